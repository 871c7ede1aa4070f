"""The explorer as a real server in this process, for tests that ask it over HTTP or through a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import monotonic, sleep

import uvicorn
from fastapi import FastAPI

STARTS_WITHIN_S = 20


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve `app` on a free port of this machine; gives its address without a slash at the end."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", ws="none"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    deadline = monotonic() + STARTS_WITHIN_S
    while not server.started:
        assert thread.is_alive(), "the explorer did not start"
        assert monotonic() < deadline, "the explorer takes too long to start"
        sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
