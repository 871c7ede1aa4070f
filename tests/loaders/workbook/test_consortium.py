"""Workbooks that consortia keep by hand: a sheet for each kind of thing, rows that mention each other by made-up ids."""

from collections.abc import Callable
from pathlib import Path

import pytest

from samspill.graph.model import Records
from samspill.loaders import read, recognise
from samspill.loaders.workbook.identifiers import known_identifiers

BOOK: dict[str, list[list[object]]] = {
    "Organizations": [
        ["ID*", "Name*", "Kind", "Parent Organization (ids)", "Member of (ids)", "Identifiers"],
        [1, "Troms Holding", "Bedrift", None, None, "NO 921 369 417 MVA"],
        [2, "Troms Fisk", "Bedrift", "1", "3|4", "https://ror.org/00wge5k78 | GRID.123"],
        [3, "Sjømatklyngen", "Klynge", None, None, None],
        [4, "Nordnettet", None, None, None, None],
    ],
    "Persons": [
        ["Id", "Name*", "Affiliations (ids)", "Identifiers", "E-mail"],
        ["p1", "Kari Nordmann", "1|3", "0000-0002-1825-0097", "kari@example.no"],
    ],
    "Projects": [
        ["ID", "Name*", "Kind", "Part of (ids)", "Partners (ids)", "Lead partner (id)", "Start", "End"],
        ["1", "Grønn fangst", "Prosjekt", "2", "2 | 3", "1", "2024", "2026"],
        ["2", "Havprogrammet", "Program", None, None, None, None, None],
    ],
    "Grants": [
        ["ID", "Name*", "Kind", "Funder", "Partners (ids)"],
        ["g1", "Støtte 17/24", "Prosjekt", "Nordnettet", "1"],
    ],
}


@pytest.fixture
def records(make_xlsx: Callable[..., Path]) -> Records:
    path = make_xlsx(BOOK)
    assert recognise(path).loader.name == "workbook"
    return read(path)


def ties(records: Records) -> set[tuple[str, ...]]:
    names = {node.id: node.name for node in records.nodes}
    return {
        (
            names[each.start],
            each.type,
            names[each.end],
            *([str(each.details["role"])] if "role" in each.details else []),
        )
        for each in records.relationships
    }


def test_sheets_refer_to_each_other_and_to_themselves_by_their_own_ids(records: Records) -> None:
    assert ties(records) == {
        ("Troms Fisk", "PART_OF", "Troms Holding"),
        ("Troms Fisk", "MEMBER_OF", "Sjømatklyngen"),
        ("Troms Fisk", "PART_OF", "Nordnettet"),
        ("Kari Nordmann", "HAS_ROLE_IN", "Troms Holding"),
        ("Kari Nordmann", "HAS_ROLE_IN", "Sjømatklyngen"),
        ("Grønn fangst", "PART_OF", "Havprogrammet"),
        ("Troms Fisk", "PARTICIPATES_IN", "Grønn fangst"),
        ("Sjømatklyngen", "PARTICIPATES_IN", "Grønn fangst"),
        ("Troms Holding", "PARTICIPATES_IN", "Grønn fangst", "coordinator"),
        ("Nordnettet", "FUNDS", "Støtte 17/24"),
        ("Troms Holding", "PARTICIPATES_IN", "Støtte 17/24"),
    }


def test_identifiers_of_registers_make_ids_that_register_files_give_too(records: Records) -> None:
    about = {node.name: node for node in records.nodes}
    assert about["Troms Holding"].id == "org:no:921369417"
    assert about["Troms Fisk"].id == "org:ror:00wge5k78"
    assert about["Troms Fisk"].details == {"ror": "https://ror.org/00wge5k78", "identifiers": ["GRID.123"]}
    assert about["Kari Nordmann"].id == "person:orcid:0000-0002-1825-0097"
    assert about["Sjømatklyngen"].id == "org:møte:3"
    assert not any(node.review for node in records.nodes)


def test_what_is_not_part_of_the_form_is_told_and_not_read(records: Records) -> None:
    assert [(told.sheet, told.column) for told in records.problems] == [("Persons", "E-mail")]
    assert "example.no" not in repr(list(records))


def test_every_reference_that_leads_nowhere_is_told(make_xlsx: Callable[..., Path]) -> None:
    rows = [
        ["ID", "Name", "Parent organisation", "Member of"],
        ["1", "Haplast", "9", None],
        ["2", "Profilgruppa", None, "8"],
    ]
    problems = read(make_xlsx({"Organisations": rows})).problems
    assert [(told.row, told.column, told.value) for told in problems] == [
        (2, "Parent organisation", "9"),
        (3, "Member of", "8"),
    ]


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("921369417", {"orgnr": "921369417"}),
        ("ror:00WGE5K78", {"ror": "https://ror.org/00wge5k78"}),
        ("https://www.wikidata.org/wiki/Q193977", {"wikidata": "Q193977"}),
        ("lei: 549300LBI3LRIZ2V8V66", {"lei": "549300LBI3LRIZ2V8V66"}),
        ("PIC 999999999", {"pic": "999999999"}),
        ("https://orcid.org/0000-0002-1825-0097", {"orcid": "0000-0002-1825-0097"}),
        # The last digit does not fit the others.
        ("0000-0002-1825-0098", {"identifiers": ["0000-0002-1825-0098"]}),
        ("921369418", {"identifiers": ["921369418"]}),
    ],
)
def test_an_identifier_is_known_by_its_form_and_its_last_digits(written: str, known: dict[str, object]) -> None:
    assert known_identifiers((written,)) == known
