"""Reads Cypher texts from the files beside this module: one query a file, schema statements by engine."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

FOLDER: Final[Traversable] = files("samspill.cypher")


@cache
def load_text(name: str) -> str:
    """Return the text of `cypher/<name>.cypher`: `load_text("load/new-nodes")`, `load_text("pages/organisation")`.

    Raises FileNotFoundError for a name that is not there.
    """
    return (FOLDER / f"{name}.cypher").read_text(encoding="utf-8")


@cache
def schema(engine: str) -> tuple[str, ...]:
    """Return the statements in `cypher/schema/<engine>/`, file by file in the order of their names.

    A statement ends in a semicolon at the end of a line; lines that start with `//` or `--` are comments.
    Raises FileNotFoundError for an engine that has no folder.
    """
    texts = sorted((FOLDER / "schema" / engine).iterdir(), key=lambda file: file.name)
    return tuple(statement for file in texts for statement in _statements(file.read_text(encoding="utf-8")))


def _statements(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(("//", "--"))]
    return [statement.strip() for statement in "\n".join([*lines, ""]).split(";\n") if statement.strip()]
