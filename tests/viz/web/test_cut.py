"""A list that is cut short says so, on the page and in its JSON twin."""

from collections.abc import Iterator

import httpx
import pytest
from explorer_server import serving

from samspill.graph.store.port import Limits, Store
from samspill.viz.web import ExplorerSettings, create_app

FEW = 3


@pytest.fixture(scope="module")
def short(troms_store: Store) -> Iterator[httpx.Client]:
    """A client of an explorer that may ask for three rows at a time."""
    app = create_app(troms_store, ExplorerSettings(limits=Limits(max_rows=FEW)))
    with serving(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


CUT = "There is more than this page may ask for; the list is cut."


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/organisation/org:name:troms-fylkeskommune", "cut"),
        ("/activity/act:group:næringsarena-senjaregionen", "cut"),
        ("/place/place:region:tromsøregionen", "cut"),
        ("/theme/theme:name:opplevelsesnæringer", "cut"),
        ("/source/source:artikkel-om-næringsarena-senjaregionen", "cut"),
        ("/about", "sources_cut"),
    ],
)
def test_a_page_with_more_than_it_may_ask_for_says_so(
    short: httpx.Client, explorer: httpx.Client, path: str, key: str
) -> None:
    assert short.get(f"{path}.json").json()[key] is True
    assert explorer.get(f"{path}.json").json()[key] is False
    assert CUT in short.get(path).text
    assert CUT not in explorer.get(path).text


def test_what_is_focused_on_in_a_place_may_be_all_that_is_cut(short: httpx.Client) -> None:
    page = short.get("/place/place:no:fylke:19.json").json()
    assert len(page["parts"] + page["organisations"]) <= FEW
    assert page["themes"]
    assert page["cut"] is True


def test_a_choice_of_sources_and_the_filters_say_that_there_are_more(
    short: httpx.Client, explorer: httpx.Client
) -> None:
    page = "/questions/what-a-source-says"
    assert CUT in short.get(page).text
    assert CUT not in explorer.get(page).text
    assert "There are more places and themes than are listed here." in short.get("/").text
    assert "There are more places and themes than are listed here." not in explorer.get("/").text


def test_a_search_that_shows_but_some_says_that_there_are_more(short: httpx.Client) -> None:
    found = short.get("/search.json", params={"q": "kommune"}).json()
    assert (len(found["hits"]), found["more"]) == (FEW, True)
