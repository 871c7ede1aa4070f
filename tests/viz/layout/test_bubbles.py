"""Discs of given sizes side by side."""

import numpy as np
from scipy.sparse import csr_array
from scipy.spatial.distance import pdist, squareform

from samspill.graph.network.arrays import canonical
from samspill.viz.layout import bubbles


def test_discs_of_all_sizes_stay_apart() -> None:
    radii = np.array([10.0, 200.0, 35.0, 80.0, 12.0, 12.0])
    matrix = canonical(csr_array(np.ones((6, 6))))
    distances = squareform(pdist(bubbles(matrix, radii).positions))
    needed = radii[:, None] + radii[None, :]
    assert (distances > needed)[~np.eye(6, dtype=bool)].all()


def test_no_disc_is_an_empty_plan() -> None:
    plan = bubbles(canonical(csr_array((0, 0))), np.zeros(0))
    assert plan.positions.shape == (0, 2)
    assert plan.discs == ()
