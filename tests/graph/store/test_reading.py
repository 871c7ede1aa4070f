"""What a reader gets: plain values, limits that hold, and errors that say what is wrong; alike on both engines."""

import json
import re
import time

import pytest

from samspill.graph.errors import QueryError, QueryTimeout
from samspill.graph.model import Node, Records, Relationship
from samspill.graph.store import Limits, Store

A, B, C = (Node(f"org:{letter}", "Company", letter) for letter in "abc")
LINE = Records(
    "workbook:line",
    "A line",
    (A, B, C),
    (
        Relationship("WORKS_WITH", A.id, B.id, "source:1", "Said"),
        Relationship("WORKS_WITH", B.id, C.id, "source:1", "Said"),
    ),
)


def test_columns_and_rows_are_in_the_order_of_the_query(store: Store) -> None:
    store.load(LINE)
    result = store.read(
        "MATCH (o:Company) WHERE o.name <> $not RETURN o.name AS name, size(o.id) AS long ORDER BY name", {"not": "b"}
    )
    assert result.columns == ("name", "long")
    assert result.rows == (("a", 5), ("c", 5))
    assert not result.truncated
    assert result.ms > 0


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, {"deep": [10**30]}, "\ud800", {"\udfff": 1}])
def test_a_value_that_cannot_be_sent_is_a_fault_of_the_query(store: Store, value: object) -> None:
    with pytest.raises(QueryError, match=r"64 bits|surrogate|cannot be sent"):
        store.read("RETURN $value AS value", {"value": value})
    assert store.read("RETURN $value AS value", {"value": 2**63 - 1}).rows == ((2**63 - 1,),)


def test_a_query_that_is_no_text_is_a_fault_of_the_query(store: Store) -> None:
    with pytest.raises(QueryError, match="surrogate"):
        store.read("RETURN '\udcff' AS value")


def test_a_relationship_names_its_ends_also_when_they_are_not_returned(store: Store) -> None:
    store.load(LINE)
    rows = store.read("MATCH (:Company {id: 'org:a'})-[tie]->() RETURN [tie] AS ties, {one: tie} AS map").rows
    listed, mapped = rows[0][0][0], rows[0][1]["one"]
    assert listed == mapped
    assert (listed["type"], listed["start"], listed["end"]) == ("WORKS_WITH", "org:a", "org:b")


def test_a_path_is_its_nodes_and_relationships(store: Store) -> None:
    store.load(LINE)
    path = store.read("MATCH path = (:Company {id: 'org:a'})-[:WORKS_WITH*2]->() RETURN path AS path").rows[0][0]
    assert [node["properties"]["id"] for node in path["nodes"]] == ["org:a", "org:b", "org:c"]
    assert [(tie["start"], tie["end"]) for tie in path["relationships"]] == [("org:a", "org:b"), ("org:b", "org:c")]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1", 1),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ("'Čálli 🐟'", "Čálli 🐟"),
        ("[1, 'a', null, [2]]", [1, "a", None, [2]]),
        ("{a: 1, b: {c: [true]}}", {"a": 1, "b": {"c": [True]}}),
        ("date('2025-01-31')", "2025-01-31"),
        ("localtime('12:30:00')", "12:30:00"),
        ("duration('P1Y2M')", "P1Y2M"),
        ("localdatetime('2025-01-31T12:30:00')", "2025-01-31T12:30:00"),
        ("datetime('2025-01-31T12:30:00Z')", "2025-01-31T12:30:00+00:00"),
    ],
)
def test_values_are_plain_and_fit_into_json(store: Store, expression: str, value: object) -> None:
    result = store.read(f"RETURN {expression} AS value")
    assert json.loads(json.dumps(result.document())) == {"columns": ["value"], "rows": [[value]], "truncated": False}


