"""JSON graphs of several programs are known by their shape and read by what each of them means."""

import json
from pathlib import Path

import pytest

from samspill.graph.errors import InputError
from samspill.loaders import read, recognise
from samspill.loaders.networkfiles.jsongraphs import SHAPES, find, parse
from samspill.loaders.networkfiles.plain import Malformed, PlainGraph

VOSVIEWER = {
    "network": {
        "items": [
            {"id": 1, "label": "Senja kommune", "x": 0.1, "weights": {"Documents": 5}},
            {"id": 2, "label": "UiT"},
        ],
        "links": [{"source_id": 1, "target_id": 2, "strength": 81}],
    }
}
GRAPHOLOGY = {
    "options": {"type": "mixed", "multi": True},
    "attributes": {"title": "Partners"},
    "nodes": [{"key": "a", "attributes": {"label": "Senja kommune", "staff": 12}}, {"key": "b"}],
    "edges": [
        {"key": "1", "source": "a", "target": "b", "attributes": {"weight": 2}},
        {"source": "b", "target": "a", "undirected": True},
    ],
}
GEPHI_LITE = {
    "type": "gephi-lite",
    "graphDataset": {
        "nodeData": {"0": {"label": "Senja kommune", "color": "red"}, "1": {"label": "UiT"}},
        "edgeData": {"e": {"weight": 3}},
        "metadata": {"title": "Partners"},
        "fullGraph": {"options": {"type": "undirected"}, "nodes": [{"key": "0"}, {"key": "1"}], "edges": [{"key": "e", "source": "0", "target": "1"}]},
    },
}  # fmt: skip
BLUEPRINT = {
    "elements": [{"label": "Senja kommune", "type": "Public body", "tags": ["a", "b"]}, {"id": "u", "label": "UiT"}],
    "connections": [{"from": "Senja kommune", "to": "u", "direction": "directed", "type": "funds"}],
}
PROJECT = {
    "name": "Partners",
    "elements": [
        {"_id": "elem-1", "attributes": {"label": "Senja kommune", "element type": "Public body"}},
        {"_id": "elem-2", "attributes": {"label": "UiT"}},
    ],
    "connections": [{"_id": "conn-1", "from": "elem-1", "to": "elem-2", "direction": "undirected", "delayed": False, "attributes": {}}],
    "maps": [],
}  # fmt: skip
PRSM = {
    "version": "1.9.1",
    "mapTitle": "Partners",
    "room": "AAA",
    "styles": {"nodes": {"group1": {"groupLabel": "Company"}}, "edges": {}},
    "nodes": [
        {"id": "0", "label": "Senja kommune", "grp": "group0", "font": {}},
        {"id": "1", "label": "Haplast", "grp": "group1"},
    ],
    "edges": [{"id": "e", "from": "0", "to": "1", "grp": "edge0"}],
}
NODE_LINK = {
    "directed": False,
    "graph": {"name": "Partners"},
    "nodes": [{"id": "a"}, {"id": "b"}],
    "links": [{"source": "a", "target": "b", "weight": 2}],
}
D3 = {"nodes": [{"name": "a"}, {"name": "b"}], "links": [{"source": "a", "target": "b"}]}
CYTOSCAPE = {"elements": {"nodes": [{"data": {"id": "a", "name": "Senja"}}, {"data": {"id": "b"}}], "edges": [{"data": {"source": "a", "target": "b"}}]}}  # fmt: skip


def graph(document: object) -> PlainGraph:
    """Read a document in the first shape that it has."""
    return parse(document, next(shape for shape in SHAPES if find(document, shape)))


def write(folder: Path, document: object, name: str = "net.json") -> Path:
    """Write a document to a file."""
    path = folder / name
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("document", "shape"),
    [
        (VOSVIEWER, "vosviewer"), (GRAPHOLOGY, "node-link-json"), (GEPHI_LITE, "gephi-lite"), (BLUEPRINT, "kumu-json"),
        (PROJECT, "kumu-json"), (PRSM, "prsm"), (NODE_LINK, "node-link-json"), (D3, "node-link-json"), (CYTOSCAPE, "node-link-json"),
    ],
)  # fmt: skip
def test_a_file_is_known_by_its_shape_and_read(tmp_path: Path, document: object, shape: str) -> None:
    path = write(tmp_path, document)
    assert recognise(path).loader.name == shape
    assert len(read(path).nodes) == 2


def test_vosviewer_keeps_strength_and_the_numbers_of_its_items() -> None:
    read_ = graph(VOSVIEWER)
    assert read_.nodes["1"].attributes == {"label": "Senja kommune", "weights Documents": 5}
    assert [(tie.start, tie.end, tie.attributes, tie.line, tie.part) for tie in read_.ties] == [
        ("1", "2", {"strength": 81}, 1, "links")
    ]
    assert read_.drawn


