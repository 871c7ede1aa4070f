"""Writes and reads the whole content as one JSON file; it says the same as the store, for programs and for loading again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from samspill.graph.errors import InputError
from samspill.graph.model import Records
from samspill.loaders.exchange.marks import MARK, damaged, mark_of, marked
from samspill.loaders.exchange.rows import Rows, records_of, rows_of
from samspill.loaders.files import File
from samspill.loaders.loader import Loader
from samspill.loaders.words import Say, speaker

FORM: Final = "json"
_START: Final = f'{{"{MARK}": '


def write(path: Path, records: Records) -> None:
    """Write records to a file: an object with `samspill`, `sources`, `nodes` and `relationships`, one row a line."""
    rows = rows_of(records)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{_START}{_json(marked(FORM, records.title)[MARK])}")
        for name, some in asdict(rows).items():
            file.write(f',\n"{name}": [')
            file.writelines(_lines(some))
            file.write("]")
        file.write("}\n")


def recognise(path: Path, say: Say) -> str | None:
    """Return in words why `path` is such a file, or None if it is something else."""
    if not path.is_file():
        return None
    try:
        start = File(path, say).start
    except InputError:
        return None
    return say("it is a JSON file that samspill wrote") if start.startswith(_START.encode()) else None


def read(path: Path, language: str) -> Records:
    """Read such a file; raises InputError if it is none, or is broken."""
    say = speaker(language)
    if not path.is_file():
        raise InputError(say("{file} is no JSON file that samspill wrote.", file=path))
    try:
        with File(path, say).text() as text:
            document: Mapping[str, Any] = json.load(text)
        mark = mark_of(document, path, say)
        if mark:
            rows = Rows(document["sources"], document["nodes"], document["relationships"])
            return records_of(rows, mark.title)
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise damaged(path, exc, say) from exc
    raise InputError(say("{file} is no JSON file that samspill wrote.", file=path))


LOADER: Final = Loader(
    name="samspill-json",
    title="samspill export: JSON",
    gives="Everything that was in a store",
    licence="Those of its sources.",
    recognise=recognise,
    read=read,
)


def _lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    for at, row in enumerate(rows):
        yield f"{',' if at else ''}\n {_json(row)}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
