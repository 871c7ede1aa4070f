"""`samspill analyse` and `map`: the network of the Troms example, by name of projection and with what it leaves out."""

import csv
import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from command import Command

from samspill.graph.network import ANALYSES, MEASURES

ALL_STATUSES = [f"--status={status}" for status in ("stated", "derived", "negative", "potential")]


def test_the_islands_of_troms_are_9_9_and_10(samspill: Command, troms: list[str]) -> None:
    found = samspill("analyse", "islands", "--format", "json", *troms).json
    assert list(found)[:6] == ["projection", "filters", "organisations", "ties", "islands", "isolates"]
    assert (found["projection"], found["organisations"], found["ties"]) == ("works-with", 38, 114)
    assert sorted(island["size"] for island in found["islands"]) == [9, 9, 10]
    assert all(island["size"] == len(island["members"]) for island in found["islands"])
    assert len(found["isolates"]) == 10


def test_negative_and_potential_claims_count_only_when_asked_for(samspill: Command, troms: list[str]) -> None:
    found = samspill("analyse", "islands", *ALL_STATUSES, "--json", *troms).json
    assert found["ties"] == 168
    assert max(island["size"] for island in found["islands"]) == 15


def test_a_ranking_has_stable_keys_and_names_organisations_only(samspill: Command, troms: list[str]) -> None:
    found = samspill("analyse", "betweenness", "--top", "5", "--json", *troms).json
    assert list(found) == ["measure", "projection", "filters", "organisations", "ties", "rows", "notes"]
    assert (found["measure"], found["projection"]) == ("betweenness", "works-with")
    assert [list(row) for row in found["rows"]] == [["id", "name", "kind", "value", "rank"]] * 5
    assert all(row["id"].startswith("org:") for row in found["rows"])
    assert found["notes"]


def test_a_ranking_for_people_says_its_projection_and_its_weakness(samspill: Command, troms_folder: Path) -> None:
    shown = samspill("analyse", "betweenness", "--top", "5", "--store", troms_folder)
    assert "in the network works-with (organisations: 38, ties: 114)" in shown.out
    assert len([line for line in shown.out.splitlines() if line.strip()]) == 1 + 2 + 5
    assert "10 organisations have no tie" in shown.err


NEEDED = {"without": ["--organisation", "Senja kommune"], "compare": ["--against", "2010..2014"]}


@pytest.mark.parametrize("what", [*MEASURES, *ANALYSES])
@pytest.mark.parametrize("shape", ["table", "csv", "json"])
def test_every_analysis_comes_in_every_shape(samspill: Command, troms_folder: Path, what: str, shape: str) -> None:
    asked = ["analyse", what, "--format", shape, "--language", "nb", *NEEDED.get(what, [])]
    shown = samspill(*asked, "--store", troms_folder)
    assert shown.code == 0, shown.err
    assert shown.out


@pytest.mark.parametrize("what", ["degree", "should-meet", "compare"])
def test_an_analysis_as_an_excel_file_has_headings_in_the_readers_language(
    samspill: Command, troms_folder: Path, what: str
) -> None:
    asked = ["analyse", what, "--output", "svar.xlsx", "--language", "nb", *NEEDED.get(what, [])]
    shown = samspill(*asked, "--store", troms_folder)
    assert (shown.code, shown.out) == (0, ""), shown.err
    rows = list(openpyxl.load_workbook("svar.xlsx").active.values)
    assert {"Navn", "Fra"} & set(rows[0])
    assert f"rader: {len(rows) - 1}" in shown.err


def test_an_analysis_as_parquet_is_the_frame_that_the_json_tells(samspill: Command, troms_folder: Path) -> None:
    samspill("analyse", "betweenness", "--format", "parquet", "--output", "b.parquet", "--store", troms_folder)
    frame = pd.read_parquet("b.parquet")
    found = samspill("analyse", "betweenness", "--json", "--store", troms_folder).json
    assert frame[list(found["rows"][0])].to_dict("records") == found["rows"]


