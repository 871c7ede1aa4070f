"""Groups as discs: nodes pressed into a circle with the most connected in the middle, and circles packed side by side."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from samspill.viz.layout.forces import spread
from samspill.viz.layout.plan import NODE_DISTANCE, Positions

RIM: Final = 0.75 * NODE_DISTANCE
"""Room between the outermost node and the edge of its disc."""
_FILL: Final = 0.8
"""Radius of a disc of n nodes, in node distances, is about this times the square root of n."""


def pressed(positions: Positions) -> tuple[Positions, float]:
    """Return the positions pressed into a disc around the origin, and the radius of the disc.

    Directions and the order of distances stay; distances are chosen so that the disc is evenly filled.
    """
    count = len(positions)
    if count == 1:
        return np.zeros((1, 2)), RIM
    distance = np.linalg.norm(positions, axis=1)
    rank = np.argsort(np.argsort(distance, kind="stable"), kind="stable")
    radius = NODE_DISTANCE * _FILL * np.sqrt(count) * np.sqrt((rank + 0.5) / count)
    even = spread(positions / (distance[:, None] + 1e-9) * radius[:, None], NODE_DISTANCE)
    even -= even.mean(axis=0)
    return even, float(np.linalg.norm(even, axis=1).max()) + RIM


def sunflower(count: int) -> tuple[Positions, float]:
    """Return positions that fill a disc evenly in the order given, like the seeds of a sunflower, and the disc's radius."""
    turn = np.arange(count) * np.pi * (3 - np.sqrt(5))
    radius = NODE_DISTANCE * _FILL * np.sqrt(np.arange(count) + 0.5)
    positions = spread(np.column_stack([np.cos(turn), np.sin(turn)]) * radius[:, None], NODE_DISTANCE)
    return positions, float(np.linalg.norm(positions, axis=1).max()) + RIM


def parted(centres: Positions, radii: NDArray[np.float64], distance: float, steps: int = 300) -> Positions:
    """Return the centres moved so that discs of these radii lie close together, and no two nearer than `distance`."""
    moved = centres.copy()
    room = radii[:, None] + radii[None, :] + distance
    np.fill_diagonal(room, 0.0)
    for step in range(steps):
        moved *= 1 - 0.02 * (1 - step / steps)
        apart = moved[:, None] - moved[None, :]
        length = np.linalg.norm(apart, axis=2) + 1e-9
        overlap = np.maximum(0.0, room - length)
        # Small discs give way to large ones.
        share = radii[None, :] ** 2 / (radii[:, None] ** 2 + radii[None, :] ** 2)
        moved += (apart / length[..., None] * (overlap * share)[..., None]).sum(axis=1) * 0.5
    return _scaled_apart(moved, room)


def _scaled_apart(centres: Positions, room: NDArray[np.float64]) -> Positions:
    """Widen the whole as much as the pair that overlaps most needs."""
    distance = np.linalg.norm(centres[:, None] - centres[None, :], axis=2)
    np.fill_diagonal(distance, 1.0)
    return centres * max(1.0, float((room / distance).max()) * 1.001)
