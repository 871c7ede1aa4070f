"""What a page function works with: the store, the network that the address asks for, and the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from babel.support import Translations

from samspill.cypher.catalogue import load_text
from samspill.graph.network import Network, project
from samspill.graph.store.port import Result, Store
from samspill.viz.document import MapDocument, map_document
from samspill.viz.web.cache import Recent
from samspill.viz.web.language import words
from samspill.viz.web.settings import ExplorerSettings
from samspill.viz.web.view import View

Parameters = Mapping[str, str]
"""What the address says besides the view: the id in the path, `q`, `from`, the fields of a question …"""


@dataclass(frozen=True)
class Explorer:
    """What all requests share."""

    store: Store
    settings: ExplorerSettings
    networks: Recent[Network]
    maps: Recent[MapDocument]


@dataclass(frozen=True)
class Context:
    """What one request has."""

    explorer: Explorer
    language: str
    view: View

    @property
    def store(self) -> Store:
        """The store that all pages read."""
        return self.explorer.store

    @cached_property
    def words(self) -> Translations:
        """The explorer's words in the reader's language."""
        return words(self.language)

    def word(self, text: str) -> str:
        """Return a word of the model or of the data in the reader's language, or as it is."""
        return str(self.words.gettext(text))

    @cached_property
    def network(self) -> Network:
        """The network of the projection and filters that the address asks for."""
        return self.explorer.networks.get(
            (self.store.version(), self.view),
            lambda: project(self.store, self.view.projection, self.view.filters),
        )

    def map(
        self, network: Network, *, title: str = "", focus: str | None = None, path: Sequence[str] = ()
    ) -> MapDocument:
        """Return the map of `network`, which is the context's own or a part of it."""
        key = (self.store.version(), self.view, self.language, title, focus, tuple(path), tuple(network.ids))
        return self.explorer.maps.get(
            key, lambda: map_document(self.store, network, language=self.language, title=title, focus=focus, path=path)
        )

    def query(self, name: str, **parameters: Any) -> Result:  # noqa: ANN401  values of Cypher parameters
        """Run the Cypher text `cypher/pages/<name>.cypher`."""
        return self.store.read(load_text(f"pages/{name}"), parameters, self.explorer.settings.limits)

    def read(self, name: str, **parameters: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        """Return the rows of `cypher/pages/<name>.cypher` as dicts."""
        return self.query(name, **parameters).records()
