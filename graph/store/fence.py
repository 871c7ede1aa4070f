"""What a query may say: the first fence in front of both engines, and the one that explains itself.

Works on tokens, so that comments, strings and backticks hide nothing. The engines have fences of their own behind it (a reader
user, READ sessions, a look at the plan); this one refuses what they leave open, such as LOAD CSV or looking at other people's
queries, and says what to do instead.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from samspill.cypher.tokens import Token, TokenKind, tokenise
from samspill.graph.errors import ReadOnlyViolation

LONGEST_QUERY: Final = 50_000

READING_PROCEDURES: Final = frozenset(
    {
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
        "db.labels",
        "db.propertyKeys",
        "db.relationshipTypes",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.schema.visualization",
    }
)
FUNCTION_FAMILIES: Final = frozenset(
    {"date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector"}
)
"""What may stand before the dot in the name of a function: others are plugins of the server, which can do anything."""

_WORKBOOK: Final = "write it into a workbook (`samspill template FILE.xlsx`) and run `samspill load FILE.xlsx`"
_WRITING: Final = f"it changes the graph, and queries only read. Facts come in with their source: {_WORKBOOK}"
_OUTSIDE: Final = f"it reads files or addresses outside the graph. What you want to add: {_WORKBOOK}"
_SERVER: Final = "it concerns the database server, not the graph. Whoever runs the server does that in its own shell"
_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("CREATE", "DELETE", "DETACH", "DROP", "FOREACH", "INSERT", "MERGE", "NODETACH"), _WRITING),
        **dict.fromkeys(("REMOVE", "SET", "TRANSACTIONS"), _WRITING),
        "LOAD": _OUTSIDE,
        **dict.fromkeys(("ALTER", "DEALLOCATE", "DENY", "DRYRUN", "ENABLE", "GRANT", "REALLOCATE", "RENAME"), _SERVER),
        **dict.fromkeys(("REVOKE", "SHOW", "START", "STOP", "TERMINATE", "USE"), _SERVER),
    }
)
"""Words that are refused wherever they are no name, and why."""

_OPENING: Final = frozenset({"CALL", "MATCH", "OPTIONAL", "RETURN", "UNWIND", "WITH"})
_EXPECTING: Final = _OPENING | {
    *(
        "ALL",
        "AND",
        "ANY",
        "AS",
        "BY",
        "CASE",
        "CONTAINS",
        "DISTINCT",
        "ELSE",
        "ENDS",
        "FILTER",
        "IN",
        "IS",
        "LET",
        "LIMIT",
    ),
    *("NONE", "NOT", "OFFSET", "OR", "ORDER", "SHORTEST", "SINGLE", "SKIP", "STARTS", "THEN", "UNION", "USING", "WHEN"),
    *("WHERE", "XOR", "YIELD"),
}
"""Keywords that want something after them, so that a name may follow."""
_FOLLOWING: Final = frozenset(
    {
        *("AND", "AS", "ASC", "ASCENDING", "CALL", "CONTAINS", "DESC", "DESCENDING", "ELSE", "END", "ENDS", "FILTER"),
        *(
            "FINISH",
            "GROUP",
            "GROUPS",
            "IN",
            "IS",
            "LET",
            "LIMIT",
            "MATCH",
            "NOT",
            "OFFSET",
            "OPTIONAL",
            "OR",
            "ORDER",
            "PATH",
        ),
        *(
            "PATHS",
            "RETURN",
            "SKIP",
            "STARTS",
            "THEN",
            "UNION",
            "UNWIND",
            "USING",
            "WHEN",
            "WHERE",
            "WITH",
            "XOR",
            "YIELD",
        ),
    }
)
"""Words that may follow a finished operand or pattern. Any other clause is refused, also one that is not invented yet."""
_OPERANDS: Final = (TokenKind.NAME, TokenKind.STRING, TokenKind.NUMBER, TokenKind.PARAMETER)
_NAMES: Final = (TokenKind.WORD, TokenKind.NAME)
_ESCAPE: Final = re.compile(r"\\u+[0-9a-f]{4}", re.IGNORECASE)
_BEGINNING: Final = Token(TokenKind.SIGN, "", 1)


def checked(query: str) -> str:
    """Return `query` as it is to be sent, with plain line ends.

    Raises ReadOnlyViolation, with the line, the reason and the way around, for a text that could do more than read the graph.
    """
    # A comment ends at either line end for the engines, at one of them for the tokens.
    text = _without_last_semicolon(re.sub(r"\r\n?", "\n", query).strip())
    for problem in _problems(text):
        raise ReadOnlyViolation(problem)
    return text


def _without_last_semicolon(text: str) -> str:
    """Return the text without the semicolon that ends it, which one of the engines does not take."""
    tokens = tokenise(text)
    at = len(text)
    while tokens and tokens[-1].is_sign(";") and (at := text.rfind(";", 0, at)) >= 0:
        # The last one in the text may stand in a comment after it.
        without = text[:at] + text[at + 1 :]
        if tokenise(without) == tokens[:-1]:
            return without
    return text


def _problems(text: str) -> Iterator[str]:
    if len(text) > LONGEST_QUERY:
        yield f"A query may have {LONGEST_QUERY:,} characters at most, and this one has {len(text):,}"
        return
    tokens = tokenise(text)
    yield from _hidden(text, tokens)
    yield from _refused_words(tokens)
    yield from _refused_calls(tokens)


def _hidden(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Find what one engine could read differently from another, or from us."""
    escape = _ESCAPE.search(text)
    if escape:
        line = text.count("\n", 0, escape.start()) + 1
        yield f"Line {line}: {escape.group()} could stand for any letter, also one that ends a comment: write the letter itself"
    for token in tokens:
        if token.is_sign(";"):
            yield f"Line {token.line}: one query at a time: a semicolon can only stand at the end"
        elif token.kind is TokenKind.SIGN and unicodedata.category(token.text[0]) in {"Cc", "Cf"}:
            yield f"Line {token.line}: there is an invisible character, {token.text!a}: remove it"