def test_a_result_that_is_cut_says_so(store: Store) -> None:
    query = "UNWIND range(1, 10) AS number RETURN number AS number"
    assert store.read(query, limits=Limits(max_rows=10)).truncated is False
    cut = store.read(query, limits=Limits(max_rows=9))
    assert cut.truncated is True
    assert [row[0] for row in cut.rows] == list(range(1, 10))


def test_rows_beyond_the_limit_are_not_waited_for(store: Store) -> None:
    started = time.monotonic()
    result = store.read("UNWIND range(1, 1000000) AS number RETURN number AS number", limits=Limits(max_rows=10))
    assert (len(result.rows), result.truncated) == (10, True)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("returned", "columns"),
    [
        ("n.name AS name, n.id AS `the id`", ("name", "the id")),
        ("DISTINCT n", ("n",)),
        ("n.name, count(*) ORDER BY n.name LIMIT 3", ("n.name", "count(*)")),
        ("toUpper(n.name) AS name UNION MATCH (n:Person) RETURN n.id AS name", ("name",)),
    ],
)
def test_a_result_without_rows_has_its_columns(store: Store, returned: str, columns: tuple[str, ...]) -> None:
    result = store.read(f"MATCH (n:Theme) RETURN {returned}")
    assert (result.columns, result.rows) == (columns, ())


RUNAWAYS = [
    "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x = y + 1 RETURN sum(x) AS sum",
    "MATCH (a), (b), (c), (d) UNWIND range(1, 10000000) AS x WITH x WHERE x < 0 RETURN count(x) AS count",
    "MATCH path = (a)-[*1..]-(b) UNWIND range(1, 10000000) AS x WITH path, x WHERE x < 0 RETURN count(path) AS count",
]


@pytest.mark.parametrize("query", RUNAWAYS)
def test_a_query_without_end_is_stopped_by_its_time_limit(store: Store, query: str) -> None:
    store.load(LINE)
    started = time.monotonic()
    with pytest.raises(QueryTimeout, match="time limit"):
        store.read(query, limits=Limits(timeout_s=1))
    assert time.monotonic() - started < 4


def test_the_store_answers_at_once_after_a_query_was_stopped(store: Store) -> None:
    with pytest.raises(QueryTimeout):
        store.read(RUNAWAYS[0], limits=Limits(timeout_s=0.5))
    assert store.read("RETURN 1 AS one").ms < 500


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("MATCH (n RETURN n", r"line 1[,:].*1?[0-9]"),
        ("MATCH (n)\nRETURN m", "m"),
        ("RETURN", "RETURN|input"),
        ("RETURN unknown_function(1) AS x", "unknown_function"),
        ("MATCH (n) WHERE n.id = $missing RETURN n", "missing"),
    ],
)
def test_wrong_cypher_is_an_error_in_the_engines_own_words(store: Store, query: str, words: str) -> None:
    with pytest.raises(QueryError, match=f"(?is){words}") as failure:
        store.read(query)
    assert type(failure.value) is QueryError
    assert "EXPLAIN" not in str(failure.value)
    assert "samspill" not in str(failure.value)


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [
        ("MATCH (n RETURN n", 1, 10),
        ("MATCH (n)\nRETURN n.name +", 2, 16),
        ("\n\n  MATCH p = (", 3, 14),
        ("// first\n/* and\nmore */ MATCH (n) RETURN (1", 3, 28),
    ],
)
def test_a_syntax_error_is_told_with_its_place_in_the_readers_own_text(
    store: Store, query: str, line: int, column: int
) -> None:
    with pytest.raises(QueryError) as failure:
        store.read(query)
    place = re.search(r"line (\d+), column (\d+)", str(failure.value))
    assert place, str(failure.value)
    # Neo4j calls the end of a text the place of its last letter.
    assert (int(place[1]), int(place[2])) in {(line, column), (line, column - 1)}


def test_an_empty_query_is_an_error(store: Store) -> None:
    for nothing in ("", "   \n", "// only a comment"):
        with pytest.raises(QueryError):
            store.read(nothing)
