"""Organisations that may be one under two names, side by side, and what is decided about them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from typing_extensions import TypedDict

from samspill.cypher.texts import load_text
from samspill.graph.matching.reasons import ReasonDocument
from samspill.graph.matching.review import Organisation, Pair, Review, review
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.shapes import Thing

SHOWN: Final = 50


class Side(Thing):
    """One of two."""

    names: list[str]
    keys: dict[str, str]
    ties: int
    others: list[str]
    """Some of those that it has ties with."""


class PairShown(TypedDict):
    """Two that may be one."""

    id: str
    sure: bool
    kept: Side
    """The one whose name and id stay."""
    merged: Side
    reasons: list[ReasonDocument]


class DecisionShown(TypedDict):
    """What is decided about two."""

    id: str
    same: bool
    kept_name: str
    merged_name: str
    by: str
    decided: str


class NamesPage(TypedDict):
    """The pairs that nobody has decided about, surest first, and the decisions, latest first."""

    title: str
    pairs: list[PairShown]
    pairs_in_all: int
    decisions: list[DecisionShown]


def names(context: Context, _parameters: Parameters) -> NamesPage:
    """List organisations that may be one under two names, with what speaks for and against, and what is decided about them."""
    found, pairs = context.explorer.reviews.get(context.version, lambda: _found(review(context.store)))
    shown = pairs[:SHOWN]
    ids = sorted({side.id for pair in shown for side in (pair.kept, pair.merged)})
    known = {
        row["id"]: row
        for row in context.store.read(
            load_text("names/sides"), {"ids": ids}, context.explorer.settings.limits
        ).records()
    }
    return {
        "title": context.words.gettext("Two names, one organisation?"),
        "pairs": [_shown(pair, known, context.language) for pair in shown],
        "pairs_in_all": len(pairs),
        "decisions": [
            {
                "id": each.id,
                "same": each.same,
                "kept_name": each.kept_name,
                "merged_name": each.merged_name,
                "by": each.by,
                "decided": each.decided,
            }
            for each in found.decisions
        ],
    }


def _found(found: Review) -> tuple[Review, Sequence[Pair]]:
    return found, found.pairs()


def _shown(pair: Pair, known: Mapping[str, Mapping[str, Any]], language: str) -> PairShown:
    return {
        "id": pair.id,
        "sure": pair.is_sure,
        "kept": _side(pair.kept, known.get(pair.kept.id, {})),
        "merged": _side(pair.merged, known.get(pair.merged.id, {})),
        "reasons": [reason.document(language) for reason in pair.reasons],
    }


def _side(organisation: Organisation, known: Mapping[str, Any]) -> Side:
    return {
        "id": organisation.id,
        "name": organisation.name,
        "kind": organisation.kind,
        "names": list(organisation.names),
        "keys": dict(organisation.keys),
        "ties": known.get("ties", 0),
        "others": list(known.get("others", ())),
    }
