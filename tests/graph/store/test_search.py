"""A search finds what people mean, and no text that they type makes it fail; alike on both engines."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.graph.model import Node, Records
from samspill.graph.store import Store
from samspill.graph.store.search import CANDIDATES, Found, meaning, named, search

NAMES = {
    "org:smk": ("Cluster", "Sjømatklyngen Senja"),
    "org:loftet": ("Organisation", "Blått kompetansesenter Nord/Sjømatløftet"),
    "org:senja": ("PublicBody", "Senja kommune"),
    "place:senja": ("Municipality", "Senja"),
    "org:calli": ("Company", "Čálliidlágádus"),
    "org:and": ("Company", "And Or Not AS"),
    "org:orret": ("Company", "Ørret & Ål AS"),
    "person:a": ("Person", "Senja Sjømatsen"),
}
THINGS = Records("workbook:names", "Names", tuple(Node(id_, kind, name) for id_, (kind, name) in NAMES.items()))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("sjømat", "org:smk"),
        ("sjomat", "org:smk"),
        ("SJØMATKLYNGEN", "org:smk"),
        ("sjomatklyngn", "org:smk"),
        ("sømatklyngen", "org:smk"),
        ("senja sjømat", "org:smk"),
        ("sjømatløft", "org:loftet"),
        ("kompetansesenter nord", "org:loftet"),
        ("senja", "place:senja"),
        ("senja kommune", "org:senja"),
        ("kommune", "org:senja"),
        ("komune", "org:senja"),
        ("čálli", "org:calli"),
        ("calli", "org:calli"),
        ("and", "org:and"),
        ("OR not", "org:and"),
        ("Ørret & Ål", "org:orret"),
        ("orret", "org:orret"),
        ("ål", "org:orret"),
    ],
)
def test_a_search_finds_first_what_is_meant(store: Store, text: str, first: str) -> None:
    store.load(THINGS)
    found = search(store, text)
    assert found[0].id == first
    assert found[0] == Found(first, NAMES[first][1], NAMES[first][0], found[0].score)
    assert all(0 < each.score <= 1 for each in found)


def test_every_word_must_match(store: Store) -> None:
    store.load(THINGS)
    assert {each.id for each in search(store, "senja")} == {"org:smk", "org:senja", "place:senja"}
    assert search(store, "senja ørret") == []


def test_a_short_word_among_others_is_a_whole_one_where_something_has_it(store: Store) -> None:
    """And a beginning elsewhere, as it is alone: each of two letters begins thousands of words."""
    names = ("Senja 1", "Senja 12", "Bardu 12")
    store.load(Records("workbook:short", "Short", tuple(Node(f"org:{name}", "Company", name) for name in names)))
    asked = ("senja 1", "bardu 1", "1")
    assert [[each.name for each in search(store, text)] for text in asked] == [
        ["Senja 1"],
        ["Bardu 12"],
        ["Senja 1", "Bardu 12", "Senja 12"],
    ]


def test_persons_are_found_only_when_asked_for(store: Store) -> None:
    store.load(THINGS)
    assert "person:a" not in {each.id for each in search(store, "sjømat")}
    assert "person:a" in {each.id for each in search(store, "sjømat", persons=True)}


def test_persons_do_not_keep_others_from_being_found(store: Store) -> None:
    persons = tuple(Node(f"person:{number}", "Person", "Senja") for number in range(CANDIDATES + 1))
    companies = tuple(Node(f"org:{number}", "Company", f"Senja nummer {number} av flere") for number in range(3))
    store.load(Records("a", "A", (*persons, *companies)))
    assert {each.id for each in search(store, "senja")} == {"org:0", "org:1", "org:2"}


def test_a_typing_error_is_guessed_only_where_nothing_has_the_word_as_it_is_typed(store: Store) -> None:
    store.load(Records("a", "A", (Node("org:a", "Company", "Senja fisk"), Node("org:b", "Company", "Sonja fisk"))))
    assert [each.id for each in search(store, "sonja")] == ["org:b"]
    assert {each.id for each in search(store, "sxnja")} == {"org:a", "org:b"}


def test_no_more_than_asked_for_are_found(store: Store) -> None:
    store.load(THINGS)
    assert len(search(store, "s", limit=2)) == 2


def test_a_changed_name_is_found_and_the_old_one_is_not(store: Store) -> None:
    store.load(Records("a", "A", (Node("org:x", "Company", "Torskefabrikken"),)))
    store.load(Records("a", "A", (Node("org:x", "Company", "Laksefabrikken"),)))
    assert [each.id for each in search(store, "laksefabrikken")] == ["org:x"]
    assert search(store, "torskefab") == []


AWKWARD = [
    '"',
    "'",
    "(",
    "[a TO b]",
    "{",
    "\\",
    "a:b",
    "id:*",
    "*",
    "?",
    "~",
    "^2",
    "/re/",
    "a AND",
    "NOT",
    "OR OR",
    "+-!&&||",
    "",
    " ",
]


@pytest.mark.parametrize("text", [*AWKWARD, "x" * 10_000, "a " * 5_000, "🐟", "\x00", "$q", "`", "';DROP"])
def test_no_text_is_an_error(store: Store, text: str) -> None:
    store.load(THINGS)
    assert isinstance(search(store, text), list)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40))
def test_no_text_whatever_is_an_error(store: Store, text: str) -> None:
    assert isinstance(search(store, text), list)


ALSO = tuple(f"Senja under its name number {number}" for number in range(20))
CROWD = Records(
    "workbook:crowd",
    "Crowd",
    (
        Node("org:exact", "Company", "Senja Østre", names=ALSO),
        *(Node(f"org:after-{number:02d}", "Company", f"Senja østre {number}") for number in range(30)),
        *(Node(f"org:inside-{number:02d}", "Company", f"Ny senja østre{number}") for number in range(30)),
        Node("person:exact", "Person", "Senja Østre"),
        Node("place:exact", "Place", "Senja Østre"),
    ),
)


@pytest.mark.parametrize("text", ["Senja Østre", "senja østre", "  SENJA ØSTRE ", "senja ostre", "org:exact"])
def test_what_is_called_just_so_is_meant_however_long_its_other_names_and_however_many_hold_it(
    holding: Callable[[Records], Store], text: str
) -> None:
    meant = meaning(holding(CROWD), text, "Organisation")
    assert meant.sure is not None
    assert (meant.sure.id, meant.sure.kind, meant.choices) == ("org:exact", "Company", [])


def test_exact_names_come_first_then_those_that_begin_so_then_the_others(holding: Callable[[Records], Store]) -> None:
    store = holding(CROWD)
    found = [each.id for each in named(store, "Senja Østre", "Organisation", 40)]
    assert found[0] == "org:exact"
    assert all(id_.startswith("org:after") for id_ in found[1:31])
    assert all(id_.startswith("org:inside") for id_ in found[31:])
    assert len(found) == 40
    assert [each.id for each in named(store, "Senja Østre", "Organisation", 1)] == ["org:exact"]


def test_a_part_of_a_name_means_a_thing_only_if_no_other_has_it(store: Store) -> None:
    store.load(THINGS)
    assert meaning(store, "klyngen", "Organisation").sure == named(store, "klyngen", "Organisation")[0]
    unclear = meaning(store, "senja", "Organisation")
    assert (unclear.sure, unclear.guessed) == (None, False)
    assert {each.id for each in unclear.choices} == {"org:smk", "org:senja"}


def test_a_misspelt_name_is_a_guess_and_never_sure(store: Store) -> None:
    store.load(THINGS)
    guess = meaning(store, "sjømatklyngn senja", "Organisation")
    assert (guess.sure, guess.guessed, guess.choices[0].id) == (None, True, "org:smk")


@pytest.mark.parametrize("text", ["", "  ", "–!?", "person:a", "Senja Sjømatsen", "nothing of the sort"])
def test_neither_nothing_nor_a_person_is_meant(store: Store, text: str) -> None:
    store.load(THINGS)
    for label in ("Entity", "Person"):
        meant = meaning(store, text, label)
        assert meant.sure is None
        assert "person:a" not in {each.id for each in meant.choices}
