"""Tells identifiers of organisations and persons apart, where one cell mixes those of several registers."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from stdnum import lei
from stdnum.iso7064 import mod_11_2

from samspill.graph.model import Value
from samspill.loaders.registers.numbers import number_or_none

OTHERS: Final = "identifiers"
"""The property that keeps, as they are written, identifiers of registers that are not known here."""
_FORMS: Final = MappingProxyType(
    {
        "ror": re.compile(r"(?i)(?:(?:https?://)?ror\.org/|ror:)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})/?"),
        "orcid": re.compile(r"(?i)(?:(?:https?://)?orcid\.org/|orcid:)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?"),
        "wikidata": re.compile(r"(?i)(?:https?://www\.wikidata\.org/(?:wiki|entity)/|wikidata:)?(Q\d+)"),
        "lei": re.compile(r"(?i)(?:lei:\s*)?([0-9A-Z]{18}\d{2})"),
        "pic": re.compile(r"(?i)pic:?\s*(\d{9})"),
    }
)
"""How the identifiers of each register are written."""
_CHECKS: Final[Mapping[str, Callable[[str], bool]]] = MappingProxyType(
    {"orcid": lambda written: bool(mod_11_2.is_valid(written.replace("-", ""))), "lei": lei.is_valid}
)
"""What tells whether the last digits fit the others, where an identifier has any for that."""
_KEYS: Final = (
    ("orgnr", "no"),
    ("ror", "ror"),
    ("lei", "lei"),
    ("pic", "eu:pic"),
    ("wikidata", "wikidata"),
    ("orcid", "orcid"),
)
"""Properties that make an id, the surest first, and what stands before them in it; the same as register files get."""


def known_identifiers(written: tuple[str, ...]) -> dict[str, Value]:
    """Return the properties that identifiers fill: `ror`, `orgnr` and the like, and the others in one list."""
    found: dict[str, Value] = {}
    others = []
    for each in written:
        known = _known(each)
        found |= known
        others += [] if known else [each]
    return {**found, OTHERS: others} if others else found


def key_in(details: Mapping[str, object]) -> str | None:
    """Return what an id is made of: the surest of the identifiers among some properties, as registers write it."""
    for name, prefix in _KEYS:
        if name in details:
            return f"{prefix}:{str(details[name]).rpartition('/')[2]}"
    return None


def _known(written: str) -> dict[str, Value]:
    if number := number_or_none(written):
        return {"orgnr": number}
    for name, pattern in _FORMS.items():
        if found := pattern.fullmatch(written):
            value = found[1].upper()
            if name not in _CHECKS or _CHECKS[name](value):
                return {name: f"https://ror.org/{value.lower()}" if name == "ror" else value}
    return {}
