"""Reading is only reading: what a query may not say, on either engine, and what it may."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from surroundings import surroundings

from samspill.graph.errors import ReadOnlyViolation, SamspillError
from samspill.graph.model import Node, Records, Relationship
from samspill.graph.store import Location, Store
from samspill.graph.store.bolt import BoltStore
from samspill.graph.store.fence import LONGEST_QUERY, checked

Contents = Callable[[Store], dict[str, Any]]

A, B = Node("org:a", "Company", "A"), Node("org:b", "Cluster", "B")
PAIR = Records("workbook:pair", "A pair", (A, B), (Relationship("WORKS_WITH", A.id, B.id, "source:1", "Said"),))

WRITING = [
    "CREATE (n:X)",
    "create (n:X)",
    "CrEaTe(n:X)",
    "\n\t CREATE\n(n:X)",
    "/* only reading */ CREATE (n:X)",
    "// only reading\nCREATE (n:X)",
    "// only reading\rCREATE (n:X)",
    "MATCH (n) // all\r\nDETACH DELETE n",
    "MERGE (n:X {id: '1'}) RETURN n",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) SET n += {name: 'x'} RETURN n",
    "MATCH (n) SET n:Theme",
    "MATCH (n) REMOVE n.name",
    "MATCH (n) REMOVE n:Company",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) NODETACH DELETE n",
    "MATCH ()-[r]->() DELETE r RETURN 1 AS done",
    "FOREACH (i IN [1] | CREATE (:X))",
    "MATCH (n) WITH collect(n) AS all FOREACH (n IN all | SET n.name = 'x')",
    "CALL { CREATE (:X) } RETURN 1 AS x",
    "CALL () { CREATE (:X) } RETURN 1 AS x",
    "UNWIND [1, 2] AS i CALL (i) { CREATE (:X {i: i}) } RETURN i",
    "UNWIND [1] AS i CALL (i) { CREATE (:X) } IN TRANSACTIONS OF 1 ROW",
    "UNWIND [1] AS i CALL (i) { CREATE (:X) } IN 3 CONCURRENT TRANSACTIONS",
    "MATCH (n) RETURN n; CREATE (:X)",
    "MATCH (n) RETURN n UNION ALL CREATE (x:X) RETURN x AS n",
    "RETURN 'a\\'b' AS a CREATE (:X)",
    "RETURN '//' AS a CREATE (:X)",
    'RETURN "/*" AS a CREATE (:X) // */',
    "RETURN `a``b` CREATE (:X)",
    "WITH 1 AS `RETURN` CREATE (:X)",
    "MATCH (n) RETURN n AS match CREATE (:X)",
    "RETURN CASE WHEN true THEN 1 END CREATE (:X)",
    "MATCH (n) RETURN n ORDER BY n.name DESC CREATE (:X)",
    "MATCH (n) WHERE n.name IS NULL CREATE (:X)",
    "MATCH (n) RETURN * CREATE (:X)",
    "RETURN 1CREATE (:X)",
    "RETURN $p CREATE (:X)",
    "INSERT (:X)",
    "MATCH (n) INSERT (n)-[:KNOWS]->(:X)",
    "\\u0043REATE (n:X)",
    "C\\u0052EATE (n:X)",
    "RETURN 1 AS x // \\u000aCREATE (:X)",
    "RETURN '\\u0027 CREATE (:X) //' AS x",
    "RETURN '\\uuu0027 CREATE (:X) //' AS x",
    "MATCH (n) \u017fET n.name = 'x'",
    "CREATE\u00a0(n:X)",
    "CR\u200bEATE (n:X)",
    "CREATE\u2028(n:X)",
    "EXPLAIN CREATE (:X)",
    "PROFILE CREATE (:X)",
    "CYPHER 5 CREATE (:X)",
    "CYPHER runtime=slotted CREATE (:X)",
    "CYPHER 25 MATCH (n) RETURN n NEXT CREATE (:X)",
    "CRE\u0085ATE (:X)",
    "MATCH (n) RETURN n\u000bDELETE n",
    "MATCH (n) RETURN n.name AS name\u001cSET n.name = 'x'",
    "MATCH (n) RETURN n /* ; */ /**/ DETACH/**/DELETE/**/n",
    "RETURN 1 AS x /* never closed CREATE (:X)",
    "RETURN 'never closed CREATE (:X)",
    "MATCH (n) CALL { WITH n SET n.name = 'x' } RETURN n",
    "MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS RETURN 1 AS x",
    "MATCH (n) WHERE EXISTS { MERGE (m:X) RETURN m } RETURN n",
    "MATCH (n) RETURN COUNT { CREATE (m:X) RETURN m } AS x",
    "RETURN COLLECT { MATCH (n) SET n.name = 'x' RETURN n.name } AS x",
    "MATCH (a), (b) MERGE (a)-[:WORKS_WITH]->(b)",
    "MERGE (n:X) ON CREATE SET n.name = 'x' ON MATCH SET n.name = 'y'",
    "OPTIONAL CALL { CREATE (:X) } RETURN 1 AS x",
    "MATCH (n) LET x = 1 SET n.name = 'x'",
    "MATCH (n) RETURN n LIMIT 1 UNION MATCH (n) DETACH DELETE n RETURN 1 AS n",
    "WHEN true THEN CREATE (:X)",
]
SCHEMA = [
    "CREATE INDEX hack FOR (n:Company) ON (n.name)",
    "CREATE OR REPLACE INDEX hack FOR (n:Company) ON (n.name)",
    "CREATE CONSTRAINT hack FOR (n:Company) REQUIRE n.name IS UNIQUE",
    "CREATE FULLTEXT INDEX hack FOR (n:Company) ON EACH [n.name]",
    "CREATE VECTOR INDEX hack FOR (n:Company) ON n.name",
    "DROP INDEX entity_search IF EXISTS",
    "DROP CONSTRAINT entity_id IF EXISTS",
    "CREATE VERTEX TYPE Hack",
    "ALTER DATABASE `arcadedb.opencypher.loadCsv.allowFileUrls` true",
    "TRUNCATE TYPE Company",
    "DROP TYPE Company",
    "CREATE LOOKUP INDEX hack FOR (n) ON EACH labels(n)",
    "CREATE POINT INDEX hack FOR (n:Company) ON (n.name)",
    "CREATE CONSTRAINT hack FOR ()-[r:WORKS_WITH]-() REQUIRE r.source IS UNIQUE",
    "CREATE EDGE TYPE HACK",
    "CREATE PROPERTY Company.hack STRING",
    "CREATE TRIGGER hack BEFORE CREATE ON TYPE Company EXECUTE JAVASCRIPT 'x'",
    "DEFINE FUNCTION hack.it 'return 1' LANGUAGE js",
    "INSERT INTO Company SET id = 'org:x'",
    "UPDATE Company SET name = 'x'",
    "DELETE FROM Company",
    "REBUILD INDEX *",
]
SERVER = [
    "SHOW USERS",
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message",
    "SHOW INDEXES",
    "SHOW PROCEDURES YIELD name RETURN name",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CREATE USER hack SET PASSWORD 'password1'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "ALTER USER neo4j SET PASSWORD 'hacked123'",
    "DROP USER neo4j",
    "GRANT ROLE admin TO neo4j",
    "DENY READ {*} ON GRAPH * TO PUBLIC",
    "REVOKE ROLE admin FROM neo4j",
    "RENAME USER neo4j TO hack",
    "CREATE DATABASE hack",
    "DROP DATABASE neo4j",
    "STOP DATABASE neo4j",
    "START DATABASE neo4j",
    "USE system MATCH (n) RETURN n",
    "CALL { USE system MATCH (n) RETURN n } RETURN n",
    "CALL () { USE `system` SHOW USERS } RETURN 1 AS x",
    "CALL { USE order MATCH (n) RETURN n } RETURN n",
    "CALL { USE graph.byName('system') MATCH (n) RETURN n } RETURN n",
    "USE neo4j CREATE (:X)",
    "ENABLE SERVER 'x'",
    "DRYRUN REALLOCATE DATABASES",
    ":auto MATCH (n) RETURN n",
    "SHOW DATABASES",
    "SHOW CURRENT USER",
    "SHOW PRIVILEGES",
    "SHOW FUNCTIONS EXECUTABLE",
    "CREATE ALIAS hack FOR DATABASE neo4j",
    "ALTER DATABASE neo4j SET ACCESS READ ONLY",
    "ALTER SERVER 'x' SET OPTIONS {modeConstraint: 'NONE'}",
    "CREATE ROLE hack",
    "UNWIND [1] AS x TERMINATE TRANSACTIONS 'neo4j-transaction-1' YIELD message RETURN message",
]
OUTSIDE = [
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "load  csv from 'http://127.0.0.1:1/' AS row RETURN row",
    "LOAD CSV WITH HEADERS FROM 'file:///etc/hostname' AS row RETURN row",
    "LOAD/**/CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "UNWIND [1] AS x LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "UNWIND [1] AS x RETURN CASE WHEN true THEN COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r } END AS y",
    "RETURN EXISTS { LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r } AS y",
    "RETURN COUNT { LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r } AS y",
    "WITH 1 AS x WHERE x > 0. LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r } RETURN r",
    "MATCH (n) WHERE EXISTS { LOAD CSV FROM 'http://127.0.0.1:1/' AS r RETURN r } RETURN n",
    "EXPORT DATABASE file://samspill-hack.jsonl.tgz",
    "BACKUP DATABASE file://samspill-hack.zip",
    "IMPORT DATABASE file:///etc/passwd",
]
PROCEDURES = [
    "CALL dbms.listConnections() YIELD connectionId RETURN connectionId",
    "CALL dbms.killConnection('bolt-1')",
    "CALL dbms.listConfig()",
    "CALL dbms.queryJmx('*:*')",
    "CALL dbms.setConfigValue('db.logs.query.enabled', 'off')",
    "CALL dbms.security.createUser('hack', 'password1')",
    "CALL db.clearQueryCaches()",
    "CALL db.prepareForReplanning()",
    "CALL db.resampleIndex('entity_search')",
    "CALL db.createLabel('X')",
    "CALL db.createProperty('x')",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "CALL db.stats.clear('QUERIES')",
    "CALL tx.setMetaData({a: 1})",
    "CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value",
    "CALL apoc.cypher.doIt('CREATE (:X)', {}) YIELD value RETURN value",
    "CALL `dbms`.`listConnections`() YIELD connectionId RETURN connectionId",
    "CALL `dbms.listConnections`() YIELD connectionId RETURN connectionId",
    "CALL dbms . listConnections ( )",
    "CALL dbms./* hidden */listConnections()",
    "MATCH (n) CALL dbms.killConnection('x') YIELD username RETURN username",
    "RETURN COLLECT { CALL dbms.killConnection('x') YIELD username RETURN username } AS x",
    "CALL { CALL dbms.listConnections() YIELD connectionId RETURN connectionId } RETURN connectionId",
    "RETURN apoc.cypher.runFirstColumnSingle('CREATE (:X)', {}) AS x",
    "RETURN `apoc`.`cypher`.`run`('CREATE (:X)') AS x",
    "CALL sql('CREATE VERTEX TYPE Hack')",
    "CALL dbms.components() YIELD name RETURN name",
    "CALL dbms.info()",
    "CALL dbms.scheduler.jobs() YIELD jobId RETURN jobId",
    "CALL dbms.upgrade()",
    "CALL db.awaitIndexes(1)",
    "CALL db.create.setNodeVectorProperty(null, 'x', [1.0])",
    "MATCH (n) CALL db.create.setRelationshipVectorProperty(n, 'x', [1.0])",
    "CALL db.createRelationshipType('X')",
    "CALL gds.graph.drop('x') YIELD graphName RETURN graphName",
    "CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'DELETE n', {}) YIELD batches RETURN batches",
    "CALL apoc.export.csv.all('samspill-hack.csv', {}) YIELD file RETURN file",
    "MATCH (n) WHERE apoc.util.sleep(10) IS NULL RETURN n",
    "RETURN util.sleep(10000) AS x",
]
HOSTILE = [*WRITING, *SCHEMA, *SERVER, *OUTSIDE, *PROCEDURES]

HONEST = [
    "MATCH (n) RETURN n",
    "MATCH (n:Company {id: 'org:a'}) RETURN n.name AS name;",
    "MATCH (n:Company) RETURN n.name AS name; // done; really",
    "OPTIONAL MATCH (n:Theme) RETURN n IS NULL AS none",
    "MATCH (a)-[r:WORKS_WITH|MEMBER_OF]-(b) WHERE a.id < b.id RETURN a, type(r) AS type, b",
    "MATCH (n) RETURN n.set AS set_, n.create AS created, n.delete AS deleted",
    "MATCH (n) RETURN n {.name, set: 1, .*} AS map",
    "RETURN {create: 1, merge: 2, load: 3} AS map",
    "RETURN 'CREATE (n) SET n.x = 1; DELETE n' AS text",
    'RETURN "LOAD CSV" AS text // MERGE',
    "/* CREATE */ RETURN 1 AS one",
    "MATCH (`create`:Company) RETURN `create`.name AS `set`",
    "UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 RETURN sum(x) AS sum",
    "UNWIND range(1, 3) AS x RETURN x ORDER BY x DESC SKIP 1 LIMIT 1",
    "MATCH (n) RETURN labels(n)[0] AS label, count(*) AS number ORDER BY number DESC, label ASC",
    "RETURN [x IN range(1, 5) WHERE x % 2 = 0 | x * x] AS squares",
    "RETURN reduce(sum = 0, x IN [1, 2, 3] | sum + x) AS sum",
    "RETURN all(x IN [1, 2] WHERE x > 0) AS a, any(x IN [1] WHERE x = 1) AS b, none(x IN [1] WHERE x = 2) AS c",
    "RETURN CASE WHEN 1 = 1 THEN 'a' ELSE 'b' END AS letter",
    "MATCH (n) RETURN CASE n.name WHEN 'A' THEN 1 WHEN 'B' THEN 2 ELSE 3 END AS number",
    "MATCH (n) WHERE n.name STARTS WITH 'A' OR n.name ENDS WITH 'B' OR n.name CONTAINS 'C' RETURN n",
    "MATCH (n) WHERE n.name =~ '(?i)a.*' AND NOT n.id IN ['x'] XOR n.name IS NULL RETURN n",
    "MATCH (n) WHERE n.url IS NOT NULL RETURN n",
    "MATCH path = (a:Company)-[*1..3]-(b) RETURN path",
    "MATCH path = shortestPath((a:Company)-[*..5]-(b:Cluster)) RETURN length(path) AS steps",
    "MATCH (n:Company) RETURN [(n)--(m) | m.name] AS names",
    "MATCH (n) WHERE EXISTS { (n)--(:Cluster) } RETURN n",
    "MATCH (n) WHERE EXISTS { MATCH (n)--(m) WHERE m.name = 'B' RETURN m } RETURN n",
    "MATCH (n) RETURN COUNT { (n)--() } AS ties",
    "MATCH (n) RETURN COLLECT { MATCH (n)--(m) RETURN m.name } AS names",
    "MATCH (n) CALL (n) { MATCH (n)--(m) RETURN count(m) AS ties } RETURN n.name AS name, ties",
    "CALL { MATCH (n) RETURN count(n) AS number } RETURN number",
    "MATCH (n:Company) RETURN n.name AS name UNION MATCH (n:Cluster) RETURN n.name AS name",
    "MATCH (n:Company) RETURN n.name AS name UNION ALL MATCH (n:Cluster) RETURN n.name AS name",
    "CALL db.labels",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.labels() YIELD label WHERE label STARTS WITH 'C' RETURN collect(label) AS labels",
    "CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type",
    "RETURN date('2025-01-31').year AS year, duration.between(date('2025-01-01'), date('2025-02-01')).months AS months",
    "RETURN toUpper('x') + toString(1) + coalesce(null, 'y') AS text",
    "RETURN $list[0..2] AS some, $map.a AS a",
    "MATCH (n) WITH n ORDER BY n.name LIMIT 1 MATCH (n)--(m) RETURN n, collect(DISTINCT m.name) AS names",
    "WITH 1 AS x, 2 AS y RETURN x + y AS sum, -x AS minus, x / y AS part, x ^ y AS power",
    "RETURN 0x1F AS hex, 1.5e3 AS float, .5 AS half, true AND NOT false AS truth, null AS nothing",
    "MATCH (a:Company&!Cluster) RETURN a",
    "MATCH (start)-[load]->(stop) WHERE start.name < stop.name RETURN start, load, stop ORDER BY start.name",
    "MATCH (show:Company) WITH show AS use WHERE use.name IS NOT NULL RETURN use {.name, show: 1} AS rename",
    "MATCH (a:Company|Cluster) RETURN a",
    "RETURN 'emoji 👩‍👩‍👧 and a soft\u00adhyphen' AS text",
    "RETURN 1 AS x // neither \u0085 nor \u2028 ends a comment: CREATE (:X)",
]
PARAMETERS = {"p": 1, "list": [1, 2, 3], "map": {"a": 1}}


@pytest.mark.parametrize("query", HOSTILE)
def test_the_text_alone_is_refused_with_a_reason(query: str) -> None:
    with pytest.raises(ReadOnlyViolation, match=r"(?s)^Line \d+: .{20}"):
        checked(query)


@pytest.fixture
def pair(holding: Callable[[Records], Store]) -> Store:
    """A store on each engine with two nodes and a tie, which no test here may change."""
    return holding(PAIR)


@pytest.fixture(scope="module")
def untouched() -> dict[Location, Any]:
    """What each store and its surroundings were like before the first hostile query."""
    return {}


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_is_refused_and_changes_nothing_even_where_it_comes_past_the_first_fence(  # noqa: PLR0913, PLR0917  fixtures
    pair: Store,
    store_location: Location,
    untouched: dict[Location, Any],
    contents: Contents,
    query: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = untouched.setdefault(store_location, (contents(pair), surroundings(store_location)))
    with pytest.raises(ReadOnlyViolation):
        pair.read(query, PARAMETERS)
    monkeypatch.setattr("samspill.graph.store.bolt.checked", lambda text: text)
    try:
        rows = pair.read(query, PARAMETERS).rows
    except SamspillError:
        rows = ()
    monkeypatch.undo()
    assert (contents(pair), surroundings(store_location)) == before
    assert "root:" not in str(rows)
    assert not list(Path.cwd().rglob("samspill-hack*"))


def test_the_surroundings_tell_when_something_has_changed(pair: Store, store_location: Location) -> None:
    """The test above would be worth nothing if they did not."""
    before = surroundings(store_location)
    assert isinstance(pair, BoltStore)
    with pair._writing() as session:  # noqa: SLF001  no user may do this
        session.run("CREATE INDEX hack FOR (n:Company) ON (n.name)").consume()
    try:
        assert surroundings(store_location) != before
    finally:
        with pair._writing() as session:  # noqa: SLF001
            session.run("DROP INDEX hack").consume()


@pytest.mark.parametrize("query", HONEST)
def test_an_honest_query_is_answered(pair: Store, query: str) -> None:
    assert pair.read(query, PARAMETERS).columns


def test_a_refusal_says_what_why_and_where_to_write_instead() -> None:
    with pytest.raises(ReadOnlyViolation) as refusal:
        checked("MATCH (n)\nSET n.name = 'x'")
    assert str(refusal.value).startswith("Line 2: SET is not allowed here: it changes the graph")
    assert "samspill load FILE.xlsx" in str(refusal.value)


def test_a_name_that_looks_like_a_clause_is_helped_into_backticks() -> None:
    with pytest.raises(ReadOnlyViolation, match="put it in backticks: `set`"):
        checked("MATCH (set:Company) RETURN set")
    assert checked("MATCH (`set`:Company) RETURN `set`.name AS name")


@pytest.mark.parametrize(
    ("query", "meant"),
    [("MATCH (o) RETRUN o", "RETURN"), ("MTACH (o) RETURN o", "MATCH"), ("MATCH (o) WERE o.x = 1 RETURN o", "WHERE")],
)
def test_a_misspelt_word_is_told_with_the_one_that_was_meant(query: str, meant: str) -> None:
    with pytest.raises(ReadOnlyViolation, match=rf"did you mean {meant}\?"):
        checked(query)


def test_a_refusal_is_told_in_the_language_of_its_reader() -> None:
    with pytest.raises(ReadOnlyViolation) as refused:
        checked("MATCH (o) DELETE o")
    assert "det endrer grafen" in refused.value.said("nb")
    assert "det endrar grafen" in refused.value.said("nn")


def test_a_procedure_that_is_not_allowed_is_told_with_those_that_are() -> None:
    with pytest.raises(ReadOnlyViolation, match=r"dbms\.listConfig .*db\.labels"):
        checked("CALL dbms.listConfig()")


def test_a_text_of_unreasonable_length_is_refused() -> None:
    assert checked("RETURN 1 AS x".ljust(LONGEST_QUERY))
    with pytest.raises(ReadOnlyViolation, match="characters"):
        checked(f"RETURN '{'x' * LONGEST_QUERY}' AS x")


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        ("RETURN 1 AS x;", "RETURN 1 AS x"),
        ("RETURN ';' AS x ;  // a; b", "RETURN ';' AS x   // a; b"),
        ("RETURN 1 AS x /* ; */", "RETURN 1 AS x /* ; */"),
    ],
)
def test_a_semicolon_at_the_end_is_left_out(query: str, sent: str) -> None:
    assert checked(query) == sent
