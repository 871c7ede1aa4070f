"""What the tests of the command line share: a newcomer's surroundings, and stores with the Troms example."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from command import Command, Outcome
from networkx_suite import NUMBERS

from samspill.cli.run import run
from samspill.graph.store import EmbeddedLocation, Neo4jLocation, open_store


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell at the end how many of NetworkX's own tests ran through samspill's backend, and passed."""
    if NUMBERS in config.stash:
        terminalreporter.write_sep("=", "NetworkX's own tests with samspill's backend")
        for line in config.stash[NUMBERS]:
            terminalreporter.write_line(line)


@pytest.fixture(autouse=True)
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder, with no settings and no store of one's own, and speak English."""
    for name in [name for name in os.environ if name.startswith("SAMSPILL_")]:
        monkeypatch.delenv(name)
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def samspill(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run one command line in this process."""

    def command(*arguments: object, stdin: str = "") -> Outcome:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", StringIO(stdin))
        code = run([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return command


@pytest.fixture(scope="session")
def troms_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an embedded store with the Troms example, as `samspill demo` makes it; not to be changed.

    It is held open, so that the commands of the tests find the engine running.
    """
    folder = tmp_path_factory.mktemp("demo") / "store"
    assert run(["demo", "--no-serve", "--store", str(folder)]) == 0
    with closing(open_store(EmbeddedLocation(folder), read_only=True)):
        yield folder


@pytest.fixture(params=["embedded", "neo4j"])
def troms(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The options that name a store with the Troms example, on each engine."""
    if request.param == "embedded":
        return ["--store", str(request.getfixturevalue("troms_folder"))]
    location: Neo4jLocation = request.getfixturevalue("neo4j_server")
    request.getfixturevalue("shared_neo4j").holding(request.getfixturevalue("troms_records"))
    monkeypatch.setenv("SAMSPILL_NEO4J_USER", location.user)
    monkeypatch.setenv("SAMSPILL_NEO4J_PASSWORD", location.password)
    monkeypatch.setenv("SAMSPILL_NEO4J_DATABASE", location.database)
    return ["--neo4j", location.uri]
