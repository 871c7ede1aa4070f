"""Networks from ties that somebody already has."""

from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from samspill.graph.errors import InputError, UsageError
from samspill.graph.network import Network, from_networkx, from_parquet, network_of, rank


def ties(network: Network) -> set[tuple[str, str, float]]:
    """Return each tie once, with its weight."""
    return set(network.to_pandas()[["from", "to", "weight"]].itertuples(index=False, name=None))


def test_ties_of_the_same_pair_add_up_whichever_way_they_point() -> None:
    network = network_of(pd.DataFrame([("a", "b", 1.0), ("b", "a", 0.5), ("b", "c", 2.0)]))
    assert ties(network) == {("a", "b", 1.5), ("b", "c", 2.0)}
    assert network.ties == 2


def test_ties_without_weight_weigh_one() -> None:
    assert ties(network_of([("a", "b")])) == {("a", "b", 1.0)}


@pytest.mark.parametrize("weight", [-1.0, 0.0, float("nan"), float("inf")])
def test_a_weight_that_is_no_positive_number_is_refused_with_its_row(weight: float) -> None:
    with pytest.raises(InputError, match=r"from b to c \(row 2\)"):
        network_of([("a", "b", 1.0), ("b", "c", weight)])


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([("a", "b"), ("a",)], r"Row 2 is no tie: a\. Give two ends"),
        (["ab"], "Row 1 is no tie: ab"),
        ([("a", "b", 1, 2)], "Row 1 is no tie"),
        ([1], "Row 1 is no tie: 1"),
        ([("a", "b"), (None, "c")], "row 2 lacks an end"),
        ([("a", "b"), ("c", float("nan"))], "row 2 lacks an end"),
        ([("a", "")], "row 1 lacks an end"),
        ([("a", "b", "x")], "from a to b .* weighs x"),
        ([("a", "b", {"weight": 2})], "from a to b .* weighs"),
        ([("a", "b", 1e308), ("a", "b", 1e308)], "add up to more than a number can hold"),
        ([(1, "a"), ("1", "b")], "the id 1: 1 and '1'"),
    ],
)
def test_ties_that_cannot_be_meant_are_refused_with_what_is_wrong(given: list[tuple[object, ...]], says: str) -> None:
    with pytest.raises(InputError, match=says):
        network_of(given)


@pytest.mark.parametrize(
    ("organisations", "says"),
    [
        ({"id": ["a"], "name": ["A"]}, r"need the columns id, name and kind: there is id, name"),
        ({"id": ["a", None], "name": "A", "kind": ""}, "row 2 has no id"),
        ({"id": ["a", "a"], "name": ["A", "B"], "kind": ""}, "Two organisations have the id a"),
    ],
)
def test_organisations_that_cannot_be_told_apart_are_refused(organisations: dict[str, object], says: str) -> None:
    with pytest.raises(InputError, match=says):
        network_of([("a", "b")], pd.DataFrame(organisations))


def test_organisations_may_have_numbers_for_ids_and_lack_names_and_kinds() -> None:
    known = pd.DataFrame({"id": [1, 2, 3], "name": ["One", None, ""], "kind": ["Company", None, float("nan")]})
    network = network_of([(1, 2)], known)
    assert network.organisations.to_dict("list") == {
        "id": ["1", "2", "3"],
        "name": ["One", "2", "3"],
        "kind": ["Company", "", ""],
    }
    assert rank(network, "degree").frame["value"].tolist() == [1, 1, 0]


def test_nodes_of_networkx_that_have_the_same_text_are_refused() -> None:
    with pytest.raises(InputError, match="the id 1: 1 and '1'"):
        from_networkx(nx.Graph([(1, "a"), ("1", "b")]))


def test_nodes_of_networkx_may_be_anything_that_has_a_text_of_its_own() -> None:
    graph = nx.grid_2d_graph(2, 2)
    graph.nodes[0, 0]["name"] = None
    assert from_networkx(graph).ids == ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"]
    assert from_networkx(graph).organisations["name"].tolist() == from_networkx(graph).ids


