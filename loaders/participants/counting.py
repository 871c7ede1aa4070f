"""Counts the rows of a list by organisation and event: who was there, with how many, and as what. Nothing of persons is kept."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from samspill.graph.model import Attendance
from samspill.loaders import values
from samspill.loaders.participants.lists import ParticipantList
from samspill.loaders.participants.words import is_one_of
from samspill.loaders.tables import Cell, Row, is_blank
from samspill.loaders.words import Unusable
from samspill.loaders.workbook.vocabulary import ROLES, role, term

_ORDER: Final = (Attendance.ATTENDED, None, Attendance.INVITED, Attendance.ABSENT)
"""What counts for an organisation of which several persons are listed: that one came counts for more than that another did not."""
_PLAIN_ROLE: Final = "participant"


class Refused(Exception):  # noqa: N818  it is the row that is refused
    """A cell that makes its row unusable."""

    def __init__(self, at: int, reason: Unusable) -> None:
        super().__init__(at)
        self.at = at
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Mention:
    """What one row says."""

    row: int
    organisation: str
    header: str
    """What the column is called that names the organisation."""
    orgnr: str = ""
    event: str = ""
    attendance: Attendance | None = None
    role: str = ""
    people: int = 1


@dataclass(slots=True)
class Presence:
    """One organisation at one event."""

    rows: list[int] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)
    headers: Counter[str] = field(default_factory=Counter)
    people: Counter[Attendance | None] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Count a row."""
        self.rows.append(mention.row)
        self.spellings[mention.organisation] += 1
        self.headers[mention.header] += 1
        self.people[mention.attendance] += mention.people
        if mention.role and mention.role != _PLAIN_ROLE:
            self.roles.add(mention.role)

    @property
    def attendance(self) -> Attendance | None:
        """Whether anybody came, as far as the list says."""
        return next(each for each in _ORDER if each in self.people)

    @property
    def role(self) -> str:
        """The role that says most: who speaks takes part, too."""
        known = [str(each) for each in ROLES if each in self.roles]
        return next(iter(known or sorted(self.roles)), "")


def mentions_in(found: ParticipantList, row: Row) -> Iterator[Mention]:
    """Go through the organisations that a row names: mostly one, several where a form lets people tick them, often none.

    Raises Refused for a row with a cell that cannot be read.
    """
    at = next((at for at in found.columns["organisation"] if _names_somebody(_read(row, at))), None)
    if at is None:
        return
    first_choice = at == found.columns["organisation"][0]
    for name in _ticked(_read(row, at)):
        yield Mention(
            row.number,
            name,
            found.headers([at])[0],
            # A number beside two columns of organisations is that of the first.
            _read(row, *found.columns.get("orgnr", ())) if first_choice else "",
            _read(row, *found.columns.get("event", ())),
            _attendance(_read(row, *found.columns.get("attendance", ()))),
            role(_read(row, *found.columns.get("role", ()))),
            _people(row, found.columns.get("quantity", ())),
        )


def _read(row: Row, *positions: int) -> str:
    """Return the first of some cells that is filled in."""
    for at in positions:
        if not is_blank(row[at]):
            try:
                return values.name(row[at])
            except Unusable as reason:
                raise Refused(at, reason) from reason
    return ""


def _names_somebody(written: str) -> bool:
    return any(letter.isalnum() for letter in written) and not is_one_of(written, "nobody")


def _ticked(written: str) -> list[str]:
    """Return the answers of a question where several can be ticked: forms write `A;B;`."""
    return [each.strip() for each in written.split(";") if each.strip()] if written.endswith(";") else [written]


def _attendance(written: str) -> Attendance | None:
    """Return what a cell says of attendance; nothing for those who have only signed up, and for words that say something else."""
    if not written or is_one_of(written, "registered"):
        return None
    for attendance in (Attendance.ATTENDED, Attendance.ABSENT):
        if is_one_of(written, str(attendance)):
            return attendance
    try:
        return Attendance(term(written, Attendance))
    except Unusable:
        return None


def _people(row: Row, positions: Iterable[int]) -> int:
    for at in positions:
        cell: Cell = row[at]
        if not is_blank(cell):
            try:
                number = values.number(cell)
            except Unusable as reason:
                raise Refused(at, reason) from reason
            return max(0, int(number))
    return 1
