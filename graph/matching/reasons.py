"""What speaks for and against two names meaning one organisation, in words of the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from typing_extensions import TypedDict

from samspill.graph.language import translations

FOLDER: Final = Path(__file__).parent / "locale"


class ReasonDocument(TypedDict):
    """A reason as programs get it; stable."""

    code: str
    favours: bool
    text: str


# The message ids; each stands in locale/*.po. The text is what a reader sees in English.
TEXTS: Final[Mapping[str, str]] = {
    # for
    "same-orgnr": "They have the same organisation number: {value}",
    "same-ror": "They have the same ROR id: {value}",
    "same-pic": "They have the same PIC: {value}",
    "same-lei": "They have the same LEI: {value}",
    "same-wikidata": "They have the same Wikidata id: {value}",
    "same-name": "The names are the same, apart from capital letters, accents and punctuation",
    "same-words": "The names have the same words",
    "other-order": "The words are the same, in another order",
    "written-together": "The same words, written together in one of the names",
    "same-meaning": "Different spellings or languages of one word: {words}",
    "form-left-out": "Only one of the names has the legal form ({form})",
    "acronym": "{acronym} is given as the short form of the long name",
    "spelling": "Spelled almost alike: {words}",
    "one-in-other": "All words of one name are in the other",
    # against
    "other-form": "The legal forms are different: {words}",
    "other-number": "The numbers are different: {words}",
    "other-place": "The places are different: {words}",
    "other-acronym": "The short forms are different: {words}",
    "other-words": "The names differ in: {words}",
    "only-one-has": "Only one of the names says: {words}",
    "part": "One is a part of the other: {words}",
    "group": "They may be two companies of one group: {words}",
    "few-letters": "The name is so short that others may have it too",
    "one-word": "A single word may be a whole group of companies, of which the legal form names one",
    "not-alone": "Another organisation in the same register has this name too",
}
_FAVOURABLE: Final = frozenset(list(TEXTS)[: list(TEXTS).index("other-form")])


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against."""

    code: str
    """One of TEXTS."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What the places in the text stand for."""

    @property
    def favours(self) -> bool:
        """Whether it speaks for the two being one."""
        return self.code in _FAVOURABLE

    def text(self, language: str = "en") -> str:
        """Return it as a sentence without a full stop."""
        sentence: str = translations(language, FOLDER).gettext(TEXTS[self.code])
        return sentence.format(**self.said)

    def document(self, language: str = "en") -> ReasonDocument:
        """Return it as JSON-ready values."""
        return {"code": self.code, "favours": self.favours, "text": self.text(language)}
