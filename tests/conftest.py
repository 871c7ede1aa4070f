"""What all tests share: stores on both engines, empty or with the Troms example, and a real Neo4j where one can be had."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
from full_size import told
from neo4j_server import Neo4jServer, hindrance

from samspill.graph.model import Records
from samspill.graph.store import EmbeddedLocation, Limits, Location, Neo4jLocation, Store, open_store
from samspill.graph.store.bolt import BoltStore

ENGINES = ("embedded", "neo4j")
ALL = Limits(max_rows=100_000, timeout_s=60)

Contents = Callable[[Store], dict[str, Any]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let those tests that come in two sizes take the full one."""
    parser.addoption(
        "--full", action="store_true", help="kill, read and compare at full size, which takes most of an hour"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell at the end what tests of several sizes saw."""
    if lines := told(config):
        terminalreporter.write_sep("=", "what was seen")
        for line in lines:
            terminalreporter.write_line(line)


@dataclass
class Shared:
    """A store that tests use one after the other, and what is in it now."""

    location: Location
    store: BoltStore
    holds: str = "unknown"

    def empty(self) -> BoltStore:
        """Return the store with nothing in it."""
        with self.store._writing() as session:  # noqa: SLF001  no user may do this
            session.run("MATCH (node) DETACH DELETE node").consume()
        self.holds = "unknown"
        return self.store

    def holding(self, records: Records) -> BoltStore:
        """Return the store with just these records in it, loaded again only if another test had the store since."""
        if self.holds != records.origin:
            self.empty().load(records)
            self.holds = records.origin
        return self.store


@pytest.fixture(scope="session")
def troms_records() -> Records:
    """The Troms example as records."""
    from samspill.loaders import read  # noqa: PLC0415  tests without Troms need no loader

    with as_file(files("samspill") / "examples" / "troms") as folder:
        return read(folder)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jLocation]:
    """A real Neo4j that tests may fill and empty: the one named by SAMSPILL_TEST_NEO4J_URI, or one started from Maven's jars."""
    uri = os.environ.get("SAMSPILL_TEST_NEO4J_URI")
    if uri:
        names = {"user": "neo4j", "password": "", "database": "neo4j"}
        given = {name: os.environ.get(f"SAMSPILL_TEST_NEO4J_{name.upper()}", value) for name, value in names.items()}
        yield Neo4jLocation(uri, **given)
        return
    reason = hindrance()
    if reason:
        complain = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        complain(f"No Neo4j to test with: {reason}, and SAMSPILL_TEST_NEO4J_URI is not set")
    server = Neo4jServer(tmp_path_factory.mktemp("neo4j"))
    server.start()
    yield Neo4jLocation(server.uri, server.user, server.password)
    server.stop()


def shared(location: Location) -> Iterator[Shared]:
    """Open a store for all tests of this run."""
    store = open_store(location)
    assert isinstance(store, BoltStore)
    yield Shared(location, store)
    store.close()


@pytest.fixture(scope="session")
def shared_embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    """The embedded store of all tests that want it empty."""
    yield from shared(EmbeddedLocation(tmp_path_factory.mktemp("embedded") / "store"))


@pytest.fixture(scope="session")
def shared_neo4j(neo4j_server: Neo4jLocation) -> Iterator[Shared]:
    """The one database that Neo4j Community has."""
    yield from shared(neo4j_server)


@pytest.fixture
def embedded_store(shared_embedded: Shared) -> Store:
    """An empty embedded store."""
    return shared_embedded.empty()


@pytest.fixture(params=ENGINES)
def shared_store(request: pytest.FixtureRequest) -> Shared:
    """The store of all tests that want it empty, on each engine."""
    held: Shared = request.getfixturevalue(f"shared_{request.param}")
    return held


@pytest.fixture
def store(shared_store: Shared) -> Store:
    """An empty store on each engine."""
    return shared_store.empty()


@pytest.fixture
def store_location(shared_store: Shared) -> Location:
    """Where `store` is, for programs that open it too."""
    return shared_store.location


@pytest.fixture
def holding(shared_store: Shared) -> Callable[[Records], Store]:
    """A function that returns a store on each engine with just the given records, for tests that do not change it."""
    return shared_store.holding


@pytest.fixture
def open_again(shared_store: Shared) -> Iterator[Callable[..., Store]]:
    """A function that opens the place of `store` once more, with the options of `open_store`; closed after the test."""
    with ExitStack() as opened:
        yield lambda **options: opened.enter_context(closing(open_store(shared_store.location, **options)))


@pytest.fixture(scope="session")
def troms_store(tmp_path_factory: pytest.TempPathFactory, troms_records: Records) -> Iterator[Store]:
    """An embedded store with the Troms example; not to be changed."""
    for held in shared(EmbeddedLocation(tmp_path_factory.mktemp("troms") / "store")):
        yield held.holding(troms_records)


@pytest.fixture(params=ENGINES)
def troms_stores(request: pytest.FixtureRequest, troms_records: Records) -> Store:
    """A store with the Troms example on each engine; not to be changed."""
    if request.param == "embedded":
        troms: Store = request.getfixturevalue("troms_store")
        return troms
    held: Shared = request.getfixturevalue("shared_neo4j")
    return held.holding(troms_records)


@pytest.fixture
def store_directory(tmp_path: Path) -> Path:
    """A directory where a test makes a store of its own."""
    return tmp_path / "store"


@pytest.fixture(scope="session")
def contents() -> Contents:
    """A function that returns all that a store holds but its loads, by id."""

    def contents(store: Store) -> dict[str, Any]:
        nodes = store.read("MATCH (node) WHERE NOT node:Load RETURN node AS thing", limits=ALL)
        ties = store.read("MATCH ()-[tie]->() RETURN tie AS thing", limits=ALL)
        things = [row[0] for row in (*nodes.rows, *ties.rows)]
        for thing in things:
            thing["properties"].pop("load", None)
        return json.loads(json.dumps({thing["properties"]["id"]: thing for thing in things}, sort_keys=True))

    return contents
