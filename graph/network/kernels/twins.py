"""True twins: nodes that are tied and have the same other neighbours, such as organisations that meet in one activity only.

Why classes of twins may stand for their members: exchanging two true twins changes nothing in the network, so every measure has
the same value for both, and no shortest path between others passes through both.
"""

from typing import Final

import numpy as np
from scipy.sparse import csr_array

from samspill.graph.network.arrays import Indices, Matrix, Rows
from samspill.graph.network.kernels.compiled import Kernel

_SEED: Final = 7


def classes(matrix: Matrix) -> tuple[Rows, Rows, Rows]:
    """Return the first row of each class, the class of each row, and the size of each class.

    Candidates share the sum of random 64-bit numbers over their closed neighbourhoods; each is then compared with the first of
    its class, and one that only shares the sum becomes a class of its own, so that the classes are exact.
    """
    size = matrix.shape[0]
    numbers = np.random.default_rng(_SEED).integers(0, 2**64, size, dtype=np.uint64, endpoint=False)
    ends = np.concatenate([[0], np.cumsum(numbers[matrix.indices], dtype=np.uint64)])
    # Sums wrap around, and so do their differences: what is left is the sum over the row.
    sums = numbers + ends[matrix.indptr[1:]] - ends[matrix.indptr[:-1]]
    _, first, class_of = np.unique(sums, return_index=True, return_inverse=True)
    leader = first[class_of]
    _dismiss.for_work(matrix.nnz)(matrix.indptr, matrix.indices, leader)
    first, class_of, counts = np.unique(leader, return_inverse=True, return_counts=True)
    return first, class_of, counts


def quotient(matrix: Matrix, first: Rows, class_of: Rows) -> Matrix:
    """Return the unweighted network of the classes: tied if their members are."""
    rows = matrix[first]
    merged = csr_array(
        (np.ones(rows.nnz), class_of[rows.indices], rows.indptr), shape=(first.size, first.size), dtype=np.float64
    )
    merged.sum_duplicates()
    merged.setdiag(0)
    merged.eliminate_zeros()
    merged.sort_indices()
    return merged


@Kernel
def _dismiss(indptr: Indices, indices: Indices, leader: Rows) -> None:
    """Make every row its own leader that is not really a twin of the one it has."""
    for row in range(leader.size):
        other = leader[row]
        if other == row:
            continue
        one, two = indptr[row], indptr[other]
        alike = indptr[row + 1] - one == indptr[other + 1] - two
        met = False
        while alike and one < indptr[row + 1]:
            # Each row lists the other where it does not list itself; step over both.
            if indices[one] == other:
                met = True
                one += 1
            elif two < indptr[other + 1] and indices[two] == row:
                two += 1
            elif two < indptr[other + 1] and indices[one] == indices[two]:
                one += 1
                two += 1
            else:
                alike = False
        if not (alike and met):
            leader[row] = row
