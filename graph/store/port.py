"""What the rest of samspill asks of a store, whichever engine keeps it; names no engine and no driver."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol, TypedDict

from samspill.graph.model import Problem, Records, Verdict
from samspill.graph.store.contents import Edits, Item

if TYPE_CHECKING:
    # Takes longer to import than the embedded engine to start, whose process imports this package too.
    import pandas as pd

AMENDED: Final = "samspill"
"""The origin of what is changed otherwise than by loading."""
_BYTES_A_ROW: Final = 3_000
_LEAST_ROWS: Final = 10_000
"""However few rows are asked for, they may be as large together as these."""
Row = Sequence[Any]
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""
Amending = Callable[[Iterator[Item]], Iterable[Edits]]
"""Called with all that is stored; gives what to change, one after the other."""


def no_progress(_task: str, _done: int, _total: int) -> None:
    """Report to nobody."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader's query may ask for."""

    max_rows: int = 10_000
    timeout_s: float = 10.0
    wanted: Callable[[], bool] | None = field(default=None, compare=False)
    """Asked some times a second, if it is given: once it says no, the query stops, as if its time were over."""

    @property
    def max_bytes(self) -> int:
        """The most that a result may bring, as it travels: several times what so many rows usually take."""
        return _BYTES_A_ROW * max(self.max_rows, _LEAST_ROWS)


DEFAULT_LIMITS: Final = Limits()


class ResultDocument(TypedDict):
    """A result as programs get it; stable."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gave: one tuple of plain values a row.

    A node is a dict with `labels` (most specific first) and its properties under `properties`; a relationship a dict with
    `type`, `start`, `end` (ids of its nodes) and `properties`; a path a dict with `nodes` and `relationships`; dates and
    times are ISO text.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False
    ms: float = 0.0
    """Milliseconds from sending the query to having the rows."""

    def document(self) -> ResultDocument:
        """Return the result as JSON-ready lists."""
        return {"columns": list(self.columns), "rows": [list(row) for row in self.rows], "truncated": self.truncated}

    def records(self) -> list[dict[str, Any]]:
        """Return each row as a dict from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, or with `dry_run` would do; nodes, relationships and sources are counted together."""

    source: str
    """The origin of the records, such as `workbook:troms`."""
    read: int
    """Rows read from the input, good and bad."""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    ended: int = 0
    """Claims that this origin does not make any more: removed or given an end date, as its kind demands."""
    problems: tuple[Problem, ...] = ()
    by_kind: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """The same counts for each label and relationship type: `{"Company": {"new": 3, …}, "WORKS_WITH": …}`."""
    gone: frozenset[str] = frozenset()
    """Ids of places, organisations and the like that nobody states any more."""
    dry_run: bool = False
    joined: tuple[Verdict, ...] = ()
    """Decisions that organisations of the load are the same as others, taken right after it where that was asked for."""

    @property
    def kept(self) -> int:
        """How many of the unchanged this origin states no more and that stay, since it may have been another file that stated them."""
        return sum(counts.get("kept", 0) for counts in self.by_kind.values())


class Store(Protocol):
    """A property graph of samspill's model, spoken to in Cypher.

    Every method may raise StoreUnavailable. Safe to use from several threads.
    """

    def read(self, query: str, parameters: Mapping[str, Any] | None = None, limits: Limits = DEFAULT_LIMITS) -> Result:
        """Run a Cypher query that cannot change anything, whoever wrote it.

        Raises ReadOnlyViolation, QueryTimeout or QueryError.
        """
        ...

    def load(self, records: Records, *, dry_run: bool = False, progress: Progress = no_progress) -> LoadReport:
        """Bring the store to what `records` says, as a difference: what is the same already is left alone."""
        ...

    def ties(self, types: Sequence[str]) -> "pd.DataFrame":
        """Return all relationships of the given types, one a row, for analysis.

        Columns, all text (empty where absent): id, type, start, end, start_kind, end_kind (most specific labels), status, role,
        attendance, valid_from, valid_to, source.
        """
        ...

    def version(self) -> str:
        """Return a text that changes when a load has changed the graph, for whoever keeps something computed from it."""
        ...

    def close(self) -> None:
        """Let go of connections and, if nobody else uses it, of the embedded engine. Calling it again does nothing."""
        ...


class KeptStore(Store, Protocol):
    """A store as its keeper has it, who takes everything out, puts it back as it was, and mends it."""

    def contents(self) -> Iterator[Item]:
        """Go through all nodes, then all relationships, as they are stored, also those that are none of samspill's."""
        ...

    def edit(self, edits: Edits) -> None:
        """Change items as they stand, which no load tells about.

        Raises ReadOnlyViolation if the store was opened for reading only.
        """
        ...

    def amend(self, title: str, work: Amending) -> None:
        """Change items as `work` says of all that is stored, while no load goes on, so that `version` changes; `title` is told to those who wait.

        Raises as `edit` and `load` do.
        """
        ...
