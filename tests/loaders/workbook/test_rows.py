"""What a row of the workbook says, and what is said of a row that cannot be used."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from samspill.graph.model import Missing, Problem, Records, Relationship, Status
from samspill.loaders import read

MakeXlsx = Callable[..., Path]
Rows = list[list[object]]
SENJA: tuple[str, Rows] = ("organisasjoner", [["Navn", "Type"], ["Senja kommune", "kommune"], ["Haplast", "bedrift"]])
ARENA: tuple[str, Rows] = ("aktiviteter", [["Navn", "Type"], ["Næringsarenaen", "arena"], ["Samling", "møte"]])


def one(records: Records, type_: str) -> Relationship:
    """The only relationship of a type."""
    (found,) = (claim for claim in records.relationships if claim.type == type_)
    return found


def problems(records: Records) -> list[tuple[str, int | None, str, str, str]]:
    """Problems as sheet, row, column, value and message."""
    return [(each.sheet, each.row, each.column, each.value, each.message) for each in records.problems]


def test_only_names_are_required(make_xlsx: MakeXlsx) -> None:
    records = read(make_xlsx({"organisasjoner": [["Navn"], ["Haplast"]]}))
    (node,) = records.nodes
    assert (node.id, node.kind, node.name, node.review) == ("org:name:haplast", "Organisation", "Haplast", True)
    assert records.problems == ()
    assert (records.read, records.missing) == (1, Missing.RETRACTED)


@pytest.mark.parametrize(
    ("sheet", "name", "kind"),
    [
        ("organisasjoner", "Navn", "Type"),
        ("Organisasjonar", "namn", "type"),
        ("ORGANISATIONS", "NAME *", "Kind"),
        (" organisasjoner ", "  Navn (påkrevd) ", " TYPE "),
        ("Virksomheter", "Virksomhet", "Slag"),
    ],
)
def test_headers_and_sheets_are_understood_in_three_languages(
    make_xlsx: MakeXlsx, sheet: str, name: str, kind: str
) -> None:
    records = read(make_xlsx({sheet: [[kind, name], ["Klynge", "Sjømatklyngen Senja"]]}))
    assert [(node.kind, node.name) for node in records.nodes] == [("Cluster", "Sjømatklyngen Senja")]
    assert records.problems == ()


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Bedrift", "Company"), ("company", "Company"), ("Offentleg verksemd", "PublicBody"), ("Kommune", "PublicBody"),
        ("FoU-institusjon", "ResearchInstitution"), ("COMPETENCE BODY", "CompetenceBody"), ("næringsforening", "Association"),
    ],
)  # fmt: skip
def test_kinds_are_understood_in_three_languages(make_xlsx: MakeXlsx, written: str, kind: str) -> None:
    (node,) = read(make_xlsx({"organisasjoner": [["Navn", "Type"], ["X", written]]})).nodes
    assert node.kind == kind


def test_the_organisation_number_is_the_key_when_it_is_given(make_xlsx: MakeXlsx) -> None:
    sheets = {
        "organisasjoner": [["navn", "org.nr"], ["Senja kommune", "NO 921 369 417 MVA"], ["Tromsø kommune", 940101808]],
        "deltakelse": [["organisasjon", "aktivitet"], ["921 369 417", "Samling"], ["940101808", "Samling"]],
        "aktiviteter": [["navn"], ["Samling"]],
    }
    records = read(make_xlsx(sheets))
    assert records.problems == ()
    assert {(node.id, node.review) for node in records.nodes if node.kind == "Organisation"} == {
        ("org:no:921369417", False), ("org:no:940101808", False),
    }  # fmt: skip


def test_a_row_without_source_has_the_workbook_as_source_and_itself_as_evidence(make_xlsx: MakeXlsx) -> None:
    sheets: dict[str, Rows] = dict([SENJA, ARENA])
    sheets["Deltakelse"] = [["Organisasjon", "Aktivitet", "Rolle"], ["Senja kommune", "Samling", "Arrangør"]]
    claim = one(read(make_xlsx(sheets)), "PARTICIPATES_IN")
    assert claim.source == "source:workbook:møte"
    assert claim.evidence == "Organisasjon: Senja kommune; Aktivitet: Samling; Rolle: Arrangør"
    assert claim.locator == "Deltakelse!A2"
    assert claim.details == {"role": "organiser"}
    assert claim.status is Status.STATED


def test_a_row_with_another_source_does_not_claim_to_know_where_in_it(make_xlsx: MakeXlsx) -> None:
    sheets: dict[str, Rows] = dict([SENJA, ARENA])
    sheets["deltakelse"] = [["organisasjon", "aktivitet", "kilde"], ["Haplast", "Samling", "Referat 12. mai"]]
    records = read(make_xlsx(sheets))
    claim = one(records, "PARTICIPATES_IN")
    assert (claim.source, claim.locator) == ("source:referat-12-mai", "")
    assert {source.title for source in records.sources} == {"Referat 12. mai", "møte"}


def test_those_in_a_group_or_cluster_are_its_members_and_others_take_part(make_xlsx: MakeXlsx) -> None:
    sheets: dict[str, Rows] = dict([ARENA])
    sheets["organisasjoner"] = [["navn", "type"], ["Haplast", "bedrift"], ["Klynga", "klynge"]]
    sheets["deltakelse"] = [
        ["organisasjon", "aktivitet", "oppmøte"],
        ["Haplast", "Næringsarenaen", ""],
        ["Haplast", "Klynga", ""],
        ["Haplast", "Samling", "JA"],
        ["Klynga", "Samling", "NEI"],
        ["Klynga", "Næringsarenaen", "ja"],
    ]
    found = {
        (claim.type, claim.end, claim.details.get("attendance"), claim.status)
        for claim in read(make_xlsx(sheets)).relationships
    }
    assert found == {
        ("MEMBER_OF", "act:group:næringsarenaen", None, Status.STATED),
        ("MEMBER_OF", "org:name:klynga", None, Status.STATED),
        ("PARTICIPATES_IN", "act:event:samling", "attended", Status.STATED),
        ("PARTICIPATES_IN", "act:event:samling", "absent", Status.NEGATIVE),
        ("PARTICIPATES_IN", "act:group:næringsarenaen", "attended", Status.STATED),
    }  # fmt: skip


def test_the_five_things_of_the_senja_meeting_have_a_sheet_each(make_xlsx: MakeXlsx) -> None:
    sheets: dict[str, Rows] = dict([SENJA])
    sheets["strategier"] = [["navn", "eier", "fra", "til"], ["Næringsplan", "Senja kommune", 2024, "2028"]]
    sheets["satsingsområder"] = [["organisasjon", "satsingsområde"], ["Haplast", "Sirkulær økonomi"]]
    sheets["årshjul"] = [["navn", "arrangør", "fra"], ["Frokostmøte", "Senja kommune; Haplast", datetime(2024, 5, 2)]]  # noqa: DTZ001  Excel has no zones
    sheets["virkemidler"] = [["navn", "tilbys av", "målgruppe"], ["Etablererhjelp", "Senja kommune", "gründere"]]
    sheets["mulig samarbeid"] = [["organisasjon", "med", "om hva"], ["Senja kommune", "Haplast", "rekruttering"]]
    records = read(make_xlsx(sheets))
    assert records.problems == ()
    assert {(node.kind, node.name) for node in records.nodes} >= {
        ("Plan", "Næringsplan"), ("Theme", "Sirkulær økonomi"), ("Event", "Frokostmøte"), ("Instrument", "Etablererhjelp"),
    }  # fmt: skip
    said = {(claim.type, claim.start, claim.status, tuple(claim.details.values())) for claim in records.relationships}
    assert said == {
        ("PARTICIPATES_IN", "org:name:senja-kommune", Status.STATED, ("owner",)),
        ("FOCUSES_ON", "org:name:haplast", Status.STATED, ()),
        ("PARTICIPATES_IN", "org:name:senja-kommune", Status.STATED, ("organiser",)),
        ("PARTICIPATES_IN", "org:name:haplast", Status.STATED, ("organiser",)),
        ("OFFERS", "org:name:senja-kommune", Status.STATED, ("gründere",)),
        ("WORKS_WITH", "org:name:senja-kommune", Status.POTENTIAL, ("rekruttering",)),
    }  # fmt: skip
    dates = {node.name: dict(node.details) for node in records.nodes if node.details}
    assert dates == {
        "Næringsplan": {"valid_from": "2024", "valid_to": "2028"}, "Frokostmøte": {"valid_from": "2024-05-02"},
    }  # fmt: skip


def test_two_bodies_may_offer_the_same_instrument_on_rows_of_their_own(make_xlsx: MakeXlsx) -> None:
    sheets: dict[str, Rows] = dict([SENJA])
    sheets["virkemidler"] = [["navn", "tilbys av"], ["Rådgivning", "Senja kommune"], ["rådgivning", "Haplast"]]
    records = read(make_xlsx(sheets))
    assert problems(records) == [
        ("virkemidler", 3, "navn", "rådgivning", "Another row says otherwise of “Rådgivning”. Write the same here."),
    ]  # fmt: skip
    sheets["virkemidler"][2][0] = "Rådgivning"
    records = read(make_xlsx(sheets))
    assert sorted(claim.start for claim in records.relationships) == ["org:name:haplast", "org:name:senja-kommune"]
    assert records.problems == ()


def test_a_person_may_have_several_roles_on_rows_of_their_own(make_xlsx: MakeXlsx) -> None:
    sheets: dict[str, Rows] = dict([SENJA])
    sheets["personer"] = [
        ["navn", "organisasjon", "rolle"],
        ["styreleder, Haplast", "Haplast", "styreleder"],
        ["styreleder, Haplast", "Senja kommune", "rådgiver"],
    ]
    records = read(make_xlsx(sheets))
    assert records.problems == ()
    assert [node.name for node in records.nodes if node.kind == "Person"] == ["styreleder, Haplast"]
    assert {(claim.end, claim.details["role"]) for claim in records.relationships if claim.type == "HAS_ROLE_IN"} == {
        ("org:name:haplast", "styreleder"), ("org:name:senja-kommune", "rådgiver"),
    }  # fmt: skip


TWICE = "“Haplast” has this already. Delete one of the rows, or write what is right here."


@pytest.mark.parametrize(
    ("header", "first", "second", "told"),
    [
        (["id"], ["17"], ["17"], ("id", "17", TWICE)),
        (["id"], ["org:eksempel:1"], ["org:eksempel:1"], ("id", "org:eksempel:1", TWICE)),
        (["id", "orgnr"], ["1", "921369417"], ["2", "921 369 417"], ("orgnr", "921 369 417", TWICE)),
        (["identifikatorer"], ["https://ror.org/00wge5k78"], ["ror:00wge5k78"], ("identifikatorer", "ror:00wge5k78", TWICE)),
    ],
)  # fmt: skip
def test_what_two_rows_have_in_common_is_told_in_its_column(
    make_xlsx: MakeXlsx, header: list[str], first: list[str], second: list[str], told: tuple[str, str, str]
) -> None:
    rows: Rows = [["navn", *header], ["Haplast", *first], ["Profilgruppa", *second]]
    records = read(make_xlsx({"organisasjoner": rows}))
    assert problems(records) == [("organisasjoner", 3, *told)]
    assert [node.name for node in records.nodes] == ["Haplast"]


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", 'Ola "O" & Co', "Fisk 🐟", "Čálliidlágádus", "=1+1", "O'Hara; & Sønn"]
)
def test_any_name_is_kept_as_it_is_written(make_xlsx: MakeXlsx, name: str) -> None:
    sheets = {
        "organisasjoner": [["navn"], ["X"]],
        "aktiviteter": [["navn"], ["Samling"]],
        "deltakelse": [["organisasjon", "aktivitet"], ["Y", "Samling"]],
    }
    path = make_xlsx(sheets)
    book = openpyxl.load_workbook(path)
    for sheet in ("organisasjoner", "deltakelse"):
        cell = book[sheet]["A2"]
        cell.value = name
        cell.data_type = "s"
    book.save(path)
    records = read(path)
    assert records.problems == ()
    assert name in {node.name for node in records.nodes}
    assert len(records.relationships) == 1


def test_characters_that_cannot_be_seen_make_no_other_organisation(make_xlsx: MakeXlsx) -> None:
    """Word hyphenates, web pages leave marks, and somebody may mean to deceive."""
    sheets = {
        "organisasjoner\u00a0": [
            ["navn", "org\u00adnr"],
            ["Senja\u00a0kommune", "921\u202f369\u202f417\u200b"],
            ["Hap\u00adlast", None],
        ],
        "aktiviteter": [["navn"], ["Samling\u200b"]],
        "deltakelse": [["organisasjon", "aktivitet"], ["\u202eSenja kommune", "Sam\u00adling"], ["Haplast", "Samling"]],
    }
    records = read(make_xlsx(sheets))
    assert records.problems == ()
    assert {node.id for node in records.nodes} == {"org:no:921369417", "org:name:haplast", "act:name:samling"}
    assert {claim.evidence for claim in records.relationships} == {
        "organisasjon: Senja kommune; aktivitet: Samling", "organisasjon: Haplast; aktivitet: Samling",
    }  # fmt: skip


def test_a_name_that_two_things_share_is_told_apart_by_its_kind(make_xlsx: MakeXlsx) -> None:
    sheets = {
        "steder": [["navn", "type"], ["Senja", "kommune"], ["Senja", "region"]],
        "organisasjoner": [["navn", "sted"], ["A", "Senja"], ["B", "Senja (kommune)"], ["C", "Senja (region)"]],
    }
    records = read(make_xlsx(sheets), language="nb")
    assert [claim.end for claim in sorted(records.relationships, key=lambda claim: claim.start)] == [
        "place:municipality:senja", "place:region:senja",
    ]  # fmt: skip
    assert problems(records) == [
        ("organisasjoner", 2, "sted", "Senja",
         "Flere ting har dette navnet. Skriv typen i parentes bak, eller skriv id-en: Kommune, Region."),
    ]  # fmt: skip


def test_a_row_is_used_whole_or_not_at_all(make_xlsx: MakeXlsx) -> None:
    sheets = {
        "organisasjoner": [["navn", "orgnr", "sted"], ["Feil", "123456789", "Senja"], ["Rett", "", "Senja"]],
        "steder": [["navn", "type"], ["Senja", "kommune"]],
        "aktiviteter": [["navn", "sted"], ["Samling", "Atlantis"]],
        "deltakelse": [["organisasjon", "aktivitet"], ["Feil", "Samling"], ["Rett", "Samling"]],
    }
    records = read(make_xlsx(sheets))
    assert {node.name for node in records.nodes} == {"Rett", "Senja"}
    assert [(claim.type, claim.start) for claim in records.relationships] == [("LOCATED_IN", "org:name:rett")]
    mend = "The row that describes this could not be used. Mend that row first."
    assert sorted(problems(records)) == [
        ("aktiviteter", 2, "sted", "Atlantis", "There is nothing of this name. Add a row that describes it (Place)."),
        ("deltakelse", 2, "organisasjon", "Feil", mend),
        ("deltakelse", 3, "aktivitet", "Samling", mend),
        ("organisasjoner", 2, "orgnr", "123456789",
         "This is not a valid organisation number. Look it up in Enhetsregisteret (brreg.no)."),
    ]  # fmt: skip


BROKEN_ROWS = [
    ("organisasjoner", ["navn"], [""], None),
    ("organisasjoner", ["navn", "type"], ["", "bedrift"], ("navn", "", "Denne cella må fylles ut.")),
    ("organisasjoner", ["navn", "type"], ["X", "tull"], (
        "type", "tull", "Dette er ingen av ordene som kan stå her: Organisasjon, Bedrift, Klynge, Kompetansemiljø, Forsknings- og utdanningsinstitusjon, Offentlig virksomhet, Forening.")),
    ("organisasjoner", ["navn"], ["Haplast\x85x"], (
        "navn", "Haplast x", "Teksten har et usynlig kontrolltegn (U+0085). Skriv den på nytt.")),
    ("organisasjoner", ["navn", "beskrivelse"], ["X", "a" * 40_000], (
        "beskrivelse", "a" * 59 + "…", "Teksten har 32767 tegn; 10000 er det meste.")),
    ("organisasjoner", ["navn"], ["a" * 501], ("navn", "a" * 59 + "…", "Teksten har 501 tegn; 500 er det meste.")),
    ("organisasjoner", ["navn", "sted"], ["X", "Senje"], ("sted", "Senje", "Det finnes ikke noe med dette navnet. Mente du «Senja»?")),
    ("organisasjoner", ["navn"], ["Senja kommune"], (
        "navn", "Senja kommune", "Dette står der fra før, som «Senja kommune». Slett en av radene, eller gi en av dem en id.")),
    ("organisasjoner", ["navn", "andre opplysninger"], ["X", "ingen kolon"], (
        "andre opplysninger", "ingen kolon", "Skriv hver opplysning på sin egen linje, slik: navn: verdi.")),
    ("organisasjoner", ["navn", "andre opplysninger"], ["X", "id: 3"], (
        "andre opplysninger", "id: 3", "«id» kan ikke stå blant andre opplysninger. Bruk kolonnen for det, eller et annet ord.")),
    ("aktiviteter", ["navn", "fra"], ["X", "31.02.2025"], (
        "fra", "31.02.2025", "Dette er ikke en dato. Skriv 29.04.2024, 2024-04-29, april 2024 eller 2024.")),
    ("aktiviteter", ["navn", "fra", "til"], ["X", "2025", "mai 2024"], ("til", "mai 2024", "Det slutter før det begynner (2025).")),
    ("aktiviteter", ["navn", "del av"], ["X", "=Y1"], (
        "del av", "=Y1", "Cella har en formel uten resultat. Skriv selve verdien.")),
    ("steder", ["navn", "type", "kommunenummer"], ["X", "kommune", "55-30"], (
        "kommunenummer", "55-30", "Dette må være et nummer på 4 sifre.")),
    ("relasjoner", ["fra", "relasjon", "til"], ["Senja kommune", "ligger i", "Haplast"], (
        "til", "Haplast", "«ligger i» kan ikke gå fra Offentlig virksomhet til Bedrift.")),
    ("relasjoner", ["fra", "til"], ["Haplast", "Haplast"], ("til", "Haplast", "Det kan ikke ha en relasjon til seg selv.")),
    ("relasjoner", ["fra", "til", "beløp"], ["Senja kommune", "Haplast", 5], (
        "beløp", "5", "Dette hører ikke sammen med «samarbeider med». La cella stå tom.")),
    ("relasjoner", ["fra", "relasjon", "til", "beløp"], ["Senja kommune", "finansierer", "Haplast", "mye"], (
        "beløp", "mye", "Dette er ikke et tall. Skriv bare sifre, som 50 000 eller 1,5.")),
    ("relasjoner", ["fra", "relasjon", "til", "år"], ["Senja kommune", "finansierer", "Haplast", 24], (
        "år", "24", "Dette er ikke et årstall. Skriv fire sifre, som 2024.")),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "header", "row", "expected"), BROKEN_ROWS)
def test_a_broken_row_is_told_with_its_place_and_what_to_do(
    make_xlsx: MakeXlsx, sheet: str, header: list[str], row: list[str], expected: tuple[str, str, str] | None
) -> None:
    sheets: dict[str, Rows] = {
        "steder": [["navn", "type"], ["Senja", "kommune"]],
        "organisasjoner": [["navn", "type"], ["Senja kommune", "kommune"], ["Haplast", "bedrift"]],
    }
    good = read(make_xlsx(sheets))
    if sheet in sheets:
        names = sheets[sheet][0] = [*dict.fromkeys([*sheets[sheet][0], *header])]
        sheets[sheet].append([row[header.index(str(name))] if name in header else "" for name in names])
    else:
        sheets[sheet] = [list(header), list(row)]
    records = read(make_xlsx(sheets), language="nb")
    number = len(sheets[sheet])
    assert records.problems == (
        (Problem("møte.xlsx", expected[2], sheet, number, expected[0], expected[1]),) if expected else ()
    )
    assert list(records) == list(good)


def test_unknown_headers_and_sheets_are_told_and_do_no_harm(make_xlsx: MakeXlsx) -> None:
    sheets = {
        "organisasjoner": [["navn", "humør", "type", "navn"], ["Haplast", "godt", "bedrift", "Haplast"]],
        "Middag": [["rett"], ["fisk"]],
    }
    records = read(make_xlsx(sheets), language="nn")
    assert [node.name for node in records.nodes] == ["Haplast"]
    twice = "Denne kolonnen er ikkje med i skjemaet, eller står to gonger, og vart ikkje lesen."
    assert [(each.sheet, each.row, each.column) for each in records.problems] == [
        ("organisasjoner", 1, "humør"), ("organisasjoner", 1, "navn"), ("Middag", None, ""),
    ]  # fmt: skip
    assert [each.message for each in records.problems[:2]] == [twice, twice]
    assert records.problems[2].message.startswith("Dette arket er ikkje med i skjemaet og vart ikkje lese.")
    assert records.complete


def test_a_sheet_without_the_headers_that_it_needs_is_told(make_xlsx: MakeXlsx) -> None:
    sheets = {"organisasjoner": [["navn"], ["X"]], "deltakelse": [["organisasjon", "rolle"], ["X", "leder"]]}
    records = read(make_xlsx(sheets), language="nb")
    assert problems(records) == [
        ("deltakelse", None, "", "",
         "Arket ble ikke lest, fordi ingen rad har overskriftene som det trenger: aktivitet."),
    ]  # fmt: skip


def test_the_same_claim_twice_is_told(make_xlsx: MakeXlsx) -> None:
    sheets: dict[str, Rows] = dict([SENJA])
    sheets["relasjoner"] = [["fra", "til"], ["Haplast", "Senja kommune"], ["Haplast", "Senja kommune"]]
    records = read(make_xlsx(sheets), language="nb")
    assert len(records.relationships) == 1
    assert problems(records) == [
        ("relasjoner", 3, "fra", "Haplast", "Det samme er sagt i rad 2. Slett en av dem."),
    ]  # fmt: skip


def test_the_workbook_may_name_itself(make_xlsx: MakeXlsx) -> None:
    sheets = {
        "om arbeidsboka": [["tittel", "utgiver", "dato"], ["Partnerkart", "Senja kommune", "mai 2024"]],
        "organisasjoner": [["navn"], ["X"]],
    }
    records = read(make_xlsx(sheets))
    assert (records.origin, records.title) == ("workbook:partnerkart", "Partnerkart")
    (source,) = records.sources
    assert (source.publisher, source.date) == ("Senja kommune", "2024-05")
