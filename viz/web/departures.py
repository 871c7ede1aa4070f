"""Notices when a browser goes away, so that what is being computed for it can stop."""

import asyncio
from collections.abc import Callable
from threading import Event
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_KEY: Final = "samspill.gone"


class BrowserGoneError(Exception):
    """Nobody waits for this page any more."""


def waiting_of(request: Request) -> Callable[[], bool]:
    """Return a function that tells whether the browser still waits for its page."""
    gone: Event = request.scope[_KEY]
    return lambda: not gone.is_set()


class Departures:
    """ASGI middleware: listens for the end of the connection while the page is made in another thread."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with a flag in it that tells whether the browser has gone."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        gone = scope[_KEY] = Event()
        # Holds one message only, so that a long body waits outside until somebody reads it.
        messages: asyncio.Queue[Message] = asyncio.Queue(1)

        async def listen() -> None:
            while not gone.is_set():
                message = await receive()
                if message["type"] == "http.disconnect":
                    gone.set()
                await messages.put(message)

        listening = asyncio.create_task(listen())
        try:
            await self._app(scope, messages.get, send)
        finally:
            listening.cancel()
