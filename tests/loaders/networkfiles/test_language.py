"""Everything that the readers of network files say is said in bokmål and nynorsk too."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from samspill.loaders import networkfiles
from samspill.loaders.networkfiles.formats import FORMATS

ROOM = Path(networkfiles.__file__).parent
SAYING = {"say", "Malformed", "remark", "_remark", "_remark_on"}


def said() -> Iterator[str]:
    """Go through the messages in the code, and what the formats tell of themselves."""
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called in SAYING:
                    yield from (
                        each.value
                        for each in node.args
                        if isinstance(each, ast.Constant) and isinstance(each.value, str)
                    )
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "message":
                yield from (
                    each.value
                    for each in ast.walk(node.value)
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )
    for format_ in FORMATS:
        yield from (format_.reason, format_.unit)


def blanks(message: str) -> set[str]:
    """Return the names of what is filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_message_is_translated_with_the_same_blanks(language: str) -> None:
    with (ROOM / "locale" / f"{language}.po").open("rb") as file:
        words = {str(message.id): str(message.string) for message in read_po(file) if message.id}
    # Names of columns are quoted as the formats write them.
    wanted = {message for message in said() if message not in {"weight", "status", ": "}}
    assert len(wanted) > 60
    assert sorted(wanted - words.keys()) == []
    assert [message for message in words if blanks(message) != blanks(words[message])] == []
