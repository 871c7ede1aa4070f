"""The shapes that several pages are made of; a page is a plain dict, and these say to OpenAPI and mypy what it holds."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from typing_extensions import TypedDict

from samspill.graph.model import Value
from samspill.viz.web.view import ViewShown


class Thing(TypedDict):
    """An organisation, activity, place, theme, instrument or source, as a link shows it."""

    id: str
    name: str
    kind: str


class Claim(TypedDict):
    """What one source says about two things, and how we know.

    Of a role that somebody has, `start`, `start_name` and `evidence` are empty: persons are not named.
    """

    id: str
    type: str
    start: str
    start_name: str
    end: str
    end_name: str
    status: str
    evidence: str
    source: str
    source_title: str
    locator: str
    valid_from: str
    valid_to: str
    role: str
    attendance: str


class Involvement(TypedDict):
    """Another thing, and all that is claimed about the two."""

    other: Thing
    roles: list[str]
    """What the other or the thing itself is in it; the verb where that says it, such as FUNDS."""
    attendance: list[str]
    statuses: list[str]
    claims: list[Claim]


class Profile(Thing):
    """What the graph says about a thing itself."""

    names: list[str]
    description: str
    url: str
    details: dict[str, Value]
    sources: list[Thing]
    review: bool


class Way(TypedDict):
    """One thing that a tie goes through: an activity, a group, a person without id and name; nothing if the tie is direct."""

    what: Thing | None
    status: str
    claims: list[Claim]


class Tie(TypedDict):
    """A tie to the organisation it is shown for, with what it rests on."""

    organisation: Thing
    weight: float
    status: str
    ways: list[Way]
    """The first ones, where there are very many."""
    ways_in_all: int
    claims_in_all: int


class NetworkShown(TypedDict):
    """Which network a page speaks of."""

    view: ViewShown
    description: str
    """What the projection counts as a tie, in words."""
    organisations: int
    ties: int
    notes: list[str]


def thing_of(node: Mapping[str, Any]) -> Thing:
    """Return a node of a query's result as a link shows it."""
    properties = node["properties"]
    label = node["labels"][0]
    return {"id": properties["id"], "name": properties.get("name") or properties["id"], "kind": label}


def claim_of(relationship: Mapping[str, Any], names: Mapping[str, str], source_title: str | None) -> Claim:
    """Return a relationship of a query's result as a claim; `names` has those of its two ends by id."""
    properties = defaultdict(str, relationship["properties"])
    start, end = relationship["start"], relationship["end"]
    return {
        "id": properties["id"],
        "type": relationship["type"],
        "start": start,
        "start_name": names[start],
        "end": end,
        "end_name": names[end],
        "status": properties["status"],
        "evidence": properties["evidence"],
        "source": properties["source"],
        "source_title": source_title or properties["source"],
        "locator": properties["locator"],
        "valid_from": properties["valid_from"],
        "valid_to": properties["valid_to"],
        "role": properties["role"],
        "attendance": properties["attendance"],
    }
