"""Finding things by name: the page of hits, and the suggestions under a search box, which are its JSON twin."""

from typing import Final

from typing_extensions import TypedDict

from samspill.graph.model import kinds_of
from samspill.graph.names import fold
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
    more: bool


def search(context: Context, parameters: Parameters) -> SearchPage:
    """Find organisations, activities, places, themes and instruments by any of their names, with or without æ, ø and å."""
    query = parameters.get("q", "").strip()
    label = parameters.get("label", "")
    found = find(context, query, label if label in _LABELS else "")
    return {
        "title": context.words.gettext("Search"),
        "query": query,
        "hits": found[:HITS_SHOWN],
        "more": len(found) > HITS_SHOWN,
    }


def find(context: Context, query: str, label: str = "") -> list[Hit]:
    """Return what is found below `label` (any, if empty), best first: up to one more than a page shows."""
    phrase = fold(query)
    if not phrase:
        return []
    rows = context.read("search", words=phrase.split(), phrase=phrase, label=label, most=HITS_SHOWN + 1)
    nodes = [row["thing"] for row in rows]
    places: dict[str, list[str]] = {}
    for row in context.read("places-of", ids=[node["properties"]["id"] for node in nodes]):
        places.setdefault(row["id"], []).append(row["place"])
    return [
        {
            **thing_of(node),
            "kind_name": context.word(node["labels"][0]),
            "names": node["properties"].get("names", []),
            "places": places.get(node["properties"]["id"], []),
            "address": address(node["properties"]["id"]) or "",
        }
        for node in nodes
    ]
