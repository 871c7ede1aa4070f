"""What each of several origins says of one thing, kept beside what they say together, so that one of them can be taken back."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from samspill.graph.store.difference import Decision, has_ended, joined

TOLD: Final = "told"
"""The property that keeps, as JSON and in the order of the claims, what each origin says; only where there are several."""
_NOT_TOLD: Final = frozenset({"claims", "load", TOLD})
Properties = dict[str, Any]


def told_together(decision: Decision, before: Mapping[str, Any]) -> Properties:
    """Return the properties of a thing that several origins describe, or did before one left; `before` is what is stored."""
    claims = decision.thing.claims
    told = _told_by_each(decision, before)
    lasting = [each for claim, each in zip(claims, told, strict=True) if not has_ended(claim)]
    first, *others = lasting or told
    together: Properties = {**first}
    for each in others:
        together = {**joined(together, each)}
    return together | ({TOLD: [_written(each) for each in told]} if len(told) > 1 else {})


def without_bookkeeping(stored: Mapping[str, Any]) -> Properties:
    """Return what is stored of a thing without what the store keeps for itself."""
    return {name: value for name, value in stored.items() if name not in _NOT_TOLD}


def _told_by_each(decision: Decision, before: Mapping[str, Any]) -> list[Properties]:
    """Return what stands behind each claim that the thing will have: as it was told before, or as it is stated now."""
    stored = decision.stored.claims if decision.stored else ()
    known = dict(zip(stored, _kept(before, len(stored)), strict=True))
    return [known.get(claim, dict(decision.thing.properties)) for claim in decision.thing.claims]


def _kept(before: Mapping[str, Any], claims: int) -> Sequence[Properties]:
    """Return what each origin told; a single one told all that is stored."""
    told = [json.loads(each) for each in before.get(TOLD, ())]
    return told if len(told) == claims else [without_bookkeeping(before)] * claims


def _written(told: Properties) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True)
