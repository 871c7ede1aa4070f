"""What comes over Bolt, as plain values that travel as JSON: nodes, relationships and paths as dicts, dates as ISO text."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from samspill.graph.model import PARENT, lineage

Ids = Mapping[str, str]
"""From the engine's name of a node to samspill's id."""


def plain(value: Any, ids: Ids) -> Any:  # noqa: ANN401  whatever a query gives
    """Return `value` as str, int, float, bool, None, or lists and dicts of these; `ids` names the ends of relationships."""
    convert = _CONVERSIONS.get(type(value))
    if convert:
        return convert(value, ids)
    return _relationship(value, ids) if isinstance(value, Relationship) else value


def unnamed_ends(values: Iterable[Any]) -> set[str]:
    """Return the engine's names of the nodes that relationships in `values` join and that are not there themselves."""
    return {
        node.element_id
        for relationship in _relationships(values)
        for node in relationship.nodes
        if node is not None and "id" not in node
    }


def labels_of(labels: Iterable[str]) -> list[str]:
    """Return labels with the most specific first: Company, Organisation, Entity; those outside the model last, by name."""
    return sorted(labels, key=lambda label: (-len(lineage(label)) if label in PARENT else 0, label))


def _relationships(values: Iterable[Any]) -> Iterable[Relationship]:
    for value in values:
        if isinstance(value, Relationship):
            yield value
        elif isinstance(value, list | tuple):
            yield from _relationships(value)
        elif isinstance(value, dict):
            yield from _relationships(value.values())
        elif isinstance(value, Path):
            yield from value.relationships


def _node(node: Node, ids: Ids) -> dict[str, Any]:
    return {"labels": labels_of(node.labels), "properties": plain(dict(node), ids)}


def _relationship(tie: Relationship, ids: Ids) -> dict[str, Any]:
    start, end = (_id(node, ids) for node in tie.nodes)
    return {"type": tie.type, "start": start, "end": end, "properties": plain(dict(tie), ids)}


def _id(node: Node | None, ids: Ids) -> str | None:
    if node is None:
        return None
    return str(node["id"]) if "id" in node else ids.get(node.element_id)


def _path(path: Path, ids: Ids) -> dict[str, Any]:
    return {"nodes": plain(list(path.nodes), ids), "relationships": plain(list(path.relationships), ids)}


def _moment(moment: Date | Time | DateTime, _ids: Ids) -> str:
    # The driver writes nine digits of a second also where there are none.
    return moment.iso_format().replace(".000000000", "")


def _point(point: Point, _ids: Ids) -> dict[str, Any]:
    return {"srid": point.srid, "coordinates": list(point)}


_CONVERSIONS: Final[Mapping[type, Callable[[Any, Ids], Any]]] = {
    list: lambda values, ids: [plain(value, ids) for value in values],
    tuple: lambda values, ids: [plain(value, ids) for value in values],
    dict: lambda values, ids: {key: plain(value, ids) for key, value in values.items()},
    bytes: lambda value, _ids: value.hex(),
    Node: _node,
    Path: _path,
    Point: _point,
    Date: _moment,
    Time: _moment,
    DateTime: _moment,
    Duration: lambda value, _ids: value.iso_format(),
}
