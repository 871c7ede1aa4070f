"""A load that is killed at any moment can be run again, and then the store is as if nothing had happened; what was acknowledged stays.

Killed is what loads (samspill), or what stores (the embedded engine, Neo4j), in a first load and in a load of changes, at seeded moments
spread over the whole of it. `--full` takes thirty moments of 20,000 nodes and 100,000 ties on each engine, which is most of an hour;
without it there are a few. Moments and outcomes are told at the end of the run.
"""

import pickle
import random
import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from engines import engines
from full_size import is_full, tell
from loading_program import Program
from neo4j_server import Neo4jServer, hindrance
from region import a_year_later, region

from samspill.graph.model import Records
from samspill.graph.store import EmbeddedLocation, Location, Neo4jLocation, StoredTie, content_hash, open_store
from samspill.graph.store.contents import with_properties

Fingerprints = Mapping[tuple[str, str], str]
"""Of each stored thing, by its kind and id."""
SORTS: Final = (("first load", "engine"), ("changes", "samspill"), ("first load", "samspill"), ("changes", "engine"))
"""What is loaded, and who is killed."""
LONGEST_LOAD_S: Final = 300


@dataclass(frozen=True)
class Size:
    """How much is loaded, and how often it is killed."""

    nodes: int
    ties: int
    moments: Mapping[str, int]
    """On each engine."""
    transaction: int
    """How many things make a transaction, and a first load in bulk; 0 for what samspill takes."""


SMALL: Final = Size(500, 2_500, {"embedded": 4, "neo4j": 2}, 500)
FULL: Final = Size(20_000, 100_000, {"embedded": 30, "neo4j": 30}, 0)


@dataclass(frozen=True)
class Moment:
    """When a load is killed."""

    load: str
    victim: str
    share: float
    """Of the time that the undisturbed load takes."""


