"""Reads one cell of the workbook as its column says."""

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final, cast

from samspill.graph.model import RELATIONSHIP_TYPES, Attendance, Status
from samspill.graph.model import Value as Property
from samspill.loaders import values
from samspill.loaders.tables import Cell
from samspill.loaders.words import Unusable
from samspill.loaders.workbook.form import Column, Nodes, Sheet, Value
from samspill.loaders.workbook.identifiers import known_identifiers
from samspill.loaders.workbook.vocabulary import role, term

RESERVED: Final = frozenset(
    {"id", "name", "names", "search", "description", "url", "sources", "source", "review", "load", "claims"}
)
"""Properties with a column of their own, or that the store keeps for itself; they cannot be other facts."""
_LISTED = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;|\n]|$)|([^;|\n]+))')
_SEPARATORS = (";", "|", "\n", '"')


def read_cell(cell: Cell, column: Column, sheet: Sheet) -> object:
    """Return the value of a cell that is not blank; raises Unusable."""
    if column.value is Value.KIND:
        return term(values.name(cell), cast("Nodes", sheet.makes).kinds)
    return _READERS[column.value](cell)


def names(cell: Cell) -> tuple[str, ...]:
    """Return the names in a cell: `a; b`, `a | b`, one a line, or `"a; with a semicolon"` in quotes.

    A comma does not part names, since many have one inside (Innovasjon Norge, Arktis).
    """
    found = (quoted.replace('""', '"') or plain for quoted, plain in _LISTED.findall(values.text(cell)))
    return tuple(dict.fromkeys(name for each in found if (name := " ".join(each.split()))))


def listed(items: tuple[str, ...]) -> str:
    """Return names as one cell that `names` reads."""
    return "; ".join(
        '"' + item.replace('"', '""') + '"' if any(sign in item for sign in _SEPARATORS) else item for item in items
    )


def facts(cell: Cell) -> dict[str, Property]:
    """Return the properties in a cell, one `name: value` a line; values are numbers, true, false, lists in JSON, or text."""
    return dict(_fact(line) for line in values.text(cell).splitlines() if line.strip())


def fact_lines(properties: Mapping[str, Property]) -> str:
    """Return properties as one cell that `facts` reads."""
    return "\n".join(f"{name}: {_fact_text(value)}" for name, value in sorted(properties.items()))


def _fact(line: str) -> tuple[str, Property]:
    name, colon, value = (part.strip() for part in line.partition(":"))
    if not (name and colon and value):
        raise Unusable("Write each fact on a line of its own, as name: value.")
    if name in RESERVED:
        raise Unusable("“{name}” cannot be another fact. Use the column for it, or another word.", name=name)
    return name, _fact_value(value)


def _fact_value(written: str) -> Property:
    try:
        value = json.loads(written, parse_constant=lambda _: None)
    except ValueError:
        return written
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return cast("Property", value)
    return value if isinstance(value, str | int | float) else written


def _fact_text(value: Property) -> str:
    plain = isinstance(value, str) and value == " ".join(value.split()) and value and _fact_value(value) == value
    return str(value) if plain else json.dumps(value, ensure_ascii=False)


def _code(cell: Cell, width: int) -> str:
    return values.digits_of(cell, width)


_READERS: Final[Mapping[Value, Callable[[Cell], object]]] = MappingProxyType(
    {
        Value.NAME: values.name,
        Value.NAMES: names,
        Value.TEXT: values.text,
        Value.DATE: values.day,
        Value.YEAR: values.year,
        Value.NUMBER: values.number,
        Value.ORGANISATION_NUMBER: values.organisation_number,
        Value.MUNICIPALITY_NUMBER: partial(_code, width=4),
        Value.COUNTY_NUMBER: partial(_code, width=2),
        Value.RELATION: lambda cell: term(values.name(cell), RELATIONSHIP_TYPES),
        Value.STATUS: lambda cell: Status(term(values.name(cell), Status)),
        Value.ATTENDANCE: lambda cell: term(values.name(cell), Attendance),
        Value.ROLE: lambda cell: role(values.name(cell)),
        Value.FACTS: facts,
        Value.IDENTIFIERS: lambda cell: known_identifiers(names(cell)),
        Value.REFERENCE: values.name,
        Value.REFERENCES: names,
    }
)
