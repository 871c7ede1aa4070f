"""The layout of one neighbourhood: the organisation in the middle, its partners around it, those of one community together."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import breadth_first_order

from samspill.graph.network.arrays import Matrix, Rows
from samspill.viz.layout.plan import NODE_DISTANCE, Plan

RING: Final = 4.0 * NODE_DISTANCE
"""Distance from one ring to the next at least."""
BREAK: Final = 1.0
"""Between two communities on a ring there is as much room as for this many nodes."""


def radial(matrix: Matrix, focus: int, communities: Sequence[int]) -> Plan:
    """Return a plan with row `focus` at the origin and each other node on the ring of its distance in ties.

    `communities` gives the number of each row's community. Those that cannot be reached lie on a ring outside all others.
    """
    of = np.asarray(communities)
    parents, steps = _reached(matrix, focus)
    strength: NDArray[np.float64] = np.asarray(matrix.sum(axis=1)).ravel()
    angles = np.zeros(matrix.shape[0])
    positions = np.zeros((matrix.shape[0], 2))
    radius = 0.0
    for step in range(1, int(steps.max(initial=0)) + 1):
        ring = np.flatnonzero(steps == step)
        # First of all by where the ring inside leads, so that ties seldom cross; within that by community and strength.
        ring = ring[np.lexsort((ring, -strength[ring], of[ring], angles[parents[ring]]))]
        slots, count = _slots(of[ring])
        radius = max(radius + RING, NODE_DISTANCE * count / (2 * np.pi) * 1.05)
        angles[ring] = slots * 2 * np.pi / count
        positions[ring] = radius * np.column_stack([np.sin(angles[ring]), -np.cos(angles[ring])])
    return Plan(positions)


def _reached(matrix: Matrix, focus: int) -> tuple[Rows, Rows]:
    """Return for each row the row it is reached from, and in how many steps; the unreachable come one step after all others."""
    order, parents = breadth_first_order(matrix, focus, directed=False)
    steps = np.full(matrix.shape[0], -1)
    steps[focus] = 0
    for row in order[1:]:
        steps[row] = steps[parents[row]] + 1
    unreached = steps < 0
    steps[unreached] = steps.max() + 1
    return np.where(parents < 0, focus, parents), steps


def _slots(communities: Rows) -> tuple[NDArray[np.float64], float]:
    """Return the place of each node around its ring, with a break where the community changes, and the number of places."""
    breaks = communities != np.roll(communities, -1)
    ends = np.cumsum(1.0 + BREAK * breaks)
    return np.concatenate([[0.0], ends[:-1]]), float(ends[-1])
