"""`samspill export`: what is in the store as files; the forms of its own give the same again when they are loaded."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
import pytest
from command import Command

from samspill.graph.errors import UsageError
from samspill.graph.model import Records, is_a
from samspill.graph.store import Edits, KeptStore, content_hash
from samspill.loaders import read
from samspill.loaders.exchange import FORMS, Form
from samspill.selection import Selection
from samspill.whole import stored_records

COMING_BACK = [form for form in FORMS.values() if form.comes_back]


def by_name(form: Form) -> str:
    return form.name


@pytest.mark.parametrize("form", COMING_BACK, ids=by_name)
def test_what_is_exported_loads_as_the_same(
    form: Form, store: KeptStore, troms_records: Records, tmp_path: Path
) -> None:
    store.load(troms_records)
    before = content_hash(store.contents())
    path = tmp_path / f"ut{form.ending}"
    form.write(path if form.ending else made(path), stored_records(store, title="ut", persons=True), "nb")
    store.edit(Edits(removed=list(store.contents())))
    report = store.load(read(path))
    assert report.problems == ()
    assert content_hash(store.contents()) == before
    assert store.load(read(path)).unchanged == report.new


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.parametrize("form", FORMS.values(), ids=by_name)
def test_an_export_is_never_written_over_another_file(samspill: Command, troms_folder: Path, form: Form) -> None:
    file = Path(f"troms{form.ending}")
    options = ["--as", form.name, "--store", troms_folder]
    assert samspill("export", file, *options).code == 0
    written = sorted(file.iterdir()) if file.is_dir() else [file]
    before = [each.read_bytes() for each in written]
    again = samspill("export", file, *options)
    assert again.code == 2
    assert "--force" in again.err
    assert [each.read_bytes() for each in written] == before
    assert samspill("export", file, "--force", "--persons", *options).code == 0
    assert [each.read_bytes() for each in written] != before
    assert list(Path().iterdir()) == [file]


def test_a_folder_with_other_files_is_not_written_over(samspill: Command, troms_folder: Path) -> None:
    made(Path("ut"))
    Path("ut/brev.txt").write_text("Kjære Kari", encoding="utf-8")
    done = samspill("export", "ut", "--as", "parquet", "--force", "--store", troms_folder)
    assert done.code == 2
    assert "brev.txt" in done.err
    assert [each.name for each in Path("ut").iterdir()] == ["brev.txt"]
    assert [each.name for each in Path().iterdir()] == ["ut"]


@pytest.mark.parametrize(("made_as", "form"), [("file", "gephi-csv"), ("folder", "json")])
def test_a_file_does_not_become_a_folder_nor_the_other_way(
    samspill: Command, troms_folder: Path, made_as: str, form: str
) -> None:
    if made_as == "file":
        Path("ut").write_text("", encoding="utf-8")
    else:
        made(Path("ut"))
    done = samspill("export", "ut", "--as", form, "--force", "--store", troms_folder)
    assert done.code == 2
    assert f"is a {made_as}" in done.err


def test_an_export_that_fails_leaves_nothing_behind(
    samspill: Command, troms_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("ut.json").write_text("before", encoding="utf-8")
    made(Path("ut"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    for arguments in (["ut.json"], ["ut", "--as", "neo4j-csv"]):
        done = samspill("export", *arguments, "--force", "--store", troms_folder)
        assert done.code == 2
        assert "No space left" in done.err
    assert sorted(each.name for each in Path().iterdir()) == ["ut", "ut.json"]
    assert list(Path("ut").iterdir()) == []
    assert Path("ut.json").read_text(encoding="utf-8") == "before"


def test_an_export_in_no_known_form_exits_2(samspill: Command, troms_folder: Path) -> None:
    done = samspill("export", "troms.docx", "--store", troms_folder)
    assert done.code == 2
    assert all(form.name in done.err and form.ending in done.err for form in FORMS.values())


def everything(samspill: Command, file: str, *options: object) -> dict[str, list[dict[str, Any]]]:
    assert samspill("export", file, *options).code == 0
    document: dict[str, list[dict[str, Any]]] = json.loads(Path(file).read_text(encoding="utf-8"))
    return document


@pytest.mark.parametrize("form", FORMS.values(), ids=by_name)
def test_persons_are_exported_only_if_asked_for(samspill: Command, troms_folder: Path, form: Form) -> None:
    person = "ordfører, Senja kommune"
    for options in ([], ["--persons"]):
        file = Path(f"ut-{len(options)}{form.ending}")
        assert samspill("export", file, "--as", form.name, *options, "--store", troms_folder).code == 0
    found = [person_in(Path(f"ut-{number}{form.ending}"), person) for number in (0, 1)]
    assert found == [False, True]


def person_in(path: Path, name: str) -> bool:
    if path.suffix == ".xlsx":
        cells = [cell.value for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
        return name in cells
    if path.is_dir() and (path / "nodes.parquet").exists():
        return any(node.name == name for node in read(path).nodes)
    texts = [each.read_text(encoding="utf-8-sig") for each in (path.iterdir() if path.is_dir() else [path])]
    return any(name in text for text in texts)


def test_without_persons_nothing_points_at_them(samspill: Command, troms_folder: Path) -> None:
    without = everything(samspill, "without.json", "--store", troms_folder)
    assert "Person" not in {node["kind"] for node in without["nodes"]}
    known = {node["id"] for node in without["nodes"]}
    assert all(tie["start"] in known and tie["end"] in known for tie in without["relationships"])


def test_graphml_is_read_by_other_programs(samspill: Command, troms_folder: Path) -> None:
    assert samspill("export", "troms.graphml", "--store", troms_folder).code == 0
    graph = nx.read_graphml("troms.graphml", force_multigraph=True)
    document = everything(samspill, "troms.json", "--store", troms_folder)
    assert graph.number_of_nodes() == len(document["nodes"])
    assert graph.number_of_edges() == len(document["relationships"])
    assert {"Sjømatklyngen Senja", "Næringsarena Senjaregionen"} <= {name for _, name in graph.nodes(data="name")}


def test_names_that_look_like_formulas_stay_text_in_a_workbook(samspill: Command) -> None:
    made(Path("bok"))
    Path("bok/organisasjoner.csv").write_text("navn;type\n=1+1;Bedrift\n@SUM(A1);Bedrift\n", encoding="utf-8")
    samspill("load", "bok", "--store", "graf")
    samspill("export", "ut.xlsx", "--store", "graf")
    cells = [cell for sheet in openpyxl.load_workbook("ut.xlsx") for row in sheet.iter_rows() for cell in row]
    assert {"=1+1", "@SUM(A1)"} <= {str(cell.value).removeprefix("'") for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}


def test_an_export_names_no_folder_of_whoever_wrote_it(samspill: Command, troms_folder: Path) -> None:
    made(Path("ut"))
    for form in FORMS.values():
        assert (
            samspill("export", f"ut/troms-{form.name}{form.ending}", "--as", form.name, "--store", troms_folder).code
            == 0
        )
    for path in (each for each in Path("ut").rglob("*") if each.is_file()):
        assert str(troms_folder).encode() not in path.read_bytes()


def test_an_export_takes_the_part_that_is_asked_for(samspill: Command, troms_folder: Path) -> None:
    whole = everything(samspill, "whole.json", "--store", troms_folder)
    part = everything(
        samspill, "part.json", "--place", "Midt-Troms", "--status", "stated", "--kind", "Organisation", "--kind", "Place",
        "--store", troms_folder,
    )  # fmt: skip
    names = {node["name"] for node in part["nodes"]}
    assert {"Bardu kommune", "Sørreisa kommune", "Midt-Troms"} <= names
    assert not {"Sjømatklyngen Senja", "Tromsø kommune"} & names
    assert {node["kind"] for node in part["nodes"]} < {node["kind"] for node in whole["nodes"]}
    assert {tie["status"] for tie in part["relationships"]} == {"stated"}
    assert 0 < len(part["sources"]) <= len(whole["sources"])


def test_a_place_that_is_not_there_exits_2(samspill: Command, troms_folder: Path) -> None:
    assert samspill("export", "x.json", "--place", "Bergen", "--store", troms_folder).code == 2
    assert not Path("x.json").exists()


def names_of(records: Records, label: str) -> set[str]:
    return {node.name for node in records.nodes if is_a(node.kind, label)}


def test_an_empty_selection_is_everything(troms_records: Records) -> None:
    assert Selection().of(troms_records) is troms_records


def test_a_place_brings_what_is_located_there_and_what_that_is_tied_to(troms_records: Records) -> None:
    senja = next(node.id for node in troms_records.nodes if (node.kind, node.name) == ("Municipality", "Senja"))
    part = Selection(places=(senja,)).of(troms_records)
    located = {tie.start for tie in troms_records.relationships if (tie.type, tie.end) == ("LOCATED_IN", senja)}
    assert located <= {node.id for node in part.nodes}
    others = {node.id for node in part.nodes if is_a(node.kind, "Organisation")} - located
    inside = {tie.start for tie in troms_records.relationships if (tie.type, tie.end) == ("PART_OF", senja)}
    assert (
        not {tie.end for tie in troms_records.relationships if tie.type == "LOCATED_IN" and tie.start in others}
        - inside
    )
    assert names_of(part, "Activity")


def test_a_theme_brings_what_focuses_on_it(troms_records: Records) -> None:
    theme, tie = next(
        (node, tie)
        for node in troms_records.nodes
        for tie in troms_records.relationships
        if node.kind == "Theme" and (tie.type, tie.end) == ("FOCUSES_ON", node.id)
    )
    part = Selection(themes=(theme.id,)).of(troms_records)
    assert {theme.id, tie.start} <= {node.id for node in part.nodes}
    assert len(names_of(part, "Theme")) < len(names_of(troms_records, "Theme"))


@pytest.mark.parametrize(
    ("period", "kept"),
    [((None, None), 3), (("2016", None), 2), ((None, "2014"), 2), (("2014", "2014"), 2), (("2030", None), 1)],
)
def test_a_period_keeps_what_held_in_it(
    period: tuple[str | None, str | None], kept: int, troms_records: Records
) -> None:
    tie = troms_records.relationships[0]
    dates: list[tuple[str | None, str | None]] = [(None, "2015-12"), ("2015", "2020-05-01"), (None, None)]
    dated = tuple(
        replace(tie, valid_from=first, valid_to=last, locator=str(at)) for at, (first, last) in enumerate(dates)
    )
    part = Selection(period=period).of(replace(troms_records, relationships=dated))
    assert len(part.relationships) == kept


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match=re.escape("'31.12.2025' is no date")):
        Selection(period=("31.12.2025", None))


def test_only_sources_that_are_cited_come_along(troms_records: Records) -> None:
    part = Selection(kinds=("Region",)).of(troms_records)
    cited = {source for node in part.nodes for source in node.sources} | {tie.source for tie in part.relationships}
    assert {source.id for source in part.sources} == cited & {source.id for source in troms_records.sources}


@pytest.fixture(params=[0o002, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What nobody else may do with new files."""
    mask: int = request.param
    before = os.umask(mask)
    yield mask
    os.umask(before)


@pytest.mark.parametrize("form", FORMS.values(), ids=by_name)
def test_who_may_read_an_export_is_up_to_the_umask(
    samspill: Command, troms_folder: Path, form: Form, umask: int
) -> None:
    file = Path(f"troms{form.ending}")
    assert samspill("export", file, "--as", form.name, "--store", troms_folder).code == 0
    for each in file.iterdir() if file.is_dir() else [file]:
        assert each.stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.mark.parametrize("form", FORMS.values(), ids=by_name)
def test_an_export_that_cannot_be_written_exits_2_and_leaves_nothing(troms_folder: Path, form: Form) -> None:
    # No file may grow beyond 512 bytes: to the program the disk is full.
    command = 'ulimit -f 1 && exec "$0" -m samspill export "$1" --as "$2" --store "$3"'
    arguments = [sys.executable, f"troms{form.ending}", form.name, str(troms_folder)]
    done = subprocess.run(["sh", "-c", command, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert f"troms{form.ending} cannot be written" in done.stderr
    assert list(Path().iterdir()) == []
