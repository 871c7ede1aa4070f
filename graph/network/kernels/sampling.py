"""Approximate betweenness with a guarantee: KADABRA, which samples shortest paths until the error is surely small enough.

Why it is correct. M. Borassi and E. Natale, KADABRA is an adaptive algorithm for betweenness via random approximation, ACM JEA 24,
2019: draw two different nodes at random, then one of their shortest paths at random; the chance that v lies inside it is v's
betweenness among all n(n-1) ordered pairs, so the share of sampled paths through v estimates it without bias. A pair without a
path is a sample through nobody. Theorem 5.1: however the moment to stop is chosen, with at most ω samples the true value lies
within f below and g above the estimate, for all nodes at once, with probability 1 - δ, if ω = ½/ε²·(⌊log₂(D-2)⌋ + 1 + ln 2/δ), where D
is at least the number of nodes on any shortest path, and the nodes share the other half of δ. So: stop when f and g are below ε
everywhere, or at ω.

Searching from both ends, always a whole level of the side with fewer ties to look at, meets in the middle; each meeting tie is chosen in
proportion to the shortest paths that use it, and so is each step back to either end.
"""

from typing import TYPE_CHECKING, Final

import numpy as np

from samspill.graph.network.arrays import Indices, Matrix, Rows, Values
from samspill.graph.network.kernels.compiled import Kernel
from samspill.graph.store.port import Progress, no_progress

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BATCH: Final = 1_000


def sampled_path_shares(
    matrix: Matrix, error: float, failure: float, seed: int, progress: Progress = no_progress
) -> Values:
    """Return for each node the estimated share of ordered pairs whose shortest paths pass through it.

    With probability 1 - `failure` no estimate is off by more than `error`. The same seed gives the same estimates.
    """
    size = matrix.shape[0]
    through, samples = np.zeros(size, np.int64), 0
    most = _most_samples(matrix, error, failure)
    random = np.random.default_rng(seed)
    sample = _sample.for_work(_BATCH * 100)
    while samples < most:
        progress("betweenness", samples, most)
        starts = random.integers(0, size, _BATCH)
        # Any other node, all equally likely.
        ends = (starts + random.integers(1, size, _BATCH)) % size
        states = random.integers(1, 2**64, _BATCH, dtype=np.uint64)
        sample(matrix.indptr, matrix.indices, starts, ends, states, through)
        samples += _BATCH
        if _largest_deviation(through.max() / samples, samples, most, failure / (4 * size)) < error:
            break
    progress("betweenness", most, most)
    return through / samples


def _most_samples(matrix: Matrix, error: float, failure: float) -> int:
    longest = _longest_path.for_work(2 * matrix.nnz)(matrix.indptr, matrix.indices)
    doublings = np.floor(np.log2(max(longest - 2, 1))) + 1
    return int(np.ceil(0.5 / error**2 * (doublings + np.log(2 / failure))))


def _largest_deviation(estimate: float, samples: int, most: int, failure: float) -> float:
    """Return the larger of the theorem's f and g; both grow with the estimate, so the largest estimate decides for all."""
    surprise, ratio = np.log(1 / failure), most / samples
    f, g = (
        surprise / samples * (third + np.sqrt(third**2 + 2 * estimate * most / surprise))
        for third in (1 / 3 - ratio, 1 / 3 + ratio)
    )
    return float(max(f, g))


@Kernel
def _longest_path(indptr: Indices, indices: Indices) -> int:
    """Return a bound on the nodes of any shortest path: in each island twice the depth of one search, and the root."""
    size = indptr.size - 1
    depth = np.full(size, -1, np.int64)
    queue = np.empty(size, np.int64)
    longest = 0
    for root in range(size):
        if depth[root] >= 0:
            continue
        depth[root] = 0
        queue[0] = root
        head, tail = 0, 1
        while head < tail:
            node = queue[head]
            head += 1
            for place in range(indptr[node], indptr[node + 1]):
                other = indices[place]
                if depth[other] < 0:
                    depth[other] = depth[node] + 1
                    queue[tail] = other
                    tail += 1
        longest = max(longest, 2 * depth[queue[tail - 1]] + 1)
    return longest


@Kernel
def _sample(
    indptr: Indices, indices: Indices, starts: Rows, ends: Rows, states: "NDArray[np.uint64]", through: Rows
) -> None:
    """Count in `through` who lies inside one random shortest path between each start and its end."""
    size = indptr.size - 1
    side, level = np.zeros(size, np.int8), np.zeros(size, np.int32)
    paths = np.zeros(size)
    # Each side's queue, where its front begins and ends, and how many ties the front has.
    queue = np.empty((2, size), np.int64)
    front, tail, ties = np.zeros(2, np.int64), np.zeros(2, np.int64), np.zeros(2, np.int64)
    meeting = np.zeros(2, np.int64)
    a, b, c, scale = np.uint64(13), np.uint64(7), np.uint64(17), 2.0**-53
    for pair in range(starts.size):
        state = states[pair]
        for each in range(2):
            root = starts[pair] if each == 0 else ends[pair]
            side[root], level[root], paths[root] = each + 1, 0, 1.0
            queue[each, 0] = root
            front[each], tail[each], ties[each] = 0, 1, indptr[root + 1] - indptr[root]
        met = 0.0
        while met == 0.0 and front[0] < tail[0] and front[1] < tail[1]:
            each = 0 if ties[0] <= ties[1] else 1
            begin, stop = front[each], tail[each]
            front[each], ties[each] = stop, 0
            for turn in range(begin, stop):
                node = queue[each, turn]
                further = level[node] + 1
                for place in range(indptr[node], indptr[node + 1]):
                    other = indices[place]
                    if side[other] == 0:
                        side[other], level[other], paths[other] = each + 1, further, paths[node]
                        queue[each, tail[each]] = other
                        tail[each] += 1
                        ties[each] += indptr[other + 1] - indptr[other]
                    elif side[other] == each + 1:
                        if level[other] == further:
                            paths[other] += paths[node]
                    else:
                        # Keep this tie with its share of all paths met so far: in the end each has its share of all.
                        weight = paths[node] * paths[other]
                        met += weight
                        state ^= state << a
                        state ^= state >> b
                        state ^= state << c
                        if np.float64(state >> np.uint64(11)) * scale * met < weight:
                            meeting[0], meeting[1] = node, other
        if met > 0.0:
            for end in range(2):
                node = meeting[end]
                while level[node] > 0:
                    through[node] += 1
                    state ^= state << a
                    state ^= state >> b
                    state ^= state << c
                    left = np.float64(state >> np.uint64(11)) * scale * paths[node]
                    before = node
                    for place in range(indptr[node], indptr[node + 1]):
                        other = indices[place]
                        if side[other] == side[node] and level[other] == level[node] - 1:
                            before = other
                            left -= paths[other]
                            if left < 0.0:
                                break
                    node = before
        for each in range(2):
            for turn in range(tail[each]):
                side[queue[each, turn]] = 0
