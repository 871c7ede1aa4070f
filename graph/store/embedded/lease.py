"""A user's side of the engine: finds the one that runs for a directory, or starts one, and holds on to it."""

import json
import secrets
import select
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from samspill.graph.errors import StoreUnavailable
from samspill.graph.store.embedded import process
from samspill.graph.store.embedded.bulk import Said
from samspill.graph.store.embedded.directory import EngineAddress, StoreDirectory
from samspill.graph.store.embedded.leases import DONE, REFUSED

START_S: Final = 30.0
"""How long to wait for an engine, also one that another process starts or that is just stopping."""
STOP_S: Final = 30.0
_ANSWER_S: Final = 5.0
_BROKEN_OFF: Final = "The engine ended while it took the first load in, and nothing of that is stored: see that the disk is not full, then load again"
_NOT_FIRST: Final = (
    "Something was loaded into the store before this first load came: nothing of it is stored, load it again"
)
_LOOK_EVERY_S: Final = 0.1
_LOOKS: Final = 50


class Lease:
    """A connection to the engine, which runs at least as long as it is held."""

    def __init__(self, name: str, address: EngineAddress, connection: socket.socket) -> None:
        self.name = name
        self.address = address
        self._connection = connection

    def has_ended(self, within_s: float = 0) -> bool:
        """Tell whether the engine is gone; it says nothing more after its greeting, so anything to read is its end."""
        readable, _, _ = select.select([self._connection], [], [], within_s)
        return bool(readable)

    def give_up(self, query: str) -> None:
        """Have the engine end the query that is marked with that name."""
        with suppress(OSError):  # if the engine is gone, so is the query
            self._connection.sendall(f"{query}\n".encode())

    def first_load(self, said: Said) -> None:
        """Have the engine take in the first load that is written in its directory; `said` hears how many things are in.

        Raises StoreUnavailable, and then nothing is loaded.
        """
        connection = _open(self.address, {"lease": self.name, "first_load": True})
        if connection:
            with connection, suppress(OSError), connection.makefile() as answer:
                for word in map(str.strip, answer):
                    if word == DONE:
                        return
                    if word == REFUSED:
                        raise StoreUnavailable(_NOT_FIRST)
                    said(int(word))
        # The engine ends when a first load fails; whoever asked before that would be answered by half an engine.
        self.has_ended(within_s=STOP_S)
        raise StoreUnavailable(_BROKEN_OFF)

    def close(self) -> None:
        """Leave, and if nobody else holds a lease wait until the engine has stopped and the directory is free."""
        try:
            self._connection.shutdown(socket.SHUT_WR)
            self._connection.settimeout(STOP_S)
            self._connection.recv(1)
        except OSError:
            # The engine is gone already, or takes its time: the system frees the directory when it ends.
            pass
        finally:
            self._connection.close()


def take_lease(directory: StoreDirectory) -> Lease:
    """Return a lease on the engine of `directory`, which is started if none runs.

    Safe when several processes do it at the same instant: the engines agree by the lock of the directory.
    Raises StoreUnavailable.
    """
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        lease = _find(directory)
        if lease:
            return lease
        _start(directory)
    raise StoreUnavailable(
        "The engine of the store {path} neither answers nor ends. Wait until other programs are done with it, then try again; {log} "
        "may say what it does",
        path=directory.path,
        log=directory.log,
    )


def _find(directory: StoreDirectory) -> Lease | None:
    """Return a lease on the engine that runs or is being started, if there is one soon."""
    for _ in range(_LOOKS):
        address = directory.read_address()
        lease = _greet(address) if address else None
        if lease or not directory.is_locked():
            return lease
        time.sleep(_LOOK_EVERY_S)
    return None


def _start(directory: StoreDirectory) -> None:
    """Start an engine, unless another process is just doing so; raise StoreUnavailable if none starts."""
    command = [sys.executable, "-P", "-m", process.__name__, str(directory.path)]
    try:
        started = subprocess.run(  # noqa: S603  our own program
            command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=START_S
        )
    except subprocess.TimeoutExpired as exc:
        raise StoreUnavailable(
            "The engine of the store {path} did not start within {seconds:g} seconds. Close programs that keep this machine busy, then "
            "try again, or use a Neo4j server instead; {log} may say what it waits for",
            path=directory.path,
            seconds=START_S,
            log=directory.log,
        ) from exc
    if started.stdout.strip() not in {process.READY, process.TAKEN}:
        directory.require_space()
        raise StoreUnavailable(
            "The engine of the store {path} did not start: {log} says why. A Neo4j server can be used instead",
            path=directory.path,
            log=directory.log / process.LOG,
        )


def _greet(address: EngineAddress) -> Lease | None:
    """Return a lease, or None if the address is stale."""
    name = secrets.token_hex(8)
    connection = _open(address, {"lease": name})
    return Lease(name, address, connection) if connection else None


def _open(address: EngineAddress, wish: Mapping[str, Any]) -> socket.socket | None:
    """Return a connection on which the engine has said that it is ready, or None: nobody is there, or somebody who does not know the secret."""
    connection = socket.socket()
    try:
        connection.settimeout(_ANSWER_S)
        connection.connect(("127.0.0.1", address.lease_port))
        connection.sendall(json.dumps({"secret": address.secret, **wish}).encode() + b"\n")
        answer = connection.recv(len(process.READY) + 1)
    except OSError:
        answer = b""
    if answer.strip() != process.READY.encode():
        connection.close()
        return None
    connection.settimeout(None)
    return connection
