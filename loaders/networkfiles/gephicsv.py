"""Reads the CSV files that Gephi takes and gives: tables of nodes and edges, adjacency lists and matrices.

Rules: https://docs.gephi.org/desktop/User_Manual/Import/CSV. Columns are known by their names in any case; a file without header is an
adjacency list, each line of which ties its first name to all the others, in that direction.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from samspill.graph.names import fold
from samspill.loaders.networkfiles import matrices
from samspill.loaders.networkfiles.columns import Fields, header_of, records, take, text_of_cell
from samspill.loaders.networkfiles.plain import PlainGraph, PlainNode, PlainTie
from samspill.loaders.networkfiles.typed import decimal, moment
from samspill.loaders.tables import Cell, Row, Table, is_blank

_START, _END, _ID, _TYPE, _LABEL = "source", "target", "id", "type", "label"
_PERIODS: Final = frozenset({"interval", "timeset", "time interval"})
_DIRECTED: Final = {"directed": True, "undirected": False}
_PERIOD = re.compile(r"[\[(]\s*([^,;\]]+)(?:,\s*([^,;\])]+))?")
_WITH_WEIGHT = 3


def is_nodes(rows: Sequence[Row]) -> bool:
    """Tell whether this is a table of nodes: it has the columns Id and Label."""
    names = header_of(rows)
    return _ID in names and "label" in names and not is_edges(rows)


def is_edges(rows: Sequence[Row]) -> bool:
    """Tell whether this is a table of edges: it has the columns Source and Target."""
    return {_START, _END} <= set(header_of(rows))


def is_matrix(rows: Sequence[Row]) -> bool:
    """Tell whether this is a matrix: an empty corner, names in the first row and column, numbers inside."""
    if len(rows) < 2 or not is_blank(rows[0][0]):  # noqa: PLR2004  a header and a row
        return False
    width = len(rows[0].cells)
    names = rows[0].cells[1:]
    return (
        width > 1
        and not any(map(is_blank, names))
        and all(not is_blank(row[0]) and len(row.cells) <= width and _all_numbers(row.cells[1:]) for row in rows[1:])
    )


def is_adjacency_list(rows: Sequence[Row]) -> bool:
    """Tell whether this looks like a list of names tied to names: no header, no gaps, and names that come again."""
    lines = [cells for row in rows if (cells := _names_in(row))]
    if len(lines) < 2 or any(len(cells) < 2 or not all(cells) for cells in lines):  # noqa: PLR2004  two lines of two names
        return False
    later = {name for cells in lines[1:] for name in cells[:2]}
    return bool(set(lines[0][:2]) & later)


def parse_tables(nodes: Table | None, edges: Table | None) -> PlainGraph:
    """Read a table of nodes, a table of edges, or both. Edges make the nodes that no table has, if there is none."""
    graph = PlainGraph()
    if nodes:
        for row, values in records(nodes.rows):
            _add_node(graph, nodes, row, values)
    if edges:
        for row, values in records(edges.rows):
            _add_edge(graph, edges, row, values, creates=nodes is None)
    graph.drop_loose_ties()
    return graph


def parse_matrix(table: Table) -> PlainGraph:
    """Read a matrix. Other names in the rows than in the columns make a two-mode network; a symmetric one has no direction."""
    graph = PlainGraph()
    columns = [text_of_cell(cell) for cell in table.rows[0].cells[1:]]
    rows = [text_of_cell(row[0]) for row in table.rows[1:]]
    two_mode = not set(columns) & set(rows)
    for name, row in zip(rows, table.rows[1:], strict=True):
        graph.add_node(PlainNode(name, line=row.number, mode=1 if two_mode else 0))
    for name in columns:
        if name not in graph.nodes:
            graph.add_node(PlainNode(name, line=table.rows[0].number, mode=2 if two_mode else 0))
    cells = [
        matrices.Cell(name, column, weight, row.number)
        for name, row in zip(rows, table.rows[1:], strict=True)
        for at, column in enumerate(columns, 1)
        if (weight := decimal(text_of_cell(row[at])))
    ]
    matrices.add_cells(graph, cells, two_mode=two_mode)
    return graph


def parse_adjacency_list(table: Table) -> PlainGraph:
    """Read a file without header: each line ties its first name to the others.

    Three cells of which the last is always a number, and the others are not, are two names and a weight.
    """
    graph = PlainGraph()
    lines = [(row.number, cells) for row in table.rows if (cells := _names_in(row))]
    weighted = _has_weights([cells for _, cells in lines])
    for line, (first, *others) in lines:
        graph.ensure_node(first, line)
        weight = decimal(others.pop()) if weighted else None
        for other in others:
            graph.ensure_node(other, line)
            graph.add_tie(PlainTie(first, other, line, directed=True, weight=weight))
    if all(len(cells) == (_WITH_WEIGHT if weighted else 2) for _, cells in lines):
        _part_columns(graph)
    return graph


def _part_columns(graph: PlainGraph) -> None:
    """Make a two-mode network of pairs whose columns share no name, if most names on either side come again."""
    firsts, seconds = (Counter(ends) for ends in zip(*((tie.start, tie.end) for tie in graph.ties), strict=True))
    if firsts.keys() & seconds.keys() or not (_come_again(firsts) and _come_again(seconds)):
        return
    for node in graph.nodes.values():
        node.mode = 1 if node.id in firsts else 2
    graph.note(
        "No name stands in both columns: those in the first are read as organisations, those in the second as activities."
    )


def _come_again(names: Counter[str]) -> bool:
    return len(names) > 1 and 2 * sum(times > 1 for times in names.values()) > len(names)


def _has_weights(lines: Sequence[Sequence[str]]) -> bool:
    """Tell whether the third cell of each line is a weight; a file of nothing but numbers has node numbers there."""
    return all(len(cells) == _WITH_WEIGHT and decimal(cells[2]) is not None for cells in lines) and any(
        decimal(name) is None for cells in lines for name in cells[:2]
    )


def _add_node(graph: PlainGraph, table: Table, row: Row, values: Fields) -> None:
    node_id = take(values, _ID)
    if not node_id:
        graph.remark("The row has no id and is left out.", row.number, table.file, column="Id")
        return
    label = take(values, _LABEL)
    graph.add_node(PlainNode(node_id, label, row.number, table.file, attributes=values))


def _add_edge(graph: PlainGraph, table: Table, row: Row, values: Fields, *, creates: bool) -> None:
    start, end = take(values, _START), take(values, _END)
    if not (start and end):
        graph.remark("The row does not say both ends of the tie and is left out.", row.number, table.file)
        return
    if creates:
        graph.ensure_node(start, row.number, table.file)
        graph.ensure_node(end, row.number, table.file)
    take(values, _ID)
    directed = _direction(values)
    valid_from, valid_to = _period(values)
    graph.add_tie(
        PlainTie(
            start, end, row.number, table.file, directed=directed, valid_from=valid_from, valid_to=valid_to,
            attributes=values,
        )
    )  # fmt: skip


def _direction(values: Fields) -> bool:
    """Take the direction out of the values; a Type that is none (some write their own words there) stays."""
    written = next((name for name in values if fold(name) == _TYPE and fold(str(values[name])) in _DIRECTED), None)
    return True if written is None else _DIRECTED[fold(str(values.pop(written)))]


def _period(values: Fields) -> tuple[str | None, str | None]:
    """Take Gephi's interval (`<[2015.0, 2016.0]>`) out of the values, if it is one of dates or years."""
    name = next((name for name in values if fold(name) in _PERIODS), None)
    found = _PERIOD.findall(str(values[name])) if name else []
    moments = [(moment(start), moment(end or start)) for start, end in found]
    if not name or not moments or not all(start and end for start, end in moments):
        return None, None
    del values[name]
    return moments[0][0], moments[-1][1]


def _names_in(row: Row) -> list[str]:
    """Return the names in a line, without the empty cells that spreadsheet programs add at its end."""
    names = [text_of_cell(cell) for cell in row.cells]
    while names and not names[-1]:
        names.pop()
    return names


def _all_numbers(cells: Iterable[Cell]) -> bool:
    return all(is_blank(cell) or decimal(text_of_cell(cell)) is not None for cell in cells)
