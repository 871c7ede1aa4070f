"""The pages about an activity, a place, a theme or an instrument."""

from typing_extensions import TypedDict

from samspill.graph.names import alphabetical
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.reading import read_claims, read_profile
from samspill.viz.web.pages.shapes import Involvement, Profile, Thing, thing_of


class ActivityPage(TypedDict):
    """What is known about an activity."""

    title: str
    profile: Profile
    participants: list[Involvement]
    """Those who came, or who take part without more being said about it."""
    invited: list[Involvement]
    """Those who were asked and are not known to have come or stayed away."""
    possible: list[Involvement]
    denied: list[Involvement]
    """Those who did not come, or do not take part."""
    part_of: list[Involvement]
    parts: list[Involvement]
    places: list[Involvement]
    themes: list[Involvement]
    cut: bool


class ThemeAtPlace(TypedDict):
    """Who focuses on a theme in a place."""

    place: Thing
    theme: Thing
    things: list[Thing]


class PlacePage(TypedDict):
    """What is known about a place."""

    title: str
    profile: Profile
    organisations: list[Involvement]
    activities: list[Involvement]
    part_of: list[Involvement]
    parts: list[Involvement]
    before: list[Involvement]
    after: list[Involvement]
    themes: list[ThemeAtPlace]
    cut: bool


class TopicPage(TypedDict):
    """Who focuses on a theme, or who offers an instrument."""

    title: str
    profile: Profile
    organisations: list[Involvement]
    activities: list[Involvement]
    cut: bool


def activity(context: Context, parameters: Parameters) -> ActivityPage:
    """Tell who takes part in an activity, in what role, and who was invited, came or was absent."""
    profile = read_profile(context, parameters["id"], "Activity")
    said = read_claims(context, profile)
    parts = said.only("PARTICIPATES_IN", "MEMBER_OF", "FUNDS", kind="Organisation")
    possible, denied = parts.possible(), parts.denied()
    plain = parts.without([*possible.ids(), *denied.ids()])
    came = plain.without(plain.invitations().ids()).others()
    return {
        "title": profile["name"],
        "profile": profile,
        "participants": plain.of(came).involvements(),
        "invited": plain.of(plain.others() - came - denied.others()).involvements(),
        "possible": possible.involvements(),
        "denied": denied.involvements(),
        "part_of": said.only("PART_OF", start=True).involvements(),
        "parts": said.only("PART_OF", start=False).involvements(),
        "places": said.only("LOCATED_IN").involvements(),
        "themes": said.only("FOCUSES_ON").involvements(),
        "cut": said.cut,
    }


def place(context: Context, parameters: Parameters) -> PlacePage:
    """Tell who and what is in a place, what it is part of, and what is focused on there."""
    profile = read_profile(context, parameters["id"], "Place")
    said = read_claims(context, profile)
    themes, themes_cut = _themes_at(context, profile["id"])
    return {
        "title": profile["name"],
        "profile": profile,
        "organisations": said.only("LOCATED_IN", kind="Organisation").involvements(),
        "activities": said.only("LOCATED_IN", kind="Activity").involvements(),
        "part_of": said.only("PART_OF", start=True).involvements(),
        "parts": said.only("PART_OF", start=False).involvements(),
        "before": said.only("SUCCEEDED_BY", start=False).involvements(),
        "after": said.only("SUCCEEDED_BY", start=True).involvements(),
        "themes": themes,
        "cut": said.cut or themes_cut,
    }


def _themes_at(context: Context, identifier: str) -> tuple[list[ThemeAtPlace], bool]:
    """Return the themes in a place and its parts, and whether there are more."""
    found: dict[tuple[str, str], ThemeAtPlace] = {}
    rows = context.read("place-themes", id=identifier)
    for row in rows:
        where, what, who = thing_of(row["place"]), thing_of(row["theme"]), thing_of(row["thing"])
        cell = found.setdefault((where["id"], what["id"]), {"place": where, "theme": what, "things": []})
        if who not in cell["things"]:
            cell["things"].append(who)
    return sorted(found.values(), key=lambda cell: alphabetical(cell["place"]["name"])), rows.cut


def theme(context: Context, parameters: Parameters) -> TopicPage:
    """Tell who focuses on a theme."""
    return _topic(context, parameters["id"], "Theme")


def instrument(context: Context, parameters: Parameters) -> TopicPage:
    """Tell who offers an instrument."""
    return _topic(context, parameters["id"], "Instrument")


def _topic(context: Context, identifier: str, label: str) -> TopicPage:
    profile = read_profile(context, identifier, label)
    said = read_claims(context, profile)
    return {
        "title": profile["name"],
        "profile": profile,
        "organisations": said.only(kind="Organisation").involvements(),
        "activities": said.only(kind="Activity").involvements(),
        "cut": said.cut,
    }
