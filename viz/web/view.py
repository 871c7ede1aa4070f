"""What the address says about the network to show: all state of the explorer is in the URL, so that a link is a view."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlencode

from starlette.datastructures import ImmutableMultiDict
from typing_extensions import TypedDict

from samspill.graph.errors import UsageError
from samspill.graph.model import ID_PREFIX, Status
from samspill.graph.network import PROJECTIONS, Filters
from samspill.graph.network.filters import DEFAULT_STATUSES

DEFAULT_PROJECTION: Final = "works-with"
# A reader thinks of "from" and "to" as the ends of a path, and so does the page that shows one.
VIEW_PARAMETERS: Final[Mapping[str, str]] = {
    "lang": "language: nb, nn or en",
    "projection": f"which ties count: {', '.join(PROJECTIONS)}",
    "kind": "only organisations of this kind; may be repeated",
    "place": "only organisations in this place (its id); may be repeated",
    "theme": "only organisations that focus on this theme (its id); may be repeated",
    "status": f"ties known in this way: {', '.join(Status)}; may be repeated; stated and derived if left out",
    "community": "only the community that this organisation (its id) is in; repeated, a community within it, and so on",
    "since": "only what held on or after this date (2015, 2015-01 or 2015-01-31)",
    "until": "only what held on or before this date",
    "max_participants": f"leave out activities with more participants; {Filters().max_participants} if left out",
}
REPEATED: Final = ("kind", "place", "theme", "status", "community")
_DATE: Final = re.compile(r"\d{4}(-\d\d){0,2}")
_DIGITS: Final = 18
"""As many as fit into 64 bits, whatever they are."""
_PAGES: Final = {prefix: label.lower() for label, prefix in ID_PREFIX.items() if label != "Person"}


class ViewShown(TypedDict):
    """The view as a page's JSON twin tells it."""

    projection: str
    kinds: list[str]
    places: list[str]
    themes: list[str]
    statuses: list[str]
    communities: list[str]
    since: str | None
    until: str | None
    max_participants: int


@dataclass(frozen=True, slots=True)
class View:
    """The projection and filters that a page shows."""

    projection: str = DEFAULT_PROJECTION
    filters: Filters = field(default_factory=Filters)
    communities: tuple[str, ...] = ()
    """Organisations: only the community that the first is in, of that the one that the second is in, and so on."""

    def shown(self) -> ViewShown:
        """Return the view as JSON-ready values."""
        since, until = self.filters.period
        return {
            "projection": self.projection,
            "kinds": list(self.filters.kinds),
            "places": list(self.filters.places),
            "themes": list(self.filters.themes),
            "statuses": list(self.filters.statuses),
            "communities": list(self.communities),
            "since": since,
            "until": until,
            "max_participants": self.filters.max_participants,
        }

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Go through the parameters that lead to this view, leaving out what is so anyway."""
        if self.projection != DEFAULT_PROJECTION:
            yield "projection", self.projection
        yield from (("kind", kind) for kind in self.filters.kinds)
        yield from (("place", place) for place in self.filters.places)
        yield from (("theme", theme) for theme in self.filters.themes)
        if set(self.filters.statuses) != set(DEFAULT_STATUSES):
            yield from (("status", status) for status in self.filters.statuses)
        yield from (("community", leader) for leader in self.communities)
        for name, date in zip(("since", "until"), self.filters.period, strict=True):
            if date:
                yield name, date
        if self.filters.max_participants != Filters().max_participants:
            yield "max_participants", str(self.filters.max_participants)


def view_of(query: ImmutableMultiDict[str, str]) -> View:
    """Return the view that the parameters of an address ask for.

    Raises UsageError for a kind, status or date that does not exist, and for a limit that is no whole number from 2 on.
    """
    return View(
        projection=query.get("projection") or DEFAULT_PROJECTION,
        filters=Filters(
            kinds=_given(query, "kind"),
            places=_given(query, "place"),
            themes=_given(query, "theme"),
            statuses=_given(query, "status") or DEFAULT_STATUSES,
            period=(_date(query.get("since")), _date(query.get("until"))),
            max_participants=whole_number(query.get("max_participants")) or Filters().max_participants,
        ),
        communities=_given(query, "community"),
    )


def address(identifier: str) -> str | None:
    """Return the path of the page about a thing of the graph; None for a person, who has none."""
    page = _PAGES.get(identifier.partition(":")[0])
    return page and f"/{page}/{quote(identifier, safe=':')}"


def with_query(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return `path` with the parameters, if there are any."""
    query = urlencode(list(pairs), quote_via=quote, safe=":,")
    return f"{path}?{query}" if query else path


def _given(query: ImmutableMultiDict[str, str], name: str) -> tuple[str, ...]:
    """Return the values of a parameter once each; a form also sends what was left blank."""
    return tuple(dict.fromkeys(value for value in query.getlist(name) if value))


def whole_number(text: str | None) -> int | None:
    """Return the number that a parameter holds, None if it is blank; raise UsageError if it is no whole number above 0.

    Nor may it be longer than what the machine counts with: Python itself refuses to read very many digits.
    """
    if not text or not text.strip():
        return None
    if len(text.strip()) > _DIGITS:
        raise UsageError("Write a whole number of at most {digits} digits.", digits=_DIGITS)
    if not text.strip().isdecimal() or not int(text):
        raise UsageError("{text!r} is no whole number above 0.", text=text)
    return int(text)


def _date(text: str | None) -> str | None:
    if text and not _DATE.fullmatch(text.strip()):
        raise UsageError(
            "'{day}' is no date: write a year, month or day such as 2025, 2025-04 or 2025-04-29.", day=text
        )
    return text.strip() if text else None
