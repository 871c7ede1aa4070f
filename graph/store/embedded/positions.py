"""Puts what the embedded engine says about wrong Cypher in terms of the text that a person wrote."""

import re
from typing import Final

from samspill.cypher.tokens import tokenise

_POSITION: Final = re.compile(r"\bline (?P<line>\d+)(?::|, column )(?P<column>\d+)")
_THE_END: Final = re.compile(r"'<EOF>'|<EOF>")
_MANY_WORDS: Final = re.compile(r", expected: one of .* or \d+ more\b", re.DOTALL)


def in_the_readers_text(message: str, query: str) -> str:
    """Return a syntax error with the line and column, both counted from 1, that its place has in `query`.

    The engine leaves out what comes before the first word, and counts columns from 0; it also names internals: the end of the
    text as `<EOF>`, and the first of hundreds of words that might have come next.
    """
    readable = _THE_END.sub("the end of the query", _MANY_WORDS.sub("", message))
    lines_before, columns_before = _before_the_first_word(query)

    def shifted(match: re.Match[str]) -> str:
        line, column = int(match["line"]), int(match["column"])
        column += columns_before if line == 1 else 0
        return f"line {line + lines_before}, column {column + 1}"

    return _POSITION.sub(shifted, readable, count=1)


def _before_the_first_word(query: str) -> tuple[int, int]:
    """Return how many lines come before the first word, and how many letters before it on its line."""
    tokens = tokenise(query)
    if not tokens:
        return 0, 0
    start = tokens[0].start
    return query.count("\n", 0, start), start - (query.rfind("\n", 0, start) + 1)
