"""What is computed for a browser stops when the browser goes away."""

import socket
import time
from threading import Event
from urllib.parse import urlencode, urlsplit

import httpx
import networkx as nx
import pytest
from explorer_server import serving
from surroundings import running

from samspill.graph.network import Ranking, from_networkx
from samspill.graph.store import Limits, Location, Store
from samspill.viz.web import ExplorerSettings, create_app
from samspill.viz.web.context import Context
from samspill.viz.web.departures import BrowserGoneError
from samspill.viz.web.pages import ranking as page
from samspill.viz.web.view import View

LARGE = 20_000
ENDLESS = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x = -y RETURN sum(x) AS sum"


def test_a_ranking_that_takes_minutes_stops_soon_after_the_browser_has_gone(
    troms_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exact betweenness of a path of 20,000 would take minutes; each report comes after a fraction of a second."""
    app = create_app(troms_store, ExplorerSettings())
    network = from_networkx(nx.path_graph(LARGE))
    app.state.explorer.networks.get((troms_store.version(), View()), lambda: network)
    began, ended = Event(), Event()
    whole = Context.ranking

    def watched(context: Context, measure: str) -> Ranking:
        began.set()
        try:
            return whole(context, measure)
        except BrowserGoneError:
            ended.set()
            raise

    monkeypatch.setattr(page.Context, "ranking", watched)
    with serving(app) as address:
        place = urlsplit(address)
        with socket.create_connection((place.hostname, place.port)) as browser:
            browser.sendall(f"GET /ranking/betweenness.json HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
            assert began.wait(20)
            time.sleep(0.5)
            assert not ended.is_set()
        assert ended.wait(20)
        # The explorer goes on serving others.
        assert httpx.get(f"{address}/about.json").status_code == 200


def test_a_query_stops_in_the_engine_when_the_browser_has_gone(store: Store, store_location: Location) -> None:
    """Within a second; the first time a server has to plan the statement that ends queries."""
    with serving(create_app(store, ExplorerSettings(limits=Limits(timeout_s=120)))) as address:
        for seconds in (5, 1):
            ask_and_leave(address, store_location)
            time.sleep(seconds)
            assert running(store_location) == 0
        assert httpx.get(f"{address}/about.json").status_code == 200


def ask_and_leave(address: str, location: Location) -> None:
    """Ask for a query without end, and go away when the engine works on it."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port)) as browser:
        asked = f"GET /cypher.json?{urlencode({'query': ENDLESS})} HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n"
        browser.sendall(asked.encode())
        deadline = time.monotonic() + 20
        while not running(location) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert running(location) == 1
