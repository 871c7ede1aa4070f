"""Claims: what a source says about two things, with everything a reader needs to check it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from samspill.cypher.catalogue import load_text
from samspill.graph.network.facts import WHOLE_STORE
from samspill.graph.store.port import Store

_AT_ONCE: Final = 2_000
"""Ids in one query; the engines look all of them up in one pass."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One relationship with the words, the place and the source that it rests on; empty where unknown."""

    id: str
    type: str
    start: str
    end: str
    start_name: str
    end_name: str
    source: str
    source_title: str
    evidence: str
    locator: str
    status: str
    valid_from: str
    valid_to: str
    role: str
    attendance: str


_FROM_PROPERTIES: Final = ("source", "evidence", "locator", "status", "valid_from", "valid_to", "role", "attendance")


def claims(store: Store, ids: Iterable[str]) -> dict[str, Claim]:
    """Return the claims with the given ids; an id that the store does not know is left out."""
    wanted = sorted(set(ids))
    found: dict[str, Claim] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        result = store.read(load_text("network/claims"), {"ids": wanted[first : first + _AT_ONCE]}, WHOLE_STORE)
        for row in result.records():
            claim = _claim(**row)
            found[claim.id] = claim
    return found


def _claim(claim: Mapping[str, Any], start_name: str, end_name: str, source_title: str | None) -> Claim:
    properties = claim["properties"]
    return Claim(
        id=properties["id"],
        type=claim["type"],
        start=claim["start"],
        end=claim["end"],
        start_name=start_name,
        end_name=end_name,
        source_title=source_title or "",
        **{name: str(properties.get(name, "")) for name in _FROM_PROPERTIES},
    )
