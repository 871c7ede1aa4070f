"""`samspill serve`: the explorer for the browser."""

import errno
import signal
import socket
from functools import partial
from types import FrameType
from typing import NoReturn

import click
import uvicorn

from samspill.cli.options import common_options, flag_settings
from samspill.cli.session import Session
from samspill.cli.stores import limits_of, location_of, place_of, reading, writing
from samspill.graph.errors import UsageError
from samspill.graph.store import left_open
from samspill.graph.store.port import Store
from samspill.loaders.results import as_excel
from samspill.settings import Settings
from samspill.viz.web import ExplorerSettings, check_address, create_app

_ENDS_CONNECTIONS_S = 2
"""How long a page that is being sent may take when the explorer is stopped."""


@click.command("serve")
@click.option("--host", metavar="ADDRESS", help="Address to listen on; any but this machine's own needs a password.")
@click.option("--port", type=click.IntRange(0, 65535), metavar="N", help="Port to listen on; 0 takes a free one.")
@common_options
def serve_verb(session: Session, host: str | None, port: int | None) -> None:
    """Open the explorer of the store for the browser, until you stop it with Ctrl-C.

    Only this machine can see it unless you say otherwise. On another address it asks for the password that you set in
    SAMSPILL_PASSWORD.
    """
    session = flag_settings(session, host=host, port=port)
    check_address(session.settings.host, session.settings.password.get_secret_value())
    listener = listen(session.settings)
    with listener, reading(session) as store:
        for opening in left_open(location_of(session.settings)):
            session.tell(opening.said(session.language))
        serve(session, store, listener)


def listen(settings: Settings) -> socket.socket:
    """Return a socket on the explorer's address; raise UsageError if that cannot be had."""
    try:
        found = socket.getaddrinfo(settings.host.strip("[]"), settings.port, type=socket.SOCK_STREAM)
        return socket.create_server(found[0][4][:2], family=found[0][0])
    except socket.gaierror as error:
        raise UsageError(
            "There is no address {host}: give --host 127.0.0.1, or one of this machine's own.", host=settings.host
        ) from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                "Port {port} is taken, perhaps by a samspill that is running: stop it, or give another --port.",
                port=settings.port,
            ) from error
        raise UsageError(
            "samspill cannot listen on {host}, port {port}: {reason}.",
            host=settings.host,
            port=settings.port,
            reason=error.strerror,
        ) from error


def serve(session: Session, store: Store, listener: socket.socket) -> None:
    """Serve the explorer on `listener` until Ctrl-C, or until the system asks to stop."""
    app = create_app(store, explorer_settings(session.settings), partial(writing, session))
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=_ENDS_CONNECTIONS_S)
    )
    # uvicorn ends what it is doing, puts our handlers back, and sends itself the signal once more.
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        session.say(
            "The explorer of {place} is on {address}", place=place_of(session.settings), address=_address(listener)
        )
        session.say("Stop it with Ctrl-C.")
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)
    session.say("Stopped.")


def explorer_settings(settings: Settings) -> ExplorerSettings:
    """Return what the explorer goes by."""
    more_hosts = tuple(name.strip() for name in settings.hosts.split(",") if name.strip())
    own = ExplorerSettings()
    return ExplorerSettings(
        title=settings.title,
        language=settings.language or None,
        limits=limits_of(settings),
        hosts=(*own.hosts, settings.host, *more_hosts),
        password=settings.password.get_secret_value(),
        as_excel=as_excel,
    )


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else f"[{host}]" if ":" in host else host  # noqa: S104  compared only
    return f"http://{shown}:{port}/"
