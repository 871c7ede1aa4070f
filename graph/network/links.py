"""Link prediction: which ties are likely, judged by the partners that two organisations have in common."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np
import pandas as pd
from scipy.sparse import csr_array, diags_array

from samspill.graph.network.arrays import Rows, Values, values_at
from samspill.graph.network.choices import require
from samspill.graph.network.kernels.meetings import common_weight, strangers
from samspill.graph.network.network import Network
from samspill.graph.store.port import Progress, no_progress

DEFAULT_METHOD: Final = "adamic-adar"
_ROWS: Final = 2_000
"""Organisations whose pairs are scored together, which bounds the memory that takes."""
LINK_METHODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "common-neighbours": "M. E. J. Newman, Clustering and preferential attachment in growing networks, Phys. Rev. E 64, 2001",
        "adamic-adar": "L. A. Adamic and E. Adar, Friends and neighbors on the Web, Social Networks 25, 211-230, 2003",
        "resource-allocation": "T. Zhou, L. Lü and Y.-C. Zhang, Predicting missing links via local information, EPJ B 71, 2009",
    }
)
"""Each method and its paper: a common partner with k partners of its own counts 1, 1/ln k, or 1/k."""


def link_scores(network: Network, pairs: Sequence[tuple[str, str]] | Rows, method: str = DEFAULT_METHOD) -> Values:
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
    network: Network, organisation: str, top: int = 10, method: str = DEFAULT_METHOD
) -> list[tuple[str, float]]:
    """Return the organisations that have no tie with this one but partners in common: the likeliest first, with scores.

    Raises UsageError for a method or organisation that does not exist.
    """
    rows, scores = strangers(network.matrix, _weights(network, method), network.row(organisation))
    order = np.lexsort((rows, -scores))[:top]
    return [(network.ids[row], score) for row, score in zip(rows[order].tolist(), scores[order].tolist(), strict=True)]


def likely_pairs(
    network: Network, top: int = 20, method: str = DEFAULT_METHOD, progress: Progress = no_progress
) -> list[tuple[str, str, float]]:
    """Return the pairs of the whole network that have no tie but partners in common: the likeliest first, with scores.

    Raises UsageError for a method that does not exist.
    """
    weights, size = diags_array(_weights(network, method)), len(network)
    tied = csr_array(network.matrix.astype(bool).astype(np.float64))

    def parts() -> Iterator[pd.DataFrame]:
        for start in range(0, size, _ROWS):
            progress("likely partners", start, size)
            scores = csr_array(tied[start : start + _ROWS] @ weights @ tied).tocoo()
            # A pair that is tied is no stranger; of both orders of a pair one is enough.
            first, second = scores.row.astype(np.int64) + start, scores.col.astype(np.int64)
            strange = (first < second) & (values_at(tied, first, second) == 0)
            yield pd.DataFrame({"first": first[strange], "second": second[strange], "score": scores.data[strange]})

    return [
        (network.ids[one], network.ids[other], score)
        for one, other, score in best_pairs(parts(), top).itertuples(index=False)
    ]


def best_pairs(parts: Iterable[pd.DataFrame], top: int) -> pd.DataFrame:
    """Return the rows with the highest score of frames with the columns first, second, score, holding few of them at a time."""
    best = pd.DataFrame({"first": np.zeros(0, np.int64), "second": np.zeros(0, np.int64), "score": np.zeros(0)})
    for part in parts:
        both = pd.concat([best, part], ignore_index=True)
        best = both.sort_values(["score", "first", "second"], ascending=[False, True, True]).head(top)
    return best


def _weights(network: Network, method: str) -> Values:
    require("method of link prediction", method, LINK_METHODS)
    if method == "common-neighbours":
        return np.ones(len(network))
    return rarity(network.degrees) if method == "adamic-adar" else 1.0 / np.maximum(network.degrees, 1)


def rarity(holders: Rows) -> Values:
    """Return Adamic and Adar's weight 1/ln k of what k have; 0 where nobody shares it with another."""
    return np.divide(1.0, np.log(np.maximum(holders, 1)), out=np.zeros(holders.size), where=holders > 1)
