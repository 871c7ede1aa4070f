"""Records as flat rows of values and back: the content that JSON, Parquet and Neo4j CSV share, whatever each looks like."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from samspill.graph.model import Missing, Node, Records, Relationship, Source, Status, Value
from samspill.graph.names import slug

MORE: Final = "more"
"""Holds the properties that have no place of their own in a row, by name."""
NODE_FIELDS: Final = ("id", "kind", "name", "names", "description", "url", "sources", "review")
TIE_FIELDS: Final = (
    *("id", "type", "start", "end", "source", "evidence"),
    *("locator", "status", "valid_from", "valid_to"),
)
SOURCE_FIELDS: Final = tuple(each.name for each in fields(Source))
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of an export; a value that is absent has no key."""

    sources: list[Row]
    nodes: list[Row]
    relationships: list[Row]


def rows_of(records: Records) -> Rows:
    """Return the rows that say what `records` say."""
    return Rows(
        [dict(_present(asdict(source))) for source in records.sources],
        [_row(_fields_of_node(node), node.details, NODE_FIELDS) for node in records.nodes],
        [_row(_fields_of_tie(tie), tie.details, TIE_FIELDS) for tie in records.relationships],
    )


def records_of(rows: Rows, title: str) -> Records:
    """Return the records that `rows` say.

    Raises KeyError, TypeError or ValueError for rows that no export has.
    """
    return Records(
        origin=origin_of(title),
        title=title,
        nodes=tuple(map(_node, rows.nodes)),
        relationships=tuple(map(_tie, rows.relationships)),
        sources=tuple(Source(**row) for row in rows.sources),
        read=len(rows.sources) + len(rows.nodes) + len(rows.relationships),
        missing=Missing.RETRACTED,
        is_copy=True,
    )


def origin_of(title: str) -> str:
    """Return the origin of an export: the same whatever its form, so that a newer one is an update."""
    return f"export:{slug(title)}"


def _fields_of_node(node: Node) -> Mapping[str, object]:
    return {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "names": list(node.names),
        "description": node.description,
        "url": node.url,
        "sources": list(node.sources),
        "review": node.review or None,
    }


def _fields_of_tie(tie: Relationship) -> Mapping[str, object]:
    own = {name: getattr(tie, name) for name in TIE_FIELDS}
    return own | {"status": str(tie.status)}


def _row(own: Mapping[str, object], details: Mapping[str, Value], taken: Iterable[str]) -> Row:
    """Join fields and details; a detail that is called like a field goes into `more`."""
    clashing = {*taken, MORE}
    free = {name: value for name, value in details.items() if name not in clashing}
    other = {name: value for name, value in details.items() if name in clashing}
    return _present({**own, **free, MORE: other})


def _node(row: Mapping[str, Any]) -> Node:
    return Node(
        id=_text(row["id"]),
        kind=_text(row["kind"]),
        name=_text(row["name"]),
        names=tuple(row.get("names", ())),
        description=row.get("description", ""),
        url=row.get("url", ""),
        details=_details(row, NODE_FIELDS),
        sources=tuple(row.get("sources", ())),
        review=row.get("review", False),
    )


def _tie(row: Mapping[str, Any]) -> Relationship:
    return Relationship(
        type=_text(row["type"]),
        start=_text(row["start"]),
        end=_text(row["end"]),
        source=_text(row["source"]),
        evidence=_text(row["evidence"]),
        locator=row.get("locator", ""),
        status=Status(row["status"]),
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        details=_details(row, TIE_FIELDS),
    )


def _details(row: Mapping[str, Any], taken: tuple[str, ...]) -> dict[str, Any]:
    own = {name: value for name, value in row.items() if name not in taken and name != MORE}
    return own | dict(row.get(MORE, {}))


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = f"{value!r} is no text"
        raise TypeError(message)
    return value


def _present(values: Mapping[str, object]) -> Row:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
