"""The page of two names: what it shows, what its forms do, and whose forms are refused."""

import re
from collections.abc import Iterator

import httpx
import pytest
from explorer_server import serving

from samspill.graph.model import Node, Records, Relationship
from samspill.graph.store.port import Store
from samspill.viz.web import create_app

KEYED = Node("org:no:987654325", "Company", "Brødrene Karlsen AS", details={"orgnr": "987654325"})
SHORT = Node("org:name:br-karlsen", "Organisation", "Br. Karlsen <b>", review=True)
ARENA = Node("act:group:arena", "Group", "Arenaen")
CAME = Relationship("PARTICIPATES_IN", SHORT.id, ARENA.id, "source:1", "Line 1")


@pytest.fixture
def names(embedded_store: Store) -> Iterator[httpx.Client]:
    """A client of the explorer of a store with two names of one company."""
    embedded_store.load(Records("list:one", "List", (KEYED, SHORT, ARENA), (CAME,)))
    with serving(create_app(embedded_store)) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def fields(page: str, action: str) -> dict[str, str]:
    """Return what the first form of an action on a page sends."""
    forms = [dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)) for form in page.split("<form")[1:]]
    return next(form for form in forms if form.get("action") == action)


def test_a_pair_stands_side_by_side_with_what_speaks_for_and_against(names: httpx.Client) -> None:
    page = names.get("/names", params={"lang": "nb"}).text
    assert "Navnene har de samme ordene" not in page
    assert "Bare det ene navnet sier: b" in page or "organisasjonsformen" in page
    assert "Br. Karlsen &lt;b&gt;" in page
    assert "Arenaen" in page
    assert "endrer lageret" in page
    twin = names.get("/names.json").json()
    assert [(pair["kept"]["id"], pair["merged"]["id"]) for pair in twin["pairs"]] == [(KEYED.id, SHORT.id)]
    assert "token" not in names.get("/names.json").text


def test_the_forms_accept_reject_and_take_back(names: httpx.Client) -> None:
    before = names.get("/names.json").json()
    for action in ("accept", "reject"):
        answer = names.post("/names", params={"lang": "nn"}, data=fields(names.get("/names").text, action))
        assert (answer.status_code, answer.headers["location"]) == (303, "/names?lang=nn")
        decided = names.get("/names.json").json()
        assert decided["pairs"] == []
        assert [each["same"] for each in decided["decisions"]] == [action == "accept"]
        merged = names.get(f"/organisation/{SHORT.id}.json").status_code == 404
        assert merged == (action == "accept")
        names.post("/names", data=fields(names.get("/names").text, "undo"))
        assert names.get("/names.json").json() == before


@pytest.mark.parametrize("token", ["", "guessed", "å"])
def test_a_form_without_the_token_of_this_process_changes_nothing(names: httpx.Client, token: str) -> None:
    sent = fields(names.get("/names").text, "accept") | {"token": token}
    assert names.post("/names", data=sent).status_code == 403
    assert names.get("/names.json").json()["decisions"] == []


@pytest.mark.parametrize("sent_from", ["cross-site", "same-site", "none"])
def test_a_form_from_elsewhere_changes_nothing(names: httpx.Client, sent_from: str) -> None:
    sent = fields(names.get("/names").text, "accept")
    assert names.post("/names", data=sent, headers={"Sec-Fetch-Site": sent_from}).status_code == 403
    assert names.post("/names", json=sent).status_code == 415
    assert names.get("/names.json").json()["decisions"] == []


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"action": "delete"}, 400),
        ({"one": "org:nobody"}, 404),
        ({"other": KEYED.id}, 400),
        ({"other": "x" * 20_000}, 413),
    ],
)
def test_what_means_no_decision_is_told(names: httpx.Client, changed: dict[str, str], status: int) -> None:
    sent = fields(names.get("/names").text, "accept") | changed
    assert names.post("/names", data=sent).status_code == status
