"""The arrays that the analysis works on, by name, and the one form of a network's matrix."""

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import coo_array, csr_array

Matrix: TypeAlias = "csr_array[np.float64, tuple[int, int]]"
"""Symmetric weights, as `canonical` makes it."""
Rows: TypeAlias = NDArray[np.int64]
"""Numbers of rows, or whole numbers one for each row."""
Values: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Indices: TypeAlias = NDArray[np.int32] | NDArray[np.int64]
"""`indptr` and `indices` of a sparse matrix."""


def canonical(matrix: "csr_array[Any, Any] | coo_array[Any, Any]") -> Matrix:
    """Return a square matrix as a network keeps it: float64, int32 indices, sorted, no zeros, nothing on the diagonal."""
    kept: Matrix = matrix.tocsr(copy=True).astype(np.float64)
    kept.sum_duplicates()
    on_diagonal = kept.indices == row_of_each(kept)
    kept.data[on_diagonal] = 0.0
    kept.eliminate_zeros()
    kept.sort_indices()
    kept.indices = kept.indices.astype(np.int32)
    kept.indptr = kept.indptr.astype(np.int32)
    return kept


def row_of_each(matrix: Matrix) -> Rows:
    """Return the row of each stored place, as `matrix.indices` is its column."""
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def values_at(matrix: Matrix, rows: Rows, columns: Rows) -> Values:
    """Return what stands at these places; for no place at all SciPy itself would give something else than an array."""
    return np.asarray(matrix[rows, columns]) if rows.size else np.zeros(0)
