"""Centralities equal NetworkX, the printed values of classical studies, and what a pencil gives on small networks."""

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.graph.network import MEASURES, Network, from_networkx, islands, network_of, rank

FOUND_BY_SEARCH = {"participation", "within-community"}
"""Measures that rest on a seeded search, which goes another way when the rows come in another order."""
NEEDS_A_TIE = {
    "constraint",
    "effective-size",
    "efficiency",
    "hierarchy",
    "external-internal",
    "participation",
    "within-community",
    "clustering",
}
"""Measures that say something about the ties of an organisation, and nothing where there are too few."""
LAW = settings(deadline=None, max_examples=30)


def values(network: Network, measure: str) -> dict[str, float]:
    """Return the value of each organisation."""
    frame = rank(network, measure).frame
    return dict(zip(frame["id"], frame["value"], strict=True))


@st.composite
def graphs(draw: st.DrawFn) -> "nx.Graph[int]":
    """Draw weighted graphs of up to twelve nodes, in any number of islands."""
    size = draw(st.integers(0, 12))
    pairs = [(one, other) for other in range(size) for one in range(other)]
    weights = st.integers(1, 8).map(lambda eighths: eighths / 8)
    ties = draw(st.dictionaries(st.sampled_from(pairs), weights)) if pairs else {}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in ties.items())
    return graph


def harmonic_mean(graph: "nx.Graph[int]") -> dict[int, float]:
    others = max(len(graph) - 1, 1)
    return {node: value / others for node, value in nx.harmonic_centrality(graph).items()}


def katz(graph: "nx.Graph[int]") -> dict[int, float]:
    """Return NetworkX's Katz centrality for the α that reaches 85% of the way to where it would not exist."""
    if len(graph) == 1:  # where NetworkX fails
        return {0: 1.0}
    largest = max(np.linalg.eigvalsh(nx.to_numpy_array(graph)))
    alpha = 0.85 / largest if graph.size() else 0.1
    return dict(nx.katz_centrality_numpy(graph, alpha=alpha, weight="weight"))


ORACLES: dict[str, Callable[[Any], Mapping[Any, float]]] = {
    "degree": lambda graph: dict(graph.degree),
    "strength": lambda graph: dict(graph.degree(weight="weight")),
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "harmonic": harmonic_mean,
    "pagerank": lambda graph: nx.pagerank(graph, tol=1e-14, max_iter=1000),
    "core": nx.core_number,
    "katz": katz,
    "clustering": lambda graph: {
        node: share if graph.degree[node] > 1 else math.nan for node, share in nx.clustering(graph).items()
    },
    "constraint": lambda graph: nx.constraint(graph, weight="weight"),
    "effective-size": nx.effective_size,
}


@pytest.mark.parametrize("measure", ORACLES)
@LAW
@given(graph=graphs().filter(len))
def test_a_centrality_equals_networkx_on_any_graph(measure: str, graph: "nx.Graph[int]") -> None:
    expected = {str(node): value for node, value in ORACLES[measure](graph).items()}
    assert values(from_networkx(graph), measure) == pytest.approx(expected, abs=1e-9, nan_ok=True)


@LAW
@given(graph=graphs().filter(lambda graph: len(graph) > 1 and nx.is_connected(graph)))
def test_eigenvector_centrality_equals_networkx_on_any_connected_graph(graph: "nx.Graph[int]") -> None:
    expected = (
        nx.eigenvector_centrality_numpy(graph, weight="weight") if len(graph) > 2 else dict.fromkeys(graph, 0.5**0.5)
    )
    assert values(from_networkx(graph), "eigenvector") == pytest.approx(
        {str(n): v for n, v in expected.items()}, abs=1e-7
    )


