"""Structural holes, brokerage, clustering and mixing on networks small enough for a pencil."""

import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from samspill.graph.errors import UsageError
from samspill.graph.network import (
    Network,
    assortativity,
    brokerage,
    explain,
    from_networkx,
    location_quotients,
    mixing_matrix,
    network_of,
    rank,
)
from samspill.graph.network.mixing import external_internal_of_all, participation, within_community

# A broker between a and b, who know each other, and c, who knows nobody else.
KITE = network_of([("broker", "a"), ("broker", "b"), ("broker", "c"), ("a", "b")])
KINDS = pd.DataFrame(
    [
        ("a", "A", "Company"),
        ("b", "B", "Company"),
        ("broker", "Broker", "Cluster"),
        ("c", "C", "PublicBody"),
        ("lone", "Lone", "Company"),
    ],
    columns=["id", "name", "kind"],
)
KITE_WITH_KINDS = network_of([("broker", "a"), ("broker", "b"), ("broker", "c"), ("a", "b")], KINDS)


def value(network: Network, measure: str, organisation: str) -> float:
    """Return one value of a measure."""
    frame = rank(network, measure).frame.set_index("id")
    return float(frame["value"][organisation])


def test_constraint_by_hand() -> None:
    """The broker gives each of three partners 1/3; a and b give 1/2 to each of two.

    By a: (1/3 + 1/3·1/2)² = 1/4, by b the same, by c (1/3)² = 1/9: together 11/18. c is bound by its only partner: 1.
    """
    assert value(KITE, "constraint", "broker") == pytest.approx(11 / 18)
    assert value(KITE, "constraint", "c") == 1


def test_hierarchy_by_hand() -> None:
    """The broker's constraint of 11/18 comes in parts of 1/4, 1/4, 1/9; r is each part divided by the mean, (11/18)/3."""
    parts = [1 / 4, 1 / 4, 1 / 9]
    ratios = [part / (11 / 54) for part in parts]
    expected = sum(ratio * math.log(ratio) for ratio in ratios) / (3 * math.log(3))
    assert value(KITE, "hierarchy", "broker") == pytest.approx(expected)
    assert value(network_of([("h", "x"), ("h", "y")]), "hierarchy", "h") == 0
    assert not rank(from_networkx(nx.hypercube_graph(5)), "hierarchy").frame["value"].any()
    assert value(KITE, "hierarchy", "c") == 1


def test_effective_size_and_efficiency_by_hand() -> None:
    """The broker has 3 partners with 1 tie among them: 3 - 2·1/3 = 7/3, that is 7/9 of 3."""
    assert value(KITE, "effective-size", "broker") == pytest.approx(7 / 3)
    assert value(KITE, "efficiency", "broker") == pytest.approx(7 / 9)


def test_clustering_and_brokered_pairs_by_hand() -> None:
    """Of the broker's 3 pairs of partners one is tied, and two can meet through the broker."""
    assert value(KITE, "clustering", "broker") == pytest.approx(1 / 3)
    assert value(KITE, "brokerage", "broker") == 2
    assert math.isnan(value(KITE, "clustering", "c")), "one partner is no pair"


def test_constraint_ranks_the_freest_first() -> None:
    assert rank(KITE, "constraint").frame["id"].tolist()[0] == "broker"


def test_without_ties_there_is_no_constraint_and_the_document_says_none() -> None:
    document = rank(KITE_WITH_KINDS, "constraint").document()
    assert document["rows"][-1] == {"id": "lone", "name": "Lone", "kind": "Company", "value": None, "rank": None}
    assert any("has no value" in note for note in document["notes"])


def test_brokerage_roles_by_hand() -> None:
    """The broker joins c with a and with b, all three of different kinds: liaison twice; a - b need nobody."""
    roles = brokerage(KITE_WITH_KINDS).set_index("id")
    columns = ["coordinator", "itinerant", "gatekeeper", "liaison", "total"]
    assert roles.loc["broker", columns].tolist() == [0, 0, 0, 2, 2]
    assert not roles.drop("broker")[columns].to_numpy().any()


@pytest.mark.parametrize(
    ("groups", "role"),
    [("xxx", "coordinator"), ("yxy", "itinerant"), ("xxy", "gatekeeper"), ("yxx", "gatekeeper"), ("yxz", "liaison")],
)
def test_each_role_depends_on_the_groups_of_three(groups: str, role: str) -> None:
    """In a - b - c, b brokers one pair; the letters are the groups of a, b and c."""
    line = network_of([("a", "b"), ("b", "c")])
    counted = brokerage(line, pd.Series(list(groups))).set_index("id").loc["b"]
    assert {name for name in ("coordinator", "itinerant", "gatekeeper", "liaison") if counted[name]} == {role}


def test_roles_add_up_to_the_brokered_pairs() -> None:
    network = from_networkx(nx.gnp_random_graph(60, 0.1, seed=4))
    groups = pd.Series([str(row % 4) for row in range(60)])
    totals = brokerage(network, groups).set_index("id")["total"]
    brokered = rank(network, "brokerage").frame.set_index("id")["value"]
    assert (totals == brokered.reindex(totals.index)).all()


def test_groups_that_are_not_as_many_as_the_organisations_are_refused() -> None:
    with pytest.raises(UsageError, match="2 groups for 4 organisations"):
        brokerage(KITE, pd.Series(["x", "y"]))
    with pytest.raises(UsageError, match="2 groups for 4 organisations"):
        mixing_matrix(KITE, pd.Series(["x", "y"]))


