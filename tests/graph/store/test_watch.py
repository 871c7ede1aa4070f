"""When the engine of an embedded store ends because of a query that it cannot end: not while somebody loads."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from samspill.graph.store.embedded import watch
from samspill.graph.store.embedded.directory import StoreDirectory

if TYPE_CHECKING:
    from samspill.graph.store.embedded.arcade import Arcade

PROGRAM = """
import sys, time
from pathlib import Path
from samspill.graph.store.embedded.arcade import Arcade
from samspill.graph.store.embedded.directory import StoreDirectory
now = int(time.time() * 1000)
with Arcade(StoreDirectory(Path(sys.argv[1]))) as arcade:
    for title, until, finished in (("over", now + 60_000, "'x'"), ("dead", now - 1, "null"), ("running", now + 60_000, "null")):
        text = f"CREATE VERTEX Load SET id = '{title}', busy_until = {until}, finished = {finished}"
        arcade.database.command("sql", text)
        print(title, arcade.is_loading(), flush=True)
"""
"""A program that is an engine, and asks itself after each of three loads whether one goes on."""


def test_an_engine_knows_whether_somebody_loads(store_directory: Path) -> None:
    StoreDirectory(store_directory).prepare(make=True)
    command = [sys.executable, "-c", PROGRAM, str(store_directory)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=store_directory)
    assert done.stdout.splitlines() == ["over False", "dead False", "running True"]


class Stuck:
    """An engine with a query that was told to end and does not, which only one that is out of memory has."""

    def __init__(self, *, is_loading: bool) -> None:
        self.is_loading = lambda: is_loading

    def command(self, _text: str) -> list[dict[str, Any]]:
        """Return that query."""
        text = watch.marked("RETURN 1", "lease", "stuck", 1.0)
        return [{"text": text, "user": "reader", "terminating": True, "elapsedMs": 60_000, "id": 1}]


@pytest.mark.parametrize("is_loading", [False, True])
def test_an_engine_that_cannot_end_a_query_ends_itself_unless_somebody_loads(
    monkeypatch: pytest.MonkeyPatch,
    is_loading: bool,  # noqa: FBT001
) -> None:
    ended: list[int] = []
    monkeypatch.setattr("os._exit", ended.append)
    watch.end_query(cast("Arcade", Stuck(is_loading=is_loading)), "stuck")
    assert ended == ([] if is_loading else [1])
