"""What is loaded is what is stored: every kind of thing, every letter."""

from collections.abc import Callable
from typing import Any

from samspill.graph.model import Records, lineage
from samspill.graph.store import Store

Contents = Callable[[Store], dict[str, Any]]


def test_every_kind_of_node_comes_back_with_all_its_labels_and_properties(
    store: Store, everything: Records, contents: Contents
) -> None:
    store.load(everything)
    found = contents(store)
    for node in everything.nodes:
        properties = found[node.id]["properties"]
        assert found[node.id]["labels"] == list(lineage(node.kind))
        assert [claim.split("#")[0] for claim in properties.pop("claims")] == [everything.origin]
        assert properties == node.properties


def test_every_type_of_relationship_comes_back_with_its_ends_and_properties(
    store: Store, everything: Records, contents: Contents
) -> None:
    store.load(everything)
    found = contents(store)
    for tie in everything.relationships:
        stored = found[tie.id]
        assert (stored["type"], stored["start"], stored["end"]) == (tie.type, tie.start, tie.end)
        assert stored["properties"].pop("claims")
        assert stored["properties"] == tie.properties


def test_sources_come_back(store: Store, everything: Records, contents: Contents) -> None:
    store.load(everything)
    stored = contents(store)["source:1"]
    assert stored["labels"] == ["Source"]
    assert stored["properties"].pop("claims")
    assert stored["properties"] == everything.sources[0].properties


def test_nothing_else_is_stored_but_the_load(store: Store, everything: Records, contents: Contents) -> None:
    store.load(everything)
    assert contents(store).keys() == {each.id for each in everything}
    loads = store.read("MATCH (load:Load) RETURN load AS load").records()
    assert [load["load"]["properties"]["origin"] for load in loads] == [everything.origin]


def test_ties_are_columns_of_text(store: Store, everything: Records) -> None:
    store.load(everything)
    frame = store.ties(["PARTICIPATES_IN", "WORKS_WITH"])
    assert list(frame.columns) == [
        *("id", "type", "start", "end", "start_kind", "end_kind"),
        *("status", "role", "attendance", "valid_from", "valid_to", "source"),
    ]
    tie = frame[frame["type"] == "WORKS_WITH"].iloc[0]
    assert (tie["start_kind"], tie["end_kind"]) == ("Organisation", "Organisation")
    assert (tie["role"], tie["status"], tie["valid_from"], tie["source"]) == ("", "stated", "2015-01", "source:1")
    assert set(frame[frame["type"] == "PARTICIPATES_IN"]["start_kind"]) == {"Organisation", "Person"}


def test_ties_of_an_empty_store_have_the_same_columns(store: Store) -> None:
    frame = store.ties(["WORKS_WITH"])
    assert len(frame) == 0
    assert list(frame.columns)[:4] == ["id", "type", "start", "end"]


def test_a_load_tells_what_it_did(store: Store, everything: Records) -> None:
    store.load(everything)
    load = store.read("MATCH (load:Load) RETURN load AS load").records()[0]["load"]["properties"]
    assert load["title"] == everything.title
    assert load["new"] == len(list(everything))
    assert load["started"] <= load["finished"]
    ties = store.read("MATCH ()-[tie]->() RETURN DISTINCT tie.load AS load").rows
    assert ties == ((load["id"],),)
