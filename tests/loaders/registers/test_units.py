"""Enhetsregisteret: units and sub-units, in every form that the register and its users hand out."""

import csv
import gzip
import io
import json
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum.no import orgnr

from samspill.graph.errors import InputError, UsageError
from samspill.graph.model import Node, Records, Relationship
from samspill.loaders import read as read_file
from samspill.loaders import recognise
from samspill.loaders.files import File
from samspill.loaders.registers.brreg.kinds import kind_of, rules
from samspill.loaders.registers.brreg.units import UNITS
from samspill.loaders.registers.gathering import gathered
from samspill.loaders.registers.numbers import number_or_none
from samspill.loaders.registers.reading import Reading, Register

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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_reading_does_not_depend_on_encoding_delimiter_or_line_end(
    read: Read, encoding: str, delimiter: str, line_end: str
) -> None:
    content = table(SENJA, SCHOOL, delimiter=delimiter, line_end=line_end).encode(encoding)
    expected = read(UNITS, table(SENJA, SCHOOL))
    assert read(UNITS, content).relationships == expected.relationships
    assert read(UNITS, gzip.compress(content)).nodes == expected.nodes


def test_a_file_in_windows_1252_keeps_its_letters(read: Read) -> None:
    bakery = SENJA | {"navn": "BLÅBÆRØYA BAKERI – «SENJA»"}
    assert node(read(UNITS, table(bakery).encode("cp1252")), "org:no:921369417").name == "BLÅBÆRØYA BAKERI – «SENJA»"


@given(order=st.permutations(list(SENJA)), spelt=st.sampled_from([str.upper, str.lower, str]))
@settings(deadline=None)
def test_reading_does_not_depend_on_the_order_or_case_of_columns(
    order: list[str], spelt: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("units") / "units.csv"
    path.write_text(table({spelt(name): SENJA[name] for name in order}), encoding="utf-8")
    records = gathered(UNITS, Reading(File(path), UNITS.facts))
    assert next((each.id, each.kind) for each in records.nodes) == ("org:no:921369417", "PublicBody")
    assert (len(records.relationships), records.problems) == (2, ())


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


BROKEN = {
    "empty": b"  \n ",
    "web page": b"<!DOCTYPE html><html><body>503</body></html>",
    "gzip cut off": gzip.compress(table(*[SENJA] * 500).encode())[:-40],
    "zip bomb": gzip.compress(b"organisasjonsnummer,navn\n" + b"0" * (80 * 2**20)),
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "open quotation mark": table(SENJA).encode() + b'"974760673',
    "JSON cut off": b'[{"organisasjonsnummer": "974760673", "navn": "X"}, {"organi',
    "JSON of another shape": b'["organisasjonsnummer"]',
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_refused_as_a_whole_with_its_name(read: Read, content: bytes) -> None:
    with pytest.raises(InputError, match="extract"):
        read(UNITS, content)


def test_a_missing_file_is_said_to_be_missing(read: Read, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read(UNITS, tmp_path / "nothing.csv")


WHOLE = (
    table(SENJA, SCHOOL).encode(),
    json.dumps([{"organisasjonsnummer": "974760673", "navn": "X", "a": [{}]}]).encode(),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=2000)
@given(data=st.data())
def test_broken_bytes_give_records_or_one_clear_error(read: Read, data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(WHOLE)))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=8)):
        content[at] = byte
    cut = data.draw(st.integers(0, len(content)))
    with suppress(InputError):
        assert isinstance(read(UNITS, bytes(content[:cut])), Records)


def test_units_stream_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text(table(*[SENJA] * 3), encoding="utf-8")
    stream: Iterator[object] = UNITS.stream(reading := Reading(File(path), UNITS.facts))
    assert isinstance(next(stream), Node)
    assert reading.read == 1
    assert sum(isinstance(fact, Relationship) for fact in stream) == 6


@pytest.mark.parametrize("form", ["csv", "json"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, form: str) -> None:
    peaks = []
    for size in (1_000, 8_000):
        path = tmp_path / f"{size}.{form}.gz"
        units = [SENJA, SCHOOL] * (size // 2)
        flat = [
            {
                "organisasjonsnummer": unit["organisasjonsnummer"],
                "navn": unit["navn"],
                "organisasjonsform": {"kode": "AS"},
            }
            for unit in units
        ]
        path.write_bytes(gzip.compress((table(*units) if form == "csv" else json.dumps(flat)).encode()))
        del units, flat
        tracemalloc.start()
        assert sum(isinstance(fact, Node) for fact in UNITS.stream(Reading(File(path), UNITS.facts))) >= size
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 2 * peaks[0] + 2**20


@given(st.integers(0, 10**9 - 1).map(lambda number: f"{number:09}"))
def test_a_plain_number_passes_the_check_that_others_make(number: str) -> None:
    assert (number_or_none(number) == number) == orgnr.is_valid(number)


ALL_UNITS = (
    "organisasjonsnummer,navn,organisasjonsform.kode,forretningsadresse.kommunenummer,overordnetEnhet\n"
    "921369417,SENJA KOMMUNE,KOMM,5530,\n"
    "940101808,TROMSØ KOMMUNE,KOMM,5501,\n"
    "939807314,LENVIK KOMMUNE,KOMM,1931,\n"
    "958935420,OSLO KOMMUNE,KOMM,0301,\n"
    "923609016,EQUINOR ASA,ASA,,\n"
)


@pytest.mark.parametrize(
    ("places", "names"),
    [
        (["Senja"], ["SENJA KOMMUNE"]),
        (["5421"], ["SENJA KOMMUNE"]),
        (["5501", "Oslo"], ["TROMSØ KOMMUNE", "OSLO KOMMUNE"]),
        (["Troms"], ["SENJA KOMMUNE", "TROMSØ KOMMUNE"]),
        (["55"], ["SENJA KOMMUNE", "TROMSØ KOMMUNE"]),
    ],
)
def test_of_the_whole_country_only_some_places_are_taken(tmp_path: Path, places: list[str], names: list[str]) -> None:
    path = tmp_path / "enheter.csv"
    path.write_text(ALL_UNITS, encoding="utf-8")
    records = read_file(path, places=places)
    assert [node.name for node in records.nodes if node.kind == "PublicBody"] == names
    assert records.read == 5
    assert records.origin != read_file(path).origin


def test_a_place_that_is_none_and_a_file_without_places_are_told(tmp_path: Path) -> None:
    path = tmp_path / "enheter.csv"
    path.write_text(ALL_UNITS, encoding="utf-8")
    with pytest.raises(UsageError, match="Atlantis is no municipality and no county"):
        read_file(path, places=["Atlantis"])
    path.write_text("Source,Target\na,b\n", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be cut to a place"):
        read_file(path, places=["Senja"])
