"""Words that people write in cells, in three languages, and the terms of the model that they stand for."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from samspill.graph.language import LANGUAGES
from samspill.graph.names import fold
from samspill.loaders.words import Unusable, speaker

ROLES: Final = (
    "organiser",
    "partner",
    "coordinator",
    "funder",
    "speaker",
    "owner",
    "publisher",
    "chair",
    "participant",
)
"""Roles that have one word in the store whatever the language; any other role is kept as it is written."""

_OTHER_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "Organisation": ("organization", "annet", "anna"),
        "Company": ("firma", "selskap", "foretak", "føretak", "næringsliv", "business"),
        "Cluster": ("næringsklynge", "nettverk av bedrifter"),
        "CompetenceBody": ("kompetansesenter", "næringshage", "inkubator", "kunnskapspark", "virkemiddelaktør"),
        "ResearchInstitution": (
            "FoU",
            "FoU-institusjon",
            "forskning",
            "forsking",
            "universitet",
            "høgskole",
            "høgskule",
        ),
        "PublicBody": ("offentlig", "offentleg", "kommune", "fylkeskommune", "departement", "etat", "direktorat"),
        "Association": ("næringsforening", "organisasjon uten profitt", "interesseorganisasjon", "lag", "NGO"),
        "Place": ("tettsted", "tettstad", "by", "town", "øy"),
        "Region": ("landsdel", "byregion"),
        "Activity": ("tiltak", "rapport", "report"),
        "Event": ("møte", "samling", "hendelse", "konferanse", "seminar", "meeting", "conference", "workshop"),
        "Programme": ("program", "programfase", "utviklingsprogram"),
        "Plan": ("strategi", "strategy", "handlingsplan"),
        "Group": ("styringsgruppe", "arbeidsgruppe", "arena", "nettverk", "network", "utvalg", "utval", "råd"),
        "WORKS_WITH": ("samarbeider", "samarbeid", "samarbeid med", "cooperates with", "collaborates with"),
        "MEMBER_OF": ("medlem av", "medlem i", "member of", "sitter i", "sit i"),
        "PARTICIPATES_IN": ("deltar på", "deltek på", "deltok i", "deltok på", "participates in"),
        "FUNDS": ("støtter", "støttar", "bevilger til", "løyver til"),
        "PART_OF": ("del av", "part of", "hører til", "høyrer til", "belongs to"),
        "LOCATED_IN": ("i", "ligger på", "ligg på", "gjelder for", "gjeld for", "located in"),
        "FOCUSES_ON": ("satser på", "satsar på", "arbeider med", "arbeider med tema"),
        "OFFERS": ("tilbyr virkemiddel", "tilbyr verkemiddel"),
        "stated": ("sagt", "sikker", "sikkert", "bekreftet", "stadfesta", "fakta"),
        "assumed": ("anslått", "trolig", "truleg", "tolket", "tolka", "usikker"),
        "potential": ("potensiell", "potensielt", "planlagt", "possible", "planned"),
        "negative": ("nei", "ikke", "ikkje", "no", "not"),
        "attended": ("ja", "yes", "x", "møtte", "kom", "deltok", "present", "true", "sann"),
        "speaker": ("foredragsholder", "foredragshaldar", "taler", "talar", "innlegg", "presenter"),
        "organiser": ("arrangement", "medarrangør", "host", "vert"),
        "absent": ("nei", "no", "forfall", "meldt forfall", "møtte ikke", "møtte ikkje", "false", "usann"),
    }
)
_SAYERS = tuple(speaker(language) for language in LANGUAGES)


def term(written: str, among: Iterable[str]) -> str:
    """Return the one of `among` that somebody who writes `written` means, in any language and case.

    Raises Unusable, with the choices, if it is none of them.
    """
    choices = tuple(str(choice) for choice in among)
    found = next((choice for choice in choices if fold(written) in _words_for(choice)), None)
    if found is None:
        raise Unusable("This is none of the words that can stand here: {choices}.", choices=choices)
    return found


def role(written: str) -> str:
    """Return the role in the store's word if it has one, else as it is written."""
    return next((known for known in ROLES if fold(written) in _words_for(known)), written)


@cache
def _words_for(choice: str) -> set[str]:
    said = (say(choice) for say in _SAYERS)
    return {fold(word) for word in (choice, *said, *_OTHER_WORDS.get(choice, ()))}
