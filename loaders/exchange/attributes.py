"""What network programs can hold of things and relationships: attributes of one type each, without lists."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from samspill.graph.model import Node, Records, Relationship, Value

_FOR_PROGRAMS: Final = frozenset({"id", "search"})


class Type(StrEnum):
    """What an attribute holds, in the words of GraphML and GEXF."""

    TEXT = "string"
    WHOLE_NUMBER = "long"
    NUMBER = "double"
    YES_NO = "boolean"


Plain = str | int | float | bool
Attributes = Mapping[str, Plain]
_TYPES: Final[Mapping[type, Type]] = {
    str: Type.TEXT,
    int: Type.WHOLE_NUMBER,
    float: Type.NUMBER,
    bool: Type.YES_NO,
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A node or relationship with its attributes."""

    id: str
    label: str
    attributes: Attributes
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """All nodes and relationships, and the type of each of their attributes."""

    nodes: list[Drawn]
    ties: list[Drawn]
    node_types: Mapping[str, Type]
    tie_types: Mapping[str, Type]


def drawing_of(records: Records) -> Drawing:
    """Return records as network programs can hold them: lists as one text, the kind and the type as attributes."""
    nodes = [Drawn(node.id, node.name, dict(_attributes(node))) for node in records.nodes]
    ties = [Drawn(tie.id, tie.type, dict(_attributes(tie)), tie.start, tie.end) for tie in records.relationships]
    return Drawing(nodes, ties, _types(nodes), _types(ties))


def text_of(value: Plain) -> str:
    """Return a value as network programs read it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _attributes(thing: Node | Relationship) -> Iterator[tuple[str, Plain]]:
    own = {"kind": thing.kind} if isinstance(thing, Node) else {"type": thing.type}
    details: Mapping[str, Value] = thing.properties | own
    for name, value in details.items():
        if name not in _FOR_PROGRAMS:
            yield name, "; ".join(value) if isinstance(value, list) else value


def _types(things: Iterable[Drawn]) -> dict[str, Type]:
    """Return the one type that holds all values of each attribute: text if there are several that do not mix."""
    found: dict[str, Type] = {}
    for thing in things:
        for name, value in thing.attributes.items():
            type_ = _TYPES[type(value)]
            found[name] = _common(found.get(name, type_), type_)
    return found


def _common(one: Type, other: Type) -> Type:
    if one is other:
        return one
    return Type.NUMBER if {one, other} == {Type.NUMBER, Type.WHOLE_NUMBER} else Type.TEXT
