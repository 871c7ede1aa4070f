"""From a request to what a page works with, and from a page to a response."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from samspill.viz.web.context import Context, Explorer, Parameters
from samspill.viz.web.departures import waiting_of
from samspill.viz.web.frame import Frame
from samspill.viz.web.language import language_of
from samspill.viz.web.rendering import render
from samspill.viz.web.view import View, view_of


def context_of(request: Request) -> Context:
    """Return what a page works with for this request; raise UsageError if the address asks for a view that does not exist."""
    return _context(request, view_of(request.query_params))


def plain_context_of(request: Request) -> Context:
    """Return the context for a page that has to work whatever the address says."""
    return _context(request, View())


def _context(request: Request, view: View) -> Context:
    explorer: Explorer = request.app.state.explorer
    accepted = request.headers.get("accept-language", "")
    language = language_of(request.query_params.get("lang"), explorer.settings.language, accepted)
    return Context(explorer, language, view, waiting_of(request))


def parameters_of(request: Request) -> Parameters:
    """Return what the address says in its path and after the question mark."""
    return {**request.query_params, **request.path_params}


def wants_json(request: Request) -> bool:
    """Tell whether a program asks rather than a reader."""
    accepted = request.headers.get("accept", "")
    return request.scope["path"].endswith(".json") or ("application/json" in accepted and "text/html" not in accepted)


def status_of(page: Mapping[str, Any]) -> int:
    """Return the HTTP status of a page, which may show its problem itself."""
    problem = page.get("problem")
    return problem["status"] if problem else 200


def html(request: Request, context: Context, template: str, page: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """Return a page as HTML."""
    text = render(request.app.state.environments, Frame(context, request), template, page)
    headers = {"Content-Language": context.language, "Cache-Control": "no-cache", "Vary": "Accept, Accept-Language"}
    return HTMLResponse(text, status, headers)
