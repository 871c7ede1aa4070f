"""Link prediction: which ties are likely, judged by the partners that two organisations have in common."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np

from samspill.graph.network.arrays import Rows, Values
from samspill.graph.network.choices import require
from samspill.graph.network.kernels.meetings import common_weight, strangers
from samspill.graph.network.network import Network

LINK_METHODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "common-neighbours": "M. E. J. Newman, Clustering and preferential attachment in growing networks, Phys. Rev. E 64, 2001",
        "adamic-adar": "L. A. Adamic and E. Adar, Friends and neighbors on the Web, Social Networks 25, 211-230, 2003",
        "resource-allocation": "T. Zhou, L. Lü and Y.-C. Zhang, Predicting missing links via local information, EPJ B 71, 2009",
    }
)
"""Each method and its paper: a common partner with k partners of its own counts 1, 1/ln k, or 1/k."""


def link_scores(network: Network, pairs: Sequence[tuple[str, str]] | Rows, method: str = "adamic-adar") -> Values:
    """Return how likely a tie between each pair is, judged by their common partners (see LINK_METHODS).

    Pairs are ids, or an array of two columns of rows of the network, which spares looking ids up where there are very many.
    Raises UsageError for a method or organisation that does not exist.
    """
    if isinstance(pairs, np.ndarray):
        first, second = pairs.T
    else:
        first, second = (network.rows_of([pair[end] for pair in pairs]) for end in (0, 1))
    return common_weight(network.matrix, _weights(network, method), first, second)


def likely_partners(
    network: Network, organisation: str, top: int = 10, method: str = "adamic-adar"
) -> list[tuple[str, float]]:
    """Return the organisations that have no tie with this one but partners in common: the likeliest first, with scores.

    Raises UsageError for a method or organisation that does not exist.
    """
    rows, scores = strangers(network.matrix, _weights(network, method), network.row(organisation))
    order = np.lexsort((rows, -scores))[:top]
    return [(network.ids[row], score) for row, score in zip(rows[order].tolist(), scores[order].tolist(), strict=True)]


def _weights(network: Network, method: str) -> Values:
    require("method of link prediction", method, LINK_METHODS)
    if method == "common-neighbours":
        return np.ones(len(network))
    return rarity(network.degrees) if method == "adamic-adar" else 1.0 / np.maximum(network.degrees, 1)


def rarity(holders: Rows) -> Values:
    """Return Adamic and Adar's weight 1/ln k of what k have; 0 where nobody shares it with another."""
    return np.divide(1.0, np.log(np.maximum(holders, 1)), out=np.zeros(holders.size), where=holders > 1)
