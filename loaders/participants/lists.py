"""Finds the lists in tables: the row of headers wherever it stands, and the rows below it, without the sums at the foot."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from samspill.loaders.participants.words import is_called_list, is_total, meaning_of, tells_nothing, words
from samspill.loaders.tables import Row, Table, is_blank

HEADER_WITHIN: Final = 30
"""Rows of a table among which the header is looked for."""
_ENOUGH: Final = 2
"""Columns about persons that make a table a list of participants, if it has one for their organisation; one is enough where nothing else is."""


@dataclass(frozen=True, slots=True)
class ParticipantList:
    """One table that lists who takes part."""

    table: Table
    header: Row
    columns: Mapping[str, Sequence[int]]
    """The positions of the columns of each meaning, best first."""

    @property
    def titles(self) -> list[str]:
        """What stands above the header, a row each."""
        above = (row for row in self.table.rows if row.number < self.header.number)
        return [" ".join(str(cell).strip() for cell in row.cells if not is_blank(cell)) for row in above]

    @property
    def rows(self) -> Iterator[Row]:
        """Go through the rows below the header, without sums and repeated headers."""
        for row in self.table.rows:
            if row.number > self.header.number and row.cells != self.header.cells and not _is_foot(row):
                yield row

    def headers(self, positions: Iterable[int]) -> list[str]:
        """Return the headers at some positions, as they are written."""
        return [str(self.header[at]).strip() for at in positions]

    @property
    def read(self) -> list[int]:
        """The positions of the columns that are read."""
        return sorted(at for meaning in words("read") for at in self.columns.get(meaning, ()))

    @property
    def is_understood(self) -> bool:
        """Whether it has no column but those that lists of participants have."""
        known = {at for positions in self.columns.values() for at in positions}
        others = (cell for at, cell in enumerate(self.header.cells) if at not in known and not is_blank(cell))
        return all(tells_nothing(str(cell)) for cell in others)

    @property
    def left(self) -> int:
        """How many columns are left alone."""
        return sum(not is_blank(cell) for cell in self.header.cells) - len(self.read)


def lists_in(tables: Iterable[Table], *, named: bool = False) -> list[ParticipantList]:
    """Return the lists among tables; with `named`, the user says that they are lists, and an organisation is all they need."""
    tables = list(tables)
    # The name of a file says what its only sheet is about, but not what each of several is.
    named = named or (len(tables) == 1 and is_called_list(tables[0].file))
    return [found for table in tables if (found := _list_in(table, named=named))]


def _list_in(table: Table, *, named: bool) -> ParticipantList | None:
    rows = table.rows[:HEADER_WITHIN]
    candidates = (ParticipantList(table, row, _columns(row)) for row in rows)
    found = max(candidates, key=lambda each: len(each.columns), default=None)
    return found if found and _is_list(found, named=named) else None


def _columns(row: Row) -> dict[str, list[int]]:
    ranked: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, cell in enumerate(row.cells):
        if isinstance(cell, str) and (known := meaning_of(cell)):
            meaning, rank = known
            ranked[meaning].append((rank, at))
    return {meaning: [at for _, at in sorted(columns)] for meaning, columns in ranked.items()}


def _is_list(found: ParticipantList, *, named: bool) -> bool:
    about_persons = len((words("persons").keys() | {"attendance"}) & found.columns.keys())
    called = named or any(map(is_called_list, (found.table.name, *found.titles)))
    enough = about_persons >= _ENOUGH or (about_persons > 0 and found.is_understood)
    return "organisation" in found.columns and (called or enough)


def _is_foot(row: Row) -> bool:
    filled = [cell for cell in row.cells if not is_blank(cell)]
    return isinstance(filled[0], str) and is_total(filled[0])
