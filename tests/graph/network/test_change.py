"""Backbones, departures, comparisons, figures and likely ties."""

import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from samspill.graph.errors import UsageError
from samspill.graph.network import (
    LINK_METHODS,
    Network,
    articulation_points,
    backbone,
    compare,
    degree_distribution,
    density,
    from_networkx,
    likely_partners,
    link_scores,
    network_of,
    project,
    should_meet,
    small_world,
    stability,
    without,
)
from samspill.graph.store import Store

ORACLES = {
    "common-neighbours": nx.common_neighbor_centrality,
    "adamic-adar": nx.adamic_adar_index,
    "resource-allocation": nx.resource_allocation_index,
}


def pairs(network: Network) -> set[tuple[str, str]]:
    """Return the tied pairs."""
    return {(network.ids[one], network.ids[other]) for one, other in zip(*network.pairs()[:2], strict=True)}


def test_the_backbone_keeps_what_stands_out_at_one_end() -> None:
    """The hub has weights 8, 1, 1: a share of 0.8 among 3 comes up with chance (1 - 0.8)² = 0.04, one of 0.1 with 0.81."""
    network = network_of([("hub", "a", 8.0), ("hub", "b", 1.0), ("hub", "c", 1.0)])
    assert pairs(backbone(network, 0.05)) == {("a", "hub")}
    assert pairs(backbone(network, 0.03)) == set()
    assert pairs(backbone(network, 0.9)) == pairs(network)
    assert len(backbone(network)) == 4


def test_a_significance_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        backbone(network_of([("a", "b")]), 0)


def test_without_the_hub_everybody_is_alone() -> None:
    departure = without(network_of([("hub", "a"), ("hub", "b"), ("hub", "c"), ("a", "b")]), "hub")
    assert departure.parts == (("a", "b"),)
    assert departure.alone == ("c",)
    assert departure.cut_off == ("c",)
    assert departure.separated == 2  # c from a, and from b
    assert not departure.holds


def test_only_articulation_points_leave_a_network_that_does_not_hold(families: Network) -> None:
    falls_apart = {id_ for id_ in families.ids if not without(families, id_).holds}
    assert falls_apart == set(articulation_points(families))


def test_two_periods_are_compared_tie_by_tie() -> None:
    before = network_of([("a", "b", 1.0), ("b", "c", 2.0), ("c", "d", 1.0), ("a", "c", 1.0)])
    after = network_of([("a", "b", 1.0), ("b", "c", 3.0), ("a", "e", 2.0), ("a", "c", 0.5)])
    changed = compare(before, after)
    assert (changed.came, changed.left, changed.unchanged) == (("e",), ("d",), 1)
    assert changed.new[["from", "to", "before", "after"]].to_numpy().tolist() == [["a", "e", 0.0, 2.0]]
    assert changed.ended[["from", "to", "before", "after"]].to_numpy().tolist() == [["c", "d", 1.0, 0.0]]
    assert changed.stronger[["from", "to", "before", "after"]].to_numpy().tolist() == [["b", "c", 2.0, 3.0]]
    assert changed.weaker[["from", "to", "before", "after"]].to_numpy().tolist() == [["a", "c", 1.0, 0.5]]


def test_a_network_does_not_differ_from_itself(karate: Network) -> None:
    same = compare(karate, karate)
    assert same.unchanged == karate.ties
    assert [len(each) for each in (same.came, same.left, same.new, same.ended, same.stronger, same.weaker)] == [0] * 6


def test_figures_by_hand() -> None:
    """A triangle with a tail: 4 ties of 6 pairs; partners 2, 2, 3, 1."""
    network = network_of([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])
    assert density(network) == pytest.approx(4 / 6)
    assert degree_distribution(network).to_numpy().tolist() == [[1, 1], [2, 2], [3, 1]]
    assert density(network_of([])) == 0


def test_small_world_figures_equal_networkx() -> None:
    graph = nx.connected_watts_strogatz_graph(100, 6, 0.1, seed=1)
    found = small_world(from_networkx(nx.disjoint_union(graph, nx.path_graph(3))))
    assert found is not None
    assert found.organisations == 100
    assert found.clustering == pytest.approx(nx.average_clustering(graph))
    assert found.steps == pytest.approx(nx.average_shortest_path_length(graph))
    assert found.random_clustering == pytest.approx(6 / 99)
    assert found.random_steps == pytest.approx(math.log(100) / math.log(6))
    assert found.sigma > 1


@pytest.mark.parametrize("graph", [nx.empty_graph(3), nx.complete_graph(5), nx.path_graph(3)])
def test_small_world_figures_are_none_where_they_mean_nothing(graph: "nx.Graph[int]") -> None:
    assert small_world(from_networkx(graph)) is None


def test_stability_is_one_where_communities_are_plain_and_less_where_they_are_not() -> None:
    plain = from_networkx(nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(6)))
    unclear = from_networkx(nx.gnp_random_graph(80, 0.1, seed=1))
    assert stability(plain) == 1
    assert 0 < stability(unclear) < 1
    assert stability(network_of([])) == 1


@pytest.mark.parametrize("method", ["adamic-adar", "resource-allocation"])
def test_link_scores_equal_networkx(method: str) -> None:
    graph = nx.gnp_random_graph(40, 0.15, seed=7)
    strangers = list(nx.non_edges(graph))
    expected = [score for _, _, score in ORACLES[method](graph, strangers)]
    network = from_networkx(graph)
    named = [(str(one), str(other)) for one, other in strangers]
    assert link_scores(network, named, method) == pytest.approx(expected)
    rows = np.array([(network.row(one), network.row(other)) for one, other in named])
    assert (link_scores(network, rows, method) == link_scores(network, named, method)).all()


def test_common_neighbours_are_counted() -> None:
    network = network_of([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("b", "z")])
    assert link_scores(network, [("a", "b"), ("x", "z")], "common-neighbours").tolist() == [2, 1]


@pytest.mark.parametrize("method", LINK_METHODS)
def test_likely_partners_are_strangers_with_the_best_scores(method: str, karate: Network) -> None:
    found = likely_partners(karate, "0", top=5, method=method)
    partners = {id_ for id_, _ in karate.neighbours("0")}
    strangers = [id_ for id_ in karate.ids if id_ not in partners | {"0"}]
    scores = dict(zip(strangers, link_scores(karate, [("0", id_) for id_ in strangers], method), strict=True))
    assert [score for _, score in found] == pytest.approx(sorted(scores.values(), reverse=True)[:5])
    assert all(scores[id_] == pytest.approx(score) for id_, score in found)


def test_a_method_that_does_not_exist_is_named(karate: Network) -> None:
    with pytest.raises(UsageError, match=r"'jaccard'.*adamic-adar"):
        likely_partners(karate, "0", method="jaccard")


def test_those_who_should_meet_share_something_and_have_no_tie(troms_store: Store) -> None:
    network = project(troms_store, "direct")
    found = should_meet(troms_store, network, top=5)
    assert len(found) == 5
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    for each in found:
        assert each.second not in dict(network.neighbours(each.first))
        assert each.score == pytest.approx(sum(reason.weight for reason in each.reasons))
        assert all(reason.name and reason.kind for reason in each.reasons)


def test_who_one_organisation_should_meet(troms_store: Store) -> None:
    network = project(troms_store, "direct")
    frame = pd.DataFrame(should_meet(troms_store, network, top=50))
    somebody = frame["first"][0]
    found = should_meet(troms_store, network, organisation=somebody)
    assert found
    assert all(somebody in (each.first, each.second) for each in found)
