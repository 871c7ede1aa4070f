"""How to read the explorer, and where its facts come from: sources, and the loads that brought them."""

from typing import Any, Final

from typing_extensions import TypedDict

from samspill.graph.errors import UnknownThing
from samspill.graph.network import PROJECTIONS
from samspill.graph.store.port import AMENDED
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.reading import MOST_CLAIMS
from samspill.viz.web.pages.shapes import Claim, claim_of, thing_of

LOADS_SHOWN: Final = 50


class SourceShown(TypedDict):
    """A document, register or meeting that facts come from."""

    id: str
    title: str
    publisher: str
    url: str
    licence: str
    date: str


class LoadShown(TypedDict):
    """One run that changed what is stored."""

    id: str
    title: str
    origin: str
    started: str


class AboutPage(TypedDict):
    """What readers need to know."""

    title: str
    projections: dict[str, str]
    sources: list[SourceShown]
    sources_cut: bool
    loads: list[LoadShown]
    """The latest."""
    loads_cut: bool


class SourcePage(TypedDict):
    """What a source says."""

    title: str
    source: SourceShown
    claims: list[Claim]
    cut: bool


def about(context: Context, _parameters: Parameters) -> AboutPage:
    """Explain statuses and projections, and list sources and loads."""
    sources = context.read("sources")
    loads = context.read("loads", most=LOADS_SHOWN + 1, amended=AMENDED)
    return {
        "title": context.words.gettext("About"),
        "projections": dict(PROJECTIONS),
        "sources": [_source(row["source"]) for row in sources],
        "sources_cut": sources.cut,
        "loads": [_load(row["run"]) for row in loads[:LOADS_SHOWN]],
        "loads_cut": loads.cut or len(loads) > LOADS_SHOWN,
    }


def source(context: Context, parameters: Parameters) -> SourcePage:
    """Tell what a source says, claim by claim."""
    rows = context.read("source", id=parameters["id"])
    if not rows:
        message = context.words.gettext("There is no source with the id %(id)s.") % {"id": parameters["id"]}
        raise UnknownThing(message)
    shown = _source(rows[0]["source"])
    rows = context.read("source-claims", id=shown["id"], most=MOST_CLAIMS + 1)
    return {
        "title": shown["title"],
        "source": shown,
        "claims": [_claim(row, shown["title"]) for row in rows[:MOST_CLAIMS]],
        "cut": rows.cut or len(rows) > MOST_CLAIMS,
    }


def _claim(row: dict[str, Any], source_title: str) -> Claim:
    ends = (thing_of(row["first"]), thing_of(row["second"]))
    return claim_of(row["claim"], {each["id"]: each["name"] for each in ends}, source_title)


def _source(node: dict[str, Any]) -> SourceShown:
    properties = node["properties"]
    return {
        "id": properties["id"],
        "title": properties.get("title", properties["id"]),
        "publisher": properties.get("publisher", ""),
        "url": properties.get("url", ""),
        "licence": properties.get("licence", ""),
        "date": properties.get("date", ""),
    }


def _load(node: dict[str, Any]) -> LoadShown:
    properties = node["properties"]
    return {name: str(properties.get(name, "")) for name in ("id", "title", "origin", "started")}  # type: ignore[return-value]
