"""Gephi's CSV files are read in all their shapes: nodes and edges, adjacency lists, matrices."""

from collections import Counter
from pathlib import Path

import pytest

from samspill.graph.errors import InputError
from samspill.graph.model import Records
from samspill.loaders.delimited import table_of
from samspill.loaders.networkfiles import LOADERS
from samspill.loaders.networkfiles.gephicsv import is_adjacency_list, parse_adjacency_list, parse_matrix, parse_tables
from samspill.loaders.networkfiles.plain import PlainGraph
from samspill.loaders.tables import Table
from samspill.loaders.words import in_english


def table(text: str) -> Table:
    """Return the rows of a CSV text."""
    return table_of(text, Path("test.csv"))


def ties(graph: PlainGraph) -> list[tuple[str, str, float | None]]:
    """Return the ties of a graph with their weights."""
    return [(tie.start, tie.end, tie.weight) for tie in graph.ties]


def read(path: Path) -> Records:
    """Read a file with the first loader of network files that recognises it."""
    loader = next(each for each in LOADERS if each.recognise(path, in_english))
    return loader.read(path, "en")


def test_columns_are_known_in_any_case_and_order() -> None:
    nodes, edges = table("LABEL;id\nSenja kommune;1\nUiT;2\n"), table('target,SOURCE,weight\n2,1,"3,5"\n')
    graph = parse_tables(nodes, edges)
    assert [node.label for node in graph.nodes.values()] == ["Senja kommune", "UiT"]
    assert [(tie.start, tie.end, tie.attributes) for tie in graph.ties] == [("1", "2", {"weight": "3,5"})]


def test_edges_alone_make_their_nodes() -> None:
    graph = parse_tables(None, table("Source;Target\nSenja kommune;UiT\n"))
    assert list(graph.nodes) == ["Senja kommune", "UiT"]


def test_an_edge_to_a_node_that_the_node_table_does_not_have_is_told() -> None:
    graph = parse_tables(table("Id;Label\nA;a\nB;b\n"), table("Source;Target\nA;B\nA;X\n"))
    assert ties(graph) == [("A", "B", None)]
    assert [(remark.line, remark.part, remark.value) for remark in graph.remarks] == [(3, "test.csv", "X")]


@pytest.mark.parametrize(("written", "directed"), [("Directed", True), ("undirected", False), ("", True)])
def test_the_type_of_an_edge_is_its_direction(written: str, *, directed: bool) -> None:
    (tie,) = parse_tables(None, table(f"Source;Target;Type\nA;B;{written}\n")).ties
    assert tie.directed is directed
    assert tie.attributes == {}


def test_a_type_that_is_no_direction_is_kept_as_what_the_tie_means() -> None:
    (tie,) = parse_tables(None, table("Source;Target;Type\nA;B;funds\n")).ties
    assert tie.attributes == {"Type": "funds"}


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ("<[2015.0, 2016.0]>", ("2015", "2016")),
        ("<[2012-01-01, 2013-01-01]; [2015-01-01, 2016-02-01]>", ("2012-01-01", "2016-02-01")),
    ],
)
def test_an_interval_of_years_or_dates_tells_how_long_a_tie_lasts(interval: str, expected: tuple[str, str]) -> None:
    (tie,) = parse_tables(None, table(f'Source;Target;Interval\nA;B;"{interval}"\n')).ties
    assert (tie.valid_from, tie.valid_to) == expected
    assert tie.attributes == {}


def test_an_interval_of_other_numbers_is_kept_as_it_is() -> None:
    (tie,) = parse_tables(None, table('Source;Target;Interval\nA;B;"<[0.5, 3.0]>"\n')).ties
    assert tie.attributes == {"Interval": "<[0.5, 3.0]>"}


def test_numbers_are_numbers_and_codes_with_leading_zeros_stay_text() -> None:
    nodes = table("Id;Label;staff;share;code\nA;a;12;0.5;0301\n")
    assert parse_tables(nodes, None).nodes["A"].attributes == {"staff": 12, "share": 0.5, "code": "0301"}


def test_a_row_without_an_id_or_an_end_is_told_and_left_out() -> None:
    graph = parse_tables(table("Id;Label\n;a\nB;b\n"), table("Source;Target\nB;\n"))
    assert list(graph.nodes) == ["B"]
    assert [remark.line for remark in graph.remarks] == [2, 2]


