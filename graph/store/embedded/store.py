"""The store in a directory of this machine."""

from contextlib import AbstractContextManager
from threading import RLock
from typing import Any

import neo4j

from samspill.graph.errors import StoreUnavailable
from samspill.graph.store.bolt import DRIVER_SETTINGS, BoltStore
from samspill.graph.store.embedded.arcade import DATABASE, OWNER, READER
from samspill.graph.store.embedded.directory import StoreDirectory
from samspill.graph.store.embedded.lease import Lease, take_lease
from samspill.graph.store.embedded.watch import marked
from samspill.graph.store.location import EmbeddedLocation
from samspill.graph.store.port import Limits


class EmbeddedStore(BoltStore):
    """Holds a lease on the engine of a directory, and takes a new one when that engine is gone."""

    def __init__(self, location: EmbeddedLocation, *, read_only: bool) -> None:
        super().__init__(f"The store {location.directory}", read_only=read_only)
        self._directory = StoreDirectory(location.directory.absolute())
        self._directory.prepare(make=not read_only)
        self._lock = RLock()
        self._closed = False
        self._engage()

    def _engage(self) -> None:
        self._lease: Lease = take_lease(self._directory)
        address = self._lease.address
        uri = f"bolt://127.0.0.1:{address.bolt_port}"
        self._owner = neo4j.GraphDatabase.driver(uri, auth=(OWNER, address.owner_password), **DRIVER_SETTINGS)
        self._reader = neo4j.GraphDatabase.driver(uri, auth=(READER, address.reader_password), **DRIVER_SETTINGS)

    def _disengage(self) -> None:
        self._owner.close()
        self._reader.close()
        self._lease.close()

    def _ensure_engaged(self) -> None:
        with self._lock:
            if self._closed:
                message = f"{self._where} is closed"
                raise StoreUnavailable(message)
            if not self._lease.alive:
                self._disengage()
                self._engage()

    def _reading(self) -> AbstractContextManager[neo4j.Session]:
        self._ensure_engaged()
        return self._reader.session(database=DATABASE, default_access_mode=neo4j.READ_ACCESS)

    def _writing(self) -> AbstractContextManager[neo4j.Session]:
        self._ensure_engaged()
        return self._owner.session(database=DATABASE)

    def _run(self, session: neo4j.Session, query: str, parameters: dict[str, Any], limits: Limits) -> neo4j.Result:
        return session.run(marked(query, self._lease.name, limits.timeout_s), parameters)

    def close(self) -> None:
        """Let go of the engine, which stops if nobody else uses it."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._disengage()
