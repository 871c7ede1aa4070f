"""What holds for every table that can be read, whoever reads it: how it is saved and sorted does not matter, nor that it is loaded twice."""

import gzip
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_files import SOUND, TABLES, Rows, delimited, workbook, zipped

from samspill.graph.model import Records
from samspill.graph.store import Store
from samspill.loaders import LOADERS, mapping, read, recognise, registers

ANY_TABLE: Final[Rows] = (
    ("Bedriftens navn", "Nr.", "Kommune", "Ansatte", "Kontakt"),
    ("Haplast, avd. Å; Senja", "921369417", "Senja", "12", "Kari"),
    ("Blåbær & Sønn", "", "1902", "7,5", ""),
)
PLAN: Final = """
[table]
rows = "organisations"
kind = "Company"
[columns]
"Bedriftens navn" = "name"
"Nr." = "orgnr"
"Kommune" = "places"
"Ansatte" = "facts"
"Kontakt" = ""
"""
UNPACKED: Final = frozenset({"participants", "any table"})
"""Kept by hand, and so never packed."""
FIRST_COLUMNS: Final[Mapping[str, int]] = MappingProxyType({"matrix": 1, "kumu-csv": 2})
"""How many columns must be the first: the names of the rows of a matrix, and Kumu's From and To."""
REGISTERS: Final = sorted(TABLES.keys() & {each.name for each in registers.LOADERS})
WITHOUT_HEADER: Final = frozenset({"adjacency-list"})
CASES: Final[Mapping[str, Rows]] = MappingProxyType({**TABLES, "any table": ANY_TABLE})


@dataclass(frozen=True, slots=True)
class Saving:
    """How a program saves a table."""

    encoding: str = "utf-8"
    delimiter: str = ";"
    line_end: str = "\r\n"
    above: str = ""
    """What stands above the table, as it is in the file."""
    pack: Callable[[bytes], bytes] = bytes


SAVINGS: Final = st.builds(
    Saving,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    pack=st.sampled_from([bytes, gzip.compress, lambda raw: zipped(fil=raw)]),
)


def read_saved(source: str, rows: Rows, saving: Saving = Saving()) -> Records:
    """Read rows that were saved as a file; one that is no kind by itself, by a mapping."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "tabell.csv")
        raw = (saving.above + delimited(rows, saving.delimiter, saving.line_end)).encode(saving.encoding)
        path.write_bytes(raw if source in UNPACKED else saving.pack(raw))
        if source == "any table":
            plan = Path(folder, "tabell.toml")
            plan.write_text(PLAN, encoding="utf-8")
            records = mapping.read(path, plan)
        else:
            assert recognise(path).loader.name == source
            records = read(path)
    return replace(records, place="")


def content(records: Records) -> tuple[list[Any], ...]:
    """Return what records say, whatever the order in which, and whatever the row that they found it in."""
    nodes = [
        {**asdict(node), "names": sorted(node.names), "details": sorted(node.details.items())} for node in records.nodes
    ]
    ties = [
        {**asdict(tie), "_id": "", "locator": "", "details": sorted(tie.details.items())}
        for tie in records.relationships
    ]
    problems = [(each.column, each.value, each.message) for each in records.problems if not each.harmless]
    return tuple(sorted(map(repr, things)) for things in (nodes, ties, records.sources, problems))


@pytest.mark.parametrize("source", CASES)
@given(saving=SAVINGS)
@settings(max_examples=25, deadline=None)
def test_encoding_delimiter_line_ends_and_packing_do_not_matter(source: str, saving: Saving) -> None:
    assert read_saved(source, CASES[source], saving) == read_saved(source, CASES[source])


@pytest.mark.parametrize("source", CASES)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_the_order_of_rows_does_not_matter(source: str, data: st.DataObject) -> None:
    first = 0 if source in WITHOUT_HEADER else 1
    rows = CASES[source]
    mixed = [*rows[:first], *data.draw(st.permutations(rows[first:]))]
    assert content(read_saved(source, mixed)) == content(read_saved(source, rows))


@pytest.mark.parametrize("source", sorted(CASES.keys() - WITHOUT_HEADER))
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_the_order_of_columns_does_not_matter(source: str, data: st.DataObject) -> None:
    rows = CASES[source]
    fixed = range(FIRST_COLUMNS.get(source, 0))
    order = [*fixed, *data.draw(st.permutations(range(len(fixed), len(rows[0]))))]
    mixed = [[row[at] for at in order] for row in rows]
    assert content(read_saved(source, mixed)) == content(read_saved(source, rows))


@pytest.mark.parametrize("spelt", [str.upper, str.lower])
@pytest.mark.parametrize("source", sorted(CASES.keys() - WITHOUT_HEADER - {"matrix", "neo4j-csv"}))
def test_the_case_of_columns_does_not_matter(source: str, spelt: Callable[[str], str]) -> None:
    header, *rows = CASES[source]
    records = read_saved(source, [[spelt(name) for name in header], *rows])
    assert [node.id for node in records.nodes] == [node.id for node in read_saved(source, CASES[source]).nodes]
    assert [problem for problem in records.problems if not problem.harmless] == []


@pytest.mark.parametrize(
    "title",
    ["Utdrag", "Utdrag\x0bav\x0cet\x1cregister\x85i\u2028dag", '"Enheter" i Troms', f"Hentet fra{', Senja' * 60}"],
)
@pytest.mark.parametrize("source", [*REGISTERS, "participants", "any table"])
def test_titles_above_the_header_do_not_matter(source: str, title: str) -> None:
    rows = CASES[source]
    below = read_saved(source, rows, Saving(above=f"{title}\n\nHentet i går\n\n"))
    plain = read_saved(source, rows)
    # The title of a list is what the event is called.
    assert source == "participants" or content(below) == content(plain)
    assert len(below.relationships) == len(plain.relationships)


@pytest.mark.parametrize("source", REGISTERS)
def test_a_register_that_was_saved_in_excel_says_the_same(tmp_path: Path, source: str) -> None:
    path = tmp_path / "tabell.xlsx"
    # Excel makes numbers of digits, and drops the zeros before them; nobody writes a sheet for what is no table.
    rows = [[int(cell) if cell.isdigit() else cell for cell in row] for row in CASES[source]]
    path.write_bytes(workbook({"Ark1": [["Utdrag"], [], *rows], "Ark2": [["Merknad"]]}))
    assert recognise(path).loader.name == source
    assert content(replace(read(path), place="")) == content(read_saved(source, CASES[source]))


def test_loading_twice_changes_nothing_and_unloading_leaves_what_was_there_before(
    embedded_store: Store, contents: Callable[[Store], dict[str, Any]], tmp_path: Path
) -> None:
    for number, sound in enumerate(SOUND):
        path = (tmp_path / f"fil {number}").with_suffix(Path(sound.name).suffix)
        path.write_bytes(sound.content)
        records = LOADERS[sound.source].read(path, "en")
        before = contents(embedded_store)
        first, again = embedded_store.load(records), embedded_store.load(records)
        assert first.new + first.changed > 0, sound
        assert (again.new, again.changed, again.ended) == (0, 0, 0), sound
        embedded_store.load(Records(records.origin, records.title))
        assert contents(embedded_store) == before, sound
        embedded_store.load(records)
