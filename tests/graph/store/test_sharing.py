"""Processes share one embedded store, in any order of coming and going, also when one of them or the engine is killed."""

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import psutil
import pytest
from engines import engines

from samspill.graph.errors import StoreUnavailable
from samspill.graph.model import Node, Records
from samspill.graph.store import EmbeddedLocation, KeptStore, Store, content_hash, open_store

ONE = Records("workbook:one", "One", (Node("org:a", "Company", "A"),))
USER = """
import sys
from pathlib import Path
from samspill.graph.model import Node, Records
from samspill.graph.store import EmbeddedLocation, Limits, open_store
store = open_store(EmbeddedLocation(Path(sys.argv[1])))
print("open", flush=True)
for line in sys.stdin:
    print(eval(line), flush=True)
store.close()
print("closed", flush=True)
"""
"""A user in a process of its own, which evaluates the lines it is given."""
ENDLESS = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x = -y RETURN sum(x) AS sum"


class User:
    """Another process that has the store open."""

    def __init__(self, directory: Path, where: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, str(directory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=where,
        )

    def line(self) -> str:
        """Return the next line that it prints."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def say(self, expression: str) -> str:
        """Let it evaluate something, and return what it prints."""
        self.tell(expression)
        return self.line()

    def tell(self, expression: str) -> None:
        """Let it evaluate something."""
        assert self.process.stdin
        self.process.stdin.write(f"{expression}\n")
        self.process.stdin.flush()

    def leave(self) -> str:
        """Let it close the store and end; return what it wrote to standard error."""
        _, errors = self.process.communicate(timeout=30)
        return errors


@pytest.fixture
def users(store_directory: Path) -> Iterator["list[User]"]:
    """Nobody yet; who joins is made to leave after the test."""
    joined: list[User] = []
    yield joined
    for user in joined:
        user.process.kill()
        user.process.communicate()
    assert gone(store_directory)


def until(condition: Callable[[], bool], seconds: float = 10) -> bool:
    """Wait for a condition, and tell whether it came true."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return condition()


def gone(directory: Path, seconds: float = 10) -> bool:
    """Wait until no engine runs for a store, and tell whether it came to that."""
    return until(lambda: not engines(directory), seconds)


def busy(engine: psutil.Process) -> bool:
    """Wait until the engine works; other work on this machine may leave it little time."""
    return any(engine.cpu_percent(0.4) > 15 for _ in range(25))


def idle(engine: psutil.Process) -> bool:
    """Wait at most two seconds until the engine has nothing to do any more."""
    return any(engine.cpu_percent(0.4) < 8 for _ in range(5))


def opened(directory: Path, *, read_only: bool = False) -> KeptStore:
    """Open the store in this process."""
    return open_store(EmbeddedLocation(directory), read_only=read_only)


def names(store: Store) -> list[str]:
    """Return the names of all companies."""
    return [row[0] for row in store.read("MATCH (n:Company) RETURN n.name AS name ORDER BY name").rows]


NAMES = 'store.read("MATCH (n:Company) RETURN n.name AS name ORDER BY name").rows'


def test_two_processes_see_what_the_other_loads(store_directory: Path, tmp_path: Path, users: list[User]) -> None:
    with closing(opened(store_directory)) as store:
        users.append(User(store_directory, tmp_path))
        assert users[0].line() == "open"
        store.load(ONE)
        assert users[0].say(NAMES) == "(('A',),)"
        users[0].say('store.load(Records("b", "B", (Node("org:b", "Company", "B"),)))')
        assert names(store) == ["A", "B"]
        assert len(engines(store_directory)) == 1


@pytest.mark.parametrize("first_leaves_first", [True, False])
def test_whoever_started_the_engine_may_leave_first(
    store_directory: Path, tmp_path: Path, users: list[User], *, first_leaves_first: bool
) -> None:
    users += [User(store_directory, tmp_path)]
    assert users[0].line() == "open"
    users += [User(store_directory, tmp_path)]
    assert users[1].line() == "open"
    leaving, staying = users if first_leaves_first else reversed(users)
    staying.say('store.load(Records("a", "A", (Node("org:a", "Company", "A"),)))')
    leaving.leave()
    assert staying.say(NAMES) == "(('A',),)"
    staying.leave()
    assert gone(store_directory, 0)


def test_the_engine_stops_with_its_last_user_and_starts_again_with_the_next(store_directory: Path) -> None:
    with closing(opened(store_directory)) as store:
        store.load(ONE)
        assert len(engines(store_directory)) == 1
    assert gone(store_directory, 0)
    with closing(opened(store_directory)) as store:
        assert names(store) == ["A"]


def test_closing_twice_does_nothing_and_a_closed_store_says_so(store_directory: Path) -> None:
    store = opened(store_directory)
    store.close()
    store.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        store.read("RETURN 1 AS one")


def test_many_starts_at_the_same_instant_agree_on_one_engine(
    store_directory: Path, tmp_path: Path, users: list[User]
) -> None:
    users += [User(store_directory, tmp_path) for _ in range(5)]
    assert [user.line() for user in users] == ["open"] * 5
    users[0].say('store.load(Records("a", "A", (Node("org:a", "Company", "A"),)))')
    assert [user.say(NAMES) for user in users] == ["(('A',),)"] * 5
    # One that came too late to be the engine may still be on its way out.
    assert until(lambda: len(engines(store_directory)) == 1)


def test_the_engine_ends_when_its_only_user_is_killed(store_directory: Path, tmp_path: Path, users: list[User]) -> None:
    users.append(User(store_directory, tmp_path))
    users[0].line()
    users[0].say('store.load(Records("a", "A", (Node("org:a", "Company", "A"),)))')
    users[0].process.kill()
    assert gone(store_directory)
    with closing(opened(store_directory)) as store:
        assert names(store) == ["A"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_to_a_user_lets_the_engine_end_in_good_order(
    store_directory: Path, tmp_path: Path, users: list[User], number: signal.Signals
) -> None:
    users.append(User(store_directory, tmp_path))
    users[0].line()
    users[0].process.send_signal(number)
    assert gone(store_directory)
    assert not (store_directory / "engine.json").exists()


def test_a_store_whose_engine_was_killed_goes_on_with_a_new_one(store_directory: Path) -> None:
    with closing(opened(store_directory)) as store:
        store.load(ONE)
        version = store.version()
        for engine in engines(store_directory):
            engine.kill()
        assert gone(store_directory)
        assert (store_directory / "engine.json").exists()
        assert names(store) == ["A"]
        assert store.version() == version


def greet(listener: socket.socket) -> None:
    """Answer as a mail server would."""
    connection, _ = listener.accept()
    with connection:
        connection.sendall(b"220 mail ready\n")


def test_an_address_that_a_killed_engine_left_is_not_believed(store_directory: Path) -> None:
    with closing(opened(store_directory)):
        address = json.loads((store_directory / "engine.json").read_text(encoding="utf-8"))
    # Somebody else listens now where the engine was.
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        address["lease_port"] = stranger.getsockname()[1]
        threading.Thread(target=greet, args=(stranger,), daemon=True).start()
        (store_directory / "engine.json").write_text(json.dumps(address), encoding="utf-8")
        with closing(opened(store_directory)) as store:
            assert names(store) == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"lease_port": 1}', "null"])
def test_a_damaged_address_is_not_believed(store_directory: Path, text: str) -> None:
    opened(store_directory).close()
    (store_directory / "engine.json").write_text(text, encoding="utf-8")
    with closing(opened(store_directory)) as store:
        assert names(store) == []


def test_secrets_are_for_the_owner_only_and_new_each_time(store_directory: Path) -> None:
    seen = []
    for _ in range(2):
        with closing(opened(store_directory)):
            file = store_directory / "engine.json"
            assert file.stat().st_mode & 0o777 == 0o600
            seen.append(json.loads(file.read_text(encoding="utf-8")))
    for secret in ("secret", "owner_password", "reader_password"):
        assert seen[0][secret] != seen[1][secret]
    assert store_directory.stat().st_mode & 0o777 == 0o700


def test_the_engine_listens_on_this_machine_only(store_directory: Path) -> None:
    with closing(opened(store_directory)):
        (engine,) = engines(store_directory)
        listening = [each.laddr.ip for each in engine.net_connections() if each.status == psutil.CONN_LISTEN]
        assert set(listening) <= {"127.0.0.1", "::ffff:127.0.0.1"}


def test_nothing_is_printed_or_left_in_the_current_directory(
    store_directory: Path, tmp_path: Path, users: list[User]
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    users.append(User(store_directory, here))
    assert users[0].line() == "open"
    users[0].say('store.load(Records("a", "A", (Node("org:a", "Company", "A"),)))')
    assert users[0].leave() == ""
    assert list(here.iterdir()) == []


def test_several_stores_are_open_in_one_process(tmp_path: Path) -> None:
    with ExitStack() as stack:
        stores = [stack.enter_context(closing(opened(tmp_path / str(number)))) for number in range(3)]
        stores[1].load(ONE)
        assert [names(store) for store in stores] == [[], ["A"], []]


def test_threads_share_a_store(store_directory: Path) -> None:
    with closing(opened(store_directory)) as store:
        store.load(ONE)
        answers: list[list[str]] = []
        threads = [threading.Thread(target=lambda: answers.append(names(store))) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == [["A"]] * 12


def test_a_query_of_a_killed_user_stops_although_others_use_the_engine(
    store_directory: Path, tmp_path: Path, users: list[User]
) -> None:
    with closing(opened(store_directory)) as store:
        users.append(User(store_directory, tmp_path))
        users[0].line()
        users[0].tell(f'store.read("{ENDLESS}", limits=Limits(timeout_s=600))')
        (engine,) = engines(store_directory)
        assert busy(engine)
        users[0].process.kill()
        assert idle(engine)
        assert names(store) == []


def test_a_query_that_is_interrupted_from_the_keyboard_stops_in_the_engine(
    store_directory: Path, tmp_path: Path, users: list[User]
) -> None:
    with closing(opened(store_directory)):
        users.append(User(store_directory, tmp_path))
        users[0].line()
        users[0].tell(f'store.read("{ENDLESS}", limits=Limits(timeout_s=600))')
        (engine,) = engines(store_directory)
        assert busy(engine)
        users[0].process.send_signal(signal.SIGINT)
        assert idle(engine)
        assert users[0].process.wait(10) != 0


def test_a_store_that_is_not_there_is_not_made_for_reading(store_directory: Path) -> None:
    with pytest.raises(StoreUnavailable, match="no store"):
        open_store(EmbeddedLocation(store_directory), read_only=True)
    assert not store_directory.exists()


def test_a_store_of_a_newer_samspill_is_refused(store_directory: Path) -> None:
    opened(store_directory).close()
    (store_directory / "store.json").write_text('{"format": 99, "engine": "30.1"}', encoding="utf-8")
    with pytest.raises(StoreUnavailable, match="newer samspill"):
        opened(store_directory)


def test_a_directory_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(StoreUnavailable, match="something else"):
        opened(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_a_place_where_no_directory_can_be_made_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        opened(file / "store")
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        opened(file)


def test_a_store_that_another_version_of_the_engine_wrote_is_kept_before_it_is_carried_over(
    store_directory: Path,
) -> None:
    with closing(opened(store_directory)) as store:
        store.load(ONE)
    about = store_directory / "store.json"
    now = json.loads(about.read_text(encoding="utf-8"))
    before = {file.name: file.read_bytes() for file in (store_directory / "databases" / "samspill").iterdir()}
    about.write_text(json.dumps(now | {"engine": "26.1.1"}), encoding="utf-8")
    for _ in range(2):
        with closing(opened(store_directory)) as store:
            assert names(store) == ["A"]
            store.load(Records("b", "B", (Node("org:b", "Theme", "B"),)))
        assert json.loads(about.read_text(encoding="utf-8")) == now
    assert {file.name: file.read_bytes() for file in (store_directory / "database-26.1.1").iterdir()} == before
    assert not list(store_directory.glob(f"database-{now['engine']}"))


def test_a_dry_run_on_a_store_of_another_version_keeps_that_too_and_writes_nothing(store_directory: Path) -> None:
    with closing(opened(store_directory)) as store:
        store.load(ONE)
        before = content_hash(store.contents(), exactly=True)
    about = store_directory / "store.json"
    said = json.loads(about.read_text(encoding="utf-8"))
    about.write_text(json.dumps(said | {"engine": "26.1.1"}), encoding="utf-8")
    with closing(opened(store_directory, read_only=True)) as store:
        version = store.version()
        report = store.load(Records("b", "B", (Node("org:b", "Theme", "B"),)), dry_run=True)
        assert (report.new, report.dry_run) == (1, True)
        assert (content_hash(store.contents(), exactly=True), store.version()) == (before, version)
    assert (store_directory / "database-26.1.1").is_dir()
