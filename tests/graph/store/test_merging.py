"""Two nodes that a person says are one are shown as one, nothing of either is lost, and to take it back restores what was."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from samspill.graph.model import Missing, Node, Records, Relationship, Source, Verdict
from samspill.graph.store import Store

Contents = Callable[[Store], dict[str, Any]]

KARLSEN = Node(
    "org:no:987654325", "Company", "Brødrene Karlsen AS", details={"orgnr": "987654325"}, sources=("source:1",)
)
SHORT = Node("org:name:br-karlsen", "Organisation", "Br. Karlsen", url="https://karlsen.example", review=True)
SENJA = Node("org:senja", "PublicBody", "Senja kommune")
ARENA = Node("act:arena", "Group", "Arenaen")
REGISTER = Records("register:one", "Register", (KARLSEN,), (), (Source("source:1", "Register"),), missing=Missing.ENDED)
INVITED = Relationship("WORKS_WITH", SENJA.id, SHORT.id, "source:2", "Line 1")
CAME = Relationship("PARTICIPATES_IN", SHORT.id, ARENA.id, "source:2", "Line 2", details={"role": "partner"})
OWNED = Relationship("OWNS", KARLSEN.id, SHORT.id, "source:2", "Line 3")
TALKED = Relationship("WORKS_WITH", SENJA.id, KARLSEN.id, "source:2", "Line 4")
LIST = Records(
    "list:one",
    "List",
    (SHORT, SENJA, ARENA, KARLSEN),
    (INVITED, CAME, OWNED, TALKED),
    (Source("source:2", "List"),),
)
SAME = Verdict(KARLSEN.id, SHORT.id, True, KARLSEN.name, SHORT.name, "2025-05-01T12:00:00+00:00")  # noqa: FBT003


@pytest.fixture
def contents() -> Contents:
    """A function that returns all that a store holds but its loads, by kind and id: what is shown and what was stated share ids."""

    def contents(store: Store) -> dict[str, Any]:
        nodes = store.read("MATCH (node) WHERE NOT node:Load RETURN node AS thing").rows
        ties = store.read("MATCH ()-[tie]->() RETURN tie AS thing").rows
        things = [row[0] for row in (*nodes, *ties)]
        for thing in things:
            thing["properties"].pop("load", None)
        return {f"{each.get('type') or each['labels'][-1]} {each['properties']['id']}": each for each in things}

    return contents


def decided(*verdicts: Verdict, origin: str = "verdict:1") -> Records:
    """Return the records of a decision; without one, it is taken back."""
    return Records(origin, "Decided", verdicts=verdicts)


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with a register and a list that call one company differently."""
    store.load(REGISTER)
    store.load(LIST)
    return store


def test_two_that_are_one_have_the_names_and_ties_of_both(filled: Store, contents: Contents) -> None:
    filled.load(decided(SAME))
    rows = filled.read("MATCH (o:Organisation) WHERE o.search CONTAINS 'karlsen' RETURN o AS o").rows
    assert len(rows) == 1
    kept = rows[0][0]
    assert kept["labels"] == ["Company", "Organisation", "Entity"]
    assert kept["properties"]["id"] == KARLSEN.id
    assert kept["properties"]["name"] == KARLSEN.name
    assert kept["properties"]["names"] == [SHORT.name]
    assert kept["properties"]["url"] == SHORT.url
    assert kept["properties"]["orgnr"] == "987654325"
    assert "review" not in kept["properties"]
    ties = {
        each["properties"]["id"]: (each["start"], each["end"]) for each in contents(filled).values() if "start" in each
    }
    assert ties == {
        INVITED.id: (SENJA.id, KARLSEN.id),
        CAME.id: (KARLSEN.id, ARENA.id),
        OWNED.id: (KARLSEN.id, KARLSEN.id),
        TALKED.id: (SENJA.id, KARLSEN.id),
    }


def test_to_take_a_decision_back_restores_what_was(filled: Store, contents: Contents) -> None:
    before = contents(filled)
    filled.load(decided(SAME))
    assert contents(filled) != before
    filled.load(decided())
    assert contents(filled) == before


def test_the_same_files_change_nothing_after_a_decision(filled: Store, contents: Contents) -> None:
    filled.load(decided(SAME))
    merged, version = contents(filled), filled.version()
    for records in (REGISTER, LIST, decided(SAME)):
        report = filled.load(records)
        assert (report.new, report.changed, report.ended) == (0, 0, 0)
    assert contents(filled) == merged
    assert filled.version() == version


