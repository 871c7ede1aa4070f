"""The Cypher that works on both engines: each statement of `statements.json`, on the Troms example, gives what is told there.

`docs/cypher.md` is made from the same file, so that what it says is what these tests have seen. Each statement has `rows`, or, where the
engines differ, what each gives (`rows` or the words of its `error`) and an `instead` that gives the same on both.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from samspill.cypher.catalogue import catalogue
from samspill.cypher.inspection import is_ordered
from samspill.graph.errors import QueryError
from samspill.graph.store import Store

CHAPTERS: Mapping[str, list[dict[str, Any]]] = json.loads(
    Path(__file__).with_name("statements.json").read_text(encoding="utf-8")
)
STATEMENTS = [statement for statements in CHAPTERS.values() for statement in statements]
DIFFERING = [statement for statement in STATEMENTS if "instead" in statement]


def query_of(statement: Mapping[str, Any]) -> str:
    return str(statement["query"])


def rows(store: Store, query: str) -> list[Any]:
    """Return what a query gives as JSON has it; sorted, if the query leaves their order to the engine."""
    return ordered(query, json.loads(json.dumps(store.read(query).rows)))


def ordered(query: str, found: list[Any]) -> list[Any]:
    return found if is_ordered(query) else sorted(found, key=json.dumps)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """The name of the engine that the store of the test is on."""
    return str(request.node.callspec.params["troms_stores"])


@pytest.mark.parametrize("statement", STATEMENTS, ids=query_of)
def test_a_statement_gives_what_the_documentation_says(
    troms_stores: Store, engine: str, statement: Mapping[str, Any]
) -> None:
    query = query_of(statement)
    told = statement.get(engine, statement)
    if "error" in told:
        with pytest.raises(QueryError) as failure:
            troms_stores.read(query)
        assert told["error"] in str(failure.value)
    else:
        assert rows(troms_stores, query) == ordered(query, told["rows"])


@pytest.mark.parametrize("statement", DIFFERING, ids=query_of)
def test_what_to_write_where_the_engines_differ_gives_the_same_on_both(
    troms_stores: Store, statement: Mapping[str, Any]
) -> None:
    # Neo4j is the yardstick, unless it is the one that lacks it.
    wanted = next(told["rows"] for told in (statement["neo4j"], statement["embedded"]) if "rows" in told)
    assert rows(troms_stores, statement["instead"]) == wanted


def test_most_of_what_the_manual_teaches_is_the_same_on_both_engines() -> None:
    """The questions of the catalogue, all of which give the same on both engines, are counted with them."""
    assert len({query_of(statement) for statement in STATEMENTS}) == len(STATEMENTS)
    assert len(STATEMENTS) - len(DIFFERING) + len(catalogue()) >= 150
    assert all(("rows" in statement) != ("instead" in statement) for statement in STATEMENTS)
