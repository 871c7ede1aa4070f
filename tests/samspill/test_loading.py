"""`samspill load` where it does not go as planned: no store yet, a full disk, a file that cannot be read."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import pytest
from command import Command

from samspill.graph.store import EmbeddedLocation, Neo4jLocation, open_store


@pytest.fixture
def book() -> Path:
    """A workbook as a folder of CSV files, with two organisations."""
    return written("bok", "Polarfisk AS", "Nordhagen")


def written(folder: str, *names: str) -> Path:
    """Write a workbook with companies of these names."""
    Path(folder).mkdir()
    rows = "".join(f"{name};Bedrift\n" for name in names)
    (Path(folder) / "organisasjoner.csv").write_text(f"navn;type\n{rows}", encoding="utf-8")
    return Path(folder)


@pytest.fixture
def graf() -> Iterator[str]:
    """Give an empty store, held open so that the commands find its engine running."""
    with closing(open_store(EmbeddedLocation(Path("graf")))):
        yield "graf"


@pytest.mark.parametrize("store", ["--store", "--neo4j"])
def test_a_dry_run_makes_no_store_and_compares_with_nothing(
    samspill: Command, book: Path, store: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = "new"
    if store == "--neo4j":
        server: Neo4jLocation = request.getfixturevalue("neo4j_server")
        request.getfixturevalue("shared_neo4j").empty()
        place = server.uri
        monkeypatch.setenv("SAMSPILL_NEO4J_PASSWORD", server.password)
    done = samspill("load", book, "--dry-run", "--json", store, place)
    assert done.code == 0
    assert (done.json["read"], done.json["changed"], done.json["unchanged"]) == (2, 0, 0)
    assert done.json["new"] >= 2
    assert [each.name for each in Path().iterdir()] == ["bok"]
    assert samspill("load", book, "--dry-run", "--json", store, place).json == done.json


@pytest.mark.parametrize(
    ("asked", "told"),
    [("bokk", "Did you mean bok?"), ("regneark.xlsx", "Check the name"), ("borte/bok", "there is no folder")],
)
def test_a_file_that_is_not_there_is_answered_with_what_is(
    samspill: Command, book: Path, asked: str, told: str
) -> None:
    assert book.is_dir()
    done = samspill("load", asked, "--store", "new")
    assert done.code == 3
    assert f"{asked} does not exist" in done.err
    assert told in done.err


def test_an_empty_folder_is_no_store_yet_and_a_store_is_for_its_owner_only(samspill: Command, book: Path) -> None:
    folder = Path("new")
    folder.mkdir(mode=0o755)
    assert samspill("load", book, "--dry-run", "--store", folder).code == 0
    assert "samspill demo" in samspill("analyse", "degree", "--store", folder).err
    assert (list(folder.iterdir()), folder.stat().st_mode & 0o777) == ([], 0o755)
    assert samspill("load", book, "--store", folder).code == 0
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_went_in_is_told_also_when_a_later_file_does_not(samspill: Command, book: Path, graf: str) -> None:
    samspill("load", book, "--store", graf)
    other = written("annen", *(f"Bedrift {number}" for number in range(300)))
    files = [book, "none.xlsx", other]
    with full_disk(Path(graf)):
        done = samspill("load", *files, "--json", "--store", graf)
        shown = samspill("load", *files, "--store", graf)
    assert done.code == shown.code == 4
    assert [report["read"] for report in done.json] == [2, 0]
    assert done.json[0]["unchanged"] >= 2
    told, missing, failed = shown.err.splitlines()
    assert "unchanged" in told
    assert "none.xlsx" in missing
    assert "disk" in failed


@contextmanager
def full_disk(store: Path) -> Iterator[None]:
    """Let no file of the engine that runs for `store` grow: to it the disk is full."""
    resource = pytest.importorskip("resource", reason="limits of this kind are there on Unix only")
    serves = ["--serve", str(store.absolute())]
    (engine,) = (each for each in psutil.process_iter(["cmdline"]) if (each.info["cmdline"] or [])[-2:] == serves)
    before = resource.prlimit(engine.pid, resource.RLIMIT_FSIZE, (1_000, resource.RLIM_INFINITY))
    yield
    resource.prlimit(engine.pid, resource.RLIMIT_FSIZE, before)
