"""Loads come one after the other, whichever programs they come from, and one that was killed keeps nobody waiting for long."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from samspill.graph.errors import StoreUnavailable
from samspill.graph.model import Node, Records
from samspill.graph.store import Edits, EmbeddedLocation, Item, Location, Store
from samspill.graph.store.bolt import BoltStore
from samspill.graph.store.contents import with_properties

Contents = Callable[[Store], dict[str, Any]]
MANY = 1_500
LOADER = f"""
import sys
from pathlib import Path
from samspill.graph.model import Node, Records, Relationship, Source
from samspill.graph.store import EmbeddedLocation, Neo4jLocation, open_store
from samspill.graph.store import loading
loading.ROWS_PER_TRANSACTION = 400
kind, *place = sys.argv[2:]
store = open_store(EmbeddedLocation(Path(*place)) if kind == "embedded" else Neo4jLocation(*place))
name = sys.argv[1]
nodes = tuple(Node(f"org:{{number}}", "Company", f"Company {{number}}", details={{"by": name}}) for number in range({MANY}))
source = Source("source:1", "A source")
ties = tuple(Relationship("WORKS_WITH", "org:0", node.id, source.id, f"Said by {{name}}") for node in nodes[1:])
print("open", flush=True)
sys.stdin.readline()
report = store.load(Records(name, name, nodes, ties, (source,)))
print(report.new, report.changed, flush=True)
store.close()
"""
"""A program that loads the same things as another one, in several transactions, when it is told to."""


def loader(name: str, location: Location, where: Path) -> subprocess.Popen[str]:
    """Start that program."""
    if isinstance(location, EmbeddedLocation):
        place = ["embedded", str(location.directory)]
    else:
        place = ["neo4j", location.uri, location.user, location.password, location.database]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", LOADER, name, *place], cwd=where, text=True, **pipes)


def test_two_programs_that_load_at_the_same_instant_come_one_after_the_other(
    store: BoltStore, store_location: Location, contents: Contents, tmp_path: Path
) -> None:
    programs = [loader(name, store_location, tmp_path) for name in ("a", "b")]
    for program in programs:
        assert program.stdout
        assert program.stdout.readline() == "open\n"
    for program in programs:
        assert program.stdin
        program.stdin.write("go\n")
        program.stdin.flush()
    answers = [program.communicate(timeout=120) for program in programs]
    assert [errors for _, errors in answers] == ["", ""]
    # Sources, nodes and ties are new to the one and known to the other, who adds its own claims to them.
    things = 2 * MANY
    assert sorted(text for text, _ in answers) == [f"0 {things}\n", f"{things} 0\n"]
    for each in contents(store).values():
        assert {claim.split("#")[0] for claim in each["properties"]["claims"]} == {"a", "b"}
    loads = store.read("MATCH (load:Load) RETURN load.number AS number, load.finished AS finished ORDER BY number").rows
    assert [number for number, _ in loads] == [1, 2]
    assert all(finished for _, finished in loads)


RECORDS = Records("c", "C", (Node("org:c", "Company", "C"),))


def running(store: BoltStore, for_ms: int) -> None:
    """Leave behind what a load leaves that was killed in the middle and has that long to go on."""
    with store._writing() as session:  # noqa: SLF001  no user may do this
        text = "CREATE (load:Load {id: 'load:x', number: 1, title: 'Big', busy_until: timestamp() + $ms})"
        session.run(text, {"ms": for_ms}).consume()


def test_who_waits_too_long_is_told_what_is_being_loaded(store: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    running(store, 60_000)
    monkeypatch.setattr("samspill.graph.store.loading.LONGEST_WAIT_S", 0.3)
    told: list[str] = []
    with pytest.raises(StoreUnavailable, match=r"changing this store \(“Big”\)"):
        store.load(RECORDS, progress=lambda task, _done, _total: told.append(task))
    assert set(told) == {"wait"}


def test_a_load_that_was_killed_keeps_others_waiting_only_until_its_time_is_over(store: BoltStore) -> None:
    running(store, 500)
    assert store.load(RECORDS).new == 1
    numbers = store.read("MATCH (load:Load) RETURN load.number AS number ORDER BY number").rows
    assert numbers == ((1,), (2,))


def test_a_load_that_stood_still_while_another_began_does_not_go_on(
    store: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samspill.graph.store.loading.ROWS_PER_TRANSACTION", 400)
    nodes = tuple(Node(f"org:{number}", "Company", f"Company {number}") for number in range(3_000))
    others = iter([lambda: running_as(store, 2)])

    def interrupt(task: str, done: int, _total: int) -> None:
        if task == "write" and done:
            next(others, lambda: None)()

    with pytest.raises(StoreUnavailable, match="load it again"):
        store.load(Records("a", "A", nodes), progress=interrupt)
    with store._writing() as session:  # noqa: SLF001
        session.run("MATCH (load:Load) SET load.busy_until = 0").consume()
    store.load(Records("a", "A", nodes))
    assert store.load(Records("a", "A", nodes)).unchanged == len(nodes)


def running_as(store: BoltStore, number: int) -> None:
    """Let another load begin."""
    with store._writing() as session:  # noqa: SLF001
        session.run("CREATE (load:Load {id: 'load:other', number: $number, title: 'O'})", {"number": number}).consume()


def test_what_is_changed_otherwise_waits_for_loads_keeps_them_waiting_and_is_noticed(
    store: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.load(Records("a", "A", (Node("org:a", "Company", "A"),)))
    started = time.monotonic()
    with store._writing() as session:  # noqa: SLF001  no user may do this
        text = "CREATE (:Load {id: 'load:x', number: 2, title: 'Big', busy_until: timestamp() + 2000})"
        session.run(text).consume()
    seen: list[float] = []

    def renamed(items: Iterator[Item]) -> Iterator[Edits]:
        seen.append(time.monotonic())
        (company,) = (item for item in items if item.id == "org:a")
        with monkeypatch.context() as patched:
            patched.setattr("samspill.graph.store.loading.LONGEST_WAIT_S", 0)
            with pytest.raises(StoreUnavailable, match=r"changing this store \(“Renaming”\)"):
                store.load(RECORDS)
        yield Edits(changed=[with_properties(company, {**company.properties, "name": "B"})])

    version = store.version()
    store.amend("Renaming", renamed)
    assert seen[0] - started > 1.5
    assert store.read("MATCH (n:Company) RETURN n.name AS name").rows == (("B",),)
    assert store.version() != version
    assert store.load(RECORDS).new == 1


def test_what_fails_in_the_middle_keeps_nobody_waiting(store: BoltStore) -> None:
    with pytest.raises(ZeroDivisionError):
        store.amend("Failing", lambda _: [Edits() for _ in range(1 // 0)])
    assert store.load(RECORDS).new == 1
