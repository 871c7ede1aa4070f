"""Ends readers' queries inside the engine: those over their time limit, and those whose user is gone.

The engine's own time limit does not notice every kind of endless work (a path of any length, rows without end), but it ends a
query that it is told to end. So a reader's query says in a comment whose it is and how long it may take.
"""

import logging
import re
import threading
from collections.abc import Callable
from functools import partial
from http.client import HTTPException
from typing import Final

from samspill.graph.store.embedded.arcade import READER, Arcade
from samspill.graph.store.embedded.leases import Leases

_LOG: Final = logging.getLogger(__name__)
LOOK_EVERY_S: Final = 0.2
_MARK: Final = re.compile(r"/\* samspill (?P<lease>\w+) (?P<ms>\d+) \*/\n")


def marked(query: str, lease: str, timeout_s: float) -> str:
    """Return `query` with the comment that `watch` reads.

    It comes first: the engine leaves out what stands before the first word, and so never shows it in a message.
    """
    return f"/* samspill {lease} {int(timeout_s * 1000)} */\n{query}"


def watch(arcade: Arcade, leases: Leases, stop: threading.Event) -> None:
    """End what must be ended, again and again until `stop` is set."""
    while not stop.wait(LOOK_EVERY_S):
        try:
            _end(arcade, partial(_is_overdue, leases.names()))
        except (OSError, HTTPException, RuntimeError):
            # The next look catches up; while the engine stops there is none.
            if not stop.is_set():
                _LOG.warning("Could not look for queries that are over time", exc_info=True)


def end_queries(arcade: Arcade, lease: str) -> None:
    """End all queries of one user, who does not want their answers any more."""
    _end(arcade, lambda mark, _elapsed: mark["lease"] == lease)


def _is_overdue(holders: frozenset[str], mark: re.Match[str], elapsed_ms: int) -> bool:
    return mark["lease"] not in holders or elapsed_ms > int(mark["ms"])


def _end(arcade: Arcade, must_end: Callable[[re.Match[str], int], bool]) -> None:
    for query in arcade.command("list queries"):
        mark = _MARK.match(query["text"])
        if mark and query["user"] == READER and not query["terminating"] and must_end(mark, query["elapsedMs"]):
            arcade.command(f"terminate query {query['id']}")
