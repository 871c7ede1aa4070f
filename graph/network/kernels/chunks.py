"""Goes through the sources of a search in chunks: to tell progress, to hear Ctrl-C, and to use several threads.

Every chunk fills arrays of its own, which are added up in the order of the chunks; so the result is the same to the last bit
whatever the number of threads.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from samspill.graph.store.port import Progress

R = TypeVar("R")


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
