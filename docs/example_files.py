"""The table of example files: what each was recognised as, and how much it holds.

The files stand beside the checkout, since some may not be redistributed. Where they are not, the table stays as it is.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from samspill.graph.errors import InputError
from samspill.graph.model import Records
from samspill.loaders import mapping, read, recognise

FOLDER: Final = Path(__file__).parents[2] / "shared" / "data" / "dev"
PAGE: Final = Path(__file__).parent / "example-files.md"
_TEXTS: Final = frozenset({".md"})
_HEADER: Final = ("file", "recognised as", "rows", "nodes", "ties", "problems", "remarks")


def example_files() -> str:
    """Return the table: a row for each file."""
    if not FOLDER.is_dir():
        return _as_written()
    rows = [_HEADER, ("---", "---", *["---:"] * 5), *map(row_of, sorted(files_in(FOLDER)))]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def files_in(folder: Path) -> Iterator[Path]:
    """Go through the files that somebody may want to load."""
    yield from (path for path in folder.rglob("*") if path.is_file() and path.suffix not in _TEXTS)


def row_of(path: Path) -> tuple[str, ...]:
    """Return the cells of one file's row; names and numbers only, nothing of what the file says."""
    name = f"`{path.relative_to(FOLDER).as_posix()}`"
    try:
        kind, records = _read(path)
    except InputError:
        return (name, "refused", *["–"] * 5)
    problems = sum(not problem.harmless for problem in records.problems)
    counts = (records.read, len(records.nodes), len(records.relationships), problems, len(records.problems) - problems)
    return (name, kind, *map(str, counts))


def _read(path: Path) -> tuple[str, Records]:
    """Read a file as what it is recognised as; a table that is nothing known, by the mapping that is proposed for it."""
    try:
        kind = recognise(path).loader.name
    except InputError:
        with TemporaryDirectory() as folder:
            plan = Path(folder) / "plan.toml"
            plan.write_text(mapping.propose(path), encoding="utf-8")
            return "any table, as proposed", mapping.read(path, plan)
    return f"`{kind}`", read(path)


def _as_written() -> str:
    found = re.search(r"<!-- begin example-files -->\n(.*?)<!-- end", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return found[1] if found else ""
