"""Ends readers' queries inside the engine: those over their time limit, and those whose user is gone.

The engine's own time limit does not notice every kind of endless work (a path of any length, rows without end), but it ends a
query that it is told to end. So a reader's query says in a comment whose it is and how long it may take.
"""

import logging
import os
import re
import threading
import time
from collections.abc import Callable
from functools import partial
from http.client import HTTPException
from typing import Final

from samspill.graph.store.embedded.arcade import READER, Arcade
from samspill.graph.store.embedded.leases import Leases

_LOG: Final = logging.getLogger(__name__)
LOOK_EVERY_S: Final = 0.2
_SILENCE_S: Final = 40.0
"""How long an engine may not answer, about twice as long as a command may take."""
_GRACE_MS: Final = 10_000
"""How long a query may go on beyond its time."""
_MARK: Final = re.compile(r"/\* samspill (?P<lease>\w+) (?P<name>\w+) (?P<ms>\d+) \*/\n")


def marked(query: str, lease: str, name: str, timeout_s: float) -> str:
    """Return `query` with the comment that `watch` reads.

    It comes first: the engine leaves out what stands before the first word, and so never shows it in a message.
    """
    return f"/* samspill {lease} {name} {int(timeout_s * 1000)} */\n{query}"


def watch(arcade: Arcade, leases: Leases, stop: threading.Event) -> None:
    """End what must be ended, again and again until `stop` is set.

    Ends the engine itself if it does not answer any more, or does not end a query that it was told to end: one that takes all memory
    may leave an engine that works without end. For a query it waits while a load gives signs of life, so that nobody's load is lost by
    another's query; an engine that does not answer cannot be asked. What was committed stays, and whoever comes next starts a new one.
    """
    answered = time.monotonic()
    while not stop.wait(LOOK_EVERY_S):
        try:
            _end(arcade, partial(_is_overdue, leases.names()))
            answered = time.monotonic()
        except (OSError, HTTPException, RuntimeError, ValueError):
            # The next look catches up; while the engine stops there is none.
            if not stop.is_set():
                _LOG.warning("Could not look for queries that are over time", exc_info=True)
                if time.monotonic() - answered > _SILENCE_S:
                    os._exit(1)


def end_query(arcade: Arcade, name: str) -> None:
    """End the query of that name, whose answer nobody wants any more."""
    _end(arcade, lambda mark, _elapsed: mark["name"] == name)


def _is_overdue(holders: frozenset[str], mark: re.Match[str], elapsed_ms: int) -> bool:
    return mark["lease"] not in holders or elapsed_ms > int(mark["ms"])


def _end(arcade: Arcade, must_end: Callable[[re.Match[str], int], bool]) -> None:
    for query in arcade.command("list queries"):
        mark = _MARK.match(query["text"])
        if not mark or query["user"] != READER:
            continue
        if query["terminating"] and query["elapsedMs"] > int(mark["ms"]) + _GRACE_MS and not arcade.is_loading():
            _LOG.error("The engine ends, since it does not end the query %s", mark["name"])
            os._exit(1)
        if not query["terminating"] and must_end(mark, query["elapsedMs"]):
            arcade.command(f"terminate query {query['id']}")
