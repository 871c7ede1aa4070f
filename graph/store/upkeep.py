"""Reads all that a store holds through an open session, and changes items as they stand, in transactions of bounded size."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import neo4j

from samspill.cypher.texts import load_text
from samspill.graph.store.contents import Edits, Item, StoredNode, StoredTie
from samspill.graph.store.forgotten import Forgotten
from samspill.graph.store.stored import Row, batches
from samspill.graph.store.values import labels_of, plain
from samspill.graph.store.writing import Statement, about_nodes, about_ties

ROWS_AT_ONCE: Final = 20_000


def read_contents(session: neo4j.Session) -> Iterator[Item]:
    """Go through all nodes, then all relationships, also those that are none of samspill's.

    They come one by one, not gathered in lists as in loads: gathering all properties would take the engine too much memory.
    """
    for labels, properties in session.run(load_text("whole/nodes")):
        yield StoredNode(tuple(labels_of(labels)), plain(properties, {}))
    for type_, start, end, properties in session.run(load_text("whole/relationships")):
        yield StoredTie(type_, start or "", end or "", plain(properties, {}))


def read_forgotten(session: neo4j.Session) -> Forgotten | None:
    """Return the list of persons who are to be kept out, if there is one."""
    record = session.run(load_text("load/forgotten")).single()
    return Forgotten.stored(record["list"]) if record else None


def edit(session: neo4j.Session, edits: Edits) -> None:
    """Carry out edits; those of ordinary number in one transaction."""
    statements = list(_statements(edits))
    at_once = sum(len(each.rows) for each in statements) <= ROWS_AT_ONCE
    for transaction in [statements] if at_once else ([each] for each in statements):
        session.execute_write(_run, transaction)


def _run(transaction: neo4j.ManagedTransaction, statements: Iterable[Statement]) -> None:
    for statement in statements:
        transaction.run(statement.text, {"rows": statement.rows}).consume()


def _statements(edits: Edits) -> Iterator[Statement]:
    yield from _about_ties("removed-ties", edits.removed)
    yield from _about_nodes("removed-nodes", edits.removed)
    yield from _about_nodes("new-nodes", edits.new)
    yield from _about_nodes("changed-nodes", edits.changed)
    yield from _about_ties("new-ties", edits.new)
    yield from _about_ties("changed-ties", edits.changed)


def _about_nodes(name: str, items: Iterable[Item]) -> Iterator[Statement]:
    kinds: dict[str, list[Row]] = defaultdict(list)
    for node in items:
        if isinstance(node, StoredNode):
            kinds[node.kind].append({"id": node.id, "properties": node.properties})
    for kind, rows in kinds.items():
        yield from (about_nodes(name, kind, batch) for batch in batches(rows))


def _about_ties(name: str, items: Iterable[Item]) -> Iterator[Statement]:
    types: dict[str, list[Row]] = defaultdict(list)
    for tie in items:
        if isinstance(tie, StoredTie):
            ends = {"start": tie.start, "end": tie.end, "near": tie.start, "far": tie.end}
            types[tie.type].append({"id": tie.id, "properties": tie.properties} | ends)
    for type_, rows in types.items():
        yield from (about_ties(name, type_, batch) for batch in batches(rows))
