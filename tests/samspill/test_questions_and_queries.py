"""`samspill questions`, `ask` and `query`: answers from either engine, in shapes for people, spreadsheets and programs."""

import csv
from pathlib import Path

import pytest
from command import Command

from samspill.cypher.catalogue import catalogue

ISSUE_QUERY = "MATCH (o:Organisation)-[r]->(a:Activity) RETURN o.name, type(r), a.name LIMIT 5"


def test_questions_lists_the_catalogue(samspill: Command) -> None:
    shown = samspill("questions")
    assert all(name in shown.out and question.title["en"] in shown.out for name, question in catalogue().items())
    assert [each["name"] for each in samspill("questions", "--json").json] == list(catalogue())


def test_one_question_is_told_with_its_cypher(samspill: Command) -> None:
    shown = samspill("questions", "paths")
    assert "samspill ask paths from=ORGANISATION to=ORGANISATION" in shown.out
    assert catalogue()["paths"].text.strip() in shown.out
    told = samspill("questions", "paths", "--json").json
    assert told["cypher"] == catalogue()["paths"].text
    assert told["parameters"][0] == {"name": "from", "type": "organisation", "label": "From", "required": True}


def test_a_question_is_asked_by_name(samspill: Command, troms: list[str]) -> None:
    shown = samspill("ask", "partners", "organisation=Sjømatklyngen Senja", *troms)
    assert shown.code == 0
    assert "Næringshagen Midt-Troms" in shown.out
    assert "partner_id" not in shown.out


def test_names_may_be_written_without_norwegian_letters(samspill: Command, troms: list[str]) -> None:
    plain = samspill("ask", "partners", "organisation=sjomatklyngen", "--json", *troms)
    assert plain.json == samspill("ask", "partners", "organisation=Sjømatklyngen Senja", "--json", *troms).json


def test_a_question_that_takes_one_thing_takes_its_value_alone(samspill: Command, troms_folder: Path) -> None:
    store = ["--json", "--store", troms_folder]
    assert (
        samspill("ask", "partners", "Kupa", *store).json
        == samspill("ask", "partners", "organisation=Kupa", *store).json
    )


def test_a_question_is_asked_by_id(samspill: Command, troms_folder: Path) -> None:
    partners = samspill("ask", "partners", "organisation=Kupa", "--json", "--store", troms_folder).json
    id_ = partners["rows"][0][partners["columns"].index("partner_id")]
    assert samspill("ask", "partners", f"organisation={id_}", "--store", troms_folder).code == 0


def test_the_answer_for_programs_has_stable_keys(samspill: Command, troms: list[str]) -> None:
    answer = samspill("ask", "without-ties", "--json", *troms).json
    assert list(answer) == ["columns", "rows", "truncated"]
    assert answer["columns"] == [column.name for column in catalogue()["without-ties"].columns]
    assert len(answer["rows"]) == 10
    assert answer["truncated"] is False


def test_an_empty_answer_still_has_its_columns(samspill: Command, troms: list[str]) -> None:
    shown = samspill("ask", "paths", "from=Kupa", "to=Haplast", "--json", *troms)
    assert shown.code == 0
    assert shown.json == {"columns": ["path", "relationships", "length"], "rows": [], "truncated": False}
    assert "Nothing found." in samspill("ask", "paths", "from=Kupa", "to=Haplast", *troms).err


def test_the_answer_for_spreadsheets_is_csv(samspill: Command, troms: list[str]) -> None:
    shown = samspill("ask", "interlocks", "least=5", "--format", "csv", *troms)
    rows = list(csv.DictReader(shown.out.splitlines()))
    assert len(rows) == 5
    assert "Styringsgruppe fase 2 (Tromsøregionen)" in rows[0]["activities"].split("; ")


def test_words_of_the_model_are_told_in_the_language_of_the_reader(samspill: Command, troms_folder: Path) -> None:
    shown = samspill("ask", "without-ties", "--language", "nn", "--store", troms_folder)
    assert "Kva organisasjonar har ingen samband?" in shown.out
    assert "Forskings- og utdanningsinstitusjon" in shown.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none-such"], "There is no question 'none-such'. Choose from: activities"),
        (["partners", "organisasjon=Kupa"], "There is no parameter of partners called 'organisasjon'"),
        (["paths", "Kupa"], "Write 'Kupa' as PARAMETER=VALUE. paths takes: from=ORGANISATION to=ORGANISATION."),
        (["without-ties", "Kupa"], "Write 'Kupa' as PARAMETER=VALUE. without-ties takes: nothing."),
        (["partners"], "organisation has to be filled in"),
        (["partners", "organisation=Nowhere AS"], "There is no organisation called 'Nowhere AS'"),
        (["partners", "organisation=Sjømatklynga Senja"], "Did you mean Sjømatklyngen Senja?"),
        (["partners", "organisation= "], "organisation has to be filled in"),
        (["partners", "organisation=kommune"], "'kommune' may be Senja kommune"),
        (["groups", "group=Kupa"], "There is no activity called 'Kupa'"),
        (["what-a-source-says", "source=a"], "No single source is called 'a'. There are: "),
        (["interlocks", "least=many"], "least is a whole number, and 'many' is none"),
        (["yearly-plan", "from=31.02.2025"], "from is a date such as 2025, 2025-04 or 2025-04-29"),
        (["possible-co-operation", "status=maybe"], "status is one of both, potential, negative"),
    ],
)
def test_what_cannot_be_asked_exits_2_and_says_why(
    samspill: Command, troms_folder: Path, arguments: list[str], message: str
) -> None:
    shown = samspill("ask", *arguments, "--store", troms_folder)
    assert (shown.code, shown.out) == (2, "")
    assert message.removesuffix("Senja kommune") in shown.err


