"""No private person is on any page, in any projection, in any form: neither by name nor by id nor in the words of the evidence."""

from collections.abc import Iterator

import httpx
import pytest
from explorer_server import serving

from samspill.cypher.catalogue import catalogue
from samspill.graph.model import Node, Records, Relationship, Source
from samspill.graph.network import ANALYSES, PROJECTIONS
from samspill.graph.store.port import Store
from samspill.viz.web import create_app
from samspill.viz.web.routes import PAGES

SOURCE = Source("source:register", "Register")
NAMED = "zebedeus"
"""In the id, the name, the other spellings and all evidence of the persons."""
ORGANISATIONS = ("org:one", "org:two", "org:three")
NODES = (
    *(Node(id_, "Company", id_.removeprefix("org:").title()) for id_ in ORGANISATIONS),
    Node("person:zebedeus", "Person", "Zebedeus Nordmann", names=("Z. Nordmann",), url="https://zebedeus.example"),
    Node("person:zebedeus-b", "Person", "Maja Zebedeusdatter"),
    Node("act:fair", "Event", "Fair"),
    Node("place:senja", "Place", "Senja"),
    Node("theme:fish", "Theme", "Fish"),
    Node("instrument:loan", "Instrument", "Loan"),
)
ROLES = [
    *(("HAS_ROLE_IN", "person:zebedeus", organisation) for organisation in ORGANISATIONS),
    ("OWNS", "person:zebedeus", "org:one"),
    ("PARTICIPATES_IN", "person:zebedeus", "act:fair"),
    ("WORKS_WITH", "person:zebedeus", "person:zebedeus-b"),
]
TIES = [
    *(("PARTICIPATES_IN", organisation, "act:fair") for organisation in ORGANISATIONS),
    ("WORKS_WITH", "org:one", "org:two"),
    ("LOCATED_IN", "org:one", "place:senja"),
    ("FOCUSES_ON", "org:one", "theme:fish"),
    ("OFFERS", "org:one", "instrument:loan"),
]
RECORDS = Records(
    "test:persons",
    "Persons",
    nodes=NODES,
    relationships=(
        *(Relationship(*each, SOURCE.id, f"Zebedeus: {each[0]}", details={"role": "chair"}) for each in ROLES),
        *(Relationship(*each, SOURCE.id, "Says so.") for each in TIES),
    ),
    sources=(SOURCE,),
)
EXCEPTED = {"/cypher", "/questions/people"}
"""Where somebody asks for persons outright."""


def addresses() -> Iterator[str]:
    """Go through every page and question with what to fill in, a question mark at the end."""
    given = {
        "/search": "q=o",
        "/organisation/{id:path}": "org:one",
        "/activity/{id:path}": "act:fair",
        "/place/{id:path}": "place:senja",
        "/theme/{id:path}": "theme:fish",
        "/instrument/{id:path}": "instrument:loan",
        "/source/{id:path}": SOURCE.id,
        "/path": "from=org:one&to=org:three",
        "/ranking/{measure}": "degree",
    }
    for name in ANALYSES:
        yield f"/analysis/{name}?organisation=org:one&against=..2014"
    for page in {page.address for page in PAGES} - EXCEPTED - {"/questions/{name}", "/analysis/{name}"}:
        before, brace, _ = page.partition("{")
        own = given.get(page, "")
        yield f"{before}{own}?" if brace else f"{page}?{own}"
    fill = {"organisation": "org:one", "activity": "act:fair", "place": "place:senja", "source": SOURCE.id}
    fill |= {"theme": "theme:fish", "instrument": "instrument:loan"}
    for question in catalogue().values():
        asked = "&".join(f"{each.name}={fill[each.type]}" for each in question.parameters if each.type in fill)
        if f"/questions/{question.name}" not in EXCEPTED:
            yield f"/questions/{question.name}?{asked}"


def forms(address: str) -> Iterator[str]:
    """Go through a page, its JSON twin and, where it has one, its map."""
    path, _, query = address.partition("?")
    stem = "/index" if path == "/" else path
    yield address
    yield f"{stem}.json?{query}"
    if path.split("/")[1] in {"", "organisation", "path"}:
        yield f"{path.rstrip('/')}/map.json?{query}"


@pytest.fixture
def client(embedded_store: Store) -> Iterator[httpx.Client]:
    """A client of an explorer that knows persons."""
    embedded_store.load(RECORDS)
    with serving(create_app(embedded_store)) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def test_no_page_names_a_person(client: httpx.Client) -> None:
    told = {}
    for projection in PROJECTIONS:
        for form in (form for address in addresses() for form in forms(address)):
            asked = f"{form}&projection={projection}&status=stated&status=derived"
            answer = client.get(asked)
            assert answer.status_code == 200, asked
            told[asked] = answer.text.casefold()
    assert [asked for asked, text in told.items() if NAMED in text] == []
    assert any("a person with a role in both" in text for text in told.values()), "persons join organisations"


@pytest.mark.parametrize("label", ["", "Entity", "Person"])
@pytest.mark.parametrize("query", ["zebedeus", "Zebedeus Nordmann", "zebedeuss", "z nordmann", "person:zebedeus"])
def test_no_search_or_suggestion_finds_a_person(client: httpx.Client, query: str, label: str) -> None:
    assert client.get("/search.json", params={"q": query, "label": label}).json()["hits"] == []


def test_a_person_has_no_page_and_is_no_end_of_a_path(client: httpx.Client) -> None:
    for page in ("organisation", "activity", "place", "theme", "instrument"):
        assert client.get(f"/{page}/person:zebedeus.json").status_code == 404
    found = client.get("/path.json", params={"from": "person:zebedeus", "to": "org:one"}).json()
    assert found["start"] == {"asked": "person:zebedeus", "thing": None, "choices": []}
