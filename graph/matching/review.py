"""Which organisations of a store are or may be one, and what is decided about it: to look through and to decide upon.

A decision is a record of the store like others (`graph.model.Verdict`), so that loads go on applying it. Keys come before names: two
with the same key are one, two with different keys in one register are two.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from itertools import chain, combinations
from typing import Any, Final

from samspill.cypher.texts import load_text
from samspill.graph.errors import UnknownThing, UsageError
from samspill.graph.matching.anatomy import folded
from samspill.graph.matching.matches import Match, Named, Names
from samspill.graph.matching.reasons import Reason
from samspill.graph.model import Verdict
from samspill.graph.store.merges import Merges
from samspill.graph.store.port import Limits, Store
from samspill.graph.store.values import labels_of

KEYS: Final = ("orgnr", "ror", "pic", "lei", "wikidata")
"""Properties that are keys of a register; the first ones count more."""
YOU: Final = "you"
SAMSPILL: Final = "samspill"
EVERYTHING: Final = Limits(max_rows=2**31 - 1, timeout_s=600.0)


@dataclass(frozen=True, slots=True)
class Organisation:
    """One side of a pair."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    keys: Mapping[str, str]
    """By property: `orgnr`, `ror` …"""
    review: bool = False

    @property
    def weight(self) -> tuple[object, ...]:
        """What makes it the one to keep of two: keys, the more important first; then the more names."""
        return (*(name in self.keys for name in KEYS), not self.review, len(self.names), self.id)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that are or may be one, and why."""

    kept: Organisation
    """The one whose id and name stay if the two are one."""
    merged: Organisation
    score: float
    is_sure: bool
    reasons: tuple[Reason, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The decision that the two are one."""
        return Verdict(
            self.kept.id,
            self.merged.id,
            same=True,
            kept_name=self.kept.name,
            merged_name=self.merged.name,
            decided=now(),
            by=YOU,
        )

    @property
    def id(self) -> str:
        """The id that a decision about the two has."""
        return self.verdict.id

    @property
    def ids(self) -> frozenset[str]:
        """The ids of both."""
        return frozenset((self.kept.id, self.merged.id))


@dataclass(frozen=True, slots=True)
class Known:
    """A decision in the store, and the origins that state it: two programs may have taken it at the same instant."""

    verdict: Verdict
    origins: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """The organisations and decisions of a store at one moment."""

    organisations: Mapping[str, Organisation]
    known: Sequence[Known] = field(default=())
    places: frozenset[str] = frozenset()

    @property
    def decisions(self) -> list[Verdict]:
        """All decisions, the latest first."""
        return [each.verdict for each in self.known]

    @cached_property
    def merges(self) -> Merges:
        """What the decisions come to."""
        return Merges((each.kept, each.merged) for each in self.decisions if each.same)

    def name(self, id_: str) -> str:
        """Return what an organisation is called, also one that is shown as another."""
        if id_ in self.organisations:
            return self.organisations[id_].name
        sides = (((each.kept, each.kept_name), (each.merged, each.merged_name)) for each in self.decisions)
        return dict(chain.from_iterable(sides)).get(id_, id_)

    def pairs(self, *, only_sure: bool = False, among: Collection[str] | None = None) -> list[Pair]:
        """Return the pairs that nobody has decided about, surest first; with `among`, those that one of these ids is in."""
        names = Names((_named(each) for each in self.organisations.values()), self.places)
        found = [*self._with_the_same_key(), *(names.sure() if only_sure else names.matches())]
        pairs: dict[frozenset[str], Pair] = {}
        apart = self._known_to_differ()
        for match in found:
            both = frozenset((match.one, match.other))
            is_asked_for = (match.is_sure or not only_sure) and (among is None or not both.isdisjoint(among))
            if is_asked_for and both not in apart:
                pairs.setdefault(both, self._pair(match))
        return sorted(
            pairs.values(), key=lambda pair: (not pair.is_sure, -pair.score, pair.kept.name, pair.merged.name)
        )

    def pair(self, one: str, other: str) -> Pair:
        """Return the pair of two ids; raises UsageError if there are not two such organisations."""
        missing = [id_ for id_ in (one, other) if id_ not in self.organisations]
        if missing:
            raise UnknownThing("There is no organisation {id!r}", id=missing[0])
        if one == other:
            raise UsageError("{id} is one organisation, not two", id=one)
        return self._pair(Match(one, other, ("", ""), 1.0, is_sure=False, reasons=()))

    def _pair(self, match: Match) -> Pair:
        sides = (self.organisations[match.one], self.organisations[match.other])
        kept, merged = sorted(sides, key=lambda side: side.weight, reverse=True)
        return Pair(kept, merged, match.score, match.is_sure, match.reasons)

    def _known_to_differ(self) -> set[frozenset[str]]:
        shown = self.merges.shown
        return {frozenset((shown(each.kept), shown(each.merged))) for each in self.decisions if not each.same}

    def _with_the_same_key(self) -> Iterator[Match]:
        holders: dict[tuple[str, str], list[Organisation]] = defaultdict(list)
        for organisation in self.organisations.values():
            for scheme, value in organisation.keys.items():
                holders[scheme, value].append(organisation)
        for (scheme, value), group in holders.items():
            for one, other in combinations(group, 2):
                contradicting = any(one.keys[key] != other.keys[key] for key in one.keys.keys() & other.keys.keys())
                reason = Reason(f"same-{scheme}", {"value": value})
                yield Match(one.id, other.id, (one.name, other.name), 1.0, not contradicting, (reason,))


def review(store: Store) -> Review:
    """Read what there is to review."""
    return Review(
        {row["id"]: _organisation(row) for row in read_rows(store, "organisations")},
        [
            Known(_verdict(row), tuple(claim.rpartition("#")[0] for claim in row["claims"]))
            for row in read_rows(store, "verdicts")
        ],
        frozenset(word for row in read_rows(store, "places") for word in folded(str(row["name"])).split()),
    )


def now() -> str:
    """Return the moment at which something is decided, as decisions tell it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def read_rows(store: Store, name: str) -> list[dict[str, Any]]:
    """Return what `cypher/names/<name>.cypher` finds, however much it is."""
    return store.read(load_text(f"names/{name}"), limits=EVERYTHING).records()


def _organisation(row: Mapping[str, Any]) -> Organisation:
    keys = {name: str(row[name]) for name in KEYS if row[name]}
    return Organisation(
        row["id"], row["name"], tuple(row["names"] or ()), labels_of(row["labels"])[0], keys, bool(row["review"])
    )


def _verdict(row: Mapping[str, Any]) -> Verdict:
    return Verdict(
        row["kept"], row["merged"], row["same"], row["kept_name"], row["merged_name"], row["decided"], row["by"]
    )


def _named(organisation: Organisation) -> Named:
    return Named(organisation.id, (organisation.name, *organisation.names), frozenset(organisation.keys))
