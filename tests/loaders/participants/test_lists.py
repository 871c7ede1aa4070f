"""Lists of participants as people have them: which organisations took part, with how many; nothing of persons."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.graph.errors import InputError
from samspill.graph.model import Records, Relationship, Status
from samspill.graph.store import Store
from samspill.loaders import read, recognise

Rows = Sequence[Sequence[object]]
Write = Callable[..., Path]

OWN: Rows = [
    ["Deltakerliste – Næringsforum Senja 12. mars 2025"],
    [],
    ["Fornavn", "Etternavn", "E-post", "Firma", "Org.nr", "Født", "Allergier"],
    ["Ola", "Nordmann", "ola@example.no", "Haplast AS", "", "01.02.1970", "Nøtter"],
    ["Kari", "Nordmann", "kari@example.no", "Senja kommune", "921 369 417", "", "Skalldyr"],
    ["Per", "Hansen", "per@example.no", "SENJA KOMMUNE", "", "", ""],
    ["Pål", "Hansen", "pal@example.no", "Privatperson", "", "", ""],
    ["Totalt: 4"],
]
BILLING = (
    "Fornavn;Etternavn;E-post;Telefon;Yrkestittel;Arbeidssted;HPR-nummer;Betaler;Firmanavn;Org.nr;Fakturaadresse;"
    "Fakturareferanse;Fakturakommentar;Allergier;Tilrettelegging"
)
FORMS = (
    'ID,Start time,Completion time,Email,Name,"Hvilken organisasjon, etat eller bedrift\nkommer du fra?",Har du allergier?\n'
    '1,3/1/25 10:00,3/1/25 10:02,anonymous,,"Senja kommune",gluten\n'
    '2,3/1/25 11:00,3/1/25 11:02,anonymous,,"Haplast;Profilgruppa;",\n'
)
EVENTBRITE = (
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee Status,Event Name,Company\n"
    "1,2025-03-01,Ola,N,o@example.no,2,Vanlig,Attending,Næringsforum,Haplast\n"
    "1,2025-03-01,Ola,N,o@example.no,1,Vanlig,Attending,Næringsforum,Haplast\n"
    "2,2025-03-02,Kari,N,k@example.no,1,Vanlig,Not Attending,Næringsforum,Profilgruppa\n"
    "3,2025-03-02,Per,N,p@example.no,1,Vanlig,Refunded,Næringsforum,Profilgruppa\n"
    "4,2025-03-02,Pia,N,p@example.no,1,Vanlig,Checked In,Næringsforum,Senja kommune\n"
    "5,2025-03-02,Pål,N,p@example.no,1,Vanlig,Refunded,Næringsforum,Senja kommune\n"
)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write text, rows or sheets of rows to a file of the given name."""

    def to_file(content: str | Rows | dict[str, Rows], name: str = "deltakere.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        if isinstance(content, dict):
            book = openpyxl.Workbook()
            book.remove(book.worksheets[0])
            for title, rows in content.items():
                page = book.create_sheet(title)
                for row in rows:
                    page.append(list(row))
            book.save(path)
        else:
            path.write_bytes((content if isinstance(content, str) else as_csv(content)).encode(encoding))
        return path

    return to_file


def as_csv(rows: Rows, delimiter: str = ";", line_end: str = "\r\n") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return file.getvalue()


def took_part(records: Records) -> dict[str, tuple[object, ...]]:
    """Who took part in what, with how many, by name."""
    names = {node.id: node.name for node in records.nodes}
    return {
        names[claim.start]: (names[claim.end], claim.details.get("people"), claim.status)
        for claim in records.relationships
    }


def one(records: Records) -> Relationship:
    (claim,) = records.relationships
    return claim


def said(records: Records) -> str:
    """Everything that a store would keep of records."""
    return repr(list(records))


def test_a_list_with_a_title_above_and_a_sum_below_is_one_event_with_its_organisations(write: Write) -> None:
    path = write(OWN)
    assert recognise(path, "nb").reason == "den lister opp folk med organisasjonen deres (Firma, Org.nr)"
    records = read(path)
    event = next(node for node in records.nodes if node.kind == "Event")
    assert (event.name, event.details) == ("Næringsforum Senja", {"valid_from": "2025-03-12", "valid_to": "2025-03-12"})
    assert took_part(records) == {
        "Haplast AS": (event.name, 1, Status.STATED),
        "Senja kommune": (event.name, 2, Status.STATED),
    }
    assert {node.id for node in records.nodes if node is not event} == {"org:name:haplast-as", "org:no:921369417"}
    assert records.read == 4
    assert records.complete


def test_nothing_of_persons_enters(write: Write) -> None:
    everything = said(read(write(OWN))) + repr(read(write(OWN)).problems)
    for word in ("Ola", "Nordmann", "example", "1970", "Nøtter", "Skalldyr"):
        assert word not in everything


def test_what_was_read_and_what_was_not_is_told(write: Write) -> None:
    assert [problem.message for problem in read(write(OWN), language="nb").problems] == [
        "Lest fra denne listen: Firma, Org.nr. De andre kolonnene (5) ble ikke rørt.",
        "Rader som ikke nevner noen organisasjon, og ikke er talt med: 1.",
    ]


def test_who_pays_is_the_organisation_and_the_place_of_work_stands_in(write: Write) -> None:
    rows = (
        "Ola;N;o@x.no;1;lege;UNN;99;firma;Helse Nord AS;921369417;;;;;\n"
        "Kari;N;k@x.no;1;lege;Legekontoret;98;selv;;921369417;;;;;\n"
    )
    records = read(write(f"{BILLING}\n{rows}", "kurs.csv"))
    assert {node.name: node.id for node in records.nodes if node.kind == "Organisation"} == {
        "Helse Nord AS": "org:no:921369417",
        "Legekontoret": "org:name:legekontoret",
    }
    assert "99" not in said(records)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_form_asks_for_the_organisation_in_a_sentence(write: Write, encoding: str) -> None:
    records = read(write(FORMS, "Påmelding Næringsforum(1-2).csv", encoding))
    assert took_part(records).keys() == {"Senja kommune", "Haplast", "Profilgruppa"}
    assert {node.name for node in records.nodes if node.kind == "Event"} == {"Næringsforum(1-2)"}
    assert "gluten" not in said(records)


def test_tickets_that_were_given_back_are_no_attendance(write: Write) -> None:
    records = read(write(EVENTBRITE, "report-2025.csv"))
    assert took_part(records) == {
        "Haplast": ("Næringsforum", 3, Status.STATED),
        "Profilgruppa": ("Næringsforum", 2, Status.NEGATIVE),
        "Senja kommune": ("Næringsforum", 1, Status.STATED),
    }
    attendance = {claim.start: claim.details.get("attendance") for claim in records.relationships}
    assert attendance == {
        "org:name:haplast": None,
        "org:name:profilgruppa": "absent",
        "org:name:senja-kommune": "attended",
    }


@pytest.mark.parametrize(
    ("written", "attendance", "status"),
    [
        ("JA", "attended", Status.STATED),
        ("nei", "absent", Status.NEGATIVE),
        ("Meldt forfall", "absent", Status.NEGATIVE),
        ("Påmeldt", None, Status.STATED),
        ("invitert", "invited", Status.STATED),
        ("vegetar", None, Status.STATED),
    ],
)
def test_attendance_is_understood_as_people_write_it(
    write: Write, written: str, attendance: str | None, status: Status
) -> None:
    claim = one(read(write([["Navn", "Firma", "Oppmøte"], ["Ola", "Haplast", written]])))
    assert (claim.details.get("attendance"), claim.status) == (attendance, status)


def test_who_speaks_is_told_from_who_listens(write: Write) -> None:
    rows = [["Haplast", "Deltaker"], ["Haplast", "Foredragsholder"], ["Profilgruppa", "deltaker"]]
    records = read(write([["Organisasjon", "Rolle"], *rows]))
    assert {claim.start: claim.details.get("role") for claim in records.relationships} == {
        "org:name:haplast": "speaker",
        "org:name:profilgruppa": None,
    }


def test_each_sheet_that_lists_people_is_an_event_and_a_hidden_one_is_not_read(write: Write) -> None:
    header = ["Navn", "E-post", "Organisasjon"]
    path = write(
        {
            "Finnsnes": [header, ["Ola", "o@x.no", "Haplast"]],
            "Skjervøy": [
                ["Møte på Skjervøy"],
                header,
                ["Kari", "k@x.no", "Haplast"],
                ["Per", "p@x.no", "Profilgruppa"],
            ],
            "Budsjett": [["Organisasjon", "Antall"], ["Haplast", 5]],
            "Utkast": [header, ["Pia", "p@x.no", "Skal ikke med"]],
        },
        "Høsten 2025.xlsx",
    )
    book = openpyxl.load_workbook(path)
    book["Utkast"].sheet_state = "hidden"
    book["Skjervøy"].merge_cells("C3:C4")
    book.save(path)
    records = read(path)
    assert {node.name for node in records.nodes if node.kind == "Event"} == {
        "Høsten 2025: Finnsnes",
        "Møte på Skjervøy",
    }
    assert sorted((claim.end, claim.start, claim.details["people"]) for claim in records.relationships) == [
        ("act:event:høsten-2025-finnsnes", "org:name:haplast", 1),
        ("act:event:møte-på-skjervøy", "org:name:haplast", 2),
    ]
    assert "Skal ikke med" not in said(records)
    assert "The sheet is hidden" in records.problems[-1].message


def test_a_number_that_cannot_be_one_is_told_and_the_name_counts(write: Write) -> None:
    records = read(write([["Navn", "Firma", "Org.nr"], ["Ola", "Haplast", "123456789"]]))
    assert one(records).start == "org:name:haplast"
    assert ("Org.nr", 2, "123456789") in {(told.column, told.row, told.value) for told in records.problems}
    assert records.complete


def test_a_cell_that_cannot_be_read_costs_its_row_only(write: Write) -> None:
    records = read(write([["Navn", "Firma"], ["Ola", "Hap\x07last"], ["Kari", "Profilgruppa"]]))
    assert took_part(records).keys() == {"Profilgruppa"}
    assert [(problem.row, problem.column) for problem in records.problems if not problem.harmless] == [(2, "Firma")]


@pytest.mark.parametrize(
    "header",
    [
        ["Navn", "Organisasjon"],
        ["Nr.", "Navn", "Firma", "Merknad"],
        ["Full Name", "Work email", "Organization name", "Age"],
        ["Namn", "Verksemd eller organisasjon"],
        ["Deltaker", "Firma/etat", "Org.nr"],
        ["E-post", "Hvem representerer du?"],
    ],
)
@pytest.mark.parametrize("name", ["oversikt.xlsx", "oversikt.csv"])
def test_a_list_of_few_columns_is_known_if_they_are_those_of_lists(write: Write, header: list[str], name: str) -> None:
    rows = [header, ["Haplast"] * len(header)]
    path = write({"Ark1": rows} if name.endswith(".xlsx") else rows, name)
    assert recognise(path).loader.name == "participants"
    assert took_part(read(path)).keys() == {"Haplast"}


def test_other_tables_are_left_to_others_and_can_be_named_lists(write: Write) -> None:
    path = write([["Navn", "Bedrift", "Beløp"], ["Rør til havet", "Haplast", "5"]], "oversikt.csv")
    with pytest.raises(InputError, match="none of the kinds"):
        recognise(path)
    assert took_part(read(path, source="participants")) == {"Haplast": ("oversikt", 1, Status.STATED)}
    with pytest.raises(InputError, match="no row of headers"):
        read(write("a;b\n1;2\n", "tall.csv"), source="participants")


@given(
    order=st.permutations(range(3)),
    columns=st.permutations(range(5)),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    delimiter=st.sampled_from([";", ",", "\t", "|"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=40, deadline=None)
def test_a_list_says_the_same_however_it_is_saved_and_sorted(  # noqa: PLR0913, PLR0917  all that may differ
    tmp_path_factory: pytest.TempPathFactory,
    order: list[int],
    columns: list[int],
    encoding: str,
    delimiter: str,
    line_end: str,
) -> None:
    header = ["Fornavn", "Etternavn", "E-post", "Firma", "Org.nr"]
    people = [["Ola", "N", "o@x.no", "Blåbær & Sønn", ""], *(row[:5] for row in OWN[4:6])]
    rows = [[row[at] for at in columns] for row in (header, *(people[at] for at in order))]
    path = tmp_path_factory.mktemp("lists") / "forum.csv"
    path.write_bytes(as_csv([[str(cell) for cell in row] for row in rows], delimiter, line_end).encode(encoding))
    records = read(path)
    assert [(node.id, node.name, node.names) for node in records.nodes] == [
        ("act:event:forum", "forum", ()),
        ("org:name:blåbær-sønn", "Blåbær & Sønn", ()),
        ("org:no:921369417", "Senja kommune", ("SENJA KOMMUNE",)),
    ]
    assert {(claim.start, claim.details["people"], claim.evidence) for claim in records.relationships} == {
        ("org:name:blåbær-sønn", 1, "Firma: Blåbær & Sønn"),
        ("org:no:921369417", 2, "Firma: Senja kommune"),
    }


def test_loading_a_list_twice_changes_nothing(store: Store, write: Write) -> None:
    records = read(write(OWN))
    assert store.load(records).new == len(list(records))
    again = store.load(records)
    assert (again.new, again.changed, again.ended) == (0, 0, 0)
