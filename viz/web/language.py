"""Chooses the language of a page, by its address, the setting or the browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.support import Translations

from samspill.graph.language import LANGUAGES, choose_language, translations

OWN_WORDS: Final = Path(__file__).parent.parent / "locale"
LANGUAGE_NAMES: Final = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def words(language: str) -> Translations:
    """Return the explorer's words in `language`."""
    return translations(language, OWN_WORDS)


def language_of(wanted: str | None, setting: str | None, accept_language: str) -> str:
    """Return the language that the address asks for, else the set one, else the first that the browser wants and we have."""
    if wanted in LANGUAGES:
        return wanted
    return setting or choose_language(_by_preference(accept_language))


def _by_preference(accept_language: str) -> Iterator[str]:
    """Go through the tags of an Accept-Language header (RFC 9110, section 12.5.4), most wanted first."""
    weighted: list[tuple[float, str]] = []
    for part in accept_language.split(","):
        tag, _, parameter = part.strip().partition(";")
        _, _, weight = parameter.partition("q=")
        try:
            weighted.append((float(weight or 1), tag.strip()))
        except ValueError:
            continue
    yield from (tag for _, tag in sorted(weighted, key=lambda pair: -pair[0]) if tag and tag != "*")
