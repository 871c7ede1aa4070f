"""The questions that samspill can answer: each a file in `questions/`, checked when it is read.

From the catalogue come the command line, the forms of the explorer, the documentation and the tests.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

from samspill.cypher.checks import check
from samspill.cypher.header import read_question
from samspill.cypher.question import CatalogueError, Column, Parameter, ParameterType, Question
from samspill.cypher.texts import FOLDER, load_text, schema

__all__ = [
    "CatalogueError",
    "Column",
    "Parameter",
    "ParameterType",
    "Question",
    "catalogue",
    "load_text",
    "read_catalogue",
    "schema",
]


@cache
def catalogue() -> Mapping[str, Question]:
    """Return the questions that come with samspill, by name, in the order of their names."""
    return read_catalogue(FOLDER / "questions")


def read_catalogue(folder: Traversable) -> Mapping[str, Question]:
    """Return the questions in the `.cypher` files of `folder`, by name, in the order of their names.

    Raises CatalogueError for the first file whose header is not complete or does not match its text.
    """
    questions = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".cypher"):
            name = file.name.removesuffix(".cypher")
            question = read_question(name, f"{folder.name}/{file.name}", file.read_text(encoding="utf-8"))
            check(question)
            questions[name] = question
    return MappingProxyType(questions)
