"""Enhetsregisteret: units and sub-units, in every form that the register and its users hand out."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

import openpyxl
import pytest

from samspill.graph.model import Node, Records
from samspill.loaders import recognise
from samspill.loaders.registers.brreg.kinds import kind_of, rules
from samspill.loaders.registers.brreg.units import UNITS
from samspill.loaders.registers.reading import Register

Read = Callable[[Register, bytes | str | Path], Records]

SENJA = {
    "organisasjonsnummer": "921369417",
    "navn": "SENJA KOMMUNE",
    "organisasjonsform.kode": "KOMM",
    "naeringskode1.kode": "84.110",
    "naeringskode1.beskrivelse": "Generell offentlig administrasjon",
    "institusjonellSektorkode.kode": "6500",
    "forretningsadresse.kommunenummer": "5530",
    "forretningsadresse.kommune": "SENJA",
    "forretningsadresse.adresse": "Rådhusveien 8/nFinnsnes",
    "antallAnsatte": "",
}
SCHOOL = {
    "organisasjonsnummer": "974760673",
    "navn": "ČÁLLIIDLÁGÁDUS; «SKOLE», AVD",
    "organisasjonsform.kode": "BEDR",
    "overordnetEnhet": "921369417",
    "beliggenhetsadresse.kommunenummer": "1931",
    "beliggenhetsadresse.kommune": "LENVIK",
    "aktivitet": "Undervisning\nfor alle",
}


def table(*units: Mapping[str, str], delimiter: str = ",", line_end: str = "\r\n") -> str:
    """Return units as delimited text."""
    columns = list(dict.fromkeys(column for unit in units for column in unit))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, delimiter=delimiter, lineterminator=line_end, restval="")
    writer.writeheader()
    writer.writerows(units)
    return text.getvalue()


def node(records: Records, identifier: str) -> Node:
    """Return the node with this id."""
    return next(each for each in records.nodes if each.id == identifier)


def ties(records: Records) -> list[tuple[str, str, str, str]]:
    """Return type, ends and evidence of all relationships."""
    return sorted((each.type, each.start, each.end, each.evidence) for each in records.relationships)


def test_a_unit_has_its_number_its_kind_and_its_municipality(read: Read) -> None:
    records = read(UNITS, table(SENJA))
    senja = node(records, "org:no:921369417")
    assert (senja.kind, senja.name, senja.details["orgnr"]) == ("PublicBody", "SENJA KOMMUNE", "921369417")
    assert ties(records) == [
        ("FOCUSES_ON", senja.id, "theme:nace:84.110", "naeringskode1: 84.110 Generell offentlig administrasjon"),
        ("LOCATED_IN", senja.id, "place:no:kommune:5530", "forretningsadresse: 5530 SENJA"),
    ]
    assert records.problems == ()


def test_a_number_of_employees_that_is_not_given_is_not_zero(read: Read) -> None:
    assert "employees" not in node(read(UNITS, table(SENJA)), "org:no:921369417").properties


def test_a_sub_unit_is_part_of_its_unit_and_lies_in_the_place_its_old_number_meant(read: Read) -> None:
    records = read(UNITS, table(SCHOOL))
    school = node(records, "org:no:974760673")
    assert school.description == "Undervisning\nfor alle"
    assert ties(records) == [
        ("LOCATED_IN", school.id, "place:no:kommune:1931", "beliggenhetsadresse: 1931 LENVIK"),
        ("PART_OF", school.id, "org:no:921369417", "overordnetEnhet: 921369417"),
    ]
    located = next(tie for tie in records.relationships if tie.type == "LOCATED_IN")
    assert located.details == {"kommunenummer": "1931"}


def test_a_parent_that_is_only_a_number_takes_its_name_when_the_file_has_it(read: Read) -> None:
    parents = [
        node(read(UNITS, table(*units)), "org:no:921369417") for units in ((SCHOOL,), (SCHOOL, SENJA), (SENJA, SCHOOL))
    ]
    assert [(parent.kind, parent.name, parent.names) for parent in parents] == [
        ("Organisation", "921 369 417", ()),
        ("PublicBody", "SENJA KOMMUNE", ()),
        ("PublicBody", "SENJA KOMMUNE", ()),
    ]


def test_json_and_csv_say_the_same(read: Read) -> None:
    as_json: dict[str, object] = {}
    for path, value in SENJA.items():
        first, _, second = path.partition(".")
        if second:
            as_json.setdefault(first, {})
            as_json[first][second] = value  # type: ignore[index]
        else:
            as_json[first] = value
    single = read(UNITS, json.dumps(as_json))
    assert single.nodes == read(UNITS, table(SENJA)).nodes
    assert read(UNITS, json.dumps([as_json, as_json])).nodes == single.nodes
    assert read(UNITS, json.dumps({"_embedded": {"enheter": [as_json]}})).relationships == single.relationships


def test_a_table_that_was_saved_in_excel_says_the_same(read: Read, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(list(SENJA))
    # Excel makes numbers of digits, and drops the zeros before them.
    workbook.active.append([int(value) if value.isdigit() else value for value in SENJA.values()])
    path = tmp_path / "units.xlsx"
    workbook.save(path)
    records = read(UNITS, path)
    assert records.nodes == read(UNITS, table(SENJA)).nodes
    assert (recognise(path).loader.name, records.problems) == ("brreg-units", ())


def test_an_extract_of_older_form_says_the_same(read: Read) -> None:
    old = (
        "\ufefforgnr;navn;organisasjonsform;forradrkommnr;forradrkommnavn;nkode1;sektorkode;konkurs;regimva;stiftelsesdato;hovedenhet\r\n"
        "921369417;SENJA KOMMUNE;KOMM;5421;SENJA;84.110;6500;J;N;01.01.2020;\r\n"
    )
    records = read(UNITS, old)
    senja = node(records, "org:no:921369417")
    assert (senja.kind, senja.details["founded"], senja.details["bankrupt"]) == ("PublicBody", "2020-01-01", True)
    assert ("LOCATED_IN", senja.id, "place:no:kommune:5530", "forretningsadresse: 5421 SENJA") in ties(records)
    assert records.problems == ()


def test_a_deleted_unit_keeps_its_name_and_the_day_it_ended_and_has_no_ties(read: Read) -> None:
    deleted = {
        "organisasjonsnummer": "939807314",
        "navn": "LENVIK KOMMUNE",
        "organisasjonsform": {"kode": "KOMM", "utgaatt": None},
        "slettedato": "2020-01-01",
        "respons_klasse": "SlettetEnhet",
    }
    records = read(UNITS, json.dumps(deleted))
    assert node(records, "org:no:939807314").details["dissolved"] == "2020-01-01"
    assert (records.relationships, records.problems) == ((), ())


def test_former_names_are_other_names(read: Read) -> None:
    former = [{"navn": "LENVIK NÆRINGSHAGE AS", "fraDato": "2001-01-01 00:00:00"}, {"navn": "FINNSNES NÆRINGSHAGE AS"}]
    unit: dict[str, object] = {
        "organisasjonsnummer": "974760673",
        "navn": "SENJA NÆRINGSHAGE AS",
        "historiskeNavn": former,
    }
    unit |= {"organisasjonsform": {"kode": "AS"}}
    assert node(read(UNITS, json.dumps([unit])), "org:no:974760673").names == (
        "LENVIK NÆRINGSHAGE AS",
        "FINNSNES NÆRINGSHAGE AS",
    )


def test_a_row_that_cannot_be_used_is_told_with_line_column_and_value_and_the_others_load(read: Read) -> None:
    wrong = [SENJA | {"organisasjonsnummer": "123456789"}, SENJA | {"organisasjonsnummer": ""}, SENJA | {"navn": " "}]
    records = read(
        UNITS, table(*wrong, SCHOOL | {"overordnetEnhet": "12", "beliggenhetsadresse.kommunenummer": "7777"})
    )
    assert [(each.row, each.column, each.value) for each in records.problems] == [
        (2, "organisasjonsnummer", "123456789"),
        (3, "organisasjonsnummer", ""),
        (4, "navn", ""),
        (5, "beliggenhetsadresse.kommunenummer", "7777"),
        (5, "overordnetEnhet", "12"),
    ]
    assert [each.id for each in records.nodes] == ["org:no:974760673"]
    assert records.read == 4


def test_a_placeholder_for_the_parent_is_no_parent(read: Read) -> None:
    assert read(UNITS, table(SCHOOL | {"overordnetEnhet": "999999999"})).problems == ()


def test_a_new_column_of_the_register_is_noticed(read: Read) -> None:
    records = read(UNITS, table(SENJA | {"baerekraft.klasse": "A"}))
    assert [(each.column, each.row) for each in records.problems] == [("baerekraft.klasse", 1)]


def test_every_column_of_the_bulk_file_of_2026_is_known(example: Callable[[str], Path]) -> None:
    header = example("../reference/brreg_enheter_csv_header_2026_90cols.csv").read_text(encoding="utf-8-sig")
    columns = next(csv.reader([header.splitlines()[0]]))
    assert len(columns) == 90
    assert [column for column in columns if not UNITS.facts.knows(column.lower())] == []


def test_no_street_telephone_or_mail_address_is_read(read: Read) -> None:
    private = {
        "forretningsadresse.adresse": "Strandveien 1",
        "telefon": "77 00 00 00",
        "epostadresse": "kari@example.no",
    }
    records = read(UNITS, table(SENJA | private))
    assert records.problems == ()
    assert not any(value in repr(records) for value in private.values())


def test_every_legal_form_has_a_rule_and_every_rule_a_reason() -> None:
    text = files("samspill.loaders.registers.brreg").joinpath("data/organisation_forms.csv").read_text(encoding="utf-8")
    forms = {row["code"] for row in csv.DictReader(text.splitlines())} | {"UTBG"}
    assert forms == {form for rule in rules() for form in rule.forms}
    assert all(rule.reason for rule in rules())


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        (("ORGL", "6100", "85.401"), "ResearchInstitution"),
        (("AS", "1120", "72.100"), "ResearchInstitution"),
        (("AS", "2100", "72.100"), "Company"),
        (("FYLK", "6500", "84.110"), "PublicBody"),
        (("FLI", "7000", "94.992"), "Association"),
        (("AS", "2100", "03.211"), "Company"),
        (("BEDR", "", "84.110"), "PublicBody"),
        (("BEDR", "", "03.211"), "Organisation"),
        (("NEW", "", ""), "Organisation"),
    ],
)
def test_the_kind_follows_form_sector_and_industry(codes: tuple[str, str, str], kind: str) -> None:
    assert kind_of(*codes) == kind


@pytest.mark.parametrize(
    ("name", "read_rows", "organisations", "by_type", "problem_columns"),
    [
        ("brreg/underenheter_head_2024.csv", 9, 18, {"FOCUSES_ON": 9, "LOCATED_IN": 9, "PART_OF": 9}, []),
        ("brreg/tidybrreg_search_asa_5.json", 5, 5, {"FOCUSES_ON": 5, "LOCATED_IN": 5}, ["page"]),
        ("brreg/nav-mock/overordnet_enhet-310279323.json", 1, 1, {"FOCUSES_ON": 1, "LOCATED_IN": 1}, []),
        ("brreg/nav-mock/overordnet_enhet-310529915.json", 1, 1, {"FOCUSES_ON": 1, "LOCATED_IN": 1}, []),
        ("brreg/nav-mock/overordnet_enhet-910562223.json", 1, 2, {"FOCUSES_ON": 1, "LOCATED_IN": 1, "PART_OF": 1}, []),
        ("brreg/nav-mock/underenhet-311263315.json", 1, 2, {"FOCUSES_ON": 1, "LOCATED_IN": 1, "PART_OF": 1}, []),
        ("brreg/nav-mock/underenhet-810993502.json", 1, 2, {"FOCUSES_ON": 1, "LOCATED_IN": 1, "PART_OF": 1}, []),
        ("brreg/nav-mock/underenhet-910562452.json", 1, 2, {"FOCUSES_ON": 1, "LOCATED_IN": 1, "PART_OF": 1}, []),
        ("brreg/python-brreg/enheter-search-page1-response.json", 2, 2, {"FOCUSES_ON": 2, "LOCATED_IN": 2}, ["page"]),
        ("brreg/python-brreg/enheter-search-page2-response.json", 1, 1, {"FOCUSES_ON": 1, "LOCATED_IN": 1}, ["page"]),
        ("brreg/python-brreg/enheter-search-empty-response.json", 0, 0, {}, []),
        # The numbers in these invented answers fail the check of organisation numbers.
        ("brreg/python-brreg/enheter-search-response.json", 1, 0, {}, ["organisasjonsnummer"]),
        ("brreg/python-brreg/enheter-details-response.json", 1, 0, {}, ["organisasjonsnummer"]),
        ("brreg/python-brreg/enheter-details-deleted-response.json", 1, 0, {}, ["organisasjonsnummer"]),
        ("brreg/python-brreg/underenheter-search-response.json", 1, 0, {}, ["organisasjonsnummer"]),
        ("brreg/python-brreg/underenheter-details-response.json", 1, 0, {}, ["organisasjonsnummer"]),
        ("brreg/python-brreg/underenheter-details-deleted-response.json", 1, 0, {}, ["organisasjonsnummer"]),
    ],
)
def test_example_files_hold_what_they_hold(  # noqa: PLR0913, PLR0917  a table of facts
    read: Read,
    example: Callable[[str], Path],
    name: str,
    read_rows: int,
    organisations: int,
    by_type: dict[str, int],
    problem_columns: list[str],
) -> None:
    records = read(UNITS, example(name))
    assert records.read == read_rows
    assert sum(each.id.startswith("org:") for each in records.nodes) == organisations
    assert Counter(each.type for each in records.relationships) == by_type
    assert [each.column for each in records.problems] == problem_columns


def test_letters_that_were_spelt_out_are_letters_again(read: Read, example: Callable[[str], Path]) -> None:
    assert "<U+" not in repr(read(UNITS, example("brreg/tidybrreg_search_asa_5.json")))
