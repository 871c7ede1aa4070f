"""Measures equal what their definitions give, and keep the laws that follow from these."""

import math
from collections.abc import Mapping
from random import Random

import definitions
import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.graph.network import MEASURES, Network, network_of, rank
from samspill.graph.network.mixing import participation, within_community

LAW = settings(deadline=None, max_examples=30)
SMALL = settings(deadline=None, max_examples=15)
BY_GROUPS = {"participation": participation, "within-community": within_community}


@st.composite
def graphs(draw: st.DrawFn, least: int = 1, most: int = 8) -> "nx.Graph[str]":
    """Draw weighted graphs of up to `most` nodes of three kinds, in any number of islands."""
    size = draw(st.integers(least, most))
    names = [f"n{number}" for number in range(size)]
    pairs = [(one, other) for one in names for other in names if one < other]
    weights = st.integers(1, 8).map(lambda eighths: eighths / 8)
    ties = draw(st.dictionaries(st.sampled_from(pairs), weights)) if pairs else {}
    graph: nx.Graph[str] = nx.Graph()
    for name in names:
        graph.add_node(name, kind=draw(st.sampled_from(["Company", "Cluster", ""])))
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in ties.items())
    return graph


def made(graph: "nx.Graph[str]") -> Network:
    """Return the network of a graph."""
    rows = [(node, node, kind) for node, kind in graph.nodes(data="kind")]
    return network_of(graph.edges(data="weight"), pd.DataFrame(rows, columns=["id", "name", "kind"]))


def ties(graph: "nx.Graph[str]") -> definitions.Ties:
    return {node: {other: data["weight"] for other, data in graph[node].items()} for node in graph}


def values(graph: "nx.Graph[str]", measure: str) -> dict[str, float]:
    frame = rank(made(graph), measure).frame
    return dict(zip(frame["id"], frame["value"], strict=True))


def same(expected: Mapping[str, float]) -> object:
    return pytest.approx(expected, abs=1e-9, nan_ok=True)


@pytest.mark.parametrize("measure", sorted(definitions.BY_TIES.keys() - {"eigenvector"}))
@LAW
@given(graph=graphs())
def test_a_measure_equals_its_definition(measure: str, graph: "nx.Graph[str]") -> None:
    assert values(graph, measure) == same(definitions.BY_TIES[measure](ties(graph)))


@SMALL
@given(graph=graphs(most=6))
def test_eigenvector_centrality_equals_its_definition(graph: "nx.Graph[str]") -> None:
    """As far as 20,000 rounds take it: an island of which one part hangs on by a thread comes there slowly."""
    assert values(graph, "eigenvector") == pytest.approx(definitions.eigenvector(ties(graph)), abs=1e-6)


@LAW
@given(graph=graphs())
def test_the_external_internal_index_equals_its_definition(graph: "nx.Graph[str]") -> None:
    kinds = dict(graph.nodes(data="kind"))
    assert values(graph, "external-internal") == same(definitions.external_internal(ties(graph), kinds))


@LAW
@given(graph=graphs(), data=st.data())
def test_measures_by_community_equal_their_definitions(graph: "nx.Graph[str]", data: st.DataObject) -> None:
    communities = {node: data.draw(st.integers(0, 2)) for node in graph}
    network = made(graph)
    labels = np.array([communities[id_] for id_ in network.ids])
    for measure, expected in (
        (participation, definitions.participation),
        (within_community, definitions.within_community),
    ):
        found = dict(zip(network.ids, measure(network, labels).tolist(), strict=True))
        assert found == same(expected(ties(graph), communities))


def test_every_measure_is_defined_here() -> None:
    """Katz centrality has NetworkX for an oracle, which solves the equations; a sum of walks comes there slowly."""
    assert set(MEASURES) == {*definitions.BY_TIES, *BY_GROUPS, "external-internal", "katz"}


def shares_of_all(part: int, whole: int) -> dict[str, float]:
    """Return by what a value changes when the network becomes one of more organisations, by measure."""
    pairs = ((part - 1) * (part - 2), (whole - 1) * (whole - 2))
    among_others = (part - 1) / (whole - 1)
    return {
        **dict.fromkeys(["betweenness", "betweenness-sampled"], pairs[0] / pairs[1] if pairs[1] else 0.0),
        # Both the share that is reached and the mean of 1/steps are of all others.
        **dict.fromkeys(["closeness", "harmonic"], among_others),
    }


