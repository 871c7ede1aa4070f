"""Loads into Neo4j as its documentation shows: rows gathered into parameters, UNWIND, MERGE by id. Compares and counts nothing."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final

import neo4j

from samspill.graph.store import Item, Neo4jLocation, StoredNode

BATCH: Final = 10_000
_NODES: Final = "UNWIND $rows AS row MERGE (node:{first} {{id: row.id}}) SET node:{labels} SET node = row.properties"
_TIES: Final = (
    "UNWIND $rows AS row MATCH (start:Entity {{id: row.start}}) MATCH (end:Entity {{id: row.end}}) "
    "MERGE (start)-[tie:{type} {{id: row.id}}]->(end) SET tie = row.properties"
)
_EMPTY: Final = (
    "MATCH ()-[tie]->() CALL (tie) { DELETE tie } IN TRANSACTIONS OF 10000 ROWS",
    "MATCH (node) CALL (node) { DELETE node } IN TRANSACTIONS OF 10000 ROWS",
)


def load_with_unwind(location: Neo4jLocation, items: Iterable[Item]) -> float:
    """Load these nodes and ties into an empty database; return the seconds that it took."""
    statements = list(_statements(items))
    with _session(location) as session:
        start = time.perf_counter()
        for text, rows in statements:
            session.execute_write(lambda transaction, text=text, rows=rows: transaction.run(text, rows=rows).consume())
        return time.perf_counter() - start


def empty(location: Neo4jLocation) -> None:
    """Empty the database but for its schema."""
    with _session(location) as session:
        for text in _EMPTY:
            session.run(text).consume()


@contextmanager
def _session(location: Neo4jLocation) -> Iterator[neo4j.Session]:
    auth = (location.user, location.password)
    with neo4j.GraphDatabase.driver(location.uri, auth=auth) as driver, driver.session() as session:
        yield session


def _statements(items: Iterable[Item]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in items:
        row = {"id": item.id, "properties": dict(item.properties)}
        if isinstance(item, StoredNode):
            # The constraints on ids are those of the root of each label's line.
            text = _NODES.format(first=_root(item), labels=":".join(item.labels))
        else:
            text, row = _TIES.format(type=item.type), row | {"start": item.start, "end": item.end}
        groups[text].append(row)
    for text, rows in groups.items():
        left = iter(rows)
        while batch := list(islice(left, BATCH)):
            yield text, batch


def _root(node: StoredNode) -> str:
    return "Entity" if "Entity" in node.labels else node.labels[-1]
