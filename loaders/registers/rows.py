"""Streams the rows of delimited register files by the names of their columns, whatever their order, number and case."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter

from samspill.graph.errors import InputError
from samspill.loaders.delimited import delimiter_of
from samspill.loaders.files import File, text_of
from samspill.loaders.registers import sheets
from samspill.loaders.tables import HEADER_WITHIN, header_among

Fields = dict[str, str]
"""The values of a row by column (or path into JSON) in lower case; empty text where there is none."""
# A file that went through R on Windows says <U+00E5> for å; D800 to DFFF are halves of letters, which nothing can keep.
_SPELT_OUT = re.compile(r"<U\+(?![Dd][89A-Fa-f]..>)([0-9A-Fa-f]{4,5})>")
_LONGEST_FIELD = 2**20


@dataclass(frozen=True)
class Header:
    """The columns of a file, and what parts them."""

    columns: tuple[str, ...]
    delimiter: str
    above: int = 0
    """Rows that stand above them."""

    def renamed(self, aliases: Mapping[str, str]) -> "Header":
        """Return the header with columns of other names under those that the reader knows them by."""
        return replace(self, columns=tuple(aliases.get(name.lower(), name) for name in self.columns))


def header_of(file: File) -> Header:
    """Return the names of the columns as the file spells them, from its first bytes alone; titles may stand above them."""
    if sheets.is_workbook(file):
        return Header(tuple(name.strip() for name in sheets.columns(file)), "")
    text = text_of(file.start)
    delimiter = delimiter_of(text)
    # Lines end where they do for `rows`: a vertical tab, which Word leaves in titles, ends none.
    first = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), HEADER_WITHIN)) or [[]]
    above = header_among(first)
    return Header(tuple(name.strip() for name in first[above]), delimiter, above)


def rows(file: File, header: Header, used: Sequence[str]) -> Iterator[tuple[int, Fields]]:
    """Go through the rows below the header: the line each starts on, and its values in the columns named in `used`.

    Raises InputError where the table ends before its last quotation mark or a cell is larger than any register has.
    """
    places = {name.lower(): at for at, name in enumerate(header.columns)}
    width = len(header.columns)
    # The cell behind the last is always empty: it stands for the columns that this file does not have.
    pick = itemgetter(*(places.get(name, width) for name in used))
    if sheets.is_workbook(file):
        for number, cells in sheets.cells(file):
            yield number, dict(zip(used, pick(_padded(cells, width)), strict=True))
        return
    csv.field_size_limit(_LONGEST_FIELD)
    with file.text() as text:
        # A title need not be written as a row of a table is: quotation marks may stand in the middle of it.
        titles = csv.reader(text, delimiter=header.delimiter)
        reader = csv.reader(text, delimiter=header.delimiter, strict=True)
        try:
            for _ in range(header.above):
                next(titles, None)
            next(reader, None)
            line = titles.line_num + reader.line_num + 1
            for cells in reader:
                if any(cells):
                    yield line, dict(zip(used, pick(_padded(cells, width)), strict=True))
                line = titles.line_num + reader.line_num + 1
        except csv.Error as exc:
            message = file.say(
                "{file}, line {line}, is not a table row ({reason}). Fetch the file anew.",
                file=file.path, line=titles.line_num + reader.line_num, reason=exc,
            )  # fmt: skip
            raise InputError(message) from exc


def mended(text: str) -> str:
    """Return `text` without blanks around it and with letters that were spelt out (`<U+00F8>`) as letters."""
    return _SPELT_OUT.sub(lambda found: chr(int(found[1], 16)), text).strip() if "<U+" in text else text.strip()


def _padded(cells: list[str], width: int) -> list[str]:
    if len(cells) == width:
        cells.append("")
        return cells
    return [*cells[:width], *[""] * (width - len(cells)), ""]
