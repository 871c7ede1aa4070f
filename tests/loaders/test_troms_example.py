"""The Troms example says what the five documents say: who is tied to whom can be counted from its records alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations
from pathlib import Path

import pytest

from samspill.graph.model import Attendance, Records, Relationship, Status, is_a
from samspill.loaders import read

EXAMPLE = Path(__file__).parents[2] / "examples" / "troms"
STATED = frozenset({Status.STATED, Status.DERIVED})
CARELESS = STATED | {Status.POTENTIAL, Status.NEGATIVE}
Pairs = set[frozenset[str]]


@pytest.fixture(scope="module")
def troms() -> Records:
    return read(EXAMPLE, language="nb")


def tied_pairs(records: Records, statuses: Collection[Status]) -> Pairs:
    """Pairs of organisations that work together outright, take part in one activity, or are members of one group."""
    organisations = {node.id for node in records.nodes if is_a(node.kind, "Organisation")}
    shared: dict[tuple[bool, str], set[str]] = defaultdict(set)
    pairs: Pairs = set()
    for claim in records.relationships:
        if claim.start not in organisations or claim.status not in statuses or not _came(claim):
            continue
        if claim.type in {"PARTICIPATES_IN", "FUNDS", "MEMBER_OF"}:
            shared[claim.type == "MEMBER_OF", claim.end].add(claim.start)
        elif claim.type == "WORKS_WITH":
            pairs.add(frozenset({claim.start, claim.end}))
    return pairs | {frozenset(pair) for together in shared.values() for pair in combinations(sorted(together), 2)}


def _came(claim: Relationship) -> bool:
    """Somebody who was only invited took no part; whether who stayed away counts is up to the status."""
    return claim.details.get("attendance") != Attendance.INVITED


def islands(pairs: Pairs) -> list[set[str]]:
    found: list[set[str]] = []
    for pair in pairs:
        touched = [island for island in found if island & pair]
        found = [island for island in found if not island & pair]
        found.append(set(pair).union(*touched))
    return sorted(found, key=len)


def names(records: Records, ids: Iterable[str]) -> set[str]:
    return {node.name for node in records.nodes if node.id in set(ids)}


def test_every_row_can_be_used(troms: Records) -> None:
    assert troms.problems == ()
    assert troms.origin == "workbook:troms"


def test_there_are_38_organisations_in_three_islands_and_10_alone(troms: Records) -> None:
    organisations = {node.id for node in troms.nodes if is_a(node.kind, "Organisation")}
    pairs = tied_pairs(troms, STATED)
    found = islands(pairs)
    assert len(organisations) == 38
    assert len(pairs) == 114
    assert [len(island) for island in found] == [9, 9, 10]
    assert sorted(sum(pair <= island for pair in pairs) for island in found) == [33, 36, 45]
    assert names(troms, organisations.difference(*found)) == {
        "NIBR", "OECD", "NAV", "Nofima", "Arctic Frontiers", "Sjømatløftet", "Næringsforeningen i Finnsnesregionen",
        "Smart Senja", "Br. Karlsen", "Wilsgård",
    }  # fmt: skip


def test_counting_who_stayed_away_and_who_might_join_gives_a_false_island(troms: Records) -> None:
    pairs = tied_pairs(troms, CARELESS)
    assert len(pairs) == 168
    assert len(islands(pairs)[-1]) == 15


def test_the_excel_file_says_the_same_as_the_folder(troms: Records) -> None:
    book = read(EXAMPLE / "troms.xlsx", language="nb")
    assert list(book) == list(troms)
    assert (book.origin, book.title, book.problems) == (troms.origin, troms.title, ())


def test_a_municipality_as_an_actor_is_not_the_place(troms: Records) -> None:
    located = {(claim.start, claim.end) for claim in troms.relationships if claim.type == "LOCATED_IN"}
    kinds = {node.id: (node.kind, node.name) for node in troms.nodes}
    assert kinds["org:no:921369417"] == ("PublicBody", "Senja kommune")
    assert kinds["place:no:kommune:5530"] == ("Municipality", "Senja")
    assert ("org:no:921369417", "place:no:kommune:5530") in located


def test_every_tie_has_evidence_in_words_and_a_line_of_its_document(troms: Records) -> None:
    documents = {source.id for source in troms.sources if not source.title.startswith(("SSB", "Difi"))}
    own_row = [claim for claim in troms.relationships if "!" in claim.locator]
    without_line = [claim for claim in troms.relationships if claim.source in documents and " L" not in claim.locator]
    assert own_row == []
    assert without_line == []


def test_persons_are_roles_and_not_names(troms: Records) -> None:
    persons = {node.name for node in troms.nodes if node.kind == "Person"}
    assert persons == {"næringssjef, Senja kommune", "ordfører, Senja kommune", "styreleder, Profilgruppa"}
