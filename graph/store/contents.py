"""What a store holds, thing by thing and as it is: for exports, backups and moves, checks, and taking something out for good.

Knows no engine and no driver. A Neo4j server may hold things of other programs beside samspill's: `is_ours` tells them apart.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from samspill.graph.model import PARENT, RELATIONSHIP_TYPES
from samspill.graph.store.texts import RECORDS

BOOKKEEPING: Final = frozenset({"claims", "load", "told", "stated_start", "stated_end"})
"""Properties that tell who states a thing, with what and in which load, rather than something about it."""
FACTS_STAND_IN: Final = frozenset({*PARENT, "Source"})
"""Kinds of nodes that say something about the world; the others keep the books of the store."""
_WHOLE: Final = 2**256


@dataclass(frozen=True, slots=True)
class StoredNode:
    """One node with all its properties."""

    labels: tuple[str, ...]
    """The most specific one first; those that the model does not have last."""
    properties: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """Its most specific label, or nothing."""
        return self.labels[0] if self.labels else ""

    @property
    def id(self) -> str:
        """Its id, or nothing."""
        return _text(self.properties.get("id"))


@dataclass(frozen=True, slots=True)
class StoredTie:
    """One relationship with all its properties and the ids of its ends, which are empty if these have none."""

    type: str
    start: str
    end: str
    properties: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its id, or nothing."""
        return _text(self.properties.get("id"))


Item = StoredNode | StoredTie


@dataclass(frozen=True, slots=True)
class Edits:
    """Changes to items, each given with all the properties that it shall have; removing a node removes its relationships."""

    new: Sequence[Item] = ()
    changed: Sequence[Item] = ()
    removed: Sequence[Item] = field(default=())


def is_ours(item: Item) -> bool:
    """Tell whether an item is samspill's: of a kind or type that the model has, with an id, between ends with ids."""
    if isinstance(item, StoredTie):
        return bool(item.type in RELATIONSHIP_TYPES and item.id and item.start and item.end)
    return bool((item.kind in PARENT or item.kind in RECORDS) and item.id)


def content_hash(items: Iterable[Item], *, exactly: bool = False) -> str:
    """Return 64 hexadecimal digits that are equal for two stores, on whichever engines, if and only if they say the same.

    `exactly` counts in who states each thing, and the loads. The order of the items does not matter, nor do other programs' things.
    """
    ours = (item for item in items if is_ours(item))
    counted = ours if exactly else (_fact(item) for item in ours if _is_fact(item))
    return f"{sum(int.from_bytes(sha256(_canonical(item)).digest()) for item in counted) % _WHOLE:064x}"


def row_of(item: Item) -> dict[str, Any]:
    """Return an item as plain values that travel as JSON; `item_of` gives it back."""
    if isinstance(item, StoredTie):
        return {"type": item.type, "start": item.start, "end": item.end, "properties": dict(item.properties)}
    return {"labels": list(item.labels), "properties": dict(item.properties)}


def item_of(row: Mapping[str, Any]) -> Item:
    """Return the item that `row_of` made a row of; raises KeyError or TypeError for another row."""
    if "type" in row:
        return StoredTie(row["type"], row["start"], row["end"], row["properties"])
    return StoredNode(tuple(row["labels"]), row["properties"])


def with_properties(item: Item, properties: Mapping[str, Any]) -> Item:
    """Return the same item with other properties."""
    if isinstance(item, StoredTie):
        return StoredTie(item.type, item.start, item.end, properties)
    return StoredNode(item.labels, properties)


def _is_fact(item: Item) -> bool:
    return isinstance(item, StoredTie) or item.kind in FACTS_STAND_IN


def _fact(item: Item) -> Item:
    return with_properties(item, {name: value for name, value in item.properties.items() if name not in BOOKKEEPING})


def _canonical(item: Item) -> bytes:
    row = row_of(item)
    if isinstance(item, StoredNode):
        # The others follow from it, or are no business of samspill's.
        row["labels"] = item.kind
    return json.dumps(row, sort_keys=True, ensure_ascii=False).encode(errors="surrogatepass")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
