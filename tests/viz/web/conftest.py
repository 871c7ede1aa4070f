"""The explorer of the Troms example: as a server to ask, and as the context that page functions work with."""

from collections.abc import Callable, Iterator

import httpx
import pytest
from explorer_server import serving
from fastapi import FastAPI

from samspill.graph.store.port import Store
from samspill.viz.web import ExplorerSettings, create_app
from samspill.viz.web.context import Context
from samspill.viz.web.view import View

MakeContext = Callable[..., Context]


@pytest.fixture(scope="session")
def app(troms_store: Store) -> FastAPI:
    """The explorer with the settings that it has unless told otherwise."""
    return create_app(troms_store, ExplorerSettings())


@pytest.fixture(scope="session")
def explorer(app: FastAPI) -> Iterator[httpx.Client]:
    """A client of the explorer; it speaks English unless the address says otherwise."""
    with serving(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def context(app: FastAPI) -> MakeContext:
    """A function that makes a context for page functions, of a language and a view."""

    def make(language: str = "en", view: View | None = None) -> Context:
        return Context(app.state.explorer, language, view or View())

    return make
