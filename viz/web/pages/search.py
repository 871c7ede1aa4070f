"""Finding things by name: the page of hits, and the suggestions under a search field, which are its JSON twin."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from typing_extensions import TypedDict

from samspill.graph.model import is_a, kinds_of
from samspill.graph.names import fold
from samspill.graph.store.search import CANDIDATES
from samspill.graph.store.search import search as search_index
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.shapes import Thing, thing_of
from samspill.viz.web.view import address

HITS_SHOWN: Final = 50
_LABELS: Final = kinds_of("Entity")
TAKES: Final = {"q": "what to look for", "label": "only things of this kind, such as Organisation or Place"}


class Hit(Thing):
    """A thing that was found."""

    kind_name: str
    """The kind in the reader's language."""
    names: list[str]
    places: list[str]
    address: str
    """The path of its page."""


class SearchPage(TypedDict):
    """What was found, best first."""

    title: str
    query: str
    hits: list[Hit]
    guessed: bool
    """True if nothing has such a name, and these have one that is much like it."""
    more: bool


def search(context: Context, parameters: Parameters) -> SearchPage:
    """Find organisations, activities, places, themes and instruments by any of their names, with or without æ, ø and å."""
    query = parameters.get("q", "").strip()
    label = parameters.get("label", "Entity")
    found, guessed = find(context, query, label if label in _LABELS else "Entity")
    return {
        "title": context.words.gettext("Search"),
        "query": query,
        "hits": found[:HITS_SHOWN],
        "guessed": guessed,
        "more": len(found) > HITS_SHOWN,
    }


def find(context: Context, query: str, label: str) -> tuple[list[Hit], bool]:
    """Return what is found at or below `label`, best first and at most one more than a page shows, and whether it is a guess.

    Those come first where a word begins with what was typed, then those that hold it somewhere (many Norwegian words are made of
    others); only if there are none, those whose names are much like it.
    """
    words = fold(query).split()
    if not words:
        return [], False
    alike = [each.id for each in search_index(context.store, query, CANDIDATES) if is_a(each.kind, label)]
    holding = [row["id"] for row in context.read("holding", words=words, label=label, most=HITS_SHOWN + 1)]
    best = [each for each in alike if each in set(holding)]
    found = list(dict.fromkeys([*best, *holding])) or alike
    return _hits(context, found[: HITS_SHOWN + 1]), bool(found) and not holding


def _hits(context: Context, identifiers: Sequence[str]) -> list[Hit]:
    rows = {row["thing"]["properties"]["id"]: row for row in context.read("found", ids=identifiers)}
    return [_hit(context, rows[each]["thing"], rows[each]["places"]) for each in identifiers if each in rows]


def _hit(context: Context, node: Mapping[str, Any], places: list[str]) -> Hit:
    thing = thing_of(node)
    return {
        **thing,
        "kind_name": context.word(thing["kind"]),
        "names": node["properties"].get("names", []),
        "places": places,
        "address": address(thing["id"]) or "",
    }