def test_the_form_follows_the_name_of_the_file(samspill: Command, troms_folder: Path) -> None:
    samspill("analyse", "degree", "--top", "3", "--output", "d.csv", "--store", troms_folder)
    assert Path("d.csv").read_text(encoding="utf-8").splitlines()[0] == "rank,name,kind,value,id,network"
    samspill("analyse", "degree", "--top", "3", "--output", "d.json", "--store", troms_folder)
    assert len(json.loads(Path("d.json").read_text(encoding="utf-8"))["rows"]) == 3


def test_statuses_may_have_commas_between_them(samspill: Command, troms_folder: Path) -> None:
    found = samspill(
        "analyse", "islands", "--status", "stated,derived,negative,potential", "--json", "--store", troms_folder
    )
    assert found.json["ties"] == 168


def test_an_explanation_reads_well_aloud(samspill: Command, troms_folder: Path) -> None:
    shown = samspill(
        "analyse", "betweenness", "--top", "2", "--explain", "--language", "nb", "--store", troms_folder
    ).out
    about, *told = shown.strip().split("\n\n")
    assert about.startswith("Mellomledd (betweenness): Andelen av alle par av andre som har den korteste veien")
    assert "Nettverket har 38 organisasjoner og 114 forbindelser." in about
    assert "38 organisasjoner har samme verdi som en annen: rekkefølgen blant like betyr ingenting." in about
    assert [paragraph.split(".")[0] for paragraph in told] == [
        "0,09\N{NO-BREAK SPACE}% av alle par av andre har den korteste veien gjennom Balsfjord kommune",
        "0,09\N{NO-BREAK SPACE}% av alle par av andre har den korteste veien gjennom Karlsøy kommune",
    ]
    assert "Forbindelsene går gjennom Styringsgruppe fase 2 (Tromsøregionen)" in told[0]


@pytest.mark.parametrize("what", ["degree", "islands", "should-meet", "figures"])
def test_filters_that_leave_nobody_are_told_whatever_was_asked(
    samspill: Command, troms_folder: Path, what: str
) -> None:
    asked = ["analyse", what, "--place", "Senja", "--kind", "Cluster", "--language", "nn", "--store", troms_folder]
    told = "Ingen organisasjon er i dette nettverket: lageret er tomt, eller filtera lèt ingen stå att."
    assert told in samspill(*asked).err
    assert told in samspill(*asked, "--explain").out


@pytest.mark.parametrize("what", ["without", "figures"])
def test_other_analyses_are_explained_too(samspill: Command, troms_folder: Path, what: str) -> None:
    asked = ["analyse", what, "--explain", *NEEDED.get(what, [])]
    shown = samspill(*asked, "--store", troms_folder).out
    assert shown.startswith(f"{ANALYSES[what].title}: {ANALYSES[what].definition}")
    assert "|" not in shown


def test_explanations_are_in_the_document_of_a_ranking(samspill: Command, troms_folder: Path) -> None:
    found = samspill("analyse", "degree", "--explain", "--top", "4", "--json", "--store", troms_folder).json
    assert all(row["name"] in row["explanation"] for row in found["rows"])
    assert found["introduction"].startswith("Partners (degree)")


def test_the_help_names_every_measure_and_analysis(samspill: Command) -> None:
    shown = samspill("analyse", "--help").out
    assert all(f"\n  {name} " in shown for name in [*MEASURES, *ANALYSES])


def test_communities_hold_everybody_once(samspill: Command, troms_folder: Path) -> None:
    found = samspill("analyse", "communities", "--json", "--store", troms_folder).json
    members = [member["id"] for community in found["communities"] for member in community["members"]]
    assert len(members) == len(set(members)) == found["organisations"]
    assert found["modularity"] > 0.5


