"""Finds things by what a person types: a name or its beginning or a part of it, or one with a typing error, with or without ø, æ and å."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from samspill.cypher.texts import load_text
from samspill.graph.model import is_a
from samspill.graph.names import fold
from samspill.graph.store.port import DEFAULT_LIMITS, Store
from samspill.graph.store.values import labels_of

CANDIDATES: Final = 200
"""How many the index is asked for; the best of them are chosen here, alike for both engines."""
_PERSON: Final = "Person"
_MOST_WORDS: Final = 8
_LONGEST_WORD: Final = 40
_SHORTEST_BEGINNING: Final = 3
_SHORTEST_GUESS: Final = 4
"""Shorter words are taken to be without typing error: too many others are one letter away."""
_TWO_ERRORS_FROM: Final = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that a search found."""

    id: str
    name: str
    kind: str
    score: float
    """Between 0 and 1; 1 if its name begins with what was typed and each word is a whole one."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Which one thing somebody means who wrote an id or a name."""

    sure: Found | None
    """The only one with that id, else the only one called so, else the only one whose names hold it; None if it is not clear."""
    choices: list[Found]
    """What may be meant, if it is not clear; those called so first."""
    guessed: bool = False
    """True if nothing has such a name, and the choices have one that is much like it."""


def meaning(store: Store, text: str, label: str) -> Meaning:
    """Return which thing at or below `label` somebody means; persons are never meant."""
    asked = text.strip()
    found = named(store, asked, label)
    same = [each for each in found if each.id == asked] or [each for each in found if is_called(each, asked)]
    for few in (same, found):
        if len(few) == 1:
            return Meaning(few[0], [])
    if found:
        return Meaning(None, found)
    alike = [each for each in search(store, asked, CANDIDATES) if is_a(each.kind, label)]
    return Meaning(None, alike, guessed=True)


def named(store: Store, text: str, label: str, limit: int = CANDIDATES) -> list[Found]:
    """Return the things at or below `label` with that id, or whose names hold every word of `text` anywhere in a word.

    Those called just so come first, then those whose names begin so.
    """
    words = fold(text).split()
    asked = {"asked": text.strip(), "text": " ".join(words), "words": words, "label": label, "most": limit}
    found = [_found(words, *row) for row in store.read(load_text("search/named"), asked).rows]
    return sorted(found, key=lambda each: each.id != text.strip() and not is_called(each, text))


def is_called(found: Found, text: str) -> bool:
    """Tell whether `text` is the thing's name, however either is spelled."""
    return fold(found.name) == fold(text) != ""


def search(store: Store, text: str, limit: int = 20, *, persons: bool = False) -> list[Found]:
    """Return the things that match every word of `text`, best first; nothing for a text without letters and digits.

    Those that have the words or words that begin so, where of several words those of a letter or two are whole ones; if there are
    none, those where these are beginnings too; if there are none either, those that have words much like them. Whatever a user types
    is only words here, so no text is an error. Raises what `Store.read` raises, apart from that.
    """
    words = [word[:_LONGEST_WORD] for word in fold(text).split()[:_MOST_WORDS]]
    if not words:
        return []
    found: list[Found] = []
    # Beginnings of a letter or two, and guesses, make the engine look at thousands of words: half a second in a large store.
    ways = (_whole_if_short if len(words) > 1 else _typed, _typed, _guessed)
    for asked in dict.fromkeys(" AND ".join(map(way, words)) for way in ways):
        found = found or _matching(store, words, asked, limit, persons=persons)
    return sorted(found, key=lambda each: (-each.score, len(each.name), each.name, each.id))[:limit]


def _matching(store: Store, words: list[str], asked: str, limit: int, *, persons: bool) -> list[Found]:
    """Return the best things that a Lucene query of the words matches; `limit` of them if there are so many."""
    found: list[Found] = []
    # Where persons take the places of others, those others are further down.
    for most in (CANDIDATES, DEFAULT_LIMITS.max_rows):
        rows = store.read(load_text("search/things"), {"words": asked, "most": most}).rows
        found = [_found(words, *row) for row in rows if persons or _PERSON not in row[2]]
        if len(found) >= limit or len(rows) < most:
            break
    return found


def _found(words: list[str], id_: str, name: str, labels: list[str], known: str) -> Found:
    return Found(id_, name, labels_of(labels)[0], _score(words, known.split()))


def _typed(word: str) -> str:
    """Return a word as a Lucene query: itself or a beginning."""
    return f"({word}^4 OR {word}*^2)"


def _whole_if_short(word: str) -> str:
    return word if len(word) < _SHORTEST_BEGINNING else _typed(word)


def _guessed(word: str) -> str:
    """Return a word as a Lucene query: itself, a beginning, or with a typing error."""
    if len(word) < _SHORTEST_GUESS:
        return _typed(word)
    errors = 1 if len(word) < _TWO_ERRORS_FROM else 2
    return f"({word}^4 OR {word}*^2 OR {word}~{errors})"


def _score(words: list[str], known: list[str]) -> float:
    if not (words and known):
        return 0.0
    likeness = sum(max(_likeness(word, other) for other in known) for word in words) / len(words)
    begins = " ".join(known).startswith(" ".join(words))
    return round(0.9 * likeness + 0.1 * begins, 3)


def _likeness(word: str, other: str) -> float:
    if other.startswith(word):
        return 0.8 + 0.2 * len(word) / len(other)
    return 0.8 * SequenceMatcher(None, word, other).ratio()
