"""The workbook as an Excel file that is easy to fill in: explanations on top, drop-downs, comments, frozen headers."""

from collections.abc import Mapping
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from samspill.graph.model import RELATIONSHIP_TYPES, Attendance, Status
from samspill.loaders.words import Say, speaker
from samspill.loaders.workbook.exporting import CellOut, Content
from samspill.loaders.workbook.form import Column, Nodes, Sheet, Value
from samspill.loaders.workbook.reading import CHOICES, EXAMPLE, READ_ME
from samspill.loaders.workbook.sheets import SHEETS
from samspill.loaders.workbook.vocabulary import ROLES

_ROWS_WITH_CHOICES = 1000
_HEADER_FILL: Final = PatternFill("solid", fgColor="2B50D8")
_HEADER_FONT: Final = Font(bold=True, color="FFFFFF")
_EXAMPLE_FONT: Final = Font(italic=True, color="707070")
_WIDE: Final = Alignment(wrap_text=True, vertical="top")
_WIDTHS: Final[Mapping[Value, int]] = {
    Value.TEXT: 44,
    Value.NAME: 30,
    Value.NAMES: 30,
    Value.REFERENCE: 34,
    Value.REFERENCES: 34,
}
_NARROW = 18
_FREE: Final = frozenset({Value.ROLE, Value.REFERENCE})
"""Drop-downs that only suggest; other words may be written."""


def styled(content: Content, language: str) -> Workbook:
    """Return the form with these rows in it."""
    say = speaker(language)
    book = Workbook()
    read_me = book.worksheets[0]
    read_me.title = READ_ME.said(language)
    _explain(read_me, language, say)
    choices = _Choices(book.create_sheet(CHOICES.said(language)), language, say)
    for at, sheet in enumerate(SHEETS, 1):
        page = book.create_sheet(sheet.words.said(language), at)
        _fill(page, sheet, content, language)
        for number, column in enumerate(sheet.columns, 1):
            _introduce(page, number, column, say)
            choices.offer(page, number, column, sheet)
    return book


def _explain(page: Worksheet, language: str, say: Say) -> None:
    lines = [
        say("A workbook for samspill: who works with whom, through what, and how do we know?"),
        say("Fill in the sheets that you need, in any order. Only the columns marked with * must be filled in."),
        say("Where a sheet asks for something in another sheet, write its name as it stands there."),
        say(
            "Rows that begin with “{example}:” only show how to do it and are never read.",
            example=EXAMPLE.said(language),
        ),
        say("Point at a header to read what belongs in the column."),
    ]
    for line in lines:
        page.append([line])
    page.append([])
    for sheet in SHEETS:
        page.append([sheet.words.said(language), say(sheet.explanation)])
        cell = page.cell(page.max_row, 1)
        cell.hyperlink = Hyperlink(cell.coordinate, location=f"{quote_sheetname(sheet.words.said(language))}!A1")
        cell.style = "Hyperlink"
    page["A1"].font = Font(bold=True, size=14)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 30, 100


def _fill(page: Worksheet, sheet: Sheet, content: Content, language: str) -> None:
    for number, column in enumerate(sheet.columns, 1):
        header = page.cell(1, number, column.words.said(language) + (" *" if column.required else ""))
        header.font, header.fill = _HEADER_FONT, _HEADER_FILL
    page.freeze_panes = "B2"
    for at, row in enumerate(content[sheet.key], 2):
        for number, column in enumerate(sheet.columns, 1):
            if column.key in row:
                _put(page.cell(at, number), row[column.key])


def _put(cell: Cell | MergedCell, value: CellOut) -> None:
    cell.value = value
    cell.alignment = _WIDE
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes text that begins with = for a formula, and #N/A for an error
        cell.quotePrefix = value.startswith("=")
        if EXAMPLE.match(value.partition(":")[0]) and ":" in value:
            cell.font = _EXAMPLE_FONT


def _introduce(page: Worksheet, number: int, column: Column, say: Say) -> None:
    comment = Comment(say(column.explanation), "samspill")
    comment.width, comment.height = 320, 90
    page.cell(1, number).comment = comment
    page.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column.value, _NARROW)


class _Choices:
    """A hidden sheet with the words that drop-downs offer, each list in a column of its own."""

    def __init__(self, page: Worksheet, language: str, say: Say) -> None:
        self.page = page
        self.language = language
        self.say = say
        self.page.sheet_state = "hidden"
        self.lists: dict[tuple[str, ...], str] = {}

    def offer(self, page: Worksheet, number: int, column: Column, sheet: Sheet) -> None:
        """Give the cells below a header a drop-down, if there is something to choose from."""
        formula = (
            self._names_in_sheet(column) if column.value is Value.REFERENCE else self._listed(_terms(column, sheet))
        )
        if formula:
            letter = get_column_letter(number)
            rule = DataValidation("list", formula1=formula, allow_blank=True, errorStyle="warning")
            rule.showErrorMessage = column.value not in _FREE
            rule.add(f"{letter}2:{letter}{_ROWS_WITH_CHOICES}")
            page.add_data_validation(rule)

    def _listed(self, terms: tuple[str, ...]) -> str | None:
        if terms and terms not in self.lists:
            number = len(self.lists) + 1
            for row, term in enumerate(terms, 1):
                self.page.cell(row, number, self.say(term))
            letter = get_column_letter(number)
            self.lists[terms] = f"{quote_sheetname(self.page.title)}!${letter}$1:${letter}${len(terms)}"
        return self.lists.get(terms)

    def _names_in_sheet(self, column: Column) -> str | None:
        """Return the names of the things that a reference may lead to, if they stand in one sheet."""
        wanted = [
            sheet for sheet in SHEETS if isinstance(sheet.makes, Nodes) and column.points_to[0] in sheet.makes.kinds
        ]
        if not wanted:
            return None
        return f"{quote_sheetname(wanted[0].words.said(self.language))}!$A$2:$A${_ROWS_WITH_CHOICES}"


def _terms(column: Column, sheet: Sheet) -> tuple[str, ...]:
    """Return the words of the model that a column can hold."""
    if column.value is Value.KIND and isinstance(sheet.makes, Nodes):
        return sheet.makes.kinds
    return {
        Value.RELATION: tuple(RELATIONSHIP_TYPES),
        Value.STATUS: tuple(Status),
        Value.ATTENDANCE: tuple(Attendance),
        Value.ROLE: ROLES,
    }.get(column.value, ())
