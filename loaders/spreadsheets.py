"""Reads Excel workbooks (.xlsx) into tables, and says in plain words what is wrong with a file that is none."""

import lzma
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Final, cast
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

from samspill.graph.errors import InputError
from samspill.loaders.missing import missing
from samspill.loaders.tables import Broken, Cell, Row, Table, filled
from samspill.loaders.words import Say, in_english

LARGEST: Final = 256 * 2**20
"""Bytes that a workbook may unpack to; one filled by hand has a few, a zip bomb thousands of times more."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WEB_PAGE = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<?xml")
_Area = tuple[int, int, int, int]
"""First column, first row, last column, last row; counted from 1."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
_BEYOND = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="[A-Z]{4,}\d')
"""A cell further to the right than any spreadsheet program can go."""
_BEGINNING = 2**20
"""Bytes of a sheet that are looked through where only what comes first is wanted."""
_LAST_ROW = 1_048_576
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_NO_WORKBOOK = (
    KeyError, IndexError, NotImplementedError, RuntimeError, ValueError, TypeError, AttributeError, OSError, EOFError,
    ParseError, zipfile.BadZipFile, zlib.error, lzma.LZMAError,
)  # fmt: skip
"""What openpyxl lets through when a zip file is damaged or holds something else than a workbook."""


class _Seen(Exception):  # noqa: N818  no error: it ends the search
    """What comes first in an XML file is seen: a document type or a tag."""


def read_spreadsheet(path: Path, say: Say = in_english, *, rows: int | None = None) -> list[Table]:
    """Read every sheet of a workbook: formulas as their results, cells merged downwards each with the value they show.

    With `rows`, only the first rows of each sheet are read. Raises InputError for a file that is missing, locked, protected,
    damaged, too large or no workbook.
    """
    check_spreadsheet(path, say)
    with ExitStack() as opened:
        results = opened.enter_context(_opened(path, say, results=True))
        # Only a workbook that has formulas is opened a second time.
        formulas = cache(lambda: opened.enter_context(_opened(path, say, results=False)))
        try:
            with _no_warnings():
                return [_table(sheet, formulas, path.name, rows) for sheet in results.worksheets]
        except _NO_WORKBOOK as exc:
            raise InputError(_said_of_damage(path, say)) from exc


def check_spreadsheet(path: Path, say: Say = in_english) -> None:
    """Raise InputError, with what to do, unless `path` is a workbook that can be opened."""
    start = _first_bytes(path, say)
    if start.startswith(_OLE):
        raise InputError(_said_of_ole(path, say))
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_WEB_PAGE):
        raise InputError(say("{file} is a web page, not a workbook. Open it in Excel and save it as .xlsx.", file=path))
    if not start:
        raise InputError(say("{file} is empty.", file=path))
    try:
        with zipfile.ZipFile(path) as archive:
            names = {entry.filename for entry in archive.infolist()}
            size = sum(entry.file_size for entry in archive.infolist())
            harmful = any(_declares_entities(archive, entry) for entry in archive.infolist())
    except _NO_WORKBOOK as exc:
        raise InputError(_said_of_damage(path, say)) from exc
    if "xl/workbook.xml" not in names:
        raise InputError(say("{file} is not an Excel workbook. Save it as .xlsx.", file=path))
    if size > LARGEST:
        raise InputError(
            say(
                "{file} unpacks to {size} MB, and {limit} MB is the most. Copy the filled rows into a new workbook.",
                file=path, size=size // 2**20, limit=LARGEST // 2**20,
            )
        )  # fmt: skip
    if harmful:
        raise InputError(
            say("{file} declares XML entities, which no spreadsheet program does. Do not trust it.", file=path)
        )


