"""Prints rows as a table for people, as CSV for spreadsheets and as JSON for programs; all of it on standard output."""

import csv
import io
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from samspill.graph.message import ENGLISH
from samspill.graph.spreadsheet import harmless

Shape = Literal["table", "csv", "json"]

_WIDER_THAN_ANY_ROW = 100_000
_AMOUNT = 1_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class ReaderGone(Exception):  # noqa: N818  it tells what has happened; nobody is at fault
    """Whoever read standard output has closed it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a table."""

    name: str
    """For CSV and JSON; stays the same in every language."""
    title: str = ""
    """For people; a column without title is left out of the table."""
    word: Callable[[str], str] | None = None
    """Translates the values, if they are words of the model."""


def visible(text: str) -> str:
    """Return a text as a terminal may have it: characters that move the cursor, colour the screen or turn the text are shown escaped.

    Names come from other people's files, and so do the messages that quote them. Lines stay lines.
    """
    return "\n".join(map(_in_one_line, text.split("\n")))


def _in_one_line(text: str) -> str:
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def print_rows(  # noqa: PLR0913  the same as for `as_text`
    shape: Shape,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[Any]],
    document: object,
    *,
    title: str = "",
    language: str = ENGLISH,
) -> None:
    """Print rows in the shape asked for; `document` is the same for programs."""
    print_unchanged(as_text(shape, headings, rows, document, title=title, language=language))


def as_text(  # noqa: PLR0913  what to show, and for whom
    shape: Shape,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[Any]],
    document: object,
    *,
    title: str = "",
    language: str = ENGLISH,
) -> str:
    """Return rows in the shape asked for; `document` is the same for programs. A table has the numbers of the language."""
    if shape == "json":
        return _as_json(document)
    if shape == "csv":
        return _as_csv([heading.name for heading in headings], rows)
    return _as_table(headings, rows, title, "." if language == ENGLISH else ",")


def print_json(document: object) -> None:
    """Print a JSON document; what is no number (0.0 / 0.0) or not finite becomes null, since JSON has no word for it."""
    print_unchanged(_as_json(document))


def print_text(text: str) -> None:
    """Print a text."""
    print_unchanged(visible(text.rstrip("\n")) + "\n")


def _without_nan(value: Any) -> Any:  # noqa: ANN401  any JSON value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: _without_nan(each) for name, each in value.items()}
    return [_without_nan(each) for each in value] if isinstance(value, list | tuple) else value


def _as_json(document: object) -> str:
    return json.dumps(_without_nan(document), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def print_unchanged(text: str) -> None:
    """Print a text that is fit to be printed as it is; raise ReaderGone if nobody reads it any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGone from None


def _as_csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([harmless(name) for name in names])
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    return file.getvalue()


def _csv_cell(value: object) -> object:
    if isinstance(value, list) and not any(isinstance(each, dict) for each in value):
        return harmless("; ".join(map(str, value)))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return harmless(value) if isinstance(value, str) else value


def _as_table(headings: Sequence[Heading], rows: Iterable[Sequence[Any]], title: str, point: str) -> str:
    shown = [at for at, heading in enumerate(headings) if heading.title]
    table = Table(box=box.SIMPLE_HEAD)
    for at in shown:
        table.add_column(Text(_in_one_line(headings[at].title)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(row[at], headings[at].word, point)) for at in shown))
    console = Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else _WIDER_THAN_ANY_ROW)
    with console.capture() as captured:
        if title:
            console.print(Text(visible(title), style="bold"))
        console.print(table)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()).strip("\n") + "\n"


def _cell(value: Any, word: Callable[[str], str] | None, point: str) -> str:  # noqa: ANN401  whatever a query may return
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(_cell(each, word, point) for each in value)
    if isinstance(value, dict):
        return _thing(value, point)
    if isinstance(value, float):
        # Four digits are enough for a measure, but an amount is not to be rounded.
        return (f"{value:.4g}" if abs(value) < _AMOUNT else f"{value:.15g}").replace(".", point)
    text = _in_one_line(str(value))
    return word(text) if word else text


def _thing(value: dict[str, Any], point: str) -> str:
    """Return what stands for a node, relationship, path or map in a cell."""
    if "nodes" in value:
        return " – ".join(_cell(node, None, point) for node in value["nodes"])
    if "labels" in value:
        properties = value.get("properties", {})
        return _cell(properties.get("name") or properties.get("id") or ":".join(value["labels"]), None, point)
    if "type" in value and "start" in value:
        return f"{value['start']} {value['type']} {value['end']}"
    return _cell(json.dumps(value, ensure_ascii=False, default=str), None, point)
