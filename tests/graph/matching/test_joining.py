"""What a load joins by itself: only what is sure, only what it brings, and nothing that stays when it is taken back."""

from collections.abc import Callable
from itertools import permutations, zip_longest
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.graph.matching.decisions import accept, join_sure, undo
from samspill.graph.matching.joining import load
from samspill.graph.matching.review import SAMSPILL, review
from samspill.graph.model import Node, Records, Relationship, Source
from samspill.graph.store import KeptStore, Store, content_hash

Facts = Callable[[Store], dict[str, Any]]

REGISTER = Node("org:no:987654325", "Company", "BRØDRENE KARLSEN AS", details={"orgnr": "987654325"}, sources=("s:1",))
SPELLED = Node("org:name:brodrene-karlsen-a-s", "Organisation", "Brødrene Karlsen A/S", review=True, sources=("s:2",))
SHORT = Node("org:name:br-karlsen", "Organisation", "Br. Karlsen", review=True, sources=("s:3",))
TYPO = Node("org:name:brødrene-karslen", "Organisation", "Brødrene Karslen", review=True)
ARENA = Node("act:arena", "Group", "Arenaen")


def a_file(name: str, *nodes: Node) -> Records:
    """Return a file in which these came to the arena."""
    ties = tuple(
        Relationship("PARTICIPATES_IN", node.id, ARENA.id, f"source:{name}", f"{node.name} came") for node in nodes
    )
    return Records(f"list:{name}", name, (*nodes, ARENA), ties, (Source(f"source:{name}", name),), read=len(nodes))


FILES = (a_file("one", REGISTER), a_file("two", SPELLED), a_file("three", SHORT))
ORDERS = list(permutations(FILES))
ORDER_NAMES = ["-".join(each.title for each in files) for files in ORDERS]


@pytest.fixture
def facts() -> Facts:
    """A function that returns all that is said about the world, by id, and who states it."""

    def facts(store: Store) -> dict[str, Any]:
        nodes = store.read("MATCH (node) WHERE node:Entity OR node:Source RETURN node AS thing").rows
        ties = store.read("MATCH ()-[tie]->() RETURN tie AS thing").rows
        things = [row[0] for row in (*nodes, *ties)]
        for thing in things:
            thing["properties"].pop("load", None)
        return {thing["properties"]["id"]: thing for thing in things}

    return facts


def shown(store: Store) -> list[str]:
    return [row[0] for row in store.read("MATCH (o:Organisation) RETURN o.id AS id ORDER BY id").rows]


@pytest.mark.parametrize("files", ORDERS, ids=ORDER_NAMES)
def test_three_files_in_any_order_come_to_one_organisation_with_all_names_ties_and_sources(
    store: Store, facts: Facts, files: tuple[Records, ...]
) -> None:
    reports = [load(store, records) for records in files]
    assert [len(report.joined) for report in reports] == [0, 1, 1]
    assert {verdict.by for report in reports for verdict in report.joined} == {SAMSPILL}
    assert shown(store) == [REGISTER.id]
    found = facts(store)
    whole = found[REGISTER.id]["properties"]
    assert {whole["name"], *whole["names"]} == {REGISTER.name, SPELLED.name, SHORT.name}
    assert set(whole["sources"]) == {"s:1", "s:2", "s:3"}
    ties = {tie.id for records in files for tie in records.relationships}
    assert {id_: found[id_]["start"] for id_ in ties} == dict.fromkeys(ties, REGISTER.id)


def test_what_is_only_likely_is_left_to_a_person(store: Store) -> None:
    load(store, FILES[0])
    assert load(store, a_file("four", TYPO)).joined == ()
    assert shown(store) == sorted((REGISTER.id, TYPO.id))


def test_to_load_twice_changes_nothing(store: Store, facts: Facts) -> None:
    for records in FILES:
        load(store, records)
    before, version = facts(store), store.version()
    for records in FILES:
        report = load(store, records)
        assert (report.new, report.changed, report.ended, report.joined) == (0, 0, 0, ())
    assert (facts(store), store.version()) == (before, version)


@pytest.mark.parametrize("files", ORDERS, ids=ORDER_NAMES)
@pytest.mark.parametrize("taken_back", [0, 1, 2])
def test_load_then_unload_equals_never_loaded(
    store: Store, facts: Facts, files: tuple[Records, ...], taken_back: int
) -> None:
    for number, records in enumerate(files):
        if number != taken_back:
            load(store, records)
    never = facts(store)
    for records in files:
        load(store, Records(records.origin, records.title))
    assert facts(store) == {}
    for records in files:
        load(store, records)
    load(store, Records(files[taken_back].origin, files[taken_back].title))
    assert facts(store) == never


