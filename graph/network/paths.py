"""Paths: how one organisation can reach another, and who or what the network would fall apart without."""

import networkx as nx
import numpy as np
from scipy.sparse.csgraph import dijkstra

from samspill.graph.names import alphabetical
from samspill.graph.network.network import Network


def shortest_path(network: Network, start: str, end: str) -> tuple[str, ...]:
    """Return the ids along a path with as few ties as possible; empty if no path leads there.

    Among several it takes, step by step, the strongest tie, then the first name. Raises UsageError for an organisation that
    is not in the network.
    """
    row, goal = network.row(start), network.row(end)
    left = dijkstra(network.matrix, directed=False, indices=[goal], unweighted=True)[0]
    if np.isinf(left[row]):
        return ()
    path = [start]
    while path[-1] != end:
        nearer = left[network.row(path[-1])] - 1
        path.append(next(id_ for id_, _ in network.neighbours(path[-1]) if left[network.row(id_)] == nearer))
    return tuple(path)


def articulation_points(network: Network) -> list[str]:
    """Return the organisations, by name, without which an island falls apart (cut vertices; Hopcroft and Tarjan 1973)."""
    rows = nx.articulation_points(nx.from_scipy_sparse_array(network.matrix))
    names = network.organisations["name"]
    return [network.ids[row] for row in sorted(rows, key=lambda row: (alphabetical(names.iloc[row]), row))]


def bridges(network: Network) -> list[tuple[str, str]]:
    """Return the ties, by id, without which an island falls apart (Tarjan 1974); no other path joins their ends."""
    pairs = nx.bridges(nx.from_scipy_sparse_array(network.matrix))
    return [(network.ids[one], network.ids[other]) for one, other in sorted(tuple(sorted(pair)) for pair in pairs)]
