"""Records as flat rows of values and back: the content that JSON, Parquet and Neo4j CSV share, whatever each looks like."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from samspill.graph.model import PARENT, RELATIONSHIP_TYPES, Missing, Node, Records, Relationship, Source, Status, Value
from samspill.graph.names import slug

MORE: Final = "more"
"""Holds the properties that have no place of their own in a row, by name."""
NODE_FIELDS: Final = ("id", "kind", "name", "names", "description", "url", "sources", "review")
TIE_FIELDS: Final = (
    *("id", "type", "start", "end", "source", "evidence"),
    *("locator", "status", "valid_from", "valid_to"),
)
SOURCE_FIELDS: Final = tuple(each.name for each in fields(Source))
_LARGEST: Final = 2**63
"""The first whole number that no store can keep."""
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
    _check((rows.sources, rows.nodes, rows.relationships))
    return Records(
        origin=origin_of(title),
        title=title,
        nodes=tuple(map(_node, rows.nodes)),
        relationships=tuple(map(_tie, rows.relationships)),
        sources=tuple(Source(**{name: _text(value) for name, value in row.items()}) for row in rows.sources),
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
        kind=_one_of(PARENT, row["kind"]),
        name=_text(row["name"]),
        names=tuple(map(_text, row.get("names", ()))),
        description=_text(row.get("description", "")),
        url=_text(row.get("url", "")),
        details=_details(row, NODE_FIELDS),
        sources=tuple(map(_text, row.get("sources", ()))),
        review=bool(row.get("review", False)),
    )


def _tie(row: Mapping[str, Any]) -> Relationship:
    return Relationship(
        type=_one_of(RELATIONSHIP_TYPES, row["type"]),
        start=_text(row["start"]),
        end=_text(row["end"]),
        source=_text(row["source"]),
        evidence=_text(row["evidence"]),
        locator=_text(row.get("locator", "")),
        status=Status(row["status"]),
        valid_from=_text_or_none(row.get("valid_from")),
        valid_to=_text_or_none(row.get("valid_to")),
        details=_details(row, TIE_FIELDS),
    )


def _details(row: Mapping[str, Any], taken: tuple[str, ...]) -> dict[str, Any]:
    own = {name: value for name, value in row.items() if name not in taken and name != MORE}
    details = own | dict(row.get(MORE, {}))
    for name, value in details.items():
        if isinstance(value, list):
            _ = list(map(_text, value))
        elif not isinstance(value, str | int | float):
            message = f"{name} is no value"
            raise TypeError(message)
    return details


def _check(value: object) -> None:
    """Raise ValueError if there is something inside that no store can keep: half a letter, or a number of more than 64 bits."""
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, int):
        if not -_LARGEST <= value < _LARGEST:
            message = f"{value} is too large"
            raise ValueError(message)
    elif isinstance(value, list | tuple | dict):
        for inner in value.items() if isinstance(value, dict) else value:
            _check(inner)


def _one_of(known: Container[str], value: object) -> str:
    if value not in known:
        message = f"{value!r} is not known"
        raise ValueError(message)
    return _text(value)


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = f"{value!r} is no text"
        raise TypeError(message)
    return value


def _present(values: Mapping[str, object]) -> Row:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
