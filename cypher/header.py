"""Reads the header of a question file: a comment, `/* … */`, that holds TOML; the Cypher follows it.

Refuses a header that is not complete; whether it tells the truth about the text is for `checks`.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from samspill.cypher.question import LANGUAGES, CatalogueError, Column, Parameter, ParameterType, Question, Words


def read_question(name: str, file: str, content: str) -> Question:
    """Return the question in the `content` of `file`.

    Raises CatalogueError for a header that is missing, is no TOML, or lacks something.
    """
    match = re.match(r"\s*/\*\n(.*?)\*/\s*", content, re.DOTALL)
    if match is None:
        raise CatalogueError(file, 1, "the file has to start with a header in a comment, /* … */")
    return _HeaderReader(file, match[1]).question(name, content[match.end() :], content[: match.end()].count("\n") + 1)


class _HeaderReader:
    """Goes through one header; its methods raise CatalogueError with the line where the key in question stands."""

    def __init__(self, file: str, header: str) -> None:
        self.file, self.header = file, header
        try:
            self.content: dict[str, Any] = tomllib.loads(header)
        except tomllib.TOMLDecodeError as error:
            # tomllib counts from the header's first line, which is the file's second.
            line = re.search(r"line (\d+)", str(error))
            raise CatalogueError(file, int(line[1]) + 1 if line else 1, f"the header is not TOML: {error}") from error

    def question(self, name: str, text: str, first_line: int) -> Question:
        self.only(self.content, "title", "description", "tags", "parameters", "columns", of="the header")
        columns = self.table("columns")
        if not columns:
            raise self.fault(key="columns", message="say what the query returns, in [columns]")
        return Question(
            name=name,
            file=self.file,
            title=self.words("title", self.content.get("title")),
            description=self.words("description", self.content.get("description")),
            tags=tuple(self.content.get("tags", ())),
            parameters=tuple(self.parameter(key, value) for key, value in self.table("parameters").items()),
            columns=tuple(self.column(key, value) for key, value in columns.items()),
            text=text,
            first_line=first_line,
        )

    def parameter(self, name: str, entry: Mapping[str, Any]) -> Parameter:
        self.only(entry, "type", "label", "default", "choices", of=name)
        if entry.get("type") not in set(ParameterType):
            raise self.fault(name, f"the type of {name} has to be one of {', '.join(ParameterType)}")
        kind = ParameterType(entry["type"])
        if (kind is ParameterType.CHOICE) != ("choices" in entry):
            raise self.fault(name, f"choices belong to a parameter of type choice, and only there: see {name}")
        choices = {value: self.words(name, words) for value, words in entry.get("choices", {}).items()}
        default = entry.get("default")
        if default is not None and isinstance(default, int) != (kind is ParameterType.INTEGER):
            raise self.fault(name, f"the default {default!r} of {name} is not of type {kind}")
        if choices and default is not None and default not in choices:
            raise self.fault(name, f"the default {default!r} of {name} is not among its choices")
        return Parameter(name, kind, self.words(name, entry.get("label")), default, choices or None)

    def column(self, name: str, entry: Mapping[str, Any]) -> Column:
        self.only(entry, *LANGUAGES, "words", "id_of", of=name)
        if "id_of" in entry:
            if entry["id_of"] not in self.table("columns"):
                raise self.fault(name, f"{name} is said to be the id of {entry['id_of']!r}, which is no column")
            return Column(name, {}, id_of=entry["id_of"])
        return Column(name, self.words(name, entry), words=entry.get("words", False))

    def words(self, key: str, entry: object) -> Words:
        found = entry if isinstance(entry, dict) else {}
        missing = [language for language in LANGUAGES if not str(found.get(language, "")).strip()]
        if missing:
            raise self.fault(key, f"{key} lacks words in {', '.join(missing)}")
        return {language: " ".join(found[language].split()) for language in LANGUAGES}

    def table(self, key: str) -> Mapping[str, Any]:
        entries = self.content.get(key, {})
        if not isinstance(entries, dict) or not all(isinstance(entry, dict) for entry in entries.values()):
            raise self.fault(key, f"[{key}] has to hold one table for each name")
        return entries

    def only(self, entry: Mapping[str, Any], *known: str, of: str) -> None:
        for key in entry:
            if key not in known:
                raise self.fault(key, f"{of} has {key!r}, which means nothing; known are {', '.join(known)}")

    def fault(self, key: str, message: str) -> CatalogueError:
        lines = self.header.splitlines()
        line = next((at for at, text in enumerate(lines) if re.search(rf"\b{re.escape(key)}\b", text)), -1)
        return CatalogueError(self.file, line + 2, message)
