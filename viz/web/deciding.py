"""The one thing that the explorer changes: decisions whether two organisations are one, sent by the form on `/names`.

A form of another site is refused: it cannot know the token of this process, which only pages of this explorer carry, and browsers
say where a form was sent from.
"""

import secrets
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from samspill.graph.errors import UsageError
from samspill.graph.matching.decisions import accept, reject, undo
from samspill.graph.store.port import Store
from samspill.viz.web.language import language_of
from samspill.viz.web.view import with_query

if TYPE_CHECKING:
    from samspill.viz.web.context import Explorer

_LONGEST: Final = 10_000
"""Bytes of a form; ids are short."""
_FORM: Final = "application/x-www-form-urlencoded"
Fields = Mapping[str, str]
Action = Callable[[Store, Fields], object]
_ACTIONS: Final[Mapping[str, Action]] = {
    "accept": lambda store, fields: accept(store, fields.get("one", ""), fields.get("other", "")),
    "reject": lambda store, fields: reject(store, fields.get("one", ""), fields.get("other", "")),
    "undo": lambda store, fields: undo(store, fields.get("decision", "")),
}


def add_decisions(app: FastAPI) -> None:
    """Let the app take decisions."""
    app.add_api_route("/names", _decide, methods=["POST"], include_in_schema=False)


async def _decide(request: Request) -> Response:
    """Carry a decision out and show the page again."""
    explorer: Explorer = request.app.state.explorer
    fields = await _fields(request)
    if not _is_own(request, fields, explorer.token):
        raise HTTPException(403)
    action = _ACTIONS.get(fields.get("action", ""))
    if action is None:
        raise UsageError("A decision is to accept, reject or undo")
    await run_in_threadpool(_carry_out, explorer, action, fields)
    language = request.query_params.get("lang")
    known = language is not None and language_of(language, None, "") == language
    return RedirectResponse(with_query("/names", [("lang", language)] if language and known else []), 303)


def _carry_out(explorer: "Explorer", action: Action, fields: Fields) -> None:
    with explorer.changing() as store:
        action(store, fields)


async def _fields(request: Request) -> Fields:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(415)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            raise HTTPException(413)
    return {name: values[0] for name, values in parse_qs(body.decode(errors="replace")).items()}


def _is_own(request: Request, fields: Fields, token: str) -> bool:
    """Tell whether a form stood on a page of this explorer; old browsers, and those over plain HTTP, do not say where from."""
    sent_from = request.headers.get("sec-fetch-site", "same-origin")
    given = fields.get("token", "").encode()
    return sent_from == "same-origin" and secrets.compare_digest(given, token.encode())
