"""Finds, among many names, those that mean one organisation: sure ones, and likely ones for a person to judge.

Compares few of the pairs there are: those that share a rare word, or stand next to each other when sorted. 100,000 names give
some hundred thousand pairs instead of five thousand millions.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Final

import numpy as np
from rapidfuzz import fuzz, process

from samspill.graph.matching.anatomy import Anatomy, anatomy
from samspill.graph.matching.comparison import Comparison, compare
from samspill.graph.matching.reasons import Reason

_MOST_WITH_WORD: Final = 16
"""A word in more names than this is common: only together with another does it bring two names to comparison."""
_RAREST: Final = 4
"""How many of the rarest words of a name are taken two by two."""
_NEIGHBOURS: Final = 3
"""How many names after each one, in alphabetical order from the front and from the back, it is compared with."""
_ROUGHLY_ALIKE: Final = 60.0
"""Below this token sort ratio (0 to 100) no comparison comes out as likely but that of an acronym with its long form."""
_AT_A_TIME: Final = 100_000


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name, such as an organisation of the graph."""

    id: str
    names: tuple[str, ...]
    registers: frozenset[str] = frozenset()
    """Where it has a key; two that have keys in one register are two organisations, whatever their names."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two that are, or may be, one."""

    one: str
    other: str
    names: tuple[str, str]
    """The names of them that are most alike."""
    score: float
    is_sure: bool
    reasons: tuple[Reason, ...]