def moments(number: int) -> list[Moment]:
    """Return so many moments, each sort's spread over the whole load."""
    chance = random.Random(number)  # noqa: S311  the same every time
    rounds = -(-number // len(SORTS))
    sorts = SORTS * rounds
    shares = {sort: [(at + chance.random()) / rounds for at in range(rounds)] for sort in SORTS}
    return [Moment(*sort, shares[sort].pop()) for sort in sorts[:number]]


class Bed(ABC):
    """A store that is killed, and made anew as it was before each time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @abstractmethod
    def begin(self, name: str) -> Location:
        """Return a store that holds what was kept under this name; nothing if nothing was."""

    @abstractmethod
    def keep(self, name: str) -> None:
        """Keep what the store holds."""

    @abstractmethod
    def kill(self) -> None:
        """Kill the engine, and start it again if nobody else does."""

    @abstractmethod
    def end(self) -> None:
        """Leave nothing running."""


class EmbeddedBed(Bed):
    """An embedded store, whose engine starts by itself."""

    @property
    def _store(self) -> Path:
        return self._folder / "store"

    def begin(self, name: str) -> Location:
        """Return a copy of the directory that was kept."""
        self.end()
        shutil.rmtree(self._store, ignore_errors=True)
        if (self._folder / name).exists():
            shutil.copytree(self._folder / name, self._store)
        return EmbeddedLocation(self._store)

    def keep(self, name: str) -> None:
        """Keep the directory, which nobody uses now."""
        shutil.copytree(self._store, self._folder / name)

    def kill(self) -> None:
        """Kill it."""
        for engine in engines(self._store):
            engine.kill()
            engine.wait(10)

    def end(self) -> None:
        """Kill the engine if it should be there still."""
        self.kill()


class Neo4jBed(Bed):
    """A Neo4j server of its own, which is stopped to give it other data."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._server = Neo4jServer(folder / "server")
        self._data = folder / "server" / "data"
        shutil.copytree(self._data, folder / "first load")

    def begin(self, name: str) -> Location:
        """Start the server on a copy of the data that were kept."""
        self._server.kill()
        shutil.rmtree(self._data)
        shutil.copytree(self._folder / name, self._data)
        self._server.start()
        return Neo4jLocation(self._server.uri, self._server.user, self._server.password)

    def keep(self, name: str) -> None:
        """Keep the data, of a server that was stopped in good order."""
        self._server.stop()
        shutil.copytree(self._data, self._folder / name)

    def kill(self) -> None:
        """Kill the server and start it again on what it left."""
        self._server.kill()
        self._server.start()

    def end(self) -> None:
        """Stop the server."""
        self._server.kill()


@dataclass(frozen=True)
class Load:
    """A load that nobody disturbed."""

    records: Path
    """A file with them."""
    said: tuple[float, ...]
    """After how many seconds the program said each of its words."""
    result: Fingerprints
    """What the store holds afterwards."""

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.said[-1]

    def wait_in(self, program: Program, seconds: float) -> None:
        """Wait until another such load is where this one was after so long, however fast the machine is this time."""
        said = sum(when <= seconds for when in self.said)
        while len(program.words()) < said and program.process.poll() is None:
            time.sleep(0.01)
        time.sleep(seconds - self.said[said - 1])


class Kills:
    """Loads on one engine, undisturbed once, and then killed."""

    def __init__(self, bed: Bed, size: Size, folder: Path) -> None:
        self.bed = bed
        self._size = size
        self._folder = folder
        first = region(size.nodes, size.ties)
        self.loads = {"first load": self._undisturbed("first load", first)}
        bed.keep("changes")
        self.loads["changes"] = self._undisturbed("changes", a_year_later(first))

    def program(self, location: Location, records: Path) -> Program:
        """Start a program that loads these records, and return when it is ready."""
        program = Program(location, records, self._size.transaction, self._folder / "words")
        while program.words()[:1] != ["ready"]:
            assert program.process.poll() is None, program.words()
            time.sleep(0.02)
        program.go()
        return program

    def _undisturbed(self, name: str, records: Records) -> Load:
        file = self._folder / f"{name}.records"
        file.write_bytes(pickle.dumps(records))
        location = self.bed.begin(name)
        program = self.program(location, file)
        started = time.monotonic()
        said = [0.0]
        while "loaded" not in program.words():
            said += [time.monotonic() - started] * (len(program.words()) - len(said))
            assert program.process.poll() is None, program.words()
            time.sleep(0.01)
        said.append(time.monotonic() - started)
        program.process.wait(60)
        return Load(file, tuple(said), fingerprints(location))


def fingerprints(location: Location) -> Fingerprints:
    """Return what a store holds, without its loads, whose ids are new each time."""
    found = {}
    with closing(open_store(location)) as store:
        for item in store.contents():
            kind = item.type if isinstance(item, StoredTie) else item.kind
            if kind != "Load":
                said = {name: value for name, value in item.properties.items() if name != "load"}
                assert (kind, item.id) not in found, "a thing is stored twice"
                found[kind, item.id] = content_hash([with_properties(item, said)], exactly=True)
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each engine its moments."""
    if "moment" in metafunc.fixturenames:
        numbers = (FULL if is_full(metafunc.config) else SMALL).moments
        some = {
            f"{engine}-{at}": (engine, each) for engine in numbers for at, each in enumerate(moments(numbers[engine]))
        }
        metafunc.parametrize(("kills", "moment"), some.values(), ids=some, indirect=["kills"], scope="module")


@pytest.fixture(scope="module")
def kills(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kills]:
    """An engine that may be killed."""
    if request.param == "neo4j" and (reason := hindrance()):
        pytest.skip(f"No Neo4j to kill: {reason}")
    folder = tmp_path_factory.mktemp("kills")
    bed = EmbeddedBed(folder) if request.param == "embedded" else Neo4jBed(folder)
    try:
        yield Kills(bed, FULL if is_full(request.config) else SMALL, folder)
    finally:
        bed.end()


def test_a_load_that_was_killed_comes_to_the_same_when_it_is_run_again(
    kills: Kills, moment: Moment, request: pytest.FixtureRequest
) -> None:
    load = kills.loads[moment.load]
    location = kills.bed.begin(moment.load)
    program = kills.program(location, load.records)
    load.wait_in(program, moment.share * load.seconds)
    if moment.victim == "samspill":
        program.process.kill()
    else:
        kills.bed.kill()
    program.process.wait(LONGEST_LOAD_S)
    done, total = acknowledged(program, location, moment)
    if done:
        # Before it is run again: what was acknowledged has to be there by itself.
        held = fingerprints(location)
        missing = sum(held.get(key) != load.result.get(key) for key in held.keys() | load.result.keys())
        assert missing <= total - done, "what was acknowledged is lost"
    started = time.monotonic()
    again = kills.program(location, load.records)
    assert again.process.wait(LONGEST_LOAD_S) == 0, again.words()
    took = time.monotonic() - started
    assert fingerprints(location) == load.result
    kept = f"{done:,} of {total:,} acknowledged, none lost" if done else "nothing acknowledged"
    when = f"{moment.share * load.seconds:6.2f} of {load.seconds:.2f} s"
    name = request.node.callspec.id
    tell(
        request.config,
        f"{name:12}{moment.load:11}{moment.victim:9}killed after {when}: {kept}; run again in {took:.1f} s, the same",
    )


def acknowledged(program: Program, location: Location, moment: Moment) -> tuple[int, int]:
    """Return how much the program was told to be stored for good, and of how much; a load in bulk is stored when it is done."""
    done, total = program.acknowledged()
    in_bulk = isinstance(location, EmbeddedLocation) and moment.load == "first load"
    return (0, total) if in_bulk and "loaded" not in program.words() else (done, total)
