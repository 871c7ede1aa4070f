"""The store in a directory of this machine."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any, Final, TypeVar

import neo4j
import pandas as pd
from neo4j.exceptions import CypherSyntaxError

from samspill.graph.errors import QueryError, QueryTimeout, ReadOnlyViolation, StoreUnavailable
from samspill.graph.message import Message
from samspill.graph.store.bolt import DRIVER_SETTINGS, BoltStore
from samspill.graph.store.embedded.arcade import DATABASE, OWNER, READER
from samspill.graph.store.embedded.bulk import write_first_load
from samspill.graph.store.embedded.directory import StoreDirectory
from samspill.graph.store.embedded.lease import Lease, take_lease
from samspill.graph.store.embedded.positions import in_the_readers_text
from samspill.graph.store.embedded.watch import marked
from samspill.graph.store.loading import WRITE, Bulk
from samspill.graph.store.location import EmbeddedLocation
from samspill.graph.store.port import DEFAULT_LIMITS, Limits, Progress, Result
from samspill.graph.store.translation import OVER_TIME
from samspill.graph.store.writing import Statement

_NOTICE_S: Final = 1.0
"""How long the end of an engine may stay unnoticed after its connections are gone."""
_GAVE_UP: Final = "{where} gave the query up, most likely because it needs more memory than there is: ask for fewer rows, or for less at once"
_NO_ROOM: Final = "{where} cannot take the load: {reason}. Nothing of it is stored"
Answer = TypeVar("Answer")


class EmbeddedStore(BoltStore):
    """Holds a lease on the engine of a directory, and takes a new one when that engine is gone."""

    def __init__(self, location: EmbeddedLocation, *, read_only: bool) -> None:
        super().__init__(Message("The store {directory}", directory=location.directory), read_only=read_only)
        self._directory = StoreDirectory(location.directory.absolute())
        self._directory.prepare(make=not read_only)
        self._copy = None if self._directory.is_writable else self._directory.copy()
        if self._copy:
            self._directory = StoreDirectory(Path(self._copy.name))
        self._lock = RLock()
        self._closed = False
        self._engage()

    def _engage(self) -> None:
        self._lease: Lease = take_lease(self._directory)
        address = self._lease.address
        uri = f"bolt://127.0.0.1:{address.bolt_port}"
        self._owner = neo4j.GraphDatabase.driver(uri, auth=(OWNER, address.owner_password), **DRIVER_SETTINGS)
        self._reader = neo4j.GraphDatabase.driver(uri, auth=(READER, address.reader_password), **DRIVER_SETTINGS)

    def read(self, query: str, parameters: Mapping[str, Any] | None = None, limits: Limits = DEFAULT_LIMITS) -> Result:
        """Run a query that only reads, with a limit on rows, time and size."""
        started = time.monotonic()
        try:
            return super().read(query, parameters, limits)
        except StoreUnavailable as error:
            if self._closed:
                raise
            if time.monotonic() - started > limits.timeout_s:
                # Not once more: it would end the next engine as well.
                raise QueryTimeout(OVER_TIME) from error
            if not self._lease.has_ended(within_s=_NOTICE_S):
                raise QueryError(_GAVE_UP, where=self._where) from error
        return super().read(query, parameters, limits)

    def ties(self, types: Sequence[str]) -> pd.DataFrame:
        """Return all relationships of the given types, one a row."""
        return self._with_an_engine(partial(super().ties, types))

    def version(self) -> str:
        """Return a text that changes when a load has changed the graph."""
        return self._with_an_engine(super().version)

    def _with_an_engine(self, reading: Callable[[], Answer]) -> Answer:
        """Read once more, from a new engine, if the one that was asked has ended meanwhile."""
        try:
            return reading()
        except StoreUnavailable:
            if self._closed or not self._lease.has_ended(within_s=_NOTICE_S):
                raise
            return reading()

    def _require_writable(self) -> None:
        if self._copy:
            raise ReadOnlyViolation(
                "{where} is where nothing can be written: load into another directory", where=self._where
            )
        super()._require_writable()

    def _disengage(self) -> None:
        self._owner.close()
        self._reader.close()
        self._lease.close()

    def _ensure_engaged(self) -> None:
        with self._lock:
            if self._closed:
                raise StoreUnavailable("{where} is closed", where=self._where)
            if self._lease.has_ended():
                self._disengage()
                self._engage()

    @contextmanager
    def _reading(self) -> Iterator[neo4j.Session]:
        self._ensure_engaged()
        with self._reader.session(database=DATABASE, default_access_mode=neo4j.READ_ACCESS) as session:
            yield session

    def _writing(self) -> AbstractContextManager[neo4j.Session]:
        self._ensure_engaged()
        return self._owner.session(database=DATABASE)

    def _run(
        self, session: neo4j.Session, query: str, parameters: dict[str, Any], limits: Limits, name: str
    ) -> neo4j.Result:
        try:
            return session.run(marked(query, self._lease.name, name, limits.timeout_s), parameters)
        except CypherSyntaxError as exc:
            raise QueryError(in_the_readers_text(exc.message or str(exc), query)) from exc

    def _stop(self, name: str) -> None:
        self._lease.give_up(name)

    def _name(self) -> str:
        return self._lease.name

    def _bulk(self) -> Bulk:
        return self._take_first_load

    def _take_first_load(self, groups: Iterable[Sequence[Statement]], progress: Progress) -> None:
        try:
            total = write_first_load(self._directory, groups)
        except OSError as exc:
            self._directory.first_load_draft.unlink(missing_ok=True)
            raise StoreUnavailable(_NO_ROOM, where=self._where, reason=exc.strerror or exc) from exc
        self._lease.first_load(lambda done: progress(WRITE, done, total))
        progress(WRITE, total, total)

    def close(self) -> None:
        """Let go of the engine, which stops if nobody else uses it."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._disengage()
                if self._copy:
                    self._copy.cleanup()
