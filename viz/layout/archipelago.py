"""The two-level layout ("archipelago"): each community is an island laid out by itself, and islands with many ties lie near.

One force layout of the whole network is a ball of hair from a few hundred nodes on; laid out in two levels it still reads at
2,000. Nodes without ties share one tray. Deterministic: the same input gives the same positions.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, triu

from samspill.graph.network.arrays import Matrix, Rows
from samspill.viz.layout.bubbles import LANDSCAPE, bubbles, gap
from samspill.viz.layout.discs import pressed, sunflower
from samspill.viz.layout.forces import settle
from samspill.viz.layout.plan import Disc, Plan, Positions

_DIRECTIONS: Final = 48
"""Ways in which a place for the tray is sought."""


def archipelago(matrix: Matrix, communities: Iterable[Sequence[int]], seed: int = 1) -> Plan:
    """Return a plan with one disc a community, largest first, and a tray for the nodes that have no tie.

    `matrix` holds the symmetric weights of the ties; `communities` the rows of each community. Those without ties belong in
    the tray, whatever community they were put in. Any row that no community names is an island of its own.
    """
    groups, loose = _groups(matrix, communities)
    inside = [_island(matrix, rows, seed) for rows in groups]
    if len(loose):
        inside.append(sunflower(len(loose)))
    radii = np.array([radius for _, radius in inside])
    centres = _centres(matrix, groups, radii, seed)
    positions = np.zeros((matrix.shape[0], 2))
    discs = []
    for index, rows in enumerate([*groups, loose] if len(loose) else groups):
        positions[rows] = inside[index][0] + centres[index]
        x, y = centres[index].tolist()
        discs.append(Disc(x, y, float(radii[index]), rows, tied=index < len(groups)))
    return Plan(positions, tuple(discs))


def _groups(matrix: Matrix, communities: Iterable[Sequence[int]]) -> tuple[list[Rows], Rows]:
    """Return the rows of each island, largest first, and those without ties."""
    tied = np.diff(matrix.indptr) > 0
    groups = [rows[tied[rows]] for rows in (np.unique(np.asarray(each, dtype=np.int64)) for each in communities)]
    named = np.concatenate(groups) if groups else np.zeros(0, dtype=np.int64)
    groups += [np.array([row]) for row in np.setdiff1d(np.flatnonzero(tied), named)]
    present = sorted((rows for rows in groups if len(rows)), key=lambda rows: (-len(rows), int(rows[0])))
    return present, np.flatnonzero(~tied)


def _island(matrix: Matrix, rows: Rows, seed: int) -> tuple[Positions, float]:
    ties = triu(matrix[rows][:, rows], k=1, format="coo")
    weights = ties.data / ties.data.mean() if ties.nnz else ties.data
    return pressed(settle(len(rows), ties.row.astype(np.int64), ties.col.astype(np.int64), np.sqrt(weights), seed))


def _centres(matrix: Matrix, groups: list[Rows], radii: NDArray[np.float64], seed: int) -> Positions:
    """Place the islands by the ties between them; the tray, if there is one, follows as the last."""
    islands = radii[: len(groups)]
    centres = bubbles(_between(matrix, groups), islands, seed).positions
    return _with_tray(centres, radii) if len(radii) > len(groups) else centres


def _between(matrix: Matrix, groups: list[Rows]) -> Matrix:
    """Return how many ties there are between each two islands."""
    of = np.zeros(matrix.shape[0], dtype=np.int64)
    for index, rows in enumerate(groups):
        of[rows] = index
    ties = matrix.tocoo()
    ends = (of[ties.row], of[ties.col])
    return csr_array((np.ones(ties.nnz), ends), shape=(len(groups), len(groups)))


def _with_tray(centres: Positions, radii: NDArray[np.float64]) -> Positions:
    """Add the centre of the tray: outside all islands, in the direction that makes the whole least wide and high."""
    if not len(centres):
        return np.zeros((1, 2))
    angles = np.linspace(0.0, 2 * np.pi, _DIRECTIONS, endpoint=False)
    ways = np.column_stack([np.cos(angles), np.sin(angles)])
    room = radii[:-1] + radii[-1] + gap(radii)
    # How far one has to go along each way to be clear of each island: the farther root of |t·way - centre| = room.
    along = ways @ centres.T
    inside = room**2 - (centres**2).sum(axis=1) + along**2
    far = np.where(inside > 0, along + np.sqrt(np.maximum(inside, 0.0)), 0.0).max(axis=1, initial=0.0)
    return min((np.vstack([centres, tray]) for tray in ways * far[:, None]), key=lambda discs: _extent(discs, radii))


def _extent(centres: Positions, radii: NDArray[np.float64]) -> float:
    """Return the side of the smallest map of a screen's shape that holds all discs."""
    size = (centres + radii[:, None]).max(axis=0) - (centres - radii[:, None]).min(axis=0)
    return float((size / LANDSCAPE).max())
