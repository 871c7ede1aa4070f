"""DL files of UCINET are read in the forms that its manual describes."""

import pytest

from samspill.loaders.networkfiles.plain import Malformed, PlainGraph
from samspill.loaders.networkfiles.ucinet import is_dl, parse


def ties(graph: PlainGraph) -> list[tuple[str, str, float | None]]:
    """Return the ties by the labels of their ends."""
    names = {node.id: node.label or node.id for node in graph.nodes.values()}
    return [(names[tie.start], names[tie.end], tie.weight) for tie in graph.ties]


def test_a_full_matrix_is_the_form_of_a_file_that_names_none() -> None:
    graph = parse("DL N = 3\nData:\n0 1 0\n0 0 2\n0 0 0\n")
    assert ties(graph) == [("1", "2", 1), ("2", "3", 2)]
    assert [tie.line for tie in graph.ties] == [3, 4]
    assert all(tie.directed for tie in graph.ties)


def test_a_symmetric_matrix_has_each_tie_once_and_without_direction() -> None:
    graph = parse("dl n=3 format=fullmatrix\nlabels:\nSenja,UiT,Tromsø\ndata:\n0 1 0\n1 0 1\n0 1 0\n")
    assert ties(graph) == [("Senja", "UiT", 1), ("UiT", "Tromsø", 1)]
    assert not any(tie.directed for tie in graph.ties)


def test_numbers_and_labels_are_free_form_over_the_lines() -> None:
    graph = parse('DL N=3,\nLABELS: "Senja kommune"\nUiT, Arena DATA: 0 1\n0 0 0 0\n0 0 0')
    assert [node.label for node in graph.nodes.values()] == ["Senja kommune", "UiT", "Arena"]
    assert ties(graph) == [("Senja kommune", "UiT", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "dl nr=2 nc=3\nrow labels:\nA\nB\ncolumn labels:\nx\ny\nz\ndata:\n1 0 1\n0 1 0\n",
        "DL NR=2, NC=3 FORMAT=FULLMATRIX\nLABELS EMBEDDED\nDATA:\nx y z\nA 1 0 1\nB 0 1 0\n",
        "dl nr=2 nc=3 format=edgelist2\nlabels embedded:\ndata:\nA x\nA z\nB y\n",
        "dl nr=2 nc=3 format=nl2\nlabels embedded:\ndata:\nA x z\nB y\n",
    ],
)
def test_rows_and_columns_of_their_own_make_a_two_mode_network(text: str) -> None:
    graph = parse(text)
    modes = {node.label: node.mode for node in graph.nodes.values()}
    assert modes == {"A": 1, "B": 1, "x": 2, "y": 2, "z": 2}
    assert [(start, end) for start, end, _ in ties(graph)] == [("A", "x"), ("A", "z"), ("B", "y")]


def test_labels_may_be_embedded_in_a_matrix() -> None:
    graph = parse("dl\nn = 2\nlabels embedded\nformat = fullmatrix\ndata:\nBill Jan\nBill 0 3\nJan 0 0\n")
    assert ties(graph) == [("Bill", "Jan", 3)]


@pytest.mark.parametrize("diagonal", ["0 5\n7 0\n", "5\n7\n"])
def test_a_matrix_may_leave_its_diagonal_out(diagonal: str) -> None:
    absent = "diagonal absent" if len(diagonal) == 4 else ""
    assert ties(parse(f"dl n=2 {absent}\ndata:\n{diagonal}")) == [("1", "2", 5), ("2", "1", 7)]


@pytest.mark.parametrize(
    ("form", "data"), [("lowerhalf", "0\n1 0\n0 2 0\n"), ("lh diagonal absent", "1\n0 2\n"), ("upperhalf", "0 1 0\n0 2\n0\n"), ("uh diagonal absent", "1 0\n2\n")]
)  # fmt: skip
def test_half_a_matrix_is_a_network_without_direction(form: str, data: str) -> None:
    graph = parse(f"dl n=3 format={form}\ndata:\n{data}")
    assert {(frozenset(tie), weight) for *tie, weight in ties(graph)} == {(frozenset("12"), 1), (frozenset("23"), 2)}
    assert not any(tie.directed for tie in graph.ties)


