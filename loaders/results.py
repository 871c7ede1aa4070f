"""Writes tables of results as an Excel file for people to go on with; nothing in it can become a formula."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from samspill.graph.names import fold
from samspill.graph.spreadsheet import FORMULA_STARTS, Sheet

_LONGEST_CELL: Final = 32_767
_LONGEST_TITLE: Final = 31
_UNFIT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that XML, and so an Excel file, has no way to write."""
_WIDTHS: Final = (10, 60)
_MEASURED: Final = 200
"""Rows that the widths of the columns go by; rows are written as they come, and widths before them."""


def as_excel(sheets: Iterable[Sheet]) -> bytes:
    """Return an Excel file with these sheets: bold headings that stay in view, a filter, and a row for each row.

    Text stays text, whatever it starts with; a list becomes its elements with semicolons between.
    """
    book = Workbook(write_only=True)
    for sheet in sheets:
        _add(book, *sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _add(book: Workbook, title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet = book.create_sheet(fold(title)[:_LONGEST_TITLE] or "samspill")
    known = [[_plain(value) for value in row] for row in rows]
    for place, width in enumerate(_widths(headings, known[:_MEASURED]), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    if headings:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(known) + 1}"
    sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
    for row in known:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: object, *, bold: bool = False) -> object:  # noqa: ANN401  the type stubs know no streamed sheets
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value)
    # openpyxl takes a text that starts with = for a formula. The apostrophe that Excel shows keeps it text when it is edited too.
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(FORMULA_STARTS)
    if bold:
        cell.font = Font(bold=True)
    return cell


def _plain(value: object) -> object:
    """Return a value as a cell can hold it."""
    if isinstance(value, list | tuple):
        return _plain("; ".join(map(str, value)))
    if value is None or isinstance(value, bool | int | float):
        # What is no number (0.0 / 0.0) is an empty cell.
        return None if value != value else value  # noqa: PLR0124
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", str(value))[:_LONGEST_CELL]


def _widths(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[int]:
    least, most = _WIDTHS
    longest = [max(map(len, map(str, column))) for column in zip(headings, *rows, strict=True)]
    return [min(max(length + 2, least), most) for length in longest]
