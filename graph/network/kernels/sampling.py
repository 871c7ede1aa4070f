"""Approximate betweenness with a guarantee: shortest paths drawn at random, as many as the stated error needs and no more.

Why it is correct. M. Riondato and E. M. Kornaropoulos (Fast approximation of betweenness centrality through sampling, Data Min. Knowl.
Discov. 30, 438-475, 2016): draw two different nodes at random, then one of their shortest paths at random; the chance that v lies inside
it is v's betweenness among all n(n-1) ordered pairs, so the share of drawn paths through v estimates it without bias. A pair
without a path is a draw through nobody. How many draws are enough is found in two stages, which are independent:

1. A few draws bound every chance from above: a binomial count of draws at chance p falls to p - t or less with probability
   exp(-draws·t²/2p) at most (Chernoff), which solved for p gives the bound.
2. By Bernstein's inequality a share is off by t or more with probability 2·exp(-draws·t²/(2·variance + 2t/3)) at most, where the variance
   p(1-p) follows from the bound. The number of draws is the least for which these sum up, over all nodes, to what is left of the
   failure. Where all chances are small, as in large networks, that is far fewer than the worst case would need.

Nodes are classes of true twins (see `twins`). No shortest path passes through two members of a class, and each member is as likely as
the others; so a member's betweenness is its class's chance divided by their number, and its error too.

Searching from both ends, always a whole level of the side with fewer ties to look at (M. Borassi and E. Natale, KADABRA, ACM JEA 24,
2019), meets in the middle; each meeting tie is chosen in proportion to the shortest paths that use it, and so is each step back.
"""

from typing import TYPE_CHECKING, Final

import numpy as np

from samspill.graph.network.arrays import Indices, Matrix, Rows, Values
from samspill.graph.network.kernels import twins
from samspill.graph.network.kernels.compiled import Kernel
from samspill.graph.store.port import Progress, no_progress

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BATCH: Final = 2_000
"""Draws between two reports."""
_FIRST_STAGE: Final = 0.01
"""The share of the draws that the worst case needs, which is spent on bounding the chances."""
_FAILURE_OF_BOUNDS: Final = 0.1
"""The share of the allowed failure that the first stage may use up."""
_LEAST: Final = 100


def sampled_path_shares(
    matrix: Matrix, error: float, failure: float, seed: int, progress: Progress = no_progress
) -> Values:
    """Return for each node the estimated share of ordered pairs whose shortest paths pass through it.

    With probability 1 - `failure` no estimate is off by more than `error`. The same seed gives the same estimates.
    """
    draw = _Draws(matrix, seed, progress)
    worst = np.log(2 * draw.members.size / failure) / (2 * error**2)
    first = max(int(_FIRST_STAGE * worst), _LEAST)
    bounds = _upper_bounds(draw.counts(first), first, failure * _FAILURE_OF_BOUNDS)
    enough = _enough(bounds, error * draw.members, failure * (1 - _FAILURE_OF_BOUNDS))
    shares = draw.counts(enough) / (enough * draw.members)
    return shares[draw.class_of]


def _upper_bounds(counts: Rows, draws: int, failure: float) -> Values:
    """Return for each class a number that its chance surely does not exceed, given how many draws went through it."""
    slack = 2 * np.log(counts.size / failure) / draws
    roots: Values = (np.sqrt(slack) + np.sqrt(slack + 4 * counts / draws)) / 2
    return roots**2


def _enough(bounds: Values, errors: Values, failure: float) -> int:
    """Return how many draws keep every share within its error, with probability 1 - `failure` for all at once."""
    chances = np.minimum(bounds, 0.5)
    rates = errors**2 / (2 * chances * (1 - chances) + 2 * errors / 3)
    few, many = 0, _LEAST
    while 2 * np.exp(-many * rates).sum() > failure:
        few, many = many, 2 * many
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (middle, many) if 2 * np.exp(-middle * rates).sum() > failure else (few, middle)
    return many


class _Draws:
    """Random shortest paths between members of the classes of true twins, counted class by class."""

    def __init__(self, matrix: Matrix, seed: int, progress: Progress) -> None:
        first, self.class_of, members = twins.classes(matrix)
        self.members = members.astype(np.float64)
        self._matrix = twins.quotient(matrix, first, self.class_of)
        self._random = np.random.default_rng(seed)
        self._progress = progress
        self._sample = _sample.for_work(_BATCH * 100)

    def counts(self, draws: int) -> Rows:
        """Return for each class how many of so many new paths pass through one of its members."""
        through = np.zeros(self.members.size, np.int64)
        size = self.class_of.size
        for done in range(0, draws, _BATCH):
            self._progress("betweenness", done, draws)
            batch = min(_BATCH, draws - done)
            starts = self._random.integers(0, size, batch)
            # Any other node, all equally likely.
            ends = (starts + self._random.integers(1, size, batch)) % size
            states = self._random.integers(1, 2**64, batch, dtype=np.uint64)
            ends_of_paths = self.class_of[starts], self.class_of[ends]
            self._sample(self._matrix.indptr, self._matrix.indices, self.members, *ends_of_paths, states, through)
        self._progress("betweenness", draws, draws)
        return through


@Kernel
def _sample(
    indptr: Indices,
    indices: Indices,
    members: Values,
    starts: Rows,
    ends: Rows,
    states: "NDArray[np.uint64]",
    through: Rows,
) -> None:
    """Count in `through` which classes lie inside one random shortest path between each start and its end."""
    size = indptr.size - 1
    # Paths are those that lead on from a class: as many as lead to it, times its members; those of an end start from one member.
    side, level, paths = np.zeros(size, np.int8), np.zeros(size, np.int32), np.zeros(size)
    # Each side's queue, where its front begins and ends, and how many ties the front has.
    queue = np.empty((2, size), np.int32)
    front, tail, ties = np.zeros(2, np.int64), np.zeros(2, np.int64), np.zeros(2, np.int64)
    meeting = np.zeros(2, np.int64)
    a, b, c, scale = np.uint64(13), np.uint64(7), np.uint64(17), 2.0**-53
    for pair in range(starts.size):
        if starts[pair] == ends[pair]:
            # Two twins: their tie is their only shortest path.
            continue
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
            new_tail, new_ties = stop, 0
            for turn in range(begin, stop):
                node = queue[each, turn]
                further = level[node] + 1
                for place in range(indptr[node], indptr[node + 1]):
                    other = indices[place]
                    if side[other] == 0:
                        # Once the sides have met, whatever is further out lies on no shortest path.
                        if met == 0.0:
                            side[other], level[other], paths[other] = each + 1, further, paths[node] * members[other]
                            queue[each, new_tail] = other
                            new_tail += 1
                            new_ties += indptr[other + 1] - indptr[other]
                    elif side[other] == each + 1:
                        if level[other] == further:
                            paths[other] += paths[node] * members[other]
                    else:
                        # Keep this tie with its share of all paths met so far: in the end each has its share of all.
                        weight = paths[node] * paths[other]
                        met += weight
                        state ^= state << a
                        state ^= state >> b
                        state ^= state << c
                        if np.float64(state >> np.uint64(11)) * scale * met < weight:
                            meeting[0], meeting[1] = node, other
            front[each], tail[each], ties[each] = stop, new_tail, new_ties
        if met > 0.0:
            for end in range(2):
                node = meeting[end]
                while level[node] > 0:
                    through[node] += 1
                    state ^= state << a
                    state ^= state >> b
                    state ^= state << c
                    left = np.float64(state >> np.uint64(11)) * scale * paths[node] / members[node]
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
