"""Records that hold something of everything, and a way to see all that a store holds, for the contract of stores."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from samspill.graph.model import PARENT, RELATIONSHIP_TYPES, Node, Records, Relationship, Source, id_from_name
from samspill.graph.store import Limits, Store

AWKWARD = "Čálliidlágádus 🐟 \"quoted\" 'too' <script>alert(1)</script> \\ $x {y} `z`\nåæø"
ALL = Limits(max_rows=100_000, timeout_s=60)

Contents = Callable[[Store], dict[str, Any]]


@pytest.fixture(scope="session")
def everything() -> Records:
    """One node of every kind, and one relationship for every pair of kinds that the model lets a type join."""
    nodes = {
        kind: Node(
            id_from_name(kind, f"One {kind}"),
            kind,
            f"{AWKWARD} {kind}",
            names=(AWKWARD, "Another"),
            description=AWKWARD,
            url="https://example.org/?a=b&c=d",
            details={"note": AWKWARD, "population": 4_711, "share": 0.25, "open": True, "codes": ["01", "02"]},
            sources=("source:1",),
            review=True,
        )
        for kind in PARENT
        if kind != "Entity"
    }
    ties = tuple(
        Relationship(
            name,
            nodes[start].id,
            nodes[end].id,
            "source:1",
            evidence=f"{AWKWARD} {name}",
            locator="page 3",
            valid_from="2015-01",
            valid_to="2016",
            details={"note": AWKWARD, **dict.fromkeys(type_.carries, "x")},
        )
        for name, type_ in RELATIONSHIP_TYPES.items()
        for start, end in type_.joins
    )
    sources = (
        Source("source:1", AWKWARD, publisher="Kommunen", url="https://example.org", licence="NLOD", date="2025"),
    )
    return Records("workbook:everything", AWKWARD, tuple(nodes.values()), ties, sources, read=40)


@pytest.fixture(scope="session")
def contents() -> Contents:
    """A function that returns all that a store holds but its loads, by id."""

    def contents(store: Store) -> dict[str, Any]:
        nodes = store.read("MATCH (node) WHERE NOT node:Load RETURN node AS thing", limits=ALL)
        ties = store.read("MATCH ()-[tie]->() RETURN tie AS thing", limits=ALL)
        things = [row[0] for row in (*nodes.rows, *ties.rows)]
        for thing in things:
            thing["properties"].pop("load", None)
        return json.loads(json.dumps({thing["properties"]["id"]: thing for thing in things}, sort_keys=True))

    return contents
