"""The formats of network files: how each is known by its content, and how it is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from samspill.loaders.networkfiles import gephicsv, gexf, graphml, pajek, ucinet
from samspill.loaders.networkfiles.content import Content
from samspill.loaders.networkfiles.pairs import Pair, base_of, pair_of
from samspill.loaders.networkfiles.plain import PlainGraph


def _stem(path: Path) -> str:
    return path.name.split(".")[0]


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
    main: Callable[[Content], Path] = lambda content: content.path
    """The file that stands for all of a network that is kept in several."""
    key: Callable[[Path], str] = _stem
    """What tells this network from others of the format, however often it is exported."""


def _gephi_pair(content: Content) -> Pair:
    return pair_of(content.path, is_ties=gephicsv.is_edges(content.head))


def _parse_gephi_pair(content: Content) -> list[PlainGraph]:
    pair = _gephi_pair(content)
    nodes, edges = (Content(path, content.say).table if path else None for path in (pair.nodes, pair.ties))
    graph = gephicsv.parse_tables(nodes, edges)
    if nodes and edges:
        graph.remark("{nodes} and {ties} lie beside each other and are read as one.", nodes=nodes.file, ties=edges.file)
    return [graph]


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
        "gephi-csv", "Gephi CSV: nodes and edges", "it has the columns Id and Label, or Source and Target",
        lambda content: gephicsv.is_nodes(content.head) or gephicsv.is_edges(content.head),
        _parse_gephi_pair, "row", lambda content: _gephi_pair(content).main, base_of,
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
