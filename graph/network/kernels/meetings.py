"""Common neighbours of pairs, each with a weight of its own: the sums behind link prediction."""

import numpy as np

from samspill.graph.network.arrays import Indices, Matrix, Rows, Values
from samspill.graph.network.kernels.compiled import Kernel


def common_weight(matrix: Matrix, weights: Values, first: Rows, second: Rows) -> Values:
    """Return for each pair of rows the sum of the weights of their common neighbours.

    Both rows are sorted, so walking along both together meets each common neighbour once.
    """
    sums = np.zeros(first.size)
    degrees = np.diff(matrix.indptr)
    steps = int(degrees[first].sum() + degrees[second].sum())
    _walk.for_work(steps)(matrix.indptr, matrix.indices, weights, first, second, sums)
    return sums


def strangers(matrix: Matrix, weights: Values, row: int) -> tuple[Rows, Values]:
    """Return the rows two steps from `row`, in order, each with the sum of the weights of the neighbours between."""
    neighbours = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
    two_steps = matrix[neighbours]
    between = np.repeat(weights[neighbours], np.diff(two_steps.indptr))
    sums = np.bincount(two_steps.indices, weights=between, minlength=matrix.shape[0])
    reached = np.bincount(two_steps.indices, minlength=matrix.shape[0]) > 0
    reached[neighbours] = False
    reached[row] = False
    rows = np.flatnonzero(reached)
    return rows.astype(np.int64), sums[rows].astype(np.float64)


@Kernel
def _walk(indptr: Indices, indices: Indices, weights: Values, first: Rows, second: Rows, sums: Values) -> None:
    for pair in range(first.size):
        one, end_of_one = indptr[first[pair]], indptr[first[pair] + 1]
        two, end_of_two = indptr[second[pair]], indptr[second[pair] + 1]
        while one < end_of_one and two < end_of_two:
            if indices[one] == indices[two]:
                sums[pair] += weights[indices[one]]
                one += 1
                two += 1
            elif indices[one] < indices[two]:
                one += 1
            else:
                two += 1
