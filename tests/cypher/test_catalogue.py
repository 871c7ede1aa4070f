"""The catalogue refuses a question whose header is not complete or does not say what its text does."""

from pathlib import Path

import pytest

from samspill.cypher.catalogue import CatalogueError, catalogue, load_text, read_catalogue, schema
from samspill.cypher.checks import check_names
from samspill.cypher.question import LANGUAGES, Parameter, ParameterType, Question
from samspill.cypher.texts import FOLDER
from samspill.graph.language import LANGUAGES as SPOKEN
from samspill.graph.model import PARENT, RELATIONSHIP_TYPES, kinds_of
from samspill.graph.store.texts import RECORDS

QUESTIONS = catalogue()
LABELS = (*PARENT, *RECORDS)
# Those in load/ hold placeholders for labels and types, which the store fills in from the model.
TEXTS = sorted(path for path in Path(str(FOLDER)).glob("*/*.cypher") if path.parent.name not in {"load", "schema"})

GOOD = """/*
title = { nb = "Hvem?", nn = "Kven?", en = "Who?" }
description = { nb = "Alle.", nn = "Alle.", en = "All of them." }
tags = ["network"]

[parameters.least]
type = "integer"
label = { nb = "Minst", nn = "Minst", en = "At least" }
default = 2

[columns]
name = { nb = "Navn", nn = "Namn", en = "Name" }
name_id = { id_of = "name" }
*/
MATCH (o:Organisation)
WHERE o.size > $least
RETURN o.name AS name, o.id AS name_id
ORDER BY name, name_id
"""


def read(tmp_path: Path, text: str) -> Question:
    (tmp_path / "who.cypher").write_text(text, encoding="utf-8")
    return read_catalogue(tmp_path)["who"]


def test_a_complete_question_is_read(tmp_path: Path) -> None:
    question = read(tmp_path, GOOD)
    assert question.title == {"nb": "Hvem?", "nn": "Kven?", "en": "Who?"}
    assert question.parameters == (
        Parameter("least", ParameterType.INTEGER, {"nb": "Minst", "nn": "Minst", "en": "At least"}, 2),
    )
    assert [(column.name, column.id_of) for column in question.columns] == [("name", ""), ("name_id", "name")]
    assert question.text.startswith("MATCH (o:Organisation)")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (GOOD, "MATCH (o) RETURN o AS o", 1, "has to start with a header"),
        ('tags = ["network"]', "tags = network", 4, "not TOML"),
        ('nn = "Kven?", ', "", 2, "title lacks words in nn"),
        ('nb = "Alle.", ', 'nb = " ", ', 3, "description lacks words in nb"),
        ('nn = "Minst", ', "", 6, "least lacks words in nn"),
        ('nn = "Namn", ', "", 12, "name lacks words in nn"),
        ('tags = ["network"]', 'tag = ["network"]', 4, "'tag', which means nothing"),
        ('type = "integer"', 'type = "number"', 6, "type of least has to be one of"),
        ("default = 2", 'default = "two"', 6, "is not of type integer"),
        ("default = 2", "choices = {}", 6, "choices belong to a parameter of type choice"),
        ('id_of = "name"', 'id_of = "title"', 13, "'title', which is no column"),
        ("$least", "$most", 16, "$most is not declared"),
        (" > $least", "", 15, "does not use $least"),
        ("o.name AS name,", "o.name,", 17, "name each column"),
        ("o.name AS name, ", "", 17, "name the same columns"),
        ("o.name AS name, o.id AS name_id", "o.id AS name_id, o.name AS name", 17, "name the same columns"),
        ("ORDER BY name, name_id\n", "", 17, "ORDER BY"),
        ("RETURN o.name AS name, o.id AS name_id", "", 15, "has to end in RETURN"),
        ("WHERE", "SET o.seen = true\nWITH o WHERE", 16, "take SET out"),
        (
            "MATCH (o:Organisation)",
            "MATCH (o)-[:PART_OF*1..3]->(p)\nWITH DISTINCT o, p.name AS p",
            16,
            "may drop this DISTINCT",
        ),
    ],
)
def test_a_faulty_question_is_refused_with_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in GOOD
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, GOOD.replace(old, new))
    told = str(caught.value)
    assert told.startswith(f"{tmp_path.name}/who.cypher:{line}: ")
    assert message in told


