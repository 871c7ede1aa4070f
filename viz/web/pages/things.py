"""The pages about one thing: activity, place, theme, instrument; and the reading they share with the organisation page."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from typing_extensions import TypedDict

from samspill.graph.errors import UsageError
from samspill.graph.model import Attendance, Status, is_a
from samspill.graph.names import alphabetical
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.shapes import ClaimAbout, Profile, Thing, claim_of, thing_of

# Shown by name elsewhere on a page, or kept for the store itself.
_NOT_DETAILS: Final = frozenset({"id", "name", "names", "search", "description", "url", "sources", "review", "claims"})


class Participant(TypedDict):
    """An organisation and all that is said about its part in an activity."""

    organisation: Thing
    roles: list[str]
    attendance: list[str]
    statuses: list[str]
    claims: list[ClaimAbout]


class ActivityPage(TypedDict):
    """What is known about an activity."""

    title: str
    profile: Profile
    participants: list[Participant]
    part_of: list[ClaimAbout]
    parts: list[ClaimAbout]
    places: list[ClaimAbout]
    themes: list[ClaimAbout]
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
    organisations: list[ClaimAbout]
    activities: list[ClaimAbout]
    part_of: list[ClaimAbout]
    parts: list[ClaimAbout]
    history: list[ClaimAbout]
    themes: list[ThemeAtPlace]
    cut: bool


class TopicPage(TypedDict):
    """Who focuses on a theme, or who offers an instrument."""

    title: str
    profile: Profile
    organisations: list[ClaimAbout]
    activities: list[ClaimAbout]
    cut: bool


def activity(context: Context, parameters: Parameters) -> ActivityPage:
    """Tell who takes part in an activity, in what role, and who was invited, came or was absent."""
    profile = read_profile(context, parameters["id"], "Activity")
    claims, cut = read_claims(context, profile)
    return {
        "title": profile["name"],
        "profile": profile,
        "participants": _participants(claims),
        "part_of": of_type(claims, "PART_OF", start=profile["id"]),
        "parts": of_type(claims, "PART_OF", end=profile["id"]),
        "places": of_type(claims, "LOCATED_IN"),
        "themes": of_type(claims, "FOCUSES_ON"),
        "cut": cut,
    }


def place(context: Context, parameters: Parameters) -> PlacePage:
    """Tell who and what is in a place, what it is part of, and what is focused on there."""
    profile = read_profile(context, parameters["id"], "Place")
    claims, cut = read_claims(context, profile)
    located = of_type(claims, "LOCATED_IN")
    return {
        "title": profile["name"],
        "profile": profile,
        "organisations": of_kind(located, "Organisation"),
        "activities": of_kind(located, "Activity"),
        "part_of": of_type(claims, "PART_OF", start=profile["id"]),
        "parts": of_type(claims, "PART_OF", end=profile["id"]),
        "history": of_type(claims, "SUCCEEDED_BY"),
        "themes": _themes_at(context, profile["id"]),
        "cut": cut,
    }


def theme(context: Context, parameters: Parameters) -> TopicPage:
    """Tell who focuses on a theme."""
    return _topic(context, parameters["id"], "Theme")


def instrument(context: Context, parameters: Parameters) -> TopicPage:
    """Tell who offers an instrument."""
    return _topic(context, parameters["id"], "Instrument")


def _topic(context: Context, identifier: str, label: str) -> TopicPage:
    profile = read_profile(context, identifier, label)
    claims, cut = read_claims(context, profile)
    return {
        "title": profile["name"],
        "profile": profile,
        "organisations": of_kind(claims, "Organisation"),
        "activities": of_kind(claims, "Activity"),
        "cut": cut,
    }


def read_profile(context: Context, identifier: str, label: str) -> Profile:
    """Return what the graph says about the thing with that id.

    Raises UsageError if there is none, or if it is of another branch than `label`.
    """
    rows = context.read("thing", id=identifier)
    if not rows or not is_a(rows[0]["thing"]["labels"][0], label):
        message = context.words.gettext("Nothing of this kind has the id %(id)s.") % {"id": identifier}
        raise UsageError(message)
    properties = rows[0]["thing"]["properties"]
    return {
        **thing_of(rows[0]["thing"]),
        "names": properties.get("names", []),
        "description": properties.get("description", ""),
        "url": properties.get("url", ""),
        "details": {name: value for name, value in sorted(properties.items()) if name not in _NOT_DETAILS},
        "sources": read_sources(context, properties.get("sources", [])),
        "review": bool(properties.get("review")),
    }


def read_sources(context: Context, identifiers: Iterable[str]) -> list[Thing]:
    """Return the sources with those ids, by title."""
    rows = context.read("source-titles", ids=list(identifiers))
    return sorted(
        ({"id": row["id"], "name": row["title"], "kind": "Source"} for row in rows),
        key=lambda source: alphabetical(source["name"]),
    )


def read_claims(context: Context, thing: Thing) -> tuple[list[ClaimAbout], bool]:
    """Return what is claimed about a thing and others, by the others' names, and whether there is more than the limit lets through."""
    result = context.query("claims", id=thing["id"])
    claims = [_claim_about(row, thing) for row in result.records()]
    return sorted(claims, key=lambda claim: alphabetical(claim["other"]["name"])), result.truncated


