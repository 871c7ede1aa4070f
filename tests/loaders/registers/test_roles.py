"""Enhetsregisteret: roles of persons and organisations."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from samspill.graph.errors import InputError
from samspill.graph.model import Records
from samspill.loaders.registers.brreg.roles import LEFT, OWNERS, ROLES
from samspill.loaders.registers.reading import Register

Read = Callable[[Register, bytes | str | Path], Records]

KARI = {"fodselsdato": "1970-02-03", "navn": {"fornavn": "Kari", "mellomnavn": "Čálli", "etternavn": "Nordmann"}}


def unit(number: str, *roles: dict[str, object]) -> dict[str, object]:
    """Return a row of the file of all roles, with the given holders in the board."""
    typed = [{"type": {"kode": "LEDE", "beskrivelse": "Styrets leder"}, **role} for role in roles]
    group = {"type": {"kode": "STYR", "beskrivelse": "Styre"}, "sistEndret": "2024-01-01", "roller": typed}
    return {"organisasjonsnummer": number, "rollegrupper": [group]}


def test_one_person_on_two_boards_is_one_node_without_the_day_of_birth(read: Read) -> None:
    records = read(ROLES, json.dumps([unit("921369417", {"person": KARI}), unit("974760673", {"person": KARI})]))
    (kari,) = [each for each in records.nodes if each.kind == "Person"]
    assert (kari.name, kari.details) == ("Kari Čálli Nordmann", {"birth_year": "1970"})
    assert "1970-02-03" not in repr(records)
    assert [(each.type, each.end, each.details["role"], each.evidence) for each in records.relationships] == [
        ("HAS_ROLE_IN", "org:no:921369417", "Styrets leder", "Styre: Styrets leder"),
        ("HAS_ROLE_IN", "org:no:974760673", "Styrets leder", "Styre: Styrets leder"),
    ]


def test_two_of_one_name_are_not_one_person_unless_born_on_one_day(read: Read) -> None:
    younger, unknown = KARI | {"fodselsdato": "1999-01-01"}, {"navn": KARI["navn"]}
    rows = [
        unit("921369417", {"person": KARI}, {"person": younger}, {"person": unknown}),
        unit("974760673", {"person": unknown}),
    ]
    assert sum(each.kind == "Person" for each in read(ROLES, json.dumps(rows)).nodes) == 4


@pytest.mark.parametrize("ended", [{"avregistrert": True}, {"fratraadt": True}, {"person": KARI | {"erDoed": True}}])
def test_a_role_that_ended_is_not_read(read: Read, ended: dict[str, object]) -> None:
    records = read(ROLES, json.dumps([unit("921369417", {"person": KARI, **ended})]))
    assert [each.id for each in records.nodes] == ["org:no:921369417"]


def test_an_auditor_is_no_tie_and_an_owner_municipality_is(read: Read) -> None:
    auditor = {"type": {"kode": "REVI"}, "enhet": {"organisasjonsnummer": "974760673", "navn": ["REVISJON AS"]}}
    owner = {
        "type": {"kode": "EIKM", "beskrivelse": "Eierkommune"},
        "enhet": {"organisasjonsnummer": "940101808", "navn": ["TROMSØ KOMMUNE"]},
    }
    records = read(ROLES, json.dumps([unit("921369417", auditor, owner)]))
    assert [(each.type, each.start, each.end) for each in records.relationships] == [
        ("OWNS", "org:no:940101808", "org:no:921369417")
    ]
    assert records.problems == ()


def test_a_role_of_organisations_that_nobody_decided_about_is_told_once(read: Read) -> None:
    new = {"type": {"kode": "NYTT"}, "enhet": {"organisasjonsnummer": "974760673"}}
    records = read(ROLES, json.dumps([unit("921369417", new, new)]))
    assert [(each.column, each.value) for each in records.problems] == [("rollegrupper.roller.type.kode", "NYTT")]


def test_a_unit_without_a_valid_number_is_told_and_the_next_loads(read: Read) -> None:
    records = read(ROLES, json.dumps([unit("1234"), unit("921369417", {"person": KARI})]))
    assert [(each.row, each.value) for each in records.problems] == [(1, "1234")]
    assert len(records.relationships) == 1


def test_roles_of_the_retired_service_are_refused_with_what_is_wanted(read: Read) -> None:
    old = {"organisasjonsnummer": "921369417", "roller": [{"rolle": "LEDE", "navn": "KARI N"}]}
    with pytest.raises(
        InputError, match=r"has not the columns or keys of .*, which are: rollegrupper\.roller\.type\.kode"
    ):
        read(ROLES, json.dumps(old))


def test_no_role_is_both_owner_and_left() -> None:
    assert not OWNERS & LEFT


def test_the_example_answers_hold_one_chair_and_two_partners(read: Read, example: Callable[[str], Path]) -> None:
    person = read(ROLES, example("brreg/python-brreg/enheter-roller-person-response.json"))
    assert [(each.type, each.evidence) for each in person.relationships] == [
        ("HAS_ROLE_IN", "Styre: Styrets leder (Representant for A-aksjonærene)")
    ]
    partners = read(ROLES, example("brreg/python-brreg/enheter-roller-enhet-response.json"))
    assert [(each.type, each.details) for each in partners.relationships] == [("OWNS", {"share": "50%"})] * 2
    assert person.problems == partners.problems == ()
