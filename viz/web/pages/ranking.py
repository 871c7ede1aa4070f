"""Organisations in the order of a measure, which always says of which network."""

from typing import Any, Final

from typing_extensions import TypedDict

from samspill.graph.errors import UnknownThing
from samspill.graph.network import MEASURES, ranked
from samspill.graph.network.choices import require
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.downloads import Download
from samspill.viz.web.pages.shapes import NetworkShown
from samspill.viz.web.pages.ties import network_shown
from samspill.viz.web.view import whole_number

ROWS_SHOWN: Final = 100
_ALL: Final = "all"
EXPLAINED: Final = 10
"""How many of the first rows are explained in words."""
TAKES: Final = {"measure": f"one of {', '.join(MEASURES)}", "top": f"how many rows, or `all`; {ROWS_SHOWN} if left out"}


class RankingPage(TypedDict):
    """Organisations by a measure."""

    title: str
    measures: list[str]
    measure: str
    network: NetworkShown
    ranking: dict[str, Any]
    """What `samspill analyse MEASURE --explain --format json` gives: rows, notes, explanations and the network they are of."""


def ranking(context: Context, parameters: Parameters) -> RankingPage:
    """Rank the organisations of the chosen network by a measure."""
    require("measure", parameters["measure"], MEASURES, error=UnknownThing)
    most = None if parameters.get("top") == _ALL else whole_number(parameters.get("top")) or ROWS_SHOWN
    found = ranked(context.ranking(parameters["measure"]), most, context.language, EXPLAINED)
    return {
        "title": context.words.gettext("Ranking"),
        "measures": list(MEASURES),
        "measure": parameters["measure"],
        "network": network_shown(context),
        "ranking": dict(found.document),
    }


def ranking_table(context: Context, parameters: Parameters) -> Download:
    """Return the whole ranking, to be kept as a file."""
    measure = parameters["measure"]
    require("measure", measure, MEASURES, error=UnknownThing)
    found = ranked(context.ranking(measure), language=context.language)
    return Download(measure, MEASURES[measure].titled(context.language), found)
