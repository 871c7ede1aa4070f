"""What a query may say: the first fence in front of both engines, and the one that explains itself.

Works on tokens, so that comments, strings and backticks hide nothing. The engines have fences of their own behind it (a reader
user, READ sessions, a look at the plan); this one refuses what they leave open, such as LOAD CSV or looking at other people's
queries, and says what to do instead.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from samspill.cypher.tokens import Token, TokenKind, tokenise
from samspill.graph.errors import ReadOnlyViolation
from samspill.graph.message import Message
from samspill.graph.store.fence_words import (
    EXPECTING,
    FOLLOWING,
    FUNCTION_FAMILIES,
    OPENING,
    OUTSIDE,
    PROCEDURES,
    WRITING,
)

LONGEST_QUERY: Final = 50_000
_OPERANDS: Final = (TokenKind.NAME, TokenKind.STRING, TokenKind.NUMBER, TokenKind.PARAMETER)
_NAMES: Final = (TokenKind.WORD, TokenKind.NAME)
_ESCAPE: Final = re.compile(r"\\u+[0-9a-f]{4}", re.IGNORECASE)
_BEGINNING: Final = "a reading query begins with MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN"
_NO_CLAUSE: Final = "no clause that only reads has this word here"
_NOTHING: Final = Token(TokenKind.SIGN, " ", 1)


def checked(query: str) -> str:
    """Return `query` as it is to be sent: with plain line ends, and without a semicolon at its end.

    Raises ReadOnlyViolation, with the line, the reason and the way around, for a text that could do more than read the graph.
    """
    # A comment ends at either line end for the engines, at one of them for the tokens.
    text = _without_last_semicolon(re.sub(r"\r\n?", "\n", query).rstrip())
    if len(text) > LONGEST_QUERY:
        raise ReadOnlyViolation(
            "A query may have {most:,} characters at most, and this one has {number:,}",
            most=LONGEST_QUERY,
            number=len(text),
        )
    tokens = tokenise(text)
    for problem in (
        *_hidden_letters(text),
        *_hidden_signs(tokens),
        *_first_word(tokens),
        *_words(tokens),
        *_calls(tokens),
    ):
        raise ReadOnlyViolation(problem)
    return text


def _without_last_semicolon(text: str) -> str:
    """Return the text without the semicolon that ends it, which one of the engines does not take."""
    tokens = tokenise(text)
    if not (tokens and tokens[-1].is_sign(";")):
        return text
    # What comes after it are comments.
    at = tokens[-1].start
    return text[:at] + text[at + 1 :]


def _hidden_letters(text: str) -> Iterator[Message]:
    """Find escapes that Neo4j turns into letters before it reads anything else, comments and quotes included."""
    escape = _ESCAPE.search(text)
    if escape:
        yield Message(
            "Line {line}: {escape} could stand for any letter, even one that ends a comment: write the letter",
            line=text.count("\n", 0, escape.start()) + 1,
            escape=escape.group(),
        )


def _hidden_signs(tokens: Sequence[Token]) -> Iterator[Message]:
    for token in tokens:
        if token.is_sign(";"):
            yield Message("Line {line}: one query at a time: a semicolon can only stand at the end", line=token.line)
        elif token.kind is TokenKind.SIGN and unicodedata.category(token.text[0]) in {"Cc", "Cf"}:
            yield Message(
                "Line {line}: there is an invisible character, {sign!a}: remove it", line=token.line, sign=token.text
            )


def _first_word(tokens: Sequence[Token]) -> Iterator[Message]:
    word = _keyword(tokens[0]) if tokens else ""
    if tokens and word not in OPENING:
        known = WRITING.get(word) or OUTSIDE.get(word)
        yield _refusal(tokens[0], Message(known) if known else _unknown(word, OPENING, _BEGINNING))


def _words(tokens: Sequence[Token]) -> Iterator[Message]:
    for at, token in enumerate(tokens):
        word = _keyword(token)
        if not word or _is_name(tokens, at):
            continue
        if word in WRITING:
            refusal = _refusal(token, Message(WRITING[word]))
            yield Message("{refusal}. If it is a name, put it in backticks: `{name}`", refusal=refusal, name=token.text)
        elif word in OUTSIDE and _begins_clause(tokens, at):
            yield _refusal(token, Message(OUTSIDE[word]))
        elif _ends_operand(_at(tokens, at - 1)) and word not in FOLLOWING:
            yield _refusal(token, _unknown(word, FOLLOWING, _NO_CLAUSE))


def _unknown(word: str, known: Collection[str], reason: str) -> Message:
    """Return why a word is refused that is no word of Cypher, with the one that may have been meant."""
    meant = get_close_matches(word, sorted(known), n=1)
    return Message("did you mean {meant}?", meant=meant[0]) if meant else Message(reason)


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is a property, a label, a type or the key of a map, which may be called anything."""
    before = _at(tokens, at - 1)
    if before.is_sign("."):
        # Not so after a number: 1. could be one, with a clause after it.
        return _at(tokens, at - 2).kind is not TokenKind.NUMBER
    is_key = before.is_sign("{", ",") and _at(tokens, at + 1).is_sign(":")
    return is_key or before.is_sign(":", "|", "&", "!")


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is used as the beginning of a clause: what follows it, or what it follows, leaves no other reading."""
    before, after = _at(tokens, at - 1), _at(tokens, at + 1)
    names_something = after.kind is TokenKind.NAME or (_keyword(after) and _keyword(after) not in FOLLOWING)
    opens_subquery = before.is_sign("{") and not after.is_sign(",", "}")
    return bool(names_something or opens_subquery or _ends_operand(before))


def _ends_operand(token: Token) -> bool:
    if token.kind is TokenKind.WORD:
        return _keyword(token) not in EXPECTING
    return token.kind in _OPERANDS or token.is_sign(")", "]", "}")


def _calls(tokens: Sequence[Token]) -> Iterator[Message]:
    for at, token in enumerate(tokens):
        name = _dotted_name(tokens, at)
        called = ".".join(name)
        if name and _keyword(_at(tokens, at - 1)) == "CALL":
            if called not in PROCEDURES:
                yield Message(
                    "Line {line}: the procedure {name} is not allowed here. Those that only read are {known}",
                    line=token.line,
                    name=called,
                    known=tuple(sorted(PROCEDURES)),
                )
        elif _is_function_of_a_family(tokens, at, name) and name[0].lower() not in FUNCTION_FAMILIES:
            yield Message(
                "Line {line}: the function {name} is not allowed here: it is not one of Cypher's own",
                line=token.line,
                name=called,
            )


def _is_function_of_a_family(tokens: Sequence[Token], at: int, name: Sequence[str]) -> bool:
    return len(name) > 1 and not _at(tokens, at - 1).is_sign(".") and _at(tokens, at + 2 * len(name) - 1).is_sign("(")


def _dotted_name(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """Return the parts of the name that begins at a token: db, labels."""
    if _at(tokens, at).kind not in _NAMES:
        return ()
    rest = _dotted_name(tokens, at + 2) if _at(tokens, at + 1).is_sign(".") else ()
    return (tokens[at].text, *rest)


def _keyword(token: Token) -> str:
    """Return a word in capitals, as an engine would that takes ſ for S; nothing for what is no word."""
    return token.text.casefold().upper() if token.kind is TokenKind.WORD else ""


def _at(tokens: Sequence[Token], at: int) -> Token:
    return tokens[at] if 0 <= at < len(tokens) else _NOTHING


def _refusal(token: Token, reason: Message) -> Message:
    return Message("Line {line}: {word} is not allowed here: {reason}", line=token.line, word=token.text, reason=reason)
