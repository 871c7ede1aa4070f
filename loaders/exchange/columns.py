"""Rows as columns of one type each, for Parquet and Neo4j CSV: a value that does not fit its column goes into `more`, as JSON."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from samspill.loaders.exchange.rows import MORE, Row

_PLAIN_NAME: Final = re.compile(r"[A-Za-z]\w*", re.ASCII)


class Type(StrEnum):
    """What a column holds, in Neo4j's words."""

    TEXT = "string"
    NUMBER = "double"
    WHOLE_NUMBER = "long"
    YES_NO = "boolean"
    TEXTS = "string[]"


_TYPES: Final[Mapping[type, Type]] = {
    str: Type.TEXT,
    float: Type.NUMBER,
    int: Type.WHOLE_NUMBER,
    bool: Type.YES_NO,
    list: Type.TEXTS,
}
Fits = Callable[[Any, Type], bool]


def columns_of(rows: Iterable[Row], first: Sequence[str]) -> dict[str, Type]:
    """Return the type of each column: that of most of its values. The columns in `first` are there in any case, and come first.

    A property whose name not every program takes for a column gets none.
    """
    seen: dict[str, Counter[Type]] = defaultdict(Counter)
    for row in rows:
        for name, value in row.items():
            if name != MORE and _PLAIN_NAME.fullmatch(name):
                seen[name][_TYPES[type(value)]] += 1
    names = [*first, *sorted(seen.keys() - set(first))]
    return {name: seen[name].most_common(1)[0][0] if name in seen else Type.TEXT for name in names} | {MORE: Type.TEXT}


def into_columns(row: Row, columns: Mapping[str, Type], fits: Fits) -> Row:
    """Return a row with a value of the right type in every column that it has; the others stand in `more`, as JSON."""
    typed = {
        name: value
        for name, value in row.items()
        if name in columns and name != MORE and _TYPES[type(value)] is columns[name] and fits(value, columns[name])
    }
    other = {name: value for name, value in row.items() if name not in typed}
    return typed | ({MORE: json.dumps(other, ensure_ascii=True, sort_keys=True)} if other else {})


def out_of_columns(row: Mapping[str, Any]) -> Row:
    """Return the row that `into_columns` was given; None stands for what is absent."""
    present = {name: value for name, value in row.items() if value is not None}
    other: Row = json.loads(present.pop(MORE, "{}"))
    return present | other
