"""The statements that carry a difference out, in an order that leaves the store whole after each group of them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

import neo4j

from samspill.graph.store.difference import Change, Decision, Difference
from samspill.graph.store.merges import ORIGINAL, STATED_ENDS, Merges, Shape, Shapes, as_stated, originals, shown
from samspill.graph.store.stored import Row, batches, merges_of, properties_of_nodes, properties_of_ties
from samspill.graph.store.texts import for_kind, for_type
from samspill.graph.store.things import Thing, Things
from samspill.graph.store.told import told_together, without_bookkeeping

_REWRITTEN = (Change.CHANGED, Change.LEFT, Change.ENDED)
_NODES = (("removed-nodes", (Change.REMOVED,)), ("new-nodes", (Change.NEW,)), ("changed-nodes", _REWRITTEN))


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher text and the rows it is sent with."""

    text: str
    kind: str
    """The label or relationship type that the rows are about."""
    rows: Sequence[Row]

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.rows)


def about_nodes(name: str, kind: str, rows: Sequence[Row]) -> Statement:
    """Return the statement `cypher/load/<name>.cypher` for nodes of one kind."""
    return Statement(for_kind(name, kind), kind, rows)


def about_ties(name: str, type_: str, rows: Sequence[Row]) -> Statement:
    """Return the statement `cypher/load/<name>.cypher` for relationships of one type."""
    return Statement(for_type(name, type_), type_, rows)


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
        reshaped = self._reshaped()
        settled = [*self._found.sources, *(each for each in self._found.nodes if each.thing.id not in reshaped)]
        if reshaped or self._found.verdicts:
            yield list(self._reshape(reshaped))
        yield from self._nodes("new-nodes", settled, Change.NEW)
        yield from self._nodes("changed-nodes", settled, *_REWRITTEN)
        yield from self._ties("removed-ties", Change.REMOVED)
        yield from self._ties("new-ties", Change.NEW)
        yield from self._ties("changed-ties", *_REWRITTEN)
        yield from self._nodes("removed-nodes", settled, Change.REMOVED)

    def _nodes(self, name: str, decisions: Sequence[Decision], *changes: Change) -> Iterator[list[Statement]]:
        for kind, group in _by_kind(each for each in decisions if each.change in changes).items():
            for batch in batches(group):
                yield [about_nodes(name, kind, self._rows_of_nodes(kind, batch))]

    def _ties(self, name: str, *changes: Change) -> Iterator[list[Statement]]:
        for type_, group in _by_kind(each for each in self._found.ties if each.change in changes).items():
            for batch in batches(group):
                rows = self._rows_of_ties(type_, batch)
                yield [about_ties(name, type_, rows if name == "new-ties" else self._with_nearness(rows))]

    def _reshaped(self) -> frozenset[str]:
        """Return the ids of nodes that get another label, or that are or were shown as one with others and change in any way."""
        changed = {each.thing.id for each in self._found.nodes}
        grouped = self._before.ids | self._after.ids
        seeds = {
            id_ for id_ in grouped if id_ in changed or set(self._before.group(id_)) != set(self._after.group(id_))
        }
        members = {each for id_ in seeds for each in (*self._before.group(id_), *self._after.group(id_))}
        return frozenset(members | {each.thing.id for each in self._found.nodes if _moves(each)})

    def _reshape(self, ids: frozenset[str]) -> Iterator[Statement]:
        """Carry out what is decided about nodes and how they are shown, with the relationships that get other ends by it.

        A node that gets another label is created anew, since the embedded engine cannot change labels.
        """
        before = self._stated_before(ids)
        after = self._stated_after(ids, before)
        old, new = shown(before, self._before), shown(after, self._after)
        anew = {id_ for id_ in old.keys() & new.keys() if old[id_].kind != new[id_].kind}
        moved = _things_by_kind(tie for tie in self._stored.ties.values() if self._gets_other_ends(tie, anew))
        ties = {type_: self._rows_as_stored(type_, group) for type_, group in moved.items()}
        for name, changes in _NODES:
            yield from chain.from_iterable(self._nodes(name, self._found.verdicts, *changes))
        for type_, group in moved.items():
            yield about_ties("removed-ties", type_, self._rows_as_shown(group))
        yield from _changes(old, new)
        yield from _changes(originals(before, self._before), originals(after, self._after))
        for type_, rows in ties.items():
            yield about_ties("new-ties", type_, rows)

    def _stated_before(self, ids: Iterable[str]) -> dict[str, Shape]:
        things = [self._stored.nodes[id_] for id_ in ids if id_ in self._stored.nodes]
        kinds = {each.id: ORIGINAL if each.id in self._before.ids else each.kind for each in things}
        found: dict[str, Row] = {}
        for kind in set(kinds.values()):
            some = [each for each in things if kinds[each.id] == kind]
            found |= properties_of_nodes(self._session, kind, some)
        return {each.id: Shape(each.kind, as_stated(found[each.id])) for each in things}

    def _stated_after(self, ids: frozenset[str], before: Shapes) -> dict[str, Shape]:
        after = dict(before)
        known = {id_: dict(shape.properties) for id_, shape in before.items()}
        for decision in self._found.nodes:
            if decision.thing.id in ids and decision.change is Change.REMOVED:
                after.pop(decision.thing.id)
            elif decision.thing.id in ids:
                after[decision.thing.id] = Shape(decision.thing.kind, self._properties(decision, known))
        return after

    def _gets_other_ends(self, tie: Thing, anew: Collection[str]) -> bool:
        before, after = ((merges.shown(tie.start), merges.shown(tie.end)) for merges in (self._before, self._after))
        return before != after or after[0] in anew or after[1] in anew

    def _rows_of_nodes(self, kind: str, decisions: Sequence[Decision]) -> list[Row]:
        before = properties_of_nodes(self._session, kind, [each.thing for each in decisions if each.is_joint])
        return [{"id": each.thing.id, "properties": self._properties(each, before)} for each in decisions]

    def _rows_of_ties(self, type_: str, decisions: Sequence[Decision]) -> list[Row]:
        before = self._stated_of_ties(type_, [each.thing for each in decisions if each.is_joint])
        load = {"load": self._load}
        return [self._written(each.thing, self._properties(each, before) | load) for each in decisions]

    def _rows_as_stored(self, type_: str, ties: Sequence[Thing]) -> list[Row]:
        before = self._stated_of_ties(type_, ties)
        return [self._written(tie, before[tie.id]) for tie in ties]

    def _stated_of_ties(self, type_: str, ties: Iterable[Thing]) -> dict[str, Row]:
        found = properties_of_ties(self._session, type_, self._rows_as_shown(ties))
        return {id_: {name: each[name] for name in each.keys() - set(STATED_ENDS)} for id_, each in found.items()}

    def _written(self, tie: Thing, properties: Row) -> Row:
        """Return a tie as it will be shown, with the ends that are stated where they are shown as others."""
        row = _row(tie, self._after)
        stated = zip(STATED_ENDS, (tie.start, tie.end), (row["start"], row["end"]), strict=True)
        return row | {"properties": properties | {name: end for name, end, shown_as in stated if end != shown_as}}

    def _properties(self, decision: Decision, before: Mapping[str, Row]) -> Row:
        thing = decision.thing
        properties: dict[str, Any] = dict(thing.properties)
        if decision.change is Change.ENDED:
            properties = without_bookkeeping(before[thing.id]) | {"valid_to": self._today}
        elif decision.is_joint:
            properties = told_together(decision, before[thing.id])
        return properties | {"claims": list(thing.claims)}

    def _rows_as_shown(self, ties: Iterable[Thing]) -> list[Row]:
        """Return where stored ties are found."""
        return self._with_nearness(_row(tie, self._before) for tie in ties)

    def _with_nearness(self, rows: Iterable[Row]) -> list[Row]:
        """Return rows about ties with the end that has fewer ties as `near`, where looking for a tie begins."""
        ends = ((row, sorted((row["start"], row["end"]), key=self._degrees.__getitem__)) for row in rows)
        return [row | {"near": near, "far": far} for row, (near, far) in ends]

    @cached_property
    def _degrees(self) -> Counter[str]:
        return Counter(self._before.shown(end) for tie in self._stored.ties.values() for end in (tie.start, tie.end))

    @cached_property
    def _before(self) -> Merges:
        return merges_of(self._stored.verdicts)

    @cached_property
    def _after(self) -> Merges:
        verdicts = dict(self._stored.verdicts)
        for decision in self._found.verdicts:
            if decision.change is Change.REMOVED:
                del verdicts[decision.thing.id]
            else:
                verdicts[decision.thing.id] = decision.thing
        return merges_of(verdicts)


def _row(tie: Thing, merges: Merges) -> Row:
    """Return the ends of a tie as they are shown."""
    return {"id": tie.id, "start": merges.shown(tie.start), "end": merges.shown(tie.end)}


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


def _changes(old: Shapes, new: Shapes) -> Iterator[Statement]:
    """Go through what makes nodes of these shapes out of those."""
    staying = {id_ for id_ in old.keys() & new.keys() if old[id_].kind == new[id_].kind}
    removed = {id_: old[id_] for id_ in old.keys() - staying}
    created = {id_: new[id_] for id_ in new.keys() - staying}
    changed = {id_: new[id_] for id_ in staying if old[id_] != new[id_]}
    for name, shapes in (("removed-nodes", removed), ("new-nodes", created), ("changed-nodes", changed)):
        for kind in sorted({shape.kind for shape in shapes.values()}):
            rows = [{"id": id_, "properties": each.properties} for id_, each in shapes.items() if each.kind == kind]
            yield about_nodes(name, kind, rows)
