"""How loaders speak: messages with an English id, said in the language that the user asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from samspill.graph.language import DEFAULT_LANGUAGE, translations

FOLDERS: Final = (Path(__file__).parent / "locale", *sorted(Path(__file__).parent.glob("*/locale")))
_LONGEST_VALUE = 60

Say = Callable[..., str]
"""`say("Row {row} is empty", row=3)`: the message in the user's language, its blanks filled in."""


def speaker(language: str) -> Say:
    """Return the function that says a message in `language`; a tuple of the model's terms becomes a list of its words."""
    words = translations(language, *FOLDERS)

    def listed(value: object) -> object:
        return ", ".join(str(words.gettext(str(term))) for term in value) if isinstance(value, tuple) else value

    def say(message: str, /, **values: object) -> str:
        said = str(words.gettext(message))
        return said.format(**{name: listed(value) for name, value in values.items()}) if values else said

    return say


in_english: Final = speaker(DEFAULT_LANGUAGE)


class Unusable(ValueError):  # noqa: N818  it is the value that is unusable
    """A value that cannot be used; says why once its reader's language is known."""

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def said(self, say: Say) -> str:
        """Return the message, in the language of `say`."""
        return say(self.message, **self.values)


def shorten(value: object) -> str:
    """Return a value as problems quote it: one line, cut to a length that fits a table."""
    line = " ".join(str(value).split())
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1] + "…"
