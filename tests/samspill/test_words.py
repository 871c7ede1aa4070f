"""All that the command line says can be read in bokmål and nynorsk."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import samspill.cli
from samspill.cli.session import _TASKS, LOCALE
from samspill.graph.language import translations
from samspill.graph.store.forgotten import LEFT_OUT
from samspill.settings import Settings


def said() -> Iterator[str]:
    """Go through the texts that the code gives to `session.say`, `session.word` and `map(session.word, …)`."""
    for path in Path(samspill.cli.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"session.say", "session.word"}:
                yield from texts(node.args[0])
    yield from (*_TASKS.values(), LEFT_OUT)
    yield from ("File", "Sheet", "Row", "Column", "Value", "What to do")
    yield from ("default", "file", "environment", "command line")
    yield from (field.description or "" for field in Settings.model_fields.values())


def texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)
    elif isinstance(node, ast.Constant):
        yield str(node.value)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_text_is_translated(language: str) -> None:
    words = translations(language, LOCALE)
    messages = set(said())
    assert len(messages) > 50
    # A few words are the same in all three languages.
    same = {"Status"}
    assert [text for text in sorted(messages - same) if words.gettext(text) == text] == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_translations_fill_in_the_same_blanks(language: str) -> None:
    words = translations(language, LOCALE)

    def blanks(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text)}

    for text in said():
        assert blanks(words.gettext(text)) == blanks(text)
