"""Opens files as streams, packed with gzip or zip or not; knows bytes and text, and nothing of what they say.

A file is looked through once from end to end before its first row is used: one that is cut off, packed to deceive, or no text
at all is refused as a whole, so that nothing of it is read by half.
"""

import codecs
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Final, cast

from samspill.graph.errors import InputError
from samspill.graph.model import fingerprint
from samspill.loaders.missing import missing
from samspill.loaders.words import Say, in_english

START: Final = 64 * 2**10
"""Bytes that are read to recognise a file."""
LARGEST: Final = 16 * 2**30
"""Bytes that a file may unpack to; the largest register in use has about two thousand million."""
RATIO: Final = 200
"""How many times its size a packed file may unpack to; registers pack to about a tenth, a zip bomb to a thousandth."""
_SMALL = 64 * 2**20
_CHUNK = 2**20
_LOOKED_AT = 200
"""Bytes that tell how letters are written."""
_GZIP = b"\x1f\x8b"
_WEB_PAGE = (b"<!doctype html", b"<html", b"<table", b"<meta")
ZIP: Final = b"PK\x03\x04"
_OFFICE = "[Content_Types].xml"
"""What a zip file has inside that is a document of an office program."""
_DAMAGED = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile)
_NOT_UNPACKED = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError)
"""What zipfile lets through when an archive is damaged, protected or packed in a way that it does not know."""


@dataclass(frozen=True)
class File:
    """A file on disk, and how to say what is wrong with it."""

    path: Path
    say: Say = in_english

    @property
    def name(self) -> str:
        """Its name without the folder, as problems tell it."""
        return self.path.name

    @cached_property
    def start(self) -> bytes:
        """The first bytes, unpacked; raises InputError for a file that is missing, empty, damaged or a web page."""
        with self.binary() as stream:
            start = stream.read(START)
        if not start.strip():
            raise InputError(self.say("{file} is empty.", file=self.path))
        if start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_WEB_PAGE):
            raise InputError(self.say("{file} is a web page, not a table. Fetch the file itself.", file=self.path))
        return start

    @cached_property
    def encoding(self) -> str:
        """How its text is written: UTF-8 or UTF-16, or else Windows-1252; looks through the whole file.

        Raises InputError for what `start` refuses, a file that is cut off, and one that unpacks to too much.
        """
        utf_16 = utf_16_of(self.start)
        decoder, utf_8, size = codecs.getincrementaldecoder("utf-8")(), not utf_16, 0
        with self.binary() as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self._check_size(size)
                if b"\0" in chunk and not utf_16:
                    raise InputError(self.say("{file} is not text. Fetch it anew.", file=self.path))
                utf_8 = utf_8 and _decodes(decoder, chunk)
        if utf_16:
            return utf_16
        return "utf-8-sig" if utf_8 and _decodes(decoder, b"", final=True) else "cp1252"

    @contextmanager
    def binary(self) -> Iterator[IO[bytes]]:
        """Open its content as bytes, unpacked; a document of an office program as it is."""
        try:
            with self.path.open("rb") as raw, ExitStack() as opened:
                start = raw.read(len(ZIP))
                raw.seek(0)
                if start == ZIP:
                    yield self._unzipped(raw, opened)
                else:
                    yield cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if start.startswith(_GZIP) else raw
        except FileNotFoundError as exc:
            raise missing(self.path, self.say) from exc
        except _DAMAGED as exc:
            raise InputError(
                self.say("{file} is damaged or only partly copied. Fetch it anew.", file=self.path)
            ) from exc
        except OSError as exc:
            raise InputError(
                self.say("{file} cannot be opened ({reason}).", file=self.path, reason=exc.strerror or exc)
            ) from exc

    @contextmanager
    def text(self) -> Iterator[io.TextIOWrapper]:
        """Open its content as text with its own line ends; bytes that the encoding does not know become �."""
        encoding = self.encoding
        with self.binary() as stream:
            yield io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")

    def _unzipped(self, raw: io.BufferedReader, opened: ExitStack) -> IO[bytes]:
        """Open the one file in an archive, apart from what macOS adds."""
        try:
            archive = opened.enter_context(zipfile.ZipFile(raw))
            if _OFFICE in archive.namelist():
                raw.seek(0)
                return raw
            members = [
                each for each in archive.infolist() if not each.is_dir() and not each.filename.startswith("__MACOSX/")
            ]
            if len(members) == 1:
                return opened.enter_context(archive.open(members[0]))
        except _NOT_UNPACKED as exc:
            message = "{file} is damaged, protected or only partly copied. Fetch it anew."
            raise InputError(self.say(message, file=self.path)) from exc
        message = "{file} holds {number} files. Unpack it and load them one by one."
        raise InputError(self.say(message, file=self.path, number=len(members)))

    def _check_size(self, size: int) -> None:
        if size > LARGEST or (size > _SMALL and size > RATIO * self.path.stat().st_size):
            raise InputError(
                self.say("{file} unpacks to more than any register holds. Do not trust it.", file=self.path)
            )


def place_of(path: Path) -> str:
    """Return what tells a file from others of its name, for `Records.place`: the folder that it lies in."""
    return fingerprint({"folder": str(path.resolve().parent)})


def text_of(start: bytes) -> str:
    """Return the first bytes of a file as text; a letter that is cut at the end is left out."""
    if utf_16 := utf_16_of(start):
        return start.decode(utf_16, errors="ignore")
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(start)
    except UnicodeDecodeError:
        return start.decode("cp1252", errors="replace")


def utf_16_of(start: bytes) -> str | None:
    """Return the UTF-16 that bytes look like: by their mark, or by zeros at nearly every other byte; None for other text."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    evens, odds = start[:_LOOKED_AT:2], start[1:_LOOKED_AT:2]
    for zeros, letters, encoding in ((evens, odds, "utf-16-be"), (odds, evens, "utf-16-le")):
        if 2 * zeros.count(0) > len(zeros) and 4 * letters.count(0) < zeros.count(0):
            return encoding
    return None


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True
