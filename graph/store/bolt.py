"""What both engines share, since both speak Bolt with the same driver: reading under the fence, loading, ties."""

import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from functools import partial
from secrets import token_hex
from typing import Any, Final

import neo4j
import pandas as pd
from neo4j.exceptions import Neo4jError

from samspill.cypher.inspection import column_names
from samspill.cypher.texts import load_text
from samspill.graph.errors import ReadOnlyViolation
from samspill.graph.message import Message
from samspill.graph.model import Records
from samspill.graph.store.contents import Edits, Item
from samspill.graph.store.fence import checked
from samspill.graph.store.loading import Bulk, Loading
from samspill.graph.store.metering import metered
from samspill.graph.store.port import (
    AMENDED,
    DEFAULT_LIMITS,
    Amending,
    Limits,
    LoadReport,
    Progress,
    Result,
    no_progress,
)
from samspill.graph.store.stopping import stopping
from samspill.graph.store.stored import read_kinds
from samspill.graph.store.texts import for_type
from samspill.graph.store.translation import sendable, translated
from samspill.graph.store.upkeep import edit, read_contents
from samspill.graph.store.values import plain, unnamed_ends

# What the driver has to say goes to whatever log a program keeps, not to the terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

DRIVER_SETTINGS: Final[dict[str, Any]] = {
    # Whoever waits for a store that is not there should know within seconds.
    "connection_timeout": 3,
    "connection_acquisition_timeout": 4,
    "max_transaction_retry_time": 2,
    "notifications_min_severity": "OFF",
}
TIE_COLUMNS: Final = (
    *("id", "type", "start", "end", "start_kind", "end_kind"),
    *("status", "role", "attendance", "valid_from", "valid_to", "source"),
)
_TIE_VALUES: Final = ("id", "start", "end", "status", "role", "attendance", "valid_from", "valid_to", "source")
"""What `cypher/load/ties.cypher` gives of each."""


class BoltStore(ABC):
    """A store spoken to in Cypher over Bolt; what differs between the engines is abstract here."""

    def __init__(self, where: Message, *, read_only: bool) -> None:
        self._where = where
        """How messages call this store."""
        self._read_only = read_only

    @abstractmethod
    def _reading(self) -> AbstractContextManager[neo4j.Session]:
        """Open a session that the engine keeps from writing."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[neo4j.Session]:
        """Open a session for loads, and for samspill's own reads of everything."""

    @abstractmethod
    def _run(
        self, session: neo4j.Session, query: str, parameters: dict[str, Any], limits: Limits, name: str
    ) -> neo4j.Result:
        """Run a query that came past the fence, under the engine's own fence and time limit; `name` is what `_stop` calls it."""

    @abstractmethod
    def _stop(self, name: str) -> None:
        """Have the engine end a query, if it runs still."""

    def _name(self) -> str:
        """Return what the engine knows this user by, if it does."""
        return ""

    def _bulk(self) -> Bulk | None:
        """Return the way in which the engine takes a large first load, if it has one of its own."""
        return None

    @abstractmethod
    def close(self) -> None:
        """Let go of connections and of the engine."""

    def read(self, query: str, parameters: Mapping[str, Any] | None = None, limits: Limits = DEFAULT_LIMITS) -> Result:
        """Run a query that only reads, with a limit on rows, time and size."""
        text = checked(query)
        started = time.perf_counter()
        with translated(self._where), self._reading() as session:
            columns, records, cut = self._records(session, text, dict(parameters or {}), limits)
            # The embedded engine names no columns when there are no rows.
            columns = columns or column_names(text)
            ids = self._ids(session, unnamed_ends(records))
        rows = tuple(tuple(plain(value, ids) for value in record) for record in records)
        return Result(columns, rows, cut, (time.perf_counter() - started) * 1000)

    def _records(
        self, session: neo4j.Session, query: str, parameters: dict[str, Any], limits: Limits
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]], bool]:
        """Return the columns and rows of a query, and whether there are more rows, when it has ended in the engine too."""
        name = token_hex(8)
        with stopping(partial(self._stop, name), limits.wanted):
            with sendable():
                result = self._run(session, query, parameters, limits, name)
            with metered(result, limits):
                records = [tuple(record.values()) for record in result.fetch(limits.max_rows + 1)]
            if len(records) <= limits.max_rows:
                return tuple(result.keys()), records, False
            # Left alone, one engine would find all other rows, and the driver keep them for later.
            self._stop(name)
            with suppress(Neo4jError):
                result.consume()
            return tuple(result.keys()), records[: limits.max_rows], True

    def load(self, records: Records, *, dry_run: bool = False, progress: Progress = no_progress) -> LoadReport:
        """Bring the store to what `records` says, as a difference; persons who were to be forgotten stay out."""
        if not dry_run:
            self._require_writable()
        with translated(self._where), self._writing() as session:
            return Loading(session, records, progress, self._name(), self._bulk()).run(dry_run=dry_run)

    def ties(self, types: Sequence[str]) -> pd.DataFrame:
        """Return all relationships of the given types, one a row."""
        frames = [_frame("", [])]
        with translated(self._where), self._writing() as session:
            for type_ in dict.fromkeys(types):
                # Part by part: columns take a tenth of the memory of the rows that came.
                frames += (_frame(type_, record["ties"]) for record in session.run(for_type("ties", type_)))
            # Last, since a load that goes on meanwhile creates nodes before their relationships.
            kinds = read_kinds(session)
        frame = pd.concat(frames, ignore_index=True)
        for end in ("start", "end"):
            frame[f"{end}_kind"] = frame[end].map(kinds).astype("str").fillna("")
        return frame[list(TIE_COLUMNS)]

    def version(self) -> str:
        """Return a text that changes when a load has changed the graph."""
        with translated(self._where), self._writing() as session:
            record = session.run(load_text("load/version")).single(strict=True)
        return f"{record['loads']}-{record['finished']}-{record['latest']}"

    def contents(self) -> Iterator[Item]:
        """Go through all nodes, then all relationships, as they are stored."""
        with translated(self._where), self._writing() as session:
            yield from read_contents(session)

    def edit(self, edits: Edits) -> None:
        """Change items as they stand."""
        self._require_writable()
        with translated(self._where), self._writing() as session:
            edit(session, edits)

    def amend(self, title: str, work: Amending) -> None:
        """Change items as `work` says of all that is stored, while no load goes on."""
        self._require_writable()
        with translated(self._where), self._writing() as session:
            Loading(session, Records(AMENDED, title), no_progress, self._name()).amend(work)

    def _require_writable(self) -> None:
        if self._read_only:
            raise ReadOnlyViolation("{where} was opened for reading only", where=self._where)

    def _ids(self, session: neo4j.Session, ends: set[str]) -> dict[str, str]:
        """Return samspill's ids of nodes by the engine's names for them, which alone come with a relationship."""
        if not ends:
            return {}
        return dict(session.run(load_text("load/ids"), {"ends": list(ends)}).values())


def _frame(type_: str, rows: Sequence[list[Any]]) -> pd.DataFrame:
    return pd.DataFrame.from_records(rows, columns=_TIE_VALUES).astype("str").fillna("").assign(type=type_)
