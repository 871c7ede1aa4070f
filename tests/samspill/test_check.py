"""`samspill check`: what is wrong is found where it is, and what can be repaired is repaired after it was explained."""

import json
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from command import Command, program

from samspill.checks import CHECKS, findings
from samspill.forgetting import known_as, plan
from samspill.graph.model import Node, Records, Relationship, Source
from samspill.graph.store import (
    Edits,
    EmbeddedLocation,
    Item,
    KeptStore,
    StoredNode,
    StoredTie,
    content_hash,
    open_store,
)
from samspill.graph.store.bolt import BoltStore
from samspill.graph.store.contents import with_properties

Damage = Callable[[list[Item]], list[Item]]


def test_a_store_that_was_loaded_twice_has_no_findings(store: KeptStore, troms_records: Records) -> None:
    store.load(troms_records)
    assert findings(store.contents()) == []
    store.load(troms_records)
    assert findings(store.contents()) == []


@pytest.fixture(scope="module")
def items(troms_store: KeptStore) -> list[Item]:
    """All that a sound store holds."""
    return list(troms_store.contents())


def changed(items: list[Item], which: Callable[[Item], bool], **properties: object) -> list[Item]:
    """Return the items with the first one of some kind changed; a property that is None goes."""
    at = next(at for at, item in enumerate(items) if which(item))
    together = {name: value for name, value in {**items[at].properties, **properties}.items() if value is not None}
    return [*items[:at], with_properties(items[at], together), *items[at + 1 :]]


def is_tie(item: Item) -> bool:
    return isinstance(item, StoredTie)


def is_company(item: Item) -> bool:
    return isinstance(item, StoredNode) and item.kind == "Company"


def is_load(item: Item) -> bool:
    return isinstance(item, StoredNode) and item.kind == "Load"


def is_source(item: Item) -> bool:
    return isinstance(item, StoredNode) and item.kind == "Source"


def other_labels(items: list[Item], *labels: str) -> list[Item]:
    at = next(at for at, item in enumerate(items) if is_company(item))
    return [*items[:at], StoredNode(labels, items[at].properties), *items[at + 1 :]]


def backwards(items: list[Item]) -> list[Item]:
    at = next(at for at, item in enumerate(items) if isinstance(item, StoredTie) and item.type == "LOCATED_IN")
    tie = items[at]
    assert isinstance(tie, StoredTie)
    return [*items[:at], StoredTie(tie.type, tie.end, tie.start, tie.properties), *items[at + 1 :]]


def without(items: list[Item], which: Callable[[Item], bool]) -> list[Item]:
    return [item for item in items if not which(item)]


DAMAGES: dict[str, list[Damage]] = {
    "foreign": [
        lambda items: [*items, StoredNode(("Movie",), {"id": "1"})],
        lambda items: changed(items, is_company, id=None),
        lambda items: [*items, StoredTie("ACTED_IN", "a", "b", {"id": "1"})],
    ],
    "ids": [lambda items: [*items, next(filter(is_company, items))]],
    "names": [lambda items: changed(items, is_company, name=None)],
    "labels": [
        lambda items: other_labels(items, "Company", "Entity"),
        lambda items: other_labels(items, "Company", "Organisation", "Entity", "VIP"),
        lambda items: other_labels(items, "Entity"),
    ],
    "ends": [backwards, lambda items: without(items, is_company)],
    "evidence": [
        lambda items: changed(items, is_tie, evidence=None),
        lambda items: changed(items, is_tie, evidence=""),
        lambda items: changed(items, is_tie, source=None),
    ],
    "statuses": [
        lambda items: changed(items, is_tie, status="sure"),
        lambda items: changed(items, is_tie, status=None),
    ],
    "sources": [lambda items: without(items, is_source), lambda items: changed(items, is_tie, source="source:x")],
    "loads": [
        lambda items: changed(items, is_load, finished=None),
        lambda items: without(items, is_load),
        lambda items: changed(items, is_tie, load="load:x"),
    ],
    "counts": [
        lambda items: without(items, is_company),
        lambda items: changed(items, is_tie, claims=["another#1"]),
    ],
    "claims": [
        lambda items: changed(items, is_tie, claims=None),
        lambda items: changed(items, is_company, claims=[]),
    ],
    "search": [
        lambda items: changed(items, is_company, search="other"),
        lambda items: changed(items, is_company, search=None),
    ],
}


def test_every_check_is_tried() -> None:
    assert list(DAMAGES) == list(CHECKS)


@pytest.mark.parametrize(
    ("check", "damage"), [(check, damage) for check, damages in DAMAGES.items() for damage in damages]
)
def test_what_is_wrong_is_found(check: str, damage: Damage, items: list[Item]) -> None:
    assert findings(items) == []
    found = [finding for finding in findings(damage(items)) if finding.check == check]
    assert found
    assert all(finding.where and str(finding.what) for finding in found)


@pytest.fixture
def damaged(store: BoltStore, troms_records: Records) -> BoltStore:
    """A store in which somebody has written Cypher of their own."""
    store.load(troms_records)
    with store._writing() as session:  # noqa: SLF001  no user may do this
        for statement in (
            "MATCH (node:Company) SET node.search = 'x'",
            "MATCH (:Cluster)-[tie]->() REMOVE tie.evidence",
            "MATCH (source:Source) DETACH DELETE source",
        ):
            session.run(statement).consume()
    return store


