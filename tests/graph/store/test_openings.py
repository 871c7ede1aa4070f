"""What a Neo4j server leaves open is told as the server has it, not as it ought to be."""

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j_server import Neo4jServer, hindrance

from samspill.graph.store import EmbeddedLocation, Neo4jLocation, left_open


@pytest.fixture
def careless(tmp_path: Path) -> Iterator[Neo4jLocation]:
    """A server whose owner closed nothing."""
    reason = hindrance()
    if reason:
        pytest.skip(f"No Neo4j can be started: {reason}")
    server = Neo4jServer(tmp_path / "neo4j", settings={})
    server.start()
    yield Neo4jLocation(server.uri, server.user, server.password)
    server.stop()


def test_a_server_as_the_compose_file_starts_it_leaves_only_its_users_able_to_write(
    neo4j_server: Neo4jLocation,
) -> None:
    (told,) = map(str, left_open(neo4j_server))
    assert "no users who may only read" in told


def test_a_server_as_it_comes_leaves_files_and_connections_open(careless: Neo4jLocation) -> None:
    writing, files, connections = map(str, left_open(careless))
    assert "no users who may only read" in writing
    assert "read files of the server (any of them)" in files
    assert "open connections" in connections
    with neo4j.GraphDatabase.driver(careless.uri, auth=(careless.user, careless.password)) as driver:
        lines = driver.execute_query("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", routing_="r").records
    assert lines


def test_the_embedded_engine_leaves_nothing_open(tmp_path: Path) -> None:
    assert left_open(EmbeddedLocation(tmp_path / "store")) == []
    assert not (tmp_path / "store").exists()
