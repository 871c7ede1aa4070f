"""What is computed for a browser stops when the browser goes away."""

import socket
import time
from threading import Event
from urllib.parse import urlsplit

import httpx
import networkx as nx
import pytest
from explorer_server import serving

from samspill.graph.network import Ranking, from_networkx
from samspill.graph.store.port import Store
from samspill.viz.web import ExplorerSettings, create_app
from samspill.viz.web.context import Context
from samspill.viz.web.departures import BrowserGoneError
from samspill.viz.web.pages import ranking as page
from samspill.viz.web.view import View

LARGE = 20_000


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
