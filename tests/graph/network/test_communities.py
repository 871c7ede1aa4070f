"""Communities by the Leiden algorithm."""

import networkx as nx
import pytest

from samspill.graph.errors import UsageError
from samspill.graph.network import Network, communities, from_networkx, modularity, network_of
from samspill.graph.network.communities import HIGHEST_RESOLUTION

TWO_TRIANGLES = network_of([("a", "b"), ("b", "c"), ("c", "a"), ("c", "x"), ("x", "y"), ("y", "z"), ("z", "x")])


def test_two_triangles_joined_by_one_tie_are_two_communities() -> None:
    assert communities(TWO_TRIANGLES) == [["a", "b", "c"], ["x", "y", "z"]]


def test_modularity_by_hand() -> None:
    """Seven ties: each triangle holds 3 of 7, and 7 of the 14 ends: 2·(3/7 - (7/14)²) = 5/14."""
    assert modularity(TWO_TRIANGLES, communities(TWO_TRIANGLES)) == pytest.approx(5 / 14)


def test_modularity_equals_networkx_also_with_weights(karate: Network) -> None:
    weighted = nx.karate_club_graph()
    groups = [[node for node in weighted if node % 3 == rest] for rest in range(3)]
    names = [[str(node) for node in group] for group in groups]
    for resolution in (0.5, 1.0, 2.0):
        expected = nx.community.modularity(weighted, groups, weight="weight", resolution=resolution)
        assert modularity(from_networkx(weighted), names, resolution) == pytest.approx(expected)
    assert modularity(karate, names) == pytest.approx(nx.community.modularity(weighted, groups, weight=None))


def test_the_karate_club_reaches_the_highest_modularity_there_is(karate: Network) -> None:
    """Brandes et al., On modularity clustering, IEEE TKDE 20, 2008, prove the optimum: 0.4198, in four communities."""
    found = communities(karate)
    assert len(found) == 4
    assert round(modularity(karate, found), 4) == 0.4198


def test_the_same_seed_gives_the_same_communities() -> None:
    network = from_networkx(nx.gnp_random_graph(120, 0.05, seed=3))
    assert communities(network, seed=5) == communities(network, seed=5)


def test_everybody_is_in_exactly_one_community_also_those_without_ties() -> None:
    network = from_networkx(nx.disjoint_union(nx.karate_club_graph(), nx.empty_graph(3)))
    found = communities(network)
    assert sorted(id_ for ids in found for id_ in ids) == network.ids
    assert found[-3:] == [["34"], ["35"], ["36"]]


def test_without_ties_everybody_is_a_community_and_nobody_is_none() -> None:
    assert communities(from_networkx(nx.empty_graph(2))) == [["0"], ["1"]]
    assert communities(network_of([])) == []
    assert modularity(from_networkx(nx.empty_graph(2)), [["0"], ["1"]]) == 0.0


@pytest.mark.parametrize("resolution", [0.0, -1.0, float("nan"), float("inf"), 1e308])
def test_a_resolution_that_cannot_be_meant_is_refused(resolution: float) -> None:
    for network in (TWO_TRIANGLES, network_of([])):
        with pytest.raises(UsageError, match="above 0 and at most"):
            communities(network, resolution=resolution)


def test_at_the_highest_resolution_everybody_is_a_community() -> None:
    assert communities(TWO_TRIANGLES, resolution=HIGHEST_RESOLUTION) == [[id_] for id_ in TWO_TRIANGLES.ids]
