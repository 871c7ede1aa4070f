"""Reads a whole store back into records: what is loaded can be taken out again."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, Final

from samspill.graph.model import PARENT, Node, Records, Relationship, Source, Status, is_a
from samspill.graph.store import KeptStore, StoredNode, StoredTie
from samspill.graph.store.contents import BOOKKEEPING, is_ours

# What the store works out for itself is no detail: who states a thing, in which load, and the folded text to find it by.
_KEPT_BY_STORE: Final = BOOKKEEPING | {"search"}
_NODE_FIELDS: Final = ("id", "name", "names", "description", "url", "sources", "review")
_CLAIM_FIELDS: Final = ("source", "evidence", "locator", "status", "valid_from", "valid_to")
_SOURCE_FIELDS: Final = ("id", "title", "publisher", "url", "licence", "date")


def stored_records(store: KeptStore, *, title: str, persons: bool = False) -> Records:
    """Return everything in the store, sorted by id; persons and what concerns them only if asked for."""
    nodes: dict[str, Node] = {}
    ties: list[Relationship] = []
    sources: list[Source] = []
    for item in filter(is_ours, store.contents()):
        if isinstance(item, StoredTie):
            if item.start in nodes and item.end in nodes:
                ties.append(relationship_of(item))
        elif item.kind == "Source":
            sources.append(_source(item))
        elif item.kind in PARENT and (persons or not is_a(item.kind, "Person")):
            nodes[item.id] = _node(item)
    by_id = attrgetter("id")
    return Records(
        origin=f"export:{title}",
        title=title,
        nodes=tuple(sorted(nodes.values(), key=by_id)),
        relationships=tuple(sorted(ties, key=by_id)),
        sources=tuple(sorted(sources, key=by_id)),
    )


def _node(stored: StoredNode) -> Node:
    properties = stored.properties
    return Node(
        id=properties["id"],
        kind=stored.kind,
        name=properties["name"],
        names=tuple(properties.get("names", ())),
        description=properties.get("description", ""),
        url=properties.get("url", ""),
        details=_details(properties, _NODE_FIELDS),
        sources=tuple(properties.get("sources", ())),
        review=properties.get("review", False),
    )


def relationship_of(stored: StoredTie) -> Relationship:
    """Return a relationship as a record, between the ends where it is shown; raises ValueError or KeyError for a damaged one."""
    properties = stored.properties
    return Relationship(
        type=stored.type,
        start=stored.start,
        end=stored.end,
        source=properties["source"],
        evidence=properties["evidence"],
        locator=properties.get("locator", ""),
        status=Status(properties["status"]),
        valid_from=properties.get("valid_from"),
        valid_to=properties.get("valid_to"),
        details=_details(properties, ("id", *_CLAIM_FIELDS)),
    )


def _source(stored: StoredNode) -> Source:
    return Source(**{name: stored.properties[name] for name in _SOURCE_FIELDS if name in stored.properties})


def _details(properties: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in fields and name not in _KEPT_BY_STORE}
