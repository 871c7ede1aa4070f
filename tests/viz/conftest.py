"""Maps of the Troms example."""

import pytest

from samspill.graph.network import Network, project
from samspill.graph.store.port import Store
from samspill.viz.document import MapDocument, map_document


@pytest.fixture(scope="session")
def troms_network(troms_store: Store) -> Network:
    """Who works with whom in Troms."""
    return project(troms_store)


@pytest.fixture(scope="session")
def troms(troms_store: Store, troms_network: Network) -> MapDocument:
    """The whole map in bokmål; not to be changed."""
    return map_document(troms_store, troms_network, language="nb")
