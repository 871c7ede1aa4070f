"""What a Cypher query gave, ready to be shown as a table."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from typing_extensions import TypedDict

from samspill.cypher.catalogue import Column
from samspill.graph.store.port import Result
from samspill.viz.web.context import Context


class AnswerColumn(TypedDict):
    """A column of an answer."""

    name: str
    title: str
    words: bool
    """Whether its values are words of the model, to be shown in the reader's language."""
    ids: str
    """The column with the ids of what is named here; such a column is not shown itself."""
    shown: bool


class Answer(TypedDict):
    """The result of a query: plain values, and nodes, relationships and paths as the store gives them."""

    columns: list[AnswerColumn]
    rows: list[list[Any]]
    truncated: bool


def answer_of(context: Context, result: Result, columns: Sequence[Column] = ()) -> Answer:
    """Return a result with what the catalogue says about its columns, if it says anything."""
    known = {column.name: column for column in columns}
    ids = {column.id_of: column.name for column in columns if column.id_of}
    return {
        "columns": [
            {
                "name": name,
                "title": known[name].title.get(context.language, name) if name in known else name,
                "words": name in known and known[name].words,
                "ids": ids.get(name, ""),
                "shown": name not in ids.values(),
            }
            for name in result.columns
        ],
        "rows": [[_as_json(value) for value in row] for row in result.rows],
        "truncated": result.truncated,
    }


def _as_json(value: Any) -> Any:  # noqa: ANN401  any value of a query
    """Return a value with numbers that JSON does not have, such as 0.0 / 0.0, as text."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, list):
        return [_as_json(each) for each in value]
    if isinstance(value, dict):
        return {key: _as_json(each) for key, each in value.items()}
    return value


def organisations_in(answer: Answer) -> list[str]:
    """Return the ids of the organisations among the nodes that a query gave, each once, in their order."""
    found = (node for row in answer["rows"] for value in row for node in _nodes_in(value))
    ids = (node["properties"].get("id", "") for node in found if "Organisation" in node["labels"])
    return list(dict.fromkeys(ids))


def _nodes_in(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  any value of a query
    if isinstance(value, list):
        for each in value:
            yield from _nodes_in(each)
    elif isinstance(value, dict) and "labels" in value and "properties" in value:
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _nodes_in(each)
