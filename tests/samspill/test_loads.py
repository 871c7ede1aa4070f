"""`samspill loads` and `unload`: what was loaded can be seen, and taken back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from command import Command

from samspill.graph.store import EmbeddedLocation, open_store

UNITS = "organisasjonsnummer,navn,organisasjonsform.kode\n921369417,SENJA KOMMUNE,KOMM\n"
BOOK = "navn;type;organisasjonsnummer;nettside\nSenja kommune;Klynge;921369417;https://senja.no\nHaplast;Bedrift;;\nFeil;Tull;;\n"


@pytest.fixture
def graf(samspill: Command) -> Iterator[str]:
    """A store with an extract and a workbook that describe one organisation together, held open so that commands find its engine."""
    Path("enheter.csv").write_text(UNITS, encoding="utf-8")
    Path("bok").mkdir()
    Path("bok/organisasjoner.csv").write_text(BOOK, encoding="utf-8")
    with closing(open_store(EmbeddedLocation(Path("graf")))):
        assert samspill("load", "enheter.csv", "--store", "graf").code == 0
        assert samspill("load", "bok", "--store", "graf").code == 3
        yield "graf"


def organisations(samspill: Command, graf: str) -> list[list[object]]:
    query = "MATCH (o:Organisation) RETURN o.name AS name, o:PublicBody AS public, o.url AS url ORDER BY name"
    rows: list[list[object]] = samspill("query", query, "--json", "--store", graf).json["rows"]
    return rows


def test_loads_are_listed_latest_first_with_what_they_did(samspill: Command, graf: str) -> None:
    book, units = samspill("loads", "--json", "--store", graf).json
    assert (book["origin"], book["title"], book["state"]) == ("workbook:bok", "bok", "in the store")
    assert (book["read"], book["skipped"], book["problems"]) == (3, 1, 1)
    assert (units["origin"], units["read"], units["skipped"]) == ("brreg-units:enheter", 1, 0)
    assert book["started"] >= units["started"]
    shown = samspill("loads", "--store", graf, "--language", "nb")
    assert "i lageret" in shown.out
    assert book["id"] in shown.out


@pytest.mark.parametrize("by", ["id", "origin", "end of id"])
def test_a_load_is_taken_back_and_what_others_say_stays(samspill: Command, graf: str, by: str) -> None:
    assert organisations(samspill, graf) == [
        ["Haplast", False, None],
        ["Senja kommune", False, "https://senja.no"],
    ]
    book = samspill("loads", "--json", "--store", graf).json[0]
    asked = book["id"].rpartition(":")[2] if by == "end of id" else book[by]
    tried = samspill("unload", asked, "--dry-run", "--json", "--store", graf)
    assert tried.json["ended"] == 3
    assert len(organisations(samspill, graf)) == 2
    done = samspill("unload", asked, "--json", "--store", graf)
    assert (done.code, done.json) == (0, tried.json)
    assert organisations(samspill, graf) == [["SENJA KOMMUNE", True, None]]
    states = [(load["origin"], load["state"]) for load in samspill("loads", "--json", "--store", graf).json]
    assert states == [
        ("workbook:bok", "takes back"),
        ("workbook:bok", "renewed later"),
        ("brreg-units:enheter", "in the store"),
    ]


def test_a_store_whose_own_data_was_taken_back_takes_the_example(samspill: Command, graf: str) -> None:
    assert samspill("demo", "--no-serve", "--store", graf).code == 2
    for origin in ("workbook:bok", "brreg-units:enheter"):
        samspill("unload", origin, "--store", graf)
    assert organisations(samspill, graf) == []
    assert samspill("demo", "--no-serve", "--store", graf).code == 0


def test_a_load_that_is_not_there_is_told(samspill: Command, graf: str) -> None:
    done = samspill("unload", "workbook:anna", "--store", graf, "--language", "nb")
    assert done.code == 2
    assert "Det finnes ingen innlasting workbook:anna" in done.err
