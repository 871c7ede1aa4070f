"""The backbone of a network: the ties that are too strong to be chance."""

from dataclasses import replace

import numpy as np

from samspill.graph.errors import UsageError
from samspill.graph.network.arrays import Values, canonical, row_of_each
from samspill.graph.network.network import Network


def backbone(network: Network, significance: float = 0.05) -> Network:
    """Return the network with the ties only that stand out at one of their ends at least (the disparity filter).

    If an organisation with k ties shared its strength s out at random, a tie of weight w or more would come up with probability
    (1 - w/s)^(k-1); it stays if that is below `significance` (Serrano, Boguñá and Vespignani, Extracting the multiscale
    backbone of complex weighted networks, PNAS 106, 6483-6488, 2009). An organisation's only tie never stands out at its own
    end. Raises UsageError for a significance that is not between 0 and 1.
    """
    if not 0 < significance <= 1:
        raise UsageError("A significance lies between 0 and 1, and {significance} does not.", significance=significance)
    matrix = network.matrix.copy()
    rows = row_of_each(matrix)
    strengths: Values = np.asarray(matrix.sum(axis=1))
    # Rounding may make a share a little more than all.
    chance = np.maximum(1.0 - matrix.data / strengths[rows], 0.0) ** (network.degrees[rows] - 1)
    matrix.data *= chance < significance
    kept = matrix.maximum(matrix.T)
    return Network(network.organisations, canonical(kept), replace(network.description, stated=None), network.evidence)
