"""What a Cypher text says about itself is read from it, not from what people say of it."""

import pytest

from samspill.cypher import inspection


def test_parameters_come_with_the_line_where_they_first_stand() -> None:
    text = "MATCH (n {id: $id})\nWHERE n.name = $name OR $id = '$none'\nRETURN n AS n // $neither"
    assert inspection.parameters(text) == {"id": 1, "name": 2}


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Event)",
        "MATCH (n) SET n.x = 1",
        "MATCH (n) detach delete n",
        "MERGE (n:Event {id: 1})",
        "CALL { CREATE (n) } RETURN 1 AS one",
        "LOAD CSV FROM 'x' AS row RETURN row AS row",
        "MATCH (n) REMOVE n.x",
        "FOREACH (x IN [1] | MERGE (n {id: x}))",
    ],
)
def test_clauses_that_write_are_found(text: str) -> None:
    assert list(inspection.write_clauses(text))


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n:Set) RETURN n.create AS x",
        "MATCH (n) WHERE n.name = 'DELETE' RETURN n AS n",
        "MATCH (`CREATE`) RETURN `CREATE` AS x",
    ],
)
def test_the_same_words_as_names_and_texts_are_no_clauses(text: str) -> None:
    assert not list(inspection.write_clauses(text))


def test_columns_are_those_of_the_last_return() -> None:
    text = """
    CALL () { MATCH (n) RETURN n AS inner }
    WITH inner, {a: 1, b: [1, 2]} AS map
    RETURN coalesce(inner.name, '') AS name, map AS `the map`,
      [x IN [1, 2] | x] AS list
    ORDER BY name, list LIMIT 3
    """
    assert inspection.columns(text) == [("name", 4), ("the map", 4), ("list", 5)]


def test_a_column_without_as_has_no_name() -> None:
    assert inspection.columns("MATCH (n) RETURN n, n.name AS name") == [(None, 1), ("name", 1)]


def test_a_text_without_return_has_no_columns() -> None:
    assert inspection.columns("MATCH (n)") == []


def test_order_counts_only_after_the_last_return() -> None:
    assert inspection.is_ordered("MATCH (n) RETURN n AS n ORDER BY n")
    assert not inspection.is_ordered("MATCH (n) WITH n ORDER BY n.name RETURN n AS n")


@pytest.mark.parametrize(
    ("text", "labels", "types"),
    [
        ("MATCH (a:Company)-[r:FUNDS]->(b:Event) RETURN a AS a", {"Company", "Event"}, {"FUNDS"}),
        ("MATCH (a)<-[:OWNS|FUNDS*1..3]-(b:Event|Plan&!Group)", {"Event", "Plan", "Group"}, {"OWNS", "FUNDS"}),
        ("MATCH (a)-[:`MEMBER OF`]-() WHERE a:Cluster", {"Cluster"}, {"MEMBER OF"}),
        ("MATCH (a {id: $id, kind: 'x'}) RETURN {name: a.name, list: [1]} AS map", set(), set()),
        ("MATCH (a) WHERE NOT EXISTS { MATCH (a:Theme)--() } RETURN a {.name, id: a.id} AS a", {"Theme"}, set()),
        ("MATCH (a) RETURN [x IN nodes(a) WHERE x:Place | x.name] AS names", {"Place"}, set()),
        ("CREATE (n:Entity {id: 'a'}), (n)-[:PART_OF {id: 'b'}]->(n)", {"Entity"}, {"PART_OF"}),
    ],
)
def test_labels_and_types_are_told_apart(text: str, labels: set[str], types: set[str]) -> None:
    found_labels, found_types = inspection.labels_and_types(text)
    assert (set(found_labels), set(found_types)) == (labels, types)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (a {id: 1})-[:X*1..3]-(b) RETURN DISTINCT b.city AS city",
        "MATCH (a {id: 1})-[*]-(b) WITH DISTINCT labels(b) AS labels RETURN labels AS labels",
        "MATCH p = shortestPath((a)-[:X*]-(b)) RETURN DISTINCT length(p) AS length",
        "MATCH (a)(()-[:X]-()){1,3}(b) RETURN DISTINCT b.city AS city",
        "MATCH (a)(()-[:X]-())+(b) RETURN DISTINCT b.city AS city",
        "MATCH (a)-[:X*]-(b) RETURN DISTINCT b AS b, b.city AS city",
    ],
)
def test_distinct_over_an_expression_after_a_long_path_is_doubtful(text: str) -> None:
    assert list(inspection.doubtful_distinct(text))


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (a)-[:X]-(b) RETURN DISTINCT b.city AS city",
        "MATCH (a)-[:X*]-(b) WITH DISTINCT b RETURN b.city AS city",
        "MATCH (a)-[:X*]-(b) WITH DISTINCT a, b ORDER BY b.name RETURN b.city AS city",
        "MATCH (a)-[:X*]-(b) RETURN count(DISTINCT b.city) AS cities",
        "MATCH (a) RETURN DISTINCT a.x * 2 AS double",
    ],
)
def test_other_uses_of_distinct_are_right(text: str) -> None:
    assert not list(inspection.doubtful_distinct(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("MATCH (a)-[*]->(b) RETURN b", 1),
        ("MATCH (a)-[r:KNOWS*3..]-(b) RETURN b", 1),
        ("MATCH (a)-[:KNOWS*1..3]-(b) RETURN b", 0),
        ("MATCH (a)-[:KNOWS*..3]-(b) RETURN b", 0),
        ("MATCH (a)((x)--(y))+(b) RETURN b", 1),
        ("MATCH (a)((x)--(y)){1,}(b) RETURN b", 1),
        ("MATCH (a)((x)--(y)){1,3}(b) RETURN b", 0),
        ("MATCH p = shortestPath((a)-[*]-(b)) RETURN p", 0),
        ("RETURN 2 * 3 AS six, count(*) AS all", 0),
    ],
)
def test_paths_of_any_length_are_found(text: str, number: int) -> None:
    assert len([*inspection.paths_without_bound(text)]) == number
