"""Reads all that a store holds through an open session, and changes items as they stand, in transactions of bounded size."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import neo4j

from samspill.cypher.texts import load_text
from samspill.graph.store.contents import Edits, Item, StoredNode, StoredTie
from samspill.graph.store.loading import carry_out
from samspill.graph.store.stored import Row, batches
from samspill.graph.store.texts import for_kind, for_type
from samspill.graph.store.values import labels_of, plain
from samspill.graph.store.writing import Statement


def read_contents(session: neo4j.Session) -> Iterator[Item]:
    """Go through all nodes, then all relationships, also those that are none of samspill's.

    They come one by one, not gathered in lists as in loads: gathering all properties would take the engine too much memory.
    """
    for labels, properties in session.run(load_text("whole/nodes")):
        yield StoredNode(tuple(labels_of(labels)), plain(properties, {}))
    for type_, start, end, properties in session.run(load_text("whole/relationships")):
        yield StoredTie(type_, start or "", end or "", plain(properties, {}))


def edit(session: neo4j.Session, edits: Edits) -> None:
    """Carry out edits; those of ordinary number in one transaction."""
    carry_out(session, list(_groups(edits)))


def _groups(edits: Edits) -> Iterator[list[Statement]]:
    yield from _ties("removed-ties", edits.removed)
    yield from _nodes("removed-nodes", edits.removed)
    yield from _nodes("new-nodes", edits.new)
    yield from _nodes("changed-nodes", edits.changed)
    yield from _ties("new-ties", edits.new)
    yield from _ties("changed-ties", edits.changed)


def _nodes(name: str, items: Iterable[Item]) -> Iterator[list[Statement]]:
    kinds: dict[str, list[Row]] = defaultdict(list)
    for node in items:
        if isinstance(node, StoredNode):
            kinds[node.kind].append({"id": node.id, "properties": node.properties})
    for kind, rows in kinds.items():
        yield from _statements(for_kind(name, kind), rows)


def _ties(name: str, items: Iterable[Item]) -> Iterator[list[Statement]]:
    types: dict[str, list[Row]] = defaultdict(list)
    for tie in items:
        if isinstance(tie, StoredTie):
            ends = {"start": tie.start, "end": tie.end, "near": tie.start, "far": tie.end}
            types[tie.type].append({"id": tie.id, "properties": tie.properties} | ends)
    for type_, rows in types.items():
        yield from _statements(for_type(name, type_), rows)


def _statements(text: str, rows: Sequence[Row]) -> Iterator[list[Statement]]:
    for batch in batches(rows):
        yield [Statement(text, batch)]
