"""Free Cypher: it reads and nothing else, says when it was cut, and its organisations can be seen on a map."""

import httpx
import pytest
from explorer_server import serving

from samspill.graph.store.port import Limits, Store
from samspill.viz.web import ExplorerSettings, create_app
from samspill.viz.web.pages.query import as_query_parameters


def ask(explorer: httpx.Client, query: str, **parameters: str) -> httpx.Response:
    """Ask the JSON twin."""
    return explorer.get("/cypher.json", params={"query": query, **parameters})


def test_an_answer_has_columns_and_rows(explorer: httpx.Client) -> None:
    answer = ask(explorer, "MATCH (c:Cluster) RETURN c.name AS name, 1 AS one ORDER BY name").json()["answer"]
    assert [column["name"] for column in answer["columns"]] == ["name", "one"]
    assert answer["rows"] == [["Profilgruppa", 1], ["Sjømatklyngen Senja", 1], ["Visit Senja Region", 1]]
    assert not answer["truncated"]


@pytest.mark.parametrize(
    "query", ["CREATE (n:Company {id: 'x'})", "MATCH (n) DETACH DELETE n", "LOAD CSV FROM 'x' AS r RETURN r"]
)
def test_a_query_that_would_change_something_is_refused_with_the_reason(explorer: httpx.Client, query: str) -> None:
    answer = ask(explorer, query)
    assert answer.status_code == 403
    assert answer.json()["answer"] is None
    page = explorer.get("/cypher", params={"query": query, "lang": "nb"})
    assert page.status_code == 403
    assert "Det ble ikke noe svar." in page.text
    assert query.replace("'", "&#39;") in page.text, "the query is still there to be mended"


def test_paths_of_any_length_are_warned_of_and_asked_for_all_the_same(explorer: httpx.Client) -> None:
    query = "MATCH (c:Cluster)\nMATCH (c)-[:PART_OF*]->(x)\nRETURN count(x) AS number"
    found = ask(explorer, query).json()
    assert (found["lines_without_bound"], len(found["answer"]["rows"])) == ([2], 1)
    assert (
        "Linje 2: det kan finnes utallige stier" in explorer.get("/cypher", params={"query": query, "lang": "nb"}).text
    )
    assert ask(explorer, query.replace("*", "*1..4")).json()["lines_without_bound"] == []


def test_a_mistake_is_told_on_the_page_that_has_the_query(explorer: httpx.Client) -> None:
    answer = ask(explorer, "MATCH (n RETURN n")
    assert answer.status_code == 400
    assert answer.json()["problem"]["message"]


def test_parameters_that_the_text_names_become_fields(explorer: httpx.Client) -> None:
    query = "MATCH (n:Organisation) WHERE n.name STARTS WITH $start RETURN n.name AS name ORDER BY name LIMIT $most"
    page = ask(explorer, query, **{"p.start": "Tro", "p.most": "1"}).json()
    assert [field["name"] for field in page["parameters"]] == ["start", "most"]
    assert page["answer"]["rows"] == [["Troms fylkeskommune"]]


@pytest.mark.parametrize("value", ["Kupa", "974760673", 974760673, -1, ""])
def test_a_parameter_keeps_its_type_on_the_way_through_the_address(explorer: httpx.Client, value: str | int) -> None:
    assert ask(explorer, "RETURN $it AS it", **as_query_parameters({"it": value})).json()["answer"]["rows"] == [[value]]


def test_values_of_every_type_can_be_shown(explorer: httpx.Client) -> None:
    query = "MATCH p = (a:Cluster)-[r]->(b) RETURN a, r, p, [1, 'x', null] AS list, {a: 1.5} AS map, true AS yes, 0.0 / 0.0 AS none LIMIT 2"
    assert ask(explorer, query).json()["answer"]["rows"][0][-1] == "nan"
    page = explorer.get("/cypher", params={"query": query, "lang": "nb"})
    assert page.status_code == 200
    assert "er medlem av" in page.text


def test_organisations_in_the_answer_are_on_its_map(explorer: httpx.Client) -> None:
    query = "MATCH (c:Cluster)-[r]-(x) RETURN c, r, collect(x) AS others"
    assert ask(explorer, query).json()["on_map"] == 3
    document = explorer.get("/cypher/map.json", params={"query": query}).json()
    assert {node["name"] for node in document["nodes"]} == {"Profilgruppa", "Sjømatklyngen Senja", "Visit Senja Region"}
    assert len(document["ties"]) == 3


def test_an_answer_without_nodes_has_no_map(explorer: httpx.Client) -> None:
    page = explorer.get("/cypher", params={"query": "MATCH (c:Cluster) RETURN c.name AS name"})
    assert "data-map" not in page.text


def test_an_answer_that_was_cut_says_so(troms_store: Store) -> None:
    app = create_app(troms_store, ExplorerSettings(limits=Limits(max_rows=5)))
    with serving(app) as address, httpx.Client(base_url=address) as explorer:
        answer = ask(explorer, "MATCH (o:Organisation) RETURN o.name AS name").json()["answer"]
        assert (len(answer["rows"]), answer["truncated"]) == (5, True)
        page = explorer.get("/cypher", params={"query": "MATCH (o:Organisation) RETURN o.name AS name", "lang": "en"})
        assert "the answer was cut" in page.text
