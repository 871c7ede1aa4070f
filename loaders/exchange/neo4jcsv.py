"""Writes and reads the CSV files of Neo4j's bulk import, such that nothing is lost between the two.

Rules: https://neo4j.com/docs/operations-manual/current/import/#import-tool-header-format. `networkfiles` reads files of this form that
others wrote, where much is to be guessed; a folder that samspill wrote is known by its mark and comes back as it was.
"""

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from samspill.graph.errors import InputError
from samspill.graph.model import Records, lineage, search_text
from samspill.loaders.delimited import guard, unguard
from samspill.loaders.exchange.columns import Type, columns_of, into_columns, out_of_columns
from samspill.loaders.exchange.marks import damaged, read_mark, write_mark
from samspill.loaders.exchange.rows import NODE_FIELDS, SOURCE_FIELDS, TIE_FIELDS, Row, Rows, records_of, rows_of
from samspill.loaders.loader import Loader
from samspill.loaders.words import Say, speaker

FORM: Final = "neo4j-csv"
ENTITIES, SOURCES, RELATIONSHIPS = "entities.csv", "sources.csv", "relationships.csv"
_BETWEEN: Final = ";"
"""Parts the values of a list, and labels, as Neo4j does if not told otherwise."""
_SEARCH: Final = "search"
"""Found out anew when the files are read; there so that an imported database can be searched."""
_KIND: Final = "kind"
_SPECIAL: Final = {
    "ID(Entity)": "id",
    "ID(Source)": "id",
    "LABEL": _KIND,
    "TYPE": "type",
    "START_ID(Entity)": "start",
    "END_ID(Entity)": "end",
}
_LARGEST_CELL: Final = 2**31 - 1


def write(folder: Path, records: Records) -> None:
    """Write records into a folder that is there."""
    rows = rows_of(records)
    entity, source = {"id": "id:ID(Entity)", _KIND: ":LABEL"}, {"id": "id:ID(Source)", _KIND: ":LABEL"}
    ends = {"type": ":TYPE", "start": ":START_ID(Entity)", "end": ":END_ID(Entity)"}
    _write_table(folder / ENTITIES, list(map(_entity, rows.nodes)), NODE_FIELDS, entity)
    _write_table(folder / SOURCES, [row | {_KIND: "Source"} for row in rows.sources], (*SOURCE_FIELDS, _KIND), source)
    _write_table(folder / RELATIONSHIPS, rows.relationships, TIE_FIELDS, ends)
    write_mark(folder, FORM, records.title)


def recognise(path: Path, say: Say) -> str | None:
    """Return in words why `path` is such a folder or one of its files, or None if it is something else."""
    return say("samspill wrote it for Neo4j's bulk import") if read_mark(path, FORM, say) else None


def read(path: Path, language: str) -> Records:
    """Read such a folder, given itself or one of its files; raises InputError if it is none, or is broken."""
    say = speaker(language)
    found = read_mark(path, FORM, say)
    if not found:
        raise InputError(say("{file} is no folder that samspill wrote for Neo4j's bulk import.", file=path))
    folder, mark = found
    with _told(folder, say):
        nodes = [
            _without(_SEARCH, row) | {_KIND: row[_KIND].split(_BETWEEN)[0]} for row in _read_table(folder / ENTITIES)
        ]
        sources = [_without(_KIND, row) for row in _read_table(folder / SOURCES)]
        return records_of(Rows(sources, nodes, list(_read_table(folder / RELATIONSHIPS))), mark.title)


LOADER: Final = Loader(
    name="samspill-neo4j-csv",
    title="samspill export: Neo4j bulk import",
    gives="Everything that was in a store",
    licence="Those of its sources.",
    recognise=recognise,
    read=read,
)


def _entity(row: Row) -> Row:
    search = search_text(row["name"], row.get("names", ()), row.get("orgnr", ""))
    return row | {_KIND: _BETWEEN.join(lineage(row[_KIND])), _SEARCH: search}


def _write_table(file: Path, rows: list[Row], fields: tuple[str, ...], special: Mapping[str, str]) -> None:
    columns = columns_of(rows, fields)
    plain = {name: name if type_ is Type.TEXT else f"{name}:{type_}" for name, type_ in columns.items()}
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow({**plain, **special}.values())
        for row in rows:
            typed = into_columns(row, columns, _fits)
            writer.writerow([_cell(typed[name], type_) if name in typed else "" for name, type_ in columns.items()])


def _cell(value: Any, type_: Type) -> str:  # noqa: ANN401  of the column's type
    match type_:
        case Type.TEXT:
            return guard(value)
        case Type.TEXTS:
            return guard(_BETWEEN.join(value))
        case Type.YES_NO:
            return str(value).lower()
        case Type.NUMBER | Type.WHOLE_NUMBER:
            return repr(value)


def _fits(value: Any, type_: Type) -> bool:  # noqa: ANN401  of the column's type
    """Tell whether a cell can hold a value: nothing in CSV tells an empty text from none, and no program reads a NUL."""
    texts = value if type_ is Type.TEXTS else [value] if type_ is Type.TEXT else []
    apart = type_ is not Type.TEXTS or not any(_BETWEEN in text or not text for text in texts)
    return apart and not any("\0" in text for text in texts)


def _read_table(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8", newline="") as opened:
        csv.field_size_limit(_LARGEST_CELL)
        table = csv.reader(opened, strict=True)
        columns = [_column(cell) for cell in next(table)]
        for cells in table:
            pairs = zip(columns, cells, strict=True)
            yield out_of_columns({name: _value(cell, type_) for (name, type_), cell in pairs if cell})


def _column(cell: str) -> tuple[str, Type]:
    name, _, type_ = cell.partition(":")
    if type_ in _SPECIAL:
        return name or _SPECIAL[type_], Type.TEXT
    return name, Type(type_ or Type.TEXT)


def _value(cell: str, type_: Type) -> Any:  # noqa: ANN401  of the column's type
    match type_:
        case Type.TEXT:
            return unguard(cell)
        case Type.TEXTS:
            return unguard(cell).split(_BETWEEN)
        case Type.YES_NO:
            return cell == "true"
        case Type.WHOLE_NUMBER:
            return int(cell)
        case Type.NUMBER:
            return float(cell)


def _without(name: str, row: Row) -> Row:
    return {other: value for other, value in row.items() if other != name}


@contextmanager
def _told(folder: Path, say: Say) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, csv.Error, StopIteration, RuntimeError) as exc:
        raise damaged(folder, exc, say) from exc