def test_a_choice_says_what_there_is_to_choose(tmp_path: Path) -> None:
    choice = """type = "choice"
default = "few"
[parameters.least.choices]
few = { nb = "Få", nn = "Få", en = "Few" }
[parameters.unused]
"""
    text = GOOD.replace('type = "integer"\n', "").replace("default = 2\n", choice.replace("[parameters.unused]\n", ""))
    least = read(tmp_path, text).parameters[0]
    assert least.choices == {"few": {"nb": "Få", "nn": "Få", "en": "Few"}}
    with pytest.raises(CatalogueError, match="not among its choices"):
        read(tmp_path, text.replace('default = "few"', 'default = "many"'))


def test_the_model_decides_which_labels_and_types_there_are() -> None:
    check_names("x.cypher", "MATCH (:Company)-[:OWNS]->(:Company)", LABELS, RELATIONSHIP_TYPES)
    with pytest.raises(CatalogueError, match=r"x\.cypher:2: the model has no label Firm; it has Entity"):
        check_names("x.cypher", "MATCH (:Company)\n-[:OWNS]->(:Firm)", LABELS, RELATIONSHIP_TYPES)
    with pytest.raises(CatalogueError, match="the model has no relationship type OWNED_BY"):
        check_names("x.cypher", "MATCH (:Company)-[:OWNED_BY]->()", LABELS, RELATIONSHIP_TYPES)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_cypher_file_names_only_what_the_model_has(path: Path) -> None:
    check_names(path.name, path.read_text(encoding="utf-8"), LABELS, RELATIONSHIP_TYPES)


def test_there_are_questions_enough() -> None:
    assert len(QUESTIONS) >= 14


def test_the_catalogue_speaks_the_languages_of_samspill() -> None:
    assert LANGUAGES == SPOKEN


def test_the_kinds_that_can_be_missing_are_those_of_the_model() -> None:
    text = QUESTIONS["missing-kinds"].text
    kinds = ", ".join(f"'{kind}'" for kind in kinds_of("Organisation") if kind != "Organisation")
    assert f"[{kinds}] AS kinds" in text


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (ParameterType.INTEGER, " 3 ", 3),
        (ParameterType.DATE, "2025", "2025"),
        (ParameterType.DATE, "2025-04", "2025-04"),
        (ParameterType.DATE, "2025-04-29", "2025-04-29"),
        (ParameterType.TEXT, " Ås ", "Ås"),
        (ParameterType.ORGANISATION, "org:no:974760673", "org:no:974760673"),
    ],
)
def test_what_somebody_typed_becomes_a_value(kind: ParameterType, text: str, value: str | int) -> None:
    assert Parameter("x", kind, {}, 0).value(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (ParameterType.INTEGER, "three", "x is a whole number, and 'three' is none"),
        (ParameterType.DATE, "2025-02-31", "x is a date such as"),
        (ParameterType.DATE, "31.02.2025", "x is a date such as"),
        (ParameterType.CHOICE, "c", "x is one of a, b, and 'c' is none of them"),
        (ParameterType.ORGANISATION, "", "x has to be filled in"),
    ],
)
def test_what_means_nothing_is_refused_in_words(kind: ParameterType, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Parameter("x", kind, {}, choices={"a": {}, "b": {}}).value(text)


def test_a_blank_means_the_default() -> None:
    assert Parameter("x", ParameterType.INTEGER, {}, 2).value("  ") == 2


def test_texts_are_loaded_by_folder_and_name() -> None:
    assert "MATCH" in load_text("questions/partners")


def test_a_text_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load_text("questions/none-such")


@pytest.mark.parametrize("engine", ["arcadedb", "neo4j"])
def test_a_schema_is_a_list_of_statements(engine: str) -> None:
    statements = schema(engine)
    assert statements
    assert all(statement and not statement.endswith(";") and not statement.startswith("//") for statement in statements)


def test_an_engine_without_schema_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        schema("sqlite")
