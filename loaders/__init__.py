"""One module per kind of source, each turning files into the records of `samspill.graph.model`."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from samspill.graph.errors import InputError, UsageError
from samspill.graph.model import Records
from samspill.loaders import exchange, networkfiles, participants, registers, workbook
from samspill.loaders.files import place_of
from samspill.loaders.loader import Loader, Recognition
from samspill.loaders.missing import missing
from samspill.loaders.registers.places.naming import area_of
from samspill.loaders.tabular import SUFFIXES
from samspill.loaders.words import Unusable, speaker

__all__ = ["LOADERS", "Loader", "Recognition", "read", "recognise"]

LOADERS: Final[Mapping[str, Loader]] = MappingProxyType(
    {
        each.name: each
        for each in (
            # Known by their mark, while workbooks are known by names of sheets, which these may have too.
            *exchange.LOADERS,
            workbook.LOADER,
            *registers.LOADERS,
            participants.LOADER,
            *networkfiles.LOADERS,
        )
    }
)
"""Every kind of source by its name, in the order in which files are tried."""


def recognise(path: Path, language: str = "en") -> Recognition:
    """Find out what kind of source a file or folder is, by what is in it.

    Raises InputError, saying what to do, if it is none or cannot be opened.
    """
    say = speaker(language)
    if not path.exists():
        raise missing(path, say)
    for loader in LOADERS.values():
        if reason := loader.recognise(path, say):
            return Recognition(loader, reason)
    if reason := workbook.resembles(path, language):
        return Recognition(workbook.LOADER, reason)
    if path.suffix.lower() in SUFFIXES:
        message = (
            "{file} is none of the kinds that can be read, which `samspill sources` lists. If it is a table, `samspill map-columns` proposes "
            "how to read its columns."
        )
        raise InputError(say(message, file=path))
    raise InputError(say("{file} is none of the kinds that can be read. `samspill sources` lists them.", file=path))


def read(path: Path, *, source: str | None = None, language: str = "en", places: Collection[str] = ()) -> Records:
    """Read a file or folder into records, with the loader named by `source` or else the one that recognises it.

    With `places`, names or numbers of municipalities and counties, only what lies there. Rows that cannot be used are in
    `Records.problems`, told in `language`. Raises InputError if nothing can be read, and UsageError for a source or place that does not
    exist.
    """
    say = speaker(language)
    if source is not None and source not in LOADERS:
        raise UsageError(
            say("There is no source called {name}. There are: {names}.", name=source, names=tuple(LOADERS))
        )
    try:
        area = area_of(places) if places else None
    except Unusable as reason:
        raise UsageError(reason.said(say)) from reason
    loader = LOADERS[source] if source else recognise(path, language).loader
    if area is None:
        records = loader.read(path, language)
    elif loader.read_area is None:
        raise InputError(say("{file} cannot be cut to a place: only units of Enhetsregisteret can.", file=path))
    else:
        records = loader.read_area(path, language, area)
    # An export is known by its store; other files of one name may be two, if they have no mark of their own.
    return records if records.place or records.is_copy else replace(records, place=place_of(path))
