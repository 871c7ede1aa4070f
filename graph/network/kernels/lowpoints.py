"""Articulation points, bridges and biconnected components by one depth-first search.

Why it is correct. J. Hopcroft and R. Tarjan (Algorithm 447, CACM 16, 372-378, 1973): number nodes as a depth-first search finds
them. In an undirected network every tie outside the search tree leads to an ancestor. `low` of a node is the smallest number
that it or its subtree reaches by one such tie. If a child's low is not below its parent's number, the subtree hangs on the
parent alone: the ties since then are a biconnected component, and the parent is an articulation point (the root only if it has
two children). If the child's low is above the parent's number, the tie between them is a bridge.
"""

import numpy as np

from samspill.graph.network.arrays import Flags, Indices, Matrix, Rows
from samspill.graph.network.kernels.compiled import Kernel


def cuts(matrix: Matrix) -> tuple[Flags, Rows]:
    """Return who is an articulation point, and the bridges (two columns of rows, the lower one first)."""
    points, bridges, _ = _searched(matrix, np.empty(0, np.int64))
    return points, bridges


def components(matrix: Matrix) -> Rows:
    """Return for each place of `matrix.indices` the number of the biconnected component of that tie.

    Each tie has one in one of its two places, and -1 in the other.
    """
    return _searched(matrix, np.full(matrix.nnz, -1, np.int64))[2]


def _searched(matrix: Matrix, component: Rows) -> tuple[Flags, Rows, Rows]:
    size = matrix.shape[0]
    points, bridges = np.zeros(size, np.bool_), np.zeros((max(size - 1, 0), 2), np.int64)
    found = _search.for_work(4 * matrix.nnz)(matrix.indptr, matrix.indices, points, bridges, component)
    return points, bridges[:found], component


@Kernel
def _search(indptr: Indices, indices: Indices, points: Flags, bridges: Rows, component: Rows) -> int:
    """Fill in the last three and return the number of bridges; components only if there is room for them."""
    size = indptr.size - 1
    number, low = np.zeros(size, np.int64), np.zeros(size, np.int64)
    parent, following = np.full(size, -1, np.int64), indptr[:-1].astype(np.int64)
    stack = np.empty(size, np.int64)
    telling = component.size > 0
    ties, open_ties = np.empty(component.size, np.int64), 0
    count, parts, found = 0, 0, 0
    for root in range(size):
        if number[root]:
            continue
        count += 1
        number[root] = low[root] = count
        depth, children = 0, 0
        stack[0] = root
        while depth >= 0:
            node = stack[depth]
            if following[node] < indptr[node + 1]:
                place = following[node]
                other = indices[place]
                following[node] += 1
                if number[other] == 0:
                    if telling:
                        ties[open_ties] = place
                        open_ties += 1
                    parent[other] = node
                    count += 1
                    number[other] = low[other] = count
                    depth += 1
                    stack[depth] = other
                    children += node == root
                elif other != parent[node] and number[other] < number[node]:
                    if telling:
                        ties[open_ties] = place
                        open_ties += 1
                    low[node] = min(low[node], number[other])
                continue
            depth -= 1
            above = parent[node]
            if above < 0:
                continue
            low[above] = min(low[above], low[node])
            if low[node] >= number[above]:
                points[above] = points[above] or above != root
                if low[node] > number[above]:
                    bridges[found, 0], bridges[found, 1] = min(node, above), max(node, above)
                    found += 1
                closed = not telling
                while not closed:
                    open_ties -= 1
                    place = ties[open_ties]
                    component[place] = parts
                    closed = indices[place] == node and place < indptr[above + 1] and place >= indptr[above]
                parts += 1
        points[root] = children > 1
    return found
