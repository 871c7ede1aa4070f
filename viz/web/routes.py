"""Which page answers at which address: as HTML, as JSON under the same address with `.json`, and its map."""

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from samspill.viz.document import MapDocument
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.downloads import TableFunction, as_csv, as_excel
from samspill.viz.web.pages import (
    about,
    analysis,
    front,
    names,
    organisation,
    path,
    query,
    questions,
    ranking,
    search,
    things,
)
from samspill.viz.web.requests import context_of, html, parameters_of, status_of, wants_json
from samspill.viz.web.view import REPEATED, VIEW_PARAMETERS

_LONG: Final = 100_000
"""Bytes from which on packing a document is worth while."""
_UNPACKS: Final = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)
"""What `Accept-Encoding` says of whoever unpacks gzip: that it is named, and not with weight 0, which refuses it."""
_QUICKLY: Final = 1
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PageFunction = Callable[[Context, Parameters], Any]


@dataclass(frozen=True)
class Page:
    """A page: where it is, what makes its dict, and what shows it."""

    address: str
    function: PageFunction
    shape: type
    """The TypedDict that the function returns."""
    template: str
    takes: Mapping[str, str]
    """The parameters besides the view, and what they are."""
    map: Callable[[Context, Parameters], MapDocument] | None = None

    @property
    def stem(self) -> str:
        """The address that endings are put to."""
        return "/index" if self.address == "/" else self.address

    @property
    def map_address(self) -> str:
        """Where its map document is."""
        return f"{self.address.rstrip('/')}/map.json"


_ID: Final = {"id": "its id, such as org:no:974760673"}
PAGES: Final = (
    Page("/", front.front, front.FrontPage, "front.html", {}, front.front_map),
    Page("/search", search.search, search.SearchPage, "search.html", search.TAKES),
    Page(
        "/organisation/{id:path}",
        organisation.organisation,
        organisation.OrganisationPage,
        "organisation.html",
        _ID,
        organisation.organisation_map,
    ),
    Page("/activity/{id:path}", things.activity, things.ActivityPage, "activity.html", _ID),
    Page("/place/{id:path}", things.place, things.PlacePage, "place.html", _ID),
    Page("/theme/{id:path}", things.theme, things.TopicPage, "topic.html", _ID),
    Page("/instrument/{id:path}", things.instrument, things.TopicPage, "topic.html", _ID),
    Page("/source/{id:path}", about.source, about.SourcePage, "source.html", _ID),
    Page("/path", path.path, path.PathPage, "path.html", path.TAKES, path.path_map),
    Page("/ranking/{measure}", ranking.ranking, ranking.RankingPage, "ranking.html", ranking.TAKES),
    Page("/analysis/{name}", analysis.analysis, analysis.AnalysisPage, "analysis.html", analysis.TAKES),
    Page("/questions", questions.questions, questions.QuestionsPage, "questions.html", {}),
    Page("/questions/{name}", questions.question, questions.QuestionPage, "question.html", questions.TAKES),
    Page("/cypher", query.cypher, query.CypherPage, "cypher.html", query.TAKES, query.cypher_map),
    Page("/names", names.names, names.NamesPage, "names.html", {}),
    Page("/about", about.about, about.AboutPage, "about.html", {}),
)


def add_pages(app: FastAPI) -> None:
    """Let the app answer at the addresses of all pages, their JSON twins and their maps."""
    _add_downloads(app, "/ranking/{measure}", ranking.ranking_table)
    _add_downloads(app, "/analysis/{name}", analysis.analysis_table)
    for page in PAGES:
        # An id takes whatever stands in its place, so the addresses with an ending come first.
        if page.map:
            _add_document(app, page, page.map_address, page.map, MapDocument)
        _add_document(app, page, f"{page.stem}.json", page.function, page.shape)
        app.add_api_route(page.address, _html_endpoint(page), include_in_schema=False)


def _add_document(app: FastAPI, page: Page, address: str, function: PageFunction, shape: type) -> None:
    app.add_api_route(
        address,
        _json_endpoint(function),
        responses={200: {"model": shape}},
        summary=(function.__doc__ or "").strip(),
        openapi_extra={"parameters": [*_described(page)]},
    )


def _described(page: Page) -> Iterator[dict[str, Any]]:
    """Go through the parameters of a page as OpenAPI describes them."""
    in_path = re.findall(r"\{(\w+)", page.address)
    for name, meaning in {**page.takes, **VIEW_PARAMETERS}.items():
        place = "path" if name in in_path else "query"
        schema = {"type": "array", "items": {"type": "string"}} if name in REPEATED else {"type": "string"}
        yield {"name": name, "in": place, "required": place == "path", "description": meaning, "schema": schema}


def _json_endpoint(function: PageFunction) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        page = function(context_of(request), parameters_of(request))
        return _packed(JSONResponse(page, status_of(page)), request)

    return endpoint


def _packed(response: Response, request: Request) -> Response:
    """Pack a long document for a client that unpacks; a map takes a tenth then. Never HTML, whose forms carry a secret."""
    response.headers["Vary"] = "Accept-Encoding"
    if len(response.body) < _LONG or not _UNPACKS.search(request.headers.get("Accept-Encoding", "")):
        return response
    packed = gzip.compress(response.body, _QUICKLY, mtime=0)
    kept = {name: value for name, value in response.headers.items() if name != "content-length"}
    return Response(packed, response.status_code, {**kept, "Content-Encoding": "gzip"})


def _html_endpoint(page: Page) -> Callable[[Request], Response]:
    as_json = _json_endpoint(page.function)

    def endpoint(request: Request) -> Response:
        if wants_json(request):
            return as_json(request)
        context = context_of(request)
        content = page.function(context, parameters_of(request))
        return html(request, context, page.template, content, status_of(content))

    return endpoint


def _add_downloads(app: FastAPI, address: str, table: TableFunction) -> None:
    """Offer the table of a page as CSV and as Excel, under its address with these endings."""

    def csv(request: Request) -> Response:
        context = context_of(request)
        download = table(context, parameters_of(request))
        return _kept(as_csv(download, context.language), "text/csv; charset=utf-8", f"{download.name}.csv")

    def excel(request: Request) -> Response:
        context = context_of(request)
        download = table(context, parameters_of(request))
        return _kept(as_excel(download, context), _EXCEL, f"{download.name}.xlsx")

    app.add_api_route(f"{address}.csv", csv, include_in_schema=False)
    app.add_api_route(f"{address}.xlsx", excel, include_in_schema=False)


def _kept(content: str | bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
