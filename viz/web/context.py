"""What a page function works with: the store, the network that the address asks for, and the reader's language."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property
from secrets import token_urlsafe
from typing import Any

from babel.support import Translations

from samspill.cypher.catalogue import load_text
from samspill.graph.errors import QueryError
from samspill.graph.matching.review import Pair, Review
from samspill.graph.names import alphabetical
from samspill.graph.network import Finding, Network, Ranking, project, rank
from samspill.graph.store.port import Result, Store
from samspill.viz.document import MapDocument, map_document, part_around
from samspill.viz.web.cache import Recent
from samspill.viz.web.departures import BrowserGoneError
from samspill.viz.web.language import words
from samspill.viz.web.pages.shapes import Thing, thing_of
from samspill.viz.web.settings import ExplorerSettings
from samspill.viz.web.view import View

Parameters = Mapping[str, str]
"""What the address says besides the view: the id in the path, `q`, `from`, the fields of a question …"""


class Rows(list[dict[str, Any]]):
    """The rows of a result as dicts from column to value."""

    def __init__(self, result: Result) -> None:
        super().__init__(result.records())
        self.cut = result.truncated
        """True if there are more than the explorer may ask for; a page that lists them says so."""


@dataclass(frozen=True)
class Choices:
    """What can be chosen from, in the order of the names."""

    things: list[Thing]
    cut: bool
    """True if there is more to choose from than is listed."""


@dataclass(frozen=True)
class Explorer:
    """What all requests share."""

    store: Store
    settings: ExplorerSettings
    networks: Recent[Network] = field(default_factory=lambda: Recent(8))
    rankings: Recent[Ranking] = field(default_factory=lambda: Recent(32))
    findings: Recent[Finding] = field(default_factory=lambda: Recent(32))
    maps: Recent[MapDocument] = field(default_factory=lambda: Recent(32))
    choices: Recent[Choices] = field(default_factory=lambda: Recent(1))
    reviews: Recent[tuple[Review, Sequence[Pair]]] = field(default_factory=lambda: Recent(1))
    token: str = field(default_factory=token_urlsafe, repr=False)
    """What forms of this explorer's own pages carry."""
    opened: Callable[[], AbstractContextManager[Store]] | None = None
    """Opens the store anew to store a decision, where `store` is for reading only."""

    def changing(self) -> AbstractContextManager[Store]:
        """Give the store to whoever stores a decision."""
        return self.opened() if self.opened else nullcontext(self.store)


@dataclass(frozen=True)
class Context:
    """What one request has."""

    explorer: Explorer
    language: str
    view: View
    waiting: Callable[[], bool] = lambda: True
    """Tells whether somebody still waits for the page."""

    @property
    def store(self) -> Store:
        """The store that all pages read."""
        return self.explorer.store

    def progress(self, _task: str, _done: int, _total: int) -> None:
        """Stop what takes long by raising BrowserGoneError once nobody waits for it any more."""
        if not self.waiting():
            raise BrowserGoneError

    def ask(self, query: str, parameters: Mapping[str, Any]) -> Result:
        """Run a query that only reads, within the limits of the explorer and as long as somebody waits for its answer."""
        try:
            return self.store.read(query, parameters, replace(self.explorer.settings.limits, wanted=self.waiting))
        except QueryError:
            self.progress("query", 0, 0)
            raise

    @cached_property
    def version(self) -> str:
        """What the store holds now; whatever is kept between requests is kept for a version."""
        return self.store.version()

    @cached_property
    def words(self) -> Translations:
        """The explorer's words in the reader's language."""
        return words(self.language)

    def word(self, text: str) -> str:
        """Return a word of the model or of the data in the reader's language, or as it is."""
        return str(self.words.gettext(text))

    @cached_property
    def network(self) -> Network:
        """The network of the projection, filters and community that the address asks for."""
        return self._network_of(self.view)

    def _network_of(self, view: View) -> Network:
        def make() -> Network:
            if view.communities:
                return part_around(self._network_of(replace(view, communities=())), view.communities)
            return project(self.store, view.projection, view.filters)

        return self.explorer.networks.get((self.version, view), make)

    def map(
        self, network: Network, *, title: str = "", focus: str | None = None, path: Sequence[str] = ()
    ) -> MapDocument:
        """Return the map of `network`, which is the context's own or a part of it."""
        key = (self.version, self.view, self.language, title, focus, tuple(path), tuple(network.ids))
        return self.explorer.maps.get(
            key, lambda: map_document(self.store, network, language=self.language, title=title, focus=focus, path=path)
        )

    def ranking(self, measure: str) -> Ranking:
        """Return the organisations of the network by a measure; raise UsageError if there is no such measure."""
        return self.explorer.rankings.get(
            (self.version, self.view, measure), lambda: rank(self.network, measure, self.progress)
        )

    @property
    def choices(self) -> Choices:
        """The places and themes that organisations have, to filter by."""

        def make() -> Choices:
            rows = self.read("filter-choices")
            things = sorted((thing_of(row["choice"]) for row in rows), key=lambda thing: alphabetical(thing["name"]))
            return Choices(things, rows.cut)

        return self.explorer.choices.get(self.version, make)

    def read(self, name: str, **parameters: Any) -> Rows:  # noqa: ANN401  values of Cypher parameters
        """Return the rows that the Cypher text `cypher/pages/<name>.cypher` gives."""
        return Rows(self.ask(load_text(f"pages/{name}"), parameters))
