"""Ends a query in the engine when nobody waits for its answer any more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

_ASK_EVERY_S: Final = 0.2


@contextmanager
def stopping(stop: Callable[[], None], wanted: Callable[[], bool] | None) -> Iterator[None]:
    """Call `stop` if Ctrl-C is pressed inside, or, from another thread, once `wanted` says no."""
    done = Event()

    def watch(wanted: Callable[[], bool]) -> None:
        while not done.wait(_ASK_EVERY_S):
            if not wanted():
                stop()
                return

    if wanted:
        Thread(target=watch, args=(wanted,), daemon=True).start()
    try:
        yield
    except KeyboardInterrupt:
        # The session would wait for the query before it lets anybody go.
        stop()
        raise
    finally:
        done.set()
