"""What the columns and cells of participant lists are called, from the table beside this module."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from samspill.graph.names import fold

_DECORATION: Final = re.compile(r"\([^)]*\)|\*")
_BETWEEN: Final = frozenset({"eller", "og", "or", "and"})
"""What may stand between two words for the organisation in one header; a stroke is folded away."""
_SENTENCE: Final = 3
"""A header of so many words is a question of a form."""


@cache
def written_words() -> Mapping[str, Mapping[str, list[str]]]:
    """Return all words as they are written, by table and by what they mean."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def words(table: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words of one table, folded, by what they mean."""
    return {meaning: tuple(map(fold, listed)) for meaning, listed in written_words()[table].items()}


def meaning_of(header: str) -> tuple[str, int] | None:
    """Return what a column is for and how far down its word stands (the lower the better), or None for any other column."""
    written = fold(_DECORATION.sub(" ", header))
    for table in ("read", "persons"):
        for meaning, known in words(table).items():
            if written in known:
                return meaning, known.index(written)
    asks = _names_it_twice(written) or _asks_for_organisation(written)
    return ("organisation", len(words("read")["organisation"])) if asks else None


def tells_nothing(header: str) -> bool:
    """Tell whether a column is one that lists of any kind have, such as a number."""
    return any(fold(header) in known for known in words("beside").values())


def is_one_of(written: str, meaning: str) -> bool:
    """Tell whether a cell says what the words for `meaning` say."""
    return fold(written) in words("values")[meaning]


def is_total(written: str) -> bool:
    """Tell whether a cell begins a row of sums: `Sum`, `Totalt: 45`, `Antall påmeldte 45`."""
    return fold(re.sub(r"[\d:=.,]", " ", written)) in words("values")["totals"]


def is_called_list(text: str) -> bool:
    """Tell whether a title, file or sheet is called a list of participants."""
    written = f" {fold(text)} "
    return any(f" {known} " in written for known in words("titles")["lists"])


def _names_it_twice(written: str) -> bool:
    known = {*written.split()} - _BETWEEN
    return len(known) > 1 and known <= {*words("read")["organisation"]}


def _asks_for_organisation(question: str) -> bool:
    asked = f" {question} "
    return len(question.split()) >= _SENTENCE and _mentions(asked, "organisation") and not _mentions(asked, "other")


def _mentions(asked: str, what: str) -> bool:
    return any(f" {word} " in asked for word in words("questions")[what])
