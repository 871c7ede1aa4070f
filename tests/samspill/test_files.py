"""`samspill load`, `template`, `sources`, `export` and `demo`: files in and out, safe to do twice."""

import re
import socket
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from command import Command, program

from samspill.cli.verbs import VERBS
from samspill.graph.store import EmbeddedLocation, open_store
from samspill.loaders import LOADERS

GOOD = "navn;type\nPolarfisk AS;Bedrift\nNordhagen;Kompetansemiljø\n"
EXAMPLE = Path(__file__).parents[2] / "examples" / "troms"


@pytest.fixture
def book() -> Path:
    """A workbook as a folder of CSV files, with two organisations."""
    folder = Path("bok")
    folder.mkdir()
    (folder / "organisasjoner.csv").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.fixture
def graf() -> Iterator[str]:
    """Give an empty store, held open so that the commands find its engine running."""
    with closing(open_store(EmbeddedLocation(Path("graf")))):
        yield "graf"


def names(samspill: Command, store: str) -> list[str]:
    found = samspill("query", "MATCH (o:Organisation) RETURN o.name AS name ORDER BY name", "--json", "--store", store)
    return [name for (name,) in found.json["rows"]]


def test_a_load_tells_programs_what_it_did(samspill: Command, book: Path, graf: str) -> None:
    done = samspill("load", book, "--json", "--store", graf)
    assert done.code == 0
    assert list(done.json) == ["source", "read", "new", "changed", "unchanged", "ended", "joined", "problems"]
    assert done.json["read"] == 2
    assert done.json["new"] >= 2
    assert done.json["problems"] == []
    assert names(samspill, graf) == ["Nordhagen", "Polarfisk AS"]


def test_loading_twice_changes_nothing(samspill: Command, book: Path, graf: str) -> None:
    first = samspill("load", book, "--json", "--store", graf).json
    second = samspill("load", book, "--json", "--store", graf).json
    assert (second["new"], second["changed"], second["ended"]) == (0, 0, 0)
    assert second["unchanged"] == first["new"]


def test_a_dry_run_tells_what_would_change_and_changes_nothing(samspill: Command, book: Path, graf: str) -> None:
    samspill("load", book, "--store", graf)
    (book / "organisasjoner.csv").write_text(GOOD + "Havbruk Nord;Bedrift\n", encoding="utf-8")
    done = samspill("load", book, "--dry-run", "--store", graf)
    assert done.code == 0
    assert "Would be new" in done.err
    assert "Havbruk Nord" not in names(samspill, graf)


def test_good_rows_load_and_bad_ones_are_told(samspill: Command, book: Path, graf: str) -> None:
    (book / "organisasjoner.csv").write_text(GOOD + ";Bedrift\n", encoding="utf-8")
    done = samspill("load", book, "--json", "--store", graf)
    assert done.code == 3
    (problem,) = done.json["problems"]
    assert list(problem) == ["file", "sheet", "row", "column", "value", "message"]
    assert problem["row"] == 4
    assert names(samspill, graf) == ["Nordhagen", "Polarfisk AS"]
    table = samspill("load", book, "--store", graf)
    assert "What to do" in table.out
    assert problem["message"] in table.out
    assert samspill("load", book, "--format", "csv", "--store", graf).out.startswith(
        "file,sheet,row,column,value,message\n"
    )


def test_a_column_more_than_the_form_has_is_told_and_keeps_nothing_from_being_taken_back(
    samspill: Command, book: Path, graf: str
) -> None:
    samspill("load", book, "--store", graf)
    (book / "organisasjoner.csv").write_text("navn;humør\nPolarfisk AS;godt\n", encoding="utf-8")
    done = samspill("load", book, "--store", graf)
    assert done.code == 3
    assert "humør" in done.out
    assert "taken back" not in done.err
    assert names(samspill, graf) == ["Polarfisk AS"]


def test_an_empty_form_is_told_to_be_filled_in_and_nothing_else(samspill: Command, graf: str) -> None:
    samspill("template", "mal.xlsx")
    done = samspill("load", "mal.xlsx", "--store", graf)
    assert done.code == 3
    assert "Write your own rows below them" in " ".join(done.out.split())
    assert "could not be used" not in done.err


def test_a_file_that_cannot_be_read_makes_no_store(samspill: Command) -> None:
    assert samspill("load", "none.xlsx", "--store", "new").code == 3
    assert list(Path().iterdir()) == []


def test_a_missing_file_exits_3_and_the_others_are_loaded(samspill: Command, book: Path, graf: str) -> None:
    done = samspill("load", "none.xlsx", book, "--json", "--store", graf)
    assert done.code == 3
    assert "none.xlsx" in done.err
    assert [report["read"] for report in done.json] == [0, 2]
    (problem,) = done.json[0]["problems"]
    assert problem["file"] == "none.xlsx"
    assert problem["message"] in done.err
    assert list(done.json[0]) == list(done.json[1])
    assert names(samspill, graf) == ["Nordhagen", "Polarfisk AS"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"\x00\x01\x02", b"hei;du\n1;2\n"])
