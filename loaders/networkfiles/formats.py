"""The formats of network files: how each is known by its content, and how it is read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from samspill.graph.errors import InputError
from samspill.loaders.networkfiles import (
    gephicsv,
    gexf,
    graphcommons,
    graphml,
    jsongraphs,
    kumutables,
    neo4jcsv,
    neo4jfiles,
    pajek,
    ucinet,
    vosviewer,
)  # fmt: skip
from samspill.loaders.networkfiles.content import Content
from samspill.loaders.networkfiles.pairs import MAP_AND_NETWORK, NODES_AND_TIES, Pair, base_of, pair_of
from samspill.loaders.networkfiles.plain import Malformed, PlainGraph
from samspill.loaders.tables import Row, Table


def _stem(path: Path) -> str:
    return path.name.split(".")[0]


def _itself(content: Content) -> Path:
    return content.path


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    name: str
    title: str
    reason: str
    """Why a file is of this format, as a clause."""
    fits: Callable[[Content], bool]
    parse: Callable[[Content], Sequence[PlainGraph]]
    """Returns the networks of a file; raises Malformed, or InputError, for what it cannot read."""
    unit: str = "line"
    """What it counts in when it tells where something stands."""
    main: Callable[[Content], Path] = _itself
    """The file that stands for all of a network that is kept in several."""
    key: Callable[[Path], str] = _stem
    """What tells this network from others of the format, however often it is exported."""


@dataclass(frozen=True, slots=True)
class _TwoTables:
    """A format that keeps nodes and ties in a CSV file each."""

    is_nodes: Callable[[Sequence[Row]], bool]
    is_ties: Callable[[Sequence[Row]], bool]
    parse_tables: Callable[[Table | None, Table | None], PlainGraph]
    words: re.Pattern[str] = NODES_AND_TIES
    """What the two files are called."""

    def fits(self, content: Content) -> bool:
        return self.is_nodes(content.head) or self.is_ties(content.head)

    def pair(self, content: Content) -> Pair:
        is_ties = self.is_ties(content.head)
        other = self.is_nodes if is_ties else self.is_ties
        return pair_of(
            content.path, is_ties=is_ties, fits=lambda path: other(Content(path, content.say).head), words=self.words
        )

    def main(self, content: Content) -> Path:
        return self.pair(content).main

    def parse(self, content: Content) -> list[PlainGraph]:
        pair = self.pair(content)
        nodes, ties = (Content(path, content.say).table if path else None for path in (pair.nodes, pair.ties))
        graph = self.parse_tables(nodes, ties)
        if nodes and ties:
            graph.note(
                "{nodes} and {ties} lie beside each other and are read as one.", nodes=nodes.file, ties=ties.file
            )
        return [graph]


def _parse_kumu_tables(elements: Table | None, connections: Table | None) -> PlainGraph:
    return kumutables.parse(table for table in (elements, connections) if table)


_GEPHI = _TwoTables(gephicsv.is_nodes, gephicsv.is_edges, gephicsv.parse_tables)
_KUMU = _TwoTables(kumutables.is_elements, kumutables.is_connections, _parse_kumu_tables)
_VOSVIEWER = _TwoTables(vosviewer.is_map, vosviewer.is_network, vosviewer.parse, MAP_AND_NETWORK)
_GRAPH_COMMONS = _TwoTables(graphcommons.is_nodes, graphcommons.is_edges, graphcommons.parse)


def _is_vosviewer(content: Content) -> bool:
    """Tell a network file, which is nothing but numbers, by the map beside it."""
    return vosviewer.is_map(content.head) or (
        vosviewer.is_network(content.head) and _VOSVIEWER.pair(content).nodes is not None
    )


def _is_kumu_csv(content: Content) -> bool:
    """Tell Kumu's elements, whose columns Id and Label Gephi's nodes have too, by the connections beside them."""
    return _KUMU.fits(content) and (not gephicsv.is_nodes(content.head) or _KUMU.pair(content).ties is not None)


def _is_kumu_workbook(content: Content) -> bool:
    if not content.is_workbook:
        return False
    try:
        return kumutables.has_map(content.sheets)
    except InputError:
        return False


def _is_json(content: Content, shape: str, *hints: str) -> bool:
    return any(f'"{hint}"' in content.start for hint in hints) and jsongraphs.find(content.document, shape) is not None


def _is_prsm(content: Content) -> bool:
    by_name = content.path.suffix.casefold() == ".prsm"
    return by_name or _is_json(content, "prsm", "room", "mapTitle", "lastNodeSample")


def _parse_json(content: Content, shape: str) -> list[PlainGraph]:
    return [jsongraphs.parse(content.document, shape)]


def _parse_prsm(content: Content) -> list[PlainGraph]:
    if not content.start.lstrip().startswith("{"):
        raise Malformed("The map is compressed. Open it in PRSM and save it without compression, as JSON.")
    return _parse_json(content, "prsm")


def _parse_neo4j(content: Content) -> list[PlainGraph]:
    content = Content(neo4jfiles.main_of(content), content.say)
    return [neo4jcsv.parse(neo4jfiles.part_of(content), neo4jfiles.parts_beside(content))]


def _json_format(name: str, title: str, reason: str, *hints: str) -> Format:
    return Format(
        name,
        title,
        reason,
        lambda content: _is_json(content, name, *hints),
        partial(_parse_json, shape=name),
        "element",
    )


FORMATS: Final = (
    Format(
        "graphml", "GraphML", "it is XML with the element <graphml>",
        lambda content: content.root == "graphml", lambda content: [graphml.parse(content.raw)],
    ),
    Format(
        "gexf", "GEXF", "it is XML with the element <gexf>",
        lambda content: content.root == "gexf", lambda content: [gexf.parse(content.raw)],
    ),
    Format(
        "pajek", "Pajek: networks and projects", "it has the sections of Pajek",
        lambda content: pajek.is_pajek(content.start), lambda content: pajek.parse(content.text),
    ),
    Format(
        "ucinet-dl", "UCINET DL", "it begins with DL and the number of nodes",
        lambda content: ucinet.is_dl(content.start), lambda content: [ucinet.parse(content.text)],
    ),
    Format(
        "kumu", "Kumu: elements and connections in a workbook", "it has sheets with elements (Label) and connections (From, To)",
        _is_kumu_workbook, lambda content: [kumutables.parse(content.sheets)], "row",
    ),
    _json_format("vosviewer", "VOSviewer", "it is JSON with items and links", "items", "links", "network"),
    _json_format("gephi-lite", "Gephi Lite", "it is JSON with the graph of Gephi Lite", "graphDataset"),
    _json_format("kumu-json", "Kumu: blueprint and project", "it is JSON with elements and connections", "elements", "connections"),
    Format("prsm", "PRSM", "it is a map of PRSM", _is_prsm, _parse_prsm, "element"),
    _json_format("node-link-json", "graphology, NetworkX, D3 and Cytoscape JSON", "it is JSON with nodes and edges or links", "nodes", "edges", "links"),
    Format(
        "neo4j-csv", "Neo4j bulk import", "its header has the columns :ID, or :START_ID and :END_ID",
        neo4jfiles.is_part, _parse_neo4j, "row", neo4jfiles.main_of,
    ),
    Format(
        "graph-commons", "Graph Commons", "it has the columns Node Type and Name, or From Type and To Type",
        _GRAPH_COMMONS.fits, _GRAPH_COMMONS.parse, "row", _GRAPH_COMMONS.main, base_of,
    ),
    Format(
        "vosviewer-files", "VOSviewer: map and network files", "it has items as VOSviewer has them, or links between such items",
        _is_vosviewer, _VOSVIEWER.parse, "row", _VOSVIEWER.main, partial(base_of, words=MAP_AND_NETWORK),
    ),
    Format(
        "kumu-csv", "Kumu CSV: elements and connections", "it has the column Label, or From and To",
        _is_kumu_csv, _KUMU.parse, "row", _KUMU.main, base_of,
    ),
    Format(
        "gephi-csv", "Gephi CSV: nodes and edges", "it has the columns Id and Label, or Source and Target",
        _GEPHI.fits, _GEPHI.parse, "row", _GEPHI.main, base_of,
    ),
    Format(
        "matrix", "CSV: matrix", "names stand in its first row and column, and numbers in all other cells",
        lambda content: gephicsv.is_matrix(content.head), lambda content: [gephicsv.parse_matrix(content.table)], "row",
    ),
    Format(
        "adjacency-list", "CSV: list of names tied to names", "it has no header, and the same names come again and again",
        lambda content: gephicsv.is_adjacency_list(content.head),
        lambda content: [gephicsv.parse_adjacency_list(content.table)], "row",
    ),
)  # fmt: skip
"""All formats, those with a mark of their own before those that are known by their shape."""
