"""Laws of loading that hold for any records: what is written is read back, and the order of loads that do not conflict does not matter."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.graph.model import Node, Records, Relationship, Source
from samspill.graph.store import Store

Contents = Callable[[Store], dict[str, Any]]
FEW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
# Surrogates are no characters: no driver sends them.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@st.composite
def some_records(draw: st.DrawFn, origin: str) -> Records:
    """Records of an origin with things of its own."""
    nodes = tuple(
        Node(
            f"org:{origin}:{number}",
            draw(st.sampled_from(["Company", "Cluster", "PublicBody"])),
            draw(TEXT),
            names=tuple(draw(st.lists(TEXT, max_size=2, unique=True))),
            description=draw(TEXT),
            details={"note": draw(TEXT), "size": draw(st.integers(-(2**40), 2**40)), "open": draw(st.booleans())},
        )
        for number in range(draw(st.integers(1, 4)))
    )
    source = Source(f"source:{origin}", draw(TEXT), publisher=draw(TEXT))
    ties = tuple(
        Relationship("WORKS_WITH", nodes[0].id, node.id, source.id, draw(TEXT), locator=draw(TEXT))
        for node in nodes[1:]
    )
    return Records(origin, draw(TEXT), nodes, ties, (source,))


def emptied(store: Store, *origins: str) -> Store:
    """Take back what these origins loaded."""
    for origin in origins:
        store.load(Records(origin, origin))
    return store


@given(records=some_records("a"))
@FEW
def test_any_text_is_read_back_as_it_was_written_and_loading_it_twice_changes_nothing(
    store: Store, contents: Contents, records: Records
) -> None:
    emptied(store, "a").load(records)
    found = contents(store)
    assert found.keys() == {each.id for each in records}
    for each in records:
        properties = dict(found[each.id]["properties"])
        del properties["claims"]
        assert properties == each.properties
    again = store.load(replace(records, title="again"))
    assert (again.new, again.changed, again.ended) == (0, 0, 0)
    assert contents(store) == found


@given(one=some_records("a"), other=some_records("b"))
@FEW
def test_loads_that_do_not_conflict_come_to_the_same_in_either_order(
    store: Store, contents: Contents, one: Records, other: Records
) -> None:
    found = []
    for order in ((one, other), (other, one)):
        emptied(store, "a", "b")
        for records in order:
            store.load(records)
        found.append(contents(store))
    assert found[0] == found[1]
