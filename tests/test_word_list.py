"""One thing has one word: the list in CONTRIBUTING.md is kept by all that people read in bokmål and nynorsk."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
SPOKEN = ("graph", "loaders", "samspill/locale", "viz")
ALLOWED = re.compile(r"\bi forhold til\b", re.IGNORECASE)


def rows() -> list[list[str]]:
    """Return the rows of the word list: English, bokmål, nynorsk, and what not to write."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("| English | bokmål | nynorsk | not |\n")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[1:]]


NOT_TO_USE = sorted({word for row in rows() for word in row[3].split(", ") if word})


def texts() -> Iterator[tuple[str, str]]:
    """Go through what people read, with where it stands: translations, headers of questions, templates and the page on the workbook."""
    for catalogue in sorted(file for folder in SPOKEN for file in (ROOT / folder).rglob("n[bn].po")):
        with catalogue.open("rb") as file:
            for message in read_po(file):
                said = message.string if isinstance(message.string, str) else "\n".join(message.string)
                if message.id:
                    yield str(catalogue.relative_to(ROOT)), said
    for question in sorted((ROOT / "cypher/questions").glob("*.cypher")):
        yield question.name, question.read_text(encoding="utf-8").partition("*/")[0]
    for template in sorted((ROOT / "viz").rglob("*.html*")):
        yield template.name, template.read_text(encoding="utf-8")
    yield "arbeidsbok.md", (ROOT / "docs/arbeidsbok.md").read_text(encoding="utf-8")


TEXTS = list(texts())


def test_the_list_has_a_word_in_each_language() -> None:
    assert len(rows()) > 10
    assert all(all(row[:3]) for row in rows())
    assert len(TEXTS) > 1_000


@pytest.mark.parametrize("word", NOT_TO_USE)
def test_a_word_not_to_use_is_nowhere(word: str) -> None:
    begins_so = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    assert [(place, text) for place, text in TEXTS if begins_so.search(ALLOWED.sub("", text))] == []


@pytest.mark.parametrize("column", [1, 2], ids=["nb", "nn"])
def test_no_word_of_the_list_is_one_not_to_use(column: int) -> None:
    assert {row[column] for row in rows()} & set(NOT_TO_USE) == set()
