"""Finds the workbook's sheets, headers and rows in tables, and reads each row's cells; knows nothing of what rows make."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from samspill.graph.model import Problem
from samspill.graph.names import fold
from samspill.loaders.tables import Cell, Row, Table, is_blank, visible
from samspill.loaders.words import Say, Unusable, shorten, speaker
from samspill.loaders.workbook.cells import read_cell
from samspill.loaders.workbook.form import Column, Sheet, Value, Words
from samspill.loaders.workbook.sheets import SHEETS

EXAMPLE: Final = Words("Eksempel", "Døme", "Example")
"""A row whose first filled cell starts with this word and a colon only shows how to fill in the sheet."""
READ_ME: Final = Words("Les meg", "Les meg", "Read me", ("readme", "forklaring", "veiledning", "rettleiing"))
CHOICES: Final = Words("valg", "val", "choices")
"""The template's sheets of explanations and of words to choose from; they hold no rows."""
HEADER_WITHIN: Final = 30
"""Rows of a table among which its header is looked for."""
_DECORATION = re.compile(r"\([^)]*\)|\*")
_UNSAID = frozenset({"source", "sources", "evidence", "locator", "id"})


@dataclass(frozen=True)
class Entry:
    """One row that could be read: its values by the keys of its columns, and where it stands."""

    sheet: Sheet
    table: Table
    number: int
    values: Mapping[str, object]
    evidence: str
    """The row in words, as its owner wrote it: `Organisasjon: Haplast; Aktivitet: Styringsgruppe`."""
    headers: Mapping[str, str]
    written: Mapping[str, str]

    @property
    def locator(self) -> str:
        """Where the row stands, as spreadsheet programs say it: `deltakelse!A5`."""
        return f"{self.table.name}!A{self.number}"


class RefusedCell(Exception):  # noqa: N818  it is the cell that is refused, the row with it
    """A cell that makes its whole row unusable, by the key of its column."""

    def __init__(self, key: str, reason: Unusable) -> None:
        super().__init__(key)
        self.key = key
        self.reason = reason


@dataclass
class Problems:
    """Collects what is wrong, in the language of the one who asked."""

    language: str
    found: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the words of the language."""
        self.say: Say = speaker(self.language)

    def add(self, table: Table, message: str, *, row: int | None = None, column: str = "", value: object = "") -> None:
        """Add a problem that costs rows, whose message is said already."""
        self.found.append(Problem(table.file, message, table.name, row, column, shorten(value)))

    def add_beside(self, table: Table, message: str, *, row: int | None = None, column: str = "") -> None:
        """Add a problem with what stands beside the rows, which are all used."""
        self.found.append(Problem(table.file, message, table.name, row, column, rows_used=True))

    def refuse(self, entry: Entry, refused: RefusedCell) -> None:
        """Add why an entry cannot be used."""
        said, key = refused.reason.said(self.say), refused.key
        column, value = entry.headers.get(key, ""), entry.written.get(key, "")
        self.add(entry.table, said, row=entry.number, column=column, value=value)


@dataclass
class Reading:
    """What was found in the tables."""

    entries: list[Entry] = field(default_factory=list)
    refused_names: set[str] = field(default_factory=set)
    """Names in rows that could not be read, so that those who mention them are told why they are unknown."""
    rows: int = 0
    examples: int = 0


def sheet_called(name: str) -> Sheet | None:
    """Return the sheet that somebody who writes `name` means, or None."""
    return next((sheet for sheet in SHEETS if sheet.words.match(name) or fold(name) == fold(sheet.key)), None)


def has_header(table: Table) -> bool:
    """Tell whether a table is called as one of the sheets and has the headers that it needs."""
    sheet = sheet_called(table.name)
    return sheet is not None and bool(table.rows) and not _find_header(sheet, table).missing


def read_tables(tables: Iterable[Table], problems: Problems) -> Reading:
    """Read the rows of all sheets that the workbook's form has, and report what it does not have."""
    reading = Reading()
    for table in tables:
        sheet = sheet_called(table.name)
        if sheet and table.hidden:
            problems.add(table, problems.say("The sheet is hidden and was not read. Show it, or delete it."))
        elif sheet:
            read_table(sheet, table, problems, reading)
        elif not (table.hidden or READ_ME.match(table.name) or CHOICES.match(table.name)):
            known = tuple(each.words.said(problems.language) for each in SHEETS)
            problems.add_beside(
                table,
                problems.say(
                    "This sheet is not part of the form and was not read. The form has: {sheets}.", sheets=known
                ),
            )
    return reading


