"""What a Cypher text says about itself: its parameters, columns, labels and relationship types, and whether it may write.

Reads tokens, not grammar, so it is exact for the plain queries that samspill keeps in files, and makes no claim about others.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from samspill.cypher.tokens import Token, TokenKind, tokenise

_WRITES: Final = (
    *("CREATE", "INSERT", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH", "DROP", "ALTER"),
    *("LOAD", "TERMINATE"),
)
_AFTER_RETURN: Final = ("ORDER", "SKIP", "LIMIT", "UNION")
_OPENING: Final = ("(", "[", "{")
_CLOSING: Final = (")", "]", "}")
_NAMES: Final = (TokenKind.WORD, TokenKind.NAME)


def parameters(text: str) -> dict[str, int]:
    """Return each parameter and the line where it first stands."""
    found: dict[str, int] = {}
    for token in tokenise(text):
        if token.kind is TokenKind.PARAMETER:
            found.setdefault(token.text, token.line)
    return found


def write_clauses(text: str) -> Iterator[Token]:
    """Go through the words that change the graph, its schema or the server, or read files."""
    tokens = tokenise(text)
    for before, token in pairwise((Token(TokenKind.SIGN, ";", 0), *tokens)):
        if token.is_word(*_WRITES) and not before.is_sign(".", ":", "|", "&"):
            yield token


def columns(text: str) -> list[tuple[str | None, int]]:
    """Return the columns of the last RETURN with their lines; None for one that `AS` gives no name."""
    return [(item[-1].text if _is_named(item) else None, item[0].line) for item in _returned(text)]


def column_names(text: str) -> tuple[str, ...]:
    """Return what engines call the columns of the last RETURN: the name after AS, or else the expression as it is written.

    Nothing if it returns everything there is (`*`), or is no RETURN.
    """
    items = _returned(text)
    if any(item[0].is_sign("*") for item in items):
        return ()
    return tuple(item[-1].text if _is_named(item) else _written(item) for item in items)


def is_ordered(text: str) -> bool:
    """Tell whether the last RETURN is followed by ORDER BY."""
    return any(token.is_word("ORDER") for token in _last_return(tokenise(text)))


def labels_and_types(text: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return the labels and the relationship types that a text names, each with its line.

    Whoever knows the model can then refuse what it does not have: to an engine a wrong label is no error, it just finds nothing.
    """
    labels: dict[str, int] = {}
    types: dict[str, int] = {}
    tokens = tokenise(text)
    brackets: list[str] = []
    for at, token in enumerate(tokens):
        if token.is_sign(*_OPENING):
            brackets.append("-[" if token.text == "[" and tokens[at - 1].is_sign("-", "<-") else token.text)
        elif token.is_sign(*_CLOSING) and brackets:
            brackets.pop()
        elif token.is_sign(":") and not _ends_map_key(tokens, at):
            found = types if brackets[-1:] == ["-["] else labels
            # In a list, [x IN xs WHERE x:Place | x.name], the bar ends the label.
            joins = (":", "&", "!") if brackets[-1:] == ["["] else (":", "&", "!", "|")
            for named in _alternatives(tokens[at + 1 :], joins):
                found.setdefault(named.text, named.line)
    return labels, types


def doubtful_distinct(text: str) -> Iterator[Token]:
    """Go through each DISTINCT over an expression that follows a path of variable length.

    Neo4j 5.26 and 2026.08 drop that DISTINCT in some plans and give duplicates. DISTINCT over whole nodes, and inside
    `count()` and `collect()`, is right.
    """
    tokens = tokenise(text)
    seen_path = False
    for at, token in enumerate(tokens):
        seen_path = seen_path or _starts_long_path(tokens, at)
        if seen_path and token.is_word("DISTINCT") and not tokens[at - 1].is_sign("("):
            of_expressions = any(each.is_sign(".", "(", "[", "+") for each in _until_clause(tokens[at + 1 :]))
            yield from [token] if of_expressions else []