def test_an_edge_list_has_a_pair_and_perhaps_a_value_on_each_line() -> None:
    graph = parse("dl n=4 format = edgelist1\nlabels:\na,b,c,d\ndata:\n1 2\n1 3 2.5\n3 2 0\n")
    assert ties(graph) == [("a", "b", None), ("a", "c", 2.5)]
    assert len(graph.nodes) == 4


def test_labels_in_an_edge_list_are_the_same_in_any_case() -> None:
    graph = parse('DL n=3 format=el1\nlabels embedded:\ndata:\ngeorge "Sally May"\nGEORGE jim\n')
    assert ties(graph) == [("george", "Sally May", None), ("george", "jim", None)]


def test_a_node_list_ties_the_first_of_each_line_to_the_others() -> None:
    assert ties(parse("dl n=3 format=nodelist1\ndata:\n1 2 3\n2 3\n")) == [
        ("1", "2", None),
        ("1", "3", None),
        ("2", "3", None),
    ]


def test_a_counted_node_list_has_a_line_for_each_node() -> None:
    assert ties(parse("dl n=3 format=nodelist1b\ndata:\n2 2 3\n0\n1 1\n")) == [
        ("1", "2", None),
        ("1", "3", None),
        ("3", "1", None),
    ]


def test_several_matrices_are_relations_of_one_network() -> None:
    graph = parse("dl n=2 nm=2\nmatrix labels:\nfunds,owns\ndata:\n0 1\n0 0\n0 0\n1 0\n")
    assert [(tie.start, tie.end, tie.relation) for tie in graph.ties] == [("1", "2", "funds"), ("2", "1", "owns")]


def test_an_exclamation_mark_begins_the_next_matrix_of_a_list() -> None:
    graph = parse("dl n=2 nm=2 format=edgelist1\ndata:\n1 2\n!\n2 1\n")
    assert [(tie.start, tie.relation) for tie in graph.ties] == [("1", "1"), ("2", "2")]


def test_an_edge_array_has_a_value_for_each_matrix() -> None:
    graph = parse("dl n=2 nm=2 format=edgearray1\ndata:\n1 2 5 7\n")
    assert [(tie.weight, tie.relation) for tie in graph.ties] == [(5, "1"), (7, "2")]


def test_a_tie_to_a_node_that_is_not_there_is_told() -> None:
    graph = parse("dl n=2 format=edgelist1\ndata:\n1 7\n1 2\n")
    assert len(graph.ties) == 1
    assert [(remark.line, remark.value) for remark in graph.remarks] == [(3, "7")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("dl n=2\n0 1\n1 0\n", "no line DATA"),
        ("dl format=fullmatrix\ndata:\n0 1\n", "how many nodes"),
        ("dl n=2\ndata:\n0 1\n1\n", "ends before"),
        ("dl n=2\ndata:\n0 1 1 0 5\n", "more numbers"),
        ("dl n=2\ndata:\n0 x 1 0\n", "no number"),
        ("dl n=2 format=blockmatrix\ndata:\n", "cannot be read"),
        ("dl n=99999999999\ndata:\n", "is the most"),
        ("dl n=2 format=edgelist1\ndata:\n1\n", "two nodes"),
    ],
)
def test_a_file_that_is_none_or_stops_early_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Malformed, match=reason):
        parse(text)


def test_a_file_is_known_by_its_first_word() -> None:
    assert is_dl("DL\r\nNR=18 NC=14")
    assert is_dl("dl n = 5")
    assert not is_dl("dlog n=5")
    assert not is_dl("DL is short for download")
