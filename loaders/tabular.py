"""Opens any file of tables, Excel or delimited text, whatever it is about."""

import zipfile
from pathlib import Path
from typing import Final

from samspill.loaders.delimited import read_delimited, table_of
from samspill.loaders.files import File, text_of
from samspill.loaders.spreadsheets import read_spreadsheet
from samspill.loaders.tables import Table
from samspill.loaders.words import Say

DELIMITED: Final = (".csv", ".tsv", ".txt")
SPREADSHEETS: Final = (".xlsx", ".xlsm", ".xls", ".ods")
SUFFIXES: Final = frozenset({*DELIMITED, *SPREADSHEETS})


def tables_in(path: Path, say: Say) -> list[Table]:
    """Return all tables of a file; raises InputError if it cannot be opened or is no file of tables."""
    return read_spreadsheet(path, say) if _is_spreadsheet(path) else [read_delimited(path, say)]


def beginnings_in(path: Path, say: Say, rows: int) -> list[Table]:
    """Return at least the first rows of each table, without reading on; raises InputError as `tables_in` does."""
    if _is_spreadsheet(path):
        return read_spreadsheet(path, say, rows=rows)
    return [table_of(text_of(File(path, say).start), path, say)]


def _is_spreadsheet(path: Path) -> bool:
    return zipfile.is_zipfile(path) or path.suffix.lower() in SPREADSHEETS
