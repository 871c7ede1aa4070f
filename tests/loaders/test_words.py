"""What the workbook and the front of the loaders say is said in bokmål and nynorsk too."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from samspill.graph.language import OWN_WORDS
from samspill.loaders import LOADERS
from samspill.loaders.words import FOLDER, shorten, speaker
from samspill.loaders.workbook.sheets import SHEETS
from samspill.loaders.workbook.vocabulary import ROLES

ROOM = Path(__file__).parents[2] / "loaders"
SAYING = {"say", "Unusable"}


def messages() -> Iterator[str]:
    """Go through the messages in the code, the explanations of the form and what the loader tells of itself."""
    for path in (*sorted(ROOM.glob("*.py")), *sorted((ROOM / "workbook").glob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in SAYING:
                    yield str(node.args[0].value)
    for sheet in SHEETS:
        yield from (sheet.explanation, *(column.explanation for column in sheet.columns))
    workbook = LOADERS["workbook"]
    yield from (workbook.title, workbook.gives, workbook.licence)


def catalogue(folder: Path, language: str) -> dict[str, str]:
    with (folder / f"{language}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def blanks(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_message_is_translated_with_the_same_blanks(language: str) -> None:
    words = catalogue(FOLDER, language)
    wanted = set(messages())
    assert len(wanted) > 100
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
