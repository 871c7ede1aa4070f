"""Does long work in pieces: to tell progress, to hear Ctrl-C or a reader who goes away, and to use several threads.

Every chunk fills arrays of its own, which are added up in the order of the chunks; so the result is the same to the last bit
whatever the number of threads.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import pairwise
from threading import Thread
from typing import Final, TypeVar

import numpy as np

from samspill.graph.errors import SamspillError
from samspill.graph.network.arrays import Rows
from samspill.graph.store.port import Progress

R = TypeVar("R")
_STEPS_AT_ONCE: Final = 100_000_000
"""Elementary steps between two reports: some tenths of a second, compiled."""
_PATIENCE_S: Final = 0.1


def in_chunks(
    task: str, size: int, chunk: int, work: Callable[[int, int], R], progress: Progress, threads: int
) -> Iterator[R]:
    """Yield `work(start, stop)` for every chunk of 0 … size - 1, in order, computed by so many threads at a time.

    An exception that `progress` raises stops the work after the chunks that are being computed.
    """
    starts = range(0, size, chunk)
    with ThreadPoolExecutor(threads) as pool:
        try:
            for start, result in zip(
                starts, pool.map(lambda start: work(start, min(start + chunk, size)), starts), strict=True
            ):
                progress(task, start, size)
                yield result
        finally:
            pool.shutdown(cancel_futures=True)
    progress(task, size, size)


def stretches(costs: Rows, task: str, progress: Progress) -> Iterator[tuple[int, int]]:
    """Go through the rows in stretches (start, stop) of about the same cost in elementary steps, with a report before each."""
    size = costs.size
    number = 1 + int(costs.sum()) // _STEPS_AT_ONCE
    ends = np.searchsorted(np.cumsum(costs), np.arange(1, number) * _STEPS_AT_ONCE, side="right")
    borders = np.unique([0, *ends.tolist(), size]).tolist()
    for start, stop in pairwise(borders):
        progress(task, start, size)
        yield start, stop


def aside(task: str, work: Callable[[], R], progress: Progress) -> R:
    """Return `work()`, done in another thread, with a report now and then; for foreign code that cannot be done in pieces.

    An exception that `progress` raises leaves at once; the work then comes to its end unheard, or with the program. Raises
    SamspillError where the foreign code breaks down: a panic in Rust is no Exception, and would pass everybody who tells errors.
    """
    result: Future[R] = Future()

    def carry_out() -> None:
        try:
            result.set_result(work())
        except Exception as error:  # noqa: BLE001  raised again where the result is asked for
            result.set_exception(error)
        except BaseException as error:  # noqa: BLE001
            broken = SamspillError("The computation broke down inside a library: {reason}", reason=error)
            broken.__cause__ = error
            result.set_exception(broken)

    progress(task, 0, 0)
    Thread(target=carry_out, daemon=True).start()
    while not wait([result], _PATIENCE_S).done:
        progress(task, 0, 0)
    return result.result()
