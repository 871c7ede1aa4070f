"""Guesses what the columns of a table are, from their headers and from the values below them."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from samspill.graph.model import PARENT
from samspill.graph.names import fold
from samspill.loaders import values
from samspill.loaders.mapping.plan import FACTS, ROWS
from samspill.loaders.registers.numbers import number_or_none
from samspill.loaders.registers.places.naming import place_meant
from samspill.loaders.tables import Cell, Row, Table, is_blank
from samspill.loaders.words import Unusable
from samspill.loaders.workbook.form import Column, Nodes, Sheet
from samspill.loaders.workbook.reading import HEADER_WITHIN, undecorated
from samspill.loaders.workbook.vocabulary import term

_MOST: Final = 0.8
"""The share of values that must look alike for a column to be taken for what they are."""
_HUMPS: Final = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")
_ADDRESS: Final = re.compile(r"(?i)(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?")
_FILE: Final = re.compile(r"(?i)(?!https?://).*\.(?:json|csv|xlsx?|pdf|docx?|txt|xml|zip|html?)")
_COMPANY: Final = re.compile(r"(?i).*\b(?:as|asa|ans|da|enk|sa|ab|ltd|gmbh)")
_PRIVATE: Final = re.compile(r"[^@\s]+@[^@\s]+\.\w+|\d{6}\s?\d{5}")
"""An e-mail address, or a number as long as a Norwegian personal one."""
_CANDIDATES: Final = ("organisations", "activities", "participation", "persons")
_NAME: Final = "name"
_KIND: Final = "kind"


@dataclass(frozen=True)
class Given:
    """One column as the table has it."""

    header: str
    values: tuple[Cell, ...]
    """The first ones that are filled in."""

    @cached_property
    def words(self) -> str:
        """The header as it is compared: `entityName` as two words."""
        return fold(_HUMPS.sub(" ", undecorated(self.header)))

    @property
    def is_private(self) -> bool:
        """Whether it is about persons, by its header or by what its values look like."""
        return self.words in _words()["private"]["headers"] or self.mostly(
            lambda cell: bool(_PRIVATE.fullmatch(str(cell).strip()))
        )

    def mostly(self, looks_so: Callable[[Cell], bool]) -> bool:
        """Tell whether most values look so; a column without values looks like nothing."""
        return bool(self.values) and sum(map(looks_so, self.values)) >= _MOST * len(self.values)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a table seems to be."""

    rows: Sheet
    table: Table
    header: int
    columns: Mapping[Given, str]
    """Each column with the key of the form's column that it seems to be, `facts`, or nothing for one to be left out."""

    @property
    def kind(self) -> str:
        """What the rows seem to describe, of the kinds that they can; nothing where a column says it."""
        makes = self.rows.makes
        if not isinstance(makes, Nodes) or _KIND in self.columns.values():
            return ""
        named = next((each for each, key in self.columns.items() if key == _NAME), None)
        companies = named is not None and named.mostly(lambda cell: bool(_COMPANY.fullmatch(str(cell).strip())))
        return "Company" if companies and "Company" in makes.kinds else makes.kinds[0]


def guess(table: Table) -> Guess | None:
    """Return what the rows and columns of a table seem to be; None if no row could name its columns."""
    head = max(table.rows[:HEADER_WITHIN], key=_headers_in, default=None)
    if head is None or _headers_in(head) == 0:
        return None
    given = list(_given(table, head))
    sheets = [sheet for sheet in ROWS if sheet.key in _CANDIDATES]
    found = [
        (sheet, _assigned(sheet, given)) for sheet in sorted(sheets, key=lambda sheet: _CANDIDATES.index(sheet.key))
    ]
    rows, keys = max(found, key=lambda each: _fit(*each))
    return Guess(rows, table, head.number, {each: keys.get(each) or _kept(each) for each in given})


def _headers_in(row: Row) -> int:
    """Return how many different texts a row has that could be headers."""
    return len({cell.strip() for cell in row.cells if isinstance(cell, str) and cell.strip() and not _is_number(cell)})


def _is_number(cell: str) -> bool:
    return cell.strip().replace(".", "").replace(",", "").isdigit()


def _given(table: Table, head: Row) -> Iterator[Given]:
    seen = set()
    for at, cell in enumerate(head.cells):
        header = str(cell).strip() if isinstance(cell, str) else ""
        if header and header not in seen:
            seen.add(header)
            below = (row[at] for row in table.rows if row.number > head.number)
            yield Given(header, tuple(value for value in below if not is_blank(value)))


def _assigned(sheet: Sheet, given: Sequence[Given]) -> dict[Given, str]:
    """Return the columns of a sheet that those of a table seem to be, each at most once: by header, then by values."""
    found: dict[Given, str] = {}
    for is_it in (_is_called, _looks_like):
        for column in sheet.columns:
            if column.key != FACTS and column.key not in found.values():
                first = next(
                    (each for each in given if each not in found and not each.is_private and is_it(each, column)), None
                )
                found |= {first: column.key} if first else {}
    if any(column.key == _NAME for column in sheet.columns) and _NAME not in found.values():
        texts = [each for each in given if each not in found and not each.is_private and each.mostly(_is_short_text)]
        best = max(texts, key=lambda each: len(set(each.values)), default=None)
        found |= {best: _NAME} if best else {}
    return found


def _is_called(given: Given, column: Column) -> bool:
    if column.key == _KIND and not given.mostly(_is_kind):
        return False
    return column.words.match(given.words) or given.words in _words()["headers"].get(column.key, ())


def _looks_like(given: Given, column: Column) -> bool:
    looks_so = _LOOKS.get(column.key)
    # A number that many rows share is that of something else than they describe.
    tells_apart = column.key != "orgnr" or 2 * len(set(given.values)) > len(given.values)
    return looks_so is not None and tells_apart and given.mostly(looks_so)


def _fit(sheet: Sheet, found: Mapping[Given, str]) -> tuple[bool, int]:
    """Return how well a table fits a sheet: whether it has what each row needs, and how many columns are known."""
    keys = set(found.values())
    return all(column.key in keys for column in sheet.columns if column.required), len(keys - {_NAME})


def _kept(given: Given) -> str:
    return "" if given.is_private or not given.values else FACTS


def _is_short_text(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= values.LONGEST_NAME and not _is_number(cell)


def _is_kind(cell: Cell) -> bool:
    try:
        return bool(term(str(cell), PARENT))
    except Unusable:
        return False


def _is_address(cell: Cell) -> bool:
    written = str(cell).strip()
    return bool(_ADDRESS.fullmatch(written)) and not _FILE.fullmatch(written)


def _is_place(cell: Cell) -> bool:
    return not isinstance(cell, bool) and place_meant(str(cell).strip()) is not None


def _is_day(cell: Cell) -> bool:
    try:
        return len(values.day(cell)) == len("2024-01-31")
    except Unusable:
        return False


_LOOKS: Final[Mapping[str, Callable[[Cell], bool]]] = MappingProxyType(
    {
        "orgnr": lambda cell: number_or_none(str(cell)) is not None,
        "url": _is_address,
        "places": _is_place,
        "valid_from": _is_day,
    }
)
"""How the values of a column look, by the form's column that it then seems to be."""


@cache
def _words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    tables = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return {name: {key: frozenset(map(fold, words)) for key, words in table.items()} for name, table in tables.items()}
