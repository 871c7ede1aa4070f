"""`samspill questions` and `samspill ask`: the catalogue of questions, and the answers."""

from collections.abc import Sequence

import click

from samspill.cli.options import common_options, rows_options
from samspill.cli.output import Heading, Shape, print_json, print_rows, print_text
from samspill.cli.session import Session
from samspill.cli.stores import find_id, find_source, limits_of, reading
from samspill.cypher.catalogue import Column, Parameter, ParameterType, Question, catalogue
from samspill.graph.errors import UsageError
from samspill.graph.message import Message
from samspill.graph.network.choices import require
from samspill.graph.store.port import Store


@click.command("questions")
@click.argument("name", required=False)
@common_options
@rows_options
def questions_verb(session: Session, name: str | None, shape: Shape) -> None:
    """List the questions that can be asked, or tell all about the one called NAME, with its Cypher."""
    if name is not None:
        _tell(session, _question(name), shape)
        return
    rows = [(question.name, question.title[session.language], signature(question)) for question in catalogue().values()]
    headings = [
        Heading("name", session.word("Name")),
        Heading("title", session.word("Question")),
        Heading("parameters", session.word("Fill in")),
    ]
    print_rows(shape, headings, rows, [_document(session, question) for question in catalogue().values()])


@click.command("ask")
@click.argument("name")
@click.argument("values", nargs=-1, metavar="[PARAMETER=VALUE]…")
@common_options
@rows_options
def ask_verb(session: Session, name: str, values: tuple[str, ...], shape: Shape) -> None:
    """Ask the question called NAME, with what it needs to know.

    Organisations, activities, places, themes and sources are given by name or by id. If the question takes only one thing,
    its value alone will do:

    samspill ask partners "Sjømatklyngen Senja"

    `samspill questions` lists the questions and what each needs.
    """
    question = _question(name)
    given = _given(question, values)
    with reading(session) as store:
        filled = {each.name: _value(store, each, given.get(each.name, "")) for each in question.parameters}
        result = store.read(question.text, filled, limits_of(session.settings))
    headings = [_heading(session, column) for column in question.columns]
    title, language = question.title[session.language], session.language
    print_rows(shape, headings, result.rows, result.document(), title=title, language=language)
    if shape == "table" and not result.rows:
        session.say("Nothing found.")
    if result.truncated:
        session.say(
            "Only the first {rows} rows are shown: the limit is max_rows, see samspill settings.", rows=len(result.rows)
        )


def _question(name: str) -> Question:
    require("question", name, catalogue())
    return catalogue()[name]


def _given(question: Question, values: Sequence[str]) -> dict[str, str]:
    given = {}
    for text in values:
        name, equals, value = text.partition("=")
        if not equals and len(question.parameters) == 1:
            name, value = question.parameters[0].name, text
        elif not equals:
            raise UsageError(
                "Write {text!r} as PARAMETER=VALUE. {name} takes: {parameters}.",
                text=text,
                name=question.name,
                parameters=signature(question) or Message("nothing"),
            )
        called = Message("parameter of {question} called", question=question.name)
        require(called, name, [parameter.name for parameter in question.parameters])
        given[name] = value
    return given


def _value(store: Store, parameter: Parameter, text: str) -> str | int:
    try:
        value = parameter.value(text)
    except ValueError as error:
        raise UsageError("{reason}.", reason=error) from error
    if text.strip() and parameter.type.node_label:
        return find_id(store, parameter.type.node_label, text)
    if text.strip() and parameter.type is ParameterType.SOURCE:
        return find_source(store, text)
    return value


def signature(question: Question) -> str:
    """Return what to fill in: `from=ORGANISATION to=ORGANISATION`, in brackets what may be left out."""
    parts = (
        f"{each.name}={'|'.join(each.choices) if each.choices else each.type.upper()}" for each in question.parameters
    )
    return " ".join(
        part if each.required else f"[{part}]" for part, each in zip(parts, question.parameters, strict=True)
    )


def _heading(session: Session, column: Column) -> Heading:
    title = column.title[session.language] if column.title else ""
    return Heading(column.name, title, session.word if column.words else None)


def _tell(session: Session, question: Question, shape: Shape) -> None:
    if shape == "json":
        print_json(_document(session, question) | {"cypher": question.text})
        return
    lines = [question.title[session.language], "", question.description[session.language], ""]
    lines += [f"samspill ask {question.name} {signature(question)}".rstrip(), "", question.text]
    print_text("\n".join(lines))


def _document(session: Session, question: Question) -> dict[str, object]:
    parameters = [
        {"name": each.name, "type": str(each.type), "label": each.label[session.language], "required": each.required}
        for each in question.parameters
    ]
    return {
        "name": question.name,
        "title": question.title[session.language],
        "description": question.description[session.language],
        "tags": list(question.tags),
        "parameters": parameters,
        "columns": [column.name for column in question.columns],
    }
