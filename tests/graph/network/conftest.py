"""Networks that the literature has studied, small enough to know."""

import networkx as nx
import pytest

from samspill.graph.network import Network, from_networkx


@pytest.fixture(scope="session")
def karate() -> Network:
    """Zachary's karate club (1977), unweighted: 34 members, 78 ties."""
    return from_networkx(nx.Graph(nx.karate_club_graph().edges))


@pytest.fixture(scope="session")
def families() -> Network:
    """The marriages of Florentine families (Padgett and Ansell 1993): 15 families, 20 ties."""
    return from_networkx(nx.florentine_families_graph())
