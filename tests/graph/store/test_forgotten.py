"""Who is forgotten is known by hashes alone: nodes, names in texts and ids are recognised, and loads keep them out."""

import re
import unicodedata
from dataclasses import replace

import pytest

from samspill.graph.model import Node, Records, Relationship, Source
from samspill.graph.store import Edits, KeptStore, StoredNode, content_hash
from samspill.graph.store.forgotten import LABEL, Forgotten, Person

KARI = Person(frozenset({"person:no:1"}), frozenset({"Kari Anne Nordmann", "Kaia"}))
FORGOTTEN = Forgotten.nobody().with_person(KARI)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Kari Anne Nordmann ledet møtet.", "[person] ledet møtet."),
        ("ledet av KARI  ANNE\nNORDMANN", "ledet av [person]"),
        ("Nordmann, Kari Anne", "[person]"),
        ("Kari Nordmann og Nordmann Kari", "[person] og [person]"),
        ("Kari Anne Nordmanns prosjekt", "[person] prosjekt"),
        ("https://example.org/folk/kari-nordmann/", "https://example.org/folk/[person]/"),
        ("Kari Nordmannen og Mari Nordmann møtte Kari", "Kari Nordmannen og Mari Nordmann møtte Kari"),
        ("Kaia kafé", "Kaia kafé"),
        ("", ""),
    ],
)
def test_names_in_texts_are_replaced(text: str, cleaned: str) -> None:
    assert FORGOTTEN.cleaned(text) == cleaned


@pytest.mark.parametrize("field", ["id", "start", "sources", "claims", "origin", "stated_end"])
def test_ids_that_differ_in_a_name_still_differ_without_it(field: str) -> None:
    """Else two organisations would be one, and what refers to one of them refer to both."""
    ids = [
        f"org:name:{name}-as#1" for name in ("kari-anne-nordmann", "kari-nordmann", "nordmann-kari", "kari-nordmanns")
    ]
    cleaned = [FORGOTTEN.cleaned({field: [id_]})[field][0] for id_ in ids]
    assert len(set(cleaned)) == len(ids)
    assert all(re.fullmatch(r"org:name:\[person-[0-9a-f]{8}\]-as#1", id_) for id_ in cleaned)
    assert FORGOTTEN.cleaned(dict.fromkeys([field], cleaned))[field] == cleaned
    assert FORGOTTEN.cleaned({"title": ids[0]}) == {"title": "org:name:[person]-as#1"}


def test_letters_with_marks_are_known_however_they_are_written() -> None:
    forgotten = Forgotten.nobody().with_person(Person(frozenset(), frozenset({"Åse Bjørnåli"})))
    for form in ("NFC", "NFD"):
        assert forgotten.cleaned(unicodedata.normalize(form, "Åse Bjørnåli sa det")) == "[person] sa det"
    assert forgotten.cleaned("Ase Bjornali") == "[person]"


def test_texts_are_found_wherever_they_are() -> None:
    source = Source("source:1", "Møte med Kari Nordmann")
    assert FORGOTTEN.cleaned(source) == Source("source:1", "Møte med [person]")
    assert FORGOTTEN.cleaned({"a": ["x", "Kari Nordmann"], "b": 3}) == {"a": ["x", "[person]"], "b": 3}
    untouched = Source("source:2", "Møte")
    assert FORGOTTEN.cleaned(untouched) is untouched


@pytest.mark.parametrize(
    ("node", "is_meant"),
    [
        (Node("person:no:1", "Person", "Somebody"), True),
        (Node("person:x", "Person", "Kari Nordmann"), True),
        (Node("person:x", "Person", "Kaia"), False),
        (Node("person:x", "Person", "Other", names=("nordmann, kari anne",)), True),
        (Node("person:x", "Person", "Ola Nordmann"), False),
        (Node("org:x", "Company", "Kari Nordmann"), False),
    ],
)
def test_persons_are_known_by_id_and_by_every_name(node: Node, is_meant: bool) -> None:  # noqa: FBT001
    assert FORGOTTEN.is_meant(node) is is_meant


def test_nothing_that_is_stored_says_who_it_is() -> None:
    stored = str(FORGOTTEN.properties).lower()
    assert not [word for word in ("kari", "nordmann", "kaia", "person:no:1") if word in stored]
    again = Forgotten.nobody().with_person(KARI)
    assert not again.hashes & FORGOTTEN.hashes
    assert Forgotten.stored(FORGOTTEN.properties) == FORGOTTEN


@pytest.fixture
def records() -> Records:
    """A person who leads a company, and what somebody wrote about her."""
    company = Node("org:1", "Company", "Polarfisk", description="Grunnlagt av Kari Nordmann.", sources=("source:1",))
    project = Node("act:1", "Project", "Fryseri", sources=("source:1",))
    person = Node("person:x", "Person", "Kari Anne Nordmann", sources=("source:1",))
    ties = (
        Relationship("HAS_ROLE_IN", person.id, company.id, "source:1", "Leder", details={"role": "leader"}),
        Relationship("PARTICIPATES_IN", company.id, project.id, "source:1", "Sa Kari Nordmann.", "side 2"),
    )
    return Records("workbook:x", "x", (company, project, person), ties, (Source("source:1", "Bok"),))


def test_loads_keep_them_out_and_say_so_without_a_name(store: KeptStore, records: Records) -> None:
    store.edit(Edits(new=[StoredNode((LABEL,), FORGOTTEN.properties)]))
    report = store.load(records)
    assert [problem.harmless for problem in report.problems] == [True]
    assert "Nordmann" not in str(report)
    held = {item.id: item for item in store.contents()}
    assert "person:x" not in held
    assert held["org:1"].properties["description"] == "Grunnlagt av [person]."
    assert "Nordmann" not in str(held.values())
    assert "nordmann" not in str(held.values()).lower()
    said = content_hash(store.contents())
    assert store.load(records).unchanged == 4
    assert content_hash(store.contents()) == said


def test_loads_that_name_nobody_are_let_alone(records: Records) -> None:
    other = replace(records, nodes=records.nodes[1:2], relationships=())
    assert FORGOTTEN.kept_out(other) is other
