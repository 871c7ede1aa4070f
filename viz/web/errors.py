"""Tells what went wrong, to readers as a page and to programs as JSON, and never how the program looks inside."""

import asyncio
import logging
from typing import Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from samspill.graph.errors import SamspillError
from samspill.viz.web.advice import advice
from samspill.viz.web.departures import BrowserGoneError
from samspill.viz.web.guard import SECURITY_HEADERS
from samspill.viz.web.requests import html, plain_context_of, wants_json

LOG: Final = logging.getLogger(__name__)
SERVER_FAULT: Final = 500
CLIENT_CLOSED_REQUEST: Final = 499
_NOT_OURS: Final = (Exception, asyncio.CancelledError, KeyboardInterrupt, SystemExit, GeneratorExit)
"""What is answered by the handlers, and what ends the server or the task."""


def add_handlers(app: FastAPI) -> None:
    """Answer every error of the app in one shape."""
    app.add_exception_handler(SamspillError, _known)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(BrowserGoneError, _nobody)
    app.add_exception_handler(Exception, _unknown)
    app.add_middleware(Breakdowns)


class Breakdowns:
    """ASGI middleware: makes an Exception, which has a handler, of a panic in a compiled library, which is none."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        try:
            await self._app(scope, receive, send)
        except _NOT_OURS:
            raise
        except BaseException as error:
            message = "a library broke down"
            raise RuntimeError(message) from error


def _known(request: Request, error: Exception) -> Response:
    status = error.http_status if isinstance(error, SamspillError) else SERVER_FAULT
    if status >= SERVER_FAULT:
        LOG.error("%s: %s", request.url.path, error, exc_info=error)
    language = plain_context_of(request).language
    return _answer(request, status, error.said(language) if isinstance(error, SamspillError) else "")


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else SERVER_FAULT
    return _answer(request, status, "")


def _nobody(_request: Request, _error: Exception) -> Response:
    # Nobody will read it; the number is the one that nginx logs for such requests.
    return Response(status_code=CLIENT_CLOSED_REQUEST)


def _unknown(request: Request, _error: Exception) -> Response:
    # The server logs it with its traceback, since this handler is the outermost edge and the error goes on from here.
    response = _answer(request, SERVER_FAULT, "")
    # This answer is made outside the guard, which gives all others their headers.
    response.headers.update(SECURITY_HEADERS)
    return response


def _answer(request: Request, status: int, message: str) -> Response:
    context = plain_context_of(request)
    words = context.words
    title = {
        400: words.gettext("This cannot be read"),
        403: words.gettext("This is not allowed"),
        404: words.gettext("There is nothing here"),
        405: words.gettext("This is not allowed"),
        504: words.gettext("This took too long"),
        503: words.gettext("The store cannot be reached"),
    }.get(status, words.gettext("Something went wrong"))
    problem = {"status": status, "message": message or title, "advice": advice(words, status)}
    page = {"title": title, "problem": problem}
    if wants_json(request):
        return JSONResponse(page, status)
    return html(request, context, "error.html", page, status)
