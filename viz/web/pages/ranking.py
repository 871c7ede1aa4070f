"""Organisations in the order of a measure, which always says of which network."""

from typing import Any, Final

from typing_extensions import TypedDict

from samspill.graph.network import MEASURES
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.shapes import NetworkShown
from samspill.viz.web.pages.ties import network_shown

ROWS_SHOWN: Final = 100
TAKES: Final = {"measure": f"one of {', '.join(MEASURES)}", "top": f"`all` to get more than {ROWS_SHOWN} rows"}


class RankingPage(TypedDict):
    """Organisations by a measure."""

    title: str
    measures: list[str]
    measure: str
    network: NetworkShown
    ranking: dict[str, Any]
    """What `samspill analyse MEASURE --format json` gives: rows, notes and the network they are of."""


def ranking(context: Context, parameters: Parameters) -> RankingPage:
    """Rank the organisations of the chosen network by a measure."""
    most = None if parameters.get("top") == "all" else ROWS_SHOWN
    return {
        "title": context.words.gettext("Ranking"),
        "measures": list(MEASURES),
        "measure": parameters["measure"],
        "network": network_shown(context),
        "ranking": context.ranking(parameters["measure"]).document(top=most, language=context.language),
    }


def ranking_csv(context: Context, parameters: Parameters) -> str:
    """Return the whole ranking as CSV text that the spreadsheet programs of the reader's country open as it is meant."""
    frame = context.ranking(parameters["measure"]).frame
    columns = frame[["rank", "id", "name", "kind", "value"]].assign(name=frame["name"].map(_harmless))
    separator, decimal = (",", ".") if context.language == "en" else (";", ",")
    # The mark at the start is how they know that æ, ø and å are UTF-8.
    return "\ufeff" + columns.to_csv(index=False, sep=separator, decimal=decimal)


def _harmless(name: str) -> str:
    """Return a name so that no spreadsheet program takes it for a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name
