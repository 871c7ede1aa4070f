"""The page about one organisation: what it does, with whom, through what, and how we know."""

from typing import Final

from typing_extensions import TypedDict

from samspill.viz.document import MapDocument
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.shapes import ClaimAbout, NetworkShown, Profile, Tie
from samspill.viz.web.pages.things import is_denied, is_possible, of_kind, of_type, read_claims, read_profile
from samspill.viz.web.pages.ties import network_shown, read_ties

PARTNERS_SHOWN: Final = 100


class OrganisationPage(TypedDict):
    """What is known about an organisation."""

    title: str
    profile: Profile
    network: NetworkShown
    in_network: bool
    partners: list[Tie]
    partners_in_all: int
    activities: list[ClaimAbout]
    instruments: list[ClaimAbout]
    relations: list[ClaimAbout]
    possible: list[ClaimAbout]
    denied: list[ClaimAbout]
    places: list[ClaimAbout]
    themes: list[ClaimAbout]
    cut: bool


def organisation(context: Context, parameters: Parameters) -> OrganisationPage:
    """Tell who an organisation works with and through what, strongest first, and what else is said about it."""
    profile = read_profile(context, parameters["id"], "Organisation")
    said, cut = read_claims(context, profile)
    possible, denied = [each for each in said if is_possible(each)], [each for each in said if is_denied(each)]
    plain = [each for each in said if each not in possible and each not in denied]
    in_network = profile["id"] in context.network.rows
    neighbours = context.network.neighbours(profile["id"]) if in_network else []
    partners = read_ties(context, profile["id"], [partner for partner, _ in neighbours[:PARTNERS_SHOWN]])
    shown = {claim["id"] for tie in partners for way in tie["ways"] for claim in way["claims"]}
    return {
        "title": profile["name"],
        "profile": profile,
        "network": network_shown(context),
        "in_network": in_network,
        "partners": partners,
        "partners_in_all": len(neighbours),
        "activities": of_kind(of_type(plain, "PARTICIPATES_IN", "MEMBER_OF", "FUNDS"), "Activity"),
        "instruments": of_type(plain, "OFFERS"),
        "relations": [each for each in of_kind(plain, "Organisation") if each["id"] not in shown],
        "possible": possible,
        "denied": denied,
        "places": of_type(plain, "LOCATED_IN"),
        "themes": of_type(plain, "FOCUSES_ON"),
        "cut": cut,
    }


def organisation_map(context: Context, parameters: Parameters) -> MapDocument:
    """Draw an organisation with its partners and the ties among them."""
    profile = read_profile(context, parameters["id"], "Organisation")
    return context.map(context.network.ego(profile["id"]), title=profile["name"], focus=profile["id"])
