"""Tables as every spreadsheet and delimited file gives them: numbered rows of cells, before anyone asks what they mean."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

HEADER_WITHIN: Final = 10
"""Rows of a register's table among which its header is."""
_JOINER: Final = "\u200d"
"""Makes one sign of several in emoji and some scripts, and so can be seen."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that shows something else than it holds: a formula that was never calculated, or one that failed."""

    text: str

    def __str__(self) -> str:
        """Return what stands in the cell."""
        return self.text


Cell = str | int | float | bool | datetime | date | time | timedelta | Broken | None


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and its number as spreadsheet programs show it (the first row is 1)."""

    number: int
    cells: tuple[Cell, ...]

    def __getitem__(self, column: int) -> Cell:
        """Return the cell of a column, counted from 0; a row that is cut short is empty to the right."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook or one file of a folder; rows without content are left out."""

    file: str
    name: str
    rows: tuple[Row, ...]
    hidden: bool = False


def visible(text: str) -> str:
    """Return `text` as it is seen: without soft hyphens and marks of format or direction, and with common blanks.

    Word processors and web pages leave such characters in what is copied from them.
    """
    if text.isascii():
        return text
    kinds = ((letter, unicodedata.category(letter)) for letter in text)
    return "".join(" " if kind == "Zs" else letter for letter, kind in kinds if kind != "Cf" or letter == _JOINER)


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing that can be seen."""
    return cell is None or (isinstance(cell, str) and not visible(cell).strip())


def header_among(rows: Iterable[Sequence[str]]) -> int:
    """Return which of the first rows of a table names its columns: the first that is nearly as full as the fullest.

    Titles, dates and remarks that people write above it have fewer cells.
    """
    counts = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    return next((at for at, count in enumerate(counts) if 3 * count >= 2 * max(counts)), 0)


def filled(rows: Iterable[tuple[Cell, ...]]) -> tuple[Row, ...]:
    """Number the rows from 1 and keep those with content, however many empty ones there are between and below."""
    return tuple(Row(number, cells) for number, cells in enumerate(rows, 1) if not all(map(is_blank, cells)))
