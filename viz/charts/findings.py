"""Charts of what analyses find: how many have how many partners, which kinds communities have, and what changed between periods."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from babel.support import Translations

from samspill.graph.language import DEFAULT_LANGUAGE, translations
from samspill.graph.network import Finding
from samspill.viz.charts.bars import Bar, Chart, bar_chart
from samspill.viz.document.looks import KINDS
from samspill.viz.document.words import LOCALE

_SINGLE: Final = 20
"""Up to this many partners each number has a bar of its own; from there bars stand for ranges that double."""
_COMMUNITIES: Final = 15
_PLAIN: Final = KINDS["Company"][1]
_CHANGES: Final = {
    "came": "Organisations that came",
    "left": "Organisations that left",
    "new": "New ties",
    "ended": "Ties that ended",
    "stronger": "Stronger ties",
    "weaker": "Weaker ties",
}

Document = Mapping[str, Any]


def chart_of(name: str, finding: Finding, language: str = DEFAULT_LANGUAGE) -> Chart | None:
    """Return the chart of what the analysis of that name found; None if it has none, or found nothing to draw."""
    draw = CHARTS.get(name)
    return draw(finding.document, translations(language, LOCALE)) if draw and finding.rows else None


def _partners(document: Document, words: Translations) -> Chart:
    counts = {each["partners"]: each["organisations"] for each in document["degrees"]}
    heading, part = words.gettext("Partners"), words.gettext("Organisations")
    bars = [Bar(label, {part: number}) for label, number in _ranges(counts)]
    title = words.gettext("How many have how many partners")
    description = words.gettext("Each bar is a number of partners, and its length how many organisations have it.")
    return bar_chart(title, description, heading, bars, {part: _PLAIN})


def _ranges(counts: Mapping[int, int]) -> Iterator[tuple[str, int]]:
    """Go through numbers of partners one by one, or in ranges that double (21–40, 41–80 …), with how many have them."""
    most = max(counts, default=0)
    for partners in range(min(most, _SINGLE) + 1):
        yield str(partners), counts.get(partners, 0)
    first = _SINGLE + 1
    while first <= most:
        last = 2 * (first - 1)
        yield f"{first}–{last}", sum(number for partners, number in counts.items() if first <= partners <= last)
        first = last + 1


def _kinds_of_communities(document: Document, words: Translations) -> Chart:
    large = [each for each in document["communities"] if each["size"] > 1][:_COMMUNITIES]
    kinds = [kind for kind in KINDS if any(kind in each["kinds"] for each in large)]
    bars = [
        Bar(
            # A community has no name; its first members tell readers which it is.
            f"{place}. {each['members'][0]['name']} …",
            {words.gettext(kind): each["kinds"].get(kind, 0) for kind in kinds},
        )
        for place, each in enumerate(large, start=1)
    ]
    title = words.gettext("Kinds of organisations in each community")
    description = words.gettext("Each bar is a community of two or more, its parts the kinds of its members.")
    colours = {words.gettext(kind): KINDS[kind][1] for kind in kinds}
    return bar_chart(title, description, words.gettext("Community"), bars, colours)


def _changes(document: Document, words: Translations) -> Chart:
    counts = Counter(row["change"] for row in document["rows"])
    part = words.gettext("Number")
    bars = [Bar(words.gettext(called), {part: counts[change]}) for change, called in _CHANGES.items()]
    bars.append(Bar(words.gettext("Ties as before"), {part: document["unchanged"]}))
    title = words.gettext("What changed since the earlier period")
    description = words.gettext("Each bar is a kind of change, and its length how often it happened.")
    return bar_chart(title, description, words.gettext("Change"), bars, {part: _PLAIN})


CHARTS: Final[Mapping[str, Callable[[Document, Translations], Chart]]] = MappingProxyType(
    {"figures": _partners, "communities": _kinds_of_communities, "compare": _changes}
)
"""How to draw what an analysis found, by the analysis."""
