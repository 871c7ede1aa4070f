"""Rankings on the page and as files."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from typing import Any

import httpx
import pytest

from samspill.graph.model import Node, Records
from samspill.graph.network import MEASURES, Filters
from samspill.graph.spreadsheet import Sheet
from samspill.graph.store.port import Store
from samspill.viz.web import ExplorerSettings
from samspill.viz.web.context import Context, Explorer
from samspill.viz.web.downloads import as_csv, as_excel
from samspill.viz.web.pages.ranking import ranking_table
from samspill.viz.web.view import View


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


def test_an_activity_of_more_than_asked_for_ties_nobody_and_the_page_says_so(explorer: httpx.Client) -> None:
    asked = {"max_participants": "3", "lang": "nb"}
    page = explorer.get("/ranking/degree.json", params=asked).json()
    assert page["network"]["ties"] < 114
    assert page["ranking"]["filters"]["max_participants"] == page["network"]["view"]["max_participants"] == 3
    assert any("mer enn 3 deltakere er utelatt" in note for note in page["ranking"]["notes"])
    html = explorer.get("/ranking/degree", params=asked).text
    assert "aktiviteter med høyst 3" in html
    assert html.count("mer enn 3 deltakere er utelatt") == 1 + html.partition('id="words"')[2].count(
        "mer enn 3 deltakere"
    )
    assert 'name="max_participants" type="number" min="2" step="1" value="3"' in html


@pytest.mark.parametrize(("top", "rows"), [("5", 5), ("all", 38), ("", 38), ("1000", 38)])
def test_as_many_rows_are_shown_as_asked_for(explorer: httpx.Client, top: str, rows: int) -> None:
    page = explorer.get("/ranking/degree.json", params={"top": top}).json()
    assert len(page["ranking"]["rows"]) == rows
    assert len(page["ranking"]["rows"]) == page["ranking"]["organisations"] or rows == 5


@pytest.mark.parametrize(("name", "value"), [("top", "0"), ("top", "-1"), ("top", "ti"), ("max_participants", "2.5")])
def test_what_is_no_number_of_rows_or_participants_is_told(explorer: httpx.Client, name: str, value: str) -> None:
    answer = explorer.get("/ranking/degree.json", params={name: value})
    assert answer.status_code == 400
    assert f"'{value}' is no whole number above 0." in answer.text


@pytest.mark.parametrize("name", ["top", "max_participants"])
def test_a_number_may_be_long_but_not_longer_than_what_is_counted_with(explorer: httpx.Client, name: str) -> None:
    assert explorer.get("/ranking/degree.json", params={name: "9" * 18}).status_code == 200
    answer = explorer.get("/ranking/degree.json", params={name: "9" * 5_000, "lang": "nb"})
    assert answer.status_code == 400
    assert answer.json()["problem"]["message"] == "Skriv et helt tall med høyst 18 sifre."


@pytest.mark.parametrize(("asked", "chip"), [({"since": "2024"}, "fra 2024"), ({"until": "2024-05"}, "til 2024-05")])
def test_a_period_that_limits_the_network_says_which_end_it_is(
    explorer: httpx.Client, asked: dict[str, str], chip: str
) -> None:
    page = explorer.get("/ranking/degree", params={**asked, "lang": "nb"}).text
    assert f">{chip} <span" in page


def test_notes_are_in_the_readers_language(explorer: httpx.Client) -> None:
    notes = {
        lang: explorer.get(f"/ranking/closeness.json?lang={lang}").json()["ranking"]["notes"] for lang in ("nb", "en")
    }
    assert len(notes["nb"]) == len(notes["en"]) > 0
    assert not set(notes["nb"]) & set(notes["en"])


@pytest.mark.parametrize(("language", "separator", "first"), [("en", ",", "0.0009"), ("nb", ";", "0,0009")])
def test_the_csv_holds_every_row_as_spreadsheets_of_the_country_read_it(
    explorer: httpx.Client, language: str, separator: str, first: str
) -> None:
    answer = explorer.get("/ranking/betweenness.csv", params={"lang": language})
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=separator))
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-disposition"] == 'attachment; filename="betweenness.csv"'
    assert len(rows) == 38
    assert rows[0]["value"].startswith(first)
    assert "Sjømatklyngen Senja" in {row["name"] for row in rows}


@pytest.mark.parametrize("name", ["=1+1", "+47", "-x", "@SUM(A1)"])
def test_no_name_in_the_csv_is_a_formula(embedded_store: Store, name: str) -> None:
    embedded_store.load(Records("workbook:x", "X", (Node("org:name:x", "Company", name),)))
    context = Context(Explorer(embedded_store, ExplorerSettings()), "en", View())
    assert f",'{name}," in as_csv(ranking_table(context, {"measure": "degree"}), "en")


def test_an_explorer_without_an_excel_writer_offers_none(explorer: httpx.Client) -> None:
    assert explorer.get("/ranking/degree.xlsx").status_code == 404
    assert ".xlsx" not in explorer.get("/ranking/degree").text


def test_the_excel_file_is_written_from_the_table_in_the_readers_language(troms_store: Store) -> None:
    written: list[Any] = []

    def write(sheets: Sequence[Sheet]) -> bytes:
        written.extend(sheets)
        return b"excel"

    context = Context(Explorer(troms_store, ExplorerSettings(as_excel=write)), "nb", View())
    assert as_excel(ranking_table(context, {"measure": "degree"}), context) == b"excel"
    (name, headings, rows), (about, columns, facts) = written
    assert (name, headings) == ("degree", ["Plass", "Navn", "Type", "Verdi", "id"])
    assert rows[0][:4] == [1, "Blått Kompetansesenter Nord", "Kompetansemiljø", 9]
    assert (about, columns) == ("Nettverk", ["Hva", "Verdi"])
    assert facts[0] == ["Innhold", "Partnere (grad)"]
    assert ["Organisasjoner", 38] in facts
    assert ["Merknad", "10 organisasjoner har ingen forbindelse i dette nettverket."] in facts


def test_the_first_rows_are_explained_in_words(explorer: httpx.Client) -> None:
    page = explorer.get("/ranking/betweenness", params={"lang": "nb"}).text
    assert "av alle par av andre har den korteste veien gjennom Balsfjord kommune." in page
    ranking = explorer.get("/ranking/betweenness.json").json()["ranking"]
    assert ranking["introduction"].startswith("Go-between (betweenness)")
    assert ["explanation" in row for row in ranking["rows"]] == [True] * 10 + [False] * 28


def test_an_unknown_measure_is_not_found_and_the_known_ones_are_named(explorer: httpx.Client) -> None:
    answer = explorer.get("/ranking/beauty.json")
    assert answer.status_code == 404
    assert "beauty" in answer.json()["problem"]["message"]
    assert explorer.get("/ranking/beauty.csv").status_code == 404


def test_a_whole_is_offered_as_a_filter_and_takes_its_parts_along(context: Callable[..., Context]) -> None:
    assert {"Tromsø", "Tromsøregionen", "Sjømat"} <= {choice["name"] for choice in context().choices.things}
    region = View(filters=Filters(places=("place:region:tromsøregionen",)))
    assert 0 < len(context(view=region).network) < 38
