"""Any table loads by a mapping: proposed from headers and values, corrected by its owner, read through the form."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from samspill.graph.errors import InputError
from samspill.graph.model import Records
from samspill.graph.store import Store
from samspill.loaders import mapping

TABLE = (
    "Medlemsoversikt 2025;;;;;;\n"
    "Bedriftens navn;Nr.;Kommune;Bransje;Ansatte;Daglig leder;Kontakt\n"
    "Haplast AS;921369417;Senja;Plast;12;Kari Nordmann;kari@haplast.no\n"
    "Fisk og Sånn AS;;1902;Sjømat | Logistikk;7,5;Ola Nordmann;ola@fisk.no\n"
    "Nett AS;974760673;Et sted i nord;Sjømat;;;\n"
)
PLAN = """
[table]
rows = "organisasjoner"
kind = "bedrift"
[columns]
"Bedriftens navn" = "navn"
"Nr." = "orgnr"
"Kommune" = "places"
"Bransje" = "facts"
"Ansatte" = "facts"
"Daglig leder" = ""
"Kontakt" = ""
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file."""

    def to_file(text: str, name: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return to_file


@pytest.fixture
def read(write: Callable[..., Path]) -> Callable[..., Records]:
    """Read a table by a mapping, both given as text."""

    def by(table: str, plan: str) -> Records:
        return mapping.read(write(table, "medlemmer.csv"), write(plan, "medlemmer.toml"))

    return by


def ties(records: Records) -> set[tuple[str, str, str]]:
    names = {node.id: node.name for node in records.nodes}
    return {(names[each.start], each.type, names[each.end]) for each in records.relationships}


def test_a_table_is_read_in_our_words(read: Callable[..., Records]) -> None:
    records = read(TABLE, PLAN)
    about = {node.name: node for node in records.nodes}
    assert about["Haplast AS"].id == "org:no:921369417"
    assert {about[name].kind for name in ("Haplast AS", "Fisk og Sånn AS", "Nett AS")} == {"Company"}
    assert about["Fisk og Sånn AS"].details == {"bransje": "Sjømat | Logistikk", "ansatte": "7,5"}
    assert ties(records) == {
        ("Haplast AS", "LOCATED_IN", "Senja"),
        ("Fisk og Sånn AS", "LOCATED_IN", "Tromsø"),
        ("Nett AS", "LOCATED_IN", "Et sted i nord"),
    }
    assert (about["Tromsø"].id, about["Et sted i nord"].kind) == ("place:no:kommune:5501", "Place")
    assert (records.origin, records.read, records.problems) == ("table:medlemmer", 3, ())
    claim = next(each for each in records.relationships if each.end == about["Senja"].id)
    assert (claim.evidence, claim.locator) == (
        "Bedriftens navn: Haplast AS; Nr.: 921369417; Kommune: Senja",
        "medlemmer!A3",
    )
    assert "Nordmann" not in repr(list(records))


def test_rows_can_be_ties_between_what_the_table_does_not_describe(read: Callable[..., Records]) -> None:
    plan = """
        [table]
        rows = "participation"
        [columns]
        Hvem = "start"
        Hva = { is = "end", kind = "Prosjekt" }
        Som = "role"
    """
    records = read("Hvem;Hva;Som\nHaplast;Grønn fangst;leder\n921 369 417;Grønn fangst;\n", plan)
    assert ties(records) == {
        ("Haplast", "PARTICIPATES_IN", "Grønn fangst"),
        ("921 369 417", "PARTICIPATES_IN", "Grønn fangst"),
    }
    assert {node.id: node.kind for node in records.nodes} == {
        "org:name:haplast": "Organisation",
        "org:no:921369417": "Organisation",
        "act:project:grønn-fangst": "Project",
    }


def test_a_row_that_cannot_be_used_is_told_in_the_words_of_the_table(read: Callable[..., Records]) -> None:
    records = read(TABLE.replace("921369417", "921369418"), PLAN)
    assert [(told.row, told.column, told.value) for told in records.problems] == [(3, "Nr.", "921369418")]
    assert not records.complete
    assert len([node for node in records.nodes if node.kind == "Company"]) == 2


def test_columns_that_only_one_of_them_has_are_told_without_harm(read: Callable[..., Records]) -> None:
    records = read(TABLE, PLAN.replace('"Ansatte"', '"Antall ansatte"'))
    assert [(told.column, told.message) for told in records.problems] == [
        ("Ansatte", "The mapping does not mention this column, so it was not read."),
        ("Antall ansatte", "The mapping mentions this column, which the table does not have."),
    ]
    assert records.complete


@pytest.mark.parametrize(
    ("plan", "fault"),
    [
        ("rows = [", "cannot be read"),
        ("[table]\nrows = 'organisations'", "needs a part"),
        ("[table]\nrows = 'fisk'\n[columns]\na = 'name'", "organisations, places"),
        ("[table]\nrows = 'organisations'\nkind = 'fisk'\n[columns]\na = 'name'", "none of the words"),
        ("[table]\nrows = 'organisations'\nheader = 'to'\n[columns]\na = 'name'", "number of the row"),
        ("[table]\nrows = 'organisations'\n[columns]\na = 'amount'", "“a” cannot be “amount”. It can be: name, kind"),
        ("[table]\nrows = 'organisations'\n[columns]\na = 'name'\nb = 'navn'", "“a” and “b” cannot both be “name”"),
        ("[table]\nrows = 'organisations'\n[columns]\na = 'orgnr'", "No column is “name”"),
        (PLAN.replace("Bedriftens navn", "Firmaets navn"), "Its columns are: Bedriftens navn, Nr."),
        (PLAN.replace("rows =", "sheet = 'Medlemmer 2024'\nrows ="), "no sheet “Medlemmer 2024”"),
        (PLAN.replace("rows =", "header = 99\nrows ="), "nothing in row 99"),
    ],
)
def test_a_mapping_that_does_not_fit_is_told_what_to_write(read: Callable[..., Records], plan: str, fault: str) -> None:
    with pytest.raises(InputError, match=fault.replace("[", r"\[")):
        read(TABLE, plan)


def test_a_mapping_is_proposed_from_headers_and_values_and_can_be_used_as_it_is(write: Callable[..., Path]) -> None:
    path = write(TABLE, "medlemmer.csv")
    proposed = mapping.propose(path, "nb")
    assert tomllib.loads(proposed) == {
        "table": {"header": 2, "rows": "organisations", "kind": "Company"},
        "columns": {
            "Bedriftens navn": "name",
            "Nr.": "orgnr",
            "Kommune": "places",
            "Bransje": "facts",
            "Ansatte": "facts",
            "Daglig leder": "",
            "Kontakt": "",
        },
    }
    assert proposed.startswith("# Slik leser samspill medlemmer.csv.")
    assert "samspill load medlemmer.csv --mapping medlemmer.toml" in proposed
    assert "Kari" not in proposed
    assert "kari@" not in proposed
    records = mapping.read(path, write(proposed, "medlemmer.toml"))
    assert len(records.nodes) == 6
    assert records.problems == ()


def proposed(path: Path) -> dict[str, Any]:
    return tomllib.loads(mapping.propose(path))


def test_projects_with_partners_are_told_from_lists_of_organisations(write: Callable[..., Path]) -> None:
    path = write("Prosjektnavn;Start date;Samarbeidspartnere;Budsjett\nFangst;2024-01-01;Haplast | Nett;5\n", "p.csv")
    found = proposed(path)
    assert found["table"]["rows"] == "activities"
    assert list(found["columns"].values()) == ["name", "valid_from", "participants", "facts"]
    records = mapping.read(path, write(mapping.propose(path), "p.toml"))
    assert ties(records) == {("Haplast", "PARTICIPATES_IN", "Fangst"), ("Nett", "PARTICIPATES_IN", "Fangst")}


def test_who_speaks_is_a_person_and_is_left_out(example: Callable[[str], Path]) -> None:
    found = proposed(example("events/fosdem-tracks-pseudo.csv"))
    assert found["table"]["rows"] == "activities"
    assert (found["columns"]["title"], found["columns"]["track"], found["columns"]["speakers_name"]) == (
        "name",
        "themes",
        "",
    )


def test_the_largest_sheet_of_a_workbook_is_meant(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Forklaring"
    book.worksheets[0].append(["Om oversikten"])
    page = book.create_sheet('Oversikt "2025"')
    for row in (["Virksomhet", "Hjemmeside"], ["Haplast", "haplast.no"], ["Nett", "https://nett.no/om"]):
        page.append(row)
    book.save(tmp_path / "oversikt.xlsx")
    found = proposed(tmp_path / "oversikt.xlsx")
    assert (found["table"]["sheet"], found["columns"]) == (
        'Oversikt "2025"',
        {"Virksomhet": "name", "Hjemmeside": "url"},
    )


@pytest.mark.parametrize(("text", "name"), [("1;2\n3;4\n", "tall.csv"), ('[{"navn": "Haplast"}]', "liste.json")])
def test_what_has_no_headers_gets_no_mapping(write: Callable[..., Path], text: str, name: str) -> None:
    with pytest.raises(InputError, match=r"no table|no row of headers"):
        mapping.propose(write(text, name))


@pytest.mark.parametrize(
    ("name", "things", "problems"),
    [
        ("norway/dsop_banker.csv", 122, 0),
        # 379 rows, of which one says the same as another, and three say otherwise of what another row describes.
        ("norway/registerNettaviser.xlsx", 375, 3),
        # Two municipalities are called Våler, two Herøy, each with a site of its own.
        ("norway/offentligeVirksomheter_2021_SIMPLE.xlsx", 1156, 2),
    ],
)
def test_tables_that_nobody_made_for_samspill_load_by_the_proposal(
    example: Callable[[str], Path], write: Callable[..., Path], name: str, things: int, problems: int
) -> None:
    plan = write(mapping.propose(example(name)), "plan.toml")
    assert tomllib.loads(plan.read_text(encoding="utf-8"))["table"]["rows"] == "organisations"
    records = mapping.read(example(name), plan)
    assert len([node for node in records.nodes if node.id.startswith("org:")]) == things
    assert len(records.problems) == problems


def test_loading_a_mapped_table_twice_changes_nothing(store: Store, read: Callable[..., Records]) -> None:
    records = read(TABLE, PLAN)
    assert store.load(records).new == len(list(records))
    again = store.load(records)
    assert (again.new, again.changed, again.ended) == (0, 0, 0)
