"""Free Cypher: what a text gives, as a table and, where that holds organisations, as a map."""

import re
from collections.abc import Mapping
from typing import Final

from typing_extensions import TypedDict

from samspill.cypher.inspection import parameters as parameters_in
from samspill.cypher.inspection import paths_without_bound
from samspill.graph.errors import QueryError
from samspill.graph.store.port import Result
from samspill.viz.document import MapDocument
from samspill.viz.web.advice import advice
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.answers import Answer, answer_of, organisations_in

PARAMETER_PREFIX: Final = "p."
"""What the name of a query's own parameter starts with in the address, so that none is taken for one of the page."""
_WHOLE_NUMBER: Final = re.compile(r"-?\d+")
TAKES: Final = {
    "query": f"a Cypher text that only reads; {PARAMETER_PREFIX}NAME gives the value of its parameter $NAME"
}


class ParameterField(TypedDict):
    """A parameter that the text names, and its value as typed."""

    name: str
    value: str


class Problem(TypedDict):
    """Why there is no answer."""

    status: int
    message: str
    advice: str
    """What to do next."""


class CypherPage(TypedDict):
    """A query and its answer."""

    title: str
    query: str
    parameters: list[ParameterField]
    max_rows: int
    timeout_s: float
    lines_without_bound: list[int]
    """Lines of the text with paths of any length, which may be without number."""
    answer: Answer | None
    on_map: int
    """How many organisations the answer holds as nodes."""
    problem: Problem | None


def cypher(context: Context, parameters: Parameters) -> CypherPage:
    """Run a Cypher query that can only read."""
    query = parameters.get("query", "").strip()
    answer, problem = _answer(context, query, parameters)
    limits = context.explorer.settings.limits
    return {
        "title": "Cypher",
        "query": query,
        "parameters": [
            {"name": name, "value": parameters.get(PARAMETER_PREFIX + name, "")} for name in parameters_in(query)
        ],
        "max_rows": limits.max_rows,
        "timeout_s": limits.timeout_s,
        "lines_without_bound": sorted({sign.line for sign in paths_without_bound(query)}),
        "answer": answer,
        "on_map": len(organisations_in(answer)) if answer else 0,
        "problem": problem,
    }


def cypher_map(context: Context, parameters: Parameters) -> MapDocument:
    """Draw the organisations that a query gives, with the ties of the chosen network among them."""
    result = _run(context, parameters.get("query", ""), parameters)
    rows = context.network.rows
    found = [rows[each] for each in organisations_in(answer_of(context, result)) if each in rows]
    return context.map(context.network.part(found), title="Cypher")


def _answer(context: Context, query: str, parameters: Parameters) -> tuple[Answer | None, Problem | None]:
    if not query:
        return None, None
    try:
        return answer_of(context, _run(context, query, parameters)), None
    except QueryError as error:
        status = error.http_status
        said = error.said(context.language)
        return None, {"status": status, "message": said, "advice": advice(context.words, status)}


def _run(context: Context, query: str, parameters: Parameters) -> Result:
    given = {name: _value(parameters.get(PARAMETER_PREFIX + name, "")) for name in parameters_in(query)}
    return context.ask(query, given)


def _value(text: str) -> str | int:
    """Return the value of a parameter: a whole number is a number, unless it stands in quotation marks."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else text


def as_query_parameters(values: Mapping[str, str | int]) -> dict[str, str]:
    """Return the parameters of the address that give a query those values."""
    return {PARAMETER_PREFIX + name: _typed(value) for name, value in values.items()}


def _typed(value: str | int) -> str:
    looks_like_number = isinstance(value, str) and _WHOLE_NUMBER.fullmatch(value)
    return f'"{value}"' if looks_like_number else str(value)
