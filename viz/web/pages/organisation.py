"""The page about one organisation: what it does, with whom, through what, and how we know."""

from typing import Final

from typing_extensions import TypedDict

from samspill.viz.document import MapDocument
from samspill.viz.document.tying import ways_of_each
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.reading import read_claims, read_profile
from samspill.viz.web.pages.shapes import Involvement, NetworkShown, Profile, Tie
from samspill.viz.web.pages.ties import network_shown, read_ties

PARTNERS_SHOWN: Final = 100


class OrganisationPage(TypedDict):
    """What is known about an organisation."""

    title: str
    profile: Profile
    network: NetworkShown
    in_network: bool
    """False if the filters leave it out."""
    partners: list[Tie]
    """The strongest first."""
    partners_in_all: int
    places: list[Involvement]
    themes: list[Involvement]
    activities: list[Involvement]
    instruments: list[Involvement]
    relations: list[Involvement]
    """Other organisations that something is said about which is not among the ties to partners."""
    possible: list[Involvement]
    denied: list[Involvement]
    cut: bool


def organisation(context: Context, parameters: Parameters) -> OrganisationPage:
    """Tell who an organisation works with and through what, strongest first, and what else is said about it."""
    profile = read_profile(context, parameters["id"], "Organisation")
    in_network = profile["id"] in context.network.rows
    neighbours = context.network.neighbours(profile["id"]) if in_network else []
    strongest = [partner for partner, _ in neighbours[:PARTNERS_SHOWN]]
    partners = read_ties(context, profile["id"], strongest, ways_of_each(len(strongest)))
    said = read_claims(context, profile)
    possible, denied = said.possible(), said.denied()
    plain = said.without([*possible.ids(), *denied.ids()])
    in_ties = [claim["id"] for tie in partners for way in tie["ways"] for claim in way["claims"]]
    return {
        "title": profile["name"],
        "profile": profile,
        "network": network_shown(context),
        "in_network": in_network,
        "partners": partners,
        "partners_in_all": len(neighbours),
        "places": plain.only("LOCATED_IN").involvements(),
        "themes": plain.only("FOCUSES_ON").involvements(),
        "activities": plain.only(kind="Activity").involvements(),
        "instruments": plain.only("OFFERS").involvements(),
        "relations": plain.only(kind="Organisation").without(in_ties).involvements(),
        "possible": possible.involvements(),
        "denied": denied.involvements(),
        "cut": said.cut,
    }


def organisation_map(context: Context, parameters: Parameters) -> MapDocument:
    """Draw an organisation with its partners and the ties among them."""
    profile = read_profile(context, parameters["id"], "Organisation")
    return context.map(context.network.ego(profile["id"]), title=profile["name"], focus=profile["id"])
