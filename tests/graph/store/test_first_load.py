"""A large first load takes the engine's own way, says the same as one over Bolt, and is all there or not at all."""

import pickle
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from engines import engines
from loading_program import Program
from region import region

from samspill.graph.errors import StoreUnavailable
from samspill.graph.model import Node, Records, Relationship
from samspill.graph.store import EmbeddedLocation, Store, open_store
from samspill.graph.store.bolt import BoltStore
from samspill.graph.store.contents import content_hash
from samspill.graph.store.port import KeptStore
from samspill.graph.store.search import search

pytestmark = pytest.mark.usefixtures("any_first_load")


@pytest.fixture
def any_first_load(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let also a small first load take that way."""
    monkeypatch.setattr("samspill.graph.store.loading.BULK_FROM", 1)


@pytest.fixture
def fresh(store_directory: Path) -> Iterator[BoltStore]:
    """A store that nothing was ever loaded into."""
    with closing(open_store(EmbeddedLocation(store_directory))) as store:
        assert isinstance(store, BoltStore)
        yield store


def test_it_brings_what_a_load_over_bolt_brings(
    fresh: BoltStore, embedded_store: KeptStore, everything: Records
) -> None:
    told: list[tuple[str, int, int]] = []
    report = fresh.load(everything, progress=lambda *step: told.append(step))
    # The shared store had loads before, so this one goes over Bolt.
    assert embedded_store.load(everything, progress=lambda *_: None) == report
    assert content_hash(fresh.contents()) == content_hash(embedded_store.contents())
    assert told[-1] == ("write", report.new, report.new)


def test_what_it_brought_is_found_kept_unique_and_changed_like_anything_else(fresh: Store, everything: Records) -> None:
    fresh.load(everything)
    assert fresh.load(everything).unchanged == len(list(everything))
    company = next(node for node in everything.nodes if node.kind == "Company")
    assert company.id in [found.id for found in search(fresh, "calliidlagadus company")]
    late = Relationship("WORKS_WITH", company.id, company.id, "source:1", "Later")
    report = fresh.load(Records("workbook:late", "Late", relationships=(late,)))
    assert report.new == 1
    assert fresh.read("MATCH ()-[tie {id: $id}]->() RETURN count(tie) AS ties", {"id": late.id}).rows == ((1,),)


def test_a_store_that_an_older_samspill_filled_keeps_what_it_has(fresh: BoltStore, everything: Records) -> None:
    with fresh._writing() as session:  # noqa: SLF001  as the first samspill left it, without a number
        session.run("CREATE (:Load {id: 'load:2026'}), (:Company {id: 'org:old', name: 'Old'})").consume()
    fresh.load(everything)
    assert fresh.read("MATCH (n:Company {id: 'org:old'}) RETURN n.name AS name").rows == (("Old",),)


def test_the_engine_takes_no_first_load_into_a_store_that_holds_something_and_goes_on_for_others(
    fresh: BoltStore, everything: Records, store_directory: Path
) -> None:
    fresh.load(Records("a", "A", (Node("org:a", "Company", "A"),)))
    (engine,) = engines(store_directory)
    with pytest.raises(StoreUnavailable, match="nothing of it is stored"):
        fresh._bulk()([], lambda *_: None)  # noqa: SLF001  what only a load that stood still for long could ask for
    assert engines(store_directory) == [engine]
    assert not (store_directory / "first-load.draft").exists()
    assert fresh.read("MATCH (n:Company) RETURN n.name AS name").rows == (("A",),)
    assert fresh.load(everything).new == len(list(everything))
    assert engines(store_directory) == [engine]


def test_a_first_load_gives_signs_of_life_as_long_as_it_goes_on(
    fresh: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samspill.graph.store.loading.RENEWED_S", 0)
    said: list[int] = []

    def look(task: str, _done: int, _total: int) -> None:
        if task == "write":
            said.append(fresh.read("MATCH (load:Load) RETURN load.busy_until AS until").rows[0][0])

    fresh.load(region(5_000, 10_000), progress=look)
    assert said == sorted(said)
    assert len(set(said)) > len(said) // 2


@pytest.mark.parametrize("share", [0.05, 0.5, 1.0])
def test_an_engine_that_is_killed_in_the_middle_leaves_an_empty_store_that_takes_the_load_again(
    store_directory: Path, share: float
) -> None:
    much = Records("a", "A", tuple(Node(f"org:{number}", "Company", f"Company {number}") for number in range(5_000)))
    with closing(open_store(EmbeddedLocation(store_directory))) as store:
        (engine,) = engines(store_directory)

        def kill(task: str, done: int, total: int) -> None:
            if task == "write" and done >= share * total:
                engine.kill()

        with pytest.raises(StoreUnavailable):
            store.load(much, progress=kill)
        # All or nothing: the last word may come after the last row.
        assert store.read("MATCH (n:Entity) RETURN count(n) AS number").rows[0][0] in {0, len(much.nodes)}
        store.load(much)
        assert store.load(much).unchanged == len(much.nodes)
        assert store.read("MATCH (n:Company {id: 'org:4999'}) RETURN n.name AS name").rows == (("Company 4999",),)


def test_a_load_waits_for_a_first_load_that_goes_on_although_who_began_it_was_killed(
    store_directory: Path, tmp_path: Path
) -> None:
    much, file = region(5_000, 20_000), tmp_path / "much"
    file.write_bytes(pickle.dumps(much))
    location = EmbeddedLocation(store_directory)
    with closing(open_store(location)) as store:
        program = Program(location, file, 1, tmp_path / "words")
        program.go()
        while not program.acknowledged()[0]:
            assert program.process.poll() is None, program.words()
            time.sleep(0.01)
        program.process.kill()
        told: list[str] = []
        assert store.load(much, progress=lambda *step: told.append(step[0])).unchanged == len(list(much))
        assert told[0] == "wait"
        program.process.wait()


def test_an_engine_that_is_killed_right_after_it_has_everything(store_directory: Path, everything: Records) -> None:
    with closing(open_store(EmbeddedLocation(store_directory))) as store:
        store.load(everything)
        (engine,) = engines(store_directory)
        engine.kill()
        engine.wait(10)
        assert store.load(everything).unchanged == len(list(everything))


def test_a_disk_that_is_full_leaves_an_empty_store(store_directory: Path, everything: Records) -> None:
    resource = pytest.importorskip("resource", reason="limits of this kind are there on Unix only")
    with closing(open_store(EmbeddedLocation(store_directory))) as store:
        (engine,) = engines(store_directory)
        # No file of the engine may grow beyond this.
        resource.prlimit(engine.pid, resource.RLIMIT_FSIZE, (1_000, resource.RLIM_INFINITY))
        with pytest.raises(StoreUnavailable):
            store.load(everything)
        engine.kill()
        engine.wait(10)
        assert store.read("MATCH (n:Entity) RETURN count(n) AS number").rows == ((0,),)
        assert store.load(everything).new == len(list(everything))
