"""What a question is: what it asks, in three languages, what it takes and what it gives."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

LANGUAGES: Final = ("nb", "nn", "en")

Words = Mapping[str, str]
"""The same words in each of LANGUAGES."""
Value = str | int


class CatalogueError(ValueError):
    """A question file that cannot be used; the message names file and line and says what to do."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")


class ParameterType(StrEnum):
    """What a parameter takes. Those that are something in the graph take its id; a form offers names to choose from."""

    TEXT = "text"
    INTEGER = "integer"
    DATE = "date"
    CHOICE = "choice"
    ORGANISATION = "organisation"
    ACTIVITY = "activity"
    PLACE = "place"
    THEME = "theme"
    INSTRUMENT = "instrument"
    SOURCE = "source"

    @property
    def node_label(self) -> str:
        """The label of the things whose ids it takes, if people know these by name; empty for anything else."""
        return self.value.capitalize() if self in IN_GRAPH - {ParameterType.SOURCE} else ""


IN_GRAPH: Final = frozenset(list(ParameterType)[4:])
"""The types whose values are things in the graph."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing to fill in."""

    name: str
    type: ParameterType
    label: Words
    default: Value | None = None
    """What it is when left blank; None if it has to be filled in. A blank thing in the graph means all of them."""
    choices: Mapping[str, Words] | None = None
    """For a choice: each value and what to call it."""

    @property
    def required(self) -> bool:
        """Whether it has to be filled in."""
        return self.default is None

    def value(self, text: str) -> Value:
        """Return what `text`, as somebody typed it, means as a value of this parameter.

        Raises ValueError, with a message for that somebody, if it means nothing.
        """
        text = text.strip()
        if not text:
            if self.default is None:
                message = f"{self.name} has to be filled in"
                raise ValueError(message)
            return self.default
        return _READERS.get(self.type, _as_text)(self, text)


def _as_text(_parameter: Parameter, text: str) -> Value:
    return text


def _as_integer(parameter: Parameter, text: str) -> Value:
    try:
        return int(text)
    except ValueError:
        message = f"{parameter.name} is a whole number, and {text!r} is none"
        raise ValueError(message) from None


def is_date(text: str) -> bool:
    """Tell whether `text` is an ISO date; a year or month is as good as a day, since sources give no more at times."""
    try:
        date.fromisoformat((text + "-01-01")[:10] if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text) else "")
    except ValueError:
        return False
    return True


def _as_date(parameter: Parameter, text: str) -> Value:
    if not is_date(text):
        message = f"{parameter.name} is a date such as 2025, 2025-04 or 2025-04-29, and {text!r} is none"
        raise ValueError(message)
    return text


def _as_choice(parameter: Parameter, text: str) -> Value:
    choices = parameter.choices or {}
    if text not in choices:
        message = f"{parameter.name} is one of {', '.join(choices)}, and {text!r} is none of them"
        raise ValueError(message)
    return text


_READERS: Final = {
    ParameterType.INTEGER: _as_integer,
    ParameterType.DATE: _as_date,
    ParameterType.CHOICE: _as_choice,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer."""

    name: str
    title: Words
    """Empty for a column of ids, which is not for reading."""
    words: bool = False
    """True if the values are words of the model (Cluster, FUNDS, stated), to be shown in the reader's language."""
    id_of: str = ""
    """The column whose values these are the ids of, so that a screen can make links of them."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that people ask of the graph, and the Cypher that answers it."""

    name: str
    file: str
    title: Words
    description: Words
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    """The Cypher, without the header."""
    first_line: int
    """The line of the file that `text` starts on."""
