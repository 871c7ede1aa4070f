# ruff: noqa: SLF001  sentences that stand apart from their use are nobody else's business
"""Every error that samspill raises can be read in bokmål and nynorsk, by whoever reads it."""

import ast
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from samspill.graph import errors
from samspill.graph.errors import QueryError, SamspillError, UsageError
from samspill.graph.language import translations
from samspill.graph.message import Message
from samspill.graph.network.choices import require
from samspill.graph.store import fence, fence_words, neo4j, translation
from samspill.graph.store.embedded import directory, store

ROOT = Path(str(files("samspill")))
# Loaders word their errors themselves, in the language that they are told.
FOLDERS = [ROOT / "graph", ROOT / "viz", ROOT / "cli"]
MAKERS = {"Message", *(name for name, kind in vars(errors).items() if isinstance(kind, type))}


def sources() -> Iterator[ast.Module]:
    """Go through the code that raises errors in English."""
    for path in (*ROOT.glob("*.py"), *(path for folder in FOLDERS for path in folder.rglob("*.py"))):
        yield ast.parse(path.read_text(encoding="utf-8"))


def calls() -> Iterator[tuple[str, list[ast.expr]]]:
    """Go through the calls by name, with what they are given first."""
    for module in sources():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield node.func.id, node.args


def sentences() -> set[str]:
    """Return what can be told, in English."""
    written = {
        str(arguments[0].value)
        for name, arguments in calls()
        if (name in MAKERS or name == "require") and arguments and isinstance(arguments[0], ast.Constant)
    }
    # Those that stand somewhere else than where they are used.
    kept = {*fence_words.WRITING.values(), *fence_words.OUTSIDE.values(), fence._BEGINNING, fence._NO_CLAUSE}
    kept |= {text for _, _, text in translation._BY_CODE} | {text for _, text in translation._BY_CAUSE}
    kept |= {
        translation._TOO_LARGE,
        translation._NO_TEXT,
        translation._PARTLY_WRITTEN,
        directory.NO_SPACE,
        store._GAVE_UP,
        neo4j._NO_READING,
    }
    return (
        written
        | kept
        | {
            "The store {path} cannot be opened: {reason}",
            "error",
            "failure",
            "place",
            "theme",
            "organisation",
            "activity",
            "instrument",
        }
    )


def is_words(sentence: str) -> bool:
    """Tell whether there is anything to translate between the blanks."""
    return any(letter.isalpha() for text, *_ in Formatter().parse(sentence) for letter in text)


def blanks(sentence: str) -> set[tuple[str | None, str | None, str | None]]:
    return {(name, form, conversion) for _, name, form, conversion in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_error_can_be_told_in_norwegian(language: str) -> None:
    words = translations(language)
    told = sentences()
    assert len(told) > 100
    assert [sentence for sentence in sorted(told) if is_words(sentence) and sentence not in words._catalog] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_translations_of_errors_fill_in_the_same_blanks(language: str) -> None:
    words = translations(language)
    for sentence in sentences():
        assert blanks(str(words.gettext(sentence) if sentence else "")) == blanks(sentence)


def test_no_error_is_worded_where_nobody_can_translate_it() -> None:
    """A sentence that is put together by Python, not by its blanks, has no translation."""
    worded = [
        ast.unparse(arguments[0])
        for name, arguments in calls()
        if name in MAKERS and arguments and isinstance(arguments[0], ast.JoinedStr)
    ]
    assert worded == []


def test_an_error_is_english_until_its_reader_is_known() -> None:
    error = UsageError("There is no decision {id!r}", id="x")
    assert str(error) == "There is no decision 'x'"
    assert error.said("en") == str(error)
    assert error.said("nb") == "Det finnes ingen avgjørelse 'x'"


def test_values_may_be_messages_and_lists_of_them() -> None:
    inner = Message("Neo4j at {uri}", uri="bolt://x")
    error = SamspillError("{where} was opened for reading only", where=inner)
    assert error.said("nb") == "Neo4j på bolt://x er åpnet bare for lesing"
    assert Message("{kinds}", kinds=(Message("Cluster"), "X")).said("nn") == "Klynge, X"


@pytest.mark.parametrize("text", ["", "{", "{x}", "a {b} c"])
def test_a_sentence_without_values_stays_as_it_is(text: str) -> None:
    assert QueryError(text).said("nb") == str(QueryError(text)) == text


def test_a_name_that_does_not_exist_is_answered_with_those_that_do() -> None:
    names = [f"measure-{number}" for number in range(30)]
    with pytest.raises(UsageError) as raised:
        require("measure", "mesure-7", names)
    told = str(raised.value)
    assert told.startswith("There is no measure 'mesure-7'. Did you mean measure-7")
    assert all(name in told for name in names)
    with pytest.raises(UsageError, match="none at all"):
        require("measure", "x", [])