def _refused_words(tokens: Sequence[Token]) -> Iterator[str]:
    if tokens and _keyword(tokens[0]) not in _OPENING:
        known = _REASONS.get(
            _keyword(tokens[0]), "a reading query starts with MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN"
        )
        yield _refusal(tokens[0], known)
    for at, (before, token) in enumerate(pairwise((_BEGINNING, *tokens))):
        word = _keyword(token)
        if not word or _is_name(before, tokens[at + 1 : at + 2]):
            continue
        if word in _REASONS:
            yield f"{_refusal(token, _REASONS[word])}. If it is a name, put it in backticks: `{token.text}`"
        elif _ends_operand(before) and word not in _FOLLOWING:
            yield _refusal(token, "no clause that only reads has this word here")


def _keyword(token: Token) -> str:
    """Return a word in capitals, as an engine would that takes ſ for S; nothing for what is no word."""
    return token.text.casefold().upper() if token.kind is TokenKind.WORD else ""


def _is_name(before: Token, after: Sequence[Token]) -> bool:
    """Tell whether a word is a property, a label, a type or the key of a map, which may be called anything."""
    is_key = before.is_sign("{", ",") and any(token.is_sign(":") for token in after)
    return is_key or before.is_sign(".", ":", "|", "&", "!")


def _ends_operand(token: Token) -> bool:
    if token.kind is TokenKind.WORD:
        return _keyword(token) not in _EXPECTING
    return token.kind in _OPERANDS or token.is_sign(")", "]", "}")


def _refused_calls(tokens: Sequence[Token]) -> Iterator[str]:
    for at, token in enumerate(tokens):
        name, end = _dotted_name(tokens, at)
        is_first_part = not (at and tokens[at - 1].is_sign("."))
        if not name or not is_first_part:
            continue
        if at and _keyword(tokens[at - 1]) == "CALL":
            if name not in READING_PROCEDURES:
                known = ", ".join(sorted(READING_PROCEDURES))
                yield f"Line {token.line}: the procedure {name} is not allowed here. Those that only read the graph are {known}"
        elif "." in name and name.split(".")[0].lower() not in FUNCTION_FAMILIES and _opens(tokens, end):
            yield f"Line {token.line}: the function {name} is not allowed here: it is not one of Cypher's own"


def _dotted_name(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the name that starts at a token (`db.labels`) and where it ends."""
    parts: list[str] = []
    while at < len(tokens) and tokens[at].kind in _NAMES:
        parts.append(tokens[at].text)
        if not (at + 1 < len(tokens) and tokens[at + 1].is_sign(".")):
            return ".".join(parts), at + 1
        at += 2
    return ".".join(parts), at


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_sign("(")


def _refusal(token: Token, reason: str) -> str:
    return f"Line {token.line}: {token.text} is not allowed here: {reason}"
