"""What a load has to do: the difference between what an origin says now and what is stored, worked out without an engine.

Each stored thing (entity, source or relationship) carries claims, `origin#fingerprint:kind`, the latest last: who states it, with
what content, and as what. A thing that no origin claims any more goes; one that others claim too only loses a claim. Nothing goes where another file may have the
name of the one that stated it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import reduce
from typing import Final

from samspill.graph.errors import InputError
from samspill.graph.message import Message
from samspill.graph.model import PARENT, RELATIONSHIP_TYPES, Missing, Records, Value, fingerprint, is_a, search_text
from samspill.graph.store.things import SOURCE, VERDICT, Properties, Thing, Things, Told, Whole

_ENDED: Final = "ended"
"""The fingerprint of a relationship that its origin ended: stating it again changes it back."""
_SHOWN: Final = 3


class Change(StrEnum):
    """What happens to one thing."""

    NEW = "new"
    CHANGED = "changed"
    LEFT = "left"
    """This origin does not state it any more, others do."""
    ENDED = "ended"
    """It was true until now: it gets an end date."""
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens to one thing, and who claims it afterwards."""

    change: Change
    thing: Thing
    """As stated now, with the claims and the kind that it will have; as stored if it is stated no more."""
    stored: Thing | None = None

    @property
    def is_joint(self) -> bool:
        """Whether what is stored has to be read, since more than one origin describes it or only a part changes."""
        return self.change in {Change.LEFT, Change.ENDED} or (
            self.change is Change.CHANGED and len(self.thing.claims) > 1
        )


@dataclass(slots=True)
class Difference:
    """All decisions by group, and the counts by kind that tell about them."""

    sources: list[Decision] = field(default_factory=list)
    nodes: list[Decision] = field(default_factory=list)
    ties: list[Decision] = field(default_factory=list)
    verdicts: list[Decision] = field(default_factory=list)
    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def is_empty(self) -> bool:
        """Whether the store says already what the records say."""
        return not (self.sources or self.nodes or self.ties or self.verdicts)


def difference(records: Records, stored: Things) -> Difference:
    """Work out what has to be done so that `stored` says what `records` says, as far as their origin goes.

    Raises InputError, before anything is written, for kinds and types that the model does not have and for relationships whose
    ends are nowhere.
    """
    stated = _stated(records)
    _check(stated, stored)
    result = Difference()
    deciding = _Deciding(records, result.counts, _is_doubtful(records, stated, stored))
    result.verdicts = deciding.about(stated.verdicts, stored.verdicts)
    result.ties = deciding.about(stated.ties, stored.ties)
    gone = {each.thing.id for each in result.ties if each.change is Change.REMOVED}
    staying = [*stated.ties.values(), *(tie for tie in stored.ties.values() if tie.id not in gone)]
    ends = frozenset(end for tie in staying for end in (tie.start, tie.end))
    result.nodes = deciding.about(stated.nodes, stored.nodes, needed=ends)
    cited = frozenset(tie.source for tie in staying)
    result.sources = deciding.about(stated.sources, stored.sources, needed=cited)
    return result


def has_ended(claim: str) -> bool:
    """Tell whether the origin of a claim says that it is over."""
    return claim.rpartition("#")[2] == _ENDED


def joined(first: Properties, second: Properties) -> dict[str, Value]:
    """Return the properties of one thing that two origins describe; where they contradict each other, `second` is right.

    One that needs review (a number without a name) gives way to one that does not. Lists are united, another name becomes another
    spelling, and a thing needs review only if both say so.
    """
    if second.get("review") and not first.get("review"):
        first, second = second, first
    both: dict[str, Value] = {**first, **second}
    for name in first.keys() & second.keys():
        one, other = first[name], second[name]
        if isinstance(one, list) and isinstance(other, list):
            both[name] = sorted({*one, *other})
    if "search" in second:
        names = {*_list(both.get("names")), str(first["name"])} - {str(second["name"])}
        both["names"] = sorted(names)
        both["search"] = search_text(str(second["name"]), sorted(names), both.get("orgnr", ""))
    if not (first.get("review") and second.get("review")):
        both.pop("review", None)
    return {name: value for name, value in both.items() if value != []}


def _list(value: Value | None) -> list[str]:
    return value if isinstance(value, list) else []


def _stated(records: Records) -> Things:
    nodes: dict[str, Thing] = {}
    for node in records.nodes:
        properties: Properties = node.properties
        if node.id in nodes:
            properties = joined(nodes[node.id].properties, properties)
        nodes[node.id] = _thing(records, node.id, node.kind, Whole(properties))
    # The same claim twice from the same source says nothing more the second time.
    ties: dict[str, Thing] = {}
    for tie in records.relationships:
        if tie.id not in ties:
            ends = (tie.start, tie.end, tie.source)
            ties[tie.id] = _thing(records, tie.id, tie.type, tie, ends)
    sources = {each.id: _thing(records, each.id, SOURCE, each) for each in records.sources}
    verdicts = {
        each.id: _thing(records, each.id, VERDICT, each, (each.kept, each.merged, "") if each.same else ("", "", ""))
        for each in records.verdicts
    }
    return Things(sources, nodes, ties, verdicts)


def _thing(records: Records, id_: str, kind: str, told: Told, ends: tuple[str, str, str] = ("", "", "")) -> Thing:
    claim = f"{records.origin}#{fingerprint({'kind': kind, **told.properties})}:{kind}"
    return Thing(id_, kind, (claim,), *ends, told=told)


