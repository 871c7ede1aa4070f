"""Files that are no workbook, or a strange one: one message that says what, where and what to do."""

import socket
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from samspill.graph.errors import InputError, UsageError
from samspill.loaders import LOADERS, read, recognise, spreadsheets

MakeXlsx = Callable[..., Path]
BOOK = Path(__file__).parents[3] / "examples" / "troms" / "troms.xlsx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
ROWS = [["navn"], ["Haplast"]]


def zip_of(path: Path, **members: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)


def good_workbook(path: Path) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "organisasjoner"
    book.worksheets[0].append(["navn"])
    book.save(path)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "{file} er tom."),
        (OLE, "{file} er i den gamle Excel-formen (.xls). Åpne den i Excel og lagre den som .xlsx."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "{file} er beskyttet med passord. Lagre en kopi uten passord."),
        (b"<html><table><tr><td>navn", "{file} er en nettside, ikke en arbeidsbok. Åpne den i Excel og lagre den som .xlsx."),
        (b"navn;type\nHaplast;bedrift\n", "{file} er skadet eller bare delvis kopiert, eller er ikke en Excel-arbeidsbok. Hent den på nytt."),
        (b"PK\x03\x04 half a file", "{file} er skadet eller bare delvis kopiert, eller er ikke en Excel-arbeidsbok. Hent den på nytt."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_workbook_is_told_with_what_to_do(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "møte.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError) as raised:
        read(path, language="nb")
    assert str(raised.value) == message.format(file=path)


def test_a_truncated_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "møte.xlsx"
    whole = good_workbook(path)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="damaged or only partly copied"):
        read(path)


@pytest.mark.parametrize(
    "broken",
    [
        {"xl__workbook.xml": b"<broken"},
        {"xl__workbook.xml": b"<workbook/>", "[Content_Types].xml": b"<Types/>"},
    ],
)
def test_a_workbook_with_broken_parts_is_told(tmp_path: Path, broken: dict[str, bytes]) -> None:
    path = tmp_path / "møte.xlsx"
    zip_of(path, **broken)
    with pytest.raises(InputError, match="damaged or only partly copied"):
        read(path)


def test_a_zip_file_of_another_kind_is_told(tmp_path: Path) -> None:
    path = tmp_path / "møte.xlsx"
    zip_of(path, word__document__xml=b"x")
    with pytest.raises(InputError, match="is not an Excel workbook"):
        read(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "møte.xlsx"
    monkeypatch.setattr(spreadsheets, "LARGEST", 2**20)
    zip_of(path, **{"xl__workbook.xml": b"<workbook/>", "xl__worksheets__sheet1.xml": b" " * 3 * 2**20})
    with pytest.raises(InputError, match="unpacks to 3 MB, and 1 MB is the most"):
        read(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read(tmp_path / "borte.xlsx")


def test_a_cell_beyond_the_edge_of_any_sheet_is_told(tmp_path: Path) -> None:
    path = tmp_path / "møte.xlsx"
    good_workbook(path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/worksheets/sheet1.xml"] = members["xl/worksheets/sheet1.xml"].replace(b'r="A1"', b'r="AAAAAA1"')
    zip_of(path, **members)
    with pytest.raises(InputError, match="damaged or only partly copied"):
        read(path)


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket cannot be opened as a file by anybody, not even by a superuser."""
    monkeypatch.chdir(tmp_path)  # the names of sockets must be short
    with socket.socket(socket.AF_UNIX) as unopenable:
        unopenable.bind("møte.xlsx")
        with pytest.raises(InputError, match=r"møte.xlsx cannot be opened \(.+\). Close it in other programs."):
            read(Path("møte.xlsx"))


@pytest.mark.parametrize("source", [None, "workbook"])
def test_a_workbook_with_other_sheets_is_told_which_it_has_and_which_are_wanted(
    make_xlsx: MakeXlsx, make_folder: Callable[..., Path], source: str | None
) -> None:
    message = r"har arkene Ark1, Ark2, og en samspill-arbeidsbok har andre: om arbeidsboka, organisasjoner, steder, .*template"
    for path in (make_xlsx({"Ark1": ROWS, "Ark2": []}), make_folder({"Ark1": ROWS, "Ark2": []})):
        with pytest.raises(InputError, match=message):
            read(path, source=source, language="nb")


def test_a_file_with_one_sheet_of_the_form_is_a_workbook_if_it_is_nothing_else(make_xlsx: MakeXlsx) -> None:
    path = make_xlsx({"Organisasjoner": [["hva", "når"], ["Haplast", "2024"]], "Ark2": ROWS})
    assert recognise(path, "nb").reason == "den har arkene Organisasjoner"
    told = [(each.sheet, each.message.partition(":")[0]) for each in read(path).problems]
    assert told[0] == ("Organisasjoner", "The sheet was not read, since no row has the headers that it needs")


@pytest.mark.parametrize("sheets", [
    {"organisasjoner": []}, {"organisasjoner": [], "aktiviteter": []}, {"Sheet1": []}, {"Sheet1": [[" "]]},
])  # fmt: skip
def test_an_empty_workbook_is_told_with_what_to_do(make_xlsx: MakeXlsx, sheets: dict[str, list[list[str]]]) -> None:
    with pytest.raises(InputError, match=r"is empty\. `samspill template` writes a form"):
        read(make_xlsx(sheets))


def test_an_empty_folder_is_nothing_that_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"is none of the kinds that can be read\. `samspill sources` lists them"):
        read(tmp_path)


def test_a_source_that_does_not_exist_is_told(make_xlsx: MakeXlsx) -> None:
    with pytest.raises(UsageError, match=r"There is no source called nonsense\. There are: .*workbook"):
        read(make_xlsx({"organisasjoner": ROWS}), source="nonsense")


def test_a_file_is_recognised_by_its_content_and_says_why(make_xlsx: MakeXlsx) -> None:
    recognition = recognise(make_xlsx({"Organisasjoner": ROWS, "Middag": ROWS}), "nb")
    assert recognition.loader is LOADERS["workbook"]
    assert recognition.reason == "den har arkene Organisasjoner"


def test_a_list_of_participants_is_not_taken_for_a_workbook(make_xlsx: MakeXlsx) -> None:
    """It has a sheet called as one of ours, but says nothing of what they took part in."""
    path = make_xlsx({"Deltakere": [["Navn", "E-post", "Firma"], ["Kari", "k@example.org", "Haplast"]]})
    assert recognise(path).loader.name == "participants"


def test_titles_above_the_header_empty_rows_and_stray_formats_are_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "møte.xlsx"
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "organisasjoner"
    page["B1"] = "Deltakere på møtet"
    page.merge_cells("B1:D1")
    page["B4"], page["C4"] = "Navn", "Type"
    page["B6"], page["C6"] = "Haplast", "bedrift"
    page.cell(1_048_576, 2).number_format = "0.00"
    for row in range(100, 5000):
        page.cell(row, 3).number_format = "0.00"
    book.save(path)
    records = read(path)
    assert [(node.name, node.kind) for node in records.nodes] == [("Haplast", "Company")]
    assert records.problems == ()
    assert records.read == 1


def test_a_cell_merged_downwards_counts_for_each_of_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "møte.xlsx"
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "deltakelse"
    for row in (["aktivitet", "organisasjon"], ["Samling", "A"], [None, "B"], [None, "C"]):
        page.append(row)
    page.merge_cells("A2:A4")
    things = book.create_sheet("organisasjoner")
    for name in ("navn", "A", "B", "C"):
        things.append([name])
    activities = book.create_sheet("aktiviteter")
    for name in ("navn", "Samling"):
        activities.append([name])
    book.save(path)
    records = read(path)
    assert records.problems == ()
    assert [claim.start for claim in sorted(records.relationships, key=lambda claim: claim.start)] == [
        "org:name:a", "org:name:b", "org:name:c",
    ]  # fmt: skip


def test_a_formula_counts_as_its_result(tmp_path: Path) -> None:
    """Excel saves results beside formulas; openpyxl cannot, so the result is put into the file by hand."""
    path = tmp_path / "møte.xlsx"
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "organisasjoner"
    for value in ("navn", '="Hap"&"last"', "=1/0"):
        page.append([value])
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    sheet = sheet.replace(
        b'<c r="A2"><f>"Hap"&amp;"last"</f><v /></c>', b'<c r="A2" t="str"><f>"Hap"&amp;"last"</f><v>Haplast</v></c>'
    )
    sheet = sheet.replace(b'<c r="A3"><f>1/0</f><v /></c>', b'<c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    assert b"Haplast" in sheet
    assert b"#DIV/0!" in sheet
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (members | {"xl/worksheets/sheet1.xml": sheet}).items():
            archive.writestr(name, content)
    records = read(path)
    assert [node.name for node in records.nodes] == ["Haplast"]
    assert [(each.row, each.value) for each in records.problems] == [(3, "#DIV/0!")]


def test_a_hidden_sheet_is_not_read_and_that_is_told(make_xlsx: MakeXlsx) -> None:
    path = make_xlsx({"organisasjoner": ROWS, "steder": ROWS, "notater": ROWS})
    book = openpyxl.load_workbook(path)
    book["steder"].sheet_state = book["notater"].sheet_state = "hidden"
    book.save(path)
    records = read(path)
    assert [node.kind for node in records.nodes] == ["Organisation"]
    assert [(each.sheet, each.message) for each in records.problems] == [
        ("steder", "The sheet is hidden and was not read. Show it, or delete it."),
    ]  # fmt: skip


def test_one_csv_file_is_a_workbook_too(make_folder: Callable[..., Path]) -> None:
    folder = make_folder({"organisasjoner": ROWS})
    (folder / "README.md").write_text("ikke en tabell")
    alone = read(folder / "organisasjoner.csv")
    assert [node.name for node in alone.nodes] == ["Haplast"]
    assert [node.name for node in read(folder).nodes] == ["Haplast"]


def test_a_csv_file_that_is_no_text_is_told(make_folder: Callable[..., Path]) -> None:
    folder = make_folder({"organisasjoner": ROWS})
    (folder / "steder.csv").write_bytes(struct.pack("<8B", 0, 159, 146, 150, 0, 0, 0x81, 0x8D))
    with pytest.raises(InputError, match="is not text"):
        read(folder)
