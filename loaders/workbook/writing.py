"""Writes the workbook: records in the form of the import, or the empty form; as an Excel file or a folder of CSV files."""

import csv
import secrets
from decimal import Decimal
from pathlib import Path

from samspill.graph.errors import InputError
from samspill.graph.files import whole
from samspill.graph.model import Records
from samspill.graph.names import fold
from samspill.loaders.delimited import guard
from samspill.loaders.words import speaker
from samspill.loaders.workbook.book import delimited_files
from samspill.loaders.workbook.exporting import CellOut, Content, RowOut, content_of
from samspill.loaders.workbook.form import Column, Sheet
from samspill.loaders.workbook.reading import EXAMPLE
from samspill.loaders.workbook.sheets import SHEETS
from samspill.loaders.workbook.styling import styled

_ID_BYTES = 5
"""Random bytes of a workbook's id: enough that no two of a million are the same."""


def write(path: Path, records: Records, language: str = "en") -> None:
    """Write records as a workbook: an Excel file if `path` ends in .xlsx, else a folder of CSV files.

    Headers and the model's words are in `language`. Reading it back gives equal records. Raises OSError if it cannot be
    written, and InputError for a folder that has tables in it.
    """
    content = content_of(records, language)
    if path.suffix.lower() == ".xlsx":
        _save(path, content, language)
    else:
        _write_folder(path, content, language)


def write_template(path: Path, language: str = "en") -> None:
    """Write an empty workbook with explanations, drop-downs, an example row in each sheet, and an id that no other has.

    Raises OSError if it cannot be written.
    """
    content = {sheet.key: [_example(sheet, language)] for sheet in SHEETS}
    content["about"].append({"id": f"wb-{secrets.token_hex(_ID_BYTES)}"})
    _save(path, content, language)


def _example(sheet: Sheet, language: str) -> RowOut:
    cells = {column.key: column.example.said(language) for column in sheet.columns if column.example}
    first = next(iter(cells))
    return {**cells, first: f"{EXAMPLE.said(language)}: {cells[first]}"}


def _save(path: Path, content: Content, language: str) -> None:
    with whole(path) as draft:
        styled(content, language).save(draft)


def _write_folder(path: Path, content: Content, language: str) -> None:
    path.mkdir(parents=True, exist_ok=True)
    if delimited_files(path):
        say = speaker(language)
        raise InputError(say("{file} has tables in it already. Choose another folder or empty it.", file=path))
    for sheet in SHEETS:
        if content[sheet.key]:
            name = fold(sheet.words.said(language)).replace(" ", "_")
            _write_table(path / f"{name}.csv", sheet, content[sheet.key], language)


def _write_table(file: Path, sheet: Sheet, rows: list[RowOut], language: str) -> None:
    """Write one sheet as Norwegian spreadsheet programs save CSV; columns that are empty throughout are left out."""
    columns: list[Column] = [
        column for column in sheet.columns if column.required or any(column.key in row for row in rows)
    ]
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow([column.words.said(language) for column in columns])
        writer.writerows([_text(row.get(column.key, "")) for column in columns] for row in rows)


def _text(cell: CellOut) -> str:
    if isinstance(cell, str):
        return guard(cell)
    return f"{Decimal(repr(cell)):f}".replace(".", ",")
