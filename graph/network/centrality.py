"""Centrality: how important an organisation's place in the network is, in the senses that the literature tells apart.

Each function takes a network and returns one value for each row. Distances count ties, whatever they weigh: Newman's weights say
how well two know each other, not how far apart they are. Strength, eigenvector centrality and PageRank use the weights.
"""

from collections.abc import Mapping
from typing import Final

import networkx as nx
import numpy as np
from scipy.sparse.linalg import eigsh

from samspill.graph.network.islands import island_of_each
from samspill.graph.network.network import Matrix, Network, Rows, Values

_SMALL: Final = 200
"""Up to this size dense linear algebra is exact and quick; ARPACK wants matrices larger than a handful."""


def degree(network: Network) -> Rows:
    """Return the number of partners."""
    return network.degrees


def strength(network: Network) -> Values:
    """Return the sum of the weights of an organisation's ties (Barrat et al. 2004)."""
    return np.asarray(network.matrix.sum(axis=1), dtype=np.float64)


def betweenness(network: Network) -> Values:
    """Return the share of shortest paths between two others that pass through an organisation (Freeman 1977)."""
    return _by_row(network, nx.betweenness_centrality(_graph(network)))


def closeness(network: Network) -> Values:
    """Return how near all others are, with Wasserman and Faust's correction for those that cannot be reached."""
    return _by_row(network, nx.closeness_centrality(_graph(network), wf_improved=True))


def harmonic(network: Network) -> Values:
    """Return the mean of 1/distance to all others, 0 where there is no path (Marchiori and Latora 2000)."""
    others = max(len(network) - 1, 1)
    return _by_row(network, nx.harmonic_centrality(_graph(network))) / others


def core(network: Network) -> Rows:
    """Return the largest k such that the organisation belongs to a group where each has k partners (Seidman 1983)."""
    return _by_row(network, nx.core_number(_graph(network))).astype(np.int64)


def pagerank(network: Network, alpha: float = 0.85, tolerance: float = 1e-13) -> Values:
    """Return PageRank by power iteration: where a walk along ties is found, restarting with probability 1 - `alpha`.

    A walk that comes to an organisation without ties starts anew anywhere, as in NetworkX.
    """
    size, strengths = len(network), strength(network)
    if not size:
        return strengths
    tied = strengths > 0
    share = np.divide(1.0, strengths, out=np.zeros(size), where=tied)
    ranks, change = np.full(size, 1.0 / size), np.inf
    while change > tolerance:
        stranded = ranks[~tied].sum()
        following = alpha * (network.matrix @ (ranks * share) + stranded / size) + (1.0 - alpha) / size
        change, ranks = float(np.abs(following - ranks).sum()), following
    return ranks


def eigenvector(network: Network) -> Values:
    """Return eigenvector centrality (Bonacich 1972), island by island: who has well-connected partners.

    The leading eigenvector of a network in several islands lives on one of them and is zero on all others, which says nothing
    about those. So each island gets its own leading eigenvector, and as much of the total (squared) length as its share of
    all organisations with ties. In one island this is the eigenvector of length 1, as NetworkX gives it; an organisation that
    is as central as the others of its island scores the same in each island. Without ties the value is 0.
    """
    values = np.zeros(len(network))
    islands = island_of_each(network)
    tied = network.degrees > 0
    for island in np.unique(islands[tied]):
        rows = np.flatnonzero(islands == island)
        values[rows] = _leading(network.matrix[rows][:, rows]) * np.sqrt(rows.size / tied.sum())
    return values


def _leading(matrix: Matrix) -> Values:
    """Return the non-negative eigenvector of length 1 of a connected network; it is unique (Perron and Frobenius)."""
    if matrix.shape[0] <= _SMALL:
        vector = np.linalg.eigh(matrix.toarray())[1][:, -1]
    else:
        vector = eigsh(matrix, k=1, which="LA", v0=np.ones(matrix.shape[0]), tol=1e-13)[1][:, 0]
    return np.abs(np.asarray(vector, dtype=np.float64))


def _graph(network: Network) -> "nx.Graph[int]":
    graph: nx.Graph[int] = nx.from_scipy_sparse_array(network.matrix)
    return graph


def _by_row(network: Network, values: Mapping[int, float]) -> Values:
    return np.array([values[row] for row in range(len(network))], dtype=np.float64)
