"""Structural holes: how much an organisation's partners know each other, in R. S. Burt's measures (Structural Holes, 1992).

With p(i,j) the share of i's tie weight that goes to j, the constraint of j on i is c(i,j) = (p(i,j) + Σ p(i,q)·p(q,j))² over the
common partners q. Their sum is i's constraint; how unevenly it falls on the partners is i's hierarchy (Coleman and Theil's
disorder: Σ r·ln r / (N·ln N) with r = c(i,j) divided by the mean over the N partners). Effective size in Borgatti's form
(Structural holes: unpacking Burt's redundancy measures, Connections 20, 1997) is N - 2t/N with t ties among the partners.
"""

from typing import Final

import numpy as np

from samspill.graph.network.arrays import Indices, Matrix, Rows, Values
from samspill.graph.network.kernels.chunks import stretches
from samspill.graph.network.kernels.compiled import Kernel
from samspill.graph.store.port import Progress, no_progress

_NOTHING: Final = 1e-12


def constraint(matrix: Matrix, progress: Progress = no_progress) -> tuple[Values, Values]:
    """Return each node's constraint and hierarchy; NaN for one without ties.

    Hierarchy is 0 where all partners constrain alike and 1 where there is but one partner.
    """
    strengths = np.asarray(matrix.sum(axis=1), dtype=np.float64)
    total, hierarchy = np.full(strengths.size, np.nan), np.full(strengths.size, np.nan)
    work = _wedges(matrix)
    constrain = _constrain.for_work(int(work.sum()))
    for start, stop in stretches(work, "ties", progress):
        constrain(matrix.indptr, matrix.indices, matrix.data, strengths, start, stop, total, hierarchy)
    # The logarithms of partners who constrain alike cancel out but for the last digit.
    hierarchy[hierarchy < _NOTHING] = 0.0
    return total, hierarchy


def effective_size(matrix: Matrix, progress: Progress = no_progress) -> Values:
    """Return each node's effective size, ties unweighted; NaN for one without ties."""
    sizes = np.full(matrix.shape[0], np.nan)
    work = _wedges(matrix)
    redundancy = _redundancy.for_work(int(work.sum()))
    for start, stop in stretches(work, "ties", progress):
        redundancy(matrix.indptr, matrix.indices, start, stop, sizes)
    return sizes


def _wedges(matrix: Matrix) -> Rows:
    """Return for each node how many steps lead to its partners and on from those."""
    degrees = np.diff(matrix.indptr).astype(np.int64)
    return np.asarray(matrix.astype(bool).astype(np.float64) @ degrees).astype(np.int64) + degrees + 1


@Kernel
def _constrain(
    indptr: Indices,
    indices: Indices,
    weights: Values,
    strengths: Values,
    start: int,
    stop: int,
    total: Values,
    hierarchy: Values,
) -> None:
    size = indptr.size - 1
    partner_of = np.full(size, -1, np.int64)
    share = np.zeros(size)
    for node in range(start, stop):
        first, last = indptr[node], indptr[node + 1]
        partners = last - first
        if partners == 0:
            continue
        for place in range(first, last):
            share[indices[place]] = weights[place] / strengths[node]
            partner_of[indices[place]] = node
        summed, disorder = 0.0, 0.0
        for place in range(first, last):
            partner = indices[place]
            indirect = 0.0
            for onward in range(indptr[partner], indptr[partner + 1]):
                between = indices[onward]
                if partner_of[between] == node:
                    indirect += share[between] * weights[onward] / strengths[between]
            part = (share[partner] + indirect) ** 2
            summed += part
            disorder += part * np.log(part)
        total[node] = summed
        if partners == 1:
            hierarchy[node] = 1.0
        else:
            # Σ r·ln r with r = c·N/C is N/C · (Σ c·ln c) + N·ln(N/C), since the c add up to C.
            hierarchy[node] = (disorder / summed + np.log(partners / summed)) / np.log(partners)


@Kernel
def _redundancy(indptr: Indices, indices: Indices, start: int, stop: int, sizes: Values) -> None:
    size = indptr.size - 1
    partner_of = np.full(size, -1, np.int64)
    for node in range(start, stop):
        first, last = indptr[node], indptr[node + 1]
        if first == last:
            continue
        for place in range(first, last):
            partner_of[indices[place]] = node
        ends = 0
        for place in range(first, last):
            partner = indices[place]
            for onward in range(indptr[partner], indptr[partner + 1]):
                ends += partner_of[indices[onward]] == node
        # Each tie among the partners has been met from both its ends, so `ends` is 2t already.
        sizes[node] = (last - first) - ends / (last - first)
