"""Stands before every page: lets in whom it should, and tells the browser what a page may do."""

import ipaddress
import secrets
from base64 import b64decode
from collections.abc import Mapping
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samspill.graph.errors import UsageError
from samspill.viz.web.settings import ExplorerSettings

# vis-network sets styles through the CSSOM, which style-src does not concern; no page has a style or script of its own.
SECURITY_HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def check_address(host: str, password: str) -> None:
    """Raise UsageError if the explorer would be open to others than this machine without a password."""
    if not (password or _is_loopback(host)):
        raise UsageError(
            "{host} can be reached from other machines: set a password for the explorer, or serve on 127.0.0.1.",
            host=host,
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """ASGI middleware: checks host and password of each request and adds the security headers to each response."""

    def __init__(self, app: ASGIApp, settings: ExplorerSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a refusal, or pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers[name] = value
            await send(message)

        answer = self._refusal(Headers(scope=scope)) or self._app
        await answer(scope, receive, send_guarded)

    def _refusal(self, headers: Headers) -> Response | None:
        if _without_port(headers.get("host", "")) not in self._settings.hosts and "*" not in self._settings.hosts:
            return PlainTextResponse(
                "This explorer does not answer to that host name. Whoever runs it can add the name to its setting hosts.",
                status_code=400,
            )
        if self._settings.password and not self._knows_password(headers.get("authorization", "")):
            challenge = {"WWW-Authenticate": 'Basic realm="samspill", charset="UTF-8"'}
            return PlainTextResponse(
                "This explorer asks for a password. Whoever runs it knows it.", status_code=401, headers=challenge
            )
        return None

    def _knows_password(self, authorization: str) -> bool:
        scheme, _, encoded = authorization.partition(" ")
        try:
            _, _, given = b64decode(encoded, validate=True).partition(b":")
        except ValueError:
            # Not base64; what has a letter outside ASCII is refused before anybody looks whether it is.
            return False
        return scheme.lower() == "basic" and secrets.compare_digest(given, self._settings.password.encode())


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()
