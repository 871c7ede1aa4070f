"""Turns text and JSON values into values that the store can keep, by the type that the file declares or the one they have."""

import json
import math
import re
from typing import Final

from samspill.graph.model import Scalar, Value

_LARGEST_INTEGER: Final = 2**63 - 1
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"(1[5-9]\d{2}|20\d{2})(?:\.0+)?")
_PLAIN_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_PLAIN_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,15})\.\d{1,15}")
_INTEGER = re.compile(r"[-+]?\d{1,19}")
_INTEGERS: Final = frozenset({"int", "integer", "long", "short", "byte", "biginteger"})
_DECIMALS: Final = frozenset({"float", "double", "bigdecimal", "number"})
_TRUTH: Final = {"true": True, "false": False}


def typed(text: str, kind: str) -> Scalar:
    """Return `text` as the type that GraphML, GEXF or Neo4j calls `kind`; as it stands if it is no such value."""
    kind = kind.casefold()
    if kind in _INTEGERS:
        value: float | None = integer(text)
    elif kind in _DECIMALS:
        value = decimal(text)
    elif kind in {"bool", "boolean"}:
        value = _TRUTH.get(text.strip().casefold())
    else:
        return text
    return text if value is None else value


def guessed(text: str) -> Value:
    """Return text out of a table as a number where it is written as one; a number with leading zeros is a code and stays text."""
    if _PLAIN_INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _PLAIN_DECIMAL.fullmatch(text) else text


def moment(text: str) -> str | None:
    """Return the day of an ISO date or time, or the year of a number that can only be one, or None."""
    if date := _DATE.match(text.strip()):
        return date[0]
    year = _YEAR.fullmatch(text.strip())
    return year[1] if year else None


def typed_list(text: str, kind: str, separators: str = ";|,") -> list[str]:
    """Return the items of a list written `[a, b]`, `a;b` or `a|b`; the first separator that occurs parts them."""
    inner = text.strip().removeprefix("[").removesuffix("]")
    separator = next((sign for sign in separators if sign in inner), separators[0])
    items = (item.strip().strip("\"'") for item in inner.split(separator))
    return [str(typed(item, kind)) for item in items if item]


def integer(text: str) -> int | None:
    """Return a whole number that fits in 64 bits, or None."""
    if not _INTEGER.fullmatch(text.strip()):
        return None
    value = int(text)
    return value if abs(value) <= _LARGEST_INTEGER else None


def decimal(text: str) -> float | None:
    """Return a finite number with a decimal point or comma, whole where it is whole, or None."""
    try:
        value = float(text.strip().replace(",", ".", 1))
    except ValueError:
        return None
    return None if not math.isfinite(value) or "_" in text else whole(value)


def whole(value: float) -> float:
    """Return a number without decimals as an integer, so that a weight of 5.0 reads 5."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST_INTEGER else value


def plain_value(value: object) -> Value | None:
    """Return a value out of JSON as the store can keep it: lists as lists of text, objects as JSON text, null as None."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | float):
        return whole(value) if abs(value) <= _LARGEST_INTEGER else str(value)
    if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        return [str(item) for item in value if item is not None]
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
