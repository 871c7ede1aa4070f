"""Reads Etatsbasen, the tree of Norwegian public bodies as it was until 2018."""

from collections.abc import Iterator, Mapping
from typing import Final

from samspill.graph.model import Node, Relationship, node_id
from samspill.loaders.registers.facts import source_facts
from samspill.loaders.registers.numbers import checked_number, organisation_id
from samspill.loaders.registers.places.location import Told, located
from samspill.loaders.registers.reading import Fact, Reading, Register
from samspill.loaders.registers.rows import Fields
from samspill.loaders.words import Unusable


def read_bodies(reading: Reading) -> Iterator[Fact]:
    """Go through the bodies; a row may name a parent that stands further down, so the rows are held together."""
    bodies = {fields["tailid"]: (row, fields) for row, fields in reading.rows()}
    ids = {key: _id(fields) for key, (_row, fields) in bodies.items()}
    for key, (row, fields) in bodies.items():
        if not fields["name_nb"].strip():
            yield reading.problem(row, "name_nb", "", "The body has no name.")
            continue
        yield from _body(reading, row, fields, ids)
        parent = fields["parentid"]
        if parent and parent not in ids:
            yield reading.problem(
                row, "parentid", parent, "No row has this number, so the body was loaded without the one above it."
            )
        elif parent and ids[parent] != ids[key]:
            yield Relationship("PART_OF", ids[key], ids[parent], reading.source, f"parentid: {parent}", f"tailid {key}")


def _body(reading: Reading, row: int, fields: Fields, ids: Mapping[str, str]) -> Iterator[Fact]:
    key, number = fields["tailid"], fields["orgid"].strip()
    if number and ids[key] != organisation_id(number):
        yield reading.problem(
            row, "orgid", number, "This is not a valid organisation number, so the body goes by its tailid."
        )
        number = ""
    name = fields["name_nb"].strip()
    others = tuple(
        dict.fromkeys(
            other for other in (fields["name_nn"].strip(), fields["name_en"].strip()) if other not in {"", name}
        )
    )
    yield Node(ids[key], "PublicBody", name, others, details={"orgnr": number, "tailid": key})
    if code := fields["kommunenummer"].strip():
        yield from located(
            reading, ids[key], Told(code, f"kommunenummer: {code}", f"tailid {key}", row, "kommunenummer")
        )


def _id(fields: Fields) -> str:
    try:
        return organisation_id(checked_number(fields["orgid"]))
    except Unusable:
        return node_id("PublicBody", f"etatsbasen:{fields['tailid']}")


ETATSBASEN: Final = Register(source_facts(__package__, "etatsbasen"), read_bodies)
