"""Breaks files as disks, networks, programs and people do, and some worse; the same way for the same seed."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from typing import Final

from sound_files import zipped

_PIECES: Final = (
    b"\0", b'"', b"'", b"\xff\xfe", b"9" * 30, b"-1", b"nan", b"1e999", b"*", b"<", b"]]>", b"{", b"[", b"null", b";;;", b"\n\n", b"\r", b"\xc3",
    b"&a;", b"\x1a", b"\xe2\x80\xa8", b"=", b"[]", b"{}", b'""', "١².".encode(), b"1_000", b"<U+D800>", b'"\\ud800"', b"0000-00-00",
)  # fmt: skip
"""What parsers trip over: ends of text, numbers that are none or too large, brackets, entities, half letters."""
_ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-8-sig", "cp1252", "utf-32", "utf-7", "cp500")
_LENGTHS: Final = (1, 2, 5, 20, 200)


def broken(content: bytes, chance: random.Random) -> bytes:
    """Return a file with bytes turned, put in, taken out, doubled, swapped or cut off; packed, or in another encoding."""
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(_WAYS)(content, chance) if content else content
    return content


def broken_inside(archive: bytes, chance: random.Random) -> bytes:
    """Return a zip file that is whole, one of whose members is broken."""
    with zipfile.ZipFile(io.BytesIO(archive)) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    unlucky = chance.choice(sorted(members))
    return zipped(**{**members, unlucky: broken(members[unlucky], chance)})


def _place(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(content))
    return start, start + chance.choice(_LENGTHS)


def _turn(content: bytes, chance: random.Random) -> bytes:
    start, _ = _place(content, chance)
    return content[:start] + bytes([chance.randrange(256)]) + content[start + 1 :]


def _put_in(content: bytes, chance: random.Random) -> bytes:
    start, _ = _place(content, chance)
    return content[:start] + chance.choice(_PIECES) + content[start:]


def _put_in_place(content: bytes, chance: random.Random) -> bytes:
    start, end = _place(content, chance)
    return content[:start] + chance.choice(_PIECES) + content[end:]


def _take_out(content: bytes, chance: random.Random) -> bytes:
    start, end = _place(content, chance)
    return content[:start] + content[end:]


def _double(content: bytes, chance: random.Random) -> bytes:
    start, end = _place(content, chance)
    return content[:end] + content[start:]


def _swap(content: bytes, chance: random.Random) -> bytes:
    first, second = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[second:] + content[first:second] + content[:first]


def _cut_off(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _pack(content: bytes, chance: random.Random) -> bytes:
    return chance.choice([gzip.compress(content, mtime=0), zipped(fil=content)])


def _say_otherwise(content: bytes, chance: random.Random) -> bytes:
    return content.decode(errors="replace").encode(chance.choice(_ENCODINGS), errors="replace")


_WAYS: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    *(_turn, _put_in, _put_in_place, _take_out, _double) * 3,
    *(_swap, _cut_off, _pack, _say_otherwise),
)
