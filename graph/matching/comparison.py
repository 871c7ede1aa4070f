"""Compares two names: how alike they are, whether that is enough to be sure, and what speaks for and against.

Sure are only names with the same words once spelling, order, legal form and acronym are set aside. `bench/names.py` measures on
registers how often that is right; a name that differs in any word is left to a person.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel

from samspill.graph.matching.anatomy import GROUPS, PARTS, Anatomy
from samspill.graph.matching.differing import misspelled, only_in, without
from samspill.graph.matching.reasons import Reason
from samspill.graph.names import fold

Weight = Callable[[str], float]
"""How much a word tells: rare words more than common ones."""
LIKELY: Final = 0.72
"""Names below this are not worth a person's time; see `bench/names.py` for how many of those above are right."""
_FEWEST_LETTERS: Final = 6
"""A name of fewer letters may be anybody's: Geo."""
_SAME: Final = frozenset({"same-name", "same-words", "other-order", "written-together"})
_TELLING: Final = frozenset({"other-form", "other-number", "other-place", "other-acronym", "part"})
_DOUBTS: Final = frozenset({"few-letters", "one-word"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came out."""

    score: float
    """Between 0 and 1: the share of what the names tell that is the same."""
    is_sure: bool
    reasons: tuple[Reason, ...]

    @property
    def is_likely(self) -> bool:
        """Whether a person should look at it, if it is not sure."""
        return self.score >= LIKELY


def compare(one: Anatomy, other: Anatomy, weight: Weight = len) -> Comparison:
    """Compare two names."""
    pair = _Pair(one, other)
    reasons = (*pair.for_it(), *pair.against_it())
    codes = {reason.code for reason in reasons}
    score = pair.score(weight)
    if codes & _TELLING:
        return Comparison(min(score, LIKELY / 2), is_sure=False, reasons=reasons)
    return Comparison(score, is_sure=bool(codes & _SAME) and not codes & _DOUBTS, reasons=reasons)


class _Pair:
    """Two names side by side."""

    def __init__(self, one: Anatomy, other: Anatomy) -> None:
        self._one, self._other = one, other
        self._together = one.in_one == other.in_one
        left, right = only_in(one, other), only_in(other, one)
        places = one.places | other.places
        self._alike = [] if self._together else list(misspelled(left, right, never=places))
        """Words that differ by a typing error."""
        self._left = without(left, [word for word, _ in self._alike])
        self._right = without(right, [word for _, word in self._alike])

    def score(self, weight: Weight) -> float:
        """Return the share of what the names tell that is the same."""
        if self._together:
            return 1.0
        if self._acronym_for_name():
            return LIKELY
        total = sum(map(weight, (*self._one.words, *self._other.words)))
        lost = sum(map(weight, (*self._left, *self._right)))
        errors = sum((1 - Indel.normalized_similarity(a, b)) * (weight(a) + weight(b)) for a, b in self._alike)
        return 1 - (lost + errors) / total

    def for_it(self) -> Iterator[Reason]:
        """Go through what speaks for the two being one."""
        one, other = self._one, self._other
        same = self._how_the_same()
        if same:
            yield Reason(same)
        synonyms = [(a, b) for a, b in zip(one.spelled, other.spelled, strict=False) if a != b]
        if synonyms and one.words == other.words and len(one.spelled) == len(other.spelled):
            yield Reason("same-meaning", {"words": _listed(synonyms)})
        if self._alike:
            yield Reason("spelling", {"words": _listed(self._alike)})
        if bool(one.form) != bool(other.form):
            yield Reason("form-left-out", {"form": one.form or other.form})
        if acronym := self._acronym_for_name() or (one.acronym == other.acronym and one.acronym):
            yield Reason("acronym", {"acronym": acronym.upper()})

    def against_it(self) -> Iterator[Reason]:
        """Go through what speaks against it."""
        one, other = self._one, self._other
        if one.form and other.form and one.form != other.form:
            yield Reason("other-form", {"words": f"{one.form.upper()} / {other.form.upper()}"})
        if one.acronym and other.acronym and one.acronym != other.acronym:
            yield Reason("other-acronym", {"words": f"{one.acronym.upper()} / {other.acronym.upper()}"})
        if one.numbers != other.numbers:
            yield Reason("other-number", {"words": _sides(sorted(one.numbers), sorted(other.numbers))})
        if not self._together:
            yield from self._other_words()
        elif len(one.in_one) < _FEWEST_LETTERS:
            yield Reason("few-letters")
        elif len(one.words) == 1 and one.form != other.form:
            yield Reason("one-word")

    def _how_the_same(self) -> str:
        one, other = self._one, self._other
        if fold(one.name) == fold(other.name):
            return "same-name"
        if one.words == other.words:
            return "same-words"
        if one.sorted_words == other.sorted_words:
            return "other-order"
        if self._together:
            return "written-together"
        return "one-in-other" if not self._alike and bool(self._left) != bool(self._right) else ""

    def _acronym_for_name(self) -> str:
        """Return the acronym that is one name, and stands beside the long form in the other."""
        pairs = ((self._one, self._other), (self._other, self._one))
        return next((long.acronym for long, short in pairs if long.acronym and long.acronym == short.in_one), "")

    def _other_words(self) -> Iterator[Reason]:
        left, right = self._left, self._right
        words = {"words": _sides(left, right)}
        if self._one.places.intersection(left) and self._other.places.intersection(right):
            yield Reason("other-place", words)
        elif PARTS.intersection([*left, *right]):
            yield Reason("part", words)
        elif GROUPS.intersection([*left, *right]):
            yield Reason("group", words)
        elif left and right:
            yield Reason("other-words", words)
        elif left or right:
            yield Reason("only-one-has", words)


def _listed(pairs: list[tuple[str, str]]) -> str:
    return ", ".join(f"{one} / {other}" for one, other in pairs)


def _sides(left: list[str], right: list[str]) -> str:
    return " / ".join(" ".join(words) for words in (left, right) if words)
