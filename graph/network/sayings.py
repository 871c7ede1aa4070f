"""What a value of each measure says about an organisation: one sentence that reads well aloud, with no pronoun for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isclose
from types import MappingProxyType
from typing import Final

import numpy as np
from babel.numbers import format_decimal, format_percent

from samspill.graph.language import translations
from samspill.graph.network.islands import island_of_each
from samspill.graph.network.notes import LOCALE
from samspill.graph.network.ranking import Ranking

_SMALL_SHARE: Final = 0.001
"""Below this a share is told with two digits that mean something, so that little does not sound like nothing."""


@dataclass(frozen=True, slots=True)
class Case:
    """One organisation of a ranking, to be spoken of in one language."""

    ranking: Ranking
    row: int
    """Its row in the network."""
    value: float
    language: str

    @property
    def partners(self) -> int:
        """How many partners the organisation has."""
        return int(self.ranking.network.degrees[self.row])

    def say(self, sentence: str, **values: object) -> str:
        """Return an English sentence in the language, filled in with the organisation's name and the values."""
        return self._filled(translations(self.language, LOCALE).gettext(sentence), values)

    def say_counted(self, one: str, more: str, count: int, **values: object) -> str:
        """Return one of two English sentences, for one and for more, in the language and filled in."""
        return self._filled(translations(self.language, LOCALE).ngettext(one, more, count), values)

    def _filled(self, sentence: object, values: Mapping[str, object]) -> str:
        name = self.ranking.network.organisations["name"].iloc[self.row]
        return str(sentence).format(name=name, **values)

    def number(self, value: float) -> str:
        """Return a number as people of the language write it."""
        return str(format_decimal(value, "#,##0.####", self.language))

    def share(self, value: float) -> str:
        """Return a share as a percentage, as people of the language write it."""
        digits = "#,##0.#" if value >= _SMALL_SHARE or value <= 0 else "@#"
        # English writes 5%, Norwegian 5 % with a space that does not break.
        space = "" if self.language == "en" else "\N{NO-BREAK SPACE}"
        return str(format_percent(value, f"{digits}{space}%", self.language))


Saying = Callable[[Case], str]


def say_value(case: Case) -> str:
    """Return what the value of an organisation says; without any tie there is nothing else to say."""
    if not case.partners:
        return case.say("{name} has no tie in this network.")
    return SAYINGS[case.ranking.measure.name](case)


def _count(one: str, more: str) -> Saying:
    return lambda case: case.say_counted(one, more, int(case.value), number=case.number(case.value))


def _share(sentence: str, none: str = "") -> Saying:
    return lambda case: case.say(sentence if case.value or not none else none, share=case.share(case.value))


def _number(sentence: str) -> Saying:
    return lambda case: case.say(sentence, number=case.number(case.value))


def _share_of_highest(highest: str, sentence: str) -> Saying:
    def saying(case: Case) -> str:
        share = case.value / float(case.ranking.frame["value"].max())
        return case.say(highest if isclose(share, 1) else sentence, share=case.share(share))

    return saying


def _reach(case: Case) -> str:
    """Tell closeness by what it is made of: the share that can be reached, divided by the mean number of steps."""
    network = case.ranking.network
    islands, others = island_of_each(network), len(network) - 1
    reached = int(np.count_nonzero(islands == islands[case.row])) - 1
    steps = reached / others / case.value
    sentence = (
        "{name} reaches {reached} of {others} others, each in one step."
        if reached == case.partners
        else "{name} reaches {reached} of {others} others, in {steps} steps on average."
    )
    return case.say(sentence, reached=reached, others=others, steps=case.number(round(steps, 2)))


def _effective(case: Case) -> str:
    sentence = "The {partners} partners of {name} count as {number}, because some of them know each other."
    told = case.say(sentence, partners=case.partners, number=case.number(round(case.value, 1)))
    return _separate(case, case.value, told)


def _efficient(case: Case) -> str:
    sentence = "Compared with partners who do not know each other, the {partners} partners of {name} count for {share}."
    told = case.say(sentence, partners=case.partners, share=case.share(case.value))
    return _separate(case, case.value * case.partners, told)


def _separate(case: Case, size: float, otherwise: str) -> str:
    """Tell what partners count as, which is the effective size; `otherwise` where some know each other and some do not."""
    if case.partners == 1:
        return case.say("{name} has one partner, who is the only way to others.")
    if isclose(size, case.partners):
        sentence = "The {partners} partners of {name} do not know each other, so each counts."
    elif isclose(size, 1):
        sentence = "The {partners} partners of {name} all know each other, so they count as one."
    else:
        return otherwise
    return case.say(sentence, partners=case.partners)


def _estimate(case: Case) -> str:
    """Tell an estimate as one, and what is exact in a small network as what it is."""
    if not case.ranking.measure.settled(case.ranking.network):
        return SAYINGS["betweenness"](case)
    return _share(
        "About {share} of all pairs of others have their shortest path through {name}.",
        "Hardly any shortest path between two others passes through {name}.",
    )(case)


def _deviation(case: Case) -> str:
    if not case.value:
        return case.say("Inside the community, {name} has as much weight as the members have on average.")
    sentence = (
        "Inside the community, {name} has {number} standard deviations more weight than the members have on average."
        if case.value > 0
        else "Inside the community, {name} has {number} standard deviations less weight than the members have on average."
    )
    return case.say(sentence, number=case.number(round(abs(case.value), 1)))


def _to_others(case: Case) -> str:
    """Tell the E-I index by the share of ties that leave the organisation's own kind."""
    share = case.share((case.value + 1) / 2)
    return case.say("{share} of the ties of {name} go to other kinds of organisations.", share=share)


SAYINGS: Final[Mapping[str, Saying]] = MappingProxyType(
    {
        "degree": _count("{name} has {number} partner.", "{name} has {number} partners."),
        "strength": _number("The ties of {name} weigh {number} in all."),
        "betweenness": _share(
            "{share} of all pairs of others have their shortest path through {name}.",
            "No shortest path between two others passes through {name}.",
        ),
        "betweenness-sampled": _estimate,
        "closeness": _reach,
        "harmonic": _share(
            "{name} is as near to the others as if {share} of them were partners and the rest out of reach."
        ),
        "eigenvector": _share_of_highest(
            "Nobody has better connected partners than {name}.",
            "By partners who are well connected themselves, {name} comes to {share} of the highest value.",
        ),
        "pagerank": _share("Somebody who walks along the ties at random is with {name} {share} of the time."),
        "core": _count(
            "{name} belongs to a group where each has at least {number} partner in the group.",
            "{name} belongs to a group where each has at least {number} partners in the group.",
        ),
        "katz": _share_of_highest(
            "To nobody lead more ways, short and long, than to {name}.",
            "By all the ways that lead there, short and long, {name} comes to {share} of the highest value.",
        ),
        "clustering": _share("{share} of the pairs of partners of {name} have a tie with each other."),
        "constraint": _number(
            "The constraint on {name} is {number}, where 0 is free to go between partners and 1 is bound to one circle."
        ),
        "effective-size": _effective,
        "efficiency": _efficient,
        "hierarchy": _number(
            "On a scale from 0, all partners alike, to 1, one partner alone, what binds {name} lies at {number}."
        ),
        "brokerage": _count(
            "{name} has one pair of partners that have no tie with each other.",
            "{name} has {number} pairs of partners that have no tie with each other.",
        ),
        "participation": _number(
            "On a scale from 0, all in one community, to 1, spread over many, the ties of {name} lie at {number}."
        ),
        "within-community": _deviation,
        "external-internal": _to_others,
    }
)
"""How to say a value of each measure."""