@LAW
@given(graph=graphs(), shuffle=st.randoms(use_true_random=False))
def test_no_measure_depends_on_names(graph: "nx.Graph[int]", shuffle: Random) -> None:
    renamed = dict(zip(graph, shuffle.sample(list(graph), len(graph)), strict=True))
    before, after = from_networkx(graph), from_networkx(nx.relabel_nodes(graph, renamed))
    for measure in MEASURES.keys() - FOUND_BY_SEARCH:
        expected = {str(renamed[int(node)]): value for node, value in values(before, measure).items()}
        assert values(after, measure) == pytest.approx(expected, abs=1e-9, nan_ok=True), measure


@LAW
@given(graph=graphs().filter(lambda graph: graph.number_of_edges() > 0))
def test_eigenvector_centrality_in_two_equal_islands_is_that_of_one_shared_out(graph: "nx.Graph[int]") -> None:
    alone, both = (
        values(from_networkx(graph), "eigenvector"),
        values(from_networkx(nx.disjoint_union(graph, graph)), "eigenvector"),
    )
    for node in map(str, graph):
        assert both[node] == pytest.approx(alone[node] / 2**0.5, abs=1e-9)


@LAW
@given(graph=graphs().filter(lambda graph: len(graph) > 0))
def test_a_true_twin_is_as_central_as_the_one_it_resembles(graph: "nx.Graph[int]") -> None:
    """Somebody with the same partners as another, and a tie with it, has the same value in everything."""
    twin = len(graph)
    graph.add_weighted_edges_from(
        [(twin, other, graph[0][other]["weight"]) for other in list(graph[0])] + [(twin, 0, 1.0)]
    )
    network = from_networkx(graph)
    for measure in MEASURES.keys() - FOUND_BY_SEARCH:
        found = values(network, measure)
        assert found[str(twin)] == pytest.approx(found["0"], abs=1e-9, nan_ok=True), measure


def test_betweenness_of_a_line_of_four() -> None:
    """In a - b - c - d six pairs are joined; b lies between a and c, a and d: 2 of the 3 pairs without b. So does c."""
    line = network_of([("a", "b"), ("b", "c"), ("c", "d")])
    assert values(line, "betweenness") == pytest.approx({"a": 0, "b": 2 / 3, "c": 2 / 3, "d": 0})


