"""A load brings a store to what its records say, as a difference; what several origins state stays until none does."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from samspill.graph.errors import InputError, ReadOnlyViolation, SamspillError
from samspill.graph.model import Missing, Node, Problem, Records, Relationship, Source
from samspill.graph.store import Store

Contents = Callable[[Store], dict[str, Any]]

SENJA = Node("org:senja", "PublicBody", "Senja kommune", url="https://senja.example")
PROFIL = Node("org:profil", "Company", "Profilgruppa")
ARENA = Node("act:arena", "Group", "Arenaen")
TIE = Relationship("WORKS_WITH", SENJA.id, PROFIL.id, "source:1", "They say so")
PART = Relationship("PARTICIPATES_IN", PROFIL.id, ARENA.id, "source:1", "Seen there", details={"role": "partner"})
SOURCE = Source("source:1", "The meeting")
BOOK = Records("workbook:one", "One", (SENJA, PROFIL, ARENA), (TIE, PART), (SOURCE,), read=5)


def counts(store: Store, records: Records) -> tuple[int, int, int, int]:
    """Load and return what was new, changed, unchanged and ended."""
    report = store.load(records)
    return report.new, report.changed, report.unchanged, report.ended


def test_loading_the_same_twice_changes_nothing(store: Store, everything: Records, contents: Contents) -> None:
    first = store.load(everything)
    before, version = contents(store), store.version()
    second = store.load(everything)
    assert (second.new, second.changed, second.unchanged, second.ended) == (0, 0, first.new, 0)
    assert contents(store) == before
    assert store.version() == version


def test_the_version_changes_with_every_load_that_changes_something(store: Store) -> None:
    versions = [store.version()]
    for records in (BOOK, replace(BOOK, relationships=()), BOOK):
        store.load(records)
        versions.append(store.version())
    assert len(set(versions)) == len(versions)


def test_a_report_counts_by_kind(store: Store) -> None:
    report = store.load(BOOK)
    assert report.source == "workbook:one"
    assert report.read == 5
    assert report.by_kind == {
        kind: {"new": 1} for kind in ("Company", "Group", "PARTICIPATES_IN", "PublicBody", "Source", "WORKS_WITH")
    }


def test_nothing_is_taken_back_while_rows_of_the_file_cannot_be_used(store: Store, contents: Contents) -> None:
    """The claim that is missing now may be the very row that was refused."""
    store.load(BOOK)
    before = contents(store)
    refused = replace(BOOK, relationships=(TIE,), problems=(Problem("one.xlsx", "31.02.2025 is no date", row=3),))
    assert counts(store, refused) == (0, 0, 6, 0)
    assert contents(store) == before
    told = replace(refused, problems=(Problem("one.xlsx", "read as two-mode", harmless=True),))
    assert counts(store, told) == (0, 0, 5, 1)


def test_a_dry_run_changes_nothing_and_tells_the_same_as_the_load(store: Store, contents: Contents) -> None:
    store.load(BOOK)
    changed = replace(
        BOOK, nodes=(replace(SENJA, url=""), PROFIL, ARENA, Node("org:new", "Cluster", "Ny")), relationships=(TIE,)
    )
    before, version = contents(store), store.version()
    dry = store.load(changed, dry_run=True)
    assert dry.dry_run
    assert (contents(store), store.version()) == (before, version)
    assert replace(dry, dry_run=False) == store.load(changed)


def test_a_changed_node_loses_what_is_said_no_more(store: Store, contents: Contents) -> None:
    store.load(BOOK)
    assert counts(store, replace(BOOK, nodes=(replace(SENJA, url="", description="Ny"), PROFIL, ARENA))) == (0, 1, 5, 0)
    properties = contents(store)[SENJA.id]["properties"]
    assert "url" not in properties
    assert properties["description"] == "Ny"


def test_a_changed_relationship_and_source_are_changed(store: Store, contents: Contents) -> None:
    store.load(BOOK)
    clearer, title = replace(TIE, evidence="Both say so"), replace(SOURCE, title="The other meeting")
    assert counts(store, replace(BOOK, relationships=(clearer, PART), sources=(title,))) == (0, 2, 4, 0)
    assert contents(store)[TIE.id]["properties"]["evidence"] == "Both say so"
    assert contents(store)[SOURCE.id]["properties"]["title"] == "The other meeting"


def test_what_a_workbook_says_no_more_is_removed(store: Store, contents: Contents) -> None:
    store.load(BOOK)
    assert counts(store, replace(BOOK, nodes=(SENJA, PROFIL), relationships=(TIE,))) == (0, 0, 4, 2)
    assert contents(store).keys() == {SENJA.id, PROFIL.id, TIE.id, SOURCE.id}


def test_an_empty_workbook_removes_all_that_it_said(store: Store, contents: Contents) -> None:
    store.load(BOOK)
    assert counts(store, Records("workbook:one", "One")) == (0, 0, 0, 6)
    assert contents(store) == {}


def test_what_a_register_tells_no_more_gets_an_end_date_and_nodes_stay(store: Store, contents: Contents) -> None:
    register = replace(BOOK, missing=Missing.ENDED)
    store.load(register)
    less = replace(register, nodes=(SENJA, PROFIL), relationships=(PART,), sources=())
    less = replace(less, nodes=(SENJA, PROFIL, ARENA))
    assert counts(store, less) == (0, 0, 5, 1)
    found = contents(store)
    assert found.keys() == {each.id for each in BOOK}
    assert len(found[TIE.id]["properties"]["valid_to"]) == len("2025-01-31")
    assert found[TIE.id]["properties"]["evidence"] == TIE.evidence
    assert "valid_to" not in found[PART.id]["properties"]
    assert counts(store, less) == (0, 0, 6, 0)


def test_the_next_extract_of_a_register_ends_ties_wherever_it_lies_and_another_list_ends_none(store: Store) -> None:
    register = replace(BOOK, missing=Missing.ENDED, place="january")
    store.load(register)
    assert counts(store, replace(register, relationships=(PART,), place="february")) == (0, 0, 5, 1)
    other = replace(register, nodes=(SENJA,), relationships=(), sources=(), place="another county")
    assert counts(store, other)[3] == 0


def test_a_relationship_that_a_register_tells_again_is_open_again(store: Store, contents: Contents) -> None:
    register = replace(BOOK, missing=Missing.ENDED)
    store.load(register)
    before = contents(store)
    store.load(replace(register, relationships=(PART,)))
    assert counts(store, register) == (0, 1, 5, 0)
    assert contents(store) == before


def test_what_two_origins_say_stays_until_neither_does(store: Store, contents: Contents) -> None:
    other = replace(BOOK, origin="workbook:two")
    store.load(BOOK)
    assert counts(store, other) == (0, 6, 0, 0)
    assert counts(store, replace(other, nodes=(), relationships=(), sources=())) == (0, 0, 0, 6)
    assert contents(store).keys() == {each.id for each in BOOK}
    assert counts(store, BOOK) == (0, 0, 6, 0)
    store.load(Records(BOOK.origin, BOOK.title))
    assert contents(store) == {}


def test_two_origins_tell_different_things_about_one_node_in_either_order(store: Store, contents: Contents) -> None:
    one = Records(
        "a", "A", (Node("org:x", "Organisation", "Sjømatklyngen", names=("SMK",), url="https://x", sources=("s1",)),)
    )
    two = Records(
        "b", "B", (Node("org:x", "Cluster", "Sjømatklyngen", names=("SKS",), details={"orgnr": "1"}, sources=("s2",)),)
    )
    store.load(one)
    store.load(two)
    forth = contents(store)["org:x"]
    for records in (one, two):
        store.load(Records(records.origin, records.title))
    store.load(two)
    store.load(one)
    back = contents(store)["org:x"]
    for each in (forth, back):
        # These tell the order of the loads.
        assert len(each["properties"].pop("claims")) == len(each["properties"].pop("told")) == 2
    assert forth == back
    assert back["labels"][0] == "Cluster"
    properties = back["properties"]
    assert (properties["names"], properties["sources"]) == (["SKS", "SMK"], ["s1", "s2"])
    assert (properties["url"], properties["orgnr"]) == ("https://x", "1")
    assert properties["search"] == "sjomatklyngen sks smk 1"


def test_another_name_from_another_origin_is_kept_as_a_spelling(store: Store, contents: Contents) -> None:
    store.load(Records("a", "A", (Node("org:x", "Company", "Sjømatklyngen Senja"),)))
    store.load(Records("b", "B", (Node("org:x", "Company", "Sjømatklynga"),)))
    properties = contents(store)["org:x"]["properties"]
    assert (properties["name"], properties["names"]) == ("Sjømatklynga", ["Sjømatklyngen Senja"])


def test_a_node_that_others_tie_to_stays_although_its_workbook_says_it_no_more(
    store: Store, contents: Contents
) -> None:
    store.load(BOOK)
    late = Relationship("WORKS_WITH", PROFIL.id, SENJA.id, "source:2", "From elsewhere")
    store.load(Records("workbook:two", "Two", relationships=(late,), sources=(Source("source:2", "Else"),)))
    store.load(Records(BOOK.origin, BOOK.title))
    assert contents(store).keys() == {SENJA.id, PROFIL.id, late.id, "source:2"}
    store.load(Records("workbook:two", "Two"))
    store.load(Records(BOOK.origin, BOOK.title))
    assert contents(store) == {}


def test_a_change_of_kind_keeps_the_ties(store: Store, contents: Contents) -> None:
    store.load(BOOK)
    before = contents(store)
    cluster, project = replace(PROFIL, kind="Cluster"), replace(ARENA, kind="Project")
    assert counts(store, replace(BOOK, nodes=(SENJA, cluster, project))) == (0, 2, 4, 0)
    after = contents(store)
    assert after[PROFIL.id]["labels"] == ["Cluster", "Organisation", "Entity"]
    assert after[ARENA.id]["labels"] == ["Project", "Activity", "Entity"]
    assert {id_: after[id_] for id_ in (TIE.id, PART.id, SENJA.id)} == {
        id_: before[id_] for id_ in (TIE.id, PART.id, SENJA.id)
    }


def test_the_same_claim_twice_in_one_load_is_stored_once(store: Store, contents: Contents) -> None:
    store.load(replace(BOOK, relationships=(TIE, replace(TIE, locator="page 9"), PART)))
    assert contents(store).keys() == {each.id for each in BOOK}


def test_a_node_told_in_two_rows_is_stored_with_what_both_say(store: Store, contents: Contents) -> None:
    store.load(
        Records("a", "A", (Node("org:x", "Company", "X", url="https://x"), Node("org:x", "Company", "X", names=("Y",))))
    )
    properties = contents(store)["org:x"]["properties"]
    assert (properties["url"], properties["names"]) == ("https://x", ["Y"])


@pytest.mark.parametrize("end", ["start", "end"])
def test_a_relationship_with_an_end_that_is_nowhere_loads_nothing(store: Store, contents: Contents, end: str) -> None:
    store.load(BOOK)
    before, version = contents(store), store.version()
    loose = replace(TIE, **{end: "org:nowhere"})
    more = replace(BOOK, nodes=(*BOOK.nodes, Node("org:new", "Company", "New")), relationships=(TIE, PART, loose))
    with pytest.raises(InputError, match="org:nowhere"):
        store.load(more)
    assert (contents(store), store.version()) == (before, version)


@pytest.mark.parametrize("kind", ["Entity", "Source", "Company) DETACH DELETE (n", ""])
def test_a_kind_that_the_model_does_not_have_loads_nothing(store: Store, contents: Contents, kind: str) -> None:
    with pytest.raises(InputError):
        store.load(Records("a", "A", (Node("org:x", kind, "X"),)))
    assert contents(store) == {}


def test_a_relationship_type_that_the_model_does_not_have_loads_nothing(store: Store, contents: Contents) -> None:
    odd = replace(TIE, type="KNOWS]->() DETACH DELETE (n")
    with pytest.raises(InputError, match="KNOWS"):
        store.load(replace(BOOK, relationships=(odd,)))
    assert contents(store) == {}


def test_a_load_that_the_engine_refuses_in_the_middle_leaves_the_store_as_it_was(
    store: Store, contents: Contents
) -> None:
    store.load(BOOK)
    before, version = contents(store), store.version()
    # A map is a value that no engine can store; it comes after good rows of the same load.
    bad = Node("org:zz", "Theme", "Bad", details={"odd": {"not": "storable"}})  # type: ignore[dict-item]
    with pytest.raises(SamspillError):
        store.load(replace(BOOK, nodes=(*BOOK.nodes, Node("org:new", "Company", "New"), bad), relationships=(TIE,)))
    assert (contents(store), store.version()) == (before, version)


def test_a_store_opened_for_reading_refuses_a_load_but_not_its_dry_run(
    store: Store, contents: Contents, open_again: Callable[..., Store]
) -> None:
    reader = open_again(read_only=True)
    with pytest.raises(ReadOnlyViolation, match="reading only"):
        reader.load(BOOK)
    assert reader.load(BOOK, dry_run=True).new == 6
    assert contents(store) == {}


def test_progress_is_told_from_none_to_all(store: Store, everything: Records) -> None:
    told: list[tuple[str, int, int]] = []
    store.load(everything, progress=lambda task, done, total: told.append((task, done, total)))
    for task in ("compare", "write"):
        steps = [(done, total) for each, done, total in told if each == task]
        assert steps[0][0] == 0
        assert steps[-1][0] == steps[-1][1] > 0
