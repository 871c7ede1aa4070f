"""`samspill forget`: a person is gone from everywhere, stays out, and what may still hold them is named."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from command import Command
from platformdirs import user_log_path

from samspill.checks import findings
from samspill.forgetting import forgotten_in, known_as, namesakes, plan
from samspill.graph.matching.review import review
from samspill.graph.model import Node, Records, Relationship, Source, Verdict
from samspill.graph.store import EmbeddedLocation, KeptStore, open_store
from samspill.graph.store.forgotten import Person
from samspill.graph.store.port import AMENDED
from samspill.loaders import workbook
from samspill.remains import places

NAME = "Kari Anne Nordmann"
OTHER = "Ola Sunde"


@pytest.fixture
def records() -> Records:
    """Two persons in a project, and everything that may name one of them: texts, titles, ids and other spellings."""
    kari = Node(
        "person:name:kari-anne-nordmann", "Person", NAME, names=("Kari Nordmann",), sources=("source:kari-nordmann",)
    )
    ola = Node("person:name:ola-sunde", "Person", OTHER, sources=("source:bok",))
    company = Node("org:1", "Company", "Polarfisk", description="Grunnlagt av Kari Nordmann.", sources=("source:bok",))
    prize = Node("act:event:kari-nordmann-prisen", "Event", "Kari Nordmann-prisen", sources=("source:bok",))
    ties = (
        Relationship("HAS_ROLE_IN", kari.id, company.id, "source:bok", "Leder", details={"role": "leader"}),
        Relationship("HAS_ROLE_IN", ola.id, company.id, "source:kari-nordmann", "Kollega av Kari Nordmann"),
        Relationship(
            "PARTICIPATES_IN", company.id, prize.id, "source:kari-nordmann", "Nordmann, Kari sa det.", "side 2"
        ),
    )
    sources = (Source("source:bok", "Bok"), Source("source:kari-nordmann", "Intervju med Kari Nordmann"))
    return Records("workbook:kari-nordmann", "Boka til Kari Nordmann", (kari, ola, company, prize), ties, sources)


def holds_her(store: KeptStore) -> bool:
    held = str(list(store.contents())).lower()
    return "nordmann" in held or "kari" in held


def test_a_person_is_gone_from_everywhere_and_the_rest_hangs_together(store: KeptStore, records: Records) -> None:
    store.load(records)
    # Two origins: what each of them told is kept too.
    store.load(replace(records, origin="another", nodes=tuple(replace(each, url="x") for each in records.nodes)))
    assert holds_her(store)
    items = list(store.contents())
    planned = plan(items, known_as(items, records.nodes[0].id))
    assert (planned.persons, planned.relationships) == ((records.nodes[0].id,), 1)
    store.edit(planned.edits)
    assert not holds_her(store)
    left = {item.id: item for item in store.contents()}
    plain = {re.sub(r"-[0-9a-f]{8}\]", "]", id_): item for id_, item in left.items()}
    assert {"org:1", "act:event:[person]-prisen", "source:[person]", "person:name:ola-sunde"} <= plain.keys()
    assert plain["act:event:[person]-prisen"].properties["name"] == "[person]-prisen"
    assert {finding.check for finding in findings(store.contents())} <= {"counts"}
    forgotten = forgotten_in(store.contents())
    assert forgotten
    assert [(place.kind, place.holds) for place in places(store, forgotten, [])] == [
        ("store", False),
        ("export", False),
    ]


def test_later_loads_leave_them_out(store: KeptStore, records: Records) -> None:
    store.load(records)
    items = list(store.contents())
    store.edit(plan(items, known_as(items, records.nodes[0].id)).edits)
    for origin in (records.origin, "workbook:new"):
        store.load(replace(records, origin=origin))
        assert not holds_her(store)
    assert store.load(records).changed == 0


def test_what_had_the_name_in_its_id_stays_apart_and_is_known_again(store: KeptStore, records: Records) -> None:
    """Two firms whose ids were one without the name, their ties, and what was decided about them."""
    firms = [
        Node(f"org:name:{slug}-as", "Company", f"{name} AS", sources=("source:bok",))
        for slug, name in (("kari-nordmann", "Kari Nordmann"), ("nordmann-kari", "Nordmann, Kari"))
    ]
    ties = [
        Relationship("WORKS_WITH", firm.id, "org:1", source, "Side 3")
        for firm in firms
        for source in ("source:bok", "source:kari-nordmann")
    ]
    more = replace(records, nodes=(*records.nodes, *firms), relationships=(*records.relationships, *ties))
    store.load(more)
    decision = Verdict(firms[0].id, firms[1].id, False, firms[0].name, firms[1].name, "2026-01-01")  # noqa: FBT003
    store.load(Records("decision:1", "Decided", verdicts=(decision,)))
    items = list(store.contents())
    store.edit(plan(items, known_as(items, records.nodes[0].id)).edits)
    assert not holds_her(store)
    assert len([item for item in store.contents() if item.id.startswith("org:name:")]) == len(firms)
    (found,) = review(store).decisions
    assert found.id in {item.id for item in store.contents()}
    assert {found.kept, found.merged} <= {item.id for item in store.contents()}
    report = store.load(more)
    assert (report.new, report.ended) == (0, 0)


def test_a_second_one_is_forgotten_beside_the_first(store: KeptStore, records: Records) -> None:
    store.load(records)
    for person in records.nodes[:2]:
        items = list(store.contents())
        store.edit(plan(items, known_as(items, person.id)).edits)
    store.load(records)
    held = str(list(store.contents()))
    assert not any(name in held for name in ("Nordmann", "Sunde", "sunde"))


def test_a_person_is_known_by_all_ids_that_are_one(embedded_store: KeptStore, records: Records) -> None:
    embedded_store.load(records)
    person = known_as(embedded_store.contents(), records.nodes[0].id)
    assert person == Person(frozenset({records.nodes[0].id}), frozenset({NAME, "Kari Nordmann"}))
    assert namesakes(embedded_store.contents(), person) == {}


@pytest.fixture
def graf(records: Records) -> Iterator[str]:
    """The folder of a store with these records, held open."""
    with closing(open_store(EmbeddedLocation(Path("graf")))) as store:
        store.load(records)
        yield "graf"


def query(samspill: Command, text: str) -> list[list[object]]:
    rows: list[list[object]] = samspill("query", text, "--json", "--store", "graf").json["rows"]
    return rows


def test_forgetting_is_explained_before_it_is_done(samspill: Command, graf: str) -> None:
    for options, answer, code in ((["--dry-run"], "", 0), ([], "n\n", 2), ([], "", 2)):
        done = samspill("forget", "Kari Nordmann", *options, "--store", graf, stdin=answer)
        assert done.code == code
        assert "persons: 1, relationships: 1" in done.err
        assert "[person]" in done.err
    assert query(samspill, "MATCH (p:Person) RETURN count(p) AS n") == [[2]]


@pytest.mark.parametrize(("options", "answer"), [(["--yes"], ""), ([], "y\n")])
def test_store_and_exports_are_searched_afterwards(
    samspill: Command, graf: str, options: list[str], answer: str
) -> None:
    version = "MATCH (load:Load) RETURN count(load) AS loads"
    before = query(samspill, version)
    done = samspill("forget", NAME, *options, "--json", "--store", graf, stdin=answer)
    assert done.code == 0
    # What was computed from the store before is known to be old, yet nothing was loaded that could be taken back.
    assert query(samspill, version) != before
    assert len(samspill("loads", "--json", "--store", graf).json) == 1
    assert samspill("unload", AMENDED, "--store", graf).code == 2
    found = {row["kind"]: row["holds"] for row in json.loads(done.out)}
    assert found == {"store": False, "export": False, "log": False}
    assert query(samspill, "MATCH (p:Person) RETURN p.name AS name") == [[OTHER]]
    assert samspill("export", "ut.json", "--persons", "--store", graf).code == 0
    assert "ordmann" not in Path("ut.json").read_text(encoding="utf-8")
    assert samspill("forget", NAME, "--yes", "--store", graf).code == 2


def test_backups_and_logs_that_still_hold_them_are_named(samspill: Command, graf: str) -> None:
    for name in ("before.gz", "gone.gz"):
        assert samspill("backup", name, "--store", graf).code == 0
    Path("gone.gz").unlink()
    log = user_log_path("samspill") / "samspill.log"
    log.parent.mkdir(parents=True)
    log.write_text("KeyError: 'Kari Nordmann'\n", encoding="utf-8")
    done = samspill("forget", NAME, "--yes", "--json", "--store", graf)
    assert done.code == 3
    told = {(row["kind"], Path(row["where"]).name): row["holds"] for row in json.loads(done.out)}
    assert told[("backup", "before.gz")] is True
    assert told[("backup", "gone.gz")] is None
    assert told[("log", "samspill.log")] is True
    assert samspill("backup", "after.gz", "--store", graf).code == 0
    again = samspill("forget", OTHER, "--yes", "--json", "--store", graf)
    found = {Path(row["where"]).name: row["holds"] for row in json.loads(again.out) if row["kind"] == "backup"}
    assert found == {"before.gz": True, "gone.gz": None, "after.gz": True}


def test_namesakes_are_told_and_forgotten_only_when_asked(samspill: Command, records: Records) -> None:
    other = Node("person:no:2", "Person", "Kari Nordmann", sources=("source:bok",))
    with closing(open_store(EmbeddedLocation(Path("graf")))) as store:
        store.load(replace(records, nodes=(*records.nodes, other)))
        done = samspill("forget", records.nodes[0].id, "--yes", "--store", "graf")
        assert done.code == 2
        assert "person:no:2" in done.err
        assert samspill("forget", records.nodes[0].id, "--namesakes", "--yes", "--store", "graf").code == 0
        assert query(samspill, "MATCH (p:Person) RETURN p.name AS name") == [[OTHER]]


def test_who_is_called_the_same_but_for_a_middle_name_is_told_too(store: KeptStore) -> None:
    others = (Node("person:2", "Person", "Kari Nordmann"), Node("person:3", "Person", "Nordmann, Kari"))
    store.load(
        Records("list:one", "One", (Node("person:1", "Person", NAME), *others, Node("person:4", "Person", OTHER)))
    )
    items = list(store.contents())
    assert namesakes(items, known_as(items, "person:1")).keys() == {"person:2", "person:3"}


def test_a_name_that_stands_in_texts_only_can_be_forgotten_too(samspill: Command, records: Records) -> None:
    with closing(open_store(EmbeddedLocation(Path("graf")))) as store:
        store.load(replace(records, nodes=records.nodes[1:], relationships=records.relationships[1:]))
        assert samspill("forget", "Kari Nordmann", "--yes", "--store", "graf").code == 2
        single = samspill("forget", "Kari", "--by-name", "--yes", "--store", "graf")
        assert (single.code, "single word" in single.err) == (2, True)
        assert samspill("forget", "Kari Nordmann", "--by-name", "--yes", "--store", "graf").code == 0
        assert not holds_her(store)


def test_who_loads_a_file_with_them_again_is_told_that_somebody_is_left_out(
    samspill: Command, records: Records
) -> None:
    book = Path("bok")
    workbook.write(book, records)
    assert samspill("load", book, "--store", "graf").code == 0
    assert samspill("forget", NAME, "--yes", "--store", "graf").code == 0
    again = samspill("load", book, "--store", "graf", "--language", "nb")
    assert again.code == 0
    assert "Personer som skulle glemmes, er utelatt" in again.out + again.err
    assert "Nordmann" not in again.out + again.err


def test_what_an_older_engine_wrote_is_named_since_it_may_still_hold_them(samspill: Command, graf: str) -> None:
    kept = Path(graf) / "database-26.1.1"
    kept.mkdir()
    done = samspill("forget", NAME, "--yes", "--json", "--store", graf)
    assert done.code == 3
    assert {"kind": "backup", "where": str(kept), "holds": None} in done.json
