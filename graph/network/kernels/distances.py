"""Distances from every node to all others, summed: farness and harmonic sums by searching from 256 nodes at once.

Why it is correct. M. Then et al. (The more the merrier: efficient multi-source graph traversal, PVLDB 8, 2014): a node carries
one bit for each source whose search has come to it. One step of all searches is an OR over neighbours; bits that are new at
step d are sources at distance d. The network is undirected, so distances *to* a node are those *from* it, and counting new
bits at the node gives its own sums; nothing is stored for a pair.
"""

from typing import Final

import numpy as np
from scipy.sparse.csgraph import reverse_cuthill_mckee, shortest_path

from samspill.graph.network.arrays import Indices, Matrix, Rows, Values
from samspill.graph.network.kernels.chunks import in_chunks
from samspill.graph.network.kernels.compiled import Kernel
from samspill.graph.store.port import Progress, no_progress

_WORDS: Final = 4
_AT_ONCE: Final = 64 * _WORDS
_SMALL: Final = 500
"""Up to this size SciPy's table of all distances takes 2 MB and a fraction of a second, and needs no compiler."""


def distance_sums(matrix: Matrix, progress: Progress = no_progress, threads: int = 1) -> tuple[Rows, Values, Rows]:
    """Return for each node the sum of its distances to those it reaches, the sum of 1/distance, and how many it reaches."""
    size = matrix.shape[0]
    if size <= _SMALL:
        return _from_table(matrix)
    # Neighbours in one chunk search the same parts of the network together.
    order = reverse_cuthill_mckee(matrix, symmetric_mode=True).astype(np.int64)

    def work(start: int, stop: int) -> tuple[Rows, Values, Rows]:
        sums = np.zeros(size, np.int64), np.zeros(size), np.zeros(size, np.int64)
        _search.compiled(matrix.indptr, matrix.indices, order[start:stop], *sums)
        return sums

    farness, inverse, reached = np.zeros(size, np.int64), np.zeros(size), np.zeros(size, np.int64)
    for far, near, count in in_chunks("distances", size, _AT_ONCE, work, progress, threads):
        farness += far
        inverse += near
        reached += count
    return farness, inverse, reached


def _from_table(matrix: Matrix) -> tuple[Rows, Values, Rows]:
    if not matrix.shape[0]:
        return np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64)
    distances = shortest_path(matrix, directed=False, unweighted=True)
    others = np.isfinite(distances) & (distances > 0)
    farness = np.where(others, distances, 0.0).sum(axis=1).astype(np.int64)
    inverse = np.divide(1.0, distances, out=np.zeros_like(distances), where=others).sum(axis=1)
    return farness, inverse, others.sum(axis=1)


@Kernel
def _search(indptr: Indices, indices: Indices, sources: Rows, farness: Rows, inverse: Values, reached: Rows) -> None:
    """Add to the sums of every node its distances to the sources, at most 256."""
    size = indptr.size - 1
    none, one = np.uint64(0), np.uint64(1)
    pairs, fours, bytes_ = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333), np.uint64(0x0F0F0F0F0F0F0F0F)
    seen = np.zeros((size, _WORDS), np.uint64)
    front = np.zeros((size, _WORDS), np.uint64)
    coming = np.zeros((size, _WORDS), np.uint64)
    active = np.empty(size, np.int32)
    count = 0
    for number in range(sources.size):
        source = sources[number]
        bit = one << np.uint64(number & 63)
        seen[source, number >> 6] |= bit
        front[source, number >> 6] |= bit
        active[count] = source
        count += 1
    step = 0
    while count > 0:
        step += 1
        for turn in range(count):
            node = active[turn]
            first, second, third, fourth = front[node, 0], front[node, 1], front[node, 2], front[node, 3]
            for place in range(indptr[node], indptr[node + 1]):
                other = indices[place]
                coming[other, 0] |= first
                coming[other, 1] |= second
                coming[other, 2] |= third
                coming[other, 3] |= fourth
        count = 0
        for node in range(size):
            new = np.int64(0)
            for word in range(_WORDS):
                bits = coming[node, word] & ~seen[node, word]
                coming[node, word] = none
                front[node, word] = bits
                if bits:
                    seen[node, word] |= bits
                    # Population count (Warren, Hacker's Delight, 5-1); each byte ends as its number of ones, then they are added.
                    bits -= (bits >> one) & pairs
                    bits = (bits & fours) + ((bits >> np.uint64(2)) & fours)
                    bits = (bits + (bits >> np.uint64(4))) & bytes_
                    new += np.int64((bits * np.uint64(0x0101010101010101)) >> np.uint64(56))
            if new:
                farness[node] += new * step
                inverse[node] += new / step
                reached[node] += new
                active[count] = node
                count += 1
