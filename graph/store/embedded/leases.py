"""The engine's side of leases: each user holds one connection for as long as it needs the engine."""

import contextlib
import json
import secrets
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from http.client import HTTPException
from typing import Any, Final

from samspill.graph.store.embedded.bulk import Said

FIRST_LEASE_S: Final = 20.0
"""How long an engine waits for its first user before it stops."""
DONE: Final = "done"
"""Said when a first load is in."""
REFUSED: Final = "refused"
"""Said when nothing of it was taken in, since the store holds something."""
_HELLO_S: Final = 5.0
_LONGEST_HELLO: Final = 1000


class Leases:
    """The open leases, and the loopback port where they are taken.

    A user sends `{"secret", "lease"}` as one line, gets `ready`, and holds the lease until its end of the connection is closed,
    by itself or by the system when its process is gone. Each line that it sends meanwhile is the name of a query that it
    gives up: `give_up` is called with it, and `gone` with the lease when that is over.

    With `"first_load": true` in that line the engine takes in the first load that the user has written, tells how many things are
    in, one number a line, and says `done`, or `refused` at once. It goes on to the end also if the user is gone meanwhile: the lease is over when that is done
    too, so that the next load waits for it.
    """

    def __init__(
        self, give_up: Callable[[str], None], gone: Callable[[str], None], first_load: Callable[[Said], bool]
    ) -> None:
        self.secret = secrets.token_urlsafe(24)
        self._give_up = give_up
        self._gone = gone
        self._first_load = first_load
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._changed = threading.Condition()
        self._open = 0
        """How many connections there are."""
        self._held: Counter[str] = Counter()
        """By how many of them each lease is held."""
        self._left: list[socket.socket] = []
        """Those who left last and wait to hear whether the engine stops: closed when somebody else comes, or with the process."""
        self._had_one = False
        self._closing = False
        threading.Thread(target=self._accept, daemon=True).start()

    def names(self) -> frozenset[str]:
        """Return the names of those who hold a lease now."""
        with self._changed:
            return frozenset(+self._held)

    def wait_until_unused(self, stop: threading.Event) -> None:
        """Return when the last lease is gone, when none is taken in time, or soon after `stop` is set; then give no more."""
        deadline = time.monotonic() + FIRST_LEASE_S
        with self._changed:
            while not stop.is_set() and (self._open or (not self._had_one and time.monotonic() < deadline)):
                self._changed.wait(0.2)
            self._closing = True
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # the listener is closed when the engine stops
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._hold, args=(connection,), daemon=True).start()

    def _hold(self, connection: socket.socket) -> None:
        hello = self._greet(connection)
        if hello is None or not self._register(hello["lease"]):
            connection.close()
            return
        try:
            self._serve(hello, connection)
        finally:
            try:
                if self._is_over(hello["lease"]):
                    self._gone(hello["lease"])
            finally:
                self._leave(connection)

    def _serve(self, hello: Mapping[str, Any], connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            connection.sendall(b"ready\n")
            if hello.get("first_load"):
                self._take_in(connection)
            for query in map(str.strip, connection.makefile()):
                # What cannot be ended now, `watch` ends when its time is over; the lease goes on.
                with contextlib.suppress(OSError, HTTPException, RuntimeError, ValueError):
                    self._give_up(query)

    def _greet(self, connection: socket.socket) -> dict[str, Any] | None:
        try:
            connection.settimeout(_HELLO_S)
            hello: dict[str, Any] = json.loads(connection.makefile().readline(_LONGEST_HELLO))
            connection.settimeout(None)
            known = secrets.compare_digest(hello["secret"], self.secret)
            return hello if known and isinstance(hello["lease"], str) else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _take_in(self, connection: socket.socket) -> None:
        def say(word: object) -> None:
            with contextlib.suppress(OSError):  # nobody has to listen
                connection.sendall(f"{word}\n".encode())

        say(DONE if self._first_load(say) else REFUSED)

    def _register(self, lease: str) -> bool:
        with self._changed:
            if self._closing:
                return False
            self._open += 1
            self._held[lease] += 1
            self._had_one = True
            for waiting in self._left:
                waiting.close()
            self._left.clear()
            return True

    def _is_over(self, lease: str) -> bool:
        with self._changed:
            self._held[lease] -= 1
            return not self._held[lease]

    def _leave(self, connection: socket.socket) -> None:
        with self._changed:
            self._open -= 1
            if self._open:
                connection.close()
            else:
                self._left.append(connection)
            self._changed.notify_all()
