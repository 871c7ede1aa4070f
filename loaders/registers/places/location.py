"""Where organisations and activities are: the municipality that a number means, as one place through all its numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from samspill.graph.model import Node, Relationship
from samspill.loaders.registers.places.history import counties, history, territories
from samspill.loaders.registers.reading import Fact, Reading

_ABROAD_OR_UNKNOWN = ("9999", "0000")
_WHOLE_COUNTY = "00"


@dataclass(frozen=True, slots=True)
class Told:
    """A municipality as a row tells it."""

    code: str
    """Its number, as it was written."""
    evidence: str
    locator: str
    row: int
    column: str
    on: str | None = None
    """The day for which the number is meant; without it the number means what it meant last."""


def located(reading: Reading, this: str, told: Told) -> Iterator[Fact]:
    """Say that `this` is located in the municipality that a row tells; the relationship keeps the number of its year.

    A number that ends in 00 is that of a whole county: 1900 is Troms.
    """
    code = told.code.strip().zfill(4)
    if code in _ABROAD_OR_UNKNOWN:
        return
    place = _place(code, told.on)
    if place is None:
        yield reading.problem(told.row, told.column, told.code, "No municipality has or had this number.")
        return
    if reading.first(place.id):
        yield place
    details = {"kommunenummer": code}
    yield Relationship("LOCATED_IN", this, place.id, reading.source, told.evidence, told.locator, details=details)


@lru_cache(maxsize=4096)
def _place(code: str, on: str | None) -> Node | None:
    if code in territories():
        return territories()[code]
    known = counties().get(code[:2]) if code.endswith(_WHOLE_COUNTY) else history().find(code, on)
    return known.node if known else None
