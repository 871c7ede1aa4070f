"""Reads the Research Organization Registry: records of version 2, and of version 1, which users still have.

ROR knows no Norwegian organisation numbers: Wikidata and names lead from one to the other.
"""

from collections.abc import Iterator
from typing import Any, Final

from samspill.graph.model import Node, Relationship, Value, node_id
from samspill.loaders.registers.documents import Record, listed, objects, texts
from samspill.loaders.registers.facts import read_toml, source_facts
from samspill.loaders.registers.reading import Fact, Reading, Register, prefix_of

FACTS: Final = source_facts(__package__, "ror")
KINDS: Final = read_toml(__package__, "ror.toml")["kinds"]
_IDENTIFIERS: Final = {"wikidata": "wikidata", "grid": "grid", "isni": "isni", "fundref": "fundref"}
_HISTORY: Final = ("predecessor", "successor")


def read_ror(reading: Reading) -> Iterator[Fact]:
    """Go through the records of a dump, a search answer, or a single record."""
    for row, record in reading.records(prefix_of(reading.file, "items")):
        name, names = _names(record)
        key = _key(record.get("id"))
        if not (key and name):
            yield reading.problem(row, "id", record.get("id"), "The record has no ROR id or no name.")
            continue
        this = Node(key, _kind(record), name, names, url=_website(record), details=_details(record))
        yield this
        for related in objects(record.get("relationships")):
            yield from _related(reading, this, related)


def _related(reading: Reading, this: Node, related: Record) -> Iterator[Fact]:
    relation, label = str(related.get("type", "")).lower(), str(related.get("label") or "")
    other = _key(related.get("id"))
    if not other or relation in _HISTORY:
        return
    yield Node(other, "Organisation", label or other, details={"ror": str(related.get("id"))}, review=not label)
    evidence, locator = f"{this.name}: {relation} {label}", str(this.details["ror"])
    if relation in {"parent", "child"}:
        part, whole = (this.id, other) if relation == "parent" else (other, this.id)
        yield Relationship("PART_OF", part, whole, reading.source, evidence, locator)
    else:
        # Both sides say it, and it has no direction.
        first, second = sorted((this.id, other))
        yield Relationship("WORKS_WITH", first, second, reading.source, evidence, locator, details={"kind": relation})


def _key(identifier: object) -> str:
    """Return the id of an organisation from its ROR address; empty for anything else."""
    last = str(identifier or "").rstrip("/").rsplit("/", 1)[-1].lower()
    return node_id("Organisation", f"ror:{last}") if last.startswith("0") and last.isalnum() else ""


def _names(record: Record) -> tuple[str, tuple[str, ...]]:
    """Return the name to display and all others."""
    if "names" not in record:
        labels = (each.get("label") for each in objects(record.get("labels")))
        others = texts((*listed(record.get("aliases")), *listed(record.get("acronyms")), *labels))
        return str(record.get("name") or ""), tuple(dict.fromkeys(others))
    named = [(each.get("value"), listed(each.get("types"))) for each in objects(record["names"])]
    shown = texts(value for value, types in named if "ror_display" in types) or texts(value for value, _ in named)
    name = shown[0] if shown else ""
    return name, tuple(dict.fromkeys(other for other in texts(value for value, _ in named) if other != name))


def _kind(record: Record) -> str:
    types = {str(each).lower() for each in listed(record.get("types"))}
    return str(next((kind for type_, kind in KINDS.items() if type_ in types), "Organisation"))


def _website(record: Record) -> str:
    """Return the web address; version 1 has a list of addresses, version 2 one of typed links."""
    links = listed(record.get("links"))
    typed = (each.get("value") for each in objects(links) if each.get("type") == "website")
    return next(iter([*texts(links), *texts(typed)]), "")


def _details(record: Record) -> dict[str, Value]:
    details: dict[str, Value] = {"ror": str(record["id"]), "founded": str(record.get("established") or "")}
    if record.get("status") not in (None, "active"):
        details["register_status"] = str(record["status"])
    for scheme, identifier in _identifiers(record.get("external_ids")):
        if scheme in _IDENTIFIERS:
            details[_IDENTIFIERS[scheme]] = identifier
    for relation in _HISTORY:
        labels = [
            str(each.get("label")) for each in objects(record.get("relationships")) if each.get("type") == relation
        ]
        if labels:
            details[f"{relation}s"] = labels
    return details | _location(record)


def _identifiers(external: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  a list in version 2, an object in version 1
    entries = (
        [{"type": name, **each} for name, each in external.items() if isinstance(each, dict)]
        if isinstance(external, dict)
        else objects(external)
    )
    for each in entries:
        every = each.get("all")
        values = texts([each.get("preferred"), *(every if isinstance(every, list) else [every])])
        if values:
            yield str(each.get("type")).lower(), values[0]


def _location(record: Record) -> dict[str, Value]:
    for each in objects(record.get("locations")):
        if isinstance(place := each.get("geonames_details"), dict):
            return _point(place.get("name"), place.get("country_code"), place.get("lat"), place.get("lng"))
    country = record.get("country")
    code = country.get("country_code") if isinstance(country, dict) else None
    for each in objects(record.get("addresses")):
        return _point(each.get("city"), code, each.get("lat"), each.get("lng"))
    return {}


def _point(city: object, country: object, latitude: object, longitude: object) -> dict[str, Value]:
    point: dict[str, Value] = {"city": str(city or ""), "country": str(country or "")}
    if isinstance(latitude, int | float) and isinstance(longitude, int | float):
        point |= {"latitude": float(latitude), "longitude": float(longitude)}
    return point


ROR: Final = Register(FACTS, read_ror)
