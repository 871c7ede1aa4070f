"""Which network a result is of, in sentences: what ties it together, how large it is, and what it is limited to."""

from collections.abc import Iterable, Iterator

from babel.support import Translations

from samspill.graph.language import DEFAULT_LANGUAGE, translations
from samspill.graph.network.filters import DEFAULT_STATUSES
from samspill.graph.network.network import Description, Network
from samspill.graph.network.notes import LOCALE
from samspill.graph.network.projection import PROJECTIONS, describe_projection


def about(network: Network, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """Return which network it is, in sentences."""
    words = translations(language, LOCALE)
    name = network.description.projection
    covered = words.gettext("The network has {organisations} organisations and {ties} ties.")
    return [
        *([describe_projection(name, language)] if name in PROJECTIONS else []),
        covered.format(organisations=len(network), ties=network.ties),
        *limits(network.description, language),
    ]


def limits(description: Description, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """Return what the filters limit a network to, a sentence for each; none for the whole store."""
    return list(_limits(description, translations(language, LOCALE)))


def remarks(description: Description, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """Return what every result says of its network: what the filters limit it to, and what was left out besides."""
    return [*limits(description, language), *(note.text(language) for note in description.notes())]


def period_told(period: tuple[str | None, str | None], language: str = DEFAULT_LANGUAGE) -> str:
    """Return a period in the few words that a heading has room for."""
    words, (first, last) = translations(language, LOCALE), period
    if first and last:
        return f"{first}–{last}"
    if first:
        return str(words.gettext("from {day}")).format(day=first)
    return str(words.gettext("until {day}")).format(day=last) if last else str(words.gettext("all of the time"))


def _limits(description: Description, words: Translations) -> Iterator[str]:
    filters = description.filters

    def listed(names: Iterable[str]) -> str:
        return ", ".join(words.gettext(description.names.get(name, name)) for name in names)

    if filters.kinds:
        yield words.gettext("Only these kinds of organisations are in it: {kinds}.").format(kinds=listed(filters.kinds))
    if filters.places:
        yield words.gettext("Only organisations in these places are in it: {places}.").format(
            places=listed(filters.places)
        )
    if filters.themes:
        yield words.gettext("Only organisations that focus on these themes are in it: {themes}.").format(
            themes=listed(filters.themes)
        )
    if set(filters.statuses) != set(DEFAULT_STATUSES):
        yield words.gettext("Only ties known in these ways are in it: {statuses}.").format(
            statuses=listed(filters.statuses)
        )
    first, last = filters.period
    if first and last:
        yield words.gettext("It covers the time from {first} to {last}.").format(first=first, last=last)
    elif first:
        yield words.gettext("It covers the time from {first}.").format(first=first)
    elif last:
        yield words.gettext("It covers the time until {last}.").format(last=last)
