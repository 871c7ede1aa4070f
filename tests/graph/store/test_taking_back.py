"""A load can be taken back: what only its origin stated disappears, and the rest is as if it had never been loaded."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.graph.model import Missing, Node, Records, Relationship, Source, Status
from samspill.graph.store import Store

Contents = Callable[[Store], dict[str, Any]]

KINDS = ("Organisation", "Company", "Cluster", "PublicBody")
SOURCES = ("source:1", "source:2")
PLACE = ("place:1", "place:2")
WORD = st.sampled_from(["Blå", "Grønn", "Čáhci", "Blå AS"])


@st.composite
def some_organisation(draw: st.DrawFn, number: int) -> Node:
    return Node(
        f"org:{number}",
        draw(st.sampled_from(KINDS)),
        draw(WORD),
        names=tuple(draw(st.lists(WORD, max_size=2, unique=True))),
        description=draw(st.sampled_from(["", "En ting"])),
        url=draw(st.sampled_from(["", "https://example.no"])),
        details=draw(
            st.dictionaries(st.sampled_from(["orgnr", "founded", "employees"]), st.integers(1, 3), max_size=2)
        ),
        sources=tuple(draw(st.lists(st.sampled_from(SOURCES), min_size=1, unique=True))),
        review=draw(st.booleans()),
    )


@st.composite
def some_records(draw: st.DrawFn, origin: str) -> Records:
    """Records whose things have few ids, so that those of several origins meet; what they tie is their own statement too."""
    organisations = [draw(some_organisation(number)) for number in draw(st.lists(st.integers(1, 4), unique=True))]
    places = [Node(id_, "Municipality", draw(WORD)) for id_ in PLACE]
    ties = [
        Relationship(
            "LOCATED_IN", organisation.id, draw(st.sampled_from(PLACE)), draw(st.sampled_from(SOURCES)), draw(WORD),
            status=draw(st.sampled_from([Status.STATED, Status.ASSUMED])),
        )
        for organisation in organisations
    ]  # fmt: skip
    sources = tuple(Source(id_, draw(WORD), publisher=draw(WORD)) for id_ in SOURCES)
    missing = draw(st.sampled_from(Missing))
    return Records(origin, origin.title(), (*organisations, *places), tuple(ties), sources, read=1, missing=missing)


@given(first=some_records("a"), other=some_records("b"), last=some_records("c"), again=some_records("b"))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_load_then_unload_equals_never_loaded(  # noqa: PLR0913, PLR0917  three origins, and two fixtures
    store: Store, contents: Contents, first: Records, other: Records, last: Records, again: Records
) -> None:
    for records in (first, last):
        store.load(records)
    never = contents(store)
    for records in (first, last):
        store.load(Records(records.origin, records.title))
    assert contents(store) == {}
    for records in (first, other, last, again):
        store.load(records)
    report = store.load(Records("b", "B"))
    assert report.new == 0
    assert contents(store) == never
    for records in (first, last):
        store.load(Records(records.origin, records.title))
    assert contents(store) == {}


def test_a_node_gets_back_the_kind_and_the_name_that_others_give_it(store: Store, contents: Contents) -> None:
    register = Records("a", "A", (Node("org:x", "Organisation", "Sjømatklyngen", url="https://x"),))
    book = Records("b", "B", (Node("org:x", "Cluster", "SMK", description="En klynge"), Node("org:y", "Company", "Y")))
    tie = Relationship("MEMBER_OF", "org:y", "org:x", "s", "Said")
    store.load(register)
    before = contents(store)
    store.load(replace(book, relationships=(tie,)))
    assert contents(store)["org:x"]["labels"][0] == "Cluster"
    report = store.load(Records("b", "B"))
    assert (report.ended, report.by_kind["Cluster"]) == (3, {"ended": 1})
    assert contents(store) == before


def test_what_an_origin_says_no_more_goes_although_others_describe_the_thing_too(
    store: Store, contents: Contents
) -> None:
    one, two = (Records(origin, origin, (Node("org:x", "Company", "X"),)) for origin in ("a", "b"))
    store.load(replace(one, nodes=(Node("org:x", "Company", "X", description="Said once"),)))
    store.load(two)
    store.load(one)
    assert "description" not in contents(store)["org:x"]["properties"]


def test_a_tie_that_one_register_ended_and_another_states_is_not_over(store: Store, contents: Contents) -> None:
    ends = (Node("org:x", "Company", "X"), Node("place:1", "Municipality", "Senja"))
    tie = Relationship("LOCATED_IN", "org:x", "place:1", "source:1", "Said")
    old = Records("a", "A", ends, (tie,), missing=Missing.ENDED)
    store.load(old)
    store.load(replace(old, relationships=()))
    assert "valid_to" in contents(store)[tie.id]["properties"]
    store.load(replace(old, origin="b"))
    assert "valid_to" not in contents(store)[tie.id]["properties"]
