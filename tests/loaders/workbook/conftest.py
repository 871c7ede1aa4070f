"""Workbooks for tests, written as people would have them: an Excel file, or a folder of CSV files."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

Sheets = Mapping[str, Sequence[Sequence[object]]]


@pytest.fixture
def make_xlsx(tmp_path: Path) -> Callable[[Sheets], Path]:
    """Write sheets, each a list of rows, to an Excel file."""

    def make(sheets: Sheets) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            page = book.create_sheet(name)
            for row in rows:
                page.append(list(row))
        path = tmp_path / "møte.xlsx"
        book.save(path)
        return path

    return make


@pytest.fixture
def make_folder(tmp_path: Path) -> Callable[..., Path]:
    """Write sheets, each a list of rows, as the CSV files of a folder."""

    def make(sheets: Sheets, delimiter: str = ";", encoding: str = "utf-8") -> Path:
        folder = tmp_path / "møte"
        folder.mkdir(exist_ok=True)
        for name, rows in sheets.items():
            with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
                csv.writer(file, delimiter=delimiter).writerows(rows)
        return folder

    return make
