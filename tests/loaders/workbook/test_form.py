"""The form: its table is sound, and the empty form can be filled in without reading a manual."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from samspill.graph.errors import InputError
from samspill.graph.language import LANGUAGES
from samspill.graph.names import fold
from samspill.loaders import read
from samspill.loaders.workbook import describe, write, write_template
from samspill.loaders.workbook.form import Sheet, Words
from samspill.loaders.workbook.sheets import SHEETS

GUIDES = Path(__file__).parents[3] / "docs"


def folded(words: Words) -> set[str]:
    return {fold(word) for word in (words.nb, words.nn, words.en, *words.others)}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_no_word_means_two_columns_of_a_sheet(sheet: Sheet) -> None:
    uses = Counter(word for column in sheet.columns for word in folded(column.words))
    assert [word for word, times in uses.items() if times > 1] == []


def test_no_word_means_two_sheets() -> None:
    uses = Counter(word for sheet in SHEETS for word in folded(sheet.words) | {fold(sheet.key)})
    assert [word for word, times in uses.items() if times > 1] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_sheets_fit_excel(sheet: Sheet, language: str) -> None:
    assert 0 < len(sheet.words.said(language)) <= 31


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_unchanged_template_gives_nothing_but_a_friendly_word(tmp_path: Path, language: str) -> None:
    path = tmp_path / "mal.xlsx"
    write_template(path, language)
    records = read(path, language="nb")
    assert list(records) == []
    assert [problem.message for problem in records.problems] == [
        "Bare eksempelradene er fylt ut, så det er ikke noe å laste inn ennå. Skriv dine egne rader under dem.",
    ]  # fmt: skip
    assert records.complete


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_rows_make_sense_once_they_are_taken_as_rows(tmp_path: Path, language: str) -> None:
    """They mention each other, so a reader who follows them gets a workbook without problems."""
    path = tmp_path / "mal.xlsx"
    write_template(path, language)
    book = openpyxl.load_workbook(path)
    for page in book.worksheets[1:-1]:
        page["A2"] = str(page["A2"].value).partition(": ")[2]
    places = book[next(sheet.words.said(language) for sheet in SHEETS if sheet.key == "places")]
    places.append(["Midt-Troms"])
    organisations = book[next(sheet.words.said(language) for sheet in SHEETS if sheet.key == "organisations")]
    organisations.append(["Profilgruppa"])
    book.save(path)
    records = read(path, language="nb")
    assert records.problems == ()
    assert {node.kind for node in records.nodes} >= {
        "PublicBody",
        "Municipality",
        "Person",
        "Group",
        "Event",
        "Plan",
        "Theme",
        "Instrument",
    }
    assert records.read == len(SHEETS) + 3  # with those two, and the row of the id


def test_a_filled_in_template_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mal.xlsx"
    write_template(path, "nb")
    book = openpyxl.load_workbook(path)
    book["organisasjoner"].append(["Haplast", "Bedrift"])
    book.save(path)
    records = read(path)
    assert [(node.name, node.kind) for node in records.nodes] == [("Haplast", "Company")]
    assert records.problems == ()


def test_a_template_has_an_id_of_its_own_that_the_workbook_keeps(tmp_path: Path) -> None:
    """So a renamed file is the same workbook, and another of the same name is not."""
    first, renamed, other, exported = (tmp_path / name for name in ("mal.xlsx", "ny.xlsx", "annen.xlsx", "ut.xlsx"))
    for path in (first, other):
        write_template(path, "nb")
        book = openpyxl.load_workbook(path)
        book["organisasjoner"].append(["Haplast"])
        book.save(path)
    shutil.copy(first, renamed)
    records = read(first)
    assert records.origin.startswith("workbook:wb-")
    assert read(renamed).origin == records.origin != read(other).origin
    write(exported, records)
    assert read(exported).origin == records.origin


def test_what_the_workbook_says_of_itself_may_stand_beside_its_id_or_below(tmp_path: Path) -> None:
    path = tmp_path / "mal.xlsx"
    write_template(path, "nb")
    origins = set()
    for cell in ("A3", "A4"):
        book = openpyxl.load_workbook(path)
        book["om arbeidsboka"][cell] = f"Kart {cell}"
        book["organisasjoner"]["A3"] = "Haplast"
        book.save(path)
        records = read(path)
        assert (records.title, records.problems) == ("Kart A3", ())
        origins.add(records.origin)
    assert len(origins) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_explains_itself(tmp_path: Path, language: str) -> None:
    path = tmp_path / "mal.xlsx"
    write_template(path, language)
    book = openpyxl.load_workbook(path)
    read_me, *pages, choices = book.worksheets
    assert [page.title for page in pages] == [sheet.words.said(language) for sheet in SHEETS]
    assert choices.sheet_state == "hidden"
    assert len(list(read_me.values)) > len(SHEETS)
    for page, sheet in zip(pages, SHEETS, strict=True):
        assert page.freeze_panes == "B2"
        assert all(page.cell(1, number).comment for number in range(1, len(sheet.columns) + 1))
    organisations = book[SHEETS[1].words.said(language)]
    (kinds,) = organisations.data_validations.dataValidation
    assert kinds.sqref.ranges
    column = [cell.value for cell in choices["A"] if cell.value]
    assert len(column) == 7


def test_a_folder_that_has_tables_is_not_written_into(tmp_path: Path, make_folder: Callable[..., Path]) -> None:
    folder = make_folder({"organisasjoner": [["navn"], ["Haplast"]]})
    records = read(folder)
    with pytest.raises(InputError, match="has tables in it already"):
        write(folder, records)
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "borte" / "bok.xlsx", records)
    assert [file.name for file in tmp_path.iterdir()] == [folder.name]


@pytest.mark.parametrize(("page", "language"), [("workbook.md", "en"), ("arbeidsbok.md", "nb")])
def test_the_guide_tells_the_form_as_it_is(page: str, language: str) -> None:
    assert describe(language).strip() in (GUIDES / page).read_text(encoding="utf-8")
