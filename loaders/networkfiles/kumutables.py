"""Reads the tables that Kumu takes: elements and connections, as two sheets of a workbook, on one sheet, or as CSV files.

Rules: https://docs.kumu.io/guides/import/. Connections name elements by their labels (or ids); several values in a cell are parted
by bars, and several targets too; an element that only a connection names exists.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from samspill.graph.names import fold
from samspill.loaders.networkfiles.columns import Fields, header_of, records, take
from samspill.loaders.networkfiles.plain import PlainGraph, PlainNode, PlainTie
from samspill.loaders.tables import Row, Table

_BAR: Final = "|"
_IGNORED: Final = "(ignore)"


def is_elements(rows: Sequence[Row]) -> bool:
    """Tell whether these are elements: the first column is called Label, or the second behind an ID."""
    names = header_of(rows)
    return names[:1] == ["label"] or names[:2] == ["id", "label"]


def is_connections(rows: Sequence[Row]) -> bool:
    """Tell whether these are connections: the first two columns are called From and To, or the next two behind an ID."""
    names = header_of(rows)
    return names[:2] == ["from", "to"] or names[:3] == ["id", "from", "to"]


def has_map(tables: Iterable[Table]) -> bool:
    """Tell whether the sheets of a workbook hold a map of Kumu: connections, or elements on a sheet of that name."""
    parts = [part for table in _used(tables) for part in _parts(table)]
    return any(is_connections(part.rows) for part in parts) or any(
        is_elements(part.rows) and fold(part.table.name).startswith("element") for part in parts
    )


def parse(tables: Iterable[Table]) -> PlainGraph:
    """Read all elements and connections of a map."""
    tables = list(tables)
    graph = PlainGraph()
    for table in tables:
        if table.hidden:
            graph.remark("The sheet is hidden and is not read.", 0, table.name)
    parts = [part for table in _used(tables) for part in _parts(table)]
    for part in parts:
        if is_elements(part.rows):
            for row, fields in records(part.rows):
                _add_element(graph, part, row, fields)
    ids = _ids_by_label(graph)
    for part in parts:
        if is_connections(part.rows):
            for row, fields in records(part.rows):
                _add_connections(graph, part, row, fields, ids)
    return graph


@dataclass(frozen=True, slots=True)
class _Part:
    """The elements or the connections of a sheet."""

    table: Table
    rows: Sequence[Row]

    @property
    def name(self) -> str:
        """What problems call it: the sheet of a workbook, or the CSV file."""
        return self.table.file if self.table.file.casefold().endswith(("csv", "tsv", "txt")) else self.table.name


def _used(tables: Iterable[Table]) -> list[Table]:
    return [table for table in tables if not table.hidden and not table.name.casefold().rstrip().endswith(_IGNORED)]


def _parts(table: Table) -> list[_Part]:
    """Return the parts of a sheet: connections may stand below the elements, with a header of their own."""
    rows = table.rows
    starts = [at for at in range(len(rows)) if at == 0 or is_connections(rows[at:])]
    return [_Part(table, rows[start:end]) for start, end in pairwise([*starts, len(rows)])]


def _add_element(graph: PlainGraph, part: _Part, row: Row, fields: Fields) -> None:
    node_id, label = take(fields, "id"), take(fields, "label")
    if not label:
        graph.remark("The element has no label and is left out.", row.number, part.name, column="Label")
        return
    graph.add_node(PlainNode(node_id or label, label, row.number, part.name, attributes=_parted(fields)))


def _add_connections(graph: PlainGraph, part: _Part, row: Row, fields: Fields, ids: dict[str, list[str]]) -> None:
    start, ends = take(fields, "from"), take(fields, "to")
    take(fields, "id")
    directed = fold(take(fields, "direction")) == "directed"
    attributes = _parted(fields)
    if not (start and ends):
        graph.remark("The connection does not say both its ends and is left out.", row.number, part.name)
        return
    for end in filter(None, map(str.strip, ends.split(_BAR))):
        first, second = (_element(graph, part, row, written, ids) for written in (start, end))
        if first and second:
            graph.add_tie(
                PlainTie(first, second, row.number, part.name, directed=directed, attributes=dict(attributes))
            )


def _element(graph: PlainGraph, part: _Part, row: Row, written: str, ids: dict[str, list[str]]) -> str:
    """Return the id of the element that a connection names, which it makes if there is none; nothing if it names two."""
    if written in graph.nodes and len(ids.get(fold(written), [])) <= 1:
        return written
    found = ids.setdefault(fold(written), [])
    if len(found) > 1:
        message = "Several elements have this label. Write the id of the one that is meant."
        graph.remark(message, row.number, part.name, value=written)
        return ""
    if not found:
        found.append(graph.ensure_node(written, row.number, part.name).id)
    return found[0]


def _parted(fields: Fields) -> Fields:
    """Return the fields with those that hold several values as lists."""
    return {
        name: [each.strip() for each in value.split(_BAR) if each.strip()]
        if isinstance(value, str) and _BAR in value
        else value
        for name, value in fields.items()
    }


def _ids_by_label(graph: PlainGraph) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in graph.nodes.values():
        found.setdefault(fold(node.label), []).append(node.id)
    return found
