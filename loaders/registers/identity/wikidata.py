"""Reads the answers of Wikidata's query service (SPARQL JSON).

A query names its variables as it likes. The item is the first variable that holds entities and has a label beside it (`item`, `itemLabel`);
it is an organisation if it has an organisation's identifier, a municipality if it has a number of one, and a place if it has a position.
"""

import re
from collections.abc import Iterator
from typing import Final

from samspill.graph.errors import InputError
from samspill.graph.model import Node, Value, node_id
from samspill.loaders.registers import documents
from samspill.loaders.registers.documents import Record, object_at, objects
from samspill.loaders.registers.facts import read_toml, source_facts
from samspill.loaders.registers.numbers import checked_number, organisation_id
from samspill.loaders.registers.places.history import history
from samspill.loaders.registers.reading import Fact, Reading, Register
from samspill.loaders.words import Unusable

FACTS: Final = source_facts(__package__, "wikidata")
_TABLE: Final = read_toml(__package__, "wikidata.toml")
_ENTITY = re.compile(r"https?://www\.wikidata\.org/entity/(Q\d+)")
_POINT = re.compile(r"Point\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)", re.IGNORECASE)
_LABEL = "label"


def read_answer(reading: Reading) -> Iterator[Fact]:
    """Go through the bindings of an answer."""
    document = documents.whole(reading.file)
    bindings = objects(object_at(document.get("results")).get("bindings"))
    item = _item(bindings)
    if bindings and not item:
        raise InputError(
            reading.file.say(
                "{file} has no variable that holds Wikidata items and has a label. Select ?item and ?itemLabel.",
                file=reading.file.path,
            )
        )
    for row, binding in enumerate(bindings, 1):
        reading.read += 1
        values = {name.lower(): str(object_at(cell).get("value", "")) for name, cell in binding.items()}
        yield from _node(reading, row, item.lower(), values)


def _item(bindings: list[Record]) -> str:
    """Return the first variable that holds entities and has a label in the same row."""
    for binding in bindings:
        names = {name.lower() for name in binding}
        for name, cell in binding.items():
            if name.lower() + _LABEL in names and _ENTITY.fullmatch(str(object_at(cell).get("value"))):
                return name
    return ""


def _node(reading: Reading, row: int, item: str, values: dict[str, str]) -> Iterator[Fact]:
    entity = _ENTITY.fullmatch(values.get(item, ""))
    if not entity:
        yield reading.problem(row, item, values.get(item, ""), "This is no Wikidata item.")
        return
    qid, label = entity[1], values.get(item + _LABEL, "")
    # The label service gives the item's number where it has no label.
    unnamed = label in {"", qid}
    identifiers = {name: _first(values, variables) for name, variables in _TABLE["identifiers"].items()}
    details: dict[str, Value] = {
        "wikidata": qid,
        **{name: value for name, value in identifiers.items() if value},
        **_position(values),
    }
    website = _first(values, _TABLE["others"]["website"])
    if number := identifiers["orgnr"]:
        try:
            key, kind = organisation_id(checked_number(number)), "Organisation"
        except Unusable as reason:
            yield reading.unusable(row, "orgnr", number, reason)
            return
    elif code := identifiers["kommunenummer"]:
        place = history().find(code.zfill(4))
        if place is None:
            yield reading.problem(row, "kommunenummer", code, "No municipality has or had this number.")
            return
        yield place.node
        # A municipality has several numbers in Wikidata, one for each time; the history of the place has them all.
        details.pop("kommunenummer")
        key, kind = place.id, "Municipality"
    else:
        kind = "Organisation" if identifiers["ror"] or identifiers["lei"] or "latitude" not in details else "Place"
        key = _key(kind, qid, identifiers["ror"])
    yield Node(key, kind, label or qid, url=website, details=details, review=unnamed)


def _key(kind: str, qid: str, ror: str) -> str:
    last = ror.rstrip("/").rsplit("/", 1)[-1].lower()
    return node_id(kind, f"ror:{last}" if last else f"wikidata:{qid}")


def _first(values: dict[str, str], variables: list[str]) -> str:
    return next((values[name] for name in variables if values.get(name)), "")


def _position(values: dict[str, str]) -> dict[str, Value]:
    """Return latitude and longitude; Wikidata writes the longitude first."""
    found = _POINT.fullmatch(_first(values, _TABLE["others"]["position"]))
    return {"latitude": float(found[2]), "longitude": float(found[1])} if found else {}


WIKIDATA: Final = Register(FACTS, read_answer)
