"""Makes records of what was counted in the lists of one file."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from samspill.graph.model import Attendance, Node, Problem, Records, Relationship, Source, Status, Value, id_from_name
from samspill.graph.names import slug
from samspill.loaders import values
from samspill.loaders.participants.counting import Mention, Presence, Refused, mentions_in
from samspill.loaders.participants.lists import ParticipantList
from samspill.loaders.participants.naming import Occasion, occasion_of
from samspill.loaders.registers.numbers import number_or_none, organisation_id
from samspill.loaders.words import Say, Unusable, shorten

_ROWS_TOLD: Final = 5


@dataclass
class Gathering:
    """The records of one file, as its lists are added."""

    path: Path
    say: Say
    read: int = 0
    problems: list[Problem] = field(default_factory=list)
    _events: dict[str, Node] = field(default_factory=dict)
    _spellings: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _numbers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _claims: dict[str, Relationship] = field(default_factory=dict)

    @property
    def source(self) -> Source:
        """The file as a source."""
        return Source(f"source:participants:{slug(self.path.stem)}", self.path.name)

    def add(self, found: ParticipantList, *, alone: bool) -> None:
        """Count a list."""
        occasion = occasion_of(found, self.path, alone=alone)
        presences: dict[tuple[str, str], Presence] = defaultdict(Presence)
        mentions = list(self._mentions(found))
        self._learn_numbers(found, mentions)
        for mention in mentions:
            presences[mention.event or occasion.name, self._organisation(mention)].add(mention)
        for (event, organisation), presence in presences.items():
            self._spellings[organisation] += presence.spellings
            self._claim(found, Occasion(event, occasion.day), organisation, presence)

    def records(self) -> Records:
        """Return all of it."""
        organisations = tuple(self._nodes())
        events = tuple(self._events.values())
        return Records(
            origin=self.source.id.removeprefix("source:"),
            title=events[0].name if len(events) == 1 else self.path.name,
            nodes=tuple(sorted((*organisations, *events), key=lambda node: node.id)),
            relationships=tuple(sorted(self._claims.values(), key=lambda claim: claim.id)),
            sources=(self.source,),
            problems=tuple(self.problems),
            read=self.read,
        )

    def _mentions(self, found: ParticipantList) -> Iterator[Mention]:
        """Go through the organisations that the rows of a list name, and tell how it was read."""
        nobody = 0
        for row in found.rows:
            self.read += 1
            try:
                mentions = list(mentions_in(found, row))
            except Refused as refused:
                self._tell(found, (row.number, refused.at), row[refused.at], refused.reason)
            else:
                nobody += not mentions
                yield from mentions
        told = tuple(map(shorten, found.headers(found.read)))
        message = "Read from this list: {columns}. The other columns ({left}) were left alone."
        self._remark(found, message, columns=told, left=found.left)
        if nobody:
            self._remark(found, "Rows that name no organisation, and were not counted: {rows}.", rows=nobody)

    def _learn_numbers(self, found: ParticipantList, mentions: Iterable[Mention]) -> None:
        """Remember the number of each name: rows that leave it out mean the same organisation."""
        for mention in mentions:
            if mention.orgnr:
                try:
                    number = values.organisation_number(mention.orgnr)
                except Unusable as reason:
                    self._tell(found, (mention.row, found.columns["orgnr"][0]), mention.orgnr, reason)
                else:
                    self._numbers[slug(mention.organisation)].add(number)

    def _organisation(self, mention: Mention) -> str:
        """Return the id of an organisation: from its own number, else the only one of its name, else the name."""
        known = self._numbers[slug(mention.organisation)]
        number = number_or_none(mention.orgnr) or (next(iter(known)) if len(known) == 1 else None)
        return organisation_id(number) if number else id_from_name("Organisation", mention.organisation)

    def _claim(self, found: ParticipantList, occasion: Occasion, organisation: str, presence: Presence) -> None:
        event = id_from_name("Event", occasion.name)
        when = {"valid_from": occasion.day, "valid_to": occasion.day} if occasion.day else {}
        details: dict[str, Value] = {name: day for name, day in when.items() if day}
        self._events[event] = Node(
            event, "Event", occasion.name, details=details, sources=(self.source.id,), review=True
        )
        attendance, header = presence.attendance, presence.headers.most_common(1)[0][0]
        said: dict[str, Value] = {
            "people": presence.people[attendance],
            "role": presence.role,
            "attendance": str(attendance or ""),
        }
        claim = Relationship(
            "PARTICIPATES_IN", organisation, event, self.source.id,
            evidence=f"{header}: {_most_common(presence.spellings)}",
            locator=_locator(found, presence.rows),
            status=Status.NEGATIVE if attendance is Attendance.ABSENT else Status.STATED,
            details={name: value for name, value in said.items() if value},
            **when,
        )  # fmt: skip
        self._claims[claim.id] = claim

    def _nodes(self) -> Iterator[Node]:
        numbers = {organisation_id(number): number for known in self._numbers.values() for number in known}
        for organisation, spellings in self._spellings.items():
            number = numbers.get(organisation)
            name = _most_common(spellings)
            yield Node(
                organisation, "Organisation", name,
                names=tuple(sorted(spelling for spelling in spellings if spelling != name)),
                details={"orgnr": number} if number else {},
                sources=(self.source.id,),
                review=number is None,
            )  # fmt: skip

    def _remark(self, found: ParticipantList, message: str, **filled: object) -> None:
        said = self.say(message, **filled)
        self.problems.append(Problem(found.table.file, said, found.table.name, found.header.number, harmless=True))

    def _tell(self, found: ParticipantList, cell: tuple[int, int], value: object, reason: Unusable) -> None:
        """Tell why a row, or what a cell says beyond the name, cannot be used; `cell` is its row and position."""
        row, at = cell
        said, column = reason.said(self.say), found.headers([at])[0]
        harmless = at in found.columns.get("orgnr", ())
        problem = Problem(found.table.file, said, found.table.name, row, column, shorten(value), harmless=harmless)
        self.problems.append(problem)


def _most_common(spellings: Counter[str]) -> str:
    """Return the spelling that most rows have, rather one that is not all capitals, whatever the order of the rows."""
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling.isupper(), spelling))


def _locator(found: ParticipantList, rows: Sequence[int]) -> str:
    told = ", ".join(f"A{number}" for number in sorted(rows)[:_ROWS_TOLD])
    return f"{found.table.name}!{told}{' …' if len(rows) > _ROWS_TOLD else ''}"
