"""Networks from ties that somebody already has: pairs, a data frame, an Arrow table, a Parquet file, a NetworkX graph."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np
import pandas as pd
from scipy.sparse import coo_array

from samspill.graph.errors import InputError
from samspill.graph.network.arrays import Rows, Values, canonical
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
    id, name, kind) adds names, kinds and those without ties; otherwise an organisation is called by its id, which is always a
    text. Raises InputError for a weight that is not a positive number, a tie without two ends, different ends with the same text,
    organisations without an id or with the same, and a frame without the columns that it needs.
    """
    frame = _columns(ties)
    weights = _weights(frame)
    codes, mentioned = _ids(pd.concat([frame["from"], frame["to"]], ignore_index=True))
    known = _known(mentioned, organisations)
    ends_of = pd.Index(known["id"]).get_indexer(pd.Index(mentioned))[codes]
    one, other = ends_of[: len(frame)], ends_of[len(frame) :]
    ends = (np.concatenate([one, other]), np.concatenate([other, one]))
    matrix = canonical(coo_array((np.concatenate([weights, weights]), ends), shape=(len(known), len(known))))
    return Network(known, matrix, Description("given", self_ties=int((one == other).sum())))


def from_networkx(graph: "nx.Graph[Any]", weight: str = "weight") -> Network:
    """Return the network of an undirected NetworkX graph; a node's `name` and `kind`, where it has them, are kept.

    Raises InputError for a directed graph, and for what `network_of` refuses.
    """
    if graph.is_directed():
        raise InputError("The graph is directed; give its undirected form: graph.to_undirected().")
    described = ((node, data.get("name"), data.get("kind")) for node, data in graph.nodes(data=True))
    organisations = pd.DataFrame(described, columns=["id", "name", "kind"], dtype=object)
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
        return _frame_of_tuples(list(ties))
    named = [name for name in ("from", "to", "weight") if name in frame.columns]
    return frame[named] if {"from", "to"} <= set(named) else frame


def _frame_of_tuples(ties: list[tuple[Any, ...]]) -> pd.DataFrame:
    for row, tie in enumerate(ties, 1):
        if not isinstance(tie, Sequence | np.ndarray) or isinstance(tie, str) or len(tie) not in {2, 3}:
            raise InputError(
                "Row {row} is no tie: {tie}. Give two ends, and a weight if you have one.", row=row, tie=tie
            )
    return pd.DataFrame([(*tie, 1.0)[:3] for tie in ties], columns=["from", "to", "weight"])


def _columns(given: Ties) -> pd.DataFrame:
    """Return the ties as they were given, with the columns from, to and weight."""
    ties = _frame(given)
    if ties.shape[1] < 2:  # noqa: PLR2004  the two ends
        raise InputError(
            "Ties need two columns, one for each end, and may have a third, the weight: there is {columns}.",
            columns=tuple(ties.columns),
        )
    named = ties.iloc[:, :3].reset_index(drop=True).set_axis(["from", "to", "weight"][: ties.shape[1]], axis=1)
    return named if "weight" in named else named.assign(weight=1.0)


def _weights(ties: pd.DataFrame) -> Values:
    try:
        weights = ties["weight"].to_numpy(np.float64)
    except (TypeError, ValueError):
        weights = ties["weight"].map(_number).to_numpy(np.float64)
    impossible = np.flatnonzero(~(np.isfinite(weights) & (weights > 0)))
    if impossible.size:
        row = int(impossible[0])
        start, end, weight = ties.iloc[row]
        raise InputError(
            "The tie from {start} to {end} (row {row}) weighs {weight}: a weight is a positive number. Leave the row out if there is no tie.",
            start=start,
            end=end,
            row=row + 1,
            weight=weight,
        )
    # Every tie counts from both of its ends.
    with np.errstate(over="ignore"):
        if not np.isfinite(2 * weights.sum()):
            raise InputError("The weights add up to more than a number can hold: give smaller ones.")
    return weights


def _number(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return float("nan")


def _ids(ends: "pd.Series[Any]") -> tuple[Rows, list[str]]:
    """Return for each end the place of its id, and the ids as texts; the first half of the ends are those that ties start from."""
    codes, found = pd.factorize(ends)
    ids = [str(each) for each in found]
    nameless = np.flatnonzero((codes < 0) | np.array([not id_ for id_ in ids] + [True])[codes])
    if nameless.size:
        raise InputError("The tie in row {row} lacks an end.", row=int(nameless[0]) % (len(ends) // 2) + 1)
    _refuse_the_same(found, ids)
    return codes.astype(np.int64), ids


def _refuse_the_same(given: Iterable[object], ids: Iterable[str]) -> None:
    """Raise InputError if two organisations have the same id."""
    seen: dict[str, object] = {}
    for each, id_ in zip(given, ids, strict=True):
        if id_ in seen:
            raise InputError(
                "Two organisations have the id {id}: {one!r} and {other!r}. Ids are compared as texts.",
                id=id_,
                one=seen[id_],
                other=each,
            )
        seen[id_] = each


def _known(mentioned: list[str], organisations: pd.DataFrame | None) -> pd.DataFrame:
    ids = pd.Series(mentioned, dtype=str)
    named = pd.DataFrame({"id": ids, "name": ids, "kind": ""})
    if organisations is not None:
        named = pd.concat([_told(organisations), named]).drop_duplicates("id")
    return named.sort_values("id", ignore_index=True)


def _told(organisations: pd.DataFrame) -> pd.DataFrame:
    """Return what is told of organisations, as texts; one without a name is called by its id."""
    if not {"id", "name", "kind"} <= set(organisations.columns):
        raise InputError(
            "Organisations need the columns id, name and kind: there is {columns}.",
            columns=tuple(organisations.columns),
        )
    told = organisations[["id", "name", "kind"]].reset_index(drop=True)
    ids = told["id"].astype(str)
    nameless = np.flatnonzero(told["id"].isna() | (ids == ""))
    if nameless.size:
        raise InputError("The organisation in row {row} has no id.", row=int(nameless[0]) + 1)
    _refuse_the_same(told["id"], ids)
    names = told["name"].where(told["name"].notna() & (told["name"] != ""), ids)
    return pd.DataFrame(
        {"id": ids, "name": names.astype(str), "kind": told["kind"].astype(object).fillna("").astype(str)}
    )
