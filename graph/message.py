"""What samspill tells people: an English sentence with blanks and what goes into them, said once the reader's language is known."""

from typing import Final

ENGLISH: Final = "en"


class Message:
    """A sentence in English, whose translations stand in `graph/locale`, and the values of its `{blanks}`.

    A value may be a message itself; a tuple becomes a list with commas. A sentence without values is taken as it is, braces
    and all.
    """

    __slots__ = ("text", "values")

    def __init__(self, text: str, /, **values: object) -> None:
        self.text = text
        self.values = values

    def __str__(self) -> str:
        """Say it in English."""
        return self.said(ENGLISH)

    def said(self, language: str) -> str:
        """Say it in `language`; what has no translation stays English."""
        text = self.text if language == ENGLISH else _translated(self.text, language)
        return (
            text.format(**{name: _value(value, language) for name, value in self.values.items()})
            if self.values
            else text
        )


def _value(value: object, language: str) -> object:
    if isinstance(value, tuple):
        return ", ".join(str(_value(each, language)) for each in value)
    return value.said(language) if isinstance(value, Message) else value


def _translated(text: str, language: str) -> str:
    # Imported here: catalogues take longer to import than `samspill --help` may take, which never needs one.
    from samspill.graph.language import translations  # noqa: PLC0415

    # To catalogues the empty text is the name of their own header.
    return str(translations(language).gettext(text)) if text else ""
