"""What the pages about one thing read: what the graph says of it, and what is claimed of it and others."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from samspill.graph.errors import UnknownThing
from samspill.graph.model import Attendance, Status, is_a
from samspill.graph.names import alphabetical
from samspill.graph.network import source_titles
from samspill.viz.web.context import Context
from samspill.viz.web.pages.shapes import Claim, Involvement, Profile, Thing, claim_of, thing_of

MOST_CLAIMS: Final = 750
"""A page that lists more is of no use to anybody, and a municipality may have a hundred thousand companies."""
# Shown by name elsewhere on a page, or kept for the store itself.
_NOT_DETAILS: Final = frozenset(
    {"id", "name", "names", "search", "description", "url", "sources", "review", "claims", "load", "told"}
)
_SAYS_BY_VERB: Final = ("FUNDS", "OWNS", "COMPETES_WITH")


@dataclass(frozen=True)
class Said:
    """Claims about one thing and others, by the others' names."""

    about: Thing
    claims: Sequence[tuple[Claim, Thing]]
    """Each claim with the thing at its other end."""
    cut: bool
    """True if there are more."""

    def only(self, *types: str, kind: str = "Entity", start: bool | None = None) -> "Said":
        """Return the claims of these types (any, if none is given) about things of a kind, that start or end at the thing."""
        kept = [
            (claim, other)
            for claim, other in self.claims
            if (not types or claim["type"] in types)
            and is_a(other["kind"], kind)
            and (start is None or (claim["start"] == self.about["id"]) is start)
        ]
        return Said(self.about, kept, self.cut)

    def possible(self) -> "Said":
        """Return the claims that speak of what could be."""
        return Said(self.about, [each for each in self.claims if each[0]["status"] == Status.POTENTIAL], self.cut)

    def denied(self) -> "Said":
        """Return the claims that something is not so, or that somebody did not come."""
        return Said(self.about, [each for each in self.claims if _is_denied(each[0])], self.cut)

    def invitations(self) -> "Said":
        """Return the claims that somebody was invited."""
        return Said(self.about, [each for each in self.claims if each[0]["attendance"] == Attendance.INVITED], self.cut)

    def of(self, others: Collection[str]) -> "Said":
        """Return the claims about the other things with the given ids."""
        return Said(self.about, [each for each in self.claims if each[1]["id"] in others], self.cut)

    def others(self) -> set[str]:
        """Return the ids of the other things."""
        return {other["id"] for _, other in self.claims}

    def without(self, claim_ids: Iterable[str]) -> "Said":
        """Return the claims but those with the given ids."""
        left_out = set(claim_ids)
        return Said(self.about, [each for each in self.claims if each[0]["id"] not in left_out], self.cut)

    def ids(self) -> list[str]:
        """Return the ids of the claims."""
        return [claim["id"] for claim, _ in self.claims]

    def involvements(self) -> list[Involvement]:
        """Return the other things, each once, with all that is claimed."""
        by_id: dict[str, tuple[Thing, list[Claim]]] = {}
        for claim, other in self.claims:
            by_id.setdefault(other["id"], (other, []))[1].append(claim)
        return [_involvement(other, claims) for other, claims in by_id.values()]


def _is_denied(claim: Claim) -> bool:
    return claim["status"] == Status.NEGATIVE or claim["attendance"] == Attendance.ABSENT


def _involvement(other: Thing, claims: list[Claim]) -> Involvement:
    return {
        "other": other,
        "roles": _each_once(claim["role"] or _verb(claim) for claim in claims),
        "attendance": [str(each) for each in Attendance if each in {claim["attendance"] for claim in claims}],
        "statuses": _each_once(claim["status"] for claim in claims),
        "claims": claims,
    }


def _verb(claim: Claim) -> str:
    return claim["type"] if claim["type"] in _SAYS_BY_VERB else ""


def _each_once(values: Iterable[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def read_profile(context: Context, identifier: str, label: str) -> Profile:
    """Return what the graph says about the thing with that id.

    Raises UnknownThing if there is none, or if it is of another branch than `label`.
    """
    rows = context.read("thing", id=identifier)
    if not rows or not is_a(rows[0]["thing"]["labels"][0], label):
        message = context.words.gettext("Nothing of this kind has the id %(id)s.") % {"id": identifier}
        raise UnknownThing(message)
    properties = rows[0]["thing"]["properties"]
    return {
        **thing_of(rows[0]["thing"]),
        "names": properties.get("names", []),
        "description": properties.get("description", ""),
        "url": properties.get("url", ""),
        "details": {name: value for name, value in sorted(properties.items()) if name not in _NOT_DETAILS},
        "sources": _read_sources(context, properties.get("sources", [])),
        "review": bool(properties.get("review")),
    }


def _read_sources(context: Context, identifiers: Sequence[str]) -> list[Thing]:
    titles = source_titles(context.store, identifiers)
    sources: list[Thing] = [{"id": id_, "name": title, "kind": "Source"} for id_, title in titles.items()]
    return sorted(sources, key=lambda source: alphabetical(source["name"]))


def read_claims(context: Context, thing: Thing) -> Said:
    """Return what is claimed about a thing and others: at most MOST_CLAIMS, the first by the others' names."""
    rows = context.read("claims", id=thing["id"], most=MOST_CLAIMS + 1)
    found = []
    for row in rows[:MOST_CLAIMS]:
        other = thing_of(row["other"])
        names = {thing["id"]: thing["name"], other["id"]: other["name"]}
        found.append((claim_of(row["claim"], names, row["source_title"]), other))
    cut = rows.cut or len(rows) > MOST_CLAIMS
    return Said(thing, sorted(found, key=lambda each: alphabetical(each[1]["name"])), cut)
