"""Writes the two tables that Gephi's spreadsheet import takes: nodes and edges, with the columns it knows by name.

Rules: https://gephi.org/users/supported-graph-formats/spreadsheet/.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from samspill.graph.model import Records
from samspill.loaders.delimited import guard
from samspill.loaders.exchange.attributes import Attributes, Plain, drawing_of, text_of

NODES, EDGES = "nodes.csv", "edges.csv"
_OWN_OF_NODES: Final = ("Id", "Label")
_OWN_OF_EDGES: Final = ("Source", "Target", "Type", "Id", "Label")
_ALSO_TAKEN: Final = frozenset({"kind", "weight"})
"""What Gephi takes for columns of its own in a table of edges, whether or not they are there."""


def write(folder: Path, records: Records) -> None:
    """Write records into a folder that is there.

    A property whose name Gephi has for something of its own gets `claim_` before it: `Source` is where an edge starts, and
    `claim_source` who says so.
    """
    drawing = drawing_of(records)
    nodes = [([node.id, node.label], node.attributes) for node in drawing.nodes]
    ties = [([tie.start, tie.end, "Directed", tie.id, tie.label], tie.attributes) for tie in drawing.ties]
    _write_table(folder / NODES, _OWN_OF_NODES, {name: name for name in drawing.node_types}, nodes)
    taken = {name.lower() for name in _OWN_OF_EDGES} | _ALSO_TAKEN
    names = {name: f"claim_{name}" if name.lower() in taken else name for name in drawing.tie_types}
    _write_table(folder / EDGES, _OWN_OF_EDGES, names, ties)


def _write_table(
    file: Path, own: Sequence[str], names: Mapping[str, str], rows: Iterable[tuple[list[str], Attributes]]
) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow([*own, *map(guard, names.values())])
        for first, attributes in rows:
            writer.writerow([*map(guard, first), *(_cell(attributes.get(name, "")) for name in names)])


def _cell(value: Plain) -> str:
    return guard(value) if isinstance(value, str) else text_of(value)