def test_csv_names_columns_and_has_no_title(samspill: Command, troms_folder: Path) -> None:
    shown = samspill("analyse", "islands", "--format", "csv", "--store", troms_folder)
    rows = list(csv.DictReader(shown.out.splitlines()))
    assert list(rows[0]) == ["island", "size", "name", "kind", "id", "network"]
    assert len(rows) == 38


CHOSEN = ["--kind", "cluster", "--kind", "PublicBody", "--from", "2015", "--status", "stated"]


def test_a_csv_says_of_each_row_which_network_it_is_of(samspill: Command, troms_folder: Path) -> None:
    shown = samspill("analyse", "degree", "--format", "csv", *CHOSEN, "--store", troms_folder)
    rows = list(csv.DictReader(shown.out.splitlines()))
    document = samspill("analyse", "degree", "--json", *CHOSEN, "--store", troms_folder).json
    sizes = f"organisations={document['organisations']} ties={document['ties']}"
    assert {row["network"] for row in rows} == {
        f"works-with kinds=Cluster,PublicBody statuses=stated since=2015 {sizes}"
    }
    assert document["filters"] == {
        "kinds": ["Cluster", "PublicBody"],
        "places": [],
        "themes": [],
        "statuses": ["stated"],
        "since": "2015",
        "until": None,
        "max_participants": 200,
        "around": [],
    }


def test_a_file_that_compares_two_periods_names_both(samspill: Command, troms_folder: Path) -> None:
    asked = ["analyse", "compare", "--from", "2015", "--against", "..2014", "--store", troms_folder]
    document = samspill(*asked, "--json").json
    rows = list(csv.DictReader(samspill(*asked, "--format", "csv").out.splitlines()))
    sizes = f"organisations={document['organisations']} ties={document['ties']}"
    assert {row["network"] for row in rows} == {f"works-with since=2015 {sizes} against=..2014"}
    samspill(*asked, "--output", "c.parquet")
    told = pd.read_parquet("c.parquet").attrs
    assert (told["filters"]["since"], told["against"]) == ("2015", [None, "2014"])


def test_an_excel_file_has_a_sheet_on_the_network_that_it_is_of(samspill: Command, troms_folder: Path) -> None:
    samspill("analyse", "islands", *CHOSEN, "--output", "i.xlsx", "--language", "nn", "--store", troms_folder)
    book = openpyxl.load_workbook("i.xlsx")
    assert book.sheetnames == ["islands", "nettverk"]
    facts = [tuple(cell.value for cell in row) for row in book["nettverk"]]
    assert facts[0] == ("Kva", "Verdi")
    assert (
        "Nettverk",
        "Kven samarbeider med kven: uttalte samband, og samband gjennom felles aktivitetar og medlemskapar.",
    ) in facts
    assert ("Merknad", "Det dekkjer tida frå 2015.") in facts
    assert any(what == "Med ord" for what, _ in facts)


@pytest.mark.parametrize("what", ["figures", "compare"])
def test_files_for_programs_are_the_same_in_every_language(samspill: Command, troms_folder: Path, what: str) -> None:
    asked = ["analyse", what, *NEEDED.get(what, []), "--store", troms_folder, "--format"]
    csvs = {samspill(*asked, "csv", "--language", language).out for language in ("nb", "nn", "en")}
    tables = {samspill(*asked, "table", "--language", language).out for language in ("nb", "nn", "en")}
    assert (len(csvs), len(tables)) == (1, 3)


@pytest.mark.parametrize(("language", "density"), [("nb", "0,1622"), ("nn", "0,1622"), ("en", "0.1622")])
def test_a_table_has_the_decimals_of_the_language(
    samspill: Command, troms_folder: Path, language: str, density: str
) -> None:
    """114 ties of 38·37/2 = 703 pairs."""
    assert density in samspill("analyse", "figures", "--language", language, "--store", troms_folder).out


