"""Pajek's files are read by the rules of its manual; each construct here is one that common libraries refuse or misread."""

from collections.abc import Callable
from pathlib import Path

import pytest

from samspill.graph.model import Records
from samspill.loaders.delimited import decode
from samspill.loaders.networkfiles.pajek import is_pajek, parse
from samspill.loaders.networkfiles.plain import Malformed, PlainGraph

VERTICES = '*Vertices 3\n1 "Senja kommune"\n2 "UiT"\n3 Tromsø\n'
TWO_MODE = '*Vertices 3 2\n1 "Senja"\n2 "UiT"\n3 "Arena"\n'


def only(text: str) -> PlainGraph:
    """Return the one network of a file."""
    (graph,) = parse(text)
    return graph


def ties(graph: PlainGraph) -> list[tuple[str, str]]:
    """Return the ends of the ties."""
    return [(tie.start, tie.end) for tie in graph.ties]


def test_labels_stand_in_quotes_or_without() -> None:
    assert [node.label for node in only(VERTICES).nodes.values()] == ["Senja kommune", "UiT", "Tromsø"]


def test_arcs_have_a_direction_and_edges_have_none() -> None:
    graph = only(f"{VERTICES}*Arcs\n1 2\n*Edges\n2 3\n")
    assert [(tie.start, tie.end, tie.directed, tie.line) for tie in graph.ties] == [
        ("1", "2", True, 6),
        ("2", "3", False, 8),
    ]


def test_section_words_are_in_any_case_and_blank_lines_and_comments_mean_nothing() -> None:
    graph = only("% a comment\n\n*vertices 2\n1 a\n\n% another\n2 b\n*EDGES\n\n1 2\n")
    assert ties(graph) == [("1", "2")]


def test_an_empty_section_of_arcs_may_stand_before_the_edges() -> None:
    assert ties(only(f"{VERTICES}*Arcs\n*Edges\n1 2\n")) == [("1", "2")]


def test_vertices_that_are_only_counted_exist() -> None:
    graph = only("*Vertices 4\n2 b\n*Edges\n1 4\n")
    assert {node.id: node.label for node in graph.nodes.values()} == {"1": "", "2": "b", "3": "", "4": ""}
    assert ties(graph) == [("1", "4")]


@pytest.mark.parametrize("ties_", ["*Edges\n1 3\n2 3\n", "*Arcs\n1 3\n2 3\n", "*Matrix\n1\n1\n", "*Edgeslist\n3 1 2\n"])
def test_two_numbers_of_vertices_make_a_two_mode_network(ties_: str) -> None:
    graph = only(TWO_MODE + ties_)
    assert [node.mode for node in graph.nodes.values()] == [1, 1, 2]
    assert {frozenset(ends) for ends in ties(graph)} == {frozenset("13"), frozenset("23")}


def test_a_title_may_say_that_the_network_is_two_mode() -> None:
    graph = only(f"*Network people.net [2-Mode]\n{TWO_MODE}*Edges\n1 3\n")
    assert (graph.title, len(graph.nodes)) == ("people", 3)


def test_a_value_comes_third_and_drawing_behind_it() -> None:
    graph = only(f"{VERTICES}*Edges\n1 2 5 c Gray\n1 3 c Blue\n2 3 -1.5\n")
    assert [tie.weight for tie in graph.ties] == [5, None, -1.5]


def test_coordinates_and_shapes_are_drawing() -> None:
    graph = only('*Vertices 1\n1 "a b"  0.1 0.2 0.5 ellipse ic Red\n')
    assert graph.drawn
    assert (graph.nodes["1"].label, graph.nodes["1"].attributes) == ("a b", {})


def test_a_line_in_a_list_of_arcs_ties_its_first_vertex_to_the_others() -> None:
    graph = only(f"{VERTICES}*Arcslist\n1 2 3\n*Edgeslist\n2 3\n")
    assert [(tie.start, tie.end, tie.directed) for tie in graph.ties] == [
        ("1", "2", True),
        ("1", "3", True),
        ("2", "3", False),
    ]


def test_relations_have_names() -> None:
    graph = only(f'{VERTICES}*Arcs :1 "funds"\n1 2\n*Edges :2 "works with"\n1 3\n2 3\n')
    assert [tie.relation for tie in graph.ties] == ["funds", "works with", "works with"]
    assert len(graph.nodes) == 3


def test_relations_without_a_name_keep_their_numbers_where_there_are_several() -> None:
    assert [tie.relation for tie in only(f"{VERTICES}*Arcs :1\n1 2\n*Arcs :2\n1 3\n").ties] == ["1", "2"]
    assert [tie.relation for tie in only(f"{VERTICES}*Arcs :1\n1 2\n").ties] == [""]


def test_a_line_may_name_its_relation_itself() -> None:
    graph = only(f'{VERTICES}*Arcs :2 "funds"\n*Arcs\n2: 1 2 3\n')
    assert [(tie.start, tie.end, tie.weight, tie.relation) for tie in graph.ties] == [("1", "2", 3, "funds")]


