"""What goes wrong while a store is written leaves it whole, and the same load later brings it where it should be."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil
import pytest
from engines import engines

from samspill.graph.errors import StoreUnavailable
from samspill.graph.model import Node, Records, Relationship, Source
from samspill.graph.store import EmbeddedLocation, Store, open_store
from samspill.graph.store.embedded.directory import StoreDirectory

resource = pytest.importorskip("resource", reason="limits of this kind are there on Unix only")
Contents = Callable[[Store], dict[str, Any]]


def chain(origin: str, length: int) -> Records:
    """Return companies of which each works with the next."""
    nodes = tuple(
        Node(f"org:{origin}:{number}", "Company", f"Company {number}", description="x" * 200)
        for number in range(length)
    )
    ties = tuple(Relationship("WORKS_WITH", one.id, other.id, "source:1", "Said") for one, other in pairwise(nodes))
    return Records(origin, origin, nodes, ties, (Source("source:1", "A source"),))


@pytest.fixture
def store(store_directory: Path) -> Iterator[Store]:
    """A store with an engine of its own, which a test may harm."""
    with closing(open_store(EmbeddedLocation(store_directory))) as store:
        yield store


@pytest.fixture
def engine(store: Store, store_directory: Path) -> psutil.Process:
    """The process of that engine."""
    assert store
    (engine,) = engines(store_directory)
    return engine


def test_a_full_disk_while_loading_leaves_the_store_as_it_was(
    store: Store, engine: psutil.Process, contents: Contents
) -> None:
    store.load(chain("a", 5))
    before, version = contents(store), store.version()
    # No file may grow beyond this: to the engine the disk is full.
    unlimited = resource.prlimit(engine.pid, resource.RLIMIT_FSIZE, (1_000, resource.RLIM_INFINITY))
    with pytest.raises(StoreUnavailable, match="disk"):
        store.load(chain("b", 300))
    assert (contents(store), store.version()) == (before, version)
    resource.prlimit(engine.pid, resource.RLIMIT_FSIZE, unlimited)
    assert store.load(chain("b", 300)).new == 599
    assert store.load(chain("a", 5)).unchanged == 10


@pytest.mark.usefixtures("small_transactions")
def test_a_disk_that_fills_up_within_a_load_leaves_a_part_and_says_so(
    store: Store, engine: psutil.Process, contents: Contents
) -> None:
    much = chain("b", 1_500)
    before = resource.prlimit(engine.pid, resource.RLIMIT_FSIZE)

    def fill(task: str, done: int, _total: int) -> None:
        if task == "write" and done:
            resource.prlimit(engine.pid, resource.RLIMIT_FSIZE, (1_000, resource.RLIM_INFINITY))

    with pytest.raises(StoreUnavailable, match=r"disk .* A part of this load is in the store: run it again"):
        store.load(much, progress=fill)
    resource.prlimit(engine.pid, resource.RLIMIT_FSIZE, before)
    assert 0 < len(contents(store)) < 2_999
    store.load(much)
    assert contents(store).keys() == {each.id for each in much}


ON_A_FULL_DISK = """
mount -t tmpfs -o size=300k tmpfs "$1" || exit 77
cd "$1" && head -c 200000 /dev/zero > fill && exec "$2" -m samspill demo --no-serve --store "$1/graf"
"""


def test_a_store_that_cannot_start_on_a_full_disk_says_so(tmp_path: Path) -> None:
    command = ["unshare", "-rm", "sh", "-c", ON_A_FULL_DISK, "sh", str(tmp_path), sys.executable]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("a small disk can be made with unshare only")
    if "unshare" in done.stderr or done.returncode == 77:
        pytest.skip(f"a small disk cannot be made here: {done.stderr}")
    assert done.returncode == 4
    assert "no space left" in done.stderr
    assert "Make room" in done.stderr


def test_an_engine_that_never_says_a_word_is_not_waited_for_without_end(
    store_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    silent.chmod(0o700)
    monkeypatch.setattr("samspill.graph.store.embedded.lease.START_S", 0.2)
    monkeypatch.setattr("sys.executable", str(silent))
    started = time.monotonic()
    with pytest.raises(StoreUnavailable, match="did not start within"):
        open_store(EmbeddedLocation(store_directory))
    assert time.monotonic() - started < 10


@pytest.fixture
def small_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a load of a few thousand rows be several transactions."""
    monkeypatch.setattr("samspill.graph.store.loading.ROWS_PER_TRANSACTION", 400)
    monkeypatch.setattr("samspill.graph.store.stored.ROWS_PER_STATEMENT", 400)


