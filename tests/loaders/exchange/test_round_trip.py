"""JSON, Parquet and Neo4j CSV come back as they were; a file that was changed or cut off is refused whole."""

import csv
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.graph.errors import InputError
from samspill.graph.model import (
    RELATIONSHIP_TYPES,
    Node,
    Records,
    Relationship,
    Source,
    Status,
    Value,
    kinds_of,
)
from samspill.loaders import read, recognise
from samspill.loaders.delimited import FORMULA_STARTS
from samspill.loaders.exchange import FORMS, Form

OWN = ["json", "parquet", "neo4j-csv"]
PLAIN = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
AWKWARD = ["=1+1", "'=x", "-", "@a;b", "a;b", '"', "a\r\nb", " ", "\0", "true", "1", "Čálli 🐟", "\u2028"]
WORDS = st.one_of(st.sampled_from(AWKWARD), PLAIN)
MAYBE = st.one_of(st.just(""), WORDS)
NUMBERS = st.one_of(st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.booleans())
VALUES: st.SearchStrategy[Value] = st.one_of(WORDS, NUMBERS, st.lists(WORDS, min_size=1, max_size=3))
NAMES = st.sampled_from(["population", "note", "kind", "role", "type", "more", "start", "names", "Et navn", "a:b"])
DETAILS = st.dictionaries(NAMES, VALUES, max_size=4)


@st.composite
def some_node(draw: st.DrawFn, number: int) -> Node:
    return Node(
        id=f"n:{number}:{draw(WORDS)}",
        kind=draw(st.sampled_from(kinds_of("Entity")[1:])),
        name=draw(WORDS),
        names=tuple(draw(st.lists(WORDS, max_size=3))),
        description=draw(MAYBE),
        url=draw(MAYBE),
        details=draw(DETAILS),
        sources=tuple(draw(st.lists(WORDS, max_size=2))),
        review=draw(st.booleans()),
    )


