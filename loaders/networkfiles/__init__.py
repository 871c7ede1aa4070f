"""Reads network files: what Gephi, Pajek, UCINET, Kumu and other programs write, each format by a parser of its own.

A parser makes a plain graph of a file and knows nothing of the model; `mapping` makes records of plain graphs and knows
nothing of files.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from samspill.graph.errors import InputError
from samspill.graph.model import Records
from samspill.graph.names import slug
from samspill.loaders.loader import Loader
from samspill.loaders.networkfiles.content import Content
from samspill.loaders.networkfiles.formats import FORMATS, Format
from samspill.loaders.networkfiles.mapping import records_of
from samspill.loaders.networkfiles.plain import Malformed
from samspill.loaders.words import Say, speaker

_GIVES = (
    "Organisations and who works with whom; in two-mode files organisations, activities and who takes part in what."
)
_LICENCE = "That of the file."


def read(format_: Format, path: Path, language: str = "en") -> Records:
    """Read a file of a known format.

    Raises InputError, saying what is wrong, where and what to do, for a file that is not of this format or is broken.
    """
    say = speaker(language)
    content = Content(path, say)
    with _told(path, say):
        if not format_.fits(content):
            content.check()
            raise Malformed("The file is not of the format {title}.", title=format_.title)
        graphs = format_.parse(content)
    main = format_.main(content)
    return records_of(graphs, f"{format_.name}:{slug(format_.key(main))}", main.name, format_.unit, say)


def loader(format_: Format) -> Loader:
    """Return the loader of a format, for the register of all loaders."""

    def recognise(path: Path, say: Say) -> str | None:
        with _told(path, say):
            return say(format_.reason) if path.is_file() and format_.fits(Content(path, say)) else None

    def read_path(path: Path, language: str) -> Records:
        return read(format_, path, language)

    return Loader(format_.name, format_.title, _GIVES, _LICENCE, recognise, read_path)


@contextmanager
def _told(path: Path, say: Say) -> Iterator[None]:
    """Tell a fault of the file in the user's language."""
    try:
        yield
    except Malformed as fault:
        where = say("{file}, line {line}", file=path, line=fault.line) if fault.line else str(path)
        message = f"{where}: {fault.said(say)}"
        raise InputError(message) from fault


LOADERS: Final = tuple(loader(format_) for format_ in FORMATS)
