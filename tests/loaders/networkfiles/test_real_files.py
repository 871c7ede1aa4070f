"""Every example file holds as many nodes and ties as were counted in it by hand, whatever other libraries make of it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from samspill.graph.errors import InputError
from samspill.loaders import read, recognise

Example = Callable[[str], Path]


@pytest.mark.parametrize(
    ("name", "source", "organisations", "ties"),
    [
        ("graph/graphml/airlines.graphml", "graphml", 235, 2101),
        ("graph/graphml/quakers-network.graphml", "graphml", 96, 162),
        ("graph/gexf/Java.gexf", "gexf", 1538, 8032),
        ("graph/gexf/Les_Miserables.gexf", "gexf", 77, 254),
        ("graph/gexf/eurosis-light.gexf", "gexf", 1285, 6462),
        ("graph/csv_nodes_edges/got-nodes.csv", "gephi-csv", 107, 352),
        ("graph/csv_nodes_edges/got-edges.csv", "gephi-csv", 107, 352),
        ("graph/csv_nodes_edges/quaker-nodes.csv", "gephi-csv", 96, 162),
        ("graph/csv_nodes_edges/quaker-edges.csv", "gephi-csv", 96, 162),
        ("graph/csv_nodes_edges/gephi_doc_nodes.csv", "gephi-csv", 3, 2),
        # Six cells are not 0, two of them on the diagonal.
        ("graph/csv_nodes_edges/gephi_doc_matrix.csv", "matrix", 5, 4),
        ("graph/pajek/ATscience.paj", "pajek", 524, 1895),
        ("graph/json/Les_Miserables.gephi-lite.json", "gephi-lite", 77, 254),
        ("graph/prsm/PathsExample.prsm", "prsm", 10, 13),
        ("neo4j/actors.csv", "neo4j-csv", 3, 0),
        ("neo4j/actors_header.csv", "neo4j-csv", 3, 0),
        ("neo4j/movies.csv", "neo4j-csv", 3, 0),
        ("neo4j/users_typed.csv", "neo4j-csv", 3, 0),
        ("neo4j/cities_point.csv", "neo4j-csv", 3, 0),
        ("neo4j/roles.csv", "neo4j-csv", 6, 9),
        # Ten ties, of which one leads to itself and one is there twice.
        ("graph/csv_nodes_edges/gephi_doc_adjacency_mixed.csv", "adjacency-list", 7, 8),
    ],
)
def test_a_one_mode_file_gives_organisations_that_work_together(
    example: Example, name: str, source: str, organisations: int, ties: int
) -> None:
    path = example(name)
    assert recognise(path).loader.name == source
    records = read(path)
    assert len(records.nodes) == organisations
    assert Counter(tie.type for tie in records.relationships) == ({"WORKS_WITH": ties} if ties else {})


@pytest.mark.parametrize(
    ("name", "organisations", "activities", "ties"),
    [
        ("graph/pajek/davis.csv", 18, 14, 89),
        ("graph/pajek/Davis.paj", 18, 14, 89),
        # Three networks of the same women and events.
        ("graph/pajek/DeepSouth_davis.paj", 18, 14, 89 + 89 + 93),
        ("graph/pajek/DAVIS.DAT", 18, 14, 93),
        ("graph/pajek/divorce.net", 50, 9, 225),
        ("graph/pajek/sandi.net", 314, 360, 613),
    ],
)
def test_a_two_mode_file_gives_organisations_and_what_they_take_part_in(
    example: Example, name: str, organisations: int, activities: int, ties: int
) -> None:
    records = read(example(name))
    assert Counter(node.kind for node in records.nodes) == {"Organisation": organisations, "Activity": activities}
    assert Counter(tie.type for tie in records.relationships) == {"PARTICIPATES_IN": ties}


def test_persons_hold_roles_in_companies_in_a_map_of_kumu(example: Example) -> None:
    records = read(example("kumu/paypal-mafia.xlsx"))
    assert Counter(node.kind for node in records.nodes) == {"Person": 17, "Company": 17}
    assert Counter(tie.type for tie in records.relationships) == {"HAS_ROLE_IN": 49}


@pytest.mark.parametrize("name", ["kumu/snap-to-tutorial-data.xlsx", "kumu/snap-to-tutorial-project.json"])
def test_both_forms_of_a_map_of_kumu_hold_the_same(example: Example, name: str) -> None:
    records = read(example(name))
    assert Counter(node.kind for node in records.nodes) == {"Organisation": 51, "Region": 4}
    # 113 connections, of which four stand there twice; the region of each state is one of its columns.
    assert Counter(tie.type for tie in records.relationships) == {"WORKS_WITH": 109, "LOCATED_IN": 51}
    assert records.read == 51 + 113


def test_researchers_are_persons_and_work_with_each_other(example: Example) -> None:
    records = read(example("graph/json/Dimensions_scientometrics_researcher_co-authorship_network.json"))
    assert Counter(node.kind for node in records.nodes) == {"Person": 115}
    assert Counter(tie.type for tie in records.relationships) == {"WORKS_WITH": 353}
    assert all("weight" in tie.details for tie in records.relationships)


def test_a_compressed_map_of_prsm_is_refused_with_what_to_do(example: Example) -> None:
    with pytest.raises(InputError, match="compressed"):
        read(example("graph/prsm/clusterexamplemap.prsm"))