def _claim_about(row: Mapping[str, Any], thing: Thing) -> ClaimAbout:
    other = thing_of(row["other"])
    names = {thing["id"]: thing["name"], other["id"]: other["name"]}
    return {**claim_of(row["claim"], names, row["source_title"]), "other": other}


def of_type(claims: Iterable[ClaimAbout], *types: str, start: str = "", end: str = "") -> list[ClaimAbout]:
    """Return the claims of those types, from `start` or to `end` if given."""
    return [
        claim
        for claim in claims
        if claim["type"] in types and start in {"", claim["start"]} and end in {"", claim["end"]}
    ]


def of_kind(claims: Iterable[ClaimAbout], label: str) -> list[ClaimAbout]:
    """Return the claims whose other end is of a kind at or below `label`."""
    return [claim for claim in claims if is_a(claim["other"]["kind"], label)]


def is_possible(claim: ClaimAbout) -> bool:
    """Tell whether it speaks of what could be."""
    return claim["status"] == Status.POTENTIAL


def is_denied(claim: ClaimAbout) -> bool:
    """Tell whether it says that something is not so, or that somebody did not come."""
    return claim["status"] == Status.NEGATIVE or claim["attendance"] == Attendance.ABSENT


def _participants(claims: Iterable[ClaimAbout]) -> list[Participant]:
    by_organisation: dict[str, list[ClaimAbout]] = {}
    for claim in of_kind(of_type(claims, "PARTICIPATES_IN", "MEMBER_OF", "FUNDS"), "Organisation"):
        by_organisation.setdefault(claim["other"]["id"], []).append(claim)
    return [
        {
            "organisation": each[0]["other"],
            "roles": _values(claim["role"] or ("funder" if claim["type"] == "FUNDS" else "") for claim in each),
            "attendance": _values(claim["attendance"] for claim in each),
            "statuses": _values(claim["status"] for claim in each),
            "claims": each,
        }
        for each in by_organisation.values()
    ]


def _values(values: Iterable[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _themes_at(context: Context, identifier: str) -> list[ThemeAtPlace]:
    found: dict[tuple[str, str], ThemeAtPlace] = {}
    for row in context.read("place-themes", id=identifier):
        where, what, who = thing_of(row["place"]), thing_of(row["theme"]), thing_of(row["thing"])
        cell = found.setdefault((where["id"], what["id"]), {"place": where, "theme": what, "things": []})
        if who not in cell["things"]:
            cell["things"].append(who)
    return sorted(found.values(), key=lambda cell: alphabetical(cell["place"]["name"]))