def test_a_join_that_is_taken_back_does_not_return_with_the_next_file(store: Store, facts: Facts) -> None:
    apart = [load(store, records, joins=False) for records in FILES[:2]]
    assert [report.joined for report in apart] == [(), ()]
    never = facts(store)
    load(store, Records(FILES[1].origin, FILES[1].title))
    (verdict,) = load(store, FILES[1]).joined
    undo(store, verdict.id)
    assert facts(store) == never
    load(store, FILES[1])
    load(store, a_file("five", Node("org:name:arctic", "Company", "Arctic Seaworks")))
    assert (REGISTER.id in shown(store), SPELLED.id in shown(store)) == (True, True)
    assert [(each.id, each.same) for each in review(store).decisions] == [(verdict.id, False)]
    load(store, Records(FILES[1].origin, FILES[1].title))
    load(store, FILES[1])
    assert SPELLED.id in shown(store)


def test_a_join_that_is_taken_back_does_not_return_with_a_third_that_is_like_both(store: Store) -> None:
    load(store, FILES[0])
    (verdict,) = load(store, FILES[1]).joined
    undo(store, verdict.id)
    (with_one,) = load(store, FILES[2]).joined
    assert SHORT.id == with_one.merged
    assert len(shown(store)) == 2


def test_a_join_that_is_taken_back_does_not_return_when_the_one_that_it_was_with_is_gone(store: Store) -> None:
    """The third was joined with the first two as one: it is not one with the second either when the first is parted from it."""
    for records in FILES[:2]:
        load(store, records)
    (verdict,) = load(store, FILES[2]).joined
    undo(store, verdict.id)
    load(store, Records(FILES[0].origin, FILES[0].title))
    assert shown(store) == sorted((SPELLED.id, SHORT.id))


def test_two_that_are_left_apart_stay_so_when_a_third_is_joined_with_one_of_them(store: Store) -> None:
    keyed = Node("org:no:974760673", "Company", "Havfisk", details={"orgnr": "974760673", "ror": "0abc"})
    other = Node("org:ror:0abc", "Company", "Polar", details={"ror": "0abc"})
    third = Node("org:name:nord", "Company", "Nord", details={"orgnr": "974760673"})
    load(store, a_file("six", keyed, other), joins=False)
    (verdict,) = load(store, a_file("seven", third)).joined
    assert {verdict.kept, verdict.merged} == {keyed.id, third.id}
    assert shown(store) == sorted((keyed.id, other.id))


@pytest.fixture
def emptied(request: pytest.FixtureRequest) -> Callable[[], KeptStore]:
    """A function that empties the embedded store, for tests that need it so again and again."""
    empty: Callable[[], KeptStore] = request.getfixturevalue("shared_embedded").empty
    return empty


SPELLINGS = st.sampled_from([REGISTER.name, SPELLED.name, SHORT.name, TYPO.name, "Havfisk AS", "Havfisk"])


@given(
    names=st.lists(SPELLINGS, min_size=2, max_size=5),
    keys=st.lists(st.sampled_from(["", "1", "2"]), max_size=5),
    chance=st.randoms(use_true_random=False),
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_to_join_and_then_to_take_all_of_it_back_comes_to_what_was(
    emptied: Callable[[], KeptStore], names: list[str], keys: list[str], chance: Random
) -> None:
    """Whoever joins what, in whatever order it is taken back, from how many files it came."""
    store = emptied()
    nodes = [
        Node(f"org:{number}", "Company", name, details={"orgnr": key} if key else {})
        for number, (name, key) in enumerate(zip_longest(names, keys[: len(names)], fillvalue=""))
    ]
    files = [a_file("odd", *nodes[1::2]), a_file("even", *nodes[::2]), a_file("all", *nodes)]
    for records in files:
        store.load(records)
    before = content_hash(store.contents())
    for _ in range(chance.randrange(3)):
        if len(shown(store)) > 1:
            accept(store, *chance.sample(shown(store), 2))
    join_sure(store)
    while joins := sorted(each.id for each in review(store).decisions if each.same):
        undo(store, chance.choice(joins))
    assert content_hash(store.contents()) == before
