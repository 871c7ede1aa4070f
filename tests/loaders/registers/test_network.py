"""Enhetsregisteret over the network, against a server here that answers as the real one does."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest

from samspill.graph.errors import InputError, UsageError
from samspill.loaders import read
from samspill.loaders.registers.brreg.network import Service, fetch, is_address

SENJA = {"organisasjonsnummer": "921369417", "navn": "SENJA KOMMUNE", "organisasjonsform": {"kode": "KOMM"}}
DELETED = {
    "organisasjonsnummer": "939807314",
    "navn": "LENVIK KOMMUNE",
    "organisasjonsform": {"kode": "KOMM"},
    "slettedato": "2020-01-01",
}
ROLES = {
    "rollegrupper": [{"roller": [{"type": {"kode": "DAGL"}, "person": {"navn": {"etternavn": "Nordmann"}}}]}],
    "_links": {},
}
IN_SENJA = [
    {"organisasjonsnummer": number, "navn": f"BEDRIFT {number}", "organisasjonsform": {"kode": "AS"}}
    for number in ("989278835", "974760673")
]
Answer = tuple[int, Any, dict[str, str]]


class Register:
    """What the server knows, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.before: list[Answer] = []
        """Answers that come before all others, such as that it is busy."""
        self.found_units = len(IN_SENJA)

    def answer(self, target: str) -> Answer:
        """Return status, body and headers for a question."""
        if self.before:
            return self.before.pop(0)
        path, query = urlparse(target).path, parse_qs(urlparse(target).query)
        known: dict[str, Answer] = {
            "/enheter/921369417": (200, SENJA, {}),
            "/enheter/921369417/roller": (200, ROLES, {}),
            "/enheter/939807314": (410, DELETED, {}),
            "/underenheter/974760673": (200, IN_SENJA[1], {}),
        }
        if path in known:
            return known[path]
        if path == "/enheter" and query["forretningsadresse.kommunenummer"] == ["5530"]:
            at = int(query["page"][0])
            page = {"size": 1, "totalElements": self.found_units, "totalPages": self.found_units, "number": at}
            return 200, {"_embedded": {"enheter": [IN_SENJA[at]]}, "page": page}, {}
        if path in {"/enheter", "/underenheter"}:
            return 200, {"_links": {}, "page": {"size": 20, "totalElements": 0, "totalPages": 0, "number": 0}}, {}
        return 404, {"status": 404}, {}


@contextmanager
def serving(register: Register) -> Iterator[str]:
    """Serve a register on a free port of this machine and give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            register.asked.append(self.path)
            register.agents.add(self.headers["User-Agent"])
            status, body, headers = register.answer(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def register() -> Register:
    """A register that answers."""
    return Register()


@pytest.fixture
def service(register: Register) -> Iterator[Service]:
    """How to ask it, without long pauses."""
    with serving(register) as address:
        yield Service(address, pause_s=0.01)


def test_a_number_gives_the_unit_and_its_roles(register: Register, service: Service, tmp_path: Path) -> None:
    units, roles = fetch("brreg:921369417", tmp_path, service)
    assert [each.name for each in read(units).nodes] == ["SENJA KOMMUNE"]
    assert [each.type for each in read(roles).relationships] == ["HAS_ROLE_IN"]
    assert all("samspill" in agent for agent in register.agents)


def test_a_unit_without_roles_and_a_sub_unit_give_one_file(service: Service, tmp_path: Path) -> None:
    (units,) = fetch("brreg:974760673", tmp_path, service)
    assert [each.id for each in read(units).nodes] == ["org:no:974760673"]


def test_a_deleted_unit_tells_when_it_ended(service: Service, tmp_path: Path) -> None:
    (units,) = fetch("brreg:939807314", tmp_path, service)
    assert read(units).nodes[0].details["dissolved"] == "2020-01-01"


def test_a_municipality_gives_all_pages_and_sub_units_where_there_are_any(
    register: Register, service: Service, tmp_path: Path
) -> None:
    (units,) = fetch("brreg:kommune=5530", tmp_path, service)
    records = read(units)
    assert [each.details["orgnr"] for each in records.nodes] == ["989278835", "974760673"]
    assert [urlparse(each).path for each in register.asked] == ["/enheter", "/enheter", "/underenheter"]


def test_what_was_fetched_today_is_not_asked_for_again(register: Register, service: Service, tmp_path: Path) -> None:
    first = fetch("brreg:921369417", tmp_path, service)
    asked = len(register.asked)
    assert fetch("brreg:921369417", tmp_path, service) == first
    assert len(register.asked) == asked


@pytest.mark.parametrize("busy", [(429, {}, {"Retry-After": "0"}), (503, b"<html>", {}), (200, b"{cut off", {})])
def test_a_register_that_is_busy_is_asked_again(
    register: Register, service: Service, tmp_path: Path, busy: Answer
) -> None:
    register.before = [busy, busy]
    assert len(fetch("brreg:921369417", tmp_path, service)) == 2


def test_questions_keep_their_distance(register: Register, service: Service, tmp_path: Path) -> None:
    started = time.monotonic()
    fetch("brreg:kommune=5530", tmp_path, Service(service.address, pause_s=0.1))
    assert time.monotonic() - started >= 0.1 * (len(register.asked) - 1)


@pytest.mark.parametrize("address", ["brreg:910000000", "brreg:kommune=55", "brreg:", "brreg:alle"])
def test_an_address_of_another_form_is_told_what_to_write(service: Service, tmp_path: Path, address: str) -> None:
    assert is_address(address)
    with pytest.raises(UsageError, match="brreg:kommune=5530"):
        fetch(address, tmp_path, service)


def test_a_unit_that_is_not_there_leaves_no_file(service: Service, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="989278835"):
        fetch("brreg:989278835", tmp_path, service)
    assert list(tmp_path.iterdir()) == []


def test_more_than_a_search_may_give_is_refused(register: Register, service: Service, tmp_path: Path) -> None:
    register.found_units = 10_001
    with pytest.raises(InputError, match="bulk file"):
        fetch("brreg:kommune=5530", tmp_path, service)


def test_a_refused_question_is_not_asked_again(register: Register, service: Service, tmp_path: Path) -> None:
    register.before = [(400, {}, {})]
    with pytest.raises(InputError, match="400"):
        fetch("brreg:921369417", tmp_path, service)
    assert len(register.asked) == 1


def test_a_register_that_nobody_serves_is_told_to_be_out_of_reach(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not answer"):
        fetch("brreg:921369417", tmp_path, Service("http://127.0.0.1:9", pause_s=0.01, attempts=2))
