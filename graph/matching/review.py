"""Which organisations of a store are or may be one, and what is decided about it: to list, accept, reject and take back.

A decision is a record of the store like others (`graph.model.Verdict`), so that loads go on applying it. Keys come before names: two
with the same key are one, two with different keys in one register are two.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import combinations
from typing import Any, Final

from samspill.cypher.texts import load_text
from samspill.graph.errors import UnknownThing, UsageError
from samspill.graph.matching.anatomy import folded
from samspill.graph.matching.matches import Match, Named, Names
from samspill.graph.matching.reasons import Reason
from samspill.graph.model import Records, Verdict, fingerprint
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
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Verdict(
            self.kept.id,
            self.merged.id,
            same=True,
            kept_name=self.kept.name,
            merged_name=self.merged.name,
            decided=now,
            by=YOU,
        )

    @property
    def id(self) -> str:
        """The id that a decision about the two has."""
        return self.verdict.id


@dataclass(frozen=True, slots=True)
class _Known:
    """A decision in the store, and the origin that states it."""

    verdict: Verdict
    origin: str


@dataclass(frozen=True)
class Review:
    """The organisations and decisions of a store at one moment."""

    organisations: Mapping[str, Organisation]
    known: Sequence[_Known] = field(default=())
    places: frozenset[str] = frozenset()

    @property
    def decisions(self) -> list[Verdict]:
        """All decisions, the latest first."""
        return [each.verdict for each in self.known]

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
        merges = Merges((each.kept, each.merged) for each in self.decisions if each.same)
        return {
            frozenset((merges.shown(each.kept), merges.shown(each.merged))) for each in self.decisions if not each.same
        }

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
        {row["id"]: _organisation(row) for row in _rows(store, "organisations")},
        [_Known(_verdict(row), row["claims"][0].rpartition("#")[0]) for row in _rows(store, "verdicts")],
        frozenset(word for row in _rows(store, "places") for word in folded(str(row["name"])).split()),
    )


def accept(store: Store, one: str, other: str) -> Verdict:
    """Decide that two are one; raises UsageError if there are not two such organisations."""
    found = review(store)
    return _decide(store, found, [found.pair(one, other).verdict])[0]


def reject(store: Store, one: str, other: str) -> Verdict:
    """Decide that two are not one, so that they are not proposed again; raises UsageError as `accept` does."""
    found = review(store)
    return _decide(store, found, [replace(found.pair(one, other).verdict, same=False)])[0]


def undo(store: Store, id_: str) -> Verdict:
    """Take a decision back; raises UsageError if there is none of this id."""
    found = review(store)
    for known in found.known:
        if known.verdict.id == id_:
            staying = [each.verdict for each in found.known if each.origin == known.origin and each is not known]
            store.load(_records(known.origin, f"{_said(known.verdict)}: taken back", staying))
            return known.verdict
    raise UnknownThing("There is no decision {id!r}", id=id_)


def join_sure(store: Store, among: Collection[str] | None = None) -> list[Verdict]:
    """Decide that all sure pairs are one, with `among` those that one of these ids is in; each decision can be taken back like others."""
    verdicts: list[Verdict] = []
    while pairs := (found := review(store)).pairs(only_sure=True, among=among):
        decided = _decide(store, found, [replace(each.verdict, by=SAMSPILL) for each in _apart(pairs)])
        among = among and {*among, *(each.kept for each in decided)}
        verdicts += decided
    return verdicts


def part_where_one_is_gone(store: Store) -> None:
    """Take back what samspill decided about organisations of which one is stated no more: what is left is as if it had never been."""
    known = review(store).known
    stated = {row["id"] for row in _rows(store, "originals")}
    void = [
        each
        for each in known
        if each.verdict.same
        and each.verdict.by == SAMSPILL
        and not stated.issuperset((each.verdict.kept, each.verdict.merged))
    ]
    for origin in dict.fromkeys(each.origin for each in void):
        staying = [each.verdict for each in known if each.origin == origin and each not in void]
        gone = next(each.verdict for each in void if each.origin == origin)
        store.load(_records(origin, f"{_said(gone)}: taken back", staying))


def _apart(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Go through pairs that have nobody in common: what a first join changes may speak against a second."""
    taken: set[str] = set()
    for pair in pairs:
        if taken.isdisjoint((pair.kept.id, pair.merged.id)):
            taken |= {pair.kept.id, pair.merged.id}
            yield pair


def _decide(store: Store, found: Review, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Store decisions: a pair that was decided about before is decided anew by the same origin."""
    origins = {each.verdict.id: each.origin for each in found.known}
    new = "decision:" + fingerprint({"ids": [each.id for each in verdicts]})
    by_origin: dict[str, dict[str, Verdict]] = defaultdict(dict)
    for verdict in verdicts:
        by_origin[origins.get(verdict.id, new)][verdict.id] = verdict
    for origin, some in by_origin.items():
        others = {each.verdict.id: each.verdict for each in found.known if each.origin == origin}
        title = "; ".join(map(_said, list(some.values())[:3])) + ("; …" if len(some) > 3 else "")  # noqa: PLR2004
        store.load(_records(origin, title, (others | some).values()))
    return list(verdicts)


def _records(origin: str, title: str, verdicts: Iterable[Verdict]) -> Records:
    return Records(origin, title, verdicts=tuple(verdicts))


def _said(verdict: Verdict) -> str:
    return f"{verdict.kept_name} {'=' if verdict.same else '≠'} {verdict.merged_name}"


def _rows(store: Store, name: str) -> list[dict[str, Any]]:
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
