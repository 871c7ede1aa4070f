"""Rankings share ranks fairly, tell what they rest on, and warn when that is too little."""

import json

import networkx as nx
import numpy as np
import pytest

from samspill.graph.errors import UsageError
from samspill.graph.network import MEASURES, Note, NoteCode, explain, from_networkx, network_of, rank

DONE_AT_ONCE = {"degree", "strength", "core", "external-internal"}
"""Measures that take less than two seconds for a million organisations."""
STAR = network_of([("hub", "Å"), ("hub", "a"), ("hub", "ø"), ("hub", "B")])


def codes(notes: tuple[Note, ...]) -> set[NoteCode]:
    """Return what the notes are about."""
    return {note.code for note in notes}


def test_equal_values_share_a_rank_and_stand_in_norwegian_alphabetical_order() -> None:
    frame = rank(STAR, "degree").frame
    assert frame["id"].tolist() == ["hub", "a", "B", "ø", "Å"]
    assert frame["rank"].tolist() == [1, 2, 2, 2, 2]


def test_values_that_differ_by_rounding_alone_are_equal() -> None:
    """0.1 + 0.2 is not 0.3 to a computer, and two organisations must not change places for that."""
    network = network_of([("a", "x", 0.1), ("a", "y", 0.2), ("b", "z", 0.3)])
    ranks = rank(network, "strength").frame.set_index("id")["rank"]
    assert ranks["a"] == ranks["b"] == 1


@pytest.mark.parametrize(
    ("graph", "weight", "measure"),
    [
        # What is left of a sum of logarithms: six values that differ in the twelfth digit.
        (nx.connected_caveman_graph(6, 7), 1.0, "hierarchy"),
        # A community's mean, but for the last digit of a sum of tenths.
        (nx.dodecahedral_graph(), 0.1, "within-community"),
        (nx.grid_2d_graph(6, 6), 1.0, "betweenness"),
        (nx.grid_2d_graph(6, 6), 0.1, "eigenvector"),
    ],
)
def test_those_who_stand_alike_share_a_rank_however_their_sums_were_rounded(
    graph: "nx.Graph[object]", weight: float, measure: str
) -> None:
    weighted = nx.Graph((str(one), str(other), {"weight": weight}) for one, other in graph.edges)
    frame = rank(from_networkx(weighted), measure).frame
    assert frame["value"].nunique() > frame["value"].round(9).nunique()
    assert frame["rank"].nunique() == frame["value"].round(9).nunique()


def test_weights_may_be_as_small_or_large_as_they_like() -> None:
    for unit in (1e-30, 1.0, 1e30):
        frame = rank(network_of([("a", "x", unit), ("b", "y", 1.000001 * unit)]), "strength").frame
        assert frame["rank"].tolist() == [1, 1, 3, 3]


def test_estimates_that_may_stand_in_either_order_share_a_rank() -> None:
    """With an error of 0.0025 each, one is surely ahead of another from 0.005 on."""
    network = from_networkx(nx.powerlaw_cluster_graph(5000, 4, 0.4, seed=3))
    ranking = rank(network, "betweenness-sampled")
    values = ranking.frame["value"].to_numpy()
    assert (np.diff(values) <= 0).all()
    assert ranking.frame["rank"].tolist() == [1 + int((values > value + 0.005).sum()) for value in values]
    assert ranking.frame["rank"].nunique() > 5
    assert NoteCode.ESTIMATED in codes(ranking.notes)
    first, last = ranking.frame["id"].iloc[[0, -1]]
    assert explain(ranking, first).startswith("About ")
    assert explain(ranking, last).startswith("Hardly any shortest path")
    assert explain(ranking, last, "nb").startswith("Knapt noen av de korteste veiene mellom to andre går gjennom")


def test_a_network_so_small_that_a_sample_would_take_longer_is_computed_exactly() -> None:
    network = from_networkx(nx.powerlaw_cluster_graph(500, 4, 0.4, seed=3))
    estimated, exact = rank(network, "betweenness-sampled"), rank(network, "betweenness")
    assert estimated.frame.equals(exact.frame)
    assert NoteCode.EXACT in codes(estimated.notes)
    assert NoteCode.ESTIMATED not in codes(estimated.notes)
    best = exact.frame["id"][0]
    assert explain(estimated, best) == explain(exact, best)


