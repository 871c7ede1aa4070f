"""The store on a Neo4j server."""

from contextlib import AbstractContextManager
from typing import Any

import neo4j

from samspill.cypher.texts import schema
from samspill.graph.store.bolt import DRIVER_SETTINGS, BoltStore
from samspill.graph.store.location import Neo4jLocation
from samspill.graph.store.port import Limits
from samspill.graph.store.translation import translated


class Neo4jStore(BoltStore):
    """One database of a Neo4j server, which is there before samspill comes and stays when it leaves."""

    def __init__(self, location: Neo4jLocation, *, read_only: bool) -> None:
        super().__init__(f"Neo4j at {location.uri}", read_only=read_only)
        self._database = location.database
        with translated(self._where):
            self._driver = neo4j.GraphDatabase.driver(
                location.uri, auth=(location.user, location.password), **DRIVER_SETTINGS
            )
        try:
            with translated(self._where):
                # Asked first, since a query would be tried again and again for half a minute where nobody answers.
                self._driver.verify_connectivity(database=self._database)
                if not read_only:
                    self._make_schema()
        except BaseException:
            self._driver.close()
            raise

    def _make_schema(self) -> None:
        with self._writing() as session:
            for statement in schema("neo4j"):
                session.run(statement).consume()

    def _reading(self) -> AbstractContextManager[neo4j.Session]:
        return self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS)

    def _writing(self) -> AbstractContextManager[neo4j.Session]:
        return self._driver.session(database=self._database)

    def _run(self, session: neo4j.Session, query: str, parameters: dict[str, Any], limits: Limits) -> neo4j.Result:
        return session.run(neo4j.Query(query, timeout=limits.timeout_s), parameters)

    def close(self) -> None:
        """Let go of all connections."""
        self._driver.close()
