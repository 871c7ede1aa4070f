"""`samspill query`: Cypher of your own."""

import json
import sys
from typing import Any

import click

from samspill.cli.options import common_options, flag_settings, rows_options
from samspill.cli.output import Heading, Shape, print_rows
from samspill.cli.session import Session
from samspill.cli.stores import limits_of, reading
from samspill.cypher.inspection import paths_without_bound
from samspill.graph.errors import UsageError


@click.command("query")
@click.argument("cypher")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="Value of $NAME: JSON, or else text. Can be repeated.",
)
@click.option("--max-rows", type=click.IntRange(1), metavar="N", help="The most rows to give.")
@click.option(
    "--timeout",
    "timeout_s",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="The most seconds to take.",
)
@common_options
@rows_options
def query_verb(  # noqa: PLR0913, PLR0917  one for each option
    session: Session,
    cypher: str,
    parameters: tuple[str, ...],
    max_rows: int | None,
    timeout_s: float | None,
    shape: Shape,
) -> None:
    """Run a CYPHER query that reads; - reads it from standard input.

    samspill query "MATCH (o:Organisation)-[r]->(a:Activity) RETURN o.name, type(r), a.name LIMIT 5"

    A query that would change the graph, read files or run too long is refused, with exit code 5.
    """
    text = sys.stdin.read() if cypher == "-" else cypher
    for sign in paths_without_bound(text):
        session.say(
            "Line {line}: paths of any length may be without number. Write how long they may be, such as [*1..4].",
            line=sign.line,
        )
    session = flag_settings(session, max_rows=max_rows, timeout_s=timeout_s)
    with reading(session) as store:
        result = store.read(text, dict(map(_parameter, parameters)), limits_of(session.settings))
    print_rows(
        shape,
        [Heading(name, name) for name in result.columns],
        result.rows,
        result.document(),
        language=session.language,
    )
    if shape == "table":
        session.say("Rows: {rows}, in {ms:.0f} ms.", rows=len(result.rows), ms=result.ms)
    if result.truncated:
        session.say("Only the first {rows} rows are shown: ask for more with --max-rows.", rows=len(result.rows))


def _parameter(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError("Write --param {text!r} as NAME=VALUE.", text=text)
    try:
        return name.removeprefix("$"), json.loads(value)
    except json.JSONDecodeError:
        return name.removeprefix("$"), value
