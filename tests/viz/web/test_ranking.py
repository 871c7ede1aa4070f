"""Rankings on the page and as files."""

import csv
from io import StringIO

import httpx
import pytest

from samspill.graph.network import MEASURES


@pytest.mark.parametrize("measure", MEASURES)
def test_a_ranking_names_organisations_only_and_says_of_which_network(explorer: httpx.Client, measure: str) -> None:
    page = explorer.get(f"/ranking/{measure}.json").json()
    assert page["ranking"]["projection"] == page["network"]["view"]["projection"] == "works-with"
    assert (page["ranking"]["organisations"], page["ranking"]["ties"]) == (38, 114)
    assert all(row["id"].startswith("org:") for row in page["ranking"]["rows"])
    assert explorer.get(f"/ranking/{measure}", params={"lang": "nn"}).status_code == 200


def test_filters_change_the_network_and_the_page_says_so(explorer: httpx.Client) -> None:
    asked = {"status": ["stated", "derived", "negative", "potential"]}
    page = explorer.get("/ranking/degree.json", params=asked).json()
    assert page["network"]["ties"] == 168
    assert page["network"]["view"]["statuses"] == asked["status"]


def test_notes_are_in_the_readers_language(explorer: httpx.Client) -> None:
    notes = {
        lang: explorer.get(f"/ranking/closeness.json?lang={lang}").json()["ranking"]["notes"] for lang in ("nb", "en")
    }
    assert len(notes["nb"]) == len(notes["en"]) > 0
    assert not set(notes["nb"]) & set(notes["en"])


def test_the_csv_holds_every_row(explorer: httpx.Client) -> None:
    answer = explorer.get("/ranking/degree.csv")
    rows = list(csv.DictReader(StringIO(answer.text)))
    assert answer.headers["content-disposition"] == 'attachment; filename="degree.csv"'
    assert len(rows) == 38
    assert {row["name"]: row["value"] for row in rows}["Sjømatklyngen Senja"] == "9"


def test_an_unknown_measure_is_not_found_and_the_known_ones_are_named(explorer: httpx.Client) -> None:
    answer = explorer.get("/ranking/beauty.json")
    assert answer.status_code == 404
    assert "beauty" in answer.json()["problem"]["message"]
    assert explorer.get("/ranking/beauty.csv").status_code == 404
