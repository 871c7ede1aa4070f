"""Takes a name apart into what tells organisations from each other and what does not; knows names and nothing else.

`NORSK UTENRIKSPOLITISK INSTITUTT (NUPI)` and `NUPI - Norsk utanrikspolitisk institutt` have the same words and the same
acronym. Which words mean the same, which are legal forms and which only join others stands in `words.toml`.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from rapidfuzz.distance import LCSseq

from samspill.graph.names import fold

_TABLE: Final[Mapping[str, Any]] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
_JOINING: Final = frozenset(_TABLE["left_out"]["joining"])
_COUNTRIES: Final = frozenset(_TABLE["left_out"]["countries"])
_PLACE_AFTER: Final = frozenset(_TABLE["places"]["after"])
_PLACE_BEFORE: Final = frozenset(_TABLE["places"]["before"])
PARTS: Final = frozenset(_TABLE["kin"]["parts"])
"""Words for a part of an organisation: department, office …"""
GROUPS: Final = frozenset(_TABLE["kin"]["groups"])
"""Words that tell the companies of a group from each other: holding, invest …"""
_SPELLED: Final[Mapping[str, str]] = _TABLE["spelled"]
_OTHERWISE_SPELLED: Final = re.compile("|".join(_SPELLED))


def _phrases(table: Mapping[str, Sequence[str]]) -> Mapping[tuple[str, ...], str]:
    return {tuple(phrase.split()): meaning for meaning, phrases in table.items() for phrase in phrases}


_FORMS: Final = _phrases(_TABLE["forms"])
_SAME: Final = _phrases(_TABLE["same"])
_LONGEST_FORM: Final = max(map(len, _FORMS))
_LONGEST_SAME: Final = max(map(len, _SAME))

_IN_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
# Ås is no limited company; once the legal form is known, å may be written a.
_RING: Final = str.maketrans({"Å": "Aa", "å": "aa"})
_PARTED_LETTERS: Final = re.compile(r"\b(?:\w[./]\s?){1,}\w\b\.?")
"""A/S, S.p.A., z o.o."""
_VOWELS: Final = re.compile(r"oe|ue")
_ACRONYM_LENGTHS: Final = range(2, 9)
_FEWEST_WORDS_BESIDE_ACRONYM: Final = 2
_SHARE: Final = 2 / 3
"""How many of the words an acronym takes the first letter of: NOVA leaves out "institutt" and "forskning"."""
_REMEMBERED: Final = 200_000


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a name is made of; all words are folded, and those that mean the same are the same."""

    name: str
    words: tuple[str, ...]
    """What is left when legal form, acronym, country and joining words are gone, in the order of the name."""
    spelled: tuple[str, ...]
    """The same words as this name spells them."""
    form: str = ""
    """The legal form: `as`, `ltd`, `foundation` …"""
    acronym: str = ""
    """The short form that the name gives beside the long one."""
    places: frozenset[str] = frozenset()
    """Words of the name that tell where: those after i, på, in or ved, before kommune, and known places."""

    @property
    def sorted_words(self) -> str:
        """The words in alphabetical order: the same for names that differ in the order of words only."""
        return " ".join(sorted(self.words))

    @property
    def in_one(self) -> str:
        """The words without spaces between them: the same for names that differ in what is written together."""
        return "".join(self.words)

    @property
    def numbers(self) -> frozenset[str]:
        """The words that are or hold numbers."""
        return frozenset(word for word in self.words if any(letter.isdigit() for letter in word))


def folded(text: str) -> str:
    """Return `text` as names are compared: `graph.names.fold`, with å as aa, and oe and ue as single vowels.

    >>> folded("CHALMERS TEKNISKA HOEGSKOLA"), folded("Chalmers tekniska högskola"), folded("Ås")
    ('chalmers tekniska hogskola', 'chalmers tekniska hogskola', 'aas')
    """
    plain = fold(unicodedata.normalize("NFC", text).translate(_RING))
    return _VOWELS.sub(lambda found: found.group()[0], plain)


@lru_cache(maxsize=_REMEMBERED)
def anatomy(name: str, known_places: frozenset[str] = frozenset()) -> Anatomy:
    """Take a name apart; `known_places` are folded names of places, each one word."""
    outside, brackets = _without_brackets(name)
    form, words = _form(_words(outside))
    words = [word.replace("aa", "a") for word in words]
    bracketed = [word.replace("aa", "a") for bracket in brackets for word in bracket if word not in _COUNTRIES]
    acronym, rest = _acronym(words, bracketed)
    spelled = tuple(word for word in rest if word not in _JOINING) or tuple(rest)
    meant = tuple(_meant(rest))
    core = tuple(word for word in meant if word not in _JOINING) or meant
    places = known_places.intersection(core).union(_placed(meant))
    return Anatomy(name, core, spelled, form, acronym, places)


def _without_brackets(name: str) -> tuple[str, list[list[str]]]:
    brackets = [_words(inside) for inside in _IN_BRACKETS.findall(name)]
    outside = _IN_BRACKETS.sub(" ", name)
    return (outside, brackets) if fold(outside) else (name, [])


def _words(text: str) -> list[str]:
    together = _PARTED_LETTERS.sub(lambda found: re.sub(r"[./\s]", "", found.group()) + " ", text)
    return folded(together).split()


def _form(words: list[str]) -> tuple[str, list[str]]:
    """Return the legal form and the other words; it stands at the end or, as in Stiftelsen Fafo, at the beginning."""
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        for phrase, rest in ((words[-length:], words[:-length]), (words[:length], words[length:])):
            form = _FORMS.get(tuple(phrase))
            if form:
                return form, rest
    return "", words


def _placed(words: Sequence[str]) -> Iterator[str]:
    for word, following in pairwise(words):
        if word in _PLACE_AFTER and following not in _JOINING:
            yield following
        if following in _PLACE_BEFORE and word not in _JOINING:
            yield word


def _acronym(words: list[str], bracketed: list[str]) -> tuple[str, list[str]]:
    """Return the acronym that a name gives beside its long form, and the words of the latter."""
    if len(bracketed) == 1 and _abbreviates(bracketed[0], words):
        return bracketed[0], words
    for candidate, rest in ((words[0], words[1:]), (words[-1], words[:-1])) if words else ():
        if _abbreviates(candidate, rest):
            return candidate, rest + bracketed
    return "", words + bracketed


def _abbreviates(word: str, words: Sequence[str]) -> bool:
    """Tell whether the letters of `word` come in this order in `words`, most of them as first letters."""
    told = [each for each in words if each not in _JOINING]
    if len(word) not in _ACRONYM_LENGTHS or len(told) < _FEWEST_WORDS_BESIDE_ACRONYM or word[0] != told[0][0]:
        return False
    letters = iter("".join(told))
    initials = "".join(each[0] for each in told)
    return all(letter in letters for letter in word) and LCSseq.similarity(word, initials) >= _SHARE * len(initials)


def _meant(written: Sequence[str]) -> Iterator[str]:
    """Go through the words, each in the one form that stands for all that mean the same."""
    words = [_OTHERWISE_SPELLED.sub(lambda part: _SPELLED[part.group()], word) for word in written]
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_SAME, len(words) - at), 0, -1):
            meaning = _SAME.get(tuple(words[at : at + length]))
            if meaning:
                yield meaning
                at += length
                break
        else:
            yield words[at]
            at += 1
