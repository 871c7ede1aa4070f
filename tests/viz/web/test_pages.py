"""Every page: in three languages, with a JSON twin that says the same, safe to open, and asking nobody outside."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from explorer_server import serving

from samspill.graph.store.port import Store
from samspill.viz.web import create_app
from samspill.viz.web.context import Context
from samspill.viz.web.guard import SECURITY_HEADERS
from samspill.viz.web.routes import PAGES, Page
from samspill.viz.web.view import View

GIVEN: dict[str, dict[str, str]] = {
    "/search": {"q": "senja"},
    "/organisation/{id:path}": {"id": "org:name:sjømatklyngen-senja"},
    "/activity/{id:path}": {"id": "act:group:næringsarena-senjaregionen"},
    "/place/{id:path}": {"id": "place:no:kommune:5530"},
    "/theme/{id:path}": {"id": "theme:name:sjømat"},
    "/instrument/{id:path}": {"id": "instrument:name:partnerskapsavtaler"},
    "/source/{id:path}": {"id": "source:artikkel-om-næringsarena-senjaregionen"},
    "/path": {"from": "Haplast", "to": "Tromsø kommune"},
    "/ranking/{measure}": {"measure": "betweenness"},
    "/analysis/{name}": {"name": "communities", "resolution": "1"},
    "/questions/{name}": {"name": "attendance"},
    "/cypher": {"query": "MATCH (c:Cluster)-[r]-(o) RETURN c, r, o, c.name AS name ORDER BY c.id, o.id, r.id"},
}
"""What each page is asked for; the others take nothing."""


def path_of(page: Page) -> str:
    """Return the path of a page with what it is asked for."""
    given = GIVEN.get(page.address, {})
    return re.sub(r"\{(\w+)(:path)?\}", lambda match: given[match[1]], page.address)


def query_of(page: Page) -> dict[str, str]:
    """Return what a page is asked for besides its path."""
    return {name: value for name, value in GIVEN.get(page.address, {}).items() if f"{{{name}" not in page.address}


every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)


class Parts(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag with its attributes."""
        self.tags.append((tag, dict(attrs)))

    def values(self, *attributes: str) -> list[str]:
        """Return the values of the given attributes on all tags."""
        return [value for _, found in self.tags for name in attributes if (value := found.get(name)) is not None]

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each tag of that name."""
        return [found for name, found in self.tags if name == tag]


@every_page
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_page_is_in_the_language_that_the_address_asks_for(explorer: httpx.Client, page: Page, language: str) -> None:
    answer = explorer.get(path_of(page), params={**query_of(page), "lang": language})
    assert answer.status_code == 200
    parts = Parts(answer.text)
    assert parts.named("html") == [{"lang": language}]
    own = {"nb": "Hvor opplysningene", "nn": "Kvar opplysningane", "en": "Where the facts"}
    assert [start for start in own.values() if start in answer.text] == [own[language]]


@every_page
def test_the_json_twin_is_what_the_page_function_gives(
    explorer: httpx.Client, context: Callable[..., Context], page: Page
) -> None:
    function: Any = page.function
    expected = function(context(), GIVEN.get(page.address, {}))
    twin = path_of(page) if page.address != "/" else "/index"
    assert explorer.get(f"{twin}.json", params=query_of(page)).json() == expected
    accepting = explorer.get(path_of(page), params=query_of(page), headers={"Accept": "application/json"})
    assert accepting.json() == expected


OF_THE_LOAD = {"load", "loads"}
"""What tells one load from another, however equal what they brought."""


def facts_of(page: Any) -> Any:  # noqa: ANN401
    """Return a page without what tells which load brought it."""
    if isinstance(page, dict):
        return {name: facts_of(value) for name, value in page.items() if name not in OF_THE_LOAD}
    return [facts_of(each) for each in page] if isinstance(page, list) else page


def test_pages_say_the_same_whichever_engine_keeps_the_graph(
    context: Callable[..., Context], troms_stores: Store
) -> None:
    on_this_engine = Context(create_app(troms_stores).state.explorer, "en", View())
    for page in PAGES:
        function: Any = page.function
        asked = GIVEN.get(page.address, {})
        assert facts_of(function(on_this_engine, asked)) == facts_of(function(context(), asked)), page.address


@every_page
def test_openapi_describes_the_twin_of_each_page(explorer: httpx.Client, page: Page) -> None:
    described = explorer.get("/openapi.json").json()
    twin = f"{page.stem}.json".replace(":path", "")
    operation = described["paths"][twin]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    assert schema.endswith(f"/{page.shape.__name__}")
    assert {parameter["name"] for parameter in operation["parameters"]} > {*page.takes, "lang", "projection"}


@pytest.mark.parametrize("page", [page for page in PAGES if page.map], ids=lambda page: page.address)
def test_a_page_with_a_map_has_its_document_beside_it(explorer: httpx.Client, page: Page) -> None:
    shown = Parts(explorer.get(path_of(page), params={**query_of(page), "lang": "nb"}).text)
    [address] = shown.values("data-map")
    document = explorer.get(address).json()
    assert document["language"] == "nb"
    assert {"nodes", "ties", "legend", "texts"} <= document.keys()


@every_page
def test_a_page_brings_no_script_or_style_of_its_own_and_asks_nobody_outside(
    explorer: httpx.Client, page: Page
) -> None:
    answer = explorer.get(path_of(page), params=query_of(page))
    parts = Parts(answer.text)
    assert all(script.get("src", "").startswith("/static/") for script in parts.named("script"))  # type: ignore[union-attr]
    assert parts.named("style") == []
    assert parts.values("style") == []
    assert parts.values("onclick", "onload", "onerror") == []
    assert [value for value in parts.values("src", "action", "data-map", "data-vis") if not value.startswith("/")] == []
    assert [link["href"] for link in parts.named("link") if not (link["href"] or "").startswith("/static/")] == []


@every_page
def test_headings_start_with_one_of_the_first_level_and_skip_none(explorer: httpx.Client, page: Page) -> None:
    tags = Parts(explorer.get(path_of(page), params=query_of(page)).text).tags
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_page
def test_no_id_is_used_twice_and_every_label_has_its_field(explorer: httpx.Client, page: Page) -> None:
    parts = Parts(explorer.get(path_of(page), params=query_of(page)).text)
    ids = parts.values("id")
    assert len(ids) == len(set(ids))
    assert set(parts.values("for", "aria-labelledby", "aria-describedby")) <= set(ids)


@every_page
def test_the_language_switch_keeps_the_address(explorer: httpx.Client, page: Page) -> None:
    view = {**query_of(page), "status": "stated", "kind": "Cluster"}
    answer = explorer.get(path_of(page), params=view)
    switch = [link for link in Parts(answer.text).named("a") if link.get("hreflang") == "nn"]
    asked = httpx.URL(str(switch[0]["href"]))
    assert asked.path == answer.url.path
    assert dict(asked.params) == {**view, "lang": "nn"}


def test_an_empty_store_has_pages_that_say_so(embedded_store: Store) -> None:
    with serving(create_app(embedded_store)) as address, httpx.Client(base_url=address, timeout=30) as explorer:
        for page in PAGES:
            answer = explorer.get(path_of(page), params=query_of(page))
            assert answer.status_code == (404 if "{id" in page.address else 200), page.address
        assert "There is no organisation to show" in explorer.get("/").text
        assert explorer.get("/map.json").json()["nodes"] == []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.json",
        "/map.json",
        "/nothing",
        "/nothing.json",
        "/openapi.json",
        "/cypher?query=CREATE (n)",
        "/?kind=X",
    ],
)
def test_every_answer_tells_the_browser_what_it_may_do(explorer: httpx.Client, path: str) -> None:
    answer = explorer.get(path)
    assert {name: answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_files_are_kept_for_good_under_an_address_that_changes_with_them(explorer: httpx.Client) -> None:
    parts = Parts(explorer.get("/").text)
    addresses = [value for value in parts.values("src", "href", "data-vis") if value.startswith("/static/")]
    assert {address.rpartition("/")[2] for address in addresses} >= {
        "explorer.css",
        "explorer.js",
        "map.css",
        "vis-network.js",
    }
    for address in addresses:
        answer = explorer.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    [_, _, version, _] = addresses[0].split("/")
    assert explorer.get(addresses[0].replace(version, "0" * len(version))).status_code == 404
    assert explorer.get(f"/static/{version}/../pages/front.py").status_code == 404


@pytest.mark.parametrize("path", ["//evil.example/x", "///evil.example", "/\\evil.example", '/a b"c?x=1'])
def test_no_link_leads_away_from_the_explorer(explorer: httpx.Client, path: str) -> None:
    answer = explorer.get(
        httpx.URL(scheme="http", host="127.0.0.1", port=explorer.base_url.port, raw_path=path.encode())
    )
    assert answer.status_code == 404
    for link in Parts(answer.text).values("href", "action", "src"):
        assert re.match(r"/(?![/\\])|#", link), link


HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)//'--", "{{ 7 * 191 }}")


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize(
    "path",
    [
        "/search?q={}",
        "/path?from={}&to={}",
        "/ranking/{}",
        "/questions/{}",
        "/questions/attendance?activity={}",
        "/questions/what-a-source-says?source={}",
        "/cypher?query={}",
        "/cypher?query=RETURN $a&p.a={}",
        "/organisation/{}",
        "/source/{}",
        "/?kind={}",
        "/?place={}",
        "/?since={}",
        "/?lang={}",
        "/?x={}&status=stated",
        "/{}",
    ],
)
def test_what_an_address_says_comes_back_as_text_only(explorer: httpx.Client, path: str, hostile: str) -> None:
    answer = explorer.get(path.replace("{}", quote(hostile, safe="")))
    assert answer.status_code < 500
    parts = Parts(answer.text)
    assert parts.named("img") == []
    assert len(parts.named("script")) == 1
    assert [value for value in parts.values("href", "action") if value.startswith("javascript:")] == []
    assert str(7 * 191) not in answer.text
