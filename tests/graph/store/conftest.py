"""Records that hold something of everything, for the contract of stores."""

import pytest

from samspill.graph.model import PARENT, RELATIONSHIP_TYPES, Node, Records, Relationship, Source, id_from_name

AWKWARD = "Čálliidlágádus 🐟 \"quoted\" 'too' <script>alert(1)</script> \\ $x {y} `z`\nåæø"


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
