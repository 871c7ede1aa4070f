"""Gould and Fernandez' brokerage roles: who stands between two that have no tie, and which groups the three belong to.

R. V. Gould and R. M. Fernandez, Structures of mediation, Sociol. Methodol. 19, 89-126, 1989, for undirected ties, where gatekeeper
and representative are one. Why it is correct: of the d(d-1)/2 pairs of a broker's partners, those of each role follow from how
many partners it has in each group; pairs that are tied need no broker, and are taken off by going through the ties among them.
"""

import numpy as np

from samspill.graph.network.arrays import Indices, Matrix, Rows
from samspill.graph.network.kernels.chunks import stretches
from samspill.graph.network.kernels.compiled import Kernel
from samspill.graph.store.port import Progress, no_progress

ROLES = ("coordinator", "itinerant", "gatekeeper", "liaison")
"""All three in one group; both partners in one other group; one partner in the broker's group; three groups."""


def brokerage(matrix: Matrix, groups: Rows, progress: Progress = no_progress) -> Rows:
    """Return for each node how many pairs it brokers in each of the four roles (columns as ROLES)."""
    counts = np.zeros((matrix.shape[0], len(ROLES)), np.int64)
    degrees = np.diff(matrix.indptr).astype(np.int64)
    number_of_groups = int(groups.max(initial=-1)) + 1
    broker = _broker.for_work(int((degrees**2).sum()))
    for start, stop in stretches(degrees**2, "ties", progress):
        broker(matrix.indptr, matrix.indices, groups, number_of_groups, start, stop, counts)
    return counts


@Kernel
def _broker(
    indptr: Indices, indices: Indices, groups: Rows, number_of_groups: int, start: int, stop: int, counts: Rows
) -> None:
    size = indptr.size - 1
    in_group = np.zeros(number_of_groups, np.int64)
    partner_of = np.full(size, -1, np.int64)
    for broker in range(start, stop):
        first, last = indptr[broker], indptr[broker + 1]
        for place in range(first, last):
            partner = indices[place]
            partner_of[partner] = broker
            in_group[groups[partner]] += 1
        own = in_group[groups[broker]]
        partners = last - first
        same_other = 0
        for place in range(first, last):
            group = groups[indices[place]]
            if group != groups[broker]:
                same_other += in_group[group] * (in_group[group] - 1) // 2
            # Emptied, so that a group is counted once, and the table is clean for the next broker.
            in_group[group] = 0
        counts[broker, 0] = own * (own - 1) // 2
        counts[broker, 1] = same_other
        counts[broker, 2] = own * (partners - own)
        counts[broker, 3] = partners * (partners - 1) // 2 - counts[broker, 0] - same_other - counts[broker, 2]
        for place in range(first, last):
            one = indices[place]
            for onward in range(indptr[one], indptr[one + 1]):
                other = indices[onward]
                if other > one and partner_of[other] == broker:
                    # NumPy adds two truths up to a truth, so both become numbers first.
                    ours = int(groups[one] == groups[broker]) + int(groups[other] == groups[broker])
                    if ours == 2:  # noqa: PLR2004  both
                        counts[broker, 0] -= 1
                    elif ours == 1:
                        counts[broker, 2] -= 1
                    elif groups[one] == groups[other]:
                        counts[broker, 1] -= 1
                    else:
                        counts[broker, 3] -= 1