def _declares_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Tell whether a document type comes first, which may declare entities: they can fill the memory or reach other files.

    No spreadsheet program writes one, nor so many comments that what follows cannot be seen.
    """
    with archive.open(entry) as member:
        start = member.read(_BEGINNING)
    declares = False

    def see_type(*_declared: object) -> None:
        nonlocal declares
        declares = True
        raise _Seen

    def see_tag(*_tag: object) -> None:
        raise _Seen

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = see_type, see_tag
    with suppress(_Seen, expat.ExpatError, LookupError, ValueError):
        parser.Parse(start, False)  # noqa: FBT003  expat takes it by place only
        return len(start) == _BEGINNING
    return declares


def _first_bytes(path: Path, say: Say) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except FileNotFoundError as exc:
        raise missing(path, say) from exc
    except OSError as exc:
        raise InputError(
            say("{file} cannot be opened ({reason}). Close it in other programs.", file=path, reason=exc.strerror)
        ) from exc


def _said_of_ole(path: Path, say: Say) -> str:
    if _ENCRYPTED in path.read_bytes():
        return say("{file} is protected by a password. Save a copy without one.", file=path)
    return say("{file} is in the old Excel form (.xls). Open it in Excel and save it as .xlsx.", file=path)


def _said_of_damage(path: Path, say: Say) -> str:
    return say("{file} is damaged or only partly copied, or is not an Excel workbook. Fetch it anew.", file=path)


@contextmanager
def _opened(path: Path, say: Say, *, results: bool) -> Iterator[Workbook]:
    # Given the name instead, openpyxl goes by its ending.
    with path.open("rb") as file:
        try:
            with _no_warnings():
                book = openpyxl.load_workbook(file, read_only=True, data_only=results)
        except _NO_WORKBOOK as exc:
            raise InputError(_said_of_damage(path, say)) from exc
        with closing(book):
            yield book


@contextmanager
def _no_warnings() -> Iterator[None]:
    """Keep openpyxl from warning of drawings and validation that it passes over: only cells are asked for."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def _table(sheet: Any, formulas: Callable[[], Workbook], file: str, first: int | None) -> Table:  # noqa: ANN401  the type stubs know no streamed sheets
    with sheet.parent._archive.open(sheet._worksheet_path) as member:  # noqa: SLF001  the only way to the merged cells of a streamed sheet
        raw: bytes = member.read() if first is None else member.read(_BEGINNING)
    if _BEYOND.search(raw):
        raise ValueError(sheet.title)
    merged = [cast("_Area", range_boundaries(area.decode())) for area in _MERGED.findall(raw)]
    downwards = [area for area in merged if area[1] < area[3]]
    sheet.reset_dimensions()  # some programs write too small an area, and cells outside it would not be read
    rows: Iterator[tuple[Cell, ...]] = (tuple(map(_shown, row)) for row in sheet.iter_rows(max_row=first or _LAST_ROW))
    if _FORMULA.search(raw):
        same: Any = formulas()[sheet.title]
        same.reset_dimensions()
        rows = map(_calculated, rows, same.iter_rows(max_row=first or _LAST_ROW, values_only=True))
    return Table(file, sheet.title, tuple(_unmerged(filled(rows), downwards)), hidden=sheet.sheet_state != "visible")


def _shown(cell: Any) -> Cell:  # noqa: ANN401  as above
    return Broken(str(cell.value)) if cell.data_type == "e" else cast("Cell", cell.value)


def _calculated(results: tuple[Cell, ...], formulas: tuple[object, ...]) -> tuple[Cell, ...]:
    """Mark the cells whose formula has no result: the file was saved by a program that does not calculate."""
    return tuple(
        Broken(str(formula)) if result is None and formula is not None else result
        for result, formula in zip(results, formulas, strict=True)
    )


def _unmerged(rows: Iterable[Row], merged: Sequence[_Area]) -> Iterator[Row]:
    """Give each row the value of a cell that is merged downwards into it, as a reader of the sheet sees it."""
    top: dict[int, Cell] = {}
    for row in rows:
        cells = list(row.cells)
        for at, (column, first, _, last) in enumerate(merged):
            if row.number == first:
                top[at] = row[column - 1]
            elif first < row.number <= last:
                cells += [None] * (column - len(cells))
                cells[column - 1] = top.get(at)
        yield Row(row.number, tuple(cells))
