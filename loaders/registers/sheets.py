"""Register tables that somebody saved as an Excel workbook: the first sheet that can be seen, its header below titles if it has any."""

import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from samspill.loaders.files import ZIP, File
from samspill.loaders.spreadsheets import read_spreadsheet
from samspill.loaders.tables import HEADER_WITHIN, Cell, Row, Table, header_among, is_blank
from samspill.loaders.values import text
from samspill.loaders.words import Say, Unusable

_WORKBOOK = "xl/workbook.xml"


def is_workbook(file: File) -> bool:
    """Tell whether a file is an Excel workbook, by what is in it."""
    if not file.start.startswith(ZIP):
        return False
    try:
        with zipfile.ZipFile(file.path) as archive:
            return _WORKBOOK in archive.namelist()
    except zipfile.BadZipFile:
        return False


def columns(file: File) -> tuple[str, ...]:
    """Return the cells of the header; raises InputError for a workbook that cannot be read."""
    table = _below_titles(_first_rows(file.path, _version(file), file.say))
    return tuple(_written(cell) for cell in table[0].cells) if table else ()


def cells(file: File) -> Iterator[tuple[int, list[str]]]:
    """Go through the rows below the header: the number that Excel shows, and the cells as text."""
    for row in _below_titles(_visible(read_spreadsheet(file.path, file.say)))[1:]:
        yield row.number, [_written(cell) for cell in row.cells]


def _version(file: File) -> tuple[int, int]:
    about = file.path.stat()
    return about.st_mtime_ns, about.st_size


# A file is asked for its columns by every kind of source before one of them reads it.
@lru_cache(maxsize=1)
def _first_rows(path: Path, _version: tuple[int, int], say: Say) -> tuple[Row, ...]:
    return _visible(read_spreadsheet(path, say, rows=HEADER_WITHIN))


def _visible(tables: list[Table]) -> tuple[Row, ...]:
    return next((table.rows for table in tables if table.rows and not table.hidden), ())


def _below_titles(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return rows[header_among([[_written(cell) for cell in row.cells] for row in rows[:HEADER_WITHIN]]) :]


def _written(cell: Cell) -> str:
    """Return a cell as the register's CSV file has it; a formula without a result is empty."""
    if is_blank(cell):
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    try:
        return text(cell)
    except Unusable:
        return ""