def test_a_label_and_years_of_a_tie_are_read() -> None:
    (tie,) = only(f'{VERTICES}*Edges\n1 2 1 l "joint project" [2012-2013,2015-*]\n').ties
    assert tie.attributes == {"label": "joint project"}
    assert (tie.valid_from, tie.valid_to) == ("2012", None)


def test_a_matrix_has_an_arc_for_each_cell_that_is_not_0_however_its_lines_are_broken() -> None:
    graph = only(f"{VERTICES}*Matrix\n0 2 0 1\n0 0 0 0 1\n")
    assert [(tie.start, tie.end, tie.weight, tie.directed) for tie in graph.ties] == [
        ("1", "2", 2, True), ("2", "1", 1, True), ("3", "3", 1, True),
    ]  # fmt: skip


def test_a_project_holds_several_networks() -> None:
    first, second = parse(f"*Network One\n{VERTICES}*Edges\n1 2\n*Network Two\n{TWO_MODE}*Matrix\n1\n0\n")
    assert (first.title, second.title) == ("One", "Two")
    assert (ties(first), ties(second)) == ([("1", "2")], [("1", "3")])


def test_a_partition_or_vector_behind_a_network_gives_its_vertices_a_value() -> None:
    graph = only(
        f"{VERTICES}*Edges\n1 2\n*Partition sector.clu\n% 1 public\n*Vertices 3\n1\n2\n1\n*Vector size\n*Vertices 3\n0.5\n1\n2\n"
    )
    assert len(graph.nodes) == 3
    assert [node.attributes for node in graph.nodes.values()] == [
        {"sector": 1, "size": 0.5}, {"sector": 2, "size": 1}, {"sector": 1, "size": 2},
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Communities", "Type", "Kategori", "Sector"])
def test_a_partition_into_two_classes_makes_no_two_mode_network(mapped: Callable[..., Records], title: str) -> None:
    network = "*Vertices 4\n1 A\n2 B\n3 C\n4 D\n*Edges\n1 3\n2 4\n1 4\n"
    records = mapped(only(f"{network}*Partition {title}\n*Vertices 4\n1\n1\n2\n2\n"))
    assert {node.kind for node in records.nodes} == {"Organisation"}
    assert {tie.type for tie in records.relationships} == {"WORKS_WITH"}
    kept = {str(value) for node in records.nodes for value in node.details.values()}
    assert {"1", "2"} <= kept


def test_a_partition_of_another_size_is_told() -> None:
    graph = only(f"{VERTICES}*Partition sector\n*Vertices 2\n1\n2\n")
    assert [remark.values for remark in graph.remarks] == [{"title": "sector", "size": 2}]


def test_a_section_that_samspill_has_no_use_for_is_told() -> None:
    graph = only(f'{VERTICES}*Events\nTI 1\nAV 2 "b"\n')
    assert [(remark.line, remark.values) for remark in graph.remarks] == [(5, {"section": "events"})]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_letters_are_read_in_utf_8_and_latin_1_with_any_line_end(encoding: str, line_end: str) -> None:
    raw = VERTICES.replace("\n", line_end).encode(encoding)
    assert only(decode(raw, Path("test.net"))).nodes["3"].label == "Tromsø"


def test_what_the_lines_of_ties_and_vertices_get_wrong_is_told_and_the_others_are_kept() -> None:
    graph = only(f'{VERTICES}9 "nobody"\n1 "again"\n*Edges\n1 9\n1\n1 2\n')
    assert ties(graph) == [("1", "2")]
    assert sorted((remark.line, remark.value) for remark in graph.remarks) == [(5, "9"), (6, "1"), (8, "9"), (9, "1")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("*Network x\n", None),
        ("*Vertices many\n", 1),
        ("*Vertices 99999999999\n", 1),
        ("*Edges\n1 2\n", 1),
        (f"{VERTICES}*Matrix\n0 1\n", 5),
        (f"{VERTICES}*Matrix\n0 1 x\n", 6),
    ],
)
def test_a_file_that_is_no_network_or_stops_early_is_refused_with_the_line(text: str, line: int | None) -> None:
    with pytest.raises(Malformed) as refused:
        parse(text)
    assert refused.value.line == line


def test_a_file_is_known_by_its_first_section() -> None:
    assert is_pajek("\ufeff% comment\n\n*NETWORK x\n")
    assert not is_pajek("* a list\n* in plain text\n")
    assert not is_pajek("")


def test_the_same_tie_in_two_networks_of_a_project_is_two_claims(mapped: Callable[..., Records]) -> None:
    records = mapped(*parse(f"*Network One\n{VERTICES}*Edges\n1 2\n*Network Two\n{VERTICES}*Edges\n1 2\n"))
    assert len(records.nodes) == 3
    assert [tie.source for tie in records.relationships] == ["source:pajek:test:1-one", "source:pajek:test:2-two"]
    assert [source.title for source in records.sources] == ["One (test.net)", "Two (test.net)"]
