"""Reads delimited text (CSV) whatever program saved it: finds out the encoding and the delimiter by itself."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Final

from samspill.graph.errors import InputError
from samspill.loaders.files import utf_16_of
from samspill.loaders.tables import Table, filled
from samspill.loaders.words import Say, in_english

DELIMITERS: Final = (";", "\t", ",", "|")
FORMULA_STARTS: Final = ("=", "+", "-", "@", "'")
"""Spreadsheet programs run a CSV cell that starts with one of the first four as a formula; an apostrophe before it prevents that."""
_LARGEST_FILE = 200 * 2**20
_SAMPLE_LINES = 50


def read_delimited(path: Path, say: Say = in_english) -> Table:
    """Read one delimited file; every cell is text.

    Raises InputError if it cannot be opened, is too large to be a table made by hand, or is no text.
    """
    return table_of(decode(_bytes(path, say), path, say), path, say)


def table_of(text: str, path: Path, say: Say = in_english) -> Table:
    """Return the rows of a text in CSV form; `path` is where it comes from. Raises InputError if a cell has no end."""
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=False)
        return Table(path.name, path.stem, filled(tuple(map(unguard, row)) for row in rows))
    except csv.Error as exc:
        raise InputError(
            say("{file} is not a table that can be read as CSV ({reason}).", file=path, reason=exc)
        ) from exc


def decode(raw: bytes, path: Path, say: Say = in_english) -> str:
    """Return the text of a file in UTF-8 or UTF-16 (with or without byte order mark) or Windows-1252."""
    for encoding in ("utf-8-sig", utf_16_of(raw), "cp1252"):
        if encoding:
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return text
    raise InputError(say("{file} is not text. Save the table as CSV (UTF-8) or as .xlsx.", file=path))


def delimiter_of(text: str) -> str:
    """Return the delimiter that parts the most lines into the same number of cells; with one column, a semicolon."""
    sample = [line for line in io.StringIO(text, newline="") if line.strip()][:_SAMPLE_LINES]
    return max(DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter))


def guard(text: str) -> str:
    """Return `text` as a CSV cell that no spreadsheet program takes for a formula; `unguard` gives it back."""
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def unguard(text: str) -> str:
    """Take away the apostrophe that `guard` (or a spreadsheet program) put before a sign that starts a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def _bytes(path: Path, say: Say) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise InputError(
                say("{file} is larger than {limit} MB. Split it up.", file=path, limit=_LARGEST_FILE // 2**20)
            )
        return path.read_bytes()
    except OSError as exc:
        raise InputError(
            say("{file} cannot be opened ({reason}). Close it in other programs.", file=path, reason=exc.strerror)
        ) from exc


def _regularity(sample: list[str], delimiter: str) -> tuple[int, int]:
    """Return how well a delimiter fits: cells in the header, then lines that have as many.

    Above the header a title may stand, with this sign in it or not; then most of the lines below it are alike.
    """
    widths = [len(row) for row in csv.reader(sample, delimiter=delimiter)]
    if not widths:
        return (0, 0)
    (common, times), *_ = Counter(widths).most_common(1)
    width = common if times * 2 > len(widths) else widths[0]
    return (width if width > 1 else 0, widths.count(width))
