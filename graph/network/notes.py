"""Remarks that go with every result: what was left out, and when the data are too thin to rank on."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from samspill.graph.language import DEFAULT_LANGUAGE, translations

LOCALE: Final = Path(__file__).parent / "locale"


class NoteCode(Enum):
    """What a note is about, with its English words for one and for more (`count` of whatever the note counts)."""

    NOTHING_LEFT = (
        "No organisation is in this network: the store is empty, or the filters leave none.",
        "No organisation is in this network: the store is empty, or the filters leave none.",
    )
    NO_TIES = (
        "The one organisation has no tie, so there is nothing to compare.",
        "None of the {count} organisations has a tie, so there is nothing to compare.",
    )
    FEW_ORGANISATIONS = (
        "Only {count} organisation has ties: one relationship more or less may turn the ranks around.",
        "Only {count} organisations have ties: one relationship more or less may turn the ranks around.",
    )
    ISOLATES = (
        "{count} organisation has no tie in this network.",
        "{count} organisations have no tie in this network.",
    )
    SEVERAL_ISLANDS = (
        "The network is one island.",
        "The network falls into {count} islands: compare values within an island, not across.",
    )
    MANY_EQUAL = (
        "{count} organisation shares its value with another: the order among equals means nothing.",
        "{count} organisations share their value with another: the order among equals means nothing.",
    )
    ONE_SOURCE = ("Every tie rests on one single source.", "Every tie rests on one single source.")
    DERIVED_ONLY = (
        "Nobody states these ties: all are derived from shared activities and memberships.",
        "Nobody states these ties: all are derived from shared activities and memberships.",
    )
    ESTIMATED = (
        "The values are estimates: with 95% certainty none is off by more than 0.0025, and the rank tells how many are surely ahead.",
    ) * 2
    EXACT = ("The network is so small that the values are exact, not estimated.",) * 2
    TOO_LARGE = (
        "{count} activity with more than {limit} participants is left out.",
        "{count} activities with more than {limit} participants are left out.",
    )
    SELF_TIES = (
        "{count} relationship of an organisation with itself is left out.",
        "{count} relationships of organisations with themselves are left out.",
    )
    NO_VALUE = (
        "{count} organisation has no value, since this measure needs more ties than it has.",
        "{count} organisations have no value, since this measure needs more ties than they have.",
    )


@dataclass(frozen=True, slots=True)
class Note:
    """One remark, told in the reader's language by `text`."""

    code: NoteCode
    count: int = 1
    limit: int = 0

    def text(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the remark as a sentence."""
        one, more = self.code.value
        sentence = translations(language, LOCALE).ngettext(one, more, self.count)
        return str(sentence).format(count=self.count, limit=self.limit)
