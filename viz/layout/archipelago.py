"""The two-level layout ("archipelago"): each community is an island laid out by itself, and islands with many ties lie near.

One force layout of the whole network is a ball of hair from a few hundred nodes on; laid out in two levels it still reads at
2,000. Nodes without ties share one tray. Deterministic: the same input gives the same positions.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import triu

from samspill.graph.network.network import Matrix, Rows
from samspill.viz.layout.discs import parted, pressed, sunflower
from samspill.viz.layout.forces import settle
from samspill.viz.layout.plan import Disc, Plan, Positions

GAP: Final = 46.0
"""Between two islands: room for a name above each."""
LANDSCAPE: Final = np.array([1.35, 0.9])
"""Islands are placed wider than high, as screens are."""


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
    centres = np.zeros((0, 2))
    if len(groups):
        first, second, weights = _between(matrix, groups, islands)
        centres = settle(len(groups), first, second, weights, seed) * LANDSCAPE
        centres *= np.sqrt((islands**2).sum()) / (np.linalg.norm(centres, axis=1).mean() + 1e-9)
        centres = parted(centres, islands, GAP)
    return _with_tray(centres, radii) if len(radii) > len(groups) else centres


def _between(matrix: Matrix, groups: list[Rows], radii: NDArray[np.float64]) -> tuple[Rows, Rows, NDArray[np.float64]]:
    """Return each pair of islands that has ties, and how strongly they attract for their size; the mean is 1."""
    of = np.full(matrix.shape[0], -1)
    for index, rows in enumerate(groups):
        of[rows] = index
    ties = triu(matrix, k=1, format="coo")
    number = np.zeros((len(groups), len(groups)))
    np.add.at(number, (of[ties.row], of[ties.col]), 1.0)
    first, second = np.nonzero(np.triu(number + number.T, k=1))
    weights = (number + number.T)[first, second] / np.sqrt(radii[first] * radii[second])
    return first, second, weights / weights.mean() if len(weights) else weights


def _with_tray(centres: Positions, radii: NDArray[np.float64]) -> Positions:
    """Add the centre of the tray: to the right of all islands and at their foot."""
    islands = radii[:-1]
    if not len(centres):
        return np.zeros((1, 2))
    foot = (centres[:, 1] + islands).max() - radii[-1]
    apart = np.abs(centres[:, 1] - foot)
    room = islands + radii[-1] + GAP
    # The nearest place on that line where the tray touches no island.
    right = centres[:, 0] + np.sqrt(np.maximum(0.0, room**2 - apart**2))
    beside = right[apart < room].max()
    return np.vstack([centres, [beside, foot]])
