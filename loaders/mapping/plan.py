"""What a mapping file says, checked against the form of the samspill workbook, whose sheets and columns it names."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from samspill.graph.errors import InputError
from samspill.graph.model import PARENT
from samspill.loaders.words import Say, Unusable
from samspill.loaders.workbook.form import Column, Nodes, Sheet, Ties
from samspill.loaders.workbook.reading import sheet_called
from samspill.loaders.workbook.sheets import SHEETS
from samspill.loaders.workbook.vocabulary import term

FACTS: Final = "facts"
"""What a column is that is kept as a property, under its own name."""
ROWS: Final = tuple(sheet for sheet in SHEETS if isinstance(sheet.makes, Nodes | Ties))
"""What the rows of a table can describe."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a column is in our words."""

    column: Column
    kind: str = ""
    """What kind of thing its cells name, where that is not clear."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The content of one mapping file."""

    rows: Sheet
    """The sheet of the form that the rows are like."""
    columns: Mapping[str, Target | None]
    """What each header stands for; None for a column that is left out on purpose."""
    sheet: str = ""
    header: int | None = None
    """The row with the headers; without it, the one that has most of them."""
    kind: str = ""
    """What the rows describe, where no column says it."""


def read_plan(path: Path, say: Say) -> Plan:
    """Read a mapping file; raises InputError, saying what to write instead, for one that cannot be used."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise InputError(say("The mapping {file} cannot be read ({reason}).", file=path, reason=exc)) from exc
    try:
        return _plan(document)
    except Unusable as fault:
        raise InputError(say("The mapping {file}: {fault}", file=path, fault=fault.said(say))) from fault


def _plan(document: Mapping[str, Any]) -> Plan:
    table, columns = document.get("table", {}), document.get("columns", {})
    if not (isinstance(table, dict) and isinstance(columns, dict) and columns):
        raise Unusable("It needs a part [table] and a part [columns] with at least one column.")
    rows = sheet_called(str(table.get("rows", "")))
    if rows not in ROWS:
        choices = tuple(sheet.key for sheet in ROWS)
        raise Unusable("“rows” must say what each row describes: {choices}.", choices=choices)
    header = table.get("header")
    if header is not None and not (isinstance(header, int) and header > 0):
        raise Unusable("“header” must be the number of the row with the headers.")
    kind = str(table.get("kind", ""))
    if kind and isinstance(rows.makes, Nodes):
        kind = term(kind, rows.makes.kinds)
    targets = {str(name): _target(rows, str(name), meant) for name, meant in columns.items()}
    _check(rows, targets)
    return Plan(rows, targets, str(table.get("sheet", "")), header, kind)


def _target(rows: Sheet, header: str, meant: object) -> Target | None:
    word, kind = (meant.get("is", ""), meant.get("kind", "")) if isinstance(meant, dict) else (meant, "")
    if not word:
        return None
    column = next((each for each in rows.columns if str(word) == each.key or each.words.match(str(word))), None)
    if column is None:
        choices = (*(each.key for each in rows.columns if each.key != FACTS), FACTS)
        raise Unusable(
            "“{header}” cannot be “{word}”. It can be: {choices}.", header=header, word=word, choices=choices
        )
    return Target(column, term(str(kind), (each for each in PARENT if each != "Entity")) if kind else "")


def _check(rows: Sheet, targets: Mapping[str, Target | None]) -> None:
    known: dict[str, str] = {}
    for header, target in targets.items():
        if target and target.column.key != FACTS:
            if target.column.key in known:
                raise Unusable(
                    "“{one}” and “{other}” cannot both be “{word}”.",
                    one=known[target.column.key], other=header, word=target.column.key,
                )  # fmt: skip
            known[target.column.key] = header
    for column in rows.columns:
        if column.required and column.key not in known:
            raise Unusable("No column is “{word}”, which every row needs.", word=column.key)
