"""A Neo4j that is not there, or not as it should be, is told in plain words within seconds."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import neo4j
import pytest

from samspill.graph.errors import QueryError, StoreUnavailable, UsageError
from samspill.graph.model import Node, Records
from samspill.graph.store import Limits, Neo4jLocation, open_store
from samspill.graph.store.neo4j import Neo4jStore
from samspill.graph.store.search import search

WRONG = "hemmelig-feil"
SOON = 8.0
"""Seconds; twice the time on a machine with nothing else to do."""


def failure(location: Neo4jLocation) -> str:
    """Return what is said when a store cannot be opened, which may not take long."""
    started = time.monotonic()
    with pytest.raises(StoreUnavailable) as caught:
        open_store(location)
    assert time.monotonic() - started < SOON
    return str(caught.value)


@pytest.mark.parametrize(
    "uri", ["http://localhost:7474", "localhost:7687", "neo4j:7687", "", "file:///etc/passwd", "bolt://", "neo4j+x://a"]
)
def test_an_address_that_no_neo4j_can_have_is_told_before_anything_is_tried(uri: str) -> None:
    with pytest.raises(UsageError, match="neo4j://HOST:7687"):
        Neo4jLocation(uri)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_a_server_that_is_not_there_cannot_be_reached(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    message = failure(Neo4jLocation(f"{scheme}://127.0.0.1:{port}", password=WRONG))
    assert message.startswith(f"Neo4j at {scheme}://127.0.0.1:{port} cannot be reached: nothing listens there.")
    assert message.count(str(port)) == 1
    assert WRONG not in message


def test_a_search_in_a_database_that_nothing_was_loaded_into_finds_nothing(neo4j_server: Neo4jLocation) -> None:
    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        driver.execute_query("DROP INDEX `Entity[search]` IF EXISTS", database_=neo4j_server.database)
        try:
            with closing(open_store(neo4j_server, read_only=True)) as store:
                assert search(store, "kupa") == []
                with pytest.raises(QueryError, match="no such fulltext schema index: mine"):
                    store.read("CALL db.index.fulltext.queryNodes('mine', 'x') YIELD node RETURN node AS node")
        finally:
            open_store(neo4j_server).close()
            driver.execute_query("CALL db.awaitIndexes(30)", database_=neo4j_server.database)


@pytest.fixture
def silent() -> Iterator[int]:
    """The port of a server that takes connections and never says a word."""
    held: list[socket.socket] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        try:
            while True:
                held.append(listener.accept()[0])
        except OSError:
            return

    thread = threading.Thread(target=accept)
    thread.start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()
    for connection in held:
        connection.close()


def test_a_server_that_never_answers_cannot_be_reached(silent: int) -> None:
    assert "cannot be reached: it does not answer" in failure(Neo4jLocation(f"bolt://127.0.0.1:{silent}"))


def test_a_host_that_nobody_knows_cannot_be_reached() -> None:
    assert "cannot be reached: no machine of that name" in failure(Neo4jLocation("neo4j://nowhere.invalid:7687"))


def test_a_server_without_encryption_is_told_from_one_that_is_not_there(neo4j_server: Neo4jLocation) -> None:
    encrypted = neo4j_server.uri.replace("bolt://", "bolt+s://")
    assert "does not speak encrypted" in failure(replace(neo4j_server, uri=encrypted))


def test_an_index_that_somebody_made_under_another_name_does_not_keep_ours_from_being_made(
    neo4j_server: Neo4jLocation,
) -> None:
    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        driver.execute_query("DROP INDEX `Entity[search]` IF EXISTS")
        driver.execute_query("CREATE FULLTEXT INDEX theirs FOR (n:Entity) ON EACH [n.search]")
    try:
        with closing(open_store(neo4j_server)) as store:
            store.load(Records("a", "A", (Node("org:sjo", "Company", "Sjømatklyngen"),)))
            assert [found.id for found in search(store, "sjomat")] == ["org:sjo"]
            store.load(Records("a", "A"))
    finally:
        with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
            driver.execute_query("DROP INDEX theirs")


def test_a_wrong_password_is_told_without_showing_it(neo4j_server: Neo4jLocation) -> None:
    message = failure(replace(neo4j_server, password=WRONG))
    assert "refuses the user name or password" in message
    assert WRONG not in message


def test_a_database_that_is_not_there_is_told(neo4j_server: Neo4jLocation) -> None:
    assert "no such database" in failure(replace(neo4j_server, database="nowhere"))


def test_the_password_is_not_shown_with_the_location(neo4j_server: Neo4jLocation) -> None:
    assert neo4j_server.password not in repr(neo4j_server)


def test_opening_for_reading_makes_no_schema_and_needs_no_right_to(neo4j_server: Neo4jLocation) -> None:
    store = open_store(neo4j_server, read_only=True)
    assert store.read("RETURN 1 AS one").rows == ((1,),)
    store.close()
    store.close()


def test_an_answer_that_is_cut_stands_although_its_query_cannot_be_ended(
    neo4j_server: Neo4jLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samspill.graph.store.neo4j._STOP", "TERMINATE TRANSACTIONS $name YIELD nothing")
    with closing(open_store(neo4j_server, read_only=True)) as store:
        result = store.read("UNWIND range(1, 100) AS x RETURN x", limits=Limits(max_rows=3))
    assert (result.rows, result.truncated) == (((1,), (2,), (3,)), True)


def test_a_query_is_ended_from_where_it_runs(neo4j_server: Neo4jLocation, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a cluster that is a server for reading, not the one that takes what is written."""
    with closing(open_store(neo4j_server, read_only=True)) as store:
        monkeypatch.delattr(Neo4jStore, "_writing")
        assert store.read("UNWIND range(1, 100) AS x RETURN x", limits=Limits(max_rows=3)).truncated


def test_a_failure_prints_nothing_by_itself() -> None:
    program = (
        "from samspill.graph.store import Neo4jLocation, open_store\n"
        "from samspill.graph.errors import StoreUnavailable\n"
        "try:\n    open_store(Neo4jLocation('neo4j://127.0.0.1:1'))\n"
        "except StoreUnavailable:\n    pass\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
