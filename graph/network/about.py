"""Which network a result is of, in sentences: what ties it together, how large it is, and what it is limited to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from babel.support import Translations

from samspill.graph.language import DEFAULT_LANGUAGE, translations
from samspill.graph.network.filters import DEFAULT_STATUSES, Filters
from samspill.graph.network.network import Description, Network
from samspill.graph.network.notes import LOCALE, Note, NoteCode
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


def identity(network: Network) -> dict[str, Any]:
    """Return how every document begins: which network it is about, in words for programs; JSON-ready and stable."""
    description = network.description
    return {
        "projection": description.projection,
        "filters": {**_as_json(description.filters), "around": list(description.around)},
        "organisations": len(network),
        "ties": network.ties,
    }


def _as_json(filters: Filters) -> dict[str, Any]:
    since, until = filters.period
    return {
        "kinds": list(filters.kinds),
        "places": list(filters.places),
        "themes": list(filters.themes),
        "statuses": sorted(filters.statuses),
        "since": since,
        "until": until,
        "max_participants": filters.max_participants,
    }


def in_one_line(identity: Mapping[str, Any]) -> str:
    """Return which network a document is about, as one value of a table: what `identity` says but for what is always so."""
    usual = {**_as_json(Filters()), "around": []}
    chosen = {name: value for name, value in identity["filters"].items() if value != usual[name]}
    told = [f"{name}={','.join(value) if isinstance(value, list) else value}" for name, value in chosen.items()]
    sizes = (f"{name}={identity[name]}" for name in ("organisations", "ties"))
    return " ".join([identity["projection"], *told, *sizes])


def limits(description: Description, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """Return what the filters limit a network to, a sentence for each; none for the whole store."""
    return list(_limits(description, translations(language, LOCALE)))


def remarks(network: Network, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """Return what every result says of its network: what the filters limit it to, and what there is to know besides."""
    return [*limits(network.description, language), *(note.text(language) for note in reservations(network))]


def reservations(network: Network) -> list[Note]:
    """Return what to know of a network whatever is asked: that nobody or no tie is in it, and what was left out."""
    if not len(network):
        return [Note(NoteCode.NOTHING_LEFT), *network.description.notes()]
    untied = [] if network.ties else [Note(NoteCode.NO_TIES, len(network))]
    return [*untied, *network.description.notes()]


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
    for leader in description.around:
        yield words.gettext("Only the community around {name} is in it.").format(name=listed([leader]))
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
