"""`samspill load brreg:…`: units of Enhetsregisteret by number or municipality, from the network or what was fetched today."""

import json
from pathlib import Path

import pytest
from command import Command
from platformdirs import user_cache_path

UNIT = {"organisasjonsnummer": "921369417", "navn": "SENJA KOMMUNE", "organisasjonsform": {"kode": "KOMM"}}
ROLES = {"rollegrupper": [{"roller": [{"type": {"kode": "DAGL"}, "person": {"navn": {"etternavn": "N"}}}]}]}


@pytest.fixture
def fetched_today() -> Path:
    """The folder where answers of the register are kept, with those about one unit."""
    folder = user_cache_path("samspill") / "brreg"
    folder.mkdir(parents=True)
    for name, records in (("units", [UNIT]), ("roles", [{"organisasjonsnummer": "921369417"} | ROLES])):
        (folder / f"brreg-921369417-{name}.json").write_text(json.dumps(records), encoding="utf-8")
    return folder


@pytest.mark.usefixtures("fetched_today")
def test_a_number_loads_the_unit_and_its_roles(samspill: Command) -> None:
    done = samspill("load", "brreg:921369417", "--json", "--store", "graf")
    assert done.code == 0
    assert [each["source"] for each in done.json] == [
        "brreg-units:brreg-921369417-units",
        "brreg-roles:brreg-921369417-roles",
    ]
    assert all(each["new"] for each in done.json)


def test_an_address_that_cannot_be_one_is_told_how_to_write_it_and_makes_no_store(samspill: Command) -> None:
    done = samspill("load", "brreg:Senja", "--store", "graf", "--language", "nb")
    assert done.code == 2
    assert "brreg:kommune=5530" in done.err
    assert not Path("graf").exists()
