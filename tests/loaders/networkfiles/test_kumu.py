"""Kumu's tables are read as Kumu reads them: by label, with several values in a cell, from sheets or CSV files."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from samspill.loaders import read, recognise
from samspill.loaders.delimited import table_of
from samspill.loaders.networkfiles.kumutables import parse
from samspill.loaders.networkfiles.plain import PlainGraph
from samspill.loaders.tables import Table


def table(text: str, name: str = "map.csv") -> Table:
    """Return the rows of a CSV text."""
    return table_of(text, Path(name))


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    """Write a workbook of these sheets; a sheet called hidden is."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        sheet.sheet_state = "hidden" if title == "hidden" else "visible"
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def ties(graph: PlainGraph) -> list[tuple[str, str]]:
    """Return the ends of the ties."""
    return [(tie.start, tie.end) for tie in graph.ties]


def test_two_sheets_make_a_map(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "map.xlsx",
        Elements=[
            ["Label", "Type", "Tags", "Since"],
            ["Senja kommune", "Public body", "a|b", date(2020, 1, 1)],
            ["UiT", None, None, None],
        ],
        Connections=[["From", "To", "Type"], ["Senja kommune", "UiT", "funds"]],
    )
    assert recognise(path).loader.name == "kumu"
    records = read(path)
    senja = records.nodes[0]
    assert (senja.kind, senja.details["tags"], senja.details["since"]) == ("PublicBody", ["a", "b"], "2020-01-01")
    assert [(tie.type, tie.locator) for tie in records.relationships] == [("FUNDS", "Connections, row 2")]


def test_sheets_that_are_hidden_or_to_be_ignored_are_not_read(tmp_path: Path) -> None:
    rows: list[list[object]] = [["From", "To"], ["A", "B"]]
    path = workbook(tmp_path / "map.xlsx", Connections=rows, hidden=[["From", "To"], ["C", "D"]], More_=rows)
    book_records = read(path)
    assert {node.name for node in book_records.nodes} == {"A", "B"}
    assert "hidden" in {problem.sheet for problem in book_records.problems}


def test_a_sheet_called_ignore_is_skipped() -> None:
    rows = table("From,To\nA,B\n").rows
    assert ties(parse([Table("map.xlsx", "old (ignore)", rows)])) == []


def test_connections_may_stand_below_the_elements() -> None:
    graph = parse([table("Label,Type\nA,Company\nB,Company\n,\n,\nFrom,To\nA,B\n")])
    assert (list(graph.nodes), ties(graph), graph.ties[0].line) == (["A", "B"], [("A", "B")], 7)


def test_a_connection_may_have_several_targets_and_name_elements_that_are_nowhere_else() -> None:
    assert ties(parse([table("From,To\nA,B | C\n")])) == [("A", "B"), ("A", "C")]


def test_a_label_is_the_same_in_any_case() -> None:
    assert ties(parse([table("Label,Type\nSenja kommune,x\n"), table("From,To\nSENJA KOMMUNE,B\n")])) == [
        ("Senja kommune", "B")
    ]


def test_elements_with_one_label_are_told_apart_by_id() -> None:
    elements = table("ID,Label\n1,Klynga\n2,Klynga\n")
    graph = parse([elements, table("ID,From,To\n9,1,2\n10,Klynga,1\n")])
    assert ties(graph) == [("1", "2")]
    assert [(remark.line, remark.value) for remark in graph.remarks] == [(3, "Klynga")]


@pytest.mark.parametrize(
    ("written", "directed"), [("directed", True), ("Undirected", False), ("mutual", False), ("", False)]
)
def test_a_connection_has_a_direction_if_it_says_so(written: str, *, directed: bool) -> None:
    (tie,) = parse([table(f"From,To,Direction\nA,B,{written}\n")]).ties
    assert tie.directed is directed
    assert tie.attributes == {}


def test_rows_without_a_label_or_an_end_are_told() -> None:
    graph = parse([table("Label,Type\n,Company\n"), table("From,To\nA,\n")])
    assert [remark.line for remark in graph.remarks] == [2, 2]


def test_either_csv_file_of_a_map_reads_both(tmp_path: Path) -> None:
    (tmp_path / "map elements.csv").write_text("ID,Label\n1,Senja kommune\n2,UiT\n", encoding="utf-8")
    (tmp_path / "map connections.csv").write_text("From,To\n1,2\n", encoding="utf-8")
    for name in ("map elements.csv", "map connections.csv"):
        assert recognise(tmp_path / name).loader.name == "kumu-csv"
        records = read(tmp_path / name)
        assert ([node.name for node in records.nodes], len(records.relationships)) == (["Senja kommune", "UiT"], 1)
