"""Discs of given sizes, placed near each other the more ties they have: islands of a map, or communities of an overview."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import triu

from samspill.graph.network.arrays import Matrix
from samspill.viz.layout.discs import parted
from samspill.viz.layout.forces import settle
from samspill.viz.layout.plan import Disc, Plan

_LEAST_GAP: Final = 46.0
_GAP_SHARE: Final = 0.085
LANDSCAPE: Final = np.array([1.2, 0.95])
"""They are placed wider than high, as screens are."""


def gap(radii: NDArray[np.float64]) -> float:
    """Return the distance to keep between discs, so that a name fits above each when the whole fills a screen."""
    return float(max(_LEAST_GAP, _GAP_SHARE * np.sqrt((radii**2).sum())))


def bubbles(matrix: Matrix, radii: NDArray[np.float64], seed: int = 1) -> Plan:
    """Return a plan with one disc a row; `matrix` says how much there is between two, `radii` how large they are."""
    count = len(radii)
    if not count:
        return Plan(np.zeros((0, 2)))
    ties = triu(matrix, k=1, format="coo")
    # The same number of ties pulls two large discs less than two small ones.
    weights = ties.data / np.sqrt(radii[ties.row] * radii[ties.col])
    weights /= weights.mean() if ties.nnz else 1.0
    centres = settle(count, ties.row.astype(np.int64), ties.col.astype(np.int64), weights, seed) * LANDSCAPE
    centres *= np.sqrt((radii**2).sum()) / (np.linalg.norm(centres, axis=1).mean() + 1e-9)
    centres = parted(centres, radii, gap(radii))
    placed = zip(centres.tolist(), radii.tolist(), strict=True)
    return Plan(centres, tuple(Disc(x, y, radius, np.array([row])) for row, ((x, y), radius) in enumerate(placed)))
