"""Finds what belongs to a CSV file of Neo4j's bulk import: its header, its rows, and the files beside it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from samspill.loaders.networkfiles.content import Content
from samspill.loaders.networkfiles.neo4jcsv import Part, header

_HEADER: Final = re.compile(r"(?i)(?:^headers?[\W_]+|[\W_]*headers?(?=[\W_]|$))")
_PART: Final = re.compile(r"(?i)[\W_]*(?:part)?[\W_]*\d+$")


def is_part(content: Content) -> bool:
    """Tell whether a file has a header of this format, in itself or in a file of its own beside it."""
    return bool(header(content.head)) or _header_file(content.path) is not None


def main_of(content: Content) -> Path:
    """Return the file with the rows: a header that stands alone stands for its rows."""
    if header(content.head) and len(content.head) == 1:
        return next((path for path in _beside(content.path) if _header_file(path) == content.path), content.path)
    return content.path


def part_of(content: Content) -> Part:
    """Return a file's columns and rows."""
    rows = content.table.rows
    columns = header(rows)
    if columns:
        return Part(content.path.name, columns, rows[1:])
    alone = _header_file(content.path)
    return Part(content.path.name, header(Content(alone, content.say).head) if alone else (), rows)


def parts_beside(content: Content) -> Iterator[Part]:
    """Go through the other files of the import."""
    for path in _beside(content.path):
        other = Content(path, content.say)
        if is_part(other) and main_of(other) == path:
            yield part_of(other)


def _beside(path: Path) -> list[Path]:
    """Return the other files of the folder that may belong to the same import."""
    return [
        other
        for other in sorted(path.parent.iterdir())
        if other != path and other.suffix.casefold() == path.suffix.casefold() and other.is_file()
    ]


def _header_file(path: Path) -> Path | None:
    """Return the file that holds nothing but the header of this one: `movies_header.csv` for `movies.csv` and `movies-part1.csv`."""
    names = {path.stem.casefold(), _PART.sub("", path.stem).casefold()}
    for other in _beside(path):
        bare = _HEADER.sub("", other.stem)
        if bare != other.stem and bare.casefold() in names and header(Content(other).head):
            return other
    return None
