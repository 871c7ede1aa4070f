"""What the names of attributes and the words in them mean: which is a label, a weight, a place, a kind, in three languages.

The words are those of the workbook, with what network programs call the same things.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from samspill.graph.model import PARENT, RELATIONSHIP_TYPES
from samspill.graph.names import fold
from samspill.loaders.words import Unusable
from samspill.loaders.workbook.form import Sheet
from samspill.loaders.workbook.sheets import SHEETS
from samspill.loaders.workbook.vocabulary import term

_SHEETS: Final[Mapping[str, Sheet]] = MappingProxyType({sheet.key: sheet for sheet in SHEETS})

# In the order in which they are preferred, where a file has several.
NODE_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "label": ("label", "name", "navn", "namn", "title", "tittel", "nodelabel", "tooltip"),
        "kind": ("kind", "element type", "node type", "nodetype", "actor type", "type", "category", "labels"),
        "mode": ("bipartite", "mode", "node set", "nodeset"),
        "orgnr": ("orgnr", "orgnumber"),
        "description": ("description", "bio", "summary"),
        "url": ("url", "homepage", "hjemmeside", "heimeside", "link", "uri"),
        "names": ("names", "aka", "also known as"),
        "places": ("place", "location"),
        "themes": ("theme", "topic", "focus area"),
        "valid_from": ("valid_from",),
        "valid_to": ("valid_to",),
    }
)
TIE_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "weight": ("weight", "vekt", "strength", "styrke", "value", "edge weight"),
        "type": ("relation", "relationship", "relation type", "edge type", "type", "label", "edge label", "edgelabel", "interaction", "predicate"),
        "role": ("role",),
        "kind": ("kind",),
        "evidence": ("evidence", "description"),
        "valid_from": ("valid_from", "since", "start date"),
        "valid_to": ("valid_to", "until", "end date"),
        "status": ("status",),
        "amount": (), "currency": (), "year": (), "share": (), "attendance": (),
    }
)  # fmt: skip
_SHEETS_OF_NODES, _SHEETS_OF_TIES = ("organisations", "activities"), ("ties",)
_KIND_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        fold(word): kind
        for kind, words in {
            "Person": ("persons", "people", "individual", "human", "researcher", "author", "enkeltperson"),
            "Company": ("corporation", "enterprise", "bedrifter", "industry partner", "sme", "startup"),
            "Organisation": (
                "org",
                "organizations",
                "organisations",
                "organisasjoner",
                "organisasjonar",
                "actor",
                "institution",
            ),
            "ResearchInstitution": (
                "university",
                "universities",
                "research center",
                "research centers",
                "research institute",
            ),
            "PublicBody": ("government", "public", "public sector", "authority", "agency", "ministry", "departement"),
            "Association": ("ngo", "ngo cso", "cso", "nonprofit", "non profit", "union", "foundation", "stiftelse"),
            "Project": ("projects", "prosjekter", "initiative"),
            "Event": ("events", "arrangementer", "happening"),
            "Theme": ("topic", "topics", "issue", "themes", "subject", "emne"),
            "Place": ("city", "country", "location", "places"),
        }.items()
        for word in words
    }
)
DRAWING: Final = frozenset({"x", "y", "z", "r", "g", "b", "a", "alpha", "size", "color", "colour"})
"""What attributes are called that say how to draw, where there are coordinates among them."""


def meanings(attributes: Iterable[str], words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return what each attribute means (a key of `words`), for those that are understood; no two mean the same."""
    sheets = _SHEETS_OF_NODES if words is NODE_WORDS else _SHEETS_OF_TIES
    names = list(attributes)
    found: dict[str, str] = {}
    for meaning in words:
        order = _all_words(meaning, words[meaning], sheets)
        matching = [name for name in names if fold(name) in order and name not in found]
        if matching:
            found[min(matching, key=lambda name: order[fold(name)])] = meaning
    return found


def kind_of(word: str) -> str | None:
    """Return the label of the model that a word for a kind of node means, or None."""
    if word in PARENT:
        return word
    known = _KIND_WORDS.get(fold(word))
    return known or _term(word, tuple(kind for kind in PARENT if kind != "Entity"))


def relationship_type_of(word: str) -> str | None:
    """Return the relationship type that a word for a tie means, or None."""
    name = fold(word).replace(" ", "_").upper()
    return name if name in RELATIONSHIP_TYPES else _term(word, tuple(RELATIONSHIP_TYPES))


@cache
def _term(word: str, among: tuple[str, ...]) -> str | None:
    try:
        return term(word, among)
    except Unusable:
        return None


def _all_words(meaning: str, own: tuple[str, ...], sheets: tuple[str, ...]) -> dict[str, int]:
    """Return the folded words for a meaning, each with its place in the order of preference."""
    words = list(own)
    for sheet in sheets:
        column = _SHEETS[sheet].column(meaning)
        if column:
            words += (column.words.en, column.words.nb, column.words.nn, *column.words.others)
    return {fold(word): place for place, word in reversed(list(enumerate(words)))}
