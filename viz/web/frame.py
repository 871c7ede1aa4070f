"""What stands around a page: links that keep the reader's language, projection and filters, and the form to change these."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from starlette.requests import Request

from samspill.graph.language import LANGUAGES
from samspill.graph.model import Status, kinds_of
from samspill.graph.network import PROJECTIONS, describe_projection
from samspill.viz.web.context import Context
from samspill.viz.web.language import LANGUAGE_NAMES
from samspill.viz.web.pages.query import as_query_parameters
from samspill.viz.web.pages.shapes import Thing
from samspill.viz.web.view import VIEW_PARAMETERS, with_query


@dataclass(frozen=True)
class Frame:
    """What the templates of one request ask besides the page itself."""

    context: Context
    request: Request

    @property
    def title(self) -> str:
        """The name of this explorer."""
        return self.context.explorer.settings.title

    def link(self, path: str, **own: str) -> str:
        """Return an address with parameters of its own that keeps language, projection and filters."""
        return with_query(path, [*own.items(), *(pair for pair in self.state() if pair[0] not in own)])

    def state(self) -> Iterator[tuple[str, str]]:
        """Go through the parameters that links and forms carry on."""
        if self.request.query_params.get("lang") in LANGUAGES:
            yield "lang", self.context.language
        yield from self.context.view.pairs()

    @property
    def path(self) -> str:
        """The path of this page, fit to stand in a link: two slashes at the start would lead to another host."""
        return "/" + quote(self.request.scope["path"].lstrip("/"), safe="/:")

    def part_link(self) -> str:
        """Return the address of the network around an organisation of this one, whose id stands as ID in it."""
        return with_query("/", [*self.state(), ("community", "ID")])

    def here(self, ending: str = "", **changes: str) -> str:
        """Return the address of this page, or of what has this ending beside it, with some parameters changed."""
        path = "/index" if ending and self.path == "/" else self.path
        return with_query(path + ending, [*self._asked_but(*changes), *changes.items()])

    def without(self, name: str, value: str) -> str:
        """Return the address of this page with one value of a parameter taken out."""
        return with_query(self.path, [pair for pair in self._asked_but() if pair != (name, value)])

    def with_statuses(self, *statuses: str) -> str:
        """Return the address of this page with other statuses counted."""
        return with_query(self.path, [*self._asked_but("status"), *(("status", each) for each in statuses)])

    def _asked_but(self, *names: str) -> list[tuple[str, str]]:
        return [pair for pair in self.request.query_params.multi_items() if pair[0] not in names]

    def is_at(self, path: str) -> bool:
        """Tell whether this page belongs to the part of the explorer that `path` opens."""
        return self.path == path if path == "/" else self.path.split("/")[1] == path.split("/")[1]

    def map_address(self, path: str) -> str:
        """Return where the map of the page at `path` is, for the parameters of this request."""
        # Said outright, since a script's request need not carry the language that the page was asked for in.
        return with_query(f"{path.rstrip('/')}/map.json", [*self._asked_but("lang"), ("lang", self.context.language)])

    def query_link(self, query: str, parameters: Mapping[str, str | int]) -> str:
        """Return the address where a Cypher text stands ready with its parameters."""
        return self.link("/cypher", query=query, **as_query_parameters(parameters))

    def chosen(self) -> list[tuple[str, str, str]]:
        """Return the filters that are on: the parameter, its value, and what to call it."""
        names = {thing["id"]: thing["name"] for thing in self.context.choices.things}
        names |= {leader: self._around(leader) for leader in self.context.view.communities}
        return [
            (name, value, self._called(name, names.get(value, value)))
            for name, value in self.context.view.pairs()
            if name != "projection"
        ]

    def _called(self, name: str, value: str) -> str:
        """Return what to call a filter that is on; a date or number alone would not say what it limits."""
        words = self.context.words
        if name == "since":
            return str(words.gettext("from %(day)s") % {"day": value})
        if name == "until":
            return str(words.gettext("until %(day)s") % {"day": value})
        if name == "max_participants":
            return str(words.gettext("activities of at most %(num)s") % {"num": value})
        return self.context.word(value) if name in {"kind", "status"} else value

    def _around(self, leader: str) -> str:
        network = self.context.network
        return self.context.word("Around {name}").format(name=network.organisations["name"][network.row(leader)])

    def own_parameters(self) -> list[tuple[str, str]]:
        """Return what the address says besides the view, for a form that changes the view."""
        return self._asked_but(*(VIEW_PARAMETERS.keys() - {"lang"}))

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The languages that a reader can choose, with their own names."""
        return list(LANGUAGE_NAMES.items())

    @property
    def projections(self) -> dict[str, str]:
        """The projections and what each counts as a tie."""
        return {name: describe_projection(name, self.context.language) for name in PROJECTIONS}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of organisations."""
        return kinds_of("Organisation")[1:]

    @property
    def statuses(self) -> tuple[str, ...]:
        """All statuses."""
        return tuple(map(str, Status))

    @cached_property
    def choices(self) -> dict[str, list[Thing]]:
        """The places and themes to filter by, by kind."""
        by_kind: dict[str, list[Thing]] = {}
        for thing in self.context.choices.things:
            by_kind.setdefault(thing["kind"], []).append(thing)
        return by_kind
