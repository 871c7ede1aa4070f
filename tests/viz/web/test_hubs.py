"""Organisations that meet everywhere: their pages and maps hold the first ways of a tie and tell how many more there are, and where."""

import gzip
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from explorer_server import serving

from samspill.graph.model import Node, Records, Relationship, Source
from samspill.graph.store import EmbeddedLocation, Store, open_store
from samspill.viz.document.tying import ways_of_each
from samspill.viz.web import create_app

SHARED = 1_100
"""Projects that both take part in: more than the page about their connection lists."""
ENDS = {"from": "org:one", "to": "org:two"}


@pytest.fixture(scope="module")
def explorer(hub_store: Store) -> Iterator[httpx.Client]:
    """A client of the explorer of the hubs."""
    with serving(create_app(hub_store)) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def hub_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two organisations that take part in the same projects, all of them."""
    projects = [Node(f"act:project:{at}", "Project", f"Project {at:04}") for at in range(SHARED)]
    minutes = Source("source:minutes", "Minutes")
    relationships = tuple(
        Relationship("PARTICIPATES_IN", end, project.id, minutes.id, "Written.")
        for project in projects
        for end in ENDS.values()
    )
    nodes = (Node("org:one", "Company", "One"), Node("org:two", "Company", "Two"), *projects)
    with closing(open_store(EmbeddedLocation(tmp_path_factory.mktemp("hubs") / "store"))) as store:
        store.load(Records("test:hubs", "Hubs", nodes, relationships, (minutes,)))
        yield store


def test_the_page_of_a_hub_lists_the_first_ways_of_a_tie_and_links_to_more(explorer: httpx.Client) -> None:
    [tie] = explorer.get("/organisation/org:one.json").json()["partners"]
    assert [way["what"]["name"] for way in tie["ways"]] == [f"Project {at:04}" for at in range(1_000)]
    assert all(len(way["claims"]) == 2 for way in tie["ways"])
    assert (tie["ways_in_all"], tie["claims_in_all"]) == (SHARED, 2 * SHARED)
    page = explorer.get("/organisation/org:one").text
    assert '<a href="/path?from=org:one&amp;to=org:two">and 100 more</a>' in page
    assert f"{2 * SHARED} claims" in page


def test_the_connection_of_two_hubs_lists_many_more_ways_and_links_to_the_question_that_names_all(
    explorer: httpx.Client,
) -> None:
    [tie] = explorer.get("/path.json", params=ENDS).json()["ties"]
    assert (len(tie["ways"]), tie["ways_in_all"]) == (1_000, SHARED)
    assert (
        '<a href="/questions/partners?organisation=org:one">and 100 more</a>' in explorer.get("/path", params=ENDS).text
    )
    partners = explorer.get("/questions/partners.json", params={"organisation": "org:one"}).json()
    assert str(partners).count("Project ") >= SHARED


def test_the_map_of_a_hub_holds_the_first_ways_and_counts_all(explorer: httpx.Client) -> None:
    document = explorer.get("/organisation/org:one/map.json").json()
    [tie] = document["ties"]
    assert (len(tie["through"]), tie["ways"], tie["evidence"]) == (1_000, SHARED, 2 * SHARED)
    assert document["claims"].keys() == {id_ for way in tie["through"] for id_ in way["claims"]}


def test_the_more_ties_the_fewer_ways_of_each_but_always_some() -> None:
    assert [ways_of_each(ties) for ties in (0, 1, 100, 1_000, 100_000)] == [1_000, 1_000, 10, 3, 3]


def raw_answer(explorer: httpx.Client, accepted: str) -> tuple[str, bytes]:
    """Return how the answer about a long connection is packed, and its bytes as they came."""
    with explorer.stream("GET", "/path.json", params=ENDS, headers={"Accept-Encoding": accepted}) as answer:
        assert answer.headers["Vary"] == "Accept-Encoding"
        return answer.headers.get("Content-Encoding", "identity"), b"".join(answer.iter_raw())


@pytest.mark.parametrize("accepted", ["gzip", "br, GZIP", "gzip;q=0.5, identity", "gzip; q=0.05", "identity;q=0, gzip"])
def test_a_long_document_is_packed_for_whoever_unpacks(explorer: httpx.Client, accepted: str) -> None:
    (coding, packed), (_, plain) = raw_answer(explorer, accepted), raw_answer(explorer, "identity")
    assert coding == "gzip"
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 5


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "br, gzip ; q=0.000 , deflate"])
def test_nothing_is_packed_for_whoever_does_not_unpack_or_refuses_it(explorer: httpx.Client, accepted: str) -> None:
    coding, raw = raw_answer(explorer, accepted)
    assert coding == "identity"
    assert raw.startswith(b'{"title":')
