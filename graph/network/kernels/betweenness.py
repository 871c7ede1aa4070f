"""Betweenness: how many shortest paths pass through each node, by Brandes' algorithm on classes of true twins.

Why it is correct. U. Brandes (A faster algorithm for betweenness centrality, J. Math. Sociol. 25, 163-177, 2001): a breadth-first
search from s counts the shortest paths σ(v) to every v; going back from the farthest, the dependency of s on v is
δ(v) = Σ σ(v)/σ(w) · (1 + δ(w)) over the w one step further out that v leads to. Summed over all s this is the betweenness.

With classes of twins for nodes: a class of m members at the next step multiplies the paths through it by m (each member leads
on alike), and as an end it counts m times. A path between two members of one class is their tie, with nobody between, so
the class of s itself needs no special care. Each class is searched from once and its result counted for each of its members.
"""

from typing import Final

import numpy as np

from samspill.graph.network.arrays import Indices, Matrix, Values
from samspill.graph.network.kernels import twins
from samspill.graph.network.kernels.chunks import in_chunks
from samspill.graph.network.kernels.compiled import Kernel
from samspill.graph.store.port import Progress, no_progress

_CHUNK: Final = 128
"""Searches between two reports, at most."""
_STEPS_AT_ONCE: Final = 30_000_000
"""Ties looked at between two reports: some tenths of a second, compiled."""


def path_loads(matrix: Matrix, progress: Progress = no_progress, threads: int = 1) -> Values:
    """Return for each node the number of ordered pairs of others whose shortest paths pass through it, split paths in parts."""
    first, class_of, counts = twins.classes(matrix)
    merged = twins.quotient(matrix, first, class_of)
    members, loads = counts.astype(np.float64), np.zeros(first.size)
    search = _search.for_work(2 * first.size * max(merged.nnz, 1))

    def work(start: int, stop: int) -> Values:
        found = np.zeros(first.size)
        search(merged.indptr, merged.indices, members, start, stop, found)
        return found

    chunk = max(1, min(_CHUNK, _STEPS_AT_ONCE // max(merged.nnz, 1)))
    for found in in_chunks("betweenness", first.size, chunk, work, progress, threads):
        loads += found
    return loads[class_of]


@Kernel
def _search(indptr: Indices, indices: Indices, members: Values, start: int, stop: int, loads: Values) -> None:
    """Add to `loads` what the searches from the classes start … stop - 1 find."""
    size = indptr.size - 1
    distance = np.full(size, -1, np.int32)
    paths, dependency = np.zeros(size), np.zeros(size)
    queue = np.empty(size, np.int32)
    for source in range(start, stop):
        distance[source] = 0
        paths[source] = 1.0
        queue[0] = source
        head, tail = 0, 1
        while head < tail:
            node = queue[head]
            head += 1
            further = distance[node] + 1
            leading_on = paths[node] if node == source else paths[node] * members[node]
            for place in range(indptr[node], indptr[node + 1]):
                other = indices[place]
                if distance[other] < 0:
                    distance[other] = further
                    queue[tail] = other
                    tail += 1
                    paths[other] = leading_on
                elif distance[other] == further:
                    paths[other] += leading_on
        for turn in range(tail - 1, 0, -1):
            node = queue[turn]
            share = members[node] * (1.0 + dependency[node]) / paths[node]
            nearer = distance[node] - 1
            if nearer > 0:
                for place in range(indptr[node], indptr[node + 1]):
                    other = indices[place]
                    if distance[other] == nearer:
                        dependency[other] += paths[other] * share
            loads[node] += members[source] * dependency[node]
        for turn in range(tail):
            node = queue[turn]
            distance[node] = -1
            paths[node] = 0.0
            dependency[node] = 0.0
