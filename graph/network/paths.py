"""Paths: how one organisation can reach another, and who or what the network would fall apart without."""

import numpy as np
from scipy.sparse.csgraph import dijkstra

from samspill.graph.names import alphabetical
from samspill.graph.network.arrays import row_of_each
from samspill.graph.network.kernels.lowpoints import components, cuts
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
    points, _ = cuts(network.matrix)
    return _by_name(network, [network.ids[row] for row in np.flatnonzero(points)])


def bridges(network: Network) -> list[tuple[str, str]]:
    """Return the ties, by id, without which an island falls apart (Tarjan 1974); no other path joins their ends."""
    _, pairs = cuts(network.matrix)
    return [(network.ids[one], network.ids[other]) for one, other in sorted(map(tuple, pairs.tolist()))]


def biconnected_components(network: Network) -> list[list[str]]:
    """Return the ids of each part that holds together without any one of its organisations, largest first.

    Parts overlap in articulation points; a bridge is a part of two; those without ties are in none.
    """
    matrix = network.matrix
    component = components(matrix)
    starts = row_of_each(matrix)
    parts: dict[int, set[str]] = {}
    for place in np.flatnonzero(component >= 0).tolist():
        ends = network.ids[starts[place]], network.ids[matrix.indices[place]]
        parts.setdefault(int(component[place]), set()).update(ends)
    return sorted((_by_name(network, part) for part in parts.values()), key=lambda part: (-len(part), part))


def _by_name(network: Network, ids: "list[str] | set[str]") -> list[str]:
    names = network.organisations["name"]
    return sorted(ids, key=lambda id_: (alphabetical(names.iloc[network.row(id_)]), id_))
