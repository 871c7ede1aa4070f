"""The other analyses as pages: table, sentences, chart and files, in every language."""

import csv
from io import StringIO

import httpx
import pytest

from samspill.graph.network import ANALYSES
from samspill.viz.charts import CHARTS

NEEDED = {"without": {"organisation": "Senja kommune"}, "compare": {"against": "..2014"}}


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_has_a_page_that_says_of_which_network(explorer: httpx.Client, name: str, lang: str) -> None:
    asked = {**NEEDED.get(name, {}), "lang": lang}
    page = explorer.get(f"/analysis/{name}.json", params=asked).json()
    assert page["title"] == ANALYSES[name].titled(lang)
    assert (page["finding"]["organisations"], page["finding"]["ties"]) == (38, 114)
    assert page["sentences"]
    shown = explorer.get(f"/analysis/{name}", params=asked)
    assert shown.status_code == 200
    assert ANALYSES[name].defined(lang) in shown.text
    assert all(column["title"] in shown.text for column in page["answer"]["columns"] if page["answer"]["rows"])


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_stands_in_the_page_with_its_table_and_no_style_of_its_own(explorer: httpx.Client, name: str) -> None:
    page = explorer.get(f"/analysis/{name}", params=NEEDED.get(name, {})).text
    chart = page[page.index('<svg xmlns="http://www.w3.org/2000/svg" class="chart"') :]
    assert chart.index("<title>") < chart.index("<desc>") < chart.index("</svg>") < chart.index("<table>")
    assert "style=" not in page


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_needed_is_asked_for(explorer: httpx.Client, name: str) -> None:
    assert explorer.get(f"/analysis/{name}.json").json()["finding"] is None
    page = explorer.get(f"/analysis/{name}").text
    assert f'name="{next(iter(NEEDED[name]))}"' in page
    assert "Download as CSV" not in page
    assert explorer.get(f"/analysis/{name}.csv").status_code == 400


def test_an_organisation_that_is_not_clear_gives_choices(explorer: httpx.Client) -> None:
    page = explorer.get("/analysis/without.json", params={"organisation": "kommune"}).json()
    assert page["finding"] is None
    assert len(page["organisation"]["choices"]) > 1
    nobody = explorer.get("/analysis/should-meet", params={"organisation": "Atlantis"})
    assert "No organisation is called “Atlantis”" in nobody.text


@pytest.mark.parametrize("path", ["/analysis/islands", "/ranking/degree"])
def test_filters_that_leave_nobody_are_told_on_the_page(explorer: httpx.Client, path: str) -> None:
    page = explorer.get(path, params={"kind": "Cluster", "place": "place:no:kommune:5530", "lang": "nb"})
    assert page.text.count("Ingen organisasjon er i dette nettverket: lageret er tomt, eller filtrene") >= 1


def test_a_csv_holds_the_whole_table(explorer: httpx.Client) -> None:
    answer = explorer.get("/analysis/islands.csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert answer.headers["content-disposition"] == 'attachment; filename="islands.csv"'
    assert (len(rows), list(rows[0])) == (38, ["island", "size", "name", "kind", "id", "network"])


@pytest.mark.parametrize(
    ("name", "asked", "message"),
    [
        ("beauty", {}, "There is no analysis 'beauty'"),
        ("compare", {"against": "2014"}, "'2014' is no period"),
        ("should-meet", {"top": "many"}, "'many' is no whole number above 0."),
        ("should-meet", {"top": "0"}, "'0' is no whole number above 0."),
        ("likely-partners", {"method": "luck"}, "luck"),
        ("backbone", {"significance": "7"}, "between 0 and 1"),
    ],
)
def test_what_cannot_be_analysed_is_told(
    explorer: httpx.Client, name: str, asked: dict[str, str], message: str
) -> None:
    answer = explorer.get(f"/analysis/{name}.json", params=asked)
    assert answer.status_code == (400 if asked else 404)
    assert message in answer.json()["problem"]["message"]


def test_filters_and_options_go_together(explorer: httpx.Client) -> None:
    page = explorer.get("/analysis/should-meet.json", params={"top": "3", "projection": "direct"}).json()
    assert page["network"]["view"]["projection"] == "direct"
    assert len(page["answer"]["rows"]) == 3
