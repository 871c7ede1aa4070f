"""Reads what a store holds, for working out a difference: who claims what, and all properties of a few things."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import Any, Final, TypeVar

import neo4j

from samspill.cypher.texts import load_text
from samspill.graph.store.merges import Merges
from samspill.graph.store.texts import for_kind, for_type
from samspill.graph.store.things import SOURCE, VERDICT, Thing, Things
from samspill.graph.store.values import labels_of

ROWS_PER_STATEMENT: Final = 2_000
Row = dict[str, Any]
Item = TypeVar("Item")


def read_things(session: neo4j.Session) -> Things:
    """Return all entities, sources, relationships and verdicts with their claims, without their properties.

    They are as their origins state them, also where some are shown as one.
    """
    verdicts = _verdicts(session)
    merged = merges_of(verdicts).ids
    nodes: dict[str, Thing] = {}
    sources: dict[str, Thing] = {}
    for id_, labels, claims, stated_kind in _gathered(session, "load/stored-nodes", "nodes"):
        kind = stated_kind or labels_of(labels)[0]
        group = sources if kind == SOURCE else nodes
        if stated_kind or id_ not in merged:
            group[id_] = Thing(id_, kind, tuple(claims or ()))
    # The ends of millions of relationships are the same few texts again and again.
    ties = {
        id_: Thing(
            id_, intern(type_), tuple(claims or ()), intern(start), intern(end), intern(source), valid_to is not None
        )
        for id_, type_, start, end, source, claims, valid_to in _gathered(session, "load/stored-ties", "ties")
    }
    places = {row["origin"]: row["place"] for row in session.run(load_text("load/places"))}
    return Things(sources, nodes, ties, verdicts, places)


def read_kinds(session: neo4j.Session) -> dict[str, str]:
    """Return the most specific label of every entity, by id."""
    return {id_: labels_of(labels)[0] for id_, labels in _gathered(session, "load/kinds", "nodes")}


def merges_of(verdicts: Mapping[str, Thing]) -> Merges:
    """Return what the verdicts come to."""
    return Merges((each.start, each.end) for each in verdicts.values() if each.start)


def properties_of_nodes(session: neo4j.Session, kind: str, nodes: Iterable[Thing]) -> dict[str, Row]:
    """Return all properties of nodes of one kind, by id."""
    text = for_kind("properties-of-nodes", kind)
    rows = [{"id": node.id} for node in nodes]
    return _properties(session, text, rows)


def properties_of_ties(session: neo4j.Session, type_: str, rows: Sequence[Row]) -> dict[str, Row]:
    """Return all properties of relationships of one type, by id; a row tells the ends as `near` and `far`."""
    return _properties(session, for_type("properties-of-ties", type_), rows)


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Cut `items` into parts that one statement can carry."""
    for first in range(0, len(items), ROWS_PER_STATEMENT):
        yield items[first : first + ROWS_PER_STATEMENT]


def _verdicts(session: neo4j.Session) -> dict[str, Thing]:
    rows = session.run(load_text("load/stored-verdicts"))
    return {
        id_: Thing(id_, VERDICT, tuple(claims or ()), *((kept, merged) if same else ("", "")))
        for id_, claims, kept, merged, same in rows
    }


def _properties(session: neo4j.Session, text: str, rows: Sequence[Row]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for batch in batches(rows):
        found.update((id_, properties) for id_, properties in session.run(text, {"rows": batch}))
    return found


def _gathered(session: neo4j.Session, name: str, column: str) -> Iterator[list[Any]]:
    for record in session.run(load_text(name)):
        yield from record[column]