def paths_without_bound(text: str) -> Iterator[Token]:
    """Go through the signs in a text that let a path be of any length; the number of such paths grows with each step.

    Shortest paths are left out: engines find them without going through all others.
    """
    tokens = tokenise(text)
    seen_shortest = False
    for at, token in enumerate(tokens):
        seen_shortest = seen_shortest or token.is_word("SHORTESTPATH", "ALLSHORTESTPATHS", "SHORTEST")
        if not seen_shortest and _starts_long_path(tokens, at) and not _has_bound(tokens, at):
            yield token


def _has_bound(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number says how long a path may be: after * or its two dots, or before the closing brace."""
    if tokens[at].is_sign("{"):
        end = next(place for place in range(at, len(tokens)) if tokens[place].is_sign("}"))
        return tokens[end - 1].kind is TokenKind.NUMBER
    counted = tokens[at + 1 : at + 4]
    last = next((each for each in reversed(counted) if each.kind is TokenKind.NUMBER or each.is_sign("..")), None)
    return tokens[at].is_sign("*") and last is not None and last.kind is TokenKind.NUMBER


def _starts_long_path(tokens: Sequence[Token], at: int) -> bool:
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1 : at + 2]
    in_relationship = token.is_sign("*") and (before.is_sign("[") or _is_type(tokens, at - 1))
    repeats = (
        before.is_sign(")")
        and bool(after)
        and (
            (token.is_sign("+", "*") and after[0].is_sign("(", ")", "-"))
            or (token.is_sign("{") and (after[0].kind is TokenKind.NUMBER or after[0].is_sign(",")))
        )
    )
    return in_relationship or repeats or token.is_word("SHORTESTPATH", "ALLSHORTESTPATHS", "SHORTEST")


def _is_type(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind in _NAMES and tokens[at - 1].is_sign(":", "|")


def _until_clause(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.is_word("MATCH", "OPTIONAL", "WHERE", "UNWIND", "CALL", "WITH", "RETURN", *_AFTER_RETURN):
            return
        yield token


def _last_return(tokens: Sequence[Token]) -> Sequence[Token]:
    depth, start = 0, len(tokens)
    for at, token in enumerate(tokens):
        depth += token.is_sign(*_OPENING) - token.is_sign(*_CLOSING)
        if depth == 0 and token.is_word("RETURN"):
            start = at + 1
    return tokens[start:]


def _items(tokens: Sequence[Token]) -> list[list[Token]]:
    items: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += token.is_sign(*_OPENING) - token.is_sign(*_CLOSING)
        if depth == 0 and token.is_sign(","):
            items.append([])
        else:
            items[-1].append(token)
    return items


def _returned(text: str) -> list[list[Token]]:
    tokens = _last_return(tokenise(text))
    end = next((at for at, token in enumerate(tokens) if token.is_word(*_AFTER_RETURN)), len(tokens))
    start = 1 if end and tokens[0].is_word("DISTINCT") else 0
    return [item for item in _items(tokens[start:end]) if item]


def _is_named(item: Sequence[Token]) -> bool:
    return len(item) > 2 and item[-2].is_word("AS") and item[-1].kind in _NAMES  # noqa: PLR2004  x AS name


def _written(item: Sequence[Token]) -> str:
    words = ""
    for before, token in pairwise((item[0], *item)):
        apart = token is not item[0] and before.kind is token.kind is TokenKind.WORD
        words += " " * apart + "$" * (token.kind is TokenKind.PARAMETER) + token.text
    return words


def _ends_map_key(tokens: Sequence[Token], at: int) -> bool:
    return at > 1 and tokens[at - 1].kind in _NAMES and tokens[at - 2].is_sign("{", ",")


def _alternatives(tokens: Sequence[Token], joins: Sequence[str]) -> Iterator[Token]:
    joined = True
    for token in tokens:
        if joined and token.kind in _NAMES:
            yield token
        elif not token.is_sign(*joins):
            return
        joined = token.is_sign(*joins)
