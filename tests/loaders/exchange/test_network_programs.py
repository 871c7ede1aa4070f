"""What is written for network programs is what they read: GraphML, GEXF and Gephi's tables."""

import csv
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from samspill.graph.model import Node, Records, Relationship, Source
from samspill.loaders import read
from samspill.loaders.exchange import FORMS

AWKWARD = 'Čálliidlágádus 🐟 "x" <b>&amp;</b> \x00\x1b\n'
SEEN = AWKWARD.replace("\x00", "�").replace("\x1b", "�")
READERS = {"graphml": lambda path: nx.read_graphml(path, force_multigraph=True), "gexf": nx.read_gexf}


@pytest.fixture
def records() -> Records:
    """Two things with two relationships, and every type of value, some of them mixed."""
    nodes = (
        Node(
            "n:1", "Company", AWKWARD, ("Other", "Third"), details={"people": 3, "share": 0.5, "mixed": 1, "open": True}
        ),
        Node("n:2", "Cluster", "=1+1", details={"people": 4, "share": 1, "mixed": "x"}),
    )
    ties = (
        Relationship("MEMBER_OF", "n:1", "n:2", "s:1", "Said so", details={"role": "member"}),
        Relationship("WORKS_WITH", "n:1", "n:2", "s:1", "Said so too", valid_from="2015"),
    )
    return Records("export:x", "x", nodes, ties, (Source("s:1", "One"),))


def graph_of(name: str, records: Records, folder: Path) -> "nx.MultiDiGraph[str]":
    path = folder / f"ut{FORMS[name].ending}"
    FORMS[name].write(path, records, "en")
    graph: nx.MultiDiGraph[str] = READERS[name](path)
    return graph


@pytest.mark.parametrize("name", READERS)
def test_networkx_reads_nodes_and_parallel_ties_with_typed_attributes(
    name: str, records: Records, tmp_path: Path
) -> None:
    graph = graph_of(name, records, tmp_path)
    assert graph.is_directed()
    assert graph.is_multigraph()
    first, second = graph.nodes["n:1"], graph.nodes["n:2"]
    assert first["name"] == SEEN
    assert first["names"] == "Other; Third"
    assert (first["people"], first["share"], first["open"]) == (3, 0.5, True)
    assert (type(first["people"]), type(second["share"]), first["mixed"]) == (int, float, "1")
    assert {first["kind"], second["kind"]} == {"Company", "Cluster"}
    ties = [attributes for _, _, attributes in graph.edges(data=True)]
    assert {tie["type"] for tie in ties} == {"MEMBER_OF", "WORKS_WITH"}
    assert {tie["evidence"] for tie in ties} == {"Said so", "Said so too"}


@pytest.mark.parametrize("name", READERS)
def test_samspill_reads_them_as_network_files(name: str, records: Records, tmp_path: Path) -> None:
    graph_of(name, records, tmp_path)
    back = read(tmp_path / f"ut{FORMS[name].ending}")
    assert {node.name for node in back.nodes} >= {"=1+1"}
    assert {tie.type for tie in back.relationships} == {"MEMBER_OF", "WORKS_WITH"}


def test_gexf_gives_gephi_labels_kinds_and_declared_attributes(records: Records, tmp_path: Path) -> None:
    graph_of("gexf", records, tmp_path)
    root = ET.parse(tmp_path / "ut.gexf").getroot()  # noqa: S314  written just now
    spaces = {"g": "http://gexf.net/1.3"}
    assert root.attrib["version"] == "1.3"
    assert root.find("g:graph", spaces).attrib == {"mode": "static", "defaultedgetype": "directed"}  # type: ignore[union-attr]
    assert [node.attrib["label"] for node in root.iterfind(".//g:node", spaces)][1] == "=1+1"
    edges = list(root.iterfind(".//g:edge", spaces))
    # Gephi adds parallel edges of one kind up, and keeps those of several apart; ids are unique.
    assert {edge.attrib["kind"] for edge in edges} == {"MEMBER_OF", "WORKS_WITH"}
    assert len({edge.attrib["id"] for edge in edges}) == 2
    declared = {each.attrib["id"] for each in root.iterfind(".//g:attributes[@class='edge']/g:attribute", spaces)}
    assert {value.attrib["for"] for edge in edges for value in edge.iterfind(".//g:attvalue", spaces)} <= declared


def test_gephi_tables_have_the_columns_that_gephi_knows(records: Records, tmp_path: Path) -> None:
    FORMS["gephi-csv"].write(tmp_path, records, "en")

    def table(name: str) -> list[dict[str, str]]:
        with (tmp_path / name).open(encoding="utf-8", newline="") as opened:
            return list(csv.DictReader(opened))

    nodes, edges = table("nodes.csv"), table("edges.csv")
    assert [(node["Id"], node["Label"], node["kind"]) for node in nodes][1] == ("n:2", "'=1+1", "Cluster")
    assert {(edge["Source"], edge["Target"], edge["Type"]) for edge in edges} == {("n:1", "n:2", "Directed")}
    assert {edge["Label"] for edge in edges} == {"MEMBER_OF", "WORKS_WITH"}
    assert {edge["claim_source"] for edge in edges} == {"s:1"}
    names = [name.lower() for name in edges[0]]
    assert len(names) == len(set(names))


def test_gephi_tables_are_read_as_one_network(records: Records, tmp_path: Path) -> None:
    FORMS["gephi-csv"].write(tmp_path, records, "en")
    back = read(tmp_path / "edges.csv")
    assert len(back.nodes) == 2
    assert len(back.relationships) == 2


@pytest.mark.parametrize("name", FORMS)
def test_an_export_without_content_is_written_too(name: str, tmp_path: Path) -> None:
    form, empty = FORMS[name], Records("export:x", "x")
    path = tmp_path / f"ut{form.ending}"
    if not form.ending:
        path.mkdir()
    form.write(path, empty, "nb")
    assert path.stat().st_size
