"""Centrality: how important an organisation's place in the network is, in the senses that the literature tells apart.

Each function takes a network and returns one value for each row. Distances count ties, whatever they weigh: Newman's weights say
how well two know each other, not how far apart they are. Strength, eigenvector centrality, PageRank and Katz use the weights.
"""

from typing import Final

import numpy as np
from scipy.sparse.linalg import LinearOperator, eigsh

from samspill.graph.errors import UsageError
from samspill.graph.message import Message
from samspill.graph.network.arrays import Matrix, Rows, Values
from samspill.graph.network.islands import island_of_each
from samspill.graph.network.kernels.betweenness import path_loads
from samspill.graph.network.kernels.cores import core_numbers
from samspill.graph.network.kernels.distances import distance_sums
from samspill.graph.network.kernels.sampling import sampled_path_shares
from samspill.graph.network.network import Network
from samspill.graph.store.port import Progress, no_progress

DEFAULT_ERROR: Final = 0.0025
DEFAULT_FAILURE: Final = 0.05
SAMPLING_PAYS: Final = 30_000_000
"""Organisations times ties from which a sample is quicker than all shortest paths: some 2,000 organisations with 15,000 ties."""
_SMALL: Final = 200
"""Up to this size dense linear algebra is exact and quick; ARPACK wants matrices larger than a handful."""


def degree(network: Network) -> Rows:
    """Return the number of partners."""
    return network.degrees


def strength(network: Network) -> Values:
    """Return the sum of the weights of an organisation's ties (Barrat et al. 2004)."""
    return np.asarray(network.matrix.sum(axis=1), dtype=np.float64)


def betweenness(network: Network, progress: Progress = no_progress, *, threads: int = 1) -> Values:
    """Return the share of all pairs of others that have their shortest paths through an organisation (Freeman 1977).

    The number of threads changes the time that it takes and nothing else; so it does for closeness and harmonic closeness.
    """
    others = max(len(network) - 1, 0)
    return path_loads(network.matrix, progress, threads) / max(others * (others - 1), 1)


def sampled_betweenness(
    network: Network,
    progress: Progress = no_progress,
    *,
    error: float = DEFAULT_ERROR,
    failure: float = DEFAULT_FAILURE,
    seed: int = 1,
) -> Values:
    """Return estimates of betweenness, of which with probability 1 - `failure` none is off by more than `error`.

    Riondato and Kornaropoulos, Data Min. Knowl. Discov. 30, 2016; see the kernel for the proof. Raises UsageError if either is not between 0 and 1.
    """
    for name, value in (("error", error), ("failure", failure)):
        if not 0 < value < 1:
            raise UsageError(
                "The {name} of an estimate lies between 0 and 1, and {value} does not.", name=Message(name), value=value
            )
    size = len(network)
    if size <= 2 or not network.ties:  # noqa: PLR2004  nobody is between
        return np.zeros(size)
    # Shares of all n(n-1) ordered pairs, from and to the organisation itself too; betweenness leaves those out.
    stretch = size / (size - 2)
    return stretch * sampled_path_shares(network.matrix, error / stretch, failure, seed, progress)


def closeness(network: Network, progress: Progress = no_progress, *, threads: int = 1) -> Values:
    """Return how near all others are, with Wasserman and Faust's correction for those that cannot be reached."""
    farness, _, reached = distance_sums(network.matrix, progress, threads)
    near = np.divide(reached, farness, out=np.zeros(len(network)), where=farness > 0)
    return near * reached / max(len(network) - 1, 1)


def harmonic(network: Network, progress: Progress = no_progress, *, threads: int = 1) -> Values:
    """Return the mean of 1/distance to all others, 0 where there is no path (Marchiori and Latora 2000)."""
    _, inverse, _ = distance_sums(network.matrix, progress, threads)
    return inverse / max(len(network) - 1, 1)


def core(network: Network) -> Rows:
    """Return the largest k such that the organisation belongs to a group where each has k partners (Seidman 1983)."""
    return core_numbers(network.matrix)


