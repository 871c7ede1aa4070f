"""What readers and programs get when something is wrong: a page or a document in one shape, and no look inside."""

from collections.abc import Callable
from typing import Any

import graspologic_native
import httpx
import pytest
from explorer_server import serving

from samspill.graph.errors import QueryTimeout, SamspillError, StoreUnavailable
from samspill.graph.store.port import Limits, Store
from samspill.viz.web import ExplorerSettings, create_app

ANEW = httpx.Limits(max_keepalive_connections=0)
"""A connection for each request: the server closes one on which a failure was told, and the next request would run into that."""


@pytest.mark.parametrize(
    "path", ["/nothing", "/organisation/org:name:nobody", "/source/nowhere", "/questions/none", "/?place=place:x"]
)
def test_what_does_not_exist_is_not_found_and_offers_a_search(explorer: httpx.Client, path: str) -> None:
    answer = explorer.get(path, headers={"Accept-Language": "nb"})
    assert answer.status_code == 404
    assert "Her er det ingenting" in answer.text
    assert 'role="search"' in answer.text


@pytest.mark.parametrize("path", ["/nothing.json", "/organisation/org:name:nobody.json", "/index.json?theme=theme:x"])
def test_a_program_gets_the_same_as_json(explorer: httpx.Client, path: str) -> None:
    answer = explorer.get(path)
    assert answer.status_code == 404
    assert answer.json()["problem"]["status"] == 404
    assert answer.json()["problem"]["message"]


def test_other_methods_than_get_are_not_allowed(explorer: httpx.Client) -> None:
    assert explorer.post("/cypher", data={"query": "RETURN 1 AS one"}).status_code == 405


class Failing:
    """The store of Troms, until it fails."""

    def __init__(self, store: Store, failure: BaseException) -> None:
        self._store, self._failure = store, failure

    def read(self, *_given: Any, **_named: Any) -> Any:  # noqa: ANN401
        """Fail."""
        raise self._failure

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Do all else as the store does."""
        return getattr(self._store, name)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("failure", "status", "says", "next_step"),
    [
        (
            StoreUnavailable("The store at /data/troms does not answer."),
            503,
            "does not answer",
            "tell whoever runs this explorer",
        ),
        (QueryTimeout("The query took longer than 10 s."), 504, "longer than 10 s", "Ask for less"),
        (SamspillError("Something samspill knows."), 500, "Something samspill knows", "Try again in a moment"),
        (RuntimeError("secret detail in line 7"), 500, "Something went wrong", "Try again in a moment"),
    ],
)
def test_a_failure_is_told_without_a_look_inside(
    troms_store: Store, failure: Exception, status: int, says: str, next_step: str
) -> None:
    app = create_app(Failing(troms_store, failure))
    with serving(app) as address, httpx.Client(base_url=address, limits=ANEW) as explorer:
        for path in ("/about", "/about.json"):
            answer = explorer.get(path)
            assert answer.status_code == status
            assert says in answer.text
            assert next_step in answer.text
            assert "secret detail" not in answer.text
            assert "Traceback" not in answer.text
            assert "default-src 'none'" in answer.headers["content-security-policy"]


def panic() -> BaseException:
    """Return what Rust raises when a library in it breaks down, as the Leiden library does here: no Exception."""
    try:
        graspologic_native.leiden([("a", "b", 1.0)], resolution=float("nan"))
    except BaseException as error:  # noqa: BLE001
        return error
    raise AssertionError


def test_a_panic_in_a_library_is_told_as_any_failure(troms_store: Store) -> None:
    failure = panic()
    assert not isinstance(failure, Exception)
    with (
        serving(create_app(Failing(troms_store, failure))) as address,
        httpx.Client(base_url=address, limits=ANEW) as explorer,
    ):
        page, twin = (explorer.get(path, headers={"Accept-Language": "en"}) for path in ("/about", "/about.json"))
    assert (page.status_code, twin.json()["problem"]["status"]) == (500, 500)
    assert "Something went wrong" in page.text
    assert "unwrap" not in page.text + twin.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "status", "next_step"),
    [
        ("/analysis/communities?resolution=nan", 400, "Look for a mistake"),
        ("/nothing", 404, "Search for what you came for"),
        ("/?since=yesterday", 400, "Look for a mistake"),
        ("/?projection=zz", 400, "Look for a mistake"),
        ("/?since=2030&until=2020", 400, "Look for a mistake"),
        ("/?place=place:x", 404, "Search for what you came for"),
        ("/cypher?query=CREATE (n)", 403, "Ask in a query that only reads"),
        ("/cypher?query=MATCH (n", 400, "Look for a mistake"),
    ],
)
def test_a_refusal_says_what_to_do_next(explorer: httpx.Client, path: str, status: int, next_step: str) -> None:
    page = explorer.get(path, headers={"Accept-Language": "en"})
    assert page.status_code == status
    assert next_step in page.text
    twin = explorer.get(path, headers={"Accept": "application/json", "Accept-Language": "en"})
    assert next_step in twin.json()["problem"]["advice"]


def test_a_page_that_took_too_long_can_be_asked_for_again_as_it_was(troms_store: Store) -> None:
    app = create_app(Failing(troms_store, QueryTimeout("The query took longer than 10 s.")))
    with serving(app) as address, httpx.Client(base_url=address, limits=ANEW) as explorer:
        page = explorer.get("/place/place:x?status=stated&lang=nb").text
    assert 'href="/place/place:x?status=stated&amp;lang=nb"' in page
    assert "Spør om mindre" in page


def test_a_query_that_took_too_long_says_so_where_it_can_be_changed(troms_store: Store) -> None:
    app = create_app(troms_store, ExplorerSettings(limits=Limits(timeout_s=1)))
    slow = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x = y + 1 RETURN sum(x) AS sum"
    with serving(app) as address, httpx.Client(base_url=address, timeout=60) as explorer:
        page = explorer.get("/cypher", params={"query": slow, "lang": "en"})
    assert page.status_code == 504
    assert "Ask for less" in page.text
    assert slow in page.text
