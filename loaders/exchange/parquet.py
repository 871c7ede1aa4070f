"""Writes and reads the whole content as Parquet files, for pandas, DuckDB, Spark and other programs of analysts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from samspill.graph.errors import InputError
from samspill.graph.model import Records
from samspill.loaders.exchange.columns import Type, columns_of, into_columns, out_of_columns
from samspill.loaders.exchange.marks import damaged, read_mark, write_mark
from samspill.loaders.exchange.rows import NODE_FIELDS, SOURCE_FIELDS, TIE_FIELDS, Row, Rows, records_of, rows_of
from samspill.loaders.loader import Loader
from samspill.loaders.words import Say, speaker

FORM: Final = "parquet"
NODES, SOURCES, RELATIONSHIPS = "nodes.parquet", "sources.parquet", "relationships.parquet"


def write(folder: Path, records: Records) -> None:
    """Write records into a folder that is there."""
    rows = rows_of(records)
    _write_table(folder / NODES, rows.nodes, NODE_FIELDS)
    _write_table(folder / SOURCES, rows.sources, SOURCE_FIELDS)
    _write_table(folder / RELATIONSHIPS, rows.relationships, TIE_FIELDS)
    write_mark(folder, FORM, records.title)


def recognise(path: Path, say: Say) -> str | None:
    """Return in words why `path` is such a folder or one of its files, or None if it is something else."""
    return say("samspill wrote it as Parquet") if read_mark(path, FORM, say) else None


def read(path: Path, language: str) -> Records:
    """Read such a folder, given itself or one of its files; raises InputError if it is none, or is broken."""
    say = speaker(language)
    found = read_mark(path, FORM, say)
    if not found:
        raise InputError(say("{file} is no folder that samspill wrote as Parquet.", file=path))
    folder, mark = found
    with _told(folder, say):
        rows = Rows(*(_read_table(folder / name) for name in (SOURCES, NODES, RELATIONSHIPS)))
        return records_of(rows, mark.title)


LOADER: Final = Loader(
    name="samspill-parquet",
    title="samspill export: Parquet",
    gives="Everything that was in a store",
    licence="Those of its sources.",
    recognise=recognise,
    read=read,
)


def _write_table(file: Path, rows: list[Row], fields: tuple[str, ...]) -> None:
    import pyarrow.parquet  # noqa: PLC0415  takes long to import, and only Parquet needs it

    types = {
        Type.TEXT: pyarrow.string(),
        Type.NUMBER: pyarrow.float64(),
        Type.WHOLE_NUMBER: pyarrow.int64(),
        Type.YES_NO: pyarrow.bool_(),
        Type.TEXTS: pyarrow.list_(pyarrow.string()),
    }
    columns = columns_of(rows, fields)
    schema = pyarrow.schema([(name, types[type_]) for name, type_ in columns.items()])
    table = pyarrow.Table.from_pylist([into_columns(row, columns, _fits) for row in rows], schema=schema)
    pyarrow.parquet.write_table(table, file, compression="zstd")


def _read_table(file: Path) -> list[Row]:
    import pyarrow.parquet  # noqa: PLC0415  as above

    return [out_of_columns(row) for row in pyarrow.parquet.read_table(file, partitioning=None).to_pylist()]


def _fits(_value: Any, _type: Type) -> bool:  # noqa: ANN401
    """Tell that a column can hold every value of its type."""
    return True


@contextmanager
def _told(folder: Path, say: Say) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise damaged(folder, exc, say) from exc
