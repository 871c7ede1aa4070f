"""The engine's process: `python -m samspill.graph.store.embedded.process DIRECTORY` starts it and returns when it is ready.

Prints `ready` when an engine runs, `taken` if another one runs or starts, and nothing if none starts. The engine itself is started once more
from here, on its own, so that no user has it as a child: whoever started it may end first.
"""

import os
import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

from samspill.graph.store.embedded.arcade import Arcade
from samspill.graph.store.embedded.bulk import Said, take_in
from samspill.graph.store.embedded.directory import EngineAddress, StoreDirectory
from samspill.graph.store.embedded.leases import Leases
from samspill.graph.store.embedded.watch import end_query, watch

READY = "ready"
TAKEN = "taken"
STOP_S = 60.0
"""How long the engine may take to stop in good order."""
LOG = "process.log"
"""What the engine's process has to say, in the log folder of the store."""


def start(path: str) -> str:
    """Start the engine of the store at `path` and return its first word: READY, TAKEN, or nothing if it ended before it had one."""
    directory = StoreDirectory(Path(path))
    with (directory.log / LOG).open("ab") as log:
        engine = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-P", "-m", __spec__.name, "--serve", path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=directory.path,
            start_new_session=True,
            text=True,
        )
        assert engine.stdout  # noqa: S101  asked for above
        return engine.stdout.readline().strip()


def serve(path: str) -> None:
    """Run the engine of the store at `path` until nobody uses it."""
    directory = StoreDirectory(Path(path))
    held = directory.lock()
    if held is None:
        print(TAKEN, flush=True)  # noqa: T201  the word that `start` waits for
        return
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    directory.remove_half_a_first_load()
    directory.keep_for_another_engine()
    with held, Arcade(directory) as arcade:
        directory.write_about()
        leases = Leases(partial(end_query, arcade), arcade.end_loads, partial(take_in_or_stop, arcade, directory, stop))
        threading.Thread(target=watch, args=(arcade, leases, stop), daemon=True).start()
        address = EngineAddress(
            leases.port, arcade.bolt_port, leases.secret, arcade.owner_password, arcade.reader_password
        )
        directory.write_address(address)
        print(READY, flush=True)  # noqa: T201
        leases.wait_until_unused(stop)
        stop.set()
        directory.remove_address()
        # An engine that is out of memory never ends by itself, and would keep everybody from the store.
        last_resort = threading.Timer(STOP_S, os._exit, (1,))
        last_resort.daemon = True
        last_resort.start()


def take_in_or_stop(arcade: Arcade, directory: StoreDirectory, stop: threading.Event, said: Said) -> bool:
    """Take a first load in, if the store is empty; if that fails half-way, stop the engine, so that the next one begins with an empty database."""
    try:
        return take_in(arcade.database, directory, said)
    except BaseException:
        if directory.first_load.exists():
            stop.set()
        raise


if __name__ == "__main__":
    if sys.argv[1] == "--serve":
        serve(sys.argv[2])
    else:
        print(start(sys.argv[1]), flush=True)  # noqa: T201
        # Without a word about the child that lives on.
        os._exit(0)
