"""Rankings in words: what a value says, what would happen without the organisation, and what its ties go through.

Sentences are made so that they read well aloud, in bokmål, nynorsk and English, and use no pronoun for an organisation.
"""

from collections import Counter
from typing import Final

import pandas as pd
from babel.support import Translations

from samspill.graph.language import DEFAULT_LANGUAGE, translations
from samspill.graph.network.about import about
from samspill.graph.network.departure import without
from samspill.graph.network.listing import listed
from samspill.graph.network.network import Network
from samspill.graph.network.notes import LOCALE
from samspill.graph.network.ranking import Ranking
from samspill.graph.network.sayings import Case, say_value

_NAMED: Final = 3
"""How many activities a sentence names."""


def introduce(ranking: Ranking, language: str = DEFAULT_LANGUAGE) -> str:
    """Return what a ranking is about: the measure and its meaning, the network and what it is limited to, and the remarks."""
    measure = f"{ranking.measure.titled(language)}: {ranking.measure.defined(language)}"
    return " ".join([measure, *about(ranking.network, language), *(note.text(language) for note in ranking.notes)])


def explain(ranking: Ranking, organisation: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Return why an organisation stands where it does in a ranking, as a few sentences.

    Raises UsageError for an organisation that is not in the ranked network.
    """
    network, words = ranking.network, translations(language, LOCALE)
    row = network.row(organisation)
    name = str(network.organisations["name"].iloc[row])
    values = dict(zip(ranking.frame["id"], ranking.frame["value"], strict=True))
    ranks = dict(zip(ranking.frame["id"], ranking.frame["rank"], strict=True))
    if pd.isna(values[organisation]):
        return _valueless(network, row, name, words)
    sentences = [
        say_value(Case(ranking, row, float(values[organisation]), language)),
        _place(ranking, name, int(ranks[organisation]), words),
    ]
    sentences.extend(_without(network, organisation, name, words))
    sentences.extend(_through(network, organisation, language))
    return " ".join(sentences)


def _valueless(network: Network, row: int, name: str, words: Translations) -> str:
    """Return why there is nothing to tell of an organisation: a measure of ties says nothing where there are too few."""
    sentence = (
        words.gettext("{name} has too few ties in this network for a value.")
        if network.degrees[row]
        else words.gettext("{name} has no tie in this network, and so no value.")
    )
    return str(sentence).format(name=name)


def _place(ranking: Ranking, name: str, rank: int, words: Translations) -> str:
    same = int((ranking.frame["rank"] == rank).sum()) - 1
    ranked = int(ranking.frame["rank"].notna().sum())
    if same:
        sentence = words.ngettext(
            "That is rank {rank} of {ranked}, shared with {same} other.",
            "That is rank {rank} of {ranked}, shared with {same} others.",
            same,
        )
    else:
        sentence = words.gettext("That is rank {rank} of {ranked}.")
    return str(sentence).format(name=name, rank=rank, ranked=ranked, same=same)


def _without(network: Network, organisation: str, name: str, words: Translations) -> list[str]:
    """Return what falls apart without it, if anything does."""
    departure = without(network, organisation)
    if departure.holds:
        return []
    if not departure.parts:
        sentence = words.gettext(
            "{name} alone holds {others} others together: without it each of them is left without ties."
        )
        return [str(sentence).format(name=name, others=len(departure.alone))]
    sentence = words.ngettext(
        "{name} holds {parts} parts of the network together: without it {lost} organisation loses the connection to the rest.",
        "{name} holds {parts} parts of the network together: without it {lost} organisations lose the connection to the rest.",
        len(departure.cut_off),
    )
    parts = len(departure.parts) + len(departure.alone)
    return [str(sentence).format(name=name, parts=parts, lost=len(departure.cut_off))]


def _through(network: Network, organisation: str, language: str) -> list[str]:
    """Return what most of its ties go through, if that is known."""
    words = translations(language, LOCALE)
    counted: Counter[str] = Counter()
    through_persons = 0
    for partner, _ in network.neighbours(organisation):
        ways = network.through(organisation, partner)
        # Persons are hidden unless asked for, and nobody asks for them here.
        counted.update(each.name for each in ways if each.kind != "Person")
        through_persons += any(each.kind == "Person" for each in ways)
    names = [name for name, _ in counted.most_common() if name][:_NAMED]
    sentences = []
    if names:
        sentences.append(words.gettext("The ties go through {names}.").format(names=listed(names, language)))
    if counted[""]:
        sentence = words.ngettext(
            "With {count} partner the tie is stated directly.",
            "With {count} partners the tie is stated directly.",
            counted[""],
        )
        sentences.append(str(sentence).format(count=counted[""]))
    if through_persons:
        sentence = words.ngettext(
            "With {count} partner the tie goes through persons with a role in both.",
            "With {count} partners the tie goes through persons with a role in both.",
            through_persons,
        )
        sentences.append(str(sentence).format(count=through_persons))
    return sentences
