"""`samspill names` from the list to the decision and back."""

import csv
from pathlib import Path

import pytest
from command import Command


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A folder with three spellings of one company, filled in as a user would."""
    folder = tmp_path / "book"
    folder.mkdir()
    with (folder / "organisations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([["name", "kind"], ["Brødrene Karlsen AS", "Company"], ["Br. Karlsen", "Company"]])
        writer.writerow(["Brødrene Karslen", "Company"])
    return folder


@pytest.fixture
def store(samspill: Command, book: Path, tmp_path: Path) -> list[str]:
    """The options that name a store in which the three are apart."""
    options = ["--store", str(tmp_path / "store")]
    loaded = samspill("load", book, "--source", "workbook", "--no-join", *options)
    assert loaded.code == 0, loaded.err
    return options


def test_pairs_are_listed_decided_and_taken_back(samspill: Command, store: list[str]) -> None:
    pairs = samspill("names", "review", "--json", *store).json
    assert [pair["sure"] for pair in pairs] == [True, False, False]
    assert {reason["code"] for reason in pairs[0]["reasons"]} >= {"same-words", "form-left-out"}
    shown = samspill("names", "review", "--language", "nb", *store)
    assert "Ordene" in shown.out or "Navnene har de samme ordene" in shown.out
    assert samspill("names", "accept", pairs[0]["pair"][:16], *store).code == 0
    assert samspill("names", "reject", "Brødrene Karlsen AS", "Brødrene Karslen", *store).code == 0
    assert samspill("names", "review", "--json", *store).json == []
    decisions = samspill("names", "decisions", "--json", *store).json
    assert sorted(each["same"] for each in decisions) == [False, True]
    for each in decisions:
        assert samspill("names", "undo", each["id"], *store).code == 0
    assert samspill("names", "review", "--json", *store).json == pairs


def test_join_takes_the_sure_pairs_alone(samspill: Command, store: list[str]) -> None:
    joined = samspill("names", "join", "--json", *store)
    assert [(each["same"], each["by"]) for each in joined.json] == [(True, "samspill")]
    assert "Decided: 1" in joined.err
    assert [pair["sure"] for pair in samspill("names", "review", "--json", *store).json] == [False]


def test_a_load_joins_what_is_sure_tells_it_and_it_can_be_taken_back(
    samspill: Command, book: Path, tmp_path: Path
) -> None:
    options = ["--store", str(tmp_path / "store")]
    tried = samspill("load", book, "--source", "workbook", "--dry-run", "--json", *options)
    loaded = samspill("load", book, "--source", "workbook", "--json", *options)
    (pair,) = loaded.json["joined"]
    assert tried.json["joined"] == [pair]
    again = samspill("load", book, "--source", "workbook", *options)
    assert "Joined" not in again.err
    assert samspill("names", "undo", pair["pair"], *options).code == 0
    assert samspill("load", book, "--source", "workbook", "--json", *options).json["joined"] == []
    assert [each["sure"] for each in samspill("names", "review", "--json", *options).json] == [False, False]
    (decision,) = samspill("names", "decisions", "--json", *options).json
    assert (decision["id"], decision["same"], decision["by"]) == (pair["pair"], False, "you")
    assert samspill("names", "undo", decision["id"], *options).code == 0
    assert [each["sure"] for each in samspill("names", "review", "--json", *options).json] == [True, False, False]


def test_to_part_a_group_says_how_many_decisions_that_takes_and_all_of_them_taken_back_let_it_be_joined(
    samspill: Command, book: Path, tmp_path: Path
) -> None:
    with (book / "organisations.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["Brødrene Karlsen A/S", "Company"])
    store = ["--store", tmp_path / "store"]
    names = ["names", *store]
    joined = samspill("load", book, "--source", "workbook", "--json", *store).json["joined"]
    assert len(joined) == 2
    assert "joins them again: 2." in samspill(*names, "undo", joined[0]["pair"]).err
    apart = [each["id"] for each in samspill(*names, "decisions", "--json").json if not each["same"]]
    assert len(apart) == 2
    for id_ in apart:
        assert samspill(*names, "join", "--json").json == []
        assert "Decided" not in samspill(*names, "undo", id_).err
    assert len(samspill(*names, "join", "--json").json) == 1


@pytest.mark.parametrize("is_stored", [False, True])
def test_a_dry_run_foretells_what_would_be_joined_with_the_store_and_with_the_files_before_it(
    samspill: Command, tmp_path: Path, *, is_stored: bool
) -> None:
    register, guests = tmp_path / "enheter.csv", tmp_path / "deltakere.csv"
    register.write_text(
        "organisasjonsnummer,navn,organisasjonsform.kode\n921369417,BRØDRENE KARLSEN AS,AS\n", encoding="utf-8"
    )
    guests.write_text("Navn;Firma\nOla;Br. Karlsen\nKari;Brødrene Karlsen\n", encoding="utf-8")
    options = ["--store", tmp_path / "store"]
    files = [guests] if is_stored else [register, guests]
    if is_stored:
        assert samspill("load", register, *options).code == 0
    tried = samspill("load", *files, "--dry-run", *options)
    assert "Would be joined, being one organisation under two names: 2 (BRØDRENE KARLSEN AS = " in tried.err
    assert "Would be joined" not in samspill("load", *files, "--dry-run", "--no-join", *options).err
    foretold, done = (samspill("load", *files, "--json", *more, *options).json for more in (["--dry-run"], []))
    for report, other in zip(*(each if isinstance(each, list) else [each] for each in (foretold, done)), strict=True):
        assert report["joined"] == other["joined"]


def test_a_dry_run_joins_nothing_with_what_the_file_does_not_say_any_more(samspill: Command, tmp_path: Path) -> None:
    guests, options = tmp_path / "deltakere.csv", ["--json", "--store", tmp_path / "store"]
    others = "Kari;Harstad Mekaniske\nPer;Senja Kraftlag\n"
    for name in ("Skånland Sjømat AS", "Skånland Sjømat"):
        guests.write_text(f"Navn;Firma\nOla;{name}\n{others}", encoding="utf-8")
        tried, loaded = (samspill("load", guests, *more, *options).json for more in (["--dry-run"], []))
        assert tried == loaded
    assert (loaded["ended"] > 0, loaded["joined"]) == (True, [])


def test_a_load_says_which_names_it_joined(samspill: Command, book: Path, tmp_path: Path) -> None:
    loaded = samspill("load", book, "--source", "workbook", "--store", tmp_path / "store")
    assert "Joined, being one organisation under two names: 1 (Brødrene Karlsen AS = Br. Karlsen)" in loaded.err


@pytest.mark.parametrize(
    "words", [["accept"], ["accept", "verdict:no"], ["undo"], ["reject", "Nobody", "None"], ["review", "x"]]
)
def test_what_means_no_pair_is_told(samspill: Command, store: list[str], words: list[str]) -> None:
    told = samspill("names", *words, *store)
    assert told.code == 2
    assert "Traceback" not in told.err
