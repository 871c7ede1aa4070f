"""The questions of the catalogue: the list, and for each a form, an answer and the Cypher behind it."""

from collections.abc import Mapping
from typing import Any, Final

from typing_extensions import TypedDict

from samspill.cypher.catalogue import Parameter, ParameterType, Question, catalogue
from samspill.graph.errors import UnknownThing
from samspill.graph.names import alphabetical
from samspill.viz.web.context import Context, Parameters
from samspill.viz.web.pages.answers import Answer, answer_of
from samspill.viz.web.pages.picking import pick
from samspill.viz.web.pages.shapes import Thing, thing_of

TAKES: Final = {"name": "the name of the question; further parameters are those of the question"}


class QuestionShown(TypedDict):
    """A question in the list."""

    name: str
    title: str
    description: str
    tags: list[str]


class QuestionsPage(TypedDict):
    """All questions."""

    title: str
    questions: list[QuestionShown]


class Option(TypedDict):
    """A value to choose, and what to call it."""

    value: str
    label: str


class Field(TypedDict):
    """One thing to fill in, as it stands."""

    name: str
    type: str
    label_of: str
    """The label of what it takes, if that is something in the graph."""
    label: str
    required: bool
    value: str
    """What stands for it in the address: an id, a number, a text."""
    text: str
    """What a reader sees in the field: the name that goes with an id."""
    options: list[Option]
    """What to choose from, if that is a short list."""
    options_cut: bool
    """True if there are more."""
    choices: list[Thing]
    """What may be meant by a name that more than one thing has."""
    problem: str


class QuestionPage(QuestionShown):
    """One question: the form, and the answer when it is filled in."""

    fields: list[Field]
    cypher: str
    parameters: dict[str, Any]
    """What the fields give to the Cypher text."""
    answer: Answer | None


def questions(context: Context, _parameters: Parameters) -> QuestionsPage:
    """List the questions that can be asked."""
    shown = [_shown(context, each) for each in catalogue().values()]
    return {
        "title": context.words.gettext("Questions"),
        "questions": sorted(shown, key=lambda question: alphabetical(question["title"])),
    }


def question(context: Context, parameters: Parameters) -> QuestionPage:
    """Ask one question of the catalogue, if all that it needs is filled in."""
    asked = catalogue().get(parameters["name"])
    if asked is None:
        message = context.words.gettext("There is no question called %(name)s.") % {"name": parameters["name"]}
        raise UnknownThing(message)
    filled = [_fill(context, each, parameters) for each in asked.parameters]
    values = {field["name"]: value for field, value in filled if value is not None}
    is_complete = len(values) == len(filled)
    return {
        **_shown(context, asked),
        "fields": [field for field, _ in filled],
        "cypher": asked.text.strip(),
        "parameters": values,
        "answer": _ask(context, asked, values) if is_complete else None,
    }


def _shown(context: Context, question: Question) -> QuestionShown:
    return {
        "name": question.name,
        "title": question.title[context.language],
        "description": question.description[context.language],
        "tags": list(question.tags),
    }


def _ask(context: Context, question: Question, values: Mapping[str, Any]) -> Answer:
    result = context.ask(question.text, values)
    return answer_of(context, result, question.columns)


def _fill(context: Context, parameter: Parameter, given: Parameters) -> tuple[Field, Any]:
    """Return the field of a parameter, and its value if it has one."""
    text = given.get(parameter.name, "").strip()
    options, options_cut = _options(context, parameter)
    field: Field = {
        "name": parameter.name,
        "type": str(parameter.type),
        "label_of": parameter.type.node_label,
        "label": parameter.label[context.language],
        "required": parameter.required,
        "value": text,
        "text": text,
        "options": options,
        "options_cut": options_cut,
        "choices": [],
        "problem": "",
    }
    if text and parameter.type.node_label:
        picked = pick(context, text, parameter.type.node_label)
        if picked["thing"] is None:
            unclear = (
                context.words.gettext("Choose one of these.")
                if picked["choices"]
                else context.words.gettext("Not found.")
            )
            return {**field, "choices": picked["choices"], "problem": unclear}, None
        return {**field, "value": picked["thing"]["id"], "text": picked["thing"]["name"]}, picked["thing"]["id"]
    try:
        return field, parameter.value(text)
    except ValueError:
        return {**field, "problem": _problem(context, parameter) if text else ""}, None


def _problem(context: Context, parameter: Parameter) -> str:
    words = context.words
    return {
        ParameterType.INTEGER: words.gettext("Write a whole number."),
        ParameterType.DATE: words.gettext("Write a date such as 2025, 2025-04 or 2025-04-29."),
    }.get(parameter.type, words.gettext("Choose one of these."))


def _options(context: Context, parameter: Parameter) -> tuple[list[Option], bool]:
    """Return what to choose from, and whether there is more."""
    if parameter.type is ParameterType.SOURCE:
        rows = context.read("sources")
        sources = [thing_of(row["source"]) for row in rows]
        return [{"value": source["id"], "label": source["name"]} for source in sources], rows.cut
    choices = (parameter.choices or {}).items()
    return [{"value": value, "label": label[context.language]} for value, label in choices], False
