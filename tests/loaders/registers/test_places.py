"""Places with history: one place through every number it had, and what became of those that ended."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from samspill.graph.model import Records
from samspill.loaders.registers import REGISTERS
from samspill.loaders.registers.places.history import counties, history
from samspill.loaders.registers.places.readers import CHANGES, CODES, KARTVERKET, REGIONS
from samspill.loaders.registers.reading import Register

Read = Callable[[Register, bytes | str | Path], Records]


def by_name(name: str) -> Register:
    """Return the register with this name."""
    return next(each for each in REGISTERS if each.facts.name == name)


def test_1902_5401_and_5501_are_one_tromso() -> None:
    places = {history().find(code) for code in ("1902", "5401", "5501")}
    (tromso,) = places
    assert tromso is not None
    assert (tromso.id, tromso.name, tromso.versions[0].valid_from) == ("place:no:kommune:5501", "Tromsø", "1838-01-01")


@pytest.mark.parametrize(
    ("code", "name"), [("1931", "Lenvik"), ("1929", "Berg"), ("1928", "Torsken"), ("1927", "Tranøy")]
)
def test_the_municipalities_that_went_up_in_senja_lead_there(code: str, name: str) -> None:
    ended = history().find(code)
    assert ended is not None
    assert (ended.name, ended.node.details["valid_to"]) == (name, "2019-12-31")
    assert [each.id for each in history().successors(ended)] == ["place:no:kommune:5530"]


def test_5421_and_5530_are_one_senja_and_no_number_of_it_is_older() -> None:
    senja = history().find("5421")
    assert senja is history().find("5530")
    assert senja is not None
    assert [(each.code, each.valid_from, each.last_day) for each in senja.versions] == [
        ("5421", "2020-01-01", "2023-12-31"),
        ("5530", "2024-01-01", None),
    ]


@pytest.mark.parametrize(
    ("day", "number"), [("2019-12-31", 422), ("2020-01-01", 356), ("2023-12-31", 356), ("2024-01-01", 357)]
)
def test_each_day_has_as_many_municipalities_as_it_had(day: str, number: int) -> None:
    assert len(history().at(day)) == number


def test_a_number_that_was_used_again_means_the_place_of_its_day() -> None:
    before, after = history().find("0716", "1990-01-01"), history().find("0716", "2010-01-01")
    assert before is not None
    assert after is not None
    assert (before.name, before.id, after.name, after.id) == (
        "Våle",
        "place:no:kommune:0716-2002",
        "Re",
        "place:no:kommune:0716",
    )


def test_a_number_is_found_on_days_when_it_was_not_in_use() -> None:
    assert history().find("5530", "2012-01-01") is history().find("5530")
    assert history().find("7777") is None


def test_no_two_places_share_an_id_and_every_version_has_one_place() -> None:
    ids = [each.id for each in history().municipalities]
    assert len(ids) == len(set(ids))
    versions = [version for each in history().municipalities for version in each.versions]
    assert len(versions) == len({version.key for version in versions}) == 1999


def test_the_versions_of_a_place_follow_one_another_without_a_gap() -> None:
    for each in history().municipalities:
        for earlier, later in zip(each.versions, each.versions[1:], strict=False):
            assert earlier.until == later.valid_from, each.id


def test_every_number_begins_with_a_county_and_every_county_leads_to_counties() -> None:
    assert {version.code[:2] for each in history().municipalities for version in each.versions} <= counties().keys()
    assert {into for county in counties().values() for into in county.into} <= counties().keys()


def test_a_list_of_codes_brings_counties_by_period_and_what_followed(read: Read) -> None:
    records = read(
        CODES, '"code";"parentCode";"level";"name";"shortName"\n"1931";"";"1";"Lenvik";\n"9999";"";"1";"Uoppgitt";\n'
    )
    assert [
        (each.type, each.end, each.valid_from, each.valid_to)
        for each in records.relationships
        if each.start == "place:no:kommune:1931"
    ] == [
        ("PART_OF", "place:no:fylke:20", "1838-01-01", "1866-12-31"),
        ("PART_OF", "place:no:fylke:19", "1867-01-01", "2019-12-31"),
        ("SUCCEEDED_BY", "place:no:kommune:5524", "1848-01-01", None),
        ("SUCCEEDED_BY", "place:no:kommune:1930", "1855-01-01", None),
        ("SUCCEEDED_BY", "place:no:kommune:5530", "2020-01-01", None),
    ]
    assert records.problems == ()


def test_codes_come_as_json_of_the_interface_too(read: Read) -> None:
    codes = {"codes": [{"code": "5501", "level": "1", "name": "Tromsø", "validFromInRequestedRange": "2024-01-01"}]}
    records = read(CODES, json.dumps(codes))
    assert [each.name for each in records.nodes if each.kind == "Municipality"] == ["Tromsø"]
    assert [each.name for each in records.nodes if each.kind == "County"] == [
        "Finnmark",
        "Troms",
        "Troms og Finnmark",
        "Troms",
    ]


def test_a_name_that_lost_its_letters_is_not_kept_and_one_that_has_them_is(read: Read) -> None:
    header = "code;parentCode;level;name;shortName\n"
    lost = read(CODES, header + "5437;;1;Kárá?johka - Karasjok;\n")
    assert not any("?" in name for each in lost.nodes for name in (each.name, *each.names))
    kept = read(CODES, header + "5437;;1;Karasjok kommune;\n")
    assert "Karasjok kommune" in next(each for each in kept.nodes if each.id == "place:no:kommune:5610").names


def test_a_number_that_no_municipality_had_is_told(read: Read) -> None:
    records = read(CODES, "code;parentCode;level;name;shortName\n7777;;1;Ingensteds;\nA;;1;Jordbruk;\n")
    assert [(each.row, each.value) for each in records.problems] == [(2, "7777"), (3, "A")]


def test_a_change_after_the_end_of_the_history_is_taken_from_the_file(read: Read) -> None:
    change = {
        "oldCode": "5530",
        "oldName": "Senja",
        "newCode": "5599",
        "newName": "Senja",
        "changeOccurred": "2028-01-01",
    }
    records = read(CHANGES, json.dumps({"codeChanges": [change]}))
    assert [
        (each.start, each.end, each.details["kind"]) for each in records.relationships if each.type == "SUCCEEDED_BY"
    ] == [("place:no:kommune:5530", "place:no:kommune:5599", "renumbering")]
    wrong = read(CHANGES, json.dumps({"codeChanges": [change | {"changeOccurred": "31.02.2028"}]}))
    assert [(each.column, each.value) for each in wrong.problems] == [("changeOccurred", "31.02.2028")]


def test_membership_of_a_region_is_dated_and_has_a_type(read: Read) -> None:
    rows = [
        "2018-01-01;1933;Balsfjord;1992;Tromsø",
        "2019-01-01;1933;Balsfjord;1992;Tromsø",
        "2020-01-01;5422;Balsfjord;54004;Nord-Troms",
    ]
    records = read(
        REGIONS, "version_date;kommune_no;kommune_name;economic_region_no;economic_region_name\n" + "\n".join(rows)
    )
    memberships = [each for each in records.relationships if each.details["kind"] == "economic region"]
    assert [(each.start, each.end, each.valid_from, each.valid_to) for each in memberships] == [
        ("place:no:kommune:5532", "place:no:okonomiskregion:1992", "2018-01-01", "2019-12-31"),
        ("place:no:kommune:5532", "place:no:okonomiskregion:54004", "2020-01-01", None),
    ]


@pytest.mark.parametrize(
    ("name", "register", "rows", "by_kind"),
    [
        ("klass/ssb_kommunekoder_2019.csv", "ssb-klass", 423, {"Municipality": 564, "County": 34}),
        ("klass/ssb_kommunekoder_2020.csv", "ssb-klass", 357, {"Municipality": 486, "County": 34}),
        (
            "klass/alle_kommunenummer_fra2013_til2020_wide.csv",
            "municipality-number-lists",
            432,
            {"Municipality": 571, "County": 34},
        ),
        (
            "klass/kommunenummer_fra2013_til2020_long.csv",
            "municipality-number-lists",
            486,
            {"Municipality": 571, "County": 34},
        ),
        (
            "klass/kommuner_med_endringer_fra2017_til2018.csv",
            "municipality-number-lists",
            57,
            {"Municipality": 90, "County": 10},
        ),
        (
            "klass/kommuner_med_endringer_fra2019_til2020.csv",
            "municipality-number-lists",
            313,
            {"Municipality": 433, "County": 33},
        ),
        ("klass/municipalities-2025.json", "norway-geodata", 357, {"Municipality": 486, "County": 34}),
        (
            "../reference/ssb_kommune_versions_1867_2024.csv",
            "municipality-versions",
            2000,
            {"Municipality": 882, "County": 34},
        ),
        (
            "../reference/ssb_kommune_changes_1867_2024.csv",
            "ssb-klass-changes",
            2164,
            {"Municipality": 878, "County": 34},
        ),
        (
            "../reference/ssb_kommune_fylke_okonomiskregion_2002_2025.csv",
            "ssb-economic-regions",
            9881,
            {"Municipality": 577, "County": 34, "Region": 213},
        ),
        (
            "../reference/klass_1236_orgnr_kommunenummer_2023.csv",
            "ssb-klass-orgnr",
            356,
            {"PublicBody": 356, "Municipality": 356},
        ),
        (
            "../reference/kartverket_kommuneinfo_2023.json",
            "kartverket-kommuneinfo",
            11,
            {"County": 34, "Municipality": 486},
        ),
    ],
)
def test_example_files_hold_what_they_hold(  # noqa: PLR0913, PLR0917  a table of facts
    read: Read, example: Callable[[str], Path], name: str, register: str, rows: int, by_kind: dict[str, int]
) -> None:
    """More places than rows, since each brings those that it came from and led to."""
    records = read(by_name(register), example(name))
    assert (records.read, records.problems) == (rows, ())
    assert Counter(each.kind for each in records.nodes) == by_kind


def test_balsfjord_left_the_tromso_region_of_statistics_in_2020(read: Read, example: Callable[[str], Path]) -> None:
    records = read(REGIONS, example("../reference/ssb_kommune_fylke_okonomiskregion_2002_2025.csv"))
    regions = {each.id: each.name for each in records.nodes if each.kind == "Region"}
    of_balsfjord = [
        (regions[each.end], each.valid_from, each.valid_to)
        for each in records.relationships
        if each.start == "place:no:kommune:5532" and each.end in regions
    ]
    assert sorted(of_balsfjord, key=lambda each: each[1] or "") == [
        ("Tromsø", "2002-01-01", "2019-12-31"),
        ("Nord-Troms", "2020-01-01", "2023-12-31"),
        ("Nord-Troms", "2024-01-01", None),
    ]


def test_the_organisation_of_senja_lies_in_senja(read: Read, example: Callable[[str], Path]) -> None:
    records = read(by_name("ssb-klass-orgnr"), example("../reference/klass_1236_orgnr_kommunenummer_2023.csv"))
    assert [(each.end, each.details) for each in records.relationships if each.start == "org:no:921369417"] == [
        ("place:no:kommune:5530", {"kommunenummer": "5421"})
    ]


def test_kartverket_brings_names_in_sami_and_kven(read: Read, example: Callable[[str], Path]) -> None:
    records = read(KARTVERKET, example("../reference/kartverket_kommuneinfo_2023.json"))
    storfjord = next(each for each in records.nodes if each.id == "place:no:kommune:5538")
    assert {"Storfjord", "Omasvuotna", "Omasvuono"} <= {storfjord.name, *storfjord.names}
