"""Writes a first mapping file for a table, for its owner to correct."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from samspill.graph.errors import InputError
from samspill.loaders.mapping.guessing import Given, Guess, guess
from samspill.loaders.mapping.plan import FACTS, ROWS
from samspill.loaders.tabular import SUFFIXES, beginnings_in
from samspill.loaders.words import Say, shorten, speaker
from samspill.loaders.workbook.form import Nodes

_LOOKED_AT: Final = 300
"""Rows whose values are looked at."""


def propose(path: Path, language: str = "en") -> str:
    """Return a mapping file for the largest table of a file, with explanations in `language`.

    Raises InputError if it cannot be opened or has no row of headers.
    """
    say = speaker(language)
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(say("{file} is no table. Save it as CSV or .xlsx.", file=path))
    guesses = [found for table in beginnings_in(path, say, _LOOKED_AT) if not table.hidden and (found := guess(table))]
    if not guesses:
        raise InputError(say("{file} has no row of headers, so its columns cannot be named.", file=path))
    largest = max(guesses, key=lambda each: len(each.table.rows) * len(each.columns))
    return "\n".join(_lines(largest, path, say, several=len(guesses) > 1)) + "\n"


def _lines(found: Guess, path: Path, say: Say, *, several: bool) -> Iterator[str]:
    yield "# " + say("How samspill reads {file}. Correct it, and load the file with:", file=path.name)
    yield f"#   samspill load {path.name} --mapping {path.stem}.toml"
    yield ""
    yield "[table]"
    if several:
        yield f"sheet = {_quoted(found.table.name)}"
    yield f"header = {found.header}  # " + say("the row with the headers")
    yield f"rows = {_quoted(found.rows.key)}  # " + say(
        "what each row describes: {choices}", choices=tuple(sheet.key for sheet in ROWS)
    )
    if found.kind and isinstance(found.rows.makes, Nodes):
        yield f"kind = {_quoted(found.kind)}  # " + ", ".join(found.rows.makes.kinds)
    yield ""
    choices = ", ".join(column.key for column in found.rows.columns if column.key != FACTS)
    yield "# " + say("What each column is: {choices};", choices=choices)
    yield "# " + say("“facts” keeps it as a property under its own name, and “” leaves it out.")
    yield "[columns]"
    for given, key in found.columns.items():
        yield f"{_quoted(given.header)} = {_quoted(key)}{_example(given, key)}"


def _example(given: Given, key: str) -> str:
    """Return a value to recognise a column by; none of those that are left out, which may be about persons."""
    return f"  # {shorten(given.values[0])}" if key and given.values else ""


def _quoted(text: str) -> str:
    """Return `text` as TOML writes it, which for text is as JSON does."""
    return json.dumps(text, ensure_ascii=False)
