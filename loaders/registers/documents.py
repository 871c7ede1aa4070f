"""Streams the records of JSON documents, however they are wrapped: one record, one a line, an array, or a page of a search answer."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from io import BytesIO, TextIOBase
from typing import Any, Final

import ijson

from samspill.graph.errors import InputError
from samspill.loaders.files import File, text_of
from samspill.loaders.registers.rows import Fields, mended

Record = dict[str, Any]
_DEEPEST: Final = 30
"""Steps of the longest path in use, and more; text that is nested to break parsers goes on for thousands."""
_STEP: Final = 2**10
"""Bytes that ijson takes at once, small so that it stops soon in such text: it writes a path for each level."""
NO_DOCUMENT: Final = (ijson.JSONError, UnicodeError, RecursionError)
"""What ijson lets through for text that is no JSON."""


def paths_of(file: File) -> frozenset[str]:
    """Return the paths to the values in the first bytes, in lower case, with the steps into arrays left out.

    `[{"navn": {"fornavn": "Ove"}}]` has `navn` and `navn.fornavn`, as the same record outside an array has.
    """
    found = set()
    with suppress(*NO_DOCUMENT):
        for prefix, _event, _value in ijson.parse(
            BytesIO(text_of(file.start).encode()), buf_size=_STEP, use_float=True
        ):
            if prefix.count(".") > _DEEPEST:
                break
            found.add(".".join(step for step in prefix.lower().split(".") if step != "item"))
    return frozenset(found - {""})


def records(file: File, prefix: str) -> Iterator[Record]:
    """Go through the JSON objects at `prefix` (in ijson's words: `item` for each member of an array, "" for the whole).

    Raises InputError where the text is no JSON, or something else than an object stands there.
    """
    with file.text() as text:
        try:
            for record in ijson.items(_Utf8(text), prefix, use_float=True, multiple_values=True):
                if not isinstance(record, dict):
                    raise InputError(_wrong_shape(file))
                yield record
        except NO_DOCUMENT as exc:
            # Below its reason, the parser draws where in the text it stopped.
            reason = str(exc).partition("\n")[0].strip()
            message = "{file} is damaged: it is not complete JSON ({reason}). Fetch it anew."
            raise InputError(file.say(message, file=file.path, reason=reason)) from exc


def whole(file: File) -> Record:
    """Return the single object that a small document is."""
    for record in records(file, ""):
        return record
    raise InputError(_wrong_shape(file))


def holds_array(file: File, key: str) -> bool:
    """Tell whether the value at the top-level `key` is an array, from the first bytes."""
    with suppress(*NO_DOCUMENT):
        for prefix, event, _value in ijson.parse(BytesIO(text_of(file.start).encode()), use_float=True):
            if prefix == key:
                return bool(event == "start_array")
    return False


def is_document(file: File) -> bool:
    """Tell whether a file begins as JSON does."""
    return _opening(file) in {b"[", b"{"}


def is_array(file: File) -> bool:
    """Tell whether the document is an array."""
    return _opening(file) == b"["


def flat(record: Mapping[str, Any], above: str = "") -> Fields:
    """Return the values of a record by their paths in lower case, as the CSV files of registers name their columns.

    The lines of a list are joined by blanks; the values that the objects of a list have in common by vertical bars.
    """
    fields: Fields = {}
    for name, value in record.items():
        path = f"{above}{name.lower()}"
        if isinstance(value, dict):
            fields |= flat(value, f"{path}.")
        elif not isinstance(value, list):
            fields[path] = _as_text(value)
        elif objects := [each for each in value if isinstance(each, dict)]:
            parts = [flat(each, f"{path}.") for each in objects]
            fields |= {key: "|".join(part.get(key, "") for part in parts) for part in parts for key in part}
        else:
            fields[path] = " ".join(filter(None, map(_as_text, value)))
    return fields


def objects(value: Any) -> list[Record]:  # noqa: ANN401  whatever stands in the JSON
    """Return the objects in a list; none for anything else."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def listed(value: Any) -> list[Any]:  # noqa: ANN401
    """Return a list as it is, and an empty one for anything else."""
    return value if isinstance(value, list) else []


def object_at(value: Any) -> Record:  # noqa: ANN401
    """Return an object as it is, and an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def texts(values: Iterable[object]) -> list[str]:
    """Return those of `values` that are text with content."""
    return [mended(value) for value in values if isinstance(value, str) and value.strip()]


def _opening(file: File) -> bytes:
    return file.start.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\0")[:1]


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else mended(str(value))


def _wrong_shape(file: File) -> str:
    return file.say("{file} is JSON of another shape than this source has.", file=file.path)


class _Utf8:
    """Text as the UTF-8 bytes that ijson reads, whatever encoding it came in."""

    def __init__(self, text: TextIOBase) -> None:
        self._text = text

    def read(self, size: int) -> bytes:
        """Return the next bytes; about as many as asked for."""
        return self._text.read(size).encode("utf-8", errors="replace")
