"""Bokmål, nynorsk and English: picks a language and finds the words for it.

Message ids are English; each room keeps its translations in `locale/<language>.po` beside its code. The catalogues are read
as they are written, so that no compiled file can go stale.
"""

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.core import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from samspill.graph.message import ENGLISH

LANGUAGES: Final = ("nb", "nn", "en")
DEFAULT_LANGUAGE: Final = ENGLISH
OWN_WORDS: Final = Path(__file__).parent / "locale"


@cache
def translations(language: str, *folders: Path) -> Translations:
    """Return the words of `language` from the model's own catalogue and those in `folders`, later ones winning.

    A word that is not translated stays English.
    """
    merged = Translations()
    for folder in (OWN_WORDS, *folders):
        path = folder / f"{language}.po"
        if path.exists():
            compiled = BytesIO()
            write_mo(compiled, read_po(BytesIO(path.read_bytes()), locale=language))
            compiled.seek(0)
            merged.merge(Translations(compiled))
    return merged


def choose_language(wanted: Iterable[str]) -> str:
    """Return the first language of `wanted` (`nb-NO`, `no`, `nn`, `en-GB` …) that samspill speaks, else English."""
    tags = [tag.replace("-", "_") for tag in wanted]
    # "no" is what many browsers and systems say for bokmål.
    tags = ["nb" if tag.split("_")[0] == "no" else tag for tag in tags]
    return negotiate_locale(tags, LANGUAGES) or DEFAULT_LANGUAGE
