"""Decides which organisations of a store are one: accepts and rejects pairs, takes decisions back, joins what is sure."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Final

from samspill.graph.errors import UnknownThing
from samspill.graph.matching.review import SAMSPILL, YOU, Known, Pair, Review, now, read_rows, review
from samspill.graph.model import Records, Verdict, fingerprint
from samspill.graph.store.merges import Merges
from samspill.graph.store.port import Store

_SAID: Final = 3
"""How many decisions the title of a load tells."""


def accept(store: Store, one: str, other: str) -> Verdict:
    """Decide that two are one; raises UsageError if there are not two such organisations."""
    found = review(store)
    return _decide(store, found, [found.pair(one, other).verdict])[0]


def reject(store: Store, one: str, other: str) -> Verdict:
    """Decide that two are not one, so that they are not proposed again; raises UsageError as `accept` does."""
    found = review(store)
    return _decide(store, found, [replace(found.pair(one, other).verdict, same=False)])[0]


def undo(store: Store, id_: str) -> tuple[Verdict, list[Verdict]]:
    """Take a decision back; return it, and what is decided instead. Raises UsageError if there is none of this id.

    Taking back what samspill decided by itself is a decision of its own: that the two are not one, and neither is what is one with
    either, so that no load joins them again. To be joined after all, all of these are to be taken back.
    """
    found = review(store)
    known = next((each for each in found.known if each.verdict.id == id_), None)
    if known is None:
        raise UnknownThing("There is no decision {id!r}", id=id_)
    verdict = known.verdict
    others = Merges((each.kept, each.merged) for each in found.decisions if each.same and each.id != id_)
    if verdict.by == SAMSPILL and others.shown(verdict.kept) != others.shown(verdict.merged):
        apart = replace(verdict, same=False, by=YOU, decided=now())
        return verdict, _decide(store, found, [apart, *_differing(found, others, apart)])
    _take_back(store, [known])
    return verdict, []


def join_sure(store: Store, among: Collection[str] | None = None) -> list[Verdict]:
    """Decide that all sure pairs are one, as `join_all` does; each decision can be taken back like others."""
    return join_all(lambda: review(store), partial(_decide, store), among)


def join_all(
    look: Callable[[], Review],
    decide: Callable[[Review, Sequence[Verdict]], list[Verdict]],
    among: Collection[str] | None = None,
) -> list[Verdict]:
    """Decide that sure pairs are one and look again, until there are none; return the decisions.

    With `among`, only what one of these ids is in, and what is one with it beyond doubt: two others, which may be apart on purpose, are
    not joined because a third comes to one of them.
    """
    verdicts: list[Verdict] = []
    alike = None if among is None else set(among)
    while True:
        found = look()
        pairs = found.pairs(only_sure=True, among=alike)
        if among is not None and alike is not None:
            pairs = [each for each in pairs if not each.ids.isdisjoint(among) or each.ids <= alike]
            alike.update(id_ for each in pairs for id_ in each.ids)
        if not pairs:
            return verdicts
        verdicts += decide(found, [replace(each.verdict, by=SAMSPILL) for each in _apart(pairs)])


def part_where_one_is_gone(store: Store) -> None:
    """Take back what samspill decided about organisations of which one is stated no more: what is left is as if it had never been."""
    stated = {row["id"] for row in read_rows(store, "originals")}
    void = [
        each
        for each in review(store).known
        if each.verdict.same
        and each.verdict.by == SAMSPILL
        and not stated.issuperset((each.verdict.kept, each.verdict.merged))
    ]
    _take_back(store, void)


def _apart(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Go through pairs that have nobody in common: what a first join changes may speak against a second."""
    taken: set[str] = set()
    for pair in pairs:
        if taken.isdisjoint((pair.kept.id, pair.merged.id)):
            taken |= {pair.kept.id, pair.merged.id}
            yield pair


def _differing(found: Review, merges: Merges, apart: Verdict) -> Iterator[Verdict]:
    """Go through decisions that what is one with either side is not one with the other: each may be left when its side is parted."""
    for one, other in product(merges.group(apart.kept), merges.group(apart.merged)):
        if {one, other} != {apart.kept, apart.merged}:
            yield replace(apart, kept=one, merged=other, kept_name=found.name(one), merged_name=found.name(other))


def _decide(store: Store, found: Review, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Store decisions: a pair that was decided about before is decided anew by the same origins."""
    known = {each.verdict.id: each.origins for each in found.known}
    new = ("decision:" + fingerprint({"ids": [each.id for each in verdicts]}),)
    by_origin: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        for origin in known.get(verdict.id, new):
            by_origin[origin].append(verdict)
    for origin, some in by_origin.items():
        title = "; ".join(map(_said, some[:_SAID])) + ("; …" if len(some) > _SAID else "")
        store.load(Records(origin, title, verdicts=tuple(some), withdrawn=frozenset()))
    return list(verdicts)


def _take_back(store: Store, known: Iterable[Known]) -> None:
    """Let the origins of decisions state them no more, whatever else they have decided or decide meanwhile."""
    by_origin: dict[str, list[Verdict]] = defaultdict(list)
    for each in known:
        for origin in each.origins:
            by_origin[origin].append(each.verdict)
    for origin, some in by_origin.items():
        withdrawn = frozenset(each.id for each in some)
        store.load(Records(origin, f"{_said(some[0])}: taken back", withdrawn=withdrawn))


def _said(verdict: Verdict) -> str:
    return f"{verdict.kept_name} {'=' if verdict.same else '≠'} {verdict.merged_name}"
