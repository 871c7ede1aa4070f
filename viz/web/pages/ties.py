"""Ties between organisations with all that they rest on, for the pages that show them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Final, cast

from samspill.graph.model import Status
from samspill.graph.network import Claim, Network, Through, claims, describe_projection
from samspill.graph.network.about import reservations
from samspill.viz.persons import nameless_claim, nameless_way
from samspill.viz.web.context import Context
from samspill.viz.web.pages.shapes import Claim as ClaimShown
from samspill.viz.web.pages.shapes import NetworkShown, Thing, Tie, Way

_BEST_FIRST: Final = tuple(map(str, (Status.STATED, Status.DERIVED, Status.ASSUMED, Status.POTENTIAL, Status.NEGATIVE)))


def network_shown(context: Context) -> NetworkShown:
    """Say which network a page speaks of."""
    network = context.network
    return {
        "view": context.view.shown(),
        "description": describe_projection(context.view.projection, context.language),
        "organisations": len(network),
        "ties": network.ties,
        "notes": [note.text(context.language) for note in reservations(network)],
    }


def organisations_of(network: Network) -> dict[str, Thing]:
    """Return the organisations of a network by id."""
    columns = network.organisations[["id", "name", "kind"]]
    return {id_: {"id": id_, "name": name, "kind": kind} for id_, name, kind in columns.itertuples(index=False)}


def read_ties(context: Context, identifier: str, partners: Sequence[str], most: int) -> list[Tie]:
    """Return the ties of an organisation to those partners, in that order, with the evidence of the first `most` ways of each."""
    network = context.network
    if not partners:
        return []
    known, weights = organisations_of(network), dict(network.neighbours(identifier))
    through = {partner: network.through(identifier, partner) for partner in partners}
    shown = [id_ for ways in through.values() for way in ways[:most] for id_ in way.relationship_ids]
    evidence = claims(context.store, shown, (identifier, *partners))
    return [_tie(known[partner], weights[partner], ways, evidence, most) for partner, ways in through.items()]


def _tie(
    organisation: Thing, weight: float, through: Sequence[Through], evidence: Mapping[str, Claim], most: int
) -> Tie:
    return {
        "organisation": organisation,
        "weight": weight,
        "status": min((way.status for way in through), key=_BEST_FIRST.index, default=""),
        "ways": [_way(each, evidence) for each in through[:most]],
        "ways_in_all": len(through),
        "claims_in_all": sum(len(way.relationship_ids) for way in through),
    }


def _way(through: Through, evidence: Mapping[str, Claim]) -> Way:
    shown = nameless_way(through)
    what: Thing | None = {"id": shown.id, "name": shown.name, "kind": shown.kind} if through.id else None
    # A relationship may have been removed since the network was made.
    known = [nameless_claim(evidence[each]) for each in through.relationship_ids if each in evidence]
    return {"what": what, "status": through.status, "claims": [cast("ClaimShown", asdict(each)) for each in known]}
