"""The network that measures are computed on: organisations as rows, ties as a sparse matrix, and what it was made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pandas as pd
from scipy.sparse import triu

from samspill.graph.message import Message
from samspill.graph.names import alphabetical
from samspill.graph.network.arrays import Matrix, Rows, Values, canonical
from samspill.graph.network.choices import require
from samspill.graph.network.evidence import Evidence, Through
from samspill.graph.network.filters import Filters
from samspill.graph.network.notes import Note, NoteCode

if TYPE_CHECKING:
    import pyarrow as pa

_LISTED = 12
"""Networks of no more organisations name them all to somebody who asks for another one."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a network was made from, and what was left out."""

    projection: str
    filters: Filters = field(default_factory=Filters)
    activities: int = 0
    """How many shared activities, memberships or persons its ties go through."""
    too_large: int = 0
    """How many were left out for having more participants than the filters allow."""
    self_ties: int = 0
    """How many relationships of an organisation with itself were left out."""
    sources: int | None = None
    """How many sources its ties rest on; None if that is not known."""
    stated: int | None = None
    """How many of its ties somebody states outright; None if that is not known."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What the places, themes and organisations named here are called, by id."""
    around: tuple[str, ...] = ()
    """Organisations: only the community that the first is in, of that the one that the second is in, and so on."""

    def notes(self) -> list[Note]:
        """Return remarks on what was left out."""
        left_out = [
            Note(NoteCode.TOO_LARGE, self.too_large, self.filters.max_participants),
            Note(NoteCode.SELF_TIES, self.self_ties),
        ]
        return [note for note in left_out if note.count]


@dataclass(frozen=True, eq=False)
class Network:
    """Organisations and the ties between them; undirected, weighted, without ties of an organisation with itself."""

    organisations: pd.DataFrame
    """Columns id, name, kind, sorted by id; row i of it is row i of the matrix."""
    matrix: Matrix
    """Symmetric float64 weights, positive where there is a tie; indices int32, sorted."""
    description: Description
    evidence: Evidence = field(default_factory=Evidence.none, repr=False)

    def __len__(self) -> int:
        """Return the number of organisations."""
        return len(self.organisations)

    @property
    def ties(self) -> int:
        """The number of tied pairs."""
        return int(self.matrix.nnz) // 2

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the organisations, row by row."""
        return list(self.organisations["id"])

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each organisation by its id."""
        return {id_: row for row, id_ in enumerate(self.ids)}

    @cached_property
    def degrees(self) -> Rows:
        """The number of partners of each organisation."""
        return np.diff(self.matrix.indptr).astype(np.int64)

    def row(self, organisation: str) -> int:
        """Return the row of an organisation; raise UsageError if it is not in the network."""
        if organisation not in self.rows:
            thing = Message(
                "organisation in this network ({projection}) with the id", projection=self.description.projection
            )
            require(thing, organisation, self.rows, listed=len(self.rows) <= _LISTED)
        return self.rows[organisation]

    def rows_of(self, organisations: Iterable[str]) -> Rows:
        """Return the rows of many organisations; raise UsageError for the first that is not in the network."""
        ids = list(organisations)
        try:
            return np.fromiter(map(self.rows.__getitem__, ids), np.int64, len(ids))
        except KeyError:
            return np.array([self.row(id_) for id_ in ids], dtype=np.int64)

    def neighbours(self, organisation: str) -> list[tuple[str, float]]:
        """Return the partners of an organisation with the weight of each tie, strongest first, then by name."""
        row = self.row(organisation)
        part = slice(self.matrix.indptr[row], self.matrix.indptr[row + 1])
        names = self.organisations["name"]
        found = zip(self.matrix.indices[part].tolist(), self.matrix.data[part].tolist(), strict=True)
        ordered = sorted(found, key=lambda each: (-each[1], alphabetical(names.iloc[each[0]]), each[0]))
        return [(self.ids[other], weight) for other, weight in ordered]

    def through(self, first: str, second: str) -> list[Through]:
        """Return what joins two organisations: direct relationships first, then what both take part in.

        Empty if they have no tie in this network. Raises UsageError for an organisation that is not in it.
        """
        if not self.matrix[self.row(first), self.row(second)]:
            return []
        return self.evidence.between(first, second)

    def ego(self, organisation: str, steps: int = 1) -> "Network":
        """Return the organisation, everybody within `steps` ties of it, and all ties between them."""
        reached = np.zeros(len(self), dtype=bool)
        reached[self.row(organisation)] = True
        for _ in range(steps):
            reached |= (self.matrix @ reached.astype(np.float64)) > 0
        return self.part(np.flatnonzero(reached))

    def part(self, rows: Iterable[int] | Rows) -> "Network":
        """Return the network of the organisations in the given rows, with all ties between them."""
        kept = np.unique(np.asarray(rows, dtype=np.int64))
        organisations = self.organisations.iloc[kept].reset_index(drop=True)
        matrix = canonical(self.matrix[kept][:, kept])
        stated = None if self.description.stated is None else self._stated_among(kept)
        return Network(organisations, matrix, replace(self.description, stated=stated), self.evidence)

    def _stated_among(self, rows: Rows) -> int:
        kept = {self.ids[row] for row in rows}
        pairs = self.evidence.stated_pairs
        return int((pairs["first"].isin(kept) & pairs["second"].isin(kept)).sum())

    def pairs(self) -> tuple[Rows, Rows, Values]:
        """Return each tie once: row of the first, row of the second, weight; first < second, sorted."""
        upper = triu(self.matrix, k=1, format="coo")
        order = np.lexsort((upper.col, upper.row))
        return upper.row[order].astype(np.int64), upper.col[order].astype(np.int64), upper.data[order]

    def to_pandas(self) -> pd.DataFrame:
        """Return each tie once, as a frame with the columns from, from_name, to, to_name, weight."""
        first, second, weight = self.pairs()
        ends = {"from": first, "to": second}
        columns: dict[str, object] = {}
        for end, rows in ends.items():
            columns[end] = self.organisations["id"].to_numpy()[rows]
            columns[f"{end}_name"] = self.organisations["name"].to_numpy()[rows]
        return pd.DataFrame({**columns, "weight": weight})

    def to_arrow(self) -> "pa.Table":
        """Return each tie once, as an Arrow table with the columns of `to_pandas`; its metadata name the projection."""
        import pyarrow as pa  # noqa: PLC0415  takes longer to import than a small network to make

        table = pa.Table.from_pandas(self.to_pandas(), preserve_index=False)
        return table.replace_schema_metadata({**table.schema.metadata, "projection": self.description.projection})

    def to_networkx(self) -> "nx.Graph[str]":
        """Return a new `networkx.Graph` with the ids as nodes (name, kind) and the weights on its edges (weight)."""
        graph: nx.Graph[str] = nx.Graph()
        for id_, name, kind in self.organisations[["id", "name", "kind"]].itertuples(index=False):
            graph.add_node(id_, name=name, kind=kind)
        first, second, weight = self.pairs()
        for one, other, value in zip(first.tolist(), second.tolist(), weight.tolist(), strict=True):
            graph.add_edge(self.ids[one], self.ids[other], weight=value)
        return graph
