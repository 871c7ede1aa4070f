"""Islands, paths, articulation points and bridges."""

import json
from itertools import pairwise

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.graph.errors import UsageError
from samspill.graph.network import (
    Network,
    articulation_points,
    bridges,
    from_networkx,
    islands,
    network_of,
    shortest_path,
)

TWO_ISLANDS = network_of(
    [("a", "b"), ("b", "c"), ("x", "y")],
    pd.DataFrame([("lonely", "Lonely", "Company")], columns=["id", "name", "kind"]),
)
LAW = settings(deadline=None, max_examples=50)
RANDOM = st.builds(nx.gnp_random_graph, st.integers(0, 14), st.floats(0.05, 0.5), st.integers(0, 10_000))


def test_islands_come_largest_first_and_those_without_ties_apart() -> None:
    found = islands(TWO_ISLANDS)
    assert found.members == (("a", "b", "c"), ("x", "y"))
    assert found.isolates == ("lonely",)
    assert len(found) == 2


def test_the_document_of_islands_is_what_programs_were_promised() -> None:
    document = islands(TWO_ISLANDS).document()
    assert list(document)[:6] == ["projection", "filters", "organisations", "ties", "islands", "isolates"]
    assert [island["size"] for island in document["islands"]] == [3, 2]
    assert document["isolates"] == [{"id": "lonely", "name": "Lonely", "kind": "Company"}]
    assert json.loads(json.dumps(document)) == document


def test_a_shortest_path_takes_as_few_ties_as_possible_and_the_strongest_of_those() -> None:
    network = network_of([("a", "b"), ("b", "d"), ("a", "c", 2.0), ("c", "d"), ("d", "e")])
    assert shortest_path(network, "a", "e") == ("a", "c", "d", "e")
    assert shortest_path(network, "a", "a") == ("a",)


def test_between_islands_there_is_no_path() -> None:
    assert shortest_path(TWO_ISLANDS, "a", "x") == ()


def test_a_path_from_nobody_is_an_error() -> None:
    with pytest.raises(UsageError, match="'z'"):
        shortest_path(TWO_ISLANDS, "a", "z")


def test_the_medici_hold_two_families_in_the_network(families: Network) -> None:
    """Padgett and Ansell's marriages: without the Medici the Pazzi lose all contact, and the Salviati keep only the Pazzi."""
    assert "Medici" in articulation_points(families)
    assert ("Medici", "Salviati") in bridges(families)
    assert ("Pazzi", "Salviati") in bridges(families)


@LAW
@given(graph=RANDOM)
def test_articulation_points_and_bridges_equal_networkx(graph: "nx.Graph[int]") -> None:
    network = from_networkx(graph)
    assert set(articulation_points(network)) == {str(node) for node in nx.articulation_points(graph)}
    assert {frozenset(pair) for pair in bridges(network)} == {frozenset(map(str, pair)) for pair in nx.bridges(graph)}


@LAW
@given(graph=RANDOM)
def test_shortest_paths_are_as_short_as_networkx_finds(graph: "nx.Graph[int]") -> None:
    network = from_networkx(graph)
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    for one in graph:
        for other in graph:
            path = shortest_path(network, str(one), str(other))
            assert len(path) == lengths[one].get(other, -1) + 1
            assert all(graph.has_edge(int(start), int(end)) for start, end in pairwise(path))
