"""What does not matter to a workbook: encoding, delimiter, the order of columns and rows."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.graph.model import Records
from samspill.loaders import read

MEETING = {
    "organisasjoner": [
        ["navn", "type", "andre navn", "sted", "beskrivelse"],
        ["Senja kommune", "kommune", "", "Senja", "Inviterer; tar initiativ"],
        ["Innovasjon Norge, Arktis", "kompetansemiljø", "IN Arktis; Innovasjon Norge Arktis", "", ""],
        ["Čálliidlágádus", "bedrift", "", "Senja", 'Forlag, "bøker"'],
    ],
    "steder": [["navn", "type", "kommunenummer"], ["Senja", "kommune", "5530"]],
    "aktiviteter": [["navn", "type", "fra"], ["Næringsarenaen", "arena", "29.04.2024"]],
    "deltakelse": [
        ["organisasjon", "aktivitet", "rolle", "belegg", "hvor i kilden"],
        ["Senja kommune", "Næringsarenaen", "arrangør", "Kommunen inviterte.", "L3"],
        ["IN Arktis", "Næringsarenaen", "", "Var med.", "L5"],
        ["Čálliidlágádus", "Næringsarenaen", "", "Var med.", "L5"],
    ],
}  # fmt: skip
LATIN = str.maketrans("Čč", "Cc")


def without_place(records: Records) -> list[object]:
    """The records, but not where in the workbook a row stands."""
    claims = [replace(claim, locator="") for claim in records.relationships]
    return [records.origin, *records.nodes, *claims, *records.sources]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encoding_and_delimiter_do_not_matter(
    make_folder: Callable[..., Path], make_xlsx: Callable[..., Path], delimiter: str, encoding: str
) -> None:
    expected = read(make_xlsx(MEETING))
    records = read(make_folder(MEETING, delimiter, encoding))
    assert records.problems == ()
    assert records == expected


def test_windows_1252_is_read_as_excel_saves_it(make_folder: Callable[..., Path]) -> None:
    plain = {name: [[cell.translate(LATIN) for cell in row] for row in rows] for name, rows in MEETING.items()}
    expected = read(make_folder(plain))
    assert read(make_folder(plain, ";", "cp1252")) == expected


def test_a_control_character_is_refused(make_folder: Callable[..., Path]) -> None:
    records = read(make_folder({"organisasjoner": [["navn", "type"], ["Hap\x07last", ""], ["NAV", ""]]}))
    assert [node.name for node in records.nodes] == ["NAV"]
    assert [(each.row, each.message) for each in records.problems] == [
        (2, "The text holds an invisible control character (U+0007). Type it anew."),
    ]  # fmt: skip


@given(seed=st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_order_of_columns_and_rows_does_not_matter(seed: int) -> None:
    shuffle = random.Random(seed)  # noqa: S311  nothing secret
    mixed = {}
    for name, (header, *rows) in MEETING.items():
        order = shuffle.sample(range(len(header)), len(header))
        lines = shuffle.sample(rows, len(rows))
        mixed[name] = [[row[at] for at in order] for row in (header, *lines)]
    assert without_place(_read_folder(mixed)) == without_place(_read_folder(MEETING))


def test_reading_twice_gives_the_same_records(make_xlsx: Callable[..., Path]) -> None:
    path = make_xlsx(MEETING)
    assert read(path) == read(path)


def _read_folder(sheets: dict[str, list[list[str]]]) -> Records:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bok"
        path.mkdir()
        for name, rows in sheets.items():
            lines = (";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
            (path / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
        return read(path)