def test_betweenness_is_shared_between_equally_short_paths() -> None:
    """In the square a - b - c - d - a two paths join a and c: b and d get half a pair each, of 3 pairs without them."""
    square = network_of([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")])
    assert values(square, "betweenness") == pytest.approx(dict.fromkeys("abcd", 1 / 6))


def test_closeness_counts_only_the_share_that_can_be_reached() -> None:
    """In a - b - c and d - e: b reaches 2 of 4 others in 1 step each: (2/4)·(2/2); a in 1 + 2 steps: (2/4)·(2/3); d (1/4)·(1/1)."""
    network = network_of([("a", "b"), ("b", "c"), ("d", "e")])
    expected = {"a": Fraction(1, 3), "b": Fraction(1, 2), "c": Fraction(1, 3), "d": Fraction(1, 4), "e": Fraction(1, 4)}
    assert values(network, "closeness") == pytest.approx({id_: float(value) for id_, value in expected.items()})


def test_harmonic_closeness_counts_those_out_of_reach_as_nothing() -> None:
    """In a - b - c and d - e: a has (1 + 1/2) / 4, b (1 + 1) / 4, d 1 / 4."""
    network = network_of([("a", "b"), ("b", "c"), ("d", "e")])
    assert values(network, "harmonic") == pytest.approx({"a": 0.375, "b": 0.5, "c": 0.375, "d": 0.25, "e": 0.25})


def test_eigenvector_centrality_of_a_star() -> None:
    """A star with 4 points: the hub h and the points p satisfy 4p = λh, h = λp, so λ = 2, h = 2p, and h² + 4p² = 1."""
    star = network_of([("hub", point) for point in "abcd"])
    assert values(star, "eigenvector") == pytest.approx({"hub": 0.5**0.5, **dict.fromkeys("abcd", 0.125**0.5)})


def test_the_average_member_of_each_island_has_the_same_eigenvector_centrality() -> None:
    """A pair and a triangle, each regular: 5 organisations, so each has 1/√5; one without ties has 0 and changes nothing."""
    network = from_networkx(nx.Graph([("a", "b"), ("c", "d"), ("d", "e"), ("e", "c")]))
    assert values(network, "eigenvector") == pytest.approx(dict.fromkeys("abcde", 0.2**0.5))


def test_a_large_network_has_the_same_eigenvector_centrality_by_the_iterative_method() -> None:
    graph = nx.barabasi_albert_graph(500, 3, seed=1)
    expected = nx.eigenvector_centrality(graph, max_iter=5000, tol=1e-13)
    assert values(from_networkx(graph), "eigenvector") == pytest.approx(
        {str(n): v for n, v in expected.items()}, abs=1e-9
    )


def test_betweenness_of_the_florentine_families_is_as_printed(families: Network) -> None:
    """M. O. Jackson, Social and Economic Networks (2008), section 1.2.1: Medici .522, Guadagni .255, Strozzi .103."""
    found = values(families, "betweenness")
    printed = {"Medici": 0.522, "Guadagni": 0.255, "Strozzi": 0.103}
    assert {family: round(found[family], 3) for family in printed} == printed


def test_centralities_among_all_sixteen_florentine_families_are_as_printed() -> None:
    """Wasserman and Faust (1994), table 5.1: with the unmarried Pucci there are 15 others, and 105 pairs of them."""
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    network = from_networkx(graph)
    betweenness, degree = values(network, "betweenness"), values(network, "degree")
    printed = {
        "Medici": (0.400, 0.452),
        "Guadagni": (0.267, 0.221),
        "Albizzi": (0.200, 0.184),
        "Salviati": (0.133, 0.124),
        "Ridolfi": (0.200, 0.098),
        "Bischeri": (0.200, 0.090),
        "Strozzi": (0.267, 0.089),
        "Barbadori": (0.133, 0.081),
        "Tornabuoni": (0.200, 0.079),
        "Castellani": (0.200, 0.048),
        "Peruzzi": (0.200, 0.019),
        "Acciaiuoli": (0.067, 0.000),
        "Pucci": (0.000, 0.000),
    }
    assert {name: (round(degree[name] / 15, 3), round(betweenness[name], 3)) for name in printed} == printed


def test_closeness_of_the_florentine_families_is_as_printed(families: Network) -> None:
    """Wasserman and Faust (1994), table 5.1, without the unmarried Pucci: Medici 0.560, Ridolfi 0.500, Albizzi 0.483."""
    found = values(families, "closeness")
    printed = {"Medici": 0.560, "Ridolfi": 0.500, "Albizzi": 0.483, "Tornabuoni": 0.483, "Pazzi": 0.286}
    assert {family: round(found[family], 3) for family in printed} == printed


def test_the_karate_club_turns_around_its_instructor_and_its_president(karate: Network) -> None:
    """Zachary (1977), figure 1: the two leaders have 16 and 17 friends; betweenness as NetworkX's gallery shows it."""
    assert rank(karate, "degree").frame["id"].tolist()[:2] == ["33", "0"]
    assert values(karate, "degree")["0"] == 16
    assert rank(karate, "betweenness").frame["value"].round(4).tolist()[:3] == [0.4376, 0.3041, 0.1452]
    assert values(karate, "core")["33"] == 4


def test_nobody_and_somebody_alone_have_measures_without_warnings() -> None:
    for measure in MEASURES:
        assert values(network_of([]), measure) == {}
    alone = from_networkx(nx.empty_graph(1))
    found = {measure: values(alone, measure)["0"] for measure in MEASURES}
    assert {measure for measure, value in found.items() if np.isnan(value)} == NEEDS_A_TIE
    assert {measure: value for measure, value in found.items() if value > 0} == {"pagerank": 1.0, "katz": 1.0}
    assert not islands(alone)
