"""Reads the two text files that VOSviewer keeps a network in: the map, a table of items, and the network, lines of two numbers and a strength.

Rules: the manual of VOSviewer, https://www.vosviewer.com/getting-started. The network file has no header, so it is known by the map
beside it; links have no direction.
"""

from collections.abc import Sequence
from typing import Final

from samspill.loaders.networkfiles.columns import header_of, records, take, text_of_cell
from samspill.loaders.networkfiles.plain import PlainGraph, PlainNode, PlainTie
from samspill.loaders.networkfiles.typed import decimal
from samspill.loaders.tables import Row, Table

_ITEM: Final = frozenset({"id", "label"})
_PLACED: Final = frozenset({"x", "y", "cluster"})
_MEASURED: Final = ("weight<", "score<")
_LINK: Final = (2, 3)
"""Numbers in a line of the network file: both ends, and perhaps a strength."""


def is_map(rows: Sequence[Row]) -> bool:
    """Tell whether this is a map: items with a cluster and a position, or with weights and scores as VOSviewer calls them."""
    names = set(header_of(rows))
    measured = any(text_of_cell(cell).casefold().startswith(_MEASURED) for cell in (rows[0].cells if rows else ()))
    return names >= _ITEM and (names >= _PLACED or measured)


def is_network(rows: Sequence[Row]) -> bool:
    """Tell whether this may be a network: nothing but two numbers in each line, and perhaps a third."""
    return bool(rows) and all(len(numbers := _numbers(row)) in _LINK and all(numbers) for row in rows)


def parse(items: Table | None, links: Table | None) -> PlainGraph:
    """Read a map, and the network of its items if there is one."""
    graph = PlainGraph()
    for row, fields in records(items.rows if items else ()):
        node_id, label = take(fields, "id"), take(fields, "label")
        if node_id:
            file = items.file if items else ""
            graph.add_node(PlainNode(node_id, label, row.number, file, attributes=fields))
        else:
            graph.remark("The row has no id and is left out.", row.number, items.file if items else "", column="id")
    for row in links.rows if links else ():
        _add_link(graph, row, links.file if links else "")
    graph.drop_loose_ties()
    return graph


def _add_link(graph: PlainGraph, row: Row, file: str) -> None:
    cells = [text_of_cell(cell) for cell in row.cells]
    if len(cells) < min(_LINK) or not all(cells[:2]):
        graph.remark("The row does not say both ends of the tie and is left out.", row.number, file)
        return
    weight = decimal(cells[2]) if len(cells) > min(_LINK) else None
    graph.add_tie(PlainTie(cells[0], cells[1], row.number, file, weight=weight))


def _numbers(row: Row) -> list[str]:
    """Return the cells of a row, empty text for what is no number."""
    return [written if decimal(written := text_of_cell(cell)) is not None else "" for cell in row.cells]
