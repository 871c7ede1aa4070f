"""The first load into an empty store, in the engine's own way for large amounts: many times faster than over Bolt.

A user writes a file with one batch of rows a line, `write_first_load`; the engine's process reads it, `take_in`. While the file is there the
database is not whole, so an engine that starts and finds it begins with an empty database: whoever loaded can load again.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from samspill.cypher.texts import schema
from samspill.graph.model import RELATIONSHIP_TYPES
from samspill.graph.store.embedded.directory import StoreDirectory

if TYPE_CHECKING:
    # Brings the driver, which the engine's process has no use for.
    from samspill.graph.store.writing import Statement

Said = Callable[[int], None]
"""Called with how many things are in now."""
_INDEX: Final = re.compile(r"CREATE INDEX IF NOT EXISTS ON (?P<type>Entity|Tie) \((?P<property>\w+)\)")


def write_first_load(directory: StoreDirectory, groups: "Iterable[Sequence[Statement]]") -> int:
    """Write the new things of a load where the engine finds them, and return how many they are."""
    total = 0
    with directory.first_load_draft.open("w", encoding="utf-8") as file:
        for statement in (each for group in groups for each in group):
            file.write(json.dumps([statement.kind, statement.rows]) + "\n")
            total += statement.size
    return total


def take_in(database: Any, directory: StoreDirectory, said: Said) -> bool:  # noqa: ANN401  the engine has no types
    """Put what `write_first_load` wrote into the database; return False, with nothing done, if that holds more than the load itself.

    If it does not return once `directory.first_load` is there, the database may not be whole and the engine has to be started anew.
    """
    if database.query("opencypher", "MATCH (node) RETURN count(node) AS nodes").to_list()[0]["nodes"] > 1:
        # A first load that fails would take it along.
        directory.first_load_draft.unlink(missing_ok=True)
        return False
    directory.first_load_draft.replace(directory.first_load)
    # Made once over everything, an index takes a third of the time.
    for index in map(_INDEX.match, schema("arcadedb")):
        if index:
            database.command("sql", f"DROP INDEX `{index['type']}[{index['property']}]`")
    with database.graph_batch(use_wal=True) as batch:
        _fill(batch, _lines(directory), said)
    database.command("sqlscript", ";\n".join(schema("arcadedb")) + ";")
    directory.first_load.unlink()
    return True


def _lines(directory: StoreDirectory) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    with directory.first_load.open(encoding="utf-8") as file:
        for line in file:
            kind, rows = json.loads(line)
            yield kind, rows


def _fill(batch: Any, lines: Iterable[tuple[str, list[dict[str, Any]]]], said: Said) -> None:  # noqa: ANN401
    record_ids: dict[str, str] = {}
    done = 0
    for kind, rows in lines:
        properties = [row["properties"] for row in rows]
        if kind in RELATIONSHIP_TYPES:
            starts, ends = ([record_ids[row[end]] for row in rows] for end in ("start", "end"))
            batch.new_edges(starts, kind, ends, properties)
        else:
            record_ids.update(zip((row["id"] for row in rows), batch.create_vertices(kind, properties), strict=True))
        done += len(rows)
        said(done)
