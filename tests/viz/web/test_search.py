"""Finding things by any of their names, as people write them."""

from collections.abc import Callable

import pytest

from samspill.graph.model import Node, Records
from samspill.graph.store.port import Store
from samspill.viz.web import create_app
from samspill.viz.web.context import Context
from samspill.viz.web.pages.picking import pick
from samspill.viz.web.pages.search import search
from samspill.viz.web.view import View

MakeContext = Callable[..., Context]


def names(context: Context, query: str, label: str = "") -> list[str]:
    """Return the names of what a query finds."""
    return [hit["name"] for hit in search(context, {"q": query, "label": label})["hits"]]


@pytest.mark.parametrize("query", ["sjømat", "sjomat", "SJØMAT", " Sjømat "])
def test_norwegian_letters_may_be_left_out(context: MakeContext, query: str) -> None:
    assert "Sjømatklyngen Senja" in names(context(), query)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("944824030", "Tranøy kommune"),
        ("Innovasjon Norge, Arktis", "Innovasjon Norge Arktis"),
        ("br karlsen", "Br. Karlsen"),
        ("senja sjømatklyngen", "Sjømatklyngen Senja"),
    ],
)
def test_other_spellings_numbers_and_any_order_of_words_find_it(context: MakeContext, query: str, name: str) -> None:
    assert name in names(context(), query)


def test_what_starts_with_the_query_comes_first(context: MakeContext) -> None:
    assert names(context(), "senja")[0] == "Senja"


def test_a_kind_may_be_asked_for(context: MakeContext) -> None:
    found = search(context(), {"q": "senja", "label": "Organisation"})["hits"]
    assert "Senja kommune" in {hit["name"] for hit in found}
    assert all(hit["id"].startswith("org:") for hit in found)


def test_a_part_of_a_word_finds_it_after_those_that_begin_so(context: MakeContext) -> None:
    found = names(context(), "klynge")
    assert found.index("Klynger") < found.index("Sjømatklyngen Senja")


@pytest.mark.parametrize("query", ["sjomatklyngn", "sømatklyngen"])
def test_a_typing_error_leads_to_a_guess_that_is_called_one(context: MakeContext, query: str) -> None:
    page = search(context(), {"q": query})
    assert page["hits"][0]["name"] == "Sjømatklyngen Senja"
    assert page["guessed"]
    assert pick(context(), query, "Organisation")["thing"] is None
    assert pick(context(), query, "Organisation")["choices"][0]["name"] == "Sjømatklyngen Senja"


def test_nothing_is_guessed_beside_what_was_found(context: MakeContext) -> None:
    page = search(context(), {"q": "kupa"})
    assert [hit["name"] for hit in page["hits"]] == ["Kupa"]
    assert not page["guessed"]


@pytest.mark.parametrize("query", ["", "   ", "–!?", "dette finnes ikke", "ordfører", "*", "%"])
def test_nothing_and_persons_are_not_found(context: MakeContext, query: str) -> None:
    assert names(context(), query) == []


def test_a_hit_tells_kind_and_place_in_the_readers_language(context: MakeContext) -> None:
    [hit] = [each for each in search(context("nb"), {"q": "profilgruppa"})["hits"] if each["kind"] == "Cluster"]
    assert (hit["kind_name"], hit["places"]) == ("Klynge", ["Finnsnes"])


def test_a_full_name_is_picked_though_others_hold_it_too(context: MakeContext) -> None:
    thing = pick(context(), "troms fylkeskommune", "Organisation")["thing"]
    assert thing is not None
    assert thing["id"] == "org:name:troms-fylkeskommune"


def test_what_is_not_clear_comes_back_as_choices(context: MakeContext) -> None:
    picked = pick(context(), "kommune", "Organisation")
    assert picked["thing"] is None
    assert len(picked["choices"]) == 8


def test_an_id_of_something_else_is_not_picked(context: MakeContext) -> None:
    assert pick(context(), "theme:name:sjømat", "Organisation")["thing"] is None


def test_what_is_called_just_so_comes_first_however_many_others_hold_it(embedded_store: Store) -> None:
    other_names = tuple(f"Senja under its name number {number}" for number in range(20))
    crowd = (Node(f"org:{number:03d}", "Company", f"Senja {number}") for number in range(300))
    nodes = (*crowd, Node("org:exact", "Company", "Senja", names=other_names))
    embedded_store.load(Records("test:crowd", "Crowd", nodes=nodes))
    page = search(Context(create_app(embedded_store).state.explorer, "en", View()), {"q": "senja"})
    assert (page["hits"][0]["id"], page["more"]) == ("org:exact", True)
