"""Force-directed placement (Fruchterman and Reingold 1991) of up to a few thousand nodes, and spreading what lies too close."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from samspill.graph.network.arrays import Rows
from samspill.viz.layout.plan import Positions

_PAIRS_PER_RUN: Final = 120_000_000
"""Work bound: pairs of nodes that one run may look at, whatever the number of nodes."""
_MOST_STEPS: Final = 150
_FEWEST_STEPS: Final = 10
_GRAVITY: Final = 0.03


def settle(count: int, first: Rows, second: Rows, weights: NDArray[np.float64], seed: int) -> Positions:
    """Return positions around the origin where tied nodes are near each other and others apart.

    `first`, `second` and `weights` name each tie once. The unit is the distance at which pull and push of one tie balance.
    """
    generator = np.random.default_rng(seed)
    positions = generator.normal(size=(count, 2)) * np.sqrt(count) / 2
    steps = int(np.clip(_PAIRS_PER_RUN // max(1, count * count), _FEWEST_STEPS, _MOST_STEPS))
    for step in range(steps):
        force = _push(positions) + _pull(positions, first, second, weights) - _GRAVITY * positions
        length = np.linalg.norm(force, axis=1, keepdims=True) + 1e-9
        reach = 0.25 * np.sqrt(count) * (1 - step / steps) + 0.02
        positions += force / length * np.minimum(0.1 * length, reach)
    return np.asarray(positions - positions.mean(axis=0))


def _push(positions: Positions) -> Positions:
    # |a-b|² = |a|² + |b|² - 2ab keeps this to matrix products: no array of n × n × 2 is made.
    squares = np.einsum("ij,ij->i", positions, positions)
    distances = np.maximum(0.0, squares[:, None] + squares[None, :] - 2.0 * positions @ positions.T)
    inverse = 1.0 / (distances + 0.01)
    return np.asarray(positions * inverse.sum(axis=1, keepdims=True) - inverse @ positions)


def _pull(positions: Positions, first: Rows, second: Rows, weights: NDArray[np.float64]) -> Positions:
    force = np.zeros_like(positions)
    apart = positions[first] - positions[second]
    strength = apart * (np.linalg.norm(apart, axis=1) * weights)[:, None]
    np.subtract.at(force, first, strength)
    np.add.at(force, second, strength)
    return force


def spread(positions: Positions, distance: float, steps: int = 60) -> Positions:
    """Return the positions with every two at least `distance` apart, moved no more than that needs."""
    moved = _without_coincidence(positions, distance)
    for _ in range(steps):
        pairs = KDTree(moved).query_pairs(distance, output_type="ndarray")
        if not len(pairs):
            return moved
        apart = moved[pairs[:, 0]] - moved[pairs[:, 1]]
        length = np.linalg.norm(apart, axis=1, keepdims=True)
        shift = apart / length * (distance * 1.02 - length) / 2
        np.add.at(moved, pairs[:, 0], shift)
        np.subtract.at(moved, pairs[:, 1], shift)
    return _scaled_apart(moved, distance)


def _without_coincidence(positions: Positions, distance: float) -> Positions:
    # Two nodes at the very same place have no direction to part in; a spiral too small to see gives them one.
    turn = np.arange(len(positions)) * np.pi * (3 - np.sqrt(5))
    size = 1e-3 * distance * np.sqrt((np.arange(len(positions)) + 1) / max(1, len(positions)))
    return positions + np.column_stack([np.cos(turn), np.sin(turn)]) * size[:, None]


def _scaled_apart(positions: Positions, distance: float) -> Positions:
    """Widen the whole as much as its closest pair needs."""
    distances, _ = KDTree(positions).query(positions, k=[2])
    return positions * max(1.0, distance * 1.001 / float(np.min(distances)))