def test_vosviewer_says_what_its_items_are() -> None:
    document = VOSVIEWER | {"config": {"terminology": {"item": "Researcher"}}}
    assert {node.kind for node in graph(document).nodes.values()} == {"Researcher"}
    unknown = VOSVIEWER | {"config": {"terminology": {"item": "Keyword"}}}
    assert {node.kind for node in graph(unknown).nodes.values()} == {""}


def test_graphology_has_a_direction_for_each_edge() -> None:
    read_ = graph(GRAPHOLOGY)
    assert read_.title == "Partners"
    assert read_.nodes["a"].attributes == {"label": "Senja kommune", "staff": 12}
    assert [(tie.start, tie.directed, tie.attributes) for tie in read_.ties] == [
        ("a", True, {"weight": 2}),
        ("b", False, {}),
    ]


def test_gephi_lite_keeps_the_data_of_nodes_and_edges_apart_from_the_graph() -> None:
    read_ = graph(GEPHI_LITE)
    assert (read_.title, read_.drawn) == ("Partners", True)
    assert [node.attributes for node in read_.nodes.values()] == [{"label": "Senja kommune"}, {"label": "UiT"}]
    assert [(tie.directed, tie.attributes) for tie in read_.ties] == [(False, {"weight": 3})]


def test_kumu_names_elements_by_label_or_id() -> None:
    (tie,) = graph(BLUEPRINT).ties
    assert (tie.directed, tie.attributes) == (True, {"type": "funds"})
    assert graph(BLUEPRINT).nodes[tie.start].attributes["label"] == "Senja kommune"


def test_a_label_that_two_elements_have_means_neither() -> None:
    document = {
        "elements": [{"id": "1", "label": "Klynga"}, {"id": "2", "label": "Klynga"}],
        "connections": [{"from": "Klynga", "to": "2"}],
    }
    read_ = graph(document)
    assert not read_.ties
    assert [remark.value for remark in read_.remarks] == ["Klynga"]


def test_a_kumu_project_keeps_all_in_attributes() -> None:
    read_ = graph(PROJECT)
    assert read_.nodes["elem-1"].attributes == {"label": "Senja kommune", "element type": "Public body"}
    assert [(tie.start, tie.end, tie.directed, tie.attributes) for tie in read_.ties] == [
        ("elem-1", "elem-2", False, {})
    ]


def test_prsm_says_by_its_styles_what_a_factor_is() -> None:
    assert [node.attributes.get("type") for node in graph(PRSM).nodes.values()] == [None, "Company"]


def test_old_d3_files_name_nodes_by_their_place() -> None:
    document = {"nodes": [{"label": "Senja"}, {"label": "UiT"}], "links": [{"source": 0, "target": 1}]}
    assert [(tie.start, tie.end) for tie in graph(document).ties] == [("0", "1")]


@pytest.mark.parametrize(
    "document",
    [
        {"nodes": {}, "links": 7},
        {"nodes": [1], "links": []},
        {"elements": [], "connections": None},
        {"graphDataset": {"fullGraph": 1}},
    ],
)
def test_lists_that_are_none_are_refused(tmp_path: Path, document: object) -> None:
    with pytest.raises(InputError, match=r"is not a list|is not an object"):
        read(write(tmp_path, document))


def test_a_tie_without_an_end_is_told_and_the_others_are_kept() -> None:
    document = NODE_LINK | {"links": [{"source": "a"}, {"source": "a", "target": "b"}]}
    assert len(graph(document).ties) == 1
    assert [remark.line for remark in graph(document).remarks] == [1]


def test_a_file_that_ends_in_the_middle_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "net.json"
    path.write_text(json.dumps(GEPHI_LITE, indent=1)[:-40], encoding="utf-8")
    with pytest.raises(InputError, match=r"net\.json, line \d+: The file is not complete JSON"):
        read(path)


def test_json_that_is_nested_to_break_parsers_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "net.json"
    path.write_text('{"nodes": ' + "[" * 100_000, encoding="utf-8")
    with pytest.raises(InputError):
        read(path)


def test_a_compressed_map_of_prsm_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "map.prsm"
    path.write_text("ᯡ⁄¨ഀ䌣㠴怳Х怡", encoding="utf-8")
    with pytest.raises(InputError, match="compressed"):
        read(path)


def test_half_a_letter_in_a_label_does_not_reach_the_store(tmp_path: Path) -> None:
    path = tmp_path / "net.json"
    path.write_text('{"nodes": [{"id": "a", "label": "Tromsø\\ud800\\u0007"}], "links": []}', encoding="utf-8")
    assert [node.name for node in read(path).nodes] == ["Tromsø"]


def test_a_document_of_another_shape_is_refused() -> None:
    with pytest.raises(Malformed, match="another shape"):
        parse({"nodes": []}, "vosviewer")
