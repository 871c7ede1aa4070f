"""Puts the explorer together: store and settings in, an ASGI application out."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import Response

from samspill.graph.store.port import Store
from samspill.viz.web.assets import Assets
from samspill.viz.web.context import Explorer
from samspill.viz.web.deciding import add_decisions
from samspill.viz.web.departures import Departures
from samspill.viz.web.errors import add_handlers
from samspill.viz.web.guard import Guard
from samspill.viz.web.rendering import make_environments
from samspill.viz.web.routes import add_pages
from samspill.viz.web.settings import ExplorerSettings


def create_app(
    store: Store,
    settings: ExplorerSettings | None = None,
    changing: Callable[[], AbstractContextManager[Store]] | None = None,
) -> FastAPI:
    """Return the explorer of a store, ready to be served; it neither opens nor closes the store.

    `changing` opens the store anew for a decision about names, where `store` is for reading only.
    """
    settings = settings or ExplorerSettings()
    # The pages of FastAPI's own documentation load scripts from elsewhere; the description itself stays.
    app = FastAPI(title=settings.title, docs_url=None, redoc_url=None)
    assets = Assets()
    app.state.explorer = Explorer(store, settings, opened=changing)
    app.state.environments = make_environments(assets)
    _serve_assets(app, assets)
    add_pages(app)
    add_decisions(app)
    add_handlers(app)
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(Departures)
    return app


def _serve_assets(app: FastAPI, assets: Assets) -> None:
    @app.get("/static/{version}/{name:path}", include_in_schema=False)
    def asset(version: str, name: str) -> Response:
        found = assets.find(version, name)
        if found is None:
            raise HTTPException(404)
        content, kind = found
        return Response(content, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"})
