"""The laws of the two-level layout, whatever the network."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.spatial.distance import pdist

from samspill.graph.network.arrays import Matrix, canonical
from samspill.viz.layout import NODE_DISTANCE, Plan, archipelago

Planted = Callable[..., tuple[Matrix, list[Any]]]

pairs = st.integers(1, 40).flatmap(
    lambda size: st.tuples(
        st.just(size), st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=80)
    )
)


def network(size: int, ties: list[tuple[int, int]]) -> Matrix:
    first, second = np.array(ties, dtype=np.int64).reshape(-1, 2).T
    ends = (np.concatenate([first, second]), np.concatenate([second, first]))
    return canonical(coo_array((np.ones(2 * len(ties)), ends), shape=(size, size)))


def overlaps(plan: Plan) -> list[float]:
    """Return by how much each two discs overlap."""
    discs = plan.discs
    return [
        one.radius + other.radius - float(np.hypot(one.x - other.x, one.y - other.y))
        for index, one in enumerate(discs)
        for other in discs[index + 1 :]
    ]


@settings(max_examples=60, deadline=None)
@given(pairs, st.integers(1, 5))
def test_every_layout_keeps_the_laws(drawn: tuple[int, list[tuple[int, int]]], communities: int) -> None:
    size, ties = drawn
    matrix = network(size, ties)
    plan = archipelago(matrix, [np.arange(size)[number::communities] for number in range(communities)])
    assert np.isfinite(plan.positions).all()
    assert sorted(row for disc in plan.discs for row in disc.rows) == list(range(size))
    assert all(overlap < 0 for overlap in overlaps(plan))
    if size > 1:
        assert pdist(plan.positions).min() >= NODE_DISTANCE
    for disc in plan.discs:
        distances = np.linalg.norm(plan.positions[disc.rows] - (disc.x, disc.y), axis=1)
        assert distances.max() < disc.radius


def test_the_same_network_gives_the_same_positions(planted: Planted) -> None:
    matrix, communities = planted(120, 4, 300)
    first, second = archipelago(matrix, communities), archipelago(matrix, communities)
    assert np.array_equal(first.positions, second.positions)


def test_tied_nodes_of_a_community_lie_nearer_than_others(planted: Planted) -> None:
    matrix, communities = planted(200, 2, 400)
    plan = archipelago(matrix, communities)
    rows = next(disc.rows for disc in plan.discs)
    inside = matrix[rows][:, rows].toarray() > 0
    distances = np.linalg.norm(plan.positions[rows][:, None] - plan.positions[rows][None], axis=2)
    others = ~inside & ~np.eye(len(rows), dtype=bool)
    assert distances[inside].mean() < 0.85 * distances[others].mean()


def test_islands_with_more_ties_between_them_lie_nearer() -> None:
    # Four communities in a chain: a tie from each to the next.
    rings = [(4 * island + node, 4 * island + (node + 1) % 4) for island in range(4) for node in range(4)]
    chain = [(0, 4), (1, 5), (4, 8), (5, 9), (8, 12), (9, 13)]
    plan = archipelago(network(16, rings + chain), [np.arange(4) + 4 * island for island in range(4)])
    centres = {int(disc.rows[0]) // 4: np.array([disc.x, disc.y]) for disc in plan.discs}
    assert np.linalg.norm(centres[0] - centres[1]) < np.linalg.norm(centres[0] - centres[3])


def test_those_without_ties_share_one_tray_whatever_community_they_are_in() -> None:
    plan = archipelago(network(6, [(0, 1), (1, 2)]), [[0, 1, 2], [3], [4, 5]])
    trays = [disc for disc in plan.discs if not disc.tied]
    assert [disc.rows.tolist() for disc in trays] == [[3, 4, 5]]
    assert plan.discs[-1] is trays[0]


@pytest.mark.parametrize("size", [0, 1])
def test_nothing_and_a_single_node_can_be_laid_out(size: int) -> None:
    assert archipelago(network(size, []), [[row] for row in range(size)]).positions.shape == (size, 2)


@pytest.mark.parametrize("communities", [1, 20])
def test_two_thousand_nodes_take_bounded_work_even_as_one_community(planted: Planted, communities: int) -> None:
    matrix, groups = planted(2_000, communities, 6_000)
    begun = time.process_time()
    plan = archipelago(matrix, groups)
    assert time.process_time() - begun < 20
    assert pdist(plan.positions).min() >= NODE_DISTANCE
