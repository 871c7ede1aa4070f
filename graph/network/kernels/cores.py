"""Core numbers: how deep inside dense parts each node lies, in time linear in the ties.

Why it is correct. V. Batagelj and M. Zaveršnik (An O(m) algorithm for cores decomposition of networks, 2003): take the nodes in
the order of their degrees among those left. When a node is taken, everybody left has at least its degree, so that degree is its
core number. Its neighbours with more lose one; a node moves one bin down by changing places with the first of its bin.
"""

import numpy as np

from samspill.graph.network.arrays import Indices, Matrix, Rows
from samspill.graph.network.kernels.compiled import Kernel


def core_numbers(matrix: Matrix) -> Rows:
    """Return the core number of each node."""
    degrees = np.diff(matrix.indptr).astype(np.int64)
    if degrees.size:
        _peel.for_work(matrix.nnz)(matrix.indptr, matrix.indices, degrees)
    return degrees


@Kernel
def _peel(indptr: Indices, indices: Indices, left: Rows) -> None:
    """Turn `left` from degrees into core numbers."""
    size = left.size
    order = np.argsort(left)
    position = np.empty(size, np.int64)
    for place in range(size):
        position[order[place]] = place
    # Where the nodes of each degree begin in the order.
    begins = np.zeros(left[order[size - 1]] + 2, np.int64)
    for node in range(size):
        begins[left[node] + 1] += 1
    for degree in range(1, begins.size):
        begins[degree] += begins[degree - 1]
    for place in range(size):
        node = order[place]
        for tie in range(indptr[node], indptr[node + 1]):
            other = indices[tie]
            if left[other] > left[node]:
                begin = begins[left[other]]
                head = order[begin]
                order[begin], order[position[other]] = other, head
                position[head], position[other] = position[other], begin
                begins[left[other]] += 1
                left[other] -= 1