def test_a_line_of_an_adjacency_list_ties_its_first_name_to_the_others() -> None:
    graph = parse_adjacency_list(table("A,B\nB,A\nC,C\nD,B,E\n"))
    assert ties(graph) == [("A", "B", None), ("B", "A", None), ("C", "C", None), ("D", "B", None), ("D", "E", None)]
    assert all(tie.directed for tie in graph.ties)


def test_a_third_cell_that_is_always_a_number_is_a_weight() -> None:
    assert ties(parse_adjacency_list(table("A;B;5\nB;C;2\n"))) == [("A", "B", 5), ("B", "C", 2)]


def test_in_a_list_of_numbers_only_the_third_one_is_a_name_too() -> None:
    assert ties(parse_adjacency_list(table("1;2;3\n2;3;1\n"))) == [
        ("1", "2", None),
        ("1", "3", None),
        ("2", "3", None),
        ("2", "1", None),
    ]


def test_pairs_whose_columns_share_no_name_are_organisations_and_what_they_take_part_in() -> None:
    graph = parse_adjacency_list(table("Senja,Arena\nTromsø,Arena\nSenja,Plan\nTromsø,Plan\n"))
    assert {node.id: node.mode for node in graph.nodes.values()} == {"Senja": 1, "Tromsø": 1, "Arena": 2, "Plan": 2}
    assert "first" in graph.remarks[0].message


def test_a_table_with_a_header_is_no_adjacency_list() -> None:
    assert not is_adjacency_list(table("navn,sted\nA,Senja\nB,Senja\n").rows)


def test_a_symmetric_matrix_has_each_tie_once_and_without_direction() -> None:
    graph = parse_matrix(table(";A;B;C\nA;0;2;0\nB;2;0;1\nC;0;1;0\n"))
    assert ties(graph) == [("A", "B", 2), ("B", "C", 1)]
    assert not any(tie.directed for tie in graph.ties)


def test_a_matrix_that_is_not_symmetric_has_directions() -> None:
    graph = parse_matrix(table(";A;B\nA;0;1\nB;0;0\n"))
    assert [(tie.start, tie.end, tie.directed, tie.line) for tie in graph.ties] == [("A", "B", True, 2)]


def test_a_matrix_with_other_names_in_its_columns_is_a_two_mode_network() -> None:
    graph = parse_matrix(table(";Arena;Plan\nSenja;1;0\nTromsø;1;1\n"))
    assert {node.id: node.mode for node in graph.nodes.values()} == {"Senja": 1, "Tromsø": 1, "Arena": 2, "Plan": 2}
    assert len(graph.ties) == 3


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|", " "])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_encoding_make_no_difference(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "net.csv"
    rows = (["Source", "Target"], ["Tromsø", "Målselv"])
    path.write_bytes("".join(delimiter.join(row) + "\r\n" for row in rows).encode(encoding))
    assert {node.name for node in read(path).nodes} == {"Tromsø", "Målselv"}


@pytest.mark.parametrize(
    ("nodes", "edges"),
    [("got-nodes.csv", "got-edges.csv"), ("Nodes.csv", "edges.CSV"), ("noder_2024.csv", "kanter_2024.csv")],
)
def test_either_file_of_a_pair_reads_both(tmp_path: Path, nodes: str, edges: str) -> None:
    (tmp_path / nodes).write_text("Id;Label\n1;Senja kommune\n2;UiT\n", encoding="utf-8")
    (tmp_path / edges).write_text("Source;Target\n1;2\n", encoding="utf-8")
    first, second = read(tmp_path / nodes), read(tmp_path / edges)
    assert first == second
    assert [node.name for node in first.nodes] == ["Senja kommune", "UiT"]
    assert Counter(tie.type for tie in first.relationships) == {"WORKS_WITH": 1}


def test_a_file_of_another_network_is_not_taken_for_the_other_half(tmp_path: Path) -> None:
    (tmp_path / "got-edges.csv").write_text("Source;Target\n1;2\n", encoding="utf-8")
    (tmp_path / "quaker-nodes.csv").write_text("Id;Label\n1;Senja kommune\n", encoding="utf-8")
    assert {node.name for node in read(tmp_path / "got-edges.csv").nodes} == {"1", "2"}


def test_a_file_that_is_no_text_is_not_recognised(tmp_path: Path) -> None:
    path = tmp_path / "edges.csv"
    path.write_bytes(bytes(range(256)) * 4)
    assert not any(each.recognise(path, in_english) for each in LOADERS)


def test_a_file_that_stops_being_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "edges.csv"
    path.write_bytes(b"Source;Target\nA;B\n" * 10_000 + b"\0\x81")
    with pytest.raises(InputError, match="not text"):
        read(path)