@pytest.mark.parametrize("name", ["bok.xlsx", "bok.csv"])
def test_a_file_that_is_no_workbook_exits_3_and_loads_nothing(
    samspill: Command, name: str, content: bytes, graf: str
) -> None:
    Path(name).write_bytes(content)
    done = samspill("load", name, "--store", graf)
    assert (done.code, done.out) == (3, "")
    assert name in done.err
    assert samspill("load", name, "--json", "--store", graf).json["problems"][0]["file"] == name
    assert "Traceback" not in done.err
    assert names(samspill, graf) == []


def test_a_kind_of_file_that_does_not_exist_exits_2(samspill: Command, book: Path, graf: str) -> None:
    done = samspill("load", book, "--source", "none-such", "--store", graf)
    assert done.code == 2
    assert "none-such" in done.err


def test_a_store_that_is_no_folder_exits_2(samspill: Command, book: Path) -> None:
    Path("fil").write_text("", encoding="utf-8")
    done = samspill("load", book, "--store", "fil")
    assert done.code == 2
    assert "fil" in done.err


def test_a_template_is_written_and_never_over_another(samspill: Command) -> None:
    done = samspill("template", "mal.xlsx", "--language", "nb")
    assert (done.code, done.out) == (0, "")
    assert "mal.xlsx" in done.err
    before = Path("mal.xlsx").read_bytes()
    again = samspill("template", "mal.xlsx", "--language", "en")
    assert again.code == 2
    assert "--force" in again.err
    assert Path("mal.xlsx").read_bytes() == before
    assert samspill("template", "mal.xlsx", "--language", "en", "--force").code == 0
    assert Path("mal.xlsx").read_bytes() != before


@pytest.mark.parametrize(("file", "message"), [("mal.ods", "mal.xlsx"), ("none/mal.xlsx", "no folder")])
def test_a_template_that_cannot_be_exits_2(samspill: Command, file: str, message: str) -> None:
    done = samspill("template", file)
    assert done.code == 2
    assert message in done.err
    assert list(Path().iterdir()) == []


def test_sources_lists_what_can_be_loaded(samspill: Command) -> None:
    assert [each["name"] for each in samspill("sources", "--json").json] == list(LOADERS)
    assert "workbook" in samspill("sources").out


def test_the_demo_loads_once(samspill: Command, graf: str) -> None:
    first = samspill("demo", "--no-serve", "--store", graf)
    assert first.code == 0
    assert "graf" in first.err
    second = samspill("demo", "--no-serve", "--store", graf)
    assert second.code == 0
    assert "New 0, changed 0" in second.err


def test_the_demo_keeps_away_from_data_of_ones_own(samspill: Command, book: Path, graf: str) -> None:
    samspill("load", book, "--store", graf)
    done = samspill("demo", "--no-serve", "--store", graf)
    assert done.code == 2
    assert "--store DIR" in done.err
    assert names(samspill, graf) == ["Nordhagen", "Polarfisk AS"]


def test_the_demo_serves_the_explorer_until_ctrl_c(tmp_path: Path) -> None:
    started = program("demo", "--port", "0", "--store", tmp_path / "graf")
    assert started.stderr
    told = ""
    while not (address := re.search(r"http://\S+", told)):
        line = started.stderr.readline()
        assert line, told
        told += line
    with urllib.request.urlopen(address[0], timeout=30) as response:  # noqa: S310  our own address
        assert response.status == 200
    started.send_signal(2)
    out, err = started.communicate(timeout=30)
    assert (started.returncode, out) == (0, "")
    assert "Stopped." in err


def test_the_explorer_is_closed_to_others_without_a_password(samspill: Command, troms_folder: Path) -> None:
    done = samspill("serve", "--host", "0.0.0.0", "--store", troms_folder)  # noqa: S104  refused
    assert done.code == 2
    assert "password" in done.err


def test_a_port_that_is_taken_exits_2(samspill: Command, troms_folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = samspill("serve", "--port", other.getsockname()[1], "--store", troms_folder)
    assert done.code == 2
    assert "--port" in done.err


def test_settings_are_shown_with_their_origin_and_without_secrets(
    samspill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMSPILL_NEO4J_PASSWORD", "hemmelig")
    shown = {each["name"]: each for each in samspill("settings", "--store", "graf", "--json").json}
    assert (shown["store"]["value"], shown["store"]["origin"]) == ("graf", "command line")
    assert (shown["neo4j_password"]["value"], shown["neo4j_password"]["origin"]) == ("********", "environment")
    assert (shown["port"]["value"], shown["port"]["origin"]) == (8350, "default")
    assert "There is no settings file." in samspill("settings").err
    assert "hemmelig" not in samspill("settings").out
    shown = samspill("settings", "--neo4j", "bolt://neo4j:hemmelig@host:7687", "--json")
    assert "hemmelig" not in shown.out
    assert "@host:7687" in shown.out


def test_every_verb_has_a_test() -> None:
    tested = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert all(f'samspill("{verb}"' in tested for verb in VERBS)
