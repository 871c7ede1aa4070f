"""The store on a Neo4j server."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from itertools import pairwise
from typing import Any, Final

import neo4j
from neo4j.exceptions import CypherSyntaxError, DriverError, Neo4jError

from samspill.cypher.inspection import column_names
from samspill.cypher.texts import schema
from samspill.cypher.tokens import tokenise
from samspill.graph.errors import QueryError, ReadOnlyViolation
from samspill.graph.message import Message
from samspill.graph.store.bolt import DRIVER_SETTINGS, BoltStore
from samspill.graph.store.location import Neo4jLocation
from samspill.graph.store.port import DEFAULT_LIMITS, Limits, Result
from samspill.graph.store.translation import translated

_READING: Final = "r"
_SERVER_STEPS: Final = ("Show", "Terminate", "Administration", "LoadCSV")
"""Beginnings of the names of steps in a plan that look outside the graph."""
_NO_READING: Final = "it is no reading query"
_NO_INDEX: Final = "no such fulltext schema index: Entity[search]"
"""What a server says to a search before samspill has made its schema there, which is when it loads something."""
_REMEMBERED: Final = 1_000
_MARK: Final = "samspill"
_STOP: Final = (
    f"SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData.{_MARK} = $name "
    "TERMINATE TRANSACTIONS id YIELD message RETURN message"
)
"""Everybody may end transactions of their own."""


class Neo4jStore(BoltStore):
    """One database of a Neo4j server, which is there before samspill comes and stays when it leaves."""

    def __init__(self, location: Neo4jLocation, *, read_only: bool) -> None:
        super().__init__(Message("Neo4j at {uri}", uri=location.uri), read_only=read_only)
        self._database = location.database
        self._known_to_read: set[str] = set()
        with translated(self._where):
            auth = (location.user, location.password)
            self._driver = neo4j.GraphDatabase.driver(location.uri, auth=auth, **DRIVER_SETTINGS)
        try:
            with translated(self._where):
                self._connect()
        except BaseException:
            self._driver.close()
            raise

    def _connect(self) -> None:
        # Asked first: where nobody answers, a query would be tried again and again for half a minute.
        self._driver.verify_connectivity()
        with self._writing() as session:
            session.run("RETURN 1 AS there").consume()
            if not self._read_only:
                for statement in schema("neo4j"):
                    session.run(statement).consume()

    def _reading(self) -> AbstractContextManager[neo4j.Session]:
        return self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS)

    def _writing(self) -> AbstractContextManager[neo4j.Session]:
        return self._driver.session(database=self._database)

    def _run(
        self, session: neo4j.Session, query: str, parameters: dict[str, Any], limits: Limits, name: str
    ) -> neo4j.Result:
        if query not in self._known_to_read:
            self._look_at_plan(session, query, parameters, limits)
        return session.run(neo4j.Query(query, metadata={_MARK: name}, timeout=limits.timeout_s), parameters)

    def _stop(self, name: str) -> None:
        # What cannot be ended now ends with its time. A session for reading, since in a cluster it is sent where queries run.
        with suppress(Neo4jError, DriverError), self._reading() as session:
            session.run(_STOP, {"name": name}).consume()

    def _look_at_plan(self, session: neo4j.Session, query: str, parameters: dict[str, Any], limits: Limits) -> None:
        """Refuse what a READ session lets through, by what the server says it would do."""
        explained = neo4j.Query(f"EXPLAIN {query}", timeout=limits.timeout_s)
        try:
            summary = session.run(explained, parameters).consume()
        except CypherSyntaxError:
            # The query itself will tell, with the right position.
            return
        for step in _outside(summary):
            raise ReadOnlyViolation(
                "The query is not allowed here, since it does more than read the graph: {step}", step=Message(step)
            )
        if len(self._known_to_read) >= _REMEMBERED:
            self._known_to_read.clear()
        self._known_to_read.add(query)

    def read(self, query: str, parameters: Mapping[str, Any] | None = None, limits: Limits = DEFAULT_LIMITS) -> Result:
        """Run a query that only reads, with a limit on rows and time; a search finds nothing in a database that samspill never loaded."""
        try:
            return super().read(query, parameters, limits)
        except QueryError as error:
            if _NO_INDEX not in str(error):
                raise
            return Result(column_names(query), (), truncated=False, ms=0.0)

    def close(self) -> None:
        """Let go of all connections."""
        self._driver.close()


def _outside(summary: neo4j.ResultSummary) -> Iterator[str]:
    for name, details in _steps(summary.plan or {}):
        if name.startswith(_SERVER_STEPS):
            yield name
        # Below COLLECT { … } and the like, LOAD CSV shows in the details only.
        if any(one.is_word("LOAD") and other.is_word("CSV") for one, other in pairwise(tokenise(details))):
            yield "LOAD CSV"
    if summary.query_type != _READING:
        yield _NO_READING


def _steps(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield plan.get("operatorType", "").split("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _steps(child)
