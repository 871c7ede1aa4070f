"""Ends readers' queries inside the engine: those over their time limit, and those whose user is gone.

The engine's own time limit does not notice every kind of endless work (a path of any length, rows without end), but it ends a
query that it is told to end. So a reader's query says in a comment whose it is and how long it may take.
"""

import re
import threading
from collections.abc import Mapping
from typing import Any, Final

from samspill.graph.store.embedded.arcade import READER, Arcade
from samspill.graph.store.embedded.leases import Leases

LOOK_EVERY_S: Final = 0.2
_MARK: Final = re.compile(r"\n// samspill (?P<lease>\w+) (?P<ms>\d+)$")


def marked(query: str, lease: str, timeout_s: float) -> str:
    """Return `query` with the comment that `watch` reads."""
    return f"{query}\n// samspill {lease} {int(timeout_s * 1000)}"


def watch(arcade: Arcade, leases: Leases, stop: threading.Event) -> None:
    """End what must be ended, again and again until `stop` is set."""
    while not stop.wait(LOOK_EVERY_S):
        holders = leases.names()
        for query in arcade.command("list queries"):
            if not query["terminating"] and _must_end(query, holders):
                arcade.command(f"terminate query {query['id']}")


def _must_end(query: Mapping[str, Any], holders: frozenset[str]) -> bool:
    mark = _MARK.search(query["text"])
    if query["user"] != READER or mark is None:
        return False
    return mark["lease"] not in holders or query["elapsedMs"] > int(mark["ms"])
