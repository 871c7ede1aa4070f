"""Who is let in: by host name, by password, and where the explorer may be served without one."""

from collections.abc import Iterator

import httpx
import pytest
from explorer_server import serving

from samspill.graph.errors import UsageError
from samspill.graph.store.port import Store
from samspill.viz.web import ExplorerSettings, check_address, create_app

PASSWORD = "tre små ord"  # noqa: S105  for these tests


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.5", "::1", "[::1]", "localhost"])
def test_this_machine_needs_no_password(host: str) -> None:
    check_address(host, password="")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "samspill.example.no"])  # noqa: S104  refused, not bound
def test_an_address_that_others_reach_needs_a_password(host: str) -> None:
    with pytest.raises(UsageError, match="set a password"):
        check_address(host, password="")
    check_address(host, PASSWORD)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8350", "localhost:80", "LOCALHOST", "[::1]:8350"])
def test_the_names_of_this_machine_are_answered_to(explorer: httpx.Client, host: str) -> None:
    assert explorer.get("/about", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8350", "127.0.0.1.evil.example", "localhost.evil.example", ""]
)
def test_other_host_names_are_refused_so_that_no_page_elsewhere_can_read_this_one(
    explorer: httpx.Client, host: str
) -> None:
    for path in ("/about", "/index.json", "/map.json"):
        answer = explorer.get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert "samspill" not in answer.text


@pytest.fixture
def locked(troms_store: Store) -> Iterator[httpx.Client]:
    """A client of an explorer that asks for a password."""
    settings = ExplorerSettings(password=PASSWORD, hosts=("samspill.example.no", "127.0.0.1"))
    with serving(create_app(troms_store, settings)) as address, httpx.Client(base_url=address) as client:
        yield client


@pytest.mark.parametrize(
    "path", ["/", "/index.json", "/map.json", "/openapi.json", "/nothing", "/cypher?query=RETURN 1"]
)
def test_nothing_is_shown_without_the_password(locked: httpx.Client, path: str) -> None:
    for authorization in (None, ("", ""), ("admin", "tre"), ("admin", PASSWORD + " "), ("admin", PASSWORD.upper())):
        answer = locked.get(path, auth=authorization)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Basic")
        assert "Senja" not in answer.text


@pytest.mark.parametrize(
    "header", ["Basic", "Basic %%%", "Bearer dHJlIHNtw6Ugb3Jk", "Basic dHJlIHNtw6Ugb3Jk", "Basic é", "é", "Basic \x80"]
)
def test_a_malformed_password_is_no_password(locked: httpx.Client, header: str) -> None:
    assert locked.get("/about", headers=[(b"Authorization", header.encode())]).status_code == 401


def test_the_password_opens_with_any_user_name_and_at_the_names_that_are_set(locked: httpx.Client) -> None:
    for user in ("", "kari"):
        assert locked.get("/about", auth=(user, PASSWORD), headers={"Host": "samspill.example.no"}).status_code == 200


def test_the_password_is_in_no_text_of_the_settings() -> None:
    assert PASSWORD not in repr(ExplorerSettings(password=PASSWORD))