@dataclass(frozen=True, slots=True)
class _Header:
    """The row of a table that names its columns."""

    sheet: Sheet
    table: Table
    row: Row
    columns: Mapping[int, Column]
    """The columns that were recognised, by position."""

    @property
    def missing(self) -> list[Column]:
        """The columns that must be there and are not."""
        needed = [column for column in self.sheet.columns if column.required] or self.sheet.columns[:1]
        return [column for column in needed if column not in self.columns.values()]

    @property
    def words(self) -> dict[str, str]:
        """What each column is called in this table."""
        return {column.key: str(self.row[at]).strip() for at, column in self.columns.items()}


def read_table(sheet: Sheet, table: Table, problems: Problems, reading: Reading) -> None:
    """Read the rows of one table as those of a sheet."""
    if not table.rows:
        return
    header = _find_header(sheet, table)
    if header.missing:
        _say_no_header(table, header.missing, problems)
        return
    _say_unknown_headers(header, problems)
    for row in table.rows:
        if row.number <= header.row.number or all(is_blank(row[at]) for at in header.columns):
            continue
        if _is_example(row):
            reading.examples += 1
        else:
            reading.rows += 1
            _read_row(header, row, problems, reading)


def _find_header(sheet: Sheet, table: Table) -> _Header:
    """Return the row that names most columns of the sheet, looking below titles."""
    candidates = (_Header(sheet, table, row, _columns(sheet, row)) for row in table.rows[:HEADER_WITHIN])
    return max(candidates, key=lambda header: len(header.columns))


def _columns(sheet: Sheet, row: Row) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    for at, cell in enumerate(row.cells):
        header = undecorated(cell) if isinstance(cell, str) else ""
        column = next((each for each in sheet.columns if header and each.words.match(header)), None)
        if column and column not in columns.values():
            columns[at] = column
    return columns


def undecorated(header: str) -> str:
    """Return a header without what people add to it: brackets, and the asterisk of what must be filled in."""
    return _DECORATION.sub(" ", visible(header)).strip()


def _say_no_header(table: Table, missing: Iterable[Column], problems: Problems) -> None:
    words = tuple(column.words.said(problems.language) for column in missing)
    said = problems.say("The sheet was not read, since no row has the headers that it needs: {headers}.", headers=words)
    problems.add(table, said)


def _say_unknown_headers(header: _Header, problems: Problems) -> None:
    said = problems.say("This column is not part of the form, or is there twice, and was not read.")
    for at, cell in enumerate(header.row.cells):
        if at not in header.columns and not is_blank(cell):
            problems.add_beside(header.table, said, row=header.row.number, column=shorten(cell))


def _is_example(row: Row) -> bool:
    first = next((cell for cell in row.cells if not is_blank(cell)), None)
    word, colon, _ = str(first).partition(":")
    return bool(colon) and EXAMPLE.match(word)


def _read_row(header: _Header, row: Row, problems: Problems, reading: Reading) -> None:
    words = header.words
    written = {
        column.key: visible(str(row[at])).strip() for at, column in header.columns.items() if not is_blank(row[at])
    }
    values: dict[str, object] = {}
    refused = False
    for at, column in header.columns.items():
        try:
            values |= _value(row[at], column, header.sheet)
        except Unusable as reason:
            refused = True
            said, value = reason.said(problems.say), written.get(column.key, "")
            problems.add(header.table, said, row=row.number, column=words[column.key], value=value)
    entry = Entry(
        header.sheet, header.table, row.number, values, _evidence(header.sheet, words, written), words, written
    )
    if refused:
        reading.refused_names.update(names_in(entry))
    else:
        reading.entries.append(entry)


def _value(cell: Cell, column: Column, sheet: Sheet) -> dict[str, object]:
    """Return the value of a cell by the key of its column; nothing for an empty cell."""
    if not is_blank(cell):
        return {column.key: read_cell(cell, column, sheet)}
    if column.required:
        raise Unusable("This cell must be filled in.")
    return {}


def names_in(entry: Entry) -> Iterator[str]:
    """Go through the texts by which other rows may mention what an entry describes."""
    yield from (text for key in ("name", "title", "id", "orgnr") if (text := entry.written.get(key)))
    others = entry.values.get("names")
    yield from others if isinstance(others, tuple) else ()


def _evidence(sheet: Sheet, headers: Mapping[str, str], written: Mapping[str, str]) -> str:
    """Return the row in words, its cells in the order of the form so that moving columns changes nothing."""
    said = (
        f"{headers[column.key]}: {shorten(written[column.key])}"
        for column in sheet.columns
        if column.key in written and column.key not in _UNSAID and column.value is not Value.FACTS
    )
    return "; ".join(said)
