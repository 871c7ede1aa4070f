"""Reads the CSV files of Neo4j's bulk import: typed columns, several labels, and headers that may stand in files of their own.

Rules: https://neo4j.com/docs/operations-manual/current/import/#import-tool-header-format. Where a file of relationships is read, the nodes
that it names are looked for in the files beside it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from samspill.graph.model import Value
from samspill.loaders.networkfiles.columns import text_of_cell
from samspill.loaders.networkfiles.plain import PlainGraph, PlainNode, PlainTie
from samspill.loaders.networkfiles.typed import decimal, typed, typed_list
from samspill.loaders.tables import Row

_COLUMN = re.compile(r"(?P<name>[^:]*):(?P<type>[A-Za-z_-]+)(?P<many>\[\])?\s*(?:\((?P<group>[^)]*)\))?\s*(?:\{.*\})?")
_COORDINATE = re.compile(r"(\w+)\s*:\s*(-?\d+(?:\.\d+)?)")
_AXES: Final = {"x": "longitude", "y": "latitude", "z": "height"}
_ID, _START, _END, _TYPE, _LABEL, _IGNORE = "ID", "START_ID", "END_ID", "TYPE", "LABEL", "IGNORE"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a header."""

    name: str
    type: str = "string"
    many: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of nodes or relationships, with its header from wherever it stands."""

    file: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]

    @property
    def has_nodes(self) -> bool:
        """Tell whether its rows are nodes."""
        return any(column.type == _ID for column in self.columns)

    def ids(self) -> set[str]:
        """Return the ids of its nodes."""
        return {_fields(self.columns, row)[_ID] for row in self.rows if _ID in _fields(self.columns, row)}


def header(rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return the columns that the first row declares, or nothing if it is no header of this format."""
    columns = tuple(map(_column, rows[0].cells)) if rows else ()
    types = {column.type for column in columns}
    return columns if _ID in types or {_START, _END} <= types else ()


def parse(part: Part, beside: Iterable[Part]) -> PlainGraph:
    """Read a file of nodes, or one of relationships with the nodes that it names in the files `beside` it."""
    graph = PlainGraph()
    if part.has_nodes:
        _add_nodes(graph, part)
        return graph
    named = {
        fields[end]
        for row in part.rows
        for fields in (_fields(part.columns, row),)
        for end in (_START, _END)
        if end in fields
    }
    for other in beside:
        if other.has_nodes and named & other.ids():
            _add_nodes(graph, other)
    for row in part.rows:
        _add_relationship(graph, part, row)
    graph.drop_loose_ties()
    return graph


def _add_nodes(graph: PlainGraph, part: Part) -> None:
    for row in part.rows:
        fields = _fields(part.columns, row)
        if _ID not in fields:
            graph.remark("The row has no id and is left out.", row.number, part.file, column=":ID")
            continue
        node = PlainNode(fields[_ID], "", row.number, part.file, fields.get(_LABEL, ""))
        node.attributes = dict(_properties(part.columns, row))
        graph.add_node(node)


def _add_relationship(graph: PlainGraph, part: Part, row: Row) -> None:
    fields = _fields(part.columns, row)
    if _START not in fields or _END not in fields:
        graph.remark("The row does not say both ends of the tie and is left out.", row.number, part.file)
        return
    graph.add_tie(
        PlainTie(
            fields[_START], fields[_END], row.number, part.file,
            directed=True, relation=fields.get(_TYPE, ""), attributes=dict(_properties(part.columns, row)),
        )
    )  # fmt: skip


def _column(cell: object) -> Column:
    written = str(cell or "").strip()
    found = _COLUMN.fullmatch(written)
    if not found:
        return Column(written)
    special = found["type"].upper()
    type_ = special if special in {_ID, _START, _END, _TYPE, _LABEL, _IGNORE} else found["type"].casefold()
    return Column(found["name"], type_, bool(found["many"]), found["group"] or "")


def _fields(columns: Sequence[Column], row: Row) -> dict[str, str]:
    """Return what the row says in the columns that are not properties; ids with the group that they are unique in."""
    found: dict[str, str] = {}
    for at, column in enumerate(columns):
        text = text_of_cell(row[at])
        if text and column.type in {_ID, _START, _END}:
            found[column.type] = f"{column.group}:{text}" if column.group else text
        elif text and column.type in {_TYPE, _LABEL}:
            found[column.type] = text
    return found


def _properties(columns: Sequence[Column], row: Row) -> Iterator[tuple[str, Value]]:
    for at, column in enumerate(columns):
        text = text_of_cell(row[at])
        if not text or not column.name or column.type in {_ID, _START, _END, _TYPE, _LABEL, _IGNORE}:
            continue
        if column.many:
            yield column.name, typed_list(text, column.type, ";")
        elif column.type == "point":
            for axis, number in _COORDINATE.findall(text):
                yield f"{column.name} {_AXES.get(axis, axis)}", decimal(number) or 0
        elif column.type == "boolean":
            # Neo4j takes exactly this for true and anything else for false.
            yield column.name, text == "true"
        else:
            yield column.name, typed(text, column.type)