def pagerank(
    network: Network, progress: Progress = no_progress, *, alpha: float = 0.85, tolerance: float = 1e-13
) -> Values:
    """Return PageRank by power iteration: where a walk along ties is found, restarting with probability 1 - `alpha`.

    A walk that comes to an organisation without ties starts anew anywhere, as in NetworkX.
    """
    size, strengths = len(network), strength(network)
    if not size:
        return strengths
    tied = strengths > 0
    share = np.divide(1.0, strengths, out=np.zeros(size), where=tied)
    ranks, change = np.full(size, 1.0 / size), np.inf
    while change > tolerance:
        progress("ties", 0, 0)
        stranded = ranks[~tied].sum()
        following = alpha * (network.matrix @ (ranks * share) + stranded / size) + (1.0 - alpha) / size
        change, ranks = float(np.abs(following - ranks).sum()), following
    return ranks


def katz(
    network: Network, progress: Progress = no_progress, *, reach: float = 0.85, tolerance: float = 1e-13
) -> Values:
    """Return Katz centrality (1953) of length 1: walks of all lengths that end here, each tie on the way counting α times its weight.

    α is `reach` divided by the largest eigenvalue, so that the sum over all lengths exists for a `reach` below 1.
    """
    values: Values = np.ones(len(network))
    if network.ties:
        alpha, change = reach / _largest_eigenvalue(network.matrix, progress), np.inf
        while change > tolerance:
            progress("ties", 0, 0)
            following: Values = 1.0 + alpha * np.asarray(network.matrix @ values)
            change, values = float(np.abs(following - values).max() / following.max()), following
    return values / max(float(np.linalg.norm(values)), 1.0)


def eigenvector(network: Network, progress: Progress = no_progress) -> Values:
    """Return eigenvector centrality (Bonacich 1972), island by island: who has well-connected partners.

    The leading eigenvector of a network in several islands lives on one of them and is zero on all others, which says nothing
    about those. So each island gets its own leading eigenvector, and as much of the total (squared) length as its share of
    all organisations with ties. In one island this is the eigenvector of length 1, as NetworkX gives it; an organisation that
    is as central as the others of its island scores the same in each island. Without ties the value is 0.
    """
    values = np.zeros(len(network))
    labels = island_of_each(network)
    tied = network.degrees > 0
    order = np.argsort(labels[tied], kind="stable")
    members = np.flatnonzero(tied)[order]
    borders = np.flatnonzero(np.diff(labels[members])) + 1
    for rows in np.split(members, borders) if members.size else []:
        progress("ties", 0, 0)
        values[rows] = _leading(network.matrix[rows][:, rows], progress) * np.sqrt(rows.size / members.size)
    return values


def _leading(matrix: Matrix, progress: Progress) -> Values:
    """Return the non-negative eigenvector of length 1 of a connected network; it is unique (Perron and Frobenius)."""
    if matrix.shape[0] <= _SMALL:
        vector = np.linalg.eigh(matrix.toarray())[1][:, -1]
    else:
        start = np.ones(matrix.shape[0])
        vector = eigsh(_reporting(matrix, progress), k=1, which="LA", v0=start, tol=1e-13)[1][:, 0]
    return np.abs(np.asarray(vector, dtype=np.float64))


def _largest_eigenvalue(matrix: Matrix, progress: Progress) -> float:
    if matrix.shape[0] <= _SMALL:
        return float(np.linalg.eigvalsh(matrix.toarray())[-1])
    start = np.ones(matrix.shape[0])
    return float(eigsh(_reporting(matrix, progress), k=1, which="LA", v0=start, return_eigenvectors=False)[0])


def _reporting(matrix: Matrix, progress: Progress) -> LinearOperator:
    """Return a matrix that reports each time it is multiplied, so that a search for its eigenvectors can be seen and stopped."""

    def multiplied(vector: Values) -> Values:
        progress("ties", 0, 0)
        return np.asarray(matrix @ vector)

    return LinearOperator(matrix.shape, matvec=multiplied, dtype=np.float64)
