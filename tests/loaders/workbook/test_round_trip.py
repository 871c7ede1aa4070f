"""Whatever records the workbook can say survive being written and read."""

import unicodedata
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.graph.language import LANGUAGES
from samspill.graph.model import (
    PARENT,
    RELATIONSHIP_TYPES,
    Attendance,
    Node,
    Records,
    Relationship,
    Source,
    Status,
    Value,
    id_from_name,
    is_a,
    node_id,
)
from samspill.graph.names import slug
from samspill.loaders import read
from samspill.loaders.registers.places.describing import place_id
from samspill.loaders.workbook import write

WORD = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=12)
WIDE = st.sampled_from(["<script>", "\"O\"; 'K'", "=1+1", "-5", "Fisk 🐟", "Čálliidlágádus", "a | b; c", "#N/A", "'=x"])
LINE = (WORD | WIDE).map(lambda text: " ".join(unicodedata.normalize("NFC", text).split())).filter(bool)
"""One line of text as the workbook keeps it: composed letters, single blanks."""
NUMBER = st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9).map(lambda number: float(f"{number:.15g}"))
"""Excel keeps 15 digits of a number."""
DATE = st.tuples(st.dates(date(1000, 1, 1)), st.sampled_from([4, 7, 10])).map(
    lambda drawn: drawn[0].isoformat()[: drawn[1]]
)
"""A year, a month or a day."""
FACTS: st.SearchStrategy[dict[str, Value]] = st.dictionaries(
    st.from_regex(r"fact_[a-z]{1,4}", fullmatch=True),
    LINE | NUMBER | st.booleans() | st.lists(LINE, min_size=1, max_size=3),
    max_size=3,
)
CARRIED: dict[str, st.SearchStrategy[Value]] = {
    "role": LINE | st.sampled_from(["organiser", "owner"]),
    "attendance": st.sampled_from([str(each) for each in Attendance]),
    "kind": LINE,
    "amount": NUMBER,
    "currency": LINE,
    "year": st.integers(1000, 9999),
    "share": NUMBER,
    "target_group": LINE,
}


@st.composite
def some_source(draw: st.DrawFn) -> Source:
    title = draw(LINE)
    key = draw(st.sampled_from([slug(title), "egen:kilde"]))
    return Source(f"source:{key}", title, publisher=draw(LINE | st.just("")), date=draw(DATE | st.just("")))


@st.composite
def some_node(draw: st.DrawFn, sources: list[Source]) -> Node:
    kind, name = draw(st.sampled_from([kind for kind in PARENT if kind != "Entity"])), draw(LINE)
    details = draw(FACTS)
    by_name = id_from_name(kind, name)
    own = draw(st.sampled_from([by_name, node_id(kind, f"prøve:{slug(name)}")]))
    if is_a(kind, "Organisation") and draw(st.booleans()):
        details["orgnr"] = "921369417"
        own = node_id(kind, "no:921369417")
    elif kind == "Municipality" and draw(st.booleans()):
        details["kommunenummer"] = draw(st.sampled_from(["0301", "1902", "5401", "5501", "9998"]))
        own = place_id(details["kommunenummer"])
    return Node(
        own, kind, name,
        names=tuple(draw(st.lists(LINE, max_size=2, unique=True))),
        description=draw(st.sampled_from(["", "Om det\nog mer", "=SUM(A1)"])),
        details=details,
        sources=tuple(sorted(draw(st.sets(st.sampled_from([source.id for source in sources]), min_size=1)))),
        review=own == by_name,
    )  # fmt: skip


@st.composite
def some_claim(draw: st.DrawFn, nodes: list[Node], sources: list[Source]) -> Relationship:
    type_, start, end = draw(
        st.sampled_from(
            [
                (type_, start, end)
                for type_ in RELATIONSHIP_TYPES.values()
                for start in nodes
                for end in nodes
                if start != end and type_.allows(start.kind, end.kind)
            ]
        )
    )
    details = draw(FACTS) | {name: draw(CARRIED[name]) for name in type_.carries if draw(st.booleans())}
    return Relationship(
        type_.name, start.id, end.id, draw(st.sampled_from([source.id for source in sources])),
        evidence=draw(LINE), locator=draw(LINE | st.just("")), status=draw(st.sampled_from(Status)),
        valid_from=draw(st.none() | DATE), details=details,
    )  # fmt: skip


@st.composite
def some_records(draw: st.DrawFn) -> Records:
    sources = draw(st.lists(some_source(), min_size=1, max_size=3, unique_by=lambda source: source.id))
    two = [Node(id_from_name("Company", name), "Company", name, sources=(sources[0].id,), review=True) for name in "AB"]
    nodes = draw(st.lists(some_node(sources), max_size=5, unique_by=lambda node: node.id))
    nodes = [*two, *(node for node in nodes if node.id not in {each.id for each in two})]
    claims = draw(st.lists(some_claim(nodes, sources), max_size=6, unique_by=lambda claim: claim.id))
    return Records(
        origin="workbook:prøve",
        title=draw(LINE),
        nodes=tuple(sorted(nodes, key=lambda node: node.id)),
        relationships=tuple(sorted(claims, key=lambda claim: claim.id)),
        sources=tuple(sorted(sources, key=lambda source: source.id)),
    )


@given(records=some_records(), form=st.sampled_from(["prøve.xlsx", "prøve"]), language=st.sampled_from(LANGUAGES))
@settings(max_examples=25, deadline=None)
def test_what_is_written_is_read(records: Records, form: str, language: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / form
        write(path, records, language)
        back = read(path)
    assert back.problems == ()
    assert (back.origin, back.title) == (records.origin, records.title)
    assert back.sources == records.sources
    assert back.nodes == records.nodes
    assert back.relationships == records.relationships