def _check(stated: Things, stored: Things) -> None:
    unknown = {node.kind for node in stated.nodes.values()} - (PARENT.keys() - {"Entity"})
    unknown |= {tie.kind for tie in stated.ties.values()} - RELATIONSHIP_TYPES.keys()
    if unknown:
        raise InputError("The model has no {kinds}: nothing was loaded", kinds=tuple(sorted(unknown)))
    loose = [
        f"{tie.kind} from {tie.start} to {tie.end}"
        for tie in stated.ties.values()
        for end in (tie.start, tie.end)
        if end not in stated.nodes and end not in stored.nodes
    ]
    if loose:
        more = Message(" and {number} more", number=len(loose) - _SHOWN) if len(loose) > _SHOWN else ""
        raise InputError(
            "These relationships have an end that is neither loaded nor stored: {ties}{more}. Nothing was loaded",
            ties="; ".join(loose[:_SHOWN]),
            more=more,
        )


def _is_doubtful(records: Records, stated: Things, stored: Things) -> bool:
    """Tell whether other files than this one may have stated what it does not.

    Most of it is missing, or it would be removed for a file that was read elsewhere. A register's extract elsewhere is likely the next
    one, and what it does not say any more only gets an end.
    """
    if not (records.place and records.complete) or records.replaces:
        return False
    groups = ((stated.sources, stored.sources), (stated.nodes, stored.nodes), (stated.ties, stored.ties))
    own = [thing.id in now for now, before in groups for thing in before.values() if _own(records.origin, thing.claims)]
    is_elsewhere = stored.places.get(records.origin, records.place) != records.place
    missing = own.count(False)
    return missing > 0 and (missing > len(own) / 2 or (is_elsewhere and records.missing is Missing.RETRACTED))


@dataclass(frozen=True, slots=True)
class _Deciding:
    """Decides about one group of things after the other, and counts."""

    records: Records
    counts: Mapping[str, Counter[str]]
    is_doubtful: bool

    def about(
        self, stated: Mapping[str, Thing], stored: Mapping[str, Thing], needed: frozenset[str] = frozenset()
    ) -> list[Decision]:
        """Decide about one group; those in `needed` stay although this origin, the only one, does not state them any more."""
        return [*self._about_stated(stated, stored), *self._about_missing(stated, stored, needed)]

    def _about_stated(self, stated: Mapping[str, Thing], stored: Mapping[str, Thing]) -> Iterator[Decision]:
        for thing in stated.values():
            decision = _about_stated(self.records, thing, stored.get(thing.id))
            self.counts[thing.kind][str(decision.change) if decision else "unchanged"] += 1
            if decision:
                yield decision

    def _about_missing(
        self, stated: Mapping[str, Thing], stored: Mapping[str, Thing], needed: frozenset[str]
    ) -> Iterator[Decision]:
        for thing in stored.values():
            if thing.id in stated or not _own(self.records.origin, thing.claims):
                continue
            decision = None if self.is_doubtful else _about_missing(self.records, thing, is_needed=thing.id in needed)
            self.counts[thing.kind]["ended" if decision else "unchanged"] += 1
            if self.is_doubtful:
                self.counts[thing.kind]["kept"] += 1
            if decision:
                yield decision


def _about_stated(records: Records, thing: Thing, stored: Thing | None) -> Decision | None:
    if stored is None:
        return Decision(Change.NEW, thing)
    others = _others(records.origin, stored.claims)
    is_copied = records.is_copy and len(others) == len(stored.claims) and _contents(thing.claims) <= _contents(others)
    if is_copied or set(thing.claims) <= set(stored.claims):
        return None
    return Decision(Change.CHANGED, _with(thing, (*others, *thing.claims)), stored)


def _about_missing(records: Records, stored: Thing, *, is_needed: bool) -> Decision | None:
    if not records.takes_back(stored.id):
        return None
    others = _others(records.origin, stored.claims)
    if others:
        return Decision(Change.LEFT, _with(stored, others), stored)
    if records.missing is Missing.RETRACTED:
        return None if is_needed else Decision(Change.REMOVED, stored, stored)
    if stored.start and not stored.has_end_date:
        return Decision(Change.ENDED, _with(stored, (f"{records.origin}#{_ENDED}",)), stored)
    return None


def _with(thing: Thing, claims: Sequence[str]) -> Thing:
    """Return a thing with other claims, and so of the kind that these give it together."""
    kinds = [kind for claim in claims if (kind := claim.rpartition("#")[2].partition(":")[2])]
    return replace(thing, claims=tuple(claims), kind=reduce(_more_exact, kinds) if kinds else thing.kind)


def _more_exact(earlier: str, later: str) -> str:
    """Return the kind that says more; where they contradict each other, the later."""
    return earlier if earlier in PARENT and is_a(earlier, later) else later


def _own(origin: str, claims: Iterable[str]) -> bool:
    return any(claim.rpartition("#")[0] == origin for claim in claims)


def _contents(claims: Iterable[str]) -> set[str]:
    """Return what claims say, whoever does."""
    return {claim.rpartition("#")[2] for claim in claims}


def _others(origin: str, claims: Iterable[str]) -> list[str]:
    return [claim for claim in claims if claim.rpartition("#")[0] != origin]