NEWER = (
    replace(LIST, nodes=(replace(SHORT, names=("Karlsen fisk",)), SENJA, ARENA, KARLSEN)),
    replace(LIST, nodes=(SHORT, SENJA, ARENA), relationships=(INVITED, replace(CAME, evidence="Line 7"))),
    replace(LIST, nodes=(SENJA,), relationships=()),
    replace(LIST, nodes=(replace(SHORT, kind="Association"), SENJA, ARENA, KARLSEN)),
    Records(
        "list:two",
        "Other list",
        (replace(SHORT, url="https://other.example"), ARENA),
        (replace(CAME, source="source:3"),),
    ),
    Records("register:two", "Other", (replace(KARLSEN, name="KARLSEN BRØDRENE AS"),), (), missing=Missing.ENDED),
    replace(REGISTER, nodes=()),
    Records("list:three", "Ended", (SHORT, ARENA), (CAME,), missing=Missing.ENDED),
)


@pytest.mark.parametrize("newer", NEWER, ids=range(len(NEWER)))
def test_loads_after_a_decision_come_to_the_same_as_without_it(
    filled: Store, contents: Contents, newer: Records
) -> None:
    """Loaded in between or after, with and without the decision, taken back or made again: only what holds now matters."""
    filled.load(newer)
    never = contents(filled)
    filled.load(decided(SAME))
    afterwards = contents(filled)
    filled.load(decided())
    assert contents(filled) == never
    for records in (replace(newer, nodes=(), relationships=(), sources=(), missing=Missing.RETRACTED), REGISTER, LIST):
        filled.load(records)
    filled.load(decided(SAME))
    filled.load(newer)
    assert contents(filled) == afterwards
    filled.load(decided())
    assert contents(filled) == never


def test_decisions_carry_through_and_are_taken_back_in_any_order(filled: Store, contents: Contents) -> None:
    third = Node("org:name:karlsen-fisk", "Company", "Karlsen fisk")
    filled.load(
        Records("list:two", "Other", (third,), (Relationship("WORKS_WITH", third.id, SENJA.id, "s", "Line 9"),))
    )
    before = contents(filled)
    further = Verdict(third.id, KARLSEN.id, True, third.name, KARLSEN.name, "2025-05-02T12:00:00+00:00")  # noqa: FBT003
    filled.load(decided(SAME))
    filled.load(decided(further, origin="verdict:2"))
    assert filled.read("MATCH (o:Organisation) RETURN count(o) AS count").rows == ((2,),)
    both = contents(filled)
    assert both[f"Entity {third.id}"]["properties"]["names"] == [SHORT.name, KARLSEN.name]
    filled.load(decided())
    assert f"Entity {SHORT.id}" in contents(filled)
    assert f"Entity {KARLSEN.id}" not in contents(filled)
    filled.load(decided(SAME))
    assert contents(filled) == both
    filled.load(decided(origin="verdict:2"))
    filled.load(decided())
    assert contents(filled) == before


def test_a_decision_that_two_are_not_one_changes_neither(filled: Store, contents: Contents) -> None:
    before = contents(filled)
    filled.load(decided(replace(SAME, same=False)))
    after = contents(filled)
    assert after.pop(f"Verdict {SAME.id}")["properties"]["same"] is False
    assert after == before


def test_to_decide_otherwise_parts_the_two_again(filled: Store, contents: Contents) -> None:
    filled.load(decided(replace(SAME, same=False)))
    apart = contents(filled)
    filled.load(decided(SAME))
    filled.load(decided(replace(SAME, same=False)))
    assert contents(filled) == apart


def test_a_decision_waits_for_what_it_is_about(store: Store, contents: Contents) -> None:
    """A store may be filled anew, from files, after its decisions."""
    store.load(decided(SAME))
    store.load(LIST)
    store.load(REGISTER)
    waited = contents(store)
    store.load(decided())
    store.load(decided(SAME))
    assert contents(store) == waited


def test_what_is_merged_is_found_by_either_name(filled: Store) -> None:
    filled.load(decided(SAME))
    found = filled.read("MATCH (n:Entity {id: $id}) RETURN n.search AS search", {"id": KARLSEN.id}).rows[0][0]
    assert "br karlsen" in found
    assert "brodrene karlsen as" in found
