"""What a query may take: it ends in the engine when its time is over or nobody waits for it, and its answer is no larger than it may be."""

import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from surroundings import running

from samspill.graph.errors import QueryError, QueryTimeout
from samspill.graph.model import Node, Records
from samspill.graph.store import EmbeddedLocation, Limits, Location, Store, open_store

MANY = Records("workbook:many", "Many", tuple(Node(f"org:{number}", "Company", f"{number}") for number in range(60)))
ENDLESS = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x = -y RETURN sum(x) AS sum"
MB = 1_000_000
LONG = Limits(timeout_s=120)


@pytest.fixture
def many(holding: Callable[[Records], Store]) -> Store:
    """A store on each engine with sixty organisations, which no test here may change."""
    return holding(MANY)


def is_idle(location: Location, within_s: float) -> bool:
    """Tell whether the engine has no query to work on any more, or not later than in some seconds."""
    deadline = time.monotonic() + within_s
    while running(location) and time.monotonic() < deadline:
        time.sleep(0.1)
    return running(location) == 0


def test_a_value_of_any_size_takes_no_more_memory_than_an_answer_may(many: Store) -> None:
    before = psutil.Process().memory_info().rss
    with pytest.raises(QueryError, match="larger than 30 MB: ask for fewer rows"):
        many.read("RETURN range(1, 20000000) AS numbers", limits=LONG)
    assert psutil.Process().memory_info().rss - before < 300 * MB
    assert many.read("RETURN 1 AS one").rows == ((1,),)


@pytest.mark.parametrize(
    "query",
    [
        "RETURN range(1, 100000000) AS numbers",
        "UNWIND range(1, 20000000) AS x RETURN collect([x, toString(x)]) AS all",
        "MATCH (a), (b), (c), (d) RETURN collect([a, b, c, d]) AS all",
    ],
)
def test_a_query_that_would_take_all_memory_fails_alone(many: Store, query: str) -> None:
    with pytest.raises(QueryError):
        many.read(query, limits=Limits(timeout_s=20))
    assert many.read("MATCH (o:Company) RETURN count(o) AS number").rows == ((60,),)


def test_an_engine_whose_memory_a_query_has_taken_answers_again(store_directory: Path) -> None:
    with closing(open_store(EmbeddedLocation(store_directory))) as store:
        store.load(MANY)
        with pytest.raises(QueryError, match=r"gave the query up|time limit"):
            store.read(
                "RETURN reduce(text = 'x', i IN range(1, 40) | text + text) AS text", limits=Limits(timeout_s=20)
            )
        assert store.read("MATCH (o:Company) RETURN count(o) AS number").rows == ((60,),)


def test_what_an_answer_may_hold_grows_with_the_rows_that_are_asked_for() -> None:
    assert Limits(max_rows=10).max_bytes == Limits().max_bytes
    assert Limits(max_rows=20_000_000).max_bytes > 1_000 * Limits().max_bytes


def test_rows_that_are_not_asked_for_are_not_computed(many: Store, store_location: Location) -> None:
    started = time.monotonic()
    result = many.read("MATCH (a), (b), (c), (d) RETURN a, b, c, d", limits=Limits(max_rows=1_000, timeout_s=60))
    assert (len(result.rows), result.truncated) == (1_000, True)
    assert time.monotonic() - started < 6
    assert is_idle(store_location, 1)


def test_a_query_that_nobody_waits_for_any_more_stops_in_the_engine(many: Store, store_location: Location) -> None:
    left = time.monotonic() + 1
    with pytest.raises(QueryTimeout):
        many.read(ENDLESS, limits=Limits(timeout_s=120, wanted=lambda: time.monotonic() < left))
    assert time.monotonic() - left < 2
    assert is_idle(store_location, 1)


def test_other_queries_go_on_when_one_is_given_up(many: Store) -> None:
    left = time.monotonic() + 1
    ended: list[str] = []

    def ask(name: str, limits: Limits) -> None:
        with pytest.raises(QueryTimeout):
            many.read(ENDLESS, limits=limits)
        ended.append(name)

    given_up = Limits(timeout_s=120, wanted=lambda: time.monotonic() < left)
    threads = [
        threading.Thread(target=ask, args=asked) for asked in (("waits", Limits(timeout_s=4)), ("gives up", given_up))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended == ["gives up", "waits"]


def test_ctrl_c_stops_a_query_in_the_engine(many: Store, store_location: Location) -> None:
    threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        many.read(ENDLESS, limits=LONG)
    assert is_idle(store_location, 1)
    assert time.monotonic() - started < 6
    assert many.read("RETURN 1 AS one").rows == ((1,),)


def test_twenty_queries_without_end_leave_the_engine_idle_two_seconds_later(
    many: Store, store_location: Location
) -> None:
    def ask() -> None:
        with pytest.raises(QueryError):
            many.read(ENDLESS, limits=Limits(timeout_s=1))

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert is_idle(store_location, 2)
