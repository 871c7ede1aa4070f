"""Reads the two CSV tables of Graph Commons: nodes, and edges that name their ends by type and name, which together are the key."""

from collections.abc import Sequence
from typing import Final

from samspill.loaders.networkfiles.columns import header_of, records, take
from samspill.loaders.networkfiles.plain import PlainGraph, PlainNode, PlainTie
from samspill.loaders.tables import Row, Table

_NODES: Final = frozenset({"node type", "name"})
_EDGES: Final = frozenset({"from type", "from name", "edge type", "to type", "to name"})


def is_nodes(rows: Sequence[Row]) -> bool:
    """Tell whether this is the table of nodes."""
    return set(header_of(rows)) >= _NODES


def is_edges(rows: Sequence[Row]) -> bool:
    """Tell whether this is the table of edges."""
    return set(header_of(rows)) >= _EDGES


def parse(nodes: Table | None, edges: Table | None) -> PlainGraph:
    """Read a table of nodes, a table of edges, or both; edges make the nodes that are in no table."""
    graph = PlainGraph()
    for row, fields in records(nodes.rows if nodes else ()):
        kind, name = take(fields, "node type"), take(fields, "name")
        take(fields, "id")
        if name:
            graph.add_node(
                PlainNode(_key(kind, name), name, row.number, nodes.file if nodes else "", kind, attributes=fields)
            )
        else:
            graph.remark(
                "The node has no name and is left out.", row.number, nodes.file if nodes else "", column="Name"
            )
    for row, fields in records(edges.rows if edges else ()):
        file = edges.file if edges else ""
        ends = [(take(fields, f"{end} type"), take(fields, f"{end} name")) for end in ("from", "to")]
        relation = take(fields, "edge type")
        take(fields, "id")
        if not all(name for _, name in ends):
            graph.remark("The edge does not name both its ends and is left out.", row.number, file)
            continue
        for kind, name in ends:
            if _key(kind, name) not in graph.nodes:
                graph.add_node(PlainNode(_key(kind, name), name, row.number, file, kind))
        start, end = (_key(kind, name) for kind, name in ends)
        graph.add_tie(PlainTie(start, end, row.number, file, directed=True, relation=relation, attributes=fields))
    return graph


def _key(kind: str, name: str) -> str:
    return f"{kind}: {name}"
