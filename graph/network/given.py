"""Networks from ties that somebody already has: pairs, a data frame, an Arrow table, a Parquet file, a NetworkX graph."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np
import pandas as pd
from scipy.sparse import coo_array

from samspill.graph.errors import InputError
from samspill.graph.network.arrays import Values, canonical
from samspill.graph.network.network import Description, Network

if TYPE_CHECKING:
    import networkx as nx


@runtime_checkable
class ArrowTable(Protocol):
    """Anything that gives its columns by the Arrow C stream interface: tables of pyarrow, Polars or DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return a stream of Arrow arrays."""
        ...


Ties = pd.DataFrame | ArrowTable | Iterable[tuple[Any, ...]]


def network_of(ties: Ties, organisations: pd.DataFrame | None = None) -> Network:
    """Return the network of given ties: pairs, pairs with a weight, or a frame or Arrow table whose first columns hold the same.

    Columns called from, to and weight are taken wherever they stand, so that what `to_pandas` and `to_arrow` give comes back.

    Weights of the same pair are added up, and ties of somebody with itself are left out and counted. `organisations` (columns
    id, name, kind) adds names, kinds and those without ties; otherwise an organisation is called by its id. Raises InputError
    for a weight that is not a positive number, and for a frame without two columns.
    """
    first, second, weights = _columns(ties)
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
        raise InputError("The graph is directed; give its undirected form: graph.to_undirected().")
    described = (
        (str(node), str(data.get("name", node)), str(data.get("kind", ""))) for node, data in graph.nodes(data=True)
    )
    organisations = pd.DataFrame(described, columns=["id", "name", "kind"], dtype=str)
    return network_of(graph.edges(data=weight, default=1.0), organisations)


def from_parquet(ties: Path, organisations: Path | None = None) -> Network:
    """Return the network of ties in a Parquet file, in the form that `network_of` takes; a second file may tell of organisations.

    Raises InputError for a file that cannot be read as Parquet.
    """
    return network_of(_read(ties), None if organisations is None else _read(organisations))


def _read(path: Path) -> pd.DataFrame:
    try:
        return pd.read_parquet(path, engine="pyarrow")
    except (OSError, ValueError) as exc:
        raise InputError("{path} cannot be read as a Parquet file: {reason}", path=path, reason=exc) from exc


def _frame(ties: Ties) -> pd.DataFrame:
    if isinstance(ties, pd.DataFrame):
        frame = ties
    elif isinstance(ties, ArrowTable):
        import pyarrow as pa  # noqa: PLC0415  takes longer to import than a small network to make

        frame = pa.table(ties).to_pandas()
    else:
        return pd.DataFrame([(*tie, 1.0)[:3] for tie in ties], columns=["from", "to", "weight"])
    named = [name for name in ("from", "to", "weight") if name in frame.columns]
    return frame[named] if {"from", "to"} <= set(named) else frame


def _columns(given: Ties) -> tuple["pd.Series[str]", "pd.Series[str]", Values]:
    ties = _frame(given)
    match [ties.iloc[:, place] for place in range(min(3, ties.shape[1]))]:
        case [first, second]:
            return first.astype(str), second.astype(str), np.ones(len(ties))
        case [first, second, weights]:
            return first.astype(str), second.astype(str), weights.to_numpy(np.float64)
    raise InputError(
        "Ties need two columns, one for each end, and may have a third, the weight: there is {columns}.",
        columns=tuple(ties.columns),
    )


def _known(mentioned: "pd.Series[str]", organisations: pd.DataFrame | None) -> pd.DataFrame:
    ids = pd.Series(mentioned.unique(), dtype=str)
    named = pd.DataFrame({"id": ids, "name": ids, "kind": ""})
    if organisations is not None:
        told = organisations[["id", "name", "kind"]].fillna({"kind": ""})
        named = pd.concat([told, named]).drop_duplicates("id")
    return named.sort_values("id", ignore_index=True)


def _refuse_impossible(first: "pd.Series[str]", second: "pd.Series[str]", weights: Values) -> None:
    impossible = np.flatnonzero(~(np.isfinite(weights) & (weights > 0)))
    if impossible.size:
        row = int(impossible[0])
        raise InputError(
            "The tie from {start} to {end} (row {row}) weighs {weight}: a weight is a positive number. Leave the row out if there is no tie.",
            start=first.iloc[row],
            end=second.iloc[row],
            row=row + 1,
            weight=weights[row],
        )
