"""Sheets and cells of files that spreadsheet programs open: no text from other people's files becomes a formula there."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeAlias

Sheet: TypeAlias = tuple[str, Sequence[str], Iterable[Sequence[Any]]]
"""The name of a sheet, its headings and its rows."""
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheet programs take for the beginning of a formula."""


def harmless(text: str) -> str:
    """Return a text as a CSV file may hold it: with an apostrophe before what would be a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
