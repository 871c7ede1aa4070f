"""Finds the municipalities and counties that a person means by name or number, as they are today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from samspill.graph.model import Node
from samspill.graph.names import fold
from samspill.loaders.registers.places.area import Area
from samspill.loaders.registers.places.describing import LAST_DAY_OF_HISTORY
from samspill.loaders.registers.places.history import counties, history
from samspill.loaders.words import Unusable

_NUMBER: Final = 4
_ENDINGS: Final = (" kommune", " fylke", " fylkeskommune", " municipality", " county")


def place_meant(written: str) -> Node | None:
    """Return the place that a name or a number of four digits means, or None if it means none or several."""
    if written.isdigit():
        known = history().find(written.zfill(_NUMBER)) if len(written) <= _NUMBER else None
        return known.node if known else None
    name = fold(written)
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    found = _by_name().get(name, ())
    return found[0] if len(found) == 1 else None


def area_of(names: Iterable[str]) -> Area:
    """Return the area of these municipalities and counties (by name, or numbers of four and two digits); raises Unusable for no such place."""
    places = [(name, _places(name)) for name in sorted(set(names))]
    for name, found in places:
        if not found:
            raise Unusable("{name} is no municipality and no county. Give its number.", name=name)
    ids = frozenset().union(*(found for _, found in places))
    # By what they are, not by what they were called: who asks for 5530 next time means the same Senja.
    return Area("+".join(sorted(id_.rpartition(":")[2] for id_ in ids)), ids)


def _places(name: str) -> frozenset[str]:
    """Return the ids of the municipalities that are meant: one, or those of a county."""
    county = counties().get(name)
    place = county.node if county else place_meant(name)
    if place is None:
        return frozenset()
    number = str(place.details.get("fylkesnummer", ""))
    today = history().at(LAST_DAY_OF_HISTORY)
    return frozenset(each.node.id for code, each in today.items() if number and code.startswith(number)) or frozenset(
        {place.id}
    )


@cache
def _by_name() -> Mapping[str, list[Node]]:
    """Return the places of today by their folded names in every language; a municipality goes before a county of its name."""
    by_name: dict[str, list[Node]] = defaultdict(list)
    for municipality in history().at(LAST_DAY_OF_HISTORY).values():
        for name in {fold(each) for each in (municipality.name, *municipality.node.names)}:
            by_name[name].append(municipality.node)
    for county in counties().values():
        if county.last_day is None:
            for name in {fold(each) for each in (county.name, *county.names)} - by_name.keys():
                by_name[name].append(county.node)
    return by_name
