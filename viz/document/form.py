"""The form of a map document: JSON-ready, stable, every word in it in the reader's language."""

from typing_extensions import TypedDict


class KindCount(TypedDict):
    """How many members of one kind a community has."""

    kind: str
    count: int


class MapNode(TypedDict):
    """An organisation or, on an overview, a community of them. Lengths are map units; at zoom 1 they are pixels."""

    id: str
    """That of the organisation; `community:` and the id of its most connected member for a community."""
    name: str
    kind: str
    """The model's label; the legend says it in words. Empty for a community."""
    x: float
    y: float
    size: float
    """Radius at zoom 1."""
    community: str
    partners: int
    """How many others it is tied to in the network of the map."""
    places: list[str]
    themes: list[str]
    members: int
    """1 for an organisation."""
    mix: list[KindCount]
    """What a community is made of, most frequent first; empty for an organisation."""
    leading: list[str]
    """The names of a community's most connected members; empty for an organisation."""


MapClaim = TypedDict(
    "MapClaim",
    {"text": str, "evidence": str, "source": str, "locator": str, "status": str, "from": str, "to": str},
)
"""What a source says, as a sentence, with the words and the place to check it by. `from` and `to` are ISO dates or empty."""


class MapWay(TypedDict):
    """One thing that a tie goes through, or the direct relationship."""

    id: str
    """Empty for a direct relationship."""
    what: str
    """The name of the activity, the body or the person; empty for a direct relationship."""
    kind: str
    """What it is, in words."""
    verb: str
    status: str
    """In words."""
    claims: list[str]
    """Keys into the document's `claims`."""


MapTie = TypedDict(
    "MapTie",
    {
        "id": str,
        "from": str,
        "to": str,
        "width": float,
        "weight": float,
        "status": str,
        "verbs": list[str],
        "verbs_back": list[str],
        "through": list[MapWay],
        "ways": int,
        "evidence": int,
    },
)
"""Two nodes and all that joins them.

`status` is the model's code of the best known way: `stated` if anybody states a direct relationship. `verbs` read from `from`
to `to`, `verbs_back` the other way. `ways` and `evidence` tell how many ways and claims there are in all, `through` the first ways.
On an overview `through` is empty and `weight` the sum of all ties between two communities.
"""


class MapCommunity(TypedDict):
    """A disc that nodes lie in."""

    id: str
    name: str
    x: float
    y: float
    r: float
    size: int
    """How many nodes lie in it."""
    leader: str
    """The id of the node with most partners in it."""
    tied: bool
    """False for the tray of organisations without ties."""


class LegendEntry(TypedDict):
    """How a kind looks."""

    kind: str
    label: str
    shape: str
    color: str
    count: int


class TieLegendEntry(TypedDict):
    """How many ties there are of a status."""

    status: str
    label: str
    count: int


class MapDocument(TypedDict):
    """All that a map shows."""

    title: str
    language: str
    projection: str
    """The name of the projection that the network was made by."""
    summary: str
    """What the map shows, as a sentence."""
    notes: list[str]
    """What was left out, and how to read the map where that is not plain."""
    focus: str | None
    """The organisation in the middle, if it is the map of a neighbourhood."""
    path: list[str]
    """The ids along a connection to stress, from end to end; empty if there is none."""
    nodes: list[MapNode]
    ties: list[MapTie]
    claims: dict[str, MapClaim]
    """By id. Ties that go through the same activity rest on the same claims, so each is here once."""
    communities: list[MapCommunity]
    legend: list[LegendEntry]
    tie_legend: list[TieLegendEntry]
    texts: dict[str, str]
    """The words of the screen by key."""