def test_the_document_is_what_programs_were_promised() -> None:
    document = rank(STAR, "degree").document(top=2)
    assert list(document) == ["measure", "projection", "filters", "organisations", "ties", "rows", "notes"]
    assert document["rows"] == [
        {"id": "hub", "name": "hub", "kind": "", "value": 4, "rank": 1},
        {"id": "a", "name": "a", "kind": "", "value": 1, "rank": 2},
    ]
    assert (document["measure"], document["projection"], document["organisations"], document["ties"]) == (
        "degree",
        "given",
        5,
        4,
    )
    assert json.loads(json.dumps(document)) == document


@pytest.mark.parametrize("measure", MEASURES)
def test_every_ranking_is_json(measure: str) -> None:
    assert len(json.loads(json.dumps(rank(STAR, measure).document()))["rows"]) == 5


def test_a_notebook_shows_title_rows_and_remarks_and_no_markup_from_names() -> None:
    shown = rank(network_of([("<script>", "b")]), "degree")._repr_html_()
    assert "Partners (degree)" in shown
    assert "Only 2 organisations have ties" in shown
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown


@pytest.mark.parametrize("measure", sorted(MEASURES.keys() - DONE_AT_ONCE))
def test_whatever_takes_long_on_large_networks_can_be_stopped(measure: str) -> None:
    class StoppedError(Exception):
        pass

    def stop(*_news: object) -> None:
        raise StoppedError

    # Large enough for the searches that small networks do without.
    network = from_networkx(nx.path_graph(600))
    with pytest.raises(StoppedError):
        rank(network, measure, stop)


@pytest.mark.parametrize("measure", ["eigenvector", "katz", "pagerank"])
def test_a_search_within_one_large_island_reports_on_the_way_and_can_be_stopped_there(measure: str) -> None:
    network = from_networkx(nx.barabasi_albert_graph(600, 3, seed=1))
    reports: list[object] = []
    rank(network, measure, lambda *news: reports.append(news))
    assert len(reports) > 10

    def stop(*_news: object) -> None:
        reports.pop()
        if len(reports) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rank(network, measure, stop)


def test_a_measure_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(UsageError, match=r"no measure 'betwenness'.*betweenness"):
        rank(STAR, "betwenness")


def test_no_row_is_no_ranking() -> None:
    with pytest.raises(UsageError, match="at least 1, not 0"):
        rank(STAR, "degree").document(top=0)


def test_few_organisations_and_many_equal_values_are_remarked() -> None:
    notes = rank(STAR, "degree").notes
    assert codes(notes) == {NoteCode.FEW_ORGANISATIONS, NoteCode.MANY_EQUAL}
    assert notes[0].text("nb").startswith("Bare 5 organisasjoner har forbindelser")


def test_islands_are_remarked_only_where_values_do_not_compare_across_them() -> None:
    pairs = network_of([("a", "b"), ("c", "d")])
    assert NoteCode.SEVERAL_ISLANDS in codes(rank(pairs, "closeness").notes)
    assert NoteCode.SEVERAL_ISLANDS not in codes(rank(pairs, "degree").notes)


def test_a_large_varied_network_needs_no_remark() -> None:
    ties = [(f"n{one}", f"n{other}", 1 + one) for other in range(12) for one in range(other)]
    assert rank(network_of(ties), "strength").notes == ()


def test_an_empty_network_says_so() -> None:
    assert codes(rank(network_of([]), "degree").notes) == {NoteCode.NOTHING_LEFT}


def test_ties_of_organisations_with_themselves_are_left_out_and_counted() -> None:
    network = network_of([("a", "a"), ("a", "b")])
    assert network.ties == 1
    assert Note(NoteCode.SELF_TIES, 1) in rank(network, "degree").notes
    assert [note.code for note in rank(network_of([("a", "a")]), "degree").notes] == [
        NoteCode.NO_TIES,
        NoteCode.SELF_TIES,
    ]
