"""A part of what a store holds: by kind, place, theme, status and period, such that what stays hangs together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from samspill.cypher.question import is_date
from samspill.graph.errors import UsageError
from samspill.graph.model import Node, Records, Relationship, is_a

_AFTER_ALL: Final = "~"
"""Sorts after every digit and hyphen, so that `2015~` is later than every day of 2015."""
_SITUATED: Final = ("Organisation", "Activity")


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep; an empty one keeps everything. Raises UsageError for a date that is none."""

    kinds: tuple[str, ...] = ()
    """Labels; those below them in the model's tree are kept too."""
    places: tuple[str, ...] = ()
    """Ids of places: what is located there or in a part of them is kept, and what is tied to that."""
    themes: tuple[str, ...] = ()
    """Ids of themes: what focuses on them is kept, and what is tied to that."""
    statuses: tuple[str, ...] = ()
    period: tuple[str | None, str | None] = (None, None)
    """First and last date (a year, month or day each): relationships that held at some time between them are kept."""

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        for day in self.period:
            if day and not is_date(day):
                raise UsageError(
                    "'{day}' is no date: write a year, month or day such as 2025, 2025-04 or 2025-04-29.", day=day
                )

    def of(self, records: Records) -> Records:
        """Return the part of `records`: things, the relationships between them, and the sources of these."""
        if self == Selection():
            return records
        claims = [claim for claim in records.relationships if self._counts(claim)]
        about = self._about(records, claims)
        nodes = [node for node in records.nodes if node.id in about and self._is_of_kind(node)]
        ids = {node.id for node in nodes}
        kept = [claim for claim in claims if claim.start in ids and claim.end in ids]
        cited = {claim.source for claim in kept}.union(*(node.sources for node in nodes))
        sources = [source for source in records.sources if source.id in cited]
        return replace(records, nodes=tuple(nodes), relationships=tuple(kept), sources=tuple(sources))

    def _counts(self, claim: Relationship) -> bool:
        first, last = self.period
        begun = not last or (claim.valid_from or "") <= last + _AFTER_ALL
        lasts = not first or not claim.valid_to or claim.valid_to + _AFTER_ALL >= first
        return begun and lasts and (not self.statuses or claim.status in self.statuses)

    def _is_of_kind(self, node: Node) -> bool:
        return not self.kinds or any(is_a(node.kind, kind) for kind in self.kinds)

    def _about(self, records: Records, claims: Iterable[Relationship]) -> set[str]:
        """Return the ids of what is situated in the places and focuses on the themes, and of what is tied to that.

        Other organisations and activities are not taken along, or a neighbour of a neighbour would bring everything in.
        """
        if not (self.places or self.themes):
            return {node.id for node in records.nodes}
        situated = {node.id for node in records.nodes if any(is_a(node.kind, label) for label in _SITUATED)}
        core = situated
        if self.places:
            core = core & _pointing_at("LOCATED_IN", _with_parts(self.places, claims), claims)
        if self.themes:
            core = core & _pointing_at("FOCUSES_ON", set(self.themes), claims)
        around = {claim.end for claim in claims if claim.start in core} | {
            claim.start for claim in claims if claim.end in core
        }
        activities = {node.id for node in records.nodes if is_a(node.kind, "Activity")}
        return core | (around - situated) | (around & activities)


def _with_parts(places: Iterable[str], claims: Iterable[Relationship]) -> set[str]:
    """Return places and all their parts."""
    parts = [(claim.start, claim.end) for claim in claims if claim.type == "PART_OF"]
    inside = set(places)
    while new := {part for part, whole in parts if whole in inside} - inside:
        inside |= new
    return inside


def _pointing_at(type_: str, ends: set[str], claims: Iterable[Relationship]) -> set[str]:
    return {claim.start for claim in claims if claim.type == type_ and claim.end in ends}
