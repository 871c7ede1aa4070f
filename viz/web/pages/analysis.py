"""The other ways to look at a network than rankings: islands, who should meet, two periods … as table, sentences and chart."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final

from typing_extensions import TypedDict

from samspill.graph.errors import UnknownThing, UsageError
from samspill.graph.network import ANALYSES, LINK_METHODS, Finding, Inquiry, Options, analyse
from samspill.graph.network.analyses.finding import BETWEEN
from samspill.graph.network.choices import require
from samspill.viz.charts import chart_of
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.downloads import Download
from samspill.viz.web.pages.answers import Answer
from samspill.viz.web.pages.picking import Pick, pick
from samspill.viz.web.pages.shapes import NetworkShown
from samspill.viz.web.pages.ties import network_shown
from samspill.viz.web.view import whole_number

MOST_ROWS: Final = 500
TAKES: Final = {
    "name": f"one of {', '.join(ANALYSES)}",
    "organisation": "id or name of the organisation that it is about",
    "against": f"the earlier period to compare with: FIRST{BETWEEN}LAST, either may be left out",
    "top": "how many of the best pairs to find",
    "method": f"how to judge likely partners: {', '.join(LINK_METHODS)}",
    "significance": "how seldom a tie of the backbone would come up by chance",
    "resolution": "above 1 for more and smaller communities",
}


class ChartShown(TypedDict):
    """A chart, and the same numbers as a table."""

    title: str
    description: str
    svg: str
    headings: list[str]
    rows: list[list[Any]]


class AnalysisPage(TypedDict):
    """What an analysis found in the chosen network."""

    title: str
    name: str
    network: NetworkShown
    takes: list[str]
    """The options that it listens to."""
    asked: dict[str, str]
    """Those options as the address says them."""
    organisation: Pick | None
    """Which organisation was asked for, if the analysis can be about one."""
    sentences: list[str]
    answer: Answer | None
    """The table; None if something that is needed has not been said."""
    chart: ChartShown | None
    finding: dict[str, Any] | None
    """What `samspill analyse NAME --format json` gives."""


def analysis(context: Context, parameters: Parameters) -> AnalysisPage:
    """Look at the chosen network in one of the other ways."""
    name = parameters["name"]
    require("analysis", name, ANALYSES, error=UnknownThing)
    asked = {option: parameters.get(option, "").strip() for option in ANALYSES[name].takes}
    picked = pick(context, asked["organisation"], "Organisation") if "organisation" in asked else None
    finding = find(context, parameters)
    chart = chart_of(name, finding, context.language) if finding else None
    return {
        "title": ANALYSES[name].titled(context.language),
        "name": name,
        "network": network_shown(context),
        "takes": sorted(asked),
        "asked": asked,
        "organisation": picked,
        "sentences": list(finding.sentences) if finding else [],
        "answer": _answer(finding, context.language) if finding else None,
        "chart": {
            "title": chart.title,
            "description": chart.description,
            "svg": chart.svg,
            "headings": list(chart.headings),
            "rows": [list(row) for row in chart.rows],
        }
        if chart
        else None,
        "finding": dict(finding.document) if finding else None,
    }


def find(context: Context, parameters: Parameters) -> Finding | None:
    """Return what the analysis finds, or None if something that it needs has not been said or is not clear.

    Raises UsageError for an analysis, or a value of an option, that does not exist.
    """
    name = parameters["name"]
    require("analysis", name, ANALYSES, error=UnknownThing)
    options = _options(context, name, parameters)
    if options is None:
        return None
    key = (context.version, context.view, context.language, name, options)
    inquiry = Inquiry(context.store, context.network, options, context.language, context.progress)
    return context.explorer.findings.get(key, lambda: analyse(name, inquiry))


def analysis_table(context: Context, parameters: Parameters) -> Download:
    """Return all that the analysis finds, to be kept as a file; raise UsageError if something that it needs is not clear."""
    name, found = parameters["name"], find(context, parameters)
    if found is None:
        raise UsageError(
            "Say first what the analysis '{name}' is to be about: {option}.",
            name=name,
            option=ANALYSES[name].needs or "organisation",
        )
    return Download(name, ANALYSES[name].titled(context.language), found)


def _options(context: Context, name: str, parameters: Parameters) -> Options | None:
    """Return the options that the address gives to an analysis; None if what it needs is missing or not clear."""
    given: dict[str, Any] = {}
    for option in fields(Options):
        text = parameters.get(option.name, "").strip()
        if text and option.name in ANALYSES[name].takes:
            given[option.name] = _value(context, option.name, text)
    clear = given.get("organisation", "") is not None
    return Options(**given) if clear and (not ANALYSES[name].needs or ANALYSES[name].needs in given) else None


def _value(context: Context, option: str, text: str) -> Any:  # noqa: ANN401  of the option's own type
    if option == "organisation":
        thing = pick(context, text, "Organisation")["thing"]
        return thing and thing["id"]
    if option == "against":
        first, between, last = (part.strip() for part in text.partition(BETWEEN))
        if not between:
            raise UsageError("{text!r} is no period: write 2010{between}2014.", text=text, between=BETWEEN)
        return (first or None, last or None)
    if option == "top":
        return whole_number(text)
    try:
        return {"significance": float, "resolution": float}.get(option, str)(text)
    except ValueError as error:
        raise UsageError("{text!r} is no number.", text=text) from error


def _answer(finding: Finding, language: str) -> Answer:
    named = {column.id_of: column.name for column in finding.columns if column.id_of}
    return {
        "columns": [
            {
                "name": column.name,
                "title": column.titled(language),
                "words": column.words,
                "ids": named.get(column.name, ""),
                "shown": bool(column.title),
            }
            for column in finding.columns
        ],
        "rows": [_row(finding, row, language) for row in finding.rows[:MOST_ROWS]],
        "truncated": len(finding.rows) > MOST_ROWS,
    }


def _row(finding: Finding, row: Sequence[Any], language: str) -> list[Any]:
    """Return a row as people read it; the page itself says words of the model."""
    return [
        value if column.words else column.told(value, language)
        for column, value in zip(finding.columns, row, strict=True)
    ]
