"""The layout of a neighbourhood."""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.sparse import coo_array
from scipy.spatial.distance import pdist

from samspill.graph.network.arrays import Matrix, canonical
from samspill.viz.layout import NODE_DISTANCE, radial


def star(partners: int, others: int = 0) -> Matrix:
    """Row 0 tied to rows 1 … `partners`; each of `others` more tied to row 1."""
    first = np.array([0] * partners + [1] * others)
    second = np.arange(1, partners + others + 1)
    ends = (np.concatenate([first, second]), np.concatenate([second, first]))
    size = partners + others + 1
    return canonical(coo_array((np.ones(2 * len(first)), ends), shape=(size, size)))


def test_the_focus_is_in_the_middle_and_its_partners_are_equally_far() -> None:
    positions = radial(star(9), 0, [0] * 10).positions
    distances = np.linalg.norm(positions, axis=1)
    assert distances[0] == 0
    assert np.allclose(distances[1:], distances[1])


def test_partners_of_partners_are_farther_out() -> None:
    distances = np.linalg.norm(radial(star(5, 4), 0, [0] * 10).positions, axis=1)
    assert distances[6:].min() > distances[1:6].max()


def test_members_of_a_community_lie_side_by_side() -> None:
    positions = radial(star(12), 0, [0, *[1, 2, 3] * 4]).positions[1:]
    around = np.argsort(np.arctan2(positions[:, 1], positions[:, 0]))
    communities = np.array([1, 2, 3] * 4)[around]
    assert (communities != np.roll(communities, 1)).sum() == 3


def test_no_two_lie_closer_than_the_least_distance_however_many_there_are() -> None:
    assert pdist(radial(star(400), 0, [0] * 401).positions).min() >= NODE_DISTANCE


def test_one_that_cannot_be_reached_lies_outside_all_others() -> None:
    matrix = star(3)
    matrix.resize((5, 5))
    distances = np.linalg.norm(radial(matrix, 0, [0] * 5).positions, axis=1)
    assert distances[4] > distances[:4].max()


def test_an_organisation_alone_is_a_map_of_one() -> None:
    assert radial(star(0), 0, [0]).positions.tolist() == [[0.0, 0.0]]


def test_the_same_neighbourhood_gives_the_same_positions(planted: Callable[..., tuple[Matrix, list[Any]]]) -> None:
    matrix, _ = planted(80, 3, 200)
    communities = [row % 3 for row in range(80)]
    assert np.array_equal(radial(matrix, 5, communities).positions, radial(matrix, 5, communities).positions)
