"""How much one result may bring: counted as it travels, since a single value can be larger than all memory.

The driver has no such limit and reads a value to its end before anybody sees it, so this module counts what its connection reads. It is
the one place that reaches into the driver; its tests fail if a new version of the driver is made otherwise.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import neo4j
from neo4j.exceptions import DriverError

from samspill.graph.errors import QueryError
from samspill.graph.store.port import Limits

_MB = 1_000_000


@contextmanager
def metered(result: neo4j.Result, limits: Limits) -> Iterator[None]:
    """Raise QueryError if more than `limits.max_bytes` of a result are read inside; the connection ends, and with it the query."""
    inbox = result._connection.inbox  # noqa: SLF001  see above
    socket = inbox._socket  # noqa: SLF001
    # The last row gives the connection back before its meter is taken off: another thread may find that on it, and put its own there.
    meter = _Meter(socket.socket if isinstance(socket, _Meter) else socket, limits.max_bytes)
    inbox._socket = meter  # noqa: SLF001
    try:
        yield
    except DriverError as exc:
        if meter.left >= 0:
            raise
        raise QueryError(
            "The answer is larger than {most:,} MB: ask for fewer rows, or for single properties rather than whole things and lists",
            most=limits.max_bytes // _MB,
        ) from exc
    finally:
        if inbox._socket is meter:  # noqa: SLF001
            inbox._socket = meter.socket  # noqa: SLF001


class _Meter:
    """A socket that breaks off when too much has come."""

    def __init__(self, socket: Any, most: int) -> None:  # noqa: ANN401  the driver's own, of no public type
        self.socket = socket
        self.left = most

    def recv_into(self, buffer: memoryview, size: int) -> int:
        """Read as the socket does; raise OSError, which to the driver is a broken connection, once too much has come."""
        read = int(self.socket.recv_into(buffer, size))
        self.left -= read
        if self.left < 0:
            message = "more than a result may bring"
            raise OSError(message)
        return read
