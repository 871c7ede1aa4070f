"""Opens a workbook, in whichever form it is kept, and gives its records."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from samspill.graph.errors import InputError
from samspill.graph.model import Missing, Records, Source
from samspill.graph.names import slug
from samspill.loaders.delimited import read_delimited
from samspill.loaders.files import place_of
from samspill.loaders.spreadsheets import read_spreadsheet
from samspill.loaders.tables import Table
from samspill.loaders.tabular import DELIMITED, SPREADSHEETS
from samspill.loaders.words import Say, shorten, speaker
from samspill.loaders.workbook.building import build
from samspill.loaders.workbook.form import About
from samspill.loaders.workbook.nodes import SOURCE_PREFIX
from samspill.loaders.workbook.reading import (
    HEADER_WITHIN,
    Problems,
    Reading,
    has_header,
    read_tables,
    sheet_called,
)
from samspill.loaders.workbook.sheets import SHEETS

_EXPORT: Final = "export:"
"""What the id of a workbook begins with that was written from a store."""


def recognise(path: Path, say: Say) -> str | None:
    """Return in words why `path` is a samspill workbook, or None if it is something else.

    Two names of sheets are enough, but one must have the right headers too, since other files have a sheet of participants. Raises
    InputError for a spreadsheet that cannot be opened.
    """
    if not _may_be(path):
        return None
    tables = [table for table in _tables(path, say, HEADER_WITHIN) if sheet_called(table.name)]
    if len(tables) > 1 or any(map(has_header, tables)):
        return say("it has the sheets {sheets}", sheets=tuple(table.name for table in tables))
    return None


def resembles(path: Path, language: str = "en") -> str | None:
    """Return in words why `path`, which is nothing else, must be meant as a samspill workbook, or None if it may be anything.

    Raises InputError, with the sheets that it has and those that are wanted, for a workbook or folder of tables with none of them.
    """
    if not _may_be(path):
        return None
    say = speaker(language)
    tables = _tables(path, say)
    if not tables:
        return None
    _check(path, tables, language)
    return say("it has the sheets {sheets}", sheets=tuple(table.name for table in tables if sheet_called(table.name)))


def read(path: Path, language: str = "en") -> Records:
    """Read a workbook, a folder of CSV files, or one such file.

    Problems are told in `language`. Raises InputError if nothing can be read.
    """
    problems = Problems(language)
    tables = _tables(path, problems.say)
    _check(path, tables, language)
    reading = read_tables(tables, problems)
    about = _about(reading)
    title = about.get("title", path.stem)
    key = slug(about.get("id", title))
    book = book_as_source(key, title, about)
    built = build(reading.entries, book, key, reading.refused_names, problems)
    _say_if_nothing(reading, tables[0], problems)
    return Records(
        origin=f"workbook:{key}",
        title=title,
        nodes=built.nodes,
        relationships=built.relationships,
        sources=built.sources,
        problems=tuple(problems.found),
        read=reading.rows,
        missing=Missing.RETRACTED,
        is_copy=about.get("id", "").startswith(_EXPORT),
        # Without an id, the file in the folder is all that tells it from others; with one, a copy of a form is the only doubt.
        place=key if "id" in about else place_of(path),
    )


def delimited_files(folder: Path) -> list[Path]:
    """Return the files of a folder that may be tables."""
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in DELIMITED and file.is_file())


def _may_be(path: Path) -> bool:
    suffix = path.suffix.lower()
    return path.is_dir() or suffix in SPREADSHEETS or (suffix in DELIMITED and sheet_called(path.stem) is not None)


def _tables(path: Path, say: Say, rows: int | None = None) -> list[Table]:
    """Return the tables of a workbook, or the first rows of each; a file that is called like no sheet is not opened."""
    if path.is_dir():
        return [
            read_delimited(file, say) if sheet_called(file.stem) else Table(file.name, file.stem, ())
            for file in delimited_files(path)
        ]
    if path.suffix.lower() in DELIMITED:
        return [read_delimited(path, say)]
    return read_spreadsheet(path, say, rows=rows)


def _check(path: Path, tables: list[Table], language: str) -> None:
    """Raise InputError, with what to do, unless a table is called as one of the form's sheets and there is something in them."""
    say = speaker(language)
    # The files of a folder are opened only if they are called so.
    has_content = any(table.rows for table in tables) or path.is_dir()
    if tables and has_content and not any(sheet_called(table.name) for table in tables):
        found = shorten(", ".join(table.name for table in tables))
        wanted = ", ".join(sheet.words.said(language) for sheet in SHEETS)
        raise InputError(
            say(
                "{file} has the sheets {found}, and a samspill workbook has others: {wanted}. Rename them, or fill in the form that "
                "`samspill template` writes. Any other table can be read as `samspill map-columns` proposes.",
                file=path, found=found, wanted=wanted,
            )
        )  # fmt: skip
    if not any(table.rows for table in tables):
        raise InputError(say("{file} is empty. `samspill template` writes a form to fill in.", file=path))


def _about(reading: Reading) -> dict[str, str]:
    """Return what the workbook says of itself: the template has its id in one row, and people may write in the next."""
    rows = [entry.values for entry in reading.entries if isinstance(entry.sheet.makes, About)]
    return {name: str(value) for row in reversed(rows) for name, value in row.items()}


def book_as_source(key: str, title: str, about: Mapping[str, str] = MappingProxyType({})) -> Source:
    """Return the workbook as a source, for rows that name no other."""
    return Source(
        f"{SOURCE_PREFIX}:workbook:{key}", title,
        about.get("publisher", ""), about.get("url", ""), about.get("licence", ""), about.get("date", ""),
    )  # fmt: skip


def _say_if_nothing(reading: Reading, first: Table, problems: Problems) -> None:
    if any(not isinstance(entry.sheet.makes, About) for entry in reading.entries) or problems.found:
        return
    if reading.examples:
        said = problems.say(
            "Only example rows are filled in, so there is nothing to load yet. Write your own rows below them."
        )
        problems.add_beside(first, said)
    else:
        problems.add_beside(first, problems.say("There are no rows to load yet. Fill in the form."))
