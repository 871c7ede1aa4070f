"""Communities: groups with more ties inside than chance would give, found by the Leiden algorithm."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

import graspologic_native
import numpy as np
import pandas as pd

from samspill.graph.errors import UsageError
from samspill.graph.network.arrays import Matrix, Rows, Values, row_of_each
from samspill.graph.network.islands import grouped
from samspill.graph.network.kernels.chunks import aside
from samspill.graph.network.network import Network
from samspill.graph.store.port import Progress, no_progress

DEFAULT_SEED: Final = 1
HIGHEST_RESOLUTION: Final = 1e9
"""Far beyond where everybody is a community of their own, and far below where the modularity leaves the range of a float64."""
_ITERATIONS: Final = 5
"""Each goes on from the one before; after five the modularity hardly rises any more."""


def communities(
    network: Network, seed: int = DEFAULT_SEED, resolution: float = 1.0, progress: Progress = no_progress
) -> list[list[str]]:
    """Return the ids of each community, largest first; an organisation without ties is a community of its own.

    Leiden (Traag, Waltman and van Eck, From Louvain to Leiden, Sci. Rep. 9, 5233, 2019) on the weighted modularity of Newman and
    Girvan (2004). The same seed gives the same communities. A higher resolution gives more and smaller ones. Raises UsageError
    for a resolution that is not above 0 and at most HIGHEST_RESOLUTION.
    """
    return grouped(network, community_of_each(network, seed, resolution, progress))


def community_of_each(
    network: Network, seed: int = DEFAULT_SEED, resolution: float = 1.0, progress: Progress = no_progress
) -> Rows:
    """Return for each row the number of its community."""
    return leiden(network.matrix, seed, resolution, progress)


def leiden(matrix: Matrix, seed: int, resolution: float, progress: Progress = no_progress) -> Rows:
    """Return for each row of a symmetric matrix the number of its community; a row without ties has one of its own.

    Raises UsageError for a resolution that is not above 0 and at most HIGHEST_RESOLUTION.
    """
    if not 0 < resolution <= HIGHEST_RESOLUTION:
        raise UsageError(
            "The resolution of communities is above 0 and at most {highest:g}, not {resolution}.",
            highest=HIGHEST_RESOLUTION,
            resolution=resolution,
        )
    size = matrix.shape[0]
    # Communities are numbered below the size, so these stay apart from them.
    labels = np.arange(size, 2 * size, dtype=np.int64)
    if matrix.nnz:
        ends = matrix.indptr.astype(np.int64)

        def search() -> tuple[float, dict[int, int]]:
            found: tuple[float, dict[int, int]] = graspologic_native.leiden_csr(
                ends, matrix.indices, matrix.data, size, resolution, iterations=_ITERATIONS, seed=seed
            )
            return found

        _, found = aside("communities", search, progress)
        labels[list(found)] = list(found.values())
    return labels


def modularity(network: Network, groups: Sequence[Sequence[str]], resolution: float = 1.0) -> float:
    """Return how much more weight lies inside the groups than chance would put there, from -0.5 to 1 (Newman 2004).

    0 for a network without ties.
    """
    total = network.matrix.sum()
    if not total:
        return 0.0
    # Organisations in no group add nothing: each is given a group of its own, whose share is then left out.
    labels = np.arange(len(groups), len(groups) + len(network))
    for label, ids in enumerate(groups):
        labels[network.rows_of(ids)] = label
    inside = labels[row_of_each(network.matrix)] == labels[network.matrix.indices]
    strengths: Values = np.asarray(network.matrix.sum(axis=1))
    shares = np.bincount(labels, weights=strengths)[: len(groups)] / total
    return float(network.matrix.data[inside].sum() / total - resolution * (shares**2).sum())


def stability(
    network: Network,
    seeds: Sequence[int] = range(1, 11),
    resolution: float = 1.0,
    progress: Progress = no_progress,
) -> float:
    """Return how alike the communities of different seeds are: the mean adjusted Rand index over all pairs of seeds.

    1 if every seed finds the same communities, about 0 if they agree no more than chance would have it (Hubert and Arabie, Comparing
    partitions, J. Classif. 2, 193-218, 1985). Organisations without ties are left out, since no seed can move them.
    """
    tied = network.degrees > 0
    found = []
    for done, seed in enumerate(seeds):
        progress("communities", done, len(seeds))
        found.append(community_of_each(network, seed, resolution, progress)[tied])
    indices = [_adjusted_rand(one, other) for one, other in combinations(found, 2)]
    return float(np.mean(indices)) if indices else 1.0


def _adjusted_rand(one: Rows, other: Rows) -> float:
    """Return the share of pairs that both partitions put together, adjusted so that chance gives 0."""
    table = pd.crosstab(one, other).to_numpy()
    together, in_one, in_other = (_pairs(counts) for counts in (table, table.sum(axis=1), table.sum(axis=0)))
    by_chance = in_one * in_other / max(_pairs(np.array([one.size])), 1.0)
    most = (in_one + in_other) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


def _pairs(counts: Rows) -> float:
    return float((counts * (counts - 1) / 2).sum())
