"""Networks with planted communities, made anew from a number."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.sparse import coo_array

from samspill.graph.network.arrays import Matrix, Rows, canonical

Planted = Callable[..., tuple[Matrix, list[Rows]]]


@pytest.fixture(scope="session")
def planted() -> Planted:
    """A function that returns a network and its communities: of 100 ties, 80 stay inside a community."""

    def make(size: int, communities: int, ties: int, seed: int = 1) -> tuple[Matrix, list[Rows]]:
        generator = np.random.default_rng(seed)
        of = generator.integers(0, communities, size)
        members = [np.flatnonzero(of == number) for number in range(communities)]
        first = generator.integers(0, size, ties)
        inside = generator.random(ties) < 0.8
        near = np.array([generator.choice(members[of[row]]) for row in first], dtype=np.int64)
        second = np.where(inside, near, generator.integers(0, size, ties))
        ends = (np.concatenate([first, second]), np.concatenate([second, first]))
        return canonical(coo_array((np.ones(2 * ties), ends), shape=(size, size))), [
            each for each in members if len(each)
        ]

    return make