def test_mixing_matrix_counts_each_tie_once() -> None:
    matrix = mixing_matrix(KITE_WITH_KINDS)
    assert matrix.to_dict() == {
        "Cluster": {"Cluster": 0, "Company": 2, "PublicBody": 1},
        "Company": {"Cluster": 2, "Company": 1, "PublicBody": 0},
        "PublicBody": {"Cluster": 1, "Company": 0, "PublicBody": 0},
    }


@pytest.mark.parametrize("nothing", [None, float("nan")])
def test_organisations_without_a_kind_are_a_group_of_their_own(nothing: object) -> None:
    """In a - b - c and c - d, c and d have a kind: one tie inside each group and one between."""
    people = pd.DataFrame(
        [(id_, id_, kind) for id_, kind in zip("abcd", (nothing, nothing, "x", "x"), strict=True)],
        columns=["id", "name", "kind"],
    )
    line = network_of([("a", "b"), ("b", "c"), ("c", "d")], people)
    assert mixing_matrix(line).to_dict() == {"": {"": 1, "x": 1}, "x": {"": 1, "x": 1}}
    roles = brokerage(line).set_index("id")
    assert roles.loc[["b", "c"], "gatekeeper"].tolist() == [1, 1]
    groups = pd.Series([nothing, nothing, "x", "x"])
    assert mixing_matrix(line, groups).to_numpy().tolist() == [[1, 1], [1, 1]]
    assert assortativity(line, groups) == assortativity(line) == pytest.approx(1 / 3)
    assert external_internal_of_all(line, groups) == pytest.approx(-1 / 3)


def test_assortativity_equals_networkx() -> None:
    graph = nx.gnp_random_graph(50, 0.1, seed=2)
    for node in graph:
        graph.nodes[node]["kind"] = "xyz"[node % 3]
    assert assortativity(from_networkx(graph)) == pytest.approx(nx.attribute_assortativity_coefficient(graph, "kind"))


def test_assortativity_of_newmans_example_is_as_printed() -> None:
    """M. E. J. Newman, Mixing patterns in networks (2003), table I: couples by ethnic group, r = 0.621.

    The table holds shares of ties between men (rows) and women (columns); ours are undirected, so both directions count.
    """
    table = np.array([[258, 16, 35, 13], [12, 157, 58, 19], [13, 23, 306, 35], [5, 7, 24, 16]])
    ties, kinds = [], {}
    for man, row in enumerate(table):
        for woman, couples in enumerate(row):
            for couple in range(couples):
                his, hers = f"m{man}{woman}{couple}", f"w{man}{woman}{couple}"
                kinds |= {his: str(man), hers: str(woman)}
                ties.append((his, hers))
    people = pd.DataFrame([(id_, id_, kind) for id_, kind in kinds.items()], columns=["id", "name", "kind"])
    assert round(assortativity(network_of(ties, people)), 2) == 0.62


def test_assortativity_of_one_group_is_no_number() -> None:
    assert math.isnan(assortativity(KITE))
    assert math.isnan(assortativity(network_of([])))


def test_external_internal_index_by_hand() -> None:
    """A has one tie to its own kind and one to another: 0; the broker has three to others: 1."""
    assert value(KITE_WITH_KINDS, "external-internal", "a") == 0
    assert value(KITE_WITH_KINDS, "external-internal", "broker") == 1


def test_participation_and_weight_in_the_community_by_hand() -> None:
    """With communities {a, b, broker} and {c}: the broker gives 2/3 and 1/3, so 1 - 4/9 - 1/9 = 4/9; all three have 2 ties inside."""
    labels = np.array([0, 0, 0, 1])
    assert participation(KITE, labels).tolist() == pytest.approx([0, 0, 4 / 9, 0])
    assert within_community(KITE, labels).tolist() == [0, 0, 0, 0]
    scores = within_community(KITE_WITH_KINDS, np.array([0, 0, 0, 1, 0]))
    assert np.isnan(scores).tolist() == [False, False, False, False, True], (
        "who has no tie has no place among those who do"
    )


@pytest.mark.parametrize("measure", ["participation", "within-community", "clustering", "constraint"])
def test_who_has_no_tie_is_not_ranked_by_what_ties_are_like(measure: str) -> None:
    frame = rank(KITE_WITH_KINDS, measure).frame.set_index("id")
    assert frame.loc["lone", ["value", "rank"]].isna().all()
    assert explain(rank(KITE_WITH_KINDS, measure), "lone") == "Lone has no tie in this network, and so no value."
    assert frame.index[-1] == "lone"


def test_within_community_score_by_hand() -> None:
    """Ties inside a line a - b - c are 1, 2, 1: mean 4/3, deviation √(2/9); so b has (2/3)/√(2/9) = √2."""
    line = network_of([("a", "b"), ("b", "c")])
    assert within_community(line, np.zeros(3, np.int64)).tolist() == pytest.approx([-(0.5**0.5), 2**0.5, -(0.5**0.5)])


def test_location_quotients_by_hand() -> None:
    """Senja has 3 of 4 companies in fish, all have 4 of 8: 0.75 / 0.5 = 1.5."""
    counts = pd.DataFrame({"fish": [3, 1], "timber": [1, 3]}, index=["Senja", "Bardu"])
    assert location_quotients(counts).to_dict() == {
        "fish": {"Senja": 1.5, "Bardu": 0.5},
        "timber": {"Senja": 0.5, "Bardu": 1.5},
    }