@pytest.mark.parametrize("name", ["=1+1", "+47 776 44 000", "-x", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_no_text_in_a_csv_is_a_formula(samspill: Command, troms_folder: Path, name: str) -> None:
    shown = samspill("query", f"RETURN '{name}' AS name, [1] AS list", "--format", "csv", "--store", troms_folder)
    assert list(csv.reader(shown.out.splitlines())) == [["name", "list"], [f"'{name}", "1"]]


def test_the_network_can_be_limited_to_kinds_and_places(samspill: Command, troms_folder: Path) -> None:
    kinds = samspill("analyse", "degree", "--kind", "cluster", "--json", "--store", troms_folder).json
    assert {row["kind"] for row in kinds["rows"]} == {"Cluster"}
    place = samspill("analyse", "degree", "--place", "Midt-Troms", "--json", "--store", troms_folder).json
    assert 0 < place["organisations"] < 38
    assert "Målselv kommune" in {row["name"] for row in place["rows"]}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["importance"], "There is no measure or analysis 'importance'. Choose from: degree, "),
        (["degree", "--projection", "friends"], "works-with"),
        (["degree", "--status", "maybe"], "potential"),
        (["degree", "--place", "Atlantis"], "There is no place called 'Atlantis'"),
        (["degree", "--theme", "Alkymi"], "There is no theme called 'Alkymi'"),
        (["degree", "--from", "2020", "--to", "2010"], "ends (2010) before it starts (2020)"),
        (["degree", "--top", "0"], "--top"),
        (["degree", "--format", "xlsx"], "--output answer.xlsx"),
        (["degree", "--method", "adamic-adar"], "A ranking does not take the option --method"),
        (["without"], "'without' needs the option 'organisation'"),
        (["without", "--organisation", "Atlantis"], "There is no organisation called 'Atlantis'"),
        (["compare"], "'compare' needs the option 'against'"),
        (["compare", "--against", "2014"], "FIRST..LAST"),
        (["islands", "--top", "3"], "'islands' does not take the option 'top'"),
    ],
)
def test_what_cannot_be_analysed_exits_2_and_says_what_can(
    samspill: Command, troms_folder: Path, arguments: list[str], message: str
) -> None:
    shown = samspill("analyse", *arguments, "--store", troms_folder)
    assert (shown.code, shown.out) == (2, "")
    assert message in shown.err


def test_a_map_is_one_file(samspill: Command, troms: list[str]) -> None:
    shown = samspill("map", "troms.html", "--title", "Samspill i Troms", *troms)
    assert (shown.code, shown.out) == (0, "")
    assert "organisations: 38, ties: 114" in shown.err
    page = Path("troms.html").read_text(encoding="utf-8")
    assert "Samspill i Troms" in page
    assert "Sjømatklyngen Senja" in page
    assert [path.name for path in Path().iterdir()] == ["troms.html"]


def test_a_map_may_have_one_organisation_in_the_middle(samspill: Command, troms_folder: Path) -> None:
    shown = samspill("map", "kupa.html", "--focus", "kupa", "--store", troms_folder)
    assert "organisations: 10" in shown.err
    page = Path("kupa.html").read_text(encoding="utf-8")
    assert "Profilgruppa" in page
    assert "Haplast" not in page


def test_a_map_around_somebody_whom_the_filters_leave_out_exits_2_with_the_name(
    samspill: Command, troms_folder: Path
) -> None:
    shown = samspill("map", "x.html", "--focus", "Senja kommune", "--kind", "Company", "--store", troms_folder)
    assert (shown.code, shown.out) == (2, "")
    assert "Senja kommune is not in this network (works-with): the filters leave it out." in shown.err
    assert not Path("x.html").exists()


def test_a_map_in_the_middle_of_nobody_exits_2(samspill: Command, troms_folder: Path) -> None:
    assert samspill("map", "x.html", "--focus", "Atlantis", "--store", troms_folder).code == 2
    assert not Path("x.html").exists()
