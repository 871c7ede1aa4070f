"""Cypher cut into tokens, so that nothing has to be guessed from raw text: comments are gone, strings and names are told apart.

Knows the letters of Cypher, not its grammar.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    """A keyword, name, label or function."""
    NAME = "name"
    """A name in backticks, which can hold anything and is never a keyword."""
    STRING = "string"
    NUMBER = "number"
    PARAMETER = "parameter"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """One token and the line it starts on, counted from 1."""

    kind: TokenKind
    text: str
    """As written; the name alone for parameters and names in backticks."""
    line: int
    start: int = field(default=0, compare=False)
    """Where it starts in the text, counted from 0."""

    def is_word(self, *words: str) -> bool:
        """Tell whether it is one of `words`, which are given in capitals."""
        return self.kind is TokenKind.WORD and self.text.upper() in words

    def is_sign(self, *signs: str) -> bool:
        """Tell whether it is one of `signs`."""
        return self.kind is TokenKind.SIGN and self.text in signs


_TOKEN = re.compile(
    r"""
      (?P<blank> \s+ | //[^\n]* | /\*.*?\*/ )
    | (?P<string> '(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" )
    | (?P<name> `(?:``|[^`])*` )
    | (?P<parameter> \$ (?: `(?:``|[^`])*` | \w+ ) )
    | (?P<number> (?: 0[xo][0-9a-f_]+ | \d[\d_]* (?:\.\d+)? (?:e[+-]?\d+)? | \.\d+ ) )
    | (?P<word> [^\W\d]\w* )
    | (?P<sign> <- | -> | <= | >= | <> | =~ | \+= | \.\. | :: | . )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text` in order, comments and blanks left out.

    A string, name or comment that is never closed gives its opening letter as a sign: no engine takes such a text.
    """
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        group, found = match.lastgroup or "", match.group()
        if group != "blank":
            yield Token(TokenKind(group), _bare(group, found), line, match.start())
        line += found.count("\n")


def _bare(group: str, found: str) -> str:
    name = found.removeprefix("$") if group == "parameter" else found
    quoted = group in {"parameter", "name"} and name.startswith("`")
    return name[1:-1].replace("``", "`") if quoted else name