@st.composite
def some_records(draw: st.DrawFn) -> Records:
    """Return records of every kind of content, with nothing in common but that the model takes them."""
    titles = draw(st.lists(WORDS, min_size=1, max_size=2, unique=True))
    sources = [Source(f"s:{title}", title, draw(MAYBE), draw(MAYBE), draw(MAYBE), draw(MAYBE)) for title in titles]
    nodes = [draw(some_node(number)) for number in range(draw(st.integers(1, 4)))]
    ties = [
        Relationship(
            type=draw(st.sampled_from(list(RELATIONSHIP_TYPES))),
            start=draw(st.sampled_from(nodes)).id,
            end=draw(st.sampled_from(nodes)).id,
            source=draw(st.sampled_from(sources)).id,
            evidence=draw(WORDS),
            locator=draw(MAYBE),
            status=draw(st.sampled_from(Status)),
            valid_from=draw(st.sampled_from([None, "2015", "2015-01-31"])),
            valid_to=draw(st.sampled_from([None, "2016"])),
            details=draw(DETAILS),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    return Records("export:prøve", "Prøve", tuple(nodes), tuple(ties), tuple(sources))


def written(form: Form, folder: Path, records: Records) -> Path:
    """Write records in a form, and return the file or folder."""
    path = folder / f"ut{form.ending}"
    if not form.ending:
        path.mkdir()
    form.write(path, records, "en")
    return path


def exactly(records: Records) -> list[str]:
    """Return nodes and relationships as text, since to Python 1 and 1.0 and True are one."""
    nodes = [asdict(node) for node in records.nodes]
    ties = [{**asdict(tie), "_id": ""} for tie in records.relationships]
    return [json.dumps(thing, sort_keys=True) for thing in (*nodes, *ties)]


@pytest.mark.parametrize("name", OWN)
@given(records=some_records())
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read(name: str, records: Records) -> None:
    with TemporaryDirectory() as folder:
        back = read(written(FORMS[name], Path(folder), records))
    assert back.problems == ()
    assert (back.origin, back.title) == (records.origin, records.title)
    assert back.sources == records.sources
    assert exactly(back) == exactly(records)


@pytest.fixture
def records(troms_records: Records) -> Records:
    """The Troms example, as an export has it."""
    return Records("export:troms", "Troms", troms_records.nodes, troms_records.relationships, troms_records.sources)


@pytest.mark.parametrize("name", OWN)
def test_an_export_is_known_by_its_mark(name: str, records: Records, tmp_path: Path) -> None:
    path = written(FORMS[name], tmp_path, records)
    assert recognise(path).loader.name == f"samspill-{name}"
    if path.is_dir():
        for file in path.iterdir():
            assert recognise(file).loader.name == f"samspill-{name}"
            assert read(file) == read(path)
        (path / "samspill.json").unlink()
        for file in path.glob("*.csv"):
            assert recognise(file).loader.name in {"neo4j-csv", "workbook"}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def change(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'"start"', b'"begin"').replace(b":START_ID", b":START").replace(b"start", b"begin"))


@pytest.mark.parametrize("damage", [cut, change])
@pytest.mark.parametrize("name", OWN)
def test_a_damaged_export_is_refused_whole(
    name: str, damage: Callable[[Path], None], records: Records, tmp_path: Path
) -> None:
    path = written(FORMS[name], tmp_path, records)
    damage(next(path.glob("relationships.*")) if path.is_dir() else path)
    with pytest.raises(InputError, match=r"ut.*damaged or was changed"):
        read(path, source=f"samspill-{name}")


@pytest.mark.parametrize("name", OWN)
def test_an_export_of_a_newer_samspill_is_refused(name: str, records: Records, tmp_path: Path) -> None:
    path = written(FORMS[name], tmp_path, records)
    marked = path / "samspill.json" if path.is_dir() else path
    marked.write_text(marked.read_text(encoding="utf-8").replace('"version": 1', '"version": 2', 1), encoding="utf-8")
    with pytest.raises(InputError, match="newer samspill"):
        read(path, source=f"samspill-{name}")


@pytest.mark.parametrize("name", OWN)
def test_something_else_is_no_export(name: str, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "liste.json"):
        if path.suffix:
            path.write_text('[{"samspill": 1}]', encoding="utf-8")
        with pytest.raises(InputError, match="samspill wrote"):
            read(path, source=f"samspill-{name}")


def test_json_is_one_row_a_line(records: Records, tmp_path: Path) -> None:
    path = written(FORMS["json"], tmp_path, records)
    document = json.loads(path.read_text(encoding="utf-8"))
    assert list(document) == ["samspill", "sources", "nodes", "relationships"]
    assert len(path.read_text(encoding="utf-8").splitlines()) == 4 + len(list(records))


def test_parquet_has_typed_columns(records: Records, tmp_path: Path) -> None:
    path = written(FORMS["parquet"], tmp_path, records)
    table = pyarrow.parquet.read_table(path / "nodes.parquet")
    types = {name: str(table.schema.field(name).type) for name in ("id", "names", "review", "more")}
    assert types == {"id": "string", "names": "list<element: string>", "review": "bool", "more": "string"}
    assert len(table) == len(records.nodes)


def test_neo4j_csv_has_the_headers_of_the_bulk_import(records: Records, tmp_path: Path) -> None:
    path = written(FORMS["neo4j-csv"], tmp_path, records)
    first = {file.name: file.read_text(encoding="utf-8").splitlines()[0].split(",") for file in path.glob("*.csv")}
    assert {"id:ID(Entity)", ":LABEL", "names:string[]"} <= set(first["entities.csv"])
    assert {":TYPE", ":START_ID(Entity)", ":END_ID(Entity)"} <= set(first["relationships.csv"])
    assert {"id:ID(Source)", ":LABEL"} <= set(first["sources.csv"])


def test_no_cell_of_a_csv_file_is_a_formula(tmp_path: Path) -> None:
    evil = "=HYPERLINK(1)"
    nodes = tuple(Node(f"{evil}{at}", "Company", evil, (evil,), evil, evil, {"note": evil}, (evil,)) for at in (1, 2))
    tie = Relationship("WORKS_WITH", nodes[0].id, nodes[1].id, evil, evil, evil, details={"kind": evil})
    records = Records("export:x", "x", nodes, (tie,), (Source(evil, evil),))
    for form in (form for form in FORMS.values() if form.name.endswith("csv")):
        (tmp_path / form.name).mkdir()
        folder = written(form, tmp_path / form.name, records)
        cells: set[str] = set()
        for file in folder.glob("*.csv"):
            with file.open(encoding="utf-8-sig", newline="") as opened:
                parted = csv.reader(opened, delimiter=";" if "book" in form.name else ",")
                cells |= {cell for row in parted for cell in row}
        assert [cell for cell in cells if "HYPERLINK" in cell]
        assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS[:-1])]