@pytest.mark.usefixtures("small_transactions")
@pytest.mark.parametrize("moment", [(transactions, seconds) for transactions in (0, 1, 3) for seconds in (0.0, 0.02)])
def test_an_engine_that_is_killed_while_loading_loses_nothing_that_was_written(
    store: Store,
    engine: psutil.Process,
    contents: Contents,
    moment: tuple[int, float],
) -> None:
    transactions, seconds = moment
    store.load(chain("a", 5))
    before = contents(store)
    written: list[int] = []

    def kill(task: str, done: int, _total: int) -> None:
        if task == "write":
            written.append(done)
            if len(written) == transactions + 1:
                threading.Timer(seconds, engine.kill).start()

    much = chain("b", 1_500)
    with pytest.raises(StoreUnavailable):
        store.load(much, progress=kill)
    after = contents(store)
    assert {id_: after[id_] for id_ in before} == before
    # The rows of a transaction are all there or none is, and those that were reported are there.
    assert len(after) - len(before) >= written[-1] - 1
    store.load(much)
    assert contents(store).keys() == {each.id for records in (chain("a", 5), much) for each in records}
    again = store.load(much)
    assert (again.new, again.changed, again.ended) == (0, 0, 0)


ON_A_DISK_THAT_CAN_ONLY_BE_READ = """
mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 77
exec "$2" -m samspill "$3" "$4" --store "$1"
"""


def read_only_disk(directory: Path, verb: str, argument: str) -> subprocess.CompletedProcess[str]:
    """Run a verb of samspill with a store on a disk that can only be read."""
    command = ["unshare", "-rm", "sh", "-c", ON_A_DISK_THAT_CAN_ONLY_BE_READ, "sh", str(directory), sys.executable]
    try:
        done = subprocess.run([*command, verb, argument], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("a disk that can only be read can be made with unshare only")
    if "unshare" in done.stderr or done.returncode == 77:
        pytest.skip(f"a disk that can only be read cannot be made here: {done.stderr}")
    return done


def test_a_store_on_a_disk_that_can_only_be_read_opens_for_reading(store_directory: Path, tmp_path: Path) -> None:
    with closing(open_store(EmbeddedLocation(store_directory))) as store:
        store.load(chain("a", 5))
        in_use = read_only_disk(store_directory, "query", "RETURN 1 AS one")
    assert in_use.returncode == 4
    assert "another program" in in_use.stderr
    before = {file: file.read_bytes() for file in store_directory.rglob("*") if file.is_file()}
    asked = read_only_disk(store_directory, "query", "MATCH (n:Company) RETURN count(n) AS companies")
    assert asked.returncode == 0
    assert "5" in asked.stdout
    (tmp_path / "organisasjoner.csv").write_text("navn;type\nHaplast;Bedrift\n", encoding="utf-8")
    refused = read_only_disk(store_directory, "load", str(tmp_path / "organisasjoner.csv"))
    assert refused.returncode != 0
    assert "load into another directory" in refused.stderr
    assert {file: file.read_bytes() for file in store_directory.rglob("*") if file.is_file()} == before


def test_a_copy_that_cannot_be_made_leaves_nothing_behind(
    store_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(copies))
    with closing(open_store(EmbeddedLocation(store_directory))) as store:
        store.load(chain("a", 5))
        with pytest.raises(StoreUnavailable, match="another program") as refused:
            StoreDirectory(store_directory).copy()
        assert list(copies.iterdir()) == []
    assert refused.value.message