@SMALL
@given(graph=graphs(least=2), other=graphs())
def test_an_island_beside_changes_nothing_but_what_all_are_compared_with(
    graph: "nx.Graph[str]", other: "nx.Graph[str]"
) -> None:
    both = nx.union(graph, nx.relabel_nodes(other, {node: f"other {node}" for node in other}))
    factors = shares_of_all(len(graph), len(both))
    for measure in MEASURES.keys() - BY_GROUPS.keys() - {"eigenvector", "pagerank", "katz"}:
        found, alone = values(both, measure), values(graph, measure)
        expected = {node: value * factors.get(measure, 1.0) for node, value in alone.items()}
        assert {node: found[node] for node in graph} == same(expected), measure


@pytest.mark.parametrize("measure", ["eigenvector", "pagerank"])
@LAW
@given(graph=graphs(least=2), other=graphs())
def test_an_island_beside_leaves_those_of_one_island_in_proportion(
    measure: str, graph: "nx.Graph[str]", other: "nx.Graph[str]"
) -> None:
    both = nx.union(graph, nx.relabel_nodes(other, {node: f"other {node}" for node in other}))
    found, alone = values(both, measure), values(graph, measure)
    for island in nx.connected_components(graph):
        total, alone_total = (sum(each[node] for node in island) for each in (found, alone))
        shares = {node: found[node] / total if total else 0.0 for node in island}
        assert shares == same({node: alone[node] / alone_total if alone_total else 0.0 for node in island})


@LAW
@given(graph=graphs())
def test_a_copy_beside_shares_katz_centrality_out(graph: "nx.Graph[str]") -> None:
    both = nx.union(graph, nx.relabel_nodes(graph, {node: f"copy {node}" for node in graph}))
    found, alone = values(both, "katz"), values(graph, "katz")
    assert {node: found[node] for node in graph} == same({node: value / math.sqrt(2) for node, value in alone.items()})


@LAW
@given(graph=graphs(), shuffle=st.randoms(use_true_random=False), data=st.data())
def test_no_measure_by_kind_or_community_depends_on_names(
    graph: "nx.Graph[str]", shuffle: Random, data: st.DataObject
) -> None:
    renamed = dict(zip(graph, shuffle.sample(list(graph), len(graph)), strict=True))
    other = nx.relabel_nodes(graph, renamed)
    before, after = values(graph, "external-internal"), values(other, "external-internal")
    assert {renamed[node]: value for node, value in before.items()} == same(after)
    communities = {node: data.draw(st.integers(0, 2)) for node in graph}
    for measure in BY_GROUPS.values():
        first, second = made(graph), made(other)
        of_first = measure(first, np.array([communities[id_] for id_ in first.ids])).tolist()
        back = {new: old for old, new in renamed.items()}
        of_second = measure(second, np.array([communities[back[id_]] for id_ in second.ids])).tolist()
        expected = {renamed[id_]: value for id_, value in zip(first.ids, of_first, strict=True)}
        assert dict(zip(second.ids, of_second, strict=True)) == same(expected)


@LAW
@given(graph=graphs(), data=st.data())
def test_a_true_twin_of_the_same_kind_and_community_has_the_same_values(
    graph: "nx.Graph[str]", data: st.DataObject
) -> None:
    graph.add_node("twin", kind=graph.nodes["n0"]["kind"])
    graph.add_weighted_edges_from(
        [("twin", other, graph["n0"][other]["weight"]) for other in list(graph["n0"])] + [("twin", "n0", 1.0)]
    )
    found = values(graph, "external-internal")
    assert found["twin"] == found["n0"]
    communities = {node: data.draw(st.integers(0, 2)) for node in graph}
    communities["twin"] = communities["n0"]
    network = made(graph)
    for measure in BY_GROUPS.values():
        by_row = measure(network, np.array([communities[id_] for id_ in network.ids]))
        assert by_row[network.row("twin")] == pytest.approx(by_row[network.row("n0")], abs=1e-9, nan_ok=True)
