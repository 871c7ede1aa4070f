"""The statements that carry a difference out, in an order that leaves the store whole after each group of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import neo4j

from samspill.graph.store.difference import Change, Decision, Difference, Thing, Things
from samspill.graph.store.stored import Row, batches, properties_of_nodes, properties_of_ties
from samspill.graph.store.texts import for_kind, for_type
from samspill.graph.store.told import told_together, without_bookkeeping

_REWRITTEN = (Change.CHANGED, Change.LEFT, Change.ENDED)


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher text and the rows it is sent with."""

    text: str
    rows: Sequence[Row]


class Writing:
    """Turns decisions into statements; reads from the session what more than one origin describes."""

    def __init__(self, session: neo4j.Session, found: Difference, stored: Things, load: str, today: date) -> None:
        self._session = session
        self._found = found
        self._stored = stored
        self._load = load
        self._today = today.isoformat()

    def groups(self) -> Iterator[list[Statement]]:
        """Go through the statements; those of one group belong into one transaction."""
        moving = [each for each in self._found.nodes if _moves(each)]
        settled = [*self._found.sources, *(each for each in self._found.nodes if not _moves(each))]
        if moving:
            yield list(self._move(moving))
        yield from self._nodes("new-nodes", settled, Change.NEW)
        yield from self._nodes("changed-nodes", settled, *_REWRITTEN)
        yield from self._ties("removed-ties", Change.REMOVED)
        yield from self._ties("new-ties", Change.NEW)
        yield from self._ties("changed-ties", *_REWRITTEN)
        yield from self._nodes("removed-nodes", settled, Change.REMOVED)

    def _nodes(self, name: str, decisions: Sequence[Decision], *changes: Change) -> Iterator[list[Statement]]:
        for kind, group in _by_kind(each for each in decisions if each.change in changes).items():
            for batch in batches(group):
                yield [Statement(for_kind(name, kind), self._rows_of_nodes(kind, batch))]

    def _ties(self, name: str, *changes: Change) -> Iterator[list[Statement]]:
        for type_, group in _by_kind(each for each in self._found.ties if each.change in changes).items():
            for batch in batches(group):
                yield [Statement(for_type(name, type_), self._rows_of_ties(type_, batch))]

    def _move(self, moving: Sequence[Decision]) -> Iterator[Statement]:
        """Create nodes anew with their relationships: the embedded engine cannot give a node another label."""
        ids = {each.thing.id for each in moving}
        touching = [tie for tie in self._stored.ties.values() if tie.start in ids or tie.end in ids]
        ties = {type_: self._rows_as_stored(type_, group) for type_, group in _things_by_kind(touching).items()}
        nodes = {kind: self._rows_of_nodes(kind, group) for kind, group in _by_kind(moving).items()}
        yield Statement(for_kind("removed-nodes", moving[0].thing.kind), [{"id": id_} for id_ in ids])
        for kind, rows in nodes.items():
            yield Statement(for_kind("new-nodes", kind), rows)
        for type_, rows in ties.items():
            yield Statement(for_type("new-ties", type_), rows)

    def _rows_of_nodes(self, kind: str, decisions: Sequence[Decision]) -> list[Row]:
        before = properties_of_nodes(self._session, kind, [each.thing for each in decisions if each.is_joint])
        return [{"id": each.thing.id, "properties": self._properties(each, before)} for each in decisions]

    def _rows_of_ties(self, type_: str, decisions: Sequence[Decision]) -> list[Row]:
        joint = [self._row(each.thing) for each in decisions if each.is_joint]
        before = properties_of_ties(self._session, type_, joint)
        load = {"load": self._load}
        return [self._row(each.thing) | {"properties": self._properties(each, before) | load} for each in decisions]

    def _rows_as_stored(self, type_: str, ties: Sequence[Thing]) -> list[Row]:
        rows = [self._row(tie) for tie in ties]
        before = properties_of_ties(self._session, type_, rows)
        return [row | {"properties": before[row["id"]]} for row in rows]

    def _properties(self, decision: Decision, before: Mapping[str, Row]) -> Row:
        thing = decision.thing
        properties: dict[str, Any] = dict(thing.properties)
        if decision.change is Change.ENDED:
            properties = without_bookkeeping(before[thing.id]) | {"valid_to": self._today}
        elif decision.is_joint:
            properties = told_together(decision, before[thing.id])
        return properties | {"claims": list(thing.claims)}

    def _row(self, tie: Thing) -> Row:
        """Return the ends of a tie, with the one that has fewer ties as `near`."""
        near, far = sorted((tie.start, tie.end), key=self._degrees.__getitem__)
        return {"id": tie.id, "start": tie.start, "end": tie.end, "near": near, "far": far}

    @cached_property
    def _degrees(self) -> Counter[str]:
        return Counter(end for tie in self._stored.ties.values() for end in (tie.start, tie.end))


def _moves(decision: Decision) -> bool:
    return decision.stored is not None and decision.stored.kind != decision.thing.kind


def _by_kind(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    groups: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        groups[decision.thing.kind].append(decision)
    return groups


def _things_by_kind(things: Iterable[Thing]) -> dict[str, list[Thing]]:
    groups: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        groups[thing.kind].append(thing)
    return groups
