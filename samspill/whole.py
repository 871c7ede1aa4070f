"""Reads a whole store back into records: what is loaded can be taken out again."""

from collections.abc import Mapping
from typing import Any, Final

from samspill.cypher.catalogue import load_text
from samspill.graph.model import Node, Records, Relationship, Source, Status
from samspill.graph.store.port import Limits, Store

EVERYTHING: Final = Limits(max_rows=2**31 - 1, timeout_s=3600.0)

# What the store adds for itself: who states a thing, in which load, and the folded text to find it by.
_KEPT_BY_STORE: Final = frozenset({"claims", "load", "search"})
_NODE_FIELDS: Final = ("id", "name", "names", "description", "url", "sources", "review")
_CLAIM_FIELDS: Final = ("source", "evidence", "locator", "status", "valid_from", "valid_to")
_SOURCE_FIELDS: Final = ("id", "title", "publisher", "url", "licence", "date")


def stored_records(store: Store, *, title: str, persons: bool = False) -> Records:
    """Return everything in the store, sorted by id; persons and what concerns them only if asked for."""
    return Records(
        origin="store",
        title=title,
        nodes=tuple(_node(each) for each in _column(store, "nodes", persons=persons)),
        relationships=tuple(_relationship(each) for each in _column(store, "relationships", persons=persons)),
        sources=tuple(_source(each) for each in _column(store, "sources")),
    )


def _column(store: Store, name: str, **parameters: object) -> list[dict[str, Any]]:
    return [value for (value,) in store.read(load_text(f"whole/{name}"), parameters, EVERYTHING).rows]


def _node(stored: Mapping[str, Any]) -> Node:
    properties = stored["properties"]
    return Node(
        id=properties["id"],
        kind=stored["labels"][0],
        name=properties["name"],
        names=tuple(properties.get("names", ())),
        description=properties.get("description", ""),
        url=properties.get("url", ""),
        details=_details(properties, _NODE_FIELDS),
        sources=tuple(properties.get("sources", ())),
        review=properties.get("review", False),
    )


def _relationship(stored: Mapping[str, Any]) -> Relationship:
    properties = stored["properties"]
    return Relationship(
        type=stored["type"],
        start=stored["start"],
        end=stored["end"],
        source=properties["source"],
        evidence=properties["evidence"],
        locator=properties.get("locator", ""),
        status=Status(properties["status"]),
        valid_from=properties.get("valid_from"),
        valid_to=properties.get("valid_to"),
        details=_details(properties, ("id", *_CLAIM_FIELDS)),
    )


def _source(stored: Mapping[str, Any]) -> Source:
    properties = stored["properties"]
    return Source(**{name: properties[name] for name in _SOURCE_FIELDS if name in properties})


def _details(properties: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in fields and name not in _KEPT_BY_STORE}