def test_a_frame_without_two_ends_is_refused() -> None:
    with pytest.raises(InputError, match="two columns"):
        network_of(pd.DataFrame({"from": ["a"]}))


def test_organisations_add_names_and_those_without_ties() -> None:
    known = pd.DataFrame([("x", "Ex", "Company"), ("a", "Ås", "Cluster")], columns=["id", "name", "kind"])
    network = network_of([("a", "b")], known)
    assert network.organisations.to_dict("list") == {
        "id": ["a", "b", "x"],
        "name": ["Ås", "b", "Ex"],
        "kind": ["Cluster", "", "Company"],
    }


def test_a_network_goes_to_networkx_and_back_unchanged(families: Network) -> None:
    graph = families.to_networkx()
    assert nx.is_isomorphic(graph, nx.florentine_families_graph())
    assert ties(from_networkx(graph)) == ties(families)
    assert graph.nodes["Medici"] == {"name": "Medici", "kind": ""}


def test_a_network_goes_to_arrow_and_to_parquet_and_back_unchanged(families: Network, tmp_path: Path) -> None:
    table = families.to_arrow()
    assert table.column_names == ["from", "from_name", "to", "to_name", "weight"]
    assert table.schema.metadata[b"projection"] == b"given"
    assert ties(network_of(table)) == ties(families)
    pq.write_table(table, tmp_path / "ties.parquet")
    families.organisations.to_parquet(tmp_path / "organisations.parquet")
    again = from_parquet(tmp_path / "ties.parquet", tmp_path / "organisations.parquet")
    assert ties(again) == ties(families)
    assert again.organisations.equals(families.organisations)


def test_an_arrow_table_may_call_its_columns_anything() -> None:
    table = pa.table({"a": ["x", "y"], "b": ["y", "z"], "times": [2, 3]})
    assert ties(network_of(table)) == {("x", "y", 2.0), ("y", "z", 3.0)}


@pytest.mark.parametrize("content", [None, b"", b"PAR1 no more"])
def test_what_is_no_parquet_file_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "ties.parquet"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"ties\.parquet cannot be read as a Parquet file"):
        from_parquet(path)


def test_a_directed_graph_is_refused() -> None:
    with pytest.raises(InputError, match="directed"):
        from_networkx(nx.DiGraph([("a", "b")]))


def test_no_ties_are_a_network_of_nobody() -> None:
    assert (len(network_of([])), network_of([]).ties) == (0, 0)


def test_the_matrix_is_as_the_network_promises(karate: Network) -> None:
    matrix = karate.matrix
    assert (matrix != matrix.T).nnz == 0
    assert not matrix.diagonal().any()
    assert (matrix.data > 0).all()
    assert (matrix.indices.dtype, matrix.indptr.dtype, matrix.data.dtype) == (np.int32, np.int32, np.float64)


def test_partners_come_strongest_first_then_by_name() -> None:
    network = network_of([("hub", "b", 1.0), ("hub", "Å", 1.0), ("hub", "c", 2.0)])
    assert network.neighbours("hub") == [("c", 2.0), ("b", 1.0), ("Å", 1.0)]


def test_an_ego_network_holds_all_ties_among_those_near() -> None:
    network = network_of([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e")])
    assert ties(network.ego("a")) == {("a", "b", 1.0), ("a", "c", 1.0), ("b", "c", 1.0)}
    assert network.ego("a", steps=2).ids == ["a", "b", "c", "d"]
    assert network.ego("a", steps=0).ids == ["a"]


def test_an_organisation_that_is_not_in_the_network_is_named_with_those_that_are() -> None:
    network = network_of([("org:a", "org:b")])
    for ask in (network.row, network.neighbours, network.ego, lambda id_: network.through("org:a", id_)):
        with pytest.raises(UsageError, match=r"'org:c'.*org:a, org:b"):
            ask("org:c")


def test_among_many_organisations_those_spelt_alike_are_named() -> None:
    network = network_of([("hub", f"member-{number}") for number in range(100)])
    with pytest.raises(UsageError, match=r"'membr-7'\. Did you mean .*member-7"):
        network.row("membr-7")
