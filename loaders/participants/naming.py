"""Finds out what a list is about, and when it was: from its title, else the sheet, else the file."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from samspill.graph.names import fold
from samspill.loaders import values
from samspill.loaders.participants.lists import ParticipantList
from samspill.loaders.participants.words import words, written_words
from samspill.loaders.words import Unusable

_DAY: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\s*(?:\d{1,2}\.|[^\W\d]+\.?)\s*\d{4}\b")
_AROUND: Final = " \t–—-:,;|·"
_LIST_WORDS: Final = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(written_words()['titles']['lists'], key=len, reverse=True)))})\b",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"[\d\s]+$")


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event as a list tells of it."""

    name: str
    day: str | None


def occasion_of(found: ParticipantList, path: Path, *, alone: bool) -> Occasion:
    """Return the event that a list is about; one of several lists in a file goes by its sheet too."""
    stem = path.stem.replace("_", " ")
    day = next((day for text in (*found.titles, found.table.name, stem) if (day := _day_in(text))), None)
    title = next((name for text in found.titles if (name := _name_in(text))), "")
    sheet = "" if path.stem == found.table.name else _name_in(found.table.name)
    file = _name_in(stem) or stem
    return Occasion(title or (sheet or file if alone else f"{file}: {sheet or found.table.name}"), day)


def _name_in(text: str) -> str:
    """Return what is left of a title without its day and the words for lists; nothing if those are all."""
    rest = " ".join(_LIST_WORDS.sub(" ", _DAY.sub(" ", text)).split()).strip(_AROUND)
    nameless = fold(_NUMBERED.sub("", rest)) in {"", *words("titles")["nameless"]}
    return "" if nameless else values.name(rest)


def _day_in(text: str) -> str | None:
    found = _DAY.search(text)
    try:
        return values.day(" ".join(found[0].split())) if found else None
    except Unusable:
        return None
