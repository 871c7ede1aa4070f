"""The generated parts of the documentation, made from what they document."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

import click
from pydantic import SecretStr

from docs import statements
from docs.example_files import example_files
from samspill.backend.info import FUNCTIONS
from samspill.cli.questions import signature
from samspill.cli.verbs import VERBS, samspill
from samspill.cypher.catalogue import Question, catalogue
from samspill.graph.network import ANALYSES, MEASURES, PROJECTIONS, Analysis, Measure
from samspill.loaders.workbook import describe
from samspill.settings import PREFIX, Settings

_WIDTH = 100


def questions() -> str:
    """Every question of the catalogue, with what it takes and gives."""
    return "\n\n".join("\n\n".join(_question(question)) for question in catalogue().values())


def command_line() -> str:
    """The help of every verb."""
    return "\n\n".join(f"## samspill {name}\n\n```text\n{_help(name)}\n```" for name in VERBS)


def settings() -> str:
    """A table of all settings."""
    rows = [
        f"| `{name}` | `{PREFIX}{name.upper()}` | {_default(name)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| setting | variable | default | what it is |", "|---|---|---|---|", *rows])


def projections() -> str:
    """A table of what counts as a tie."""
    rows = [f"| `{name}` | {description} |" for name, description in PROJECTIONS.items()]
    return "\n".join(["| projection | what it shows |", "|---|---|", *rows])


def methods(known: Iterable[Measure | Analysis]) -> str:
    """A table of measures or analyses, each with its definition and where it comes from."""
    rows = [f"| `{each.name}` | {each.title} | {each.definition} | {each.paper} |" for each in known]
    return "\n".join(["| name | title | what it says | source |", "|---|---|---|---|", *rows])


def backend() -> str:
    """The functions of NetworkX that the backend takes over."""
    return ", ".join(f"`{name}`" for name in FUNCTIONS) + "."


def _question(question: Question) -> Iterator[str]:
    yield f"## {question.name}"
    yield f"**{question.title['en']}** {question.title['nb']} {question.title['nn']}"
    yield question.description["en"]
    yield f"```bash\nsamspill ask {f'{question.name} {signature(question)}'.strip()}\n```"
    yield "Columns: " + ", ".join(f"`{column.name}`" for column in question.columns) + "."
    yield f"```cypher\n{question.text.strip()}\n```"


def _help(verb: str) -> str:
    program = click.Context(samspill, info_name="samspill", terminal_width=_WIDTH, max_content_width=_WIDTH)
    command = samspill.get_command(program, verb)
    assert command is not None, verb  # noqa: S101  VERBS and the commands are one list
    return command.get_help(click.Context(command, parent=program, info_name=verb))


def _default(name: str) -> str:
    field = Settings.model_fields[name]
    if field.default_factory is not None:
        return "`samspill/store` in your data folder"
    default = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
    return f"`{default}`" if default != "" else "blank"


PARTS: Final[Mapping[str, Callable[[], str]]] = {
    "questions": questions,
    "command-line": command_line,
    "settings": settings,
    "example-files": example_files,
    "projections": projections,
    "measures": partial(methods, MEASURES.values()),
    "analyses": partial(methods, ANALYSES.values()),
    "backend": backend,
    "workbook": partial(describe, "en"),
    "arbeidsbok": partial(describe, "nb"),
    "cypher-that-differs": statements.different,
    "cypher-on-both": statements.same,
}
"""What makes each part, by the name that pages call it."""
