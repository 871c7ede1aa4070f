"""Keeps private persons out of what is shown: one may be what joins two organisations, but goes without name, id and words about it."""

from dataclasses import replace

from samspill.graph.network import Claim, Through


def nameless_way(way: Through) -> Through:
    """Return what a tie goes through; a person without id and name."""
    return replace(way, id="", name="") if way.kind == "Person" else way


def nameless_claim(claim: Claim) -> Claim:
    """Return a claim that a tie rests on; what somebody's role is without that person, and without words that name them."""
    # Of all relationships that ties rest on, only this one has a person at its start.
    return replace(claim, start="", start_name="", evidence="") if claim.type == "HAS_ROLE_IN" else claim