class Names:
    """Names of many things, made ready to be compared."""

    def __init__(self, things: Iterable[Named], places: Collection[str] = ()) -> None:
        known = frozenset(places)
        self.things = list(things)
        self.anatomies = [
            (number, anatomy(name, known))
            for number, thing in enumerate(self.things)
            for name in dict.fromkeys(thing.names)
        ]

    @cached_property
    def frequency(self) -> Counter[str]:
        """How many names have each word."""
        return Counter(word for _, each in self.anatomies for word in set(each.words))

    def weight(self, word: str) -> float:
        """Return how much a word tells: its self-information in these names, and never nothing."""
        return 1.0 + math.log((1 + len(self.anatomies)) / (1 + self.frequency[word]))

    def sure(self) -> list[Match]:
        """Return the sure matches alone, which takes time in proportion to the number of names."""
        return [match for match in self._settled(self._best(self._same_words())) if match.is_sure]

    def matches(self) -> list[Match]:
        """Return the sure and likely matches, surest first."""
        return self._settled(self._best({*self._same_words(), *self._roughly_alike(sorted(self._candidates()))}))

    def _settled(self, found: Iterable[Match]) -> list[Match]:
        """Return matches in their order; those that would make one of two in a register, through a third, are not sure."""
        joint: dict[str, set[str]] = {}
        registers = {thing.id: thing.registers for thing in self.things}
        settled = []
        for match in sorted(found, key=_order):
            one, other = (joint.setdefault(id_, {id_}) for id_ in (match.one, match.other))
            if match.is_sure and one is not other:
                known = [register for id_ in (*one, *other) for register in registers[id_]]
                if len(known) > len(set(known)):
                    settled.append(replace(match, is_sure=False, reasons=(*match.reasons, Reason("not-alone"))))
                    continue
                one |= other
                joint |= dict.fromkeys(other, one)
            settled.append(match)
        return sorted(settled, key=_order)

    def _best(self, pairs: Iterable[tuple[int, int]]) -> Iterator[Match]:
        """Compare pairs of names and keep the best for each pair of things."""
        best: dict[tuple[int, int], tuple[Comparison, Anatomy, Anatomy]] = {}
        for first, second in pairs:
            (one, name), (other, its_name) = self.anatomies[first], self.anatomies[second]
            found = compare(name, its_name, self.weight)
            known = best.get((one, other))
            if found.is_likely and (known is None or _rank(found) > _rank(known[0])):
                best[one, other] = (found, name, its_name)
        for (one, other), (found, name, its_name) in best.items():
            yield self._match(one, other, found, (name, its_name))

    def _match(self, one: int, other: int, found: Comparison, names: tuple[Anatomy, Anatomy]) -> Match:
        reasons, sure = found.reasons, found.is_sure
        if sure and self._is_ambiguous(one, other, names):
            reasons, sure = (*reasons, Reason("not-alone")), False
        first, second = self.things[one], self.things[other]
        return Match(first.id, second.id, (names[0].name, names[1].name), found.score, sure, reasons)

    def _is_ambiguous(self, one: int, other: int, names: tuple[Anatomy, Anatomy]) -> bool:
        """Tell whether one of two is not the only one of its register with this name, so that it may be the other one."""
        both = {one, other}
        alike = {thing for name in names for thing in self._by_words[name.in_one]} - both
        return any(self._apart(third, each) for third in alike for each in both)

    def _apart(self, one: int, other: int) -> bool:
        return not self.things[one].registers.isdisjoint(self.things[other].registers)

    @cached_property
    def _by_words(self) -> Mapping[str, set[int]]:
        """Which things have a name with these words, in any order or written together."""
        found: dict[str, set[int]] = defaultdict(set)
        for group in self._groups:
            things = {self.anatomies[number][0] for number in group}
            for number in group:
                found[self.anatomies[number][1].in_one] |= things
        return found

    @cached_property
    def _groups(self) -> list[list[int]]:
        """Names with the same words, by their numbers."""
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, (_, name) in enumerate(self.anatomies):
            groups["sorted", name.sorted_words].append(number)
            groups["together", name.in_one].append(number)
        return list(groups.values())

    def _same_words(self) -> Iterator[tuple[int, int]]:
        for group in self._groups:
            # So many of one name are not to be told apart by it, whoever they are.
            yield from self._pairs(group[: 2 * _MOST_WITH_WORD])

    def _pairs(self, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        for first, second in combinations(numbers, 2):
            one, other = self.anatomies[first][0], self.anatomies[second][0]
            if one != other and not self._apart(one, other):
                yield min(first, second), max(first, second)

    def _candidates(self) -> set[tuple[int, int]]:
        found: set[tuple[int, int]] = set()
        for block in self._blocks():
            found.update(self._pairs(block))
        return found

    def _blocks(self) -> Iterator[list[int]]:
        """Go through small groups of names that are worth comparing with each other."""
        blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, (_, name) in enumerate(self.anatomies):
            for key in self._keys(name):
                blocks[key].append(number)
        yield from (block for block in blocks.values() if 1 < len(block) <= _MOST_WITH_WORD)
        for reading in (1, -1):
            order = sorted(range(len(self.anatomies)), key=lambda number: self.anatomies[number][1].in_one[::reading])
            yield from (order[at : at + _NEIGHBOURS + 1] for at in range(len(order) - 1))

    def _keys(self, name: Anatomy) -> Iterator[tuple[str, ...]]:
        words = sorted({*name.words, *([name.acronym] if name.acronym else [])}, key=self.weight, reverse=True)
        for word in words:
            if self.frequency[word] <= _MOST_WITH_WORD:
                yield (word,)
        # Two common words together are rare.
        for pair in combinations(words[:_RAREST], 2):
            yield tuple(sorted(pair))

    def _roughly_alike(self, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Go through the pairs that are worth a real comparison, told apart by the hundred thousand in native code."""
        words = [name.sorted_words for _, name in self.anatomies]
        for start in range(0, len(pairs), _AT_A_TIME):
            some = pairs[start : start + _AT_A_TIME]
            first, second = [words[one] for one, _ in some], [words[other] for _, other in some]
            scores = process.cpdist(first, second, scorer=fuzz.ratio, dtype=np.uint8)
            for pair, score in zip(some, scores, strict=True):
                if score >= _ROUGHLY_ALIKE or self._may_be_acronym(*pair):
                    yield pair

    def _may_be_acronym(self, first: int, second: int) -> bool:
        one, other = self.anatomies[first][1], self.anatomies[second][1]
        return other.in_one == one.acronym or one.in_one == other.acronym


def _order(match: Match) -> tuple[bool, float, str, str]:
    return not match.is_sure, -match.score, match.one, match.other


def _rank(found: Comparison) -> tuple[bool, float]:
    return found.is_sure, found.score
