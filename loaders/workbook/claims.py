"""Makes the relationships of a row: the one it states, or those between what it describes and what its cells name."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from samspill.graph.model import RELATIONSHIP_TYPES, Attendance, Node, Relationship, Source, Status, Value
from samspill.loaders.words import Unusable
from samspill.loaders.workbook.form import Column, Ties
from samspill.loaders.workbook.nodes import check_period, named, source_named
from samspill.loaders.workbook.reading import Entry, RefusedCell
from samspill.loaders.workbook.references import Index

DEFAULT_TYPE: Final = "WORKS_WITH"
_OF_EVERY_TIE: Final = frozenset(
    {"start", "end", "type", "status", "valid_from", "valid_to", "source", "evidence", "locator", "facts"}
)


@dataclass(frozen=True, slots=True)
class Made:
    """All that one row makes."""

    entry: Entry
    node: Node | None
    """What the row describes."""
    created: tuple[Node, ...]
    """What its cells name and no row describes."""
    sources: tuple[Source, ...]
    relationships: tuple[Relationship, ...]


def type_meant(choices: Sequence[str], start: str, end: str, details: Collection[str]) -> str:
    """Return the first relationship type that may lead from one kind to another and carries what is said of it.

    Raises RefusedCell if there is none.
    """
    allowed = [each for each in choices if RELATIONSHIP_TYPES[each].allows(start, end)]
    if not allowed:
        says = {"type": tuple(choices[-1:]), "start": (start,), "end": (end,)}
        raise RefusedCell("end", Unusable("“{type}” cannot lead from {start} to {end}.", **says))
    for each in allowed:
        if set(details) <= set(RELATIONSHIP_TYPES[each].carries):
            return each
    foreign = next(key for key in details if key not in RELATIONSHIP_TYPES[allowed[-1]].carries)
    raise RefusedCell(foreign, Unusable("This does not go with “{type}”. Leave it empty.", type=tuple(allowed[-1:])))


def implied_status(details: Mapping[str, Value], otherwise: Status) -> Status:
    """Return the status that is meant where none is given: who stayed away did not take part."""
    return Status.NEGATIVE if details.get("attendance") == Attendance.ABSENT else otherwise


def make(entry: Entry, node: Node | None, index: Index, book: Source) -> Made:
    """Return all that a row makes, or raise RefusedCell: never a part of it."""
    row = _Row(entry, index, book)
    check_period(entry.values)
    relationships = tuple(row.links(node.id)) if node else (row.tie(),)
    return Made(
        entry,
        node and replace(node, sources=row.sources),
        tuple(replace(each, sources=row.sources) for each in row.created.values()),
        tuple(row.new_sources.values()),
        relationships,
    )


class _Row:
    """One row, the things that it may name, and what it turns out to name for the first time."""

    def __init__(self, entry: Entry, index: Index, book: Source) -> None:
        self.entry = entry
        self.index = index
        self.book = book
        self.created: dict[str, Node] = {}
        self.new_sources: dict[str, Source] = {}
        self.sources = tuple(dict.fromkeys(self._named("sources", "source"))) or (book.id,)

    def links(self, described: str) -> Iterator[Relationship]:
        """Go through the relationships between what the row describes and what its cells name."""
        for column in self.entry.sheet.columns:
            if column.link is None:
                continue
            for other in self._named(column.key):
                start, end = (described, other) if column.link.outwards else (other, described)
                types = tuple(filter(None, (column.link.type, column.link.or_else)))
                type_ = type_meant(types, *self._kinds(start, end), details=())
                details = self._details(RELATIONSHIP_TYPES[type_].carries)
                if column.link.role:
                    details["role"] = column.link.role
                yield self._claim(type_, start, end, details, Status.STATED)

    def tie(self) -> Relationship:
        """Return the relationship that the row states."""
        makes = cast("Ties", self.entry.sheet.makes)
        (start,), (end,) = self._named("start"), self._named("end")
        if start == end:
            raise RefusedCell("end", Unusable("It cannot be related to itself."))
        own = frozenset(column.key for column in self.entry.sheet.columns) - _OF_EVERY_TIE
        details = self._details(own)
        facts = cast("dict[str, Value]", self.entry.values.get("facts", {}))
        status = cast("Status", self.entry.values.get("status", implied_status(details, makes.status)))
        return self._claim(self._type(makes, (start, end), details), start, end, {**facts, **details}, status)

    def _claim(self, type_: str, start: str, end: str, details: Mapping[str, Value], status: Status) -> Relationship:
        values, source = self.entry.values, self.sources[0]
        here = self.entry.locator if source == self.book.id else ""
        of_tie = isinstance(self.entry.sheet.makes, Ties)
        return Relationship(
            type_, start, end,
            source=source,
            evidence=str(values.get("evidence", self.entry.evidence)),
            locator=str(values.get("locator", here)),
            status=status,
            valid_from=cast("str | None", values.get("valid_from") if of_tie else None),
            valid_to=cast("str | None", values.get("valid_to") if of_tie else None),
            details=details,
        )  # fmt: skip

    def _type(self, makes: Ties, ends: tuple[str, str], details: Collection[str]) -> str:
        start, end = self._kinds(*ends)
        said = str(self.entry.values.get("type", DEFAULT_TYPE))
        return type_meant(makes.types or (said,), start, end, details)

    def _kinds(self, start: str, end: str) -> tuple[str, str]:
        first, second = (self.index.kinds.get(each) or self.created[each].kind for each in (start, end))
        return first, second

    def _details(self, keys: Iterable[str]) -> dict[str, Value]:
        return {key: cast("Value", self.entry.values[key]) for key in sorted(keys) if key in self.entry.values}

    def _named(self, *keys: str) -> list[str]:
        """Return the ids of what the cells in these columns name."""
        columns = [
            column for column in self.entry.sheet.columns if column.key in keys and column.key in self.entry.values
        ]
        return [self._refer(column, written) for column in columns for written in _texts(self.entry.values[column.key])]

    def _refer(self, column: Column, written: str) -> str:
        try:
            known = self.index.find(written, column.points_to)
            if known is None and column.creates and not self.index.is_refused(written):
                return self._create(column.creates, written)
            return known or self.index.demand(written, column.points_to)
        except Unusable as reason:
            raise RefusedCell(column.key, reason) from reason

    def _create(self, kind: str, name: str) -> str:
        if kind == "Source":
            source = source_named(name)
            return self.new_sources.setdefault(source.id, source).id
        node = named(kind, name)
        return self.created.setdefault(node.id, node).id


def _texts(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
