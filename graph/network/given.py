"""Networks from ties that somebody already has: pairs, a data frame, a NetworkX graph."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy.sparse import coo_array

from samspill.graph.errors import InputError
from samspill.graph.network.network import Description, Network, canonical

if TYPE_CHECKING:
    import networkx as nx


def network_of(ties: pd.DataFrame | Iterable[tuple[Any, ...]], organisations: pd.DataFrame | None = None) -> Network:
    """Return the network of given ties, whose first columns are one end, the other end and, if there is a third, the weight.

    Weights of the same pair are added up, and ties of somebody with itself are left out and counted. `organisations` (columns
    id, name, kind) adds names, kinds and those without ties; otherwise an organisation is called by its id. Raises InputError
    for a weight that is not a positive number.
    """
    frame = pd.DataFrame(ties)
    if frame.shape[1] < 2:  # noqa: PLR2004  two ends
        frame = pd.DataFrame({0: [], 1: []})
    first, second = (frame.iloc[:, end].astype(str) for end in (0, 1))
    weights = frame.iloc[:, 2].to_numpy(np.float64) if frame.shape[1] > 2 else np.ones(len(frame))  # noqa: PLR2004
    _refuse_impossible(first, second, weights)
    known = _known(pd.concat([first, second]), organisations)
    index = pd.Index(known["id"])
    one, other = index.get_indexer(first), index.get_indexer(second)
    ends = (np.concatenate([one, other]), np.concatenate([other, one]))
    matrix = canonical(coo_array((np.concatenate([weights, weights]), ends), shape=(len(index), len(index))))
    return Network(known, matrix, Description("given", self_ties=int((one == other).sum())))


def from_networkx(graph: "nx.Graph[Any]", weight: str = "weight") -> Network:
    """Return the network of an undirected NetworkX graph; a node's `name` and `kind`, where it has them, are kept.

    Raises InputError for a directed graph.
    """
    if graph.is_directed():
        message = "The graph is directed; give its undirected form: graph.to_undirected()."
        raise InputError(message)
    described = (
        (str(node), str(data.get("name", node)), str(data.get("kind", ""))) for node, data in graph.nodes(data=True)
    )
    organisations = pd.DataFrame(described, columns=["id", "name", "kind"], dtype=str)
    return network_of(graph.edges(data=weight, default=1.0), organisations)


def _known(mentioned: "pd.Series[str]", organisations: pd.DataFrame | None) -> pd.DataFrame:
    ids = pd.Series(mentioned.unique(), dtype=str)
    named = pd.DataFrame({"id": ids, "name": ids, "kind": ""})
    if organisations is not None:
        named = pd.concat([organisations[["id", "name", "kind"]], named]).drop_duplicates("id")
    return named.sort_values("id", ignore_index=True)


def _refuse_impossible(first: "pd.Series[str]", second: "pd.Series[str]", weights: "np.ndarray[Any, Any]") -> None:
    impossible = np.flatnonzero(~(np.isfinite(weights) & (weights > 0)))
    if impossible.size:
        row = int(impossible[0])
        message = (
            f"The tie from {first.iloc[row]} to {second.iloc[row]} (row {row + 1}) weighs {weights[row]}:"
            " a weight is a positive number. Leave the row out if there is no tie."
        )
        raise InputError(message)
