"""What any loader says is said in bokmål and nynorsk too."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from samspill.graph.language import OWN_WORDS
from samspill.loaders import LOADERS
from samspill.loaders.networkfiles.formats import FORMATS
from samspill.loaders.words import FOLDERS, shorten, speaker
from samspill.loaders.workbook.sheets import SHEETS
from samspill.loaders.workbook.vocabulary import ROLES

ROOM = Path(__file__).parents[2] / "loaders"
SAYING = {"say", "_say", "Unusable", "Malformed", "problem", "remark", "_remark", "_remark_on", "note"}
"""Functions and errors that are given a message, as one of their arguments."""
NO_MESSAGE = {": ", "weight", "status"}
"""Names of columns are quoted as the formats write them."""


def messages() -> Iterator[str]:
    """Go through the messages in the code of all loaders, the explanations of the form and what loaders tell of themselves."""
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield from texts_in(node)
    for sheet in SHEETS:
        yield from (sheet.explanation, *(column.explanation for column in sheet.columns))
    yield from (loader.gives for loader in LOADERS.values())
    yield from (LOADERS["workbook"].title, LOADERS["workbook"].licence)
    for format_ in FORMATS:
        yield from (format_.reason, format_.unit)


def texts_in(node: ast.AST) -> Iterator[str]:
    """Go through the texts that a call is given, or that become a message."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        parts: list[ast.expr] = node.args if name in SAYING else []
        # Names of columns are one word.
        least = 2 if name == "problem" else 1
    elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in {"message", "reason"}:
        parts, least = [node.value], 2
    else:
        return
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and len(part.value.split()) >= least:
            yield part.value


def catalogue(folder: Path, language: str) -> dict[str, str]:
    with (folder / f"{language}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def blanks(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_message_is_translated_with_the_same_blanks(language: str) -> None:
    words = catalogue(OWN_WORDS, language)
    for folder in FOLDERS:
        words |= catalogue(folder, language)
    wanted = set(messages()) - NO_MESSAGE
    assert len(wanted) > 250
    assert sorted(wanted - words.keys()) == []
    assert [message for message in wanted if blanks(message) != blanks(words[message])] == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_role_has_a_word(language: str) -> None:
    assert set(ROLES) <= catalogue(OWN_WORDS, language).keys()


def test_terms_of_the_model_are_said_as_words() -> None:
    say = speaker("nb")
    assert say("{choices}", choices=("Company", "PublicBody")) == "Bedrift, Offentlig virksomhet"


def test_values_are_quoted_in_one_short_line() -> None:
    assert shorten("a\n  b") == "a b"
    assert len(shorten("a" * 40_000)) == 60
