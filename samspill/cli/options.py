"""The options that verbs have in common, and how they become a Session."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from samspill.cli.reader import Reader
from samspill.cli.session import Session, system_language
from samspill.graph.errors import UsageError
from samspill.graph.language import LANGUAGES
from samspill.settings import read_settings

Function = Callable[..., Any]
"""A verb: it gets a Session and its own options, and returns an exit code or None."""

_SHARED: Final = (
    click.option(
        "--store",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Folder of the embedded store to use.",
    ),
    click.option("--neo4j", metavar="URI", help="Neo4j server to use instead, such as bolt://localhost:7687."),
    click.option("--language", type=click.Choice(LANGUAGES), help="Language of what is shown."),
    click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error."),
)


def common_options(function: Function) -> Function:
    """Add the options that every verb has; the verb gets a Session as its first argument instead of them."""

    @functools.wraps(function)
    def with_session(*, store: Path | None, neo4j: str | None, language: str | None, **others: object) -> object:
        reader = click.get_current_context().find_object(Reader) or Reader()
        reader.language = language or system_language()
        flags = {"store": store, "neo4j_uri": neo4j, "language": language}
        if store and neo4j:
            raise UsageError("Give --store or --neo4j, not both: the graph is in one of them.")
        if store:
            # A folder on the command line counts for more than a server in the environment.
            flags["neo4j_uri"] = ""
        session = Session(*read_settings({name: value for name, value in flags.items() if value is not None}))
        reader.language = session.language
        return function(session, **others)

    for option in reversed(_SHARED):
        with_session = option(with_session)
    return with_session


def rows_options(function: Function) -> Function:
    """Add `--format` and `--json` for verbs that print rows; the verb gets the choice as `shape`."""
    shape = click.option(
        "--format",
        "shape",
        type=click.Choice(["table", "csv", "json"]),
        default="table",
        show_default=True,
        help="How to print the rows.",
    )
    return shape(click.option("--json", "shape", flag_value="json", help="The same as --format json.")(function))


def flag_settings(session: Session, **flags: object) -> Session:
    """Return the session with settings that an option of one verb gives; options that were not given are None."""
    given = {name: value for name, value in flags.items() if value is not None}
    own = {name: value for name, value in session.settings if session.origins[name] == "command line"}
    return Session(*read_settings(own | given))
