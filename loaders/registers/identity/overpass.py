"""Reads answers of OpenStreetMap's Overpass: elements with a name that are places or organisations.

Prefer Kartverket for boundaries: what is made of OpenStreetMap has to be shared under the same licence.
"""

from collections.abc import Iterator
from typing import Final

from samspill.graph.model import Node, Value, node_id
from samspill.loaders.registers.documents import Record, object_at
from samspill.loaders.registers.facts import read_toml, source_facts
from samspill.loaders.registers.numbers import number_or_none, organisation_id
from samspill.loaders.registers.places.history import counties, history
from samspill.loaders.registers.reading import Fact, Reading, Register

FACTS: Final = source_facts(__package__, "overpass")
_KINDS: Final = read_toml(__package__, "overpass.toml")["kind"]
_MUNICIPALITY, _COUNTY = "7", "4"
# Overpass numbers areas after the way or relation that they are made of.
_AREA_OF_RELATION, _AREA_OF_WAY = 3_600_000_000, 2_400_000_000
_OTHER_NAMES: Final = (
    "alt_name",
    "old_name",
    "official_name",
    "short_name",
    "name:no",
    "name:nb",
    "name:nn",
    "name:en",
    "name:se",
    "name:fkv",
)


def read_elements(reading: Reading) -> Iterator[Fact]:
    """Go through the elements of an answer; streets, platforms and the like are counted and left."""
    left = 0
    for _row, element in reading.records("elements.item"):
        tags = {name: str(value) for name, value in object_at(element.get("tags")).items()}
        kind = _kind(tags)
        if not (kind and tags.get("name")):
            left += 1
            continue
        yield _node(element, tags, kind)
    if left:
        yield reading.problem(
            None,
            "elements",
            left,
            "{count} elements have no name or are neither places nor organisations, and were left.",
            count=left,
        )


def _kind(tags: dict[str, str]) -> str:
    for rule in _KINDS:
        if (value := tags.get(rule["tag"])) and (kind := rule["values"].get(value) or rule["values"].get("*")):
            return str(kind)
    return ""


def _node(element: Record, tags: dict[str, str], kind: str) -> Node:
    name, osm = tags["name"], _written_id(element)
    names = tuple(dict.fromkeys(tags[other] for other in _OTHER_NAMES if tags.get(other) not in (None, name)))
    details: dict[str, Value] = {"osm": osm, "wikidata": tags.get("wikidata", ""), **_position(element)}
    url = tags.get("website") or tags.get("contact:website") or ""
    if kind == "Place":
        kind, key, known = _place(tags, osm)
        return Node(key, kind, name, names, url=url, details={**details, **known})
    number = number_or_none(tags.get("ref:NO:orgnr") or tags.get("no:orgnr") or "")
    key = organisation_id(number) if number else node_id(kind, f"osm:{osm}")
    return Node(key, kind, name, names, url=url, details={**details, "orgnr": number or ""})


def _place(tags: dict[str, str], osm: str) -> tuple[str, str, dict[str, Value]]:
    """Return kind, id and details of a place: by its number where it is a Norwegian municipality or county."""
    level, code = tags.get("admin_level"), tags.get("ref", "")
    if level == _MUNICIPALITY and (found := history().find(code)):
        return "Municipality", found.id, dict(found.node.details)
    if level == _COUNTY and (county := counties().get(code)):
        return "County", county.id, dict(county.node.details)
    return "Place", node_id("Place", f"osm:{osm}"), {}


def _written_id(element: Record) -> str:
    kind, number = str(element.get("type")), element.get("id")
    if kind == "area" and isinstance(number, int):
        if number >= _AREA_OF_RELATION:
            return f"relation/{number - _AREA_OF_RELATION}"
        if number >= _AREA_OF_WAY:
            return f"way/{number - _AREA_OF_WAY}"
    return f"{kind}/{number}"


def _position(element: Record) -> dict[str, Value]:
    at = element if "lat" in element else object_at(element.get("center"))
    latitude, longitude = at.get("lat"), at.get("lon")
    if not (isinstance(latitude, int | float) and isinstance(longitude, int | float)):
        return {}
    return {"latitude": float(latitude), "longitude": float(longitude)}


OVERPASS: Final = Register(FACTS, read_elements)
