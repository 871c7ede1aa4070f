"""Words that two names do not share, and which of those are one word with a typing error."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import product
from typing import Final

from rapidfuzz.distance import OSA

from samspill.graph.matching.anatomy import Anatomy

_SHORTEST_MISSPELLED: Final = 5
_TWO_ERRORS_FROM: Final = 9
"""A word of this many letters may have two typing errors, a shorter one has one."""


def only_in(one: Anatomy, other: Anatomy) -> list[str]:
    """Return the words of `one` that `other` lacks, in their order."""
    return without(one.words, other.words)


def without(words: Sequence[str], taken: Sequence[str]) -> list[str]:
    """Return `words` less those in `taken`, each taken once."""
    left = Counter(taken)
    rest = []
    for word in words:
        if left[word]:
            left[word] -= 1
        else:
            rest.append(word)
    return rest


def misspelled(left: Sequence[str], right: Sequence[str], *, never: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pair the words that differ by a typing error, the most alike first; of two in `never`, each is taken to be right."""
    pairs = sorted((OSA.distance(a, b), a, b) for a, b in product(left, right) if not (a in never and b in never))
    used: set[str] = set()
    for errors, a, b in pairs:
        if errors <= _most_errors(a, b) and not used & {a, b}:
            used |= {a, b}
            yield a, b


def _most_errors(a: str, b: str) -> int:
    length = min(len(a), len(b))
    if length < _SHORTEST_MISSPELLED or any(letter.isdigit() for letter in a + b):
        return 0
    return 1 if length < _TWO_ERRORS_FROM else 2
