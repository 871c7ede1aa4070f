"""How two organisations are connected: the chain between them, with the evidence of each step."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal

from typing_extensions import TypedDict

from samspill.graph.network import shortest_path
from samspill.viz.document import MapDocument
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.picking import Pick, pick
from samspill.viz.web.pages.shapes import NetworkShown, Thing, Tie
from samspill.viz.web.pages.ties import network_shown, organisations_of, read_ties

Outcome = Literal["not asked", "not clear", "same", "outside", "apart", "connected"]
_WAYS_SHOWN: Final = 1_000
"""Of each step."""
TAKES: Final = {"from": "id or name of an organisation", "to": "id or name of another"}


class PathPage(TypedDict):
    """The chain between two organisations."""

    title: str
    start: Pick
    goal: Pick
    network: NetworkShown
    outcome: Outcome
    organisations: list[Thing]
    """From start to goal."""
    ties: list[Tie]
    """Each step: the tie to an organisation from the one before it."""


def path(context: Context, parameters: Parameters) -> PathPage:
    """Find a shortest chain of organisations between two."""
    start, goal = (pick(context, parameters.get(end, ""), "Organisation") for end in ("from", "to"))
    outcome, chain = _connect(context, start, goal)
    known = organisations_of(context.network)
    return {
        "title": context.words.gettext("Connection between two"),
        "start": start,
        "goal": goal,
        "network": network_shown(context),
        "outcome": outcome,
        "organisations": [known[each] for each in chain],
        "ties": [tie for one, other in pairwise(chain) for tie in read_ties(context, one, [other], _WAYS_SHOWN)],
    }


def path_map(context: Context, parameters: Parameters) -> MapDocument:
    """Draw the network with the chain stressed."""
    shown = path(context, parameters)
    return context.map(context.network, title=shown["title"], path=[each["id"] for each in shown["organisations"]])


def _connect(context: Context, start: Pick, goal: Pick) -> tuple[Outcome, Sequence[str]]:
    if not (start["asked"] or goal["asked"]):
        return "not asked", ()
    if start["thing"] is None or goal["thing"] is None:
        return "not clear", ()
    one, other = start["thing"]["id"], goal["thing"]["id"]
    if one == other:
        return "same", ()
    if not {one, other} <= context.network.rows.keys():
        return "outside", ()
    chain = shortest_path(context.network, one, other)
    return ("connected", chain) if chain else ("apart", ())
