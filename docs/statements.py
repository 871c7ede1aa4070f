"""The page about the Cypher that works on both engines, made of the statements that the tests ask both of them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

STATEMENTS: Final = Path(__file__).parents[1] / "tests" / "graph" / "store" / "statements.json"
_BLANK_LINE: Final = "\n\n"
Statement = Mapping[str, Any]


def same() -> str:
    """Every statement that gives the same on both engines, by chapter, with what it gives."""
    return "\n\n".join(
        f"### {title}\n\n```cypher\n{_BLANK_LINE.join(map(_with_rows, alike))}\n```"
        for title, statements in _chapters().items()
        if (alike := [statement for statement in statements if "rows" in statement])
    )


def different() -> str:
    """Every statement that does not, with what each engine gives and what to write instead."""
    statements = (statement for chapter in _chapters().values() for statement in chapter)
    return "\n\n".join(_difference(statement) for statement in statements if "instead" in statement)


def _chapters() -> Mapping[str, Sequence[Statement]]:
    chapters: Mapping[str, Sequence[Statement]] = json.loads(STATEMENTS.read_text(encoding="utf-8"))
    return chapters


def _with_rows(statement: Statement) -> str:
    return "\n".join((statement["query"], *_comments(statement)))


def _difference(statement: Statement) -> str:
    told = (
        comment
        for engine, name in (("embedded", "embedded"), ("neo4j", "Neo4j 5.26"))
        for comment in _comments(statement[engine], f"{name}: ")
    )
    return "\n".join(("```cypher", statement["query"], *told, "// on both, write instead", statement["instead"], "```"))


def _comments(told: Mapping[str, Any], name: str = "") -> Iterator[str]:
    if "error" in told:
        yield f"// {name}error: {told['error']}"
    elif not told["rows"]:
        yield f"// {name}no rows"
    for row in told.get("rows", ()):
        yield f"// {name}{' | '.join(json.dumps(value, ensure_ascii=False) for value in row)}"
