"""Cypher is read as tokens: what stands in a comment or a string is no keyword, name or parameter."""

from samspill.cypher.tokens import Token, TokenKind, tokenise


def texts(cypher: str) -> list[str]:
    return [token.text for token in tokenise(cypher)]


def test_comments_are_gone() -> None:
    assert texts("MATCH /* CREATE */ (n) // DELETE n\nRETURN n") == ["MATCH", "(", "n", ")", "RETURN", "n"]


def test_what_looks_like_a_comment_in_a_string_is_a_string() -> None:
    assert texts("'http://x' RETURN") == ["'http://x'", "RETURN"]


def test_quotes_can_be_escaped_in_strings_and_names() -> None:
    assert tokenise(r"'it\'s' `a``b`") == (
        Token(TokenKind.STRING, r"'it\'s'", 1),
        Token(TokenKind.NAME, "a`b", 1),
    )


def test_a_name_in_backticks_is_never_a_keyword() -> None:
    assert not tokenise("`CREATE`")[0].is_word("CREATE")


def test_keywords_are_known_in_any_case() -> None:
    assert tokenise("create")[0].is_word("CREATE")


def test_parameters_are_known_by_their_names() -> None:
    assert tokenise("$organisation $`to the`") == (
        Token(TokenKind.PARAMETER, "organisation", 1),
        Token(TokenKind.PARAMETER, "to the", 1),
    )


def test_norwegian_names_are_one_word() -> None:
    assert texts("næringsområde.år") == ["næringsområde", ".", "år"]


def test_numbers_and_ranges_are_told_apart() -> None:
    assert texts("*1..4 1.5e3 0xFF .5") == ["*", "1", "..", "4", "1.5e3", "0xFF", ".5"]


def test_tokens_know_their_lines() -> None:
    assert [token.line for token in tokenise("MATCH\n/* two\nlines */ 'a\nb' RETURN")] == [1, 3, 4]


def test_a_string_that_is_never_closed_gives_its_quote_as_a_sign() -> None:
    assert tokenise("'abc")[0] == Token(TokenKind.SIGN, "'", 1)