def test_a_source_may_be_given_by_part_of_its_title(samspill: Command, troms_folder: Path) -> None:
    shown = samspill("ask", "what-a-source-says", "source=strategi for næringsutvikling", "--store", troms_folder)
    assert "Troms fylkeskommune" in shown.out


def test_a_query_of_ones_own_runs_on_both_engines(samspill: Command, troms: list[str]) -> None:
    shown = samspill("query", ISSUE_QUERY, *troms)
    assert shown.code == 0
    assert "o.name" in shown.out
    assert "Rows: 5" in shown.err
    answer = samspill("query", ISSUE_QUERY, "--json", *troms).json
    assert list(answer) == ["columns", "rows", "truncated"]
    assert answer["columns"] == ["o.name", "type(r)", "a.name"]
    assert len(answer["rows"]) == 5


@pytest.mark.parametrize(
    "query", ["CREATE (n:X)", "MATCH (n:Organisation) DETACH DELETE n", "MATCH (n) SET n.name = 'x'"]
)
def test_a_query_that_writes_exits_5_and_changes_nothing(samspill: Command, troms: list[str], query: str) -> None:
    everything = "MATCH (n) RETURN count(n) AS nodes, count(n.name) AS named, min(n.name) AS first"
    before = samspill("query", everything, "--json", *troms).json
    shown = samspill("query", query, *troms)
    assert (shown.code, shown.out) == (5, "")
    assert len(shown.err.splitlines()) == 1
    assert samspill("query", everything, "--json", *troms).json == before


def test_a_query_that_is_no_cypher_exits_5(samspill: Command, troms: list[str]) -> None:
    shown = samspill("query", "MATCH (n RETURN n", *troms)
    assert (shown.code, shown.out) == (5, "")
    assert "Traceback" not in shown.err


def test_a_query_that_takes_too_long_exits_5(samspill: Command, troms: list[str]) -> None:
    slow = "UNWIND range(1, 3000000) AS a UNWIND range(1, 3000000) AS b WITH a, b WHERE a + b < 0 RETURN count(*) AS n"
    shown = samspill("query", slow, "--timeout", "1", *troms)
    assert (shown.code, shown.out) == (5, "")


def test_more_rows_than_the_limit_are_cut_and_said_to_be(samspill: Command, troms: list[str]) -> None:
    arguments = ["query", "UNWIND range(1, 50) AS n RETURN n AS n ORDER BY n", "--max-rows", "3", *troms]
    assert samspill(*arguments, "--json").json == {"columns": ["n"], "rows": [[1], [2], [3]], "truncated": True}
    assert "Only the first 3 rows" in samspill(*arguments).err


@pytest.mark.parametrize(("bound", "warns"), [("*", True), ("*2..", True), ("*..4", False), ("*2", False)])
def test_paths_of_any_length_are_warned_about(samspill: Command, troms: list[str], bound: str, *, warns: bool) -> None:
    shown = samspill("query", f"MATCH (:Cluster)-[:PART_OF{bound}]->(x) RETURN x.name AS name", *troms)
    assert shown.code == 0
    assert ("paths of any length" in shown.err) is warns


def test_a_query_may_come_from_standard_input(samspill: Command, troms_folder: Path) -> None:
    assert samspill("query", "-", "--json", "--store", troms_folder, stdin="RETURN 1 AS one").json["rows"] == [[1]]


def test_parameters_are_json_or_else_text(samspill: Command, troms: list[str]) -> None:
    query = "RETURN $number + 1 AS number, $text AS text, size($list) AS size"
    given = ["--param", "number=41", "--param", "$text=Ås AS", "--param", 'list=["a", "b"]']
    assert samspill("query", query, *given, "--json", *troms).json["rows"] == [[42, "Ås AS", 2]]


def test_a_parameter_without_value_exits_2(samspill: Command, troms_folder: Path) -> None:
    assert samspill("query", "RETURN $x AS x", "--param", "x", "--store", troms_folder).code == 2


def test_what_json_has_no_word_for_is_null(samspill: Command, troms: list[str]) -> None:
    assert samspill("query", "RETURN [0.0 / 0.0, 1.5] AS list", "--json", *troms).json["rows"] == [[[None, 1.5]]]


def test_nodes_relationships_and_paths_are_shown_by_name(samspill: Command, troms: list[str]) -> None:
    query = (
        "MATCH p = (o:Organisation {name: 'Kupa'})-[r:MEMBER_OF]->(g) RETURN o AS o, r AS r, p AS p, {size: 1} AS map"
    )
    shown = samspill("query", query, *troms)
    row = shown.out.splitlines()[-1]
    assert "Kupa – Næringsarena Senjaregionen" in row
    assert "MEMBER_OF" in row
    assert '{"size": 1}' in row


def test_text_from_files_cannot_move_the_cursor_or_colour_the_screen(samspill: Command, troms_folder: Path) -> None:
    given = 'name="\\u001b[31mrød\\r\\n[bold]fet[/bold]"'
    shown = samspill("query", "RETURN $name AS name", "--param", given, "--store", troms_folder)
    assert "\x1b" not in shown.out
    assert "rød" in shown.out
    assert "[bold]fet[/bold]" in shown.out
