"""What readers and programs get when something is wrong: a page or a document in one shape, and no look inside."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from explorer_server import serving

from samspill.graph.errors import QueryTimeout, SamspillError, StoreUnavailable
from samspill.graph.store.port import Store
from samspill.viz.web import create_app


@pytest.mark.parametrize(
    "path", ["/nothing", "/organisation/org:name:nobody", "/source/nowhere", "/questions/none", "/?place=place:x"]
)
def test_what_does_not_exist_is_not_found_and_offers_a_search(explorer: httpx.Client, path: str) -> None:
    answer = explorer.get(path, headers={"Accept-Language": "nb"})
    assert answer.status_code == 404
    assert "Her er det ingenting" in answer.text
    assert 'role="search"' in answer.text


@pytest.mark.parametrize("path", ["/nothing.json", "/organisation/org:name:nobody.json", "/index.json?kind=Dragon"])
def test_a_program_gets_the_same_as_json(explorer: httpx.Client, path: str) -> None:
    answer = explorer.get(path)
    assert answer.status_code == 404
    assert answer.json()["problem"]["status"] == 404
    assert answer.json()["problem"]["message"]


def test_other_methods_than_get_are_not_allowed(explorer: httpx.Client) -> None:
    assert explorer.post("/cypher", data={"query": "RETURN 1 AS one"}).status_code == 405


class Failing:
    """The store of Troms, until it fails."""

    def __init__(self, store: Store, failure: Exception) -> None:
        self._store, self._failure = store, failure

    def read(self, *_given: Any, **_named: Any) -> Any:  # noqa: ANN401
        """Fail."""
        raise self._failure

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Do all else as the store does."""
        return getattr(self._store, name)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("failure", "status", "says"),
    [
        (StoreUnavailable("The store at /data/troms does not answer."), 503, "does not answer"),
        (QueryTimeout("The query took longer than 10 s."), 504, "longer than 10 s"),
        (SamspillError("Something samspill knows."), 500, "Something samspill knows"),
        (RuntimeError("secret detail in line 7"), 500, "Something went wrong"),
    ],
)
def test_a_failure_is_told_without_a_look_inside(
    troms_store: Store, failure: Exception, status: int, says: str
) -> None:
    app = create_app(Failing(troms_store, failure))
    with serving(app) as address, httpx.Client(base_url=address) as explorer:
        for path in ("/about", "/about.json"):
            answer = explorer.get(path)
            assert answer.status_code == status
            assert says in answer.text
            assert "secret detail" not in answer.text
            assert "Traceback" not in answer.text
            assert "default-src 'none'" in answer.headers["content-security-policy"]
