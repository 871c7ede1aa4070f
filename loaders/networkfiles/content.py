"""Gets at the content of a network file, packed with gzip or zip or not, without trusting what it unpacks to."""

import csv
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from samspill.graph.errors import InputError
from samspill.loaders.delimited import decode, table_of
from samspill.loaders.files import START, ZIP, File, utf_16_of
from samspill.loaders.networkfiles.plain import Malformed
from samspill.loaders.spreadsheets import check_spreadsheet, read_spreadsheet
from samspill.loaders.tables import Row, Table
from samspill.loaders.words import Say, in_english

LARGEST: Final = 200 * 2**20
"""Bytes that a network file may have, unpacked; a network of a million ties has about a hundred million."""
_ROOT = re.compile(r"<(?:[\w.-]+:)?(graphml|gexf)[\s>]")


@dataclass(frozen=True)
class Content:
    """One file, read only as far as somebody asks."""

    path: Path
    say: Say = in_english

    @cached_property
    def start(self) -> str:
        """The first characters, to recognise it by; nothing for what cannot be read as text at all."""
        try:
            raw = File(self.path, self.say).start
        except InputError:
            return ""
        return raw.decode(utf_16_of(raw) or "utf-8-sig", errors="replace")

    @cached_property
    def raw(self) -> bytes:
        """All its bytes, unpacked. Raises InputError for what cannot be opened, is damaged or is too large."""
        raw = self._first(LARGEST + 1)
        if len(raw) > LARGEST:
            limit = LARGEST // 2**20
            raise InputError(self.say("{file} is larger than {limit} MB. Split it up.", file=self.path, limit=limit))
        return raw

    @cached_property
    def text(self) -> str:
        """All its text, in whatever encoding it is."""
        return decode(self.raw, self.path, self.say)

    @cached_property
    def document(self) -> object:
        """What it holds, for a JSON file. Raises Malformed for what is no JSON, or none that any program writes."""
        try:
            return json.loads(self.text)
        except json.JSONDecodeError as exc:
            reason = "The file is not complete JSON ({reason}). Copy or export it anew."
            raise Malformed(reason, exc.lineno, reason=exc.msg) from exc
        except (ValueError, RecursionError) as exc:
            raise Malformed("The file is JSON that no program writes ({reason}).", reason=exc) from exc

    @cached_property
    def table(self) -> Table:
        """Its rows, for a CSV file."""
        return _spaced(table_of(self.text, self.path, self.say))

    @cached_property
    def head(self) -> tuple[Row, ...]:
        """Its first rows, to recognise a CSV file by; none for what is no text."""
        lines = self.start.splitlines(keepends=True)
        # The last line of a long file is cut off where the start ends.
        text = "".join(lines[:-1] if len(self.start) >= START // 4 else lines)
        if "\0" in text:
            return ()
        try:
            return _spaced(table_of(text, self.path, self.say)).rows
        except InputError:
            return ()

    @cached_property
    def sheets(self) -> list[Table]:
        """Its sheets, for an Excel workbook."""
        return read_spreadsheet(self.path, self.say)

    @property
    def root(self) -> str:
        """The name of the root element that decides the format, for an XML file."""
        found = _ROOT.search(self.start)
        return found[1] if found else ""

    @cached_property
    def is_archive(self) -> bool:
        """Tell whether it is a zip file (a workbook is one too)."""
        try:
            with self.path.open("rb") as file:
                return file.read(len(ZIP)) == ZIP
        except OSError:
            # Whoever asks for its content is told.
            return False

    @cached_property
    def is_workbook(self) -> bool:
        """Tell whether it is an Excel workbook, damaged or not."""
        return self.is_archive and self.path.suffix.casefold() in {".xlsx", ".xlsm"}

    def check(self) -> None:
        """Raise InputError, with what to do, if it cannot be opened, is damaged or is too large."""
        if self.is_workbook:
            check_spreadsheet(self.path, self.say)
        else:
            _ = self.raw

    def _first(self, size: int) -> bytes:
        with File(self.path, self.say).binary() as stream:
            return stream.read(size)


def _spaced(table: Table) -> Table:
    """Return a table that blanks part, which some programs write, with its cells apart; any other as it is."""
    if any(len(row.cells) > 1 or len(str(row[0]).splitlines()) > 1 for row in table.rows):
        return table
    apart = [csv.reader([str(row[0])], delimiter=" ", skipinitialspace=True) for row in table.rows]
    rows = tuple(Row(row.number, tuple(next(cells))) for row, cells in zip(table.rows, apart, strict=True))
    return Table(table.file, table.name, rows) if len({len(row.cells) for row in rows}) == 1 else table
