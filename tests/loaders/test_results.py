"""Tables of results as Excel files."""

from io import BytesIO

import openpyxl
import pytest

from samspill.loaders.results import as_excel


def opened(content: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    """Return the first sheet of an Excel file."""
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert sheet is not None
    return sheet


@pytest.mark.parametrize("text", ["=1+1", "+47 776 44 000", "-x", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_no_text_becomes_a_formula_also_when_it_is_edited(text: str) -> None:
    cell = opened(as_excel([("x", ["name"], [[text]])])).cell(2, 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_numbers_stay_numbers_lists_become_text_and_what_is_no_number_is_empty() -> None:
    rows = [[1.5, 3, float("nan"), ["Å", "b"]], [None, True, 0, "x"]]
    sheet = opened(as_excel([("x", ["a", "b", "c", "d"], rows)]))
    assert list(sheet.values) == [("a", "b", "c", "d"), (1.5, 3, None, "Å; b"), (None, True, 0, "x")]


def test_what_excel_cannot_hold_is_cut_or_replaced() -> None:
    sheet = opened(
        as_excel([("A title: with [signs] that is far too long for a sheet", ["a"], [["x\x00y"], ["å" * 40_000]])])
    )
    assert sheet.cell(2, 1).value == "x\N{REPLACEMENT CHARACTER}y"
    assert sheet.cell(3, 1).value == "å" * 32_767
    assert sheet.title == "a title with signs that is far "


def test_nothing_found_is_a_sheet_with_headings_only() -> None:
    assert list(opened(as_excel([("", ["a", "b"], [])])).values) == [("a", "b")]


def test_sheets_stand_side_by_side() -> None:
    book = openpyxl.load_workbook(BytesIO(as_excel([("one", ["a"], [[1]]), ("two", ["b"], [[2]])])))
    assert [(sheet.title, list(sheet.values)) for sheet in book] == [("one", [("a",), (1,)]), ("two", [("b",), (2,)])]