def test_repairing_leaves_nothing_to_repair(damaged: BoltStore) -> None:
    found = findings(damaged.contents())
    assert {finding.check for finding in found if finding.repair} == {"search", "evidence", "sources"}
    for finding in found:
        damaged.edit(finding.edits)
    assert [finding for finding in findings(damaged.contents()) if finding.repair] == []


def test_labels_are_repaired_with_all_relationships(request: pytest.FixtureRequest, troms_records: Records) -> None:
    # The embedded engine lets nobody change the labels of a node.
    store: BoltStore = request.getfixturevalue("shared_neo4j").empty()
    store.load(troms_records)
    before = content_hash(store.contents(), exactly=True)
    with store._writing() as session:  # noqa: SLF001
        session.run("MATCH (node:Cluster) SET node:VIP REMOVE node:Organisation").consume()
    found = [finding for finding in findings(store.contents()) if finding.check == "labels"]
    assert found
    for finding in found:
        store.edit(finding.edits)
    assert findings(store.contents()) == []
    assert content_hash(store.contents(), exactly=True) == before


@pytest.fixture
def broken(samspill: Command) -> str:
    """The folder of a store with one company that is not found."""
    assert samspill("demo", "--no-serve", "--store", "graf").code == 0
    with closing(open_store(EmbeddedLocation(Path("graf")))) as store:
        company = next(filter(is_company, store.contents()))
        store.edit(Edits(changed=[with_properties(company, {**company.properties, "search": "x"})]))
    return "graf"


def test_a_sound_store_exits_0(samspill: Command, troms: list[str]) -> None:
    done = samspill("check", *troms)
    assert (done.code, done.out) == (0, "")
    assert "as it should be" in done.err
    assert samspill("check", "--json", *troms).json == []


def test_findings_are_told_and_exit_3(samspill: Command, broken: str) -> None:
    done = samspill("check", "--json", "--store", broken)
    assert done.code == 3
    assert [(row["check"], bool(row["repair"])) for row in done.json] == [("search", True)]
    assert "search" in samspill("check", "--store", broken).out


def test_nothing_is_repaired_without_consent(samspill: Command, broken: str) -> None:
    for answer in ("", "n\n"):
        done = samspill("check", "--repair", "--store", broken, stdin=answer)
        assert done.code == 2
        assert "Write the search text anew" in done.err
    assert samspill("check", "--store", broken).code == 3


@pytest.mark.parametrize(("options", "answer"), [(["--yes"], ""), ([], "y\n")])
def test_repairing_is_explained_done_and_looked_at(
    samspill: Command, broken: str, options: list[str], answer: str
) -> None:
    done = samspill("check", "--repair", *options, "--store", broken, stdin=answer)
    assert done.code == 0
    assert "Write the search text anew" in done.err
    assert "left: 0" in done.err
    assert samspill("check", "--store", broken).code == 0


@pytest.fixture
def book() -> Records:
    """Three companies, of which one tells of a person."""
    person = Node("person:1", "Person", "Kari Nordmann")
    companies = [
        Node("org:1", "Company", "Polarfisk"),
        Node("org:2", "Company", "Fjordfisk", description="Startet av Kari Nordmann."),
        Node("org:3", "Company", "Havfisk"),
    ]
    ties = tuple(Relationship("HAS_ROLE_IN", person.id, each.id, "source:1", "Leder") for each in companies)
    return Records("book", "Book", (*companies, person), ties, (Source("source:1", "Book"),))


def test_what_others_change_while_the_question_is_open_stays(book: Records) -> None:
    company, *others = book.nodes
    with closing(open_store(EmbeddedLocation(Path("graf")))) as store:
        store.load(book)
        companies = filter(is_company, store.contents())
        unfound = [with_properties(item, {**item.properties, "search": "x"}) for item in companies]
        store.edit(Edits(changed=unfound, removed=list(filter(is_source, store.contents()))))
        with program("check", "--repair", "--store", "graf", stdin=subprocess.PIPE) as asking:
            assert asking.stderr
            assert "source:1" in asking.stderr.readline()
            items = list(store.contents())
            store.edit(plan(items, known_as(items, "person:1")).edits)
            store.load(replace(book, nodes=(replace(company, url="https://new.no"), *others)))
            _, told = asking.communicate("y\n", timeout=120)
        assert "left: 0" in told
        assert asking.returncode == 0
        held = list(store.contents())
    assert findings(held) == []
    assert "https://new.no" in str(held)
    assert "Nordmann" not in str(held)


def test_what_cannot_be_repaired_is_left(samspill: Command, broken: str) -> None:
    with closing(open_store(EmbeddedLocation(Path(broken)))) as store:
        tie = next(filter(is_tie, store.contents()))
        store.edit(Edits(changed=[with_properties(tie, {**tie.properties, "status": "sure"})]))
    done = samspill("check", "--repair", "--yes", "--json", "--store", broken)
    assert done.code == 3
    assert [row["check"] for row in json.loads(done.out)] == ["statuses", "search"]
    assert "left: 1" in done.err


def test_what_a_server_leaves_open_is_told_and_is_no_finding(samspill: Command, troms: list[str]) -> None:
    done = samspill("check", *troms)
    assert done.code == 0
    assert "Everything is as it should be." in done.err
    assert ("no users who may only read" in done.err) == ("--neo4j" in troms)
