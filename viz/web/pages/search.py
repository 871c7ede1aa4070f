"""Finding things by name: the page of hits, and the suggestions under a search field, which are its JSON twin."""

from collections.abc import Mapping
from typing import Any, Final

from typing_extensions import TypedDict

from samspill.graph.model import is_a, kinds_of
from samspill.graph.names import fold
from samspill.graph.store.search import CANDIDATES, is_called, named
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
    found, guessed = _find(context, query, label if label in _LABELS else "Entity")
    rows = context.read("found", ids=found[:HITS_SHOWN])
    by_id = {row["thing"]["properties"]["id"]: _hit(context, row["thing"], row["places"]) for row in rows}
    return {
        "title": context.words.gettext("Search"),
        "query": query,
        "hits": [by_id[id_] for id_ in found[:HITS_SHOWN] if id_ in by_id],
        "guessed": guessed,
        "more": rows.cut or len(found) > HITS_SHOWN,
    }


def _find(context: Context, query: str, label: str) -> tuple[list[str], bool]:
    """Return the ids of what is found at or below `label`, best first and at least one more than a page shows, and if it is a guess.

    Those come first that are called just so, then those where a word begins with what was typed, then those that hold it somewhere
    (many Norwegian words are made of others); only if there are none, those whose names are much like it.
    """
    if not fold(query):
        return [], False
    alike = [each.id for each in search_index(context.store, query, CANDIDATES) if is_a(each.kind, label)]
    holding = named(context.store, query, label, HITS_SHOWN + 1)
    exact = [each.id for each in holding if is_called(each, query)]
    known = {each.id for each in holding}
    found = [*exact, *(each for each in alike if each in known), *(each.id for each in holding)]
    return list(dict.fromkeys(found)) or alike, bool(alike) and not holding


def _hit(context: Context, node: Mapping[str, Any], places: list[str]) -> Hit:
    thing = thing_of(node)
    return {
        **thing,
        "kind_name": context.word(thing["kind"]),
        "names": node["properties"].get("names", []),
        "places": places,
        "address": address(thing["id"]) or "",
    }
