"""`samspill names` from the list to the decision and back."""

import csv
from pathlib import Path

import pytest
from command import Command


@pytest.fixture
def store(samspill: Command, tmp_path: Path) -> list[str]:
    """The options that name a store with three spellings of one company, filled in as a user would."""
    folder = tmp_path / "book"
    folder.mkdir()
    with (folder / "organisations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([["name", "kind"], ["Brødrene Karlsen AS", "Company"], ["Br. Karlsen", "Company"]])
        writer.writerow(["Brødrene Karslen", "Company"])
    options = ["--store", str(tmp_path / "store")]
    loaded = samspill("load", folder, "--source", "workbook", *options)
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


@pytest.mark.parametrize(
    "words", [["accept"], ["accept", "verdict:no"], ["undo"], ["reject", "Nobody", "None"], ["review", "x"]]
)
def test_what_means_no_pair_is_told(samspill: Command, store: list[str], words: list[str]) -> None:
    told = samspill("names", *words, *store)
    assert told.code == 2
    assert "Traceback" not in told.err
