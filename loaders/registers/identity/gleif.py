"""Reads GLEIF: LEI records from the API (JSON) and the files of level 1 (who is who) and level 2 (who owns whom)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samspill.graph.model import Node, Relationship, Value, node_id
from samspill.loaders.registers import documents
from samspill.loaders.registers.documents import Record, listed, object_at, texts
from samspill.loaders.registers.facts import read_toml, source_facts
from samspill.loaders.registers.numbers import number_or_none, organisation_id
from samspill.loaders.registers.reading import Fact, Reading, Register
from samspill.loaders.registers.rows import Fields

FACTS: Final = source_facts(__package__, "gleif")
RELATIONSHIP_FACTS: Final = source_facts(__package__, "gleif_relationships")
_NORWEGIAN: Final = frozenset(read_toml(__package__, "gleif.toml")["norwegian_registers"])
_TYPES: Final = read_toml(__package__, "gleif_relationships.toml")["types"]
_LENGTH: Final = 20
_KINDS: Final = {
    "GENERAL": "Company",
    "BRANCH": "Company",
    "SOLE_PROPRIETOR": "Company",
    "RESIDENT_GOVERNMENT_ENTITY": "PublicBody",
}


def read_records(reading: Reading) -> Iterator[Fact]:
    """Go through LEI records."""
    if documents.is_document(reading.file):
        prefix = "data.item" if documents.holds_array(reading.file, "data") else "data"
        entries = ((row, _of_record(record)) for row, record in reading.records(prefix))
    else:
        entries = ((row, _of_row(fields)) for row, fields in reading.rows())
    for row, entity in entries:
        if not (_is_lei(entity.lei) and entity.name):
            yield reading.problem(row, "LEI", entity.lei, "The record has no LEI or no name.")
            continue
        yield entity.node


@dataclass(frozen=True, slots=True)
class Entity:
    """A legal entity, as both forms tell it."""

    lei: str
    name: str
    names: tuple[str, ...]
    category: str
    registry: str
    number: str
    details: dict[str, Value]

    @property
    def node(self) -> Node:
        """The organisation: known by its Norwegian number if it has one."""
        number = number_or_none(self.number) if self.registry in _NORWEGIAN else None
        identifier = organisation_id(number) if number else _by_lei(self.lei)
        kind = _KINDS.get(self.category, "Organisation")
        details = {**self.details, "lei": self.lei, "orgnr": number or ""}
        return Node(identifier, kind, self.name, self.names, details=details)


def _of_row(fields: Fields) -> Entity:
    registry = "entity.registrationauthority.registrationauthority"
    return Entity(
        fields["lei"],
        fields["entity.legalname"],
        (),
        fields["entity.entitycategory"],
        fields[f"{registry}id"],
        fields[f"{registry}entityid"],
        {
            "country": fields["entity.legaljurisdiction"][:2],
            "city": fields["entity.legaladdress.city"],
            "register_status": fields["registration.registrationstatus"],
        },
    )


def _of_record(record: Record) -> Entity:
    attributes = object_at(record.get("attributes"))
    entity, registration = object_at(attributes.get("entity")), object_at(attributes.get("registration"))
    others = (*listed(entity.get("otherNames")), *listed(entity.get("transliteratedOtherNames")))
    return Entity(
        str(attributes.get("lei") or ""),
        str(object_at(entity.get("legalName")).get("name") or ""),
        tuple(texts(object_at(each).get("name") for each in others)),
        str(entity.get("category")),
        str(object_at(entity.get("registeredAt")).get("id")),
        str(entity.get("registeredAs") or ""),
        {
            "country": str(entity.get("jurisdiction") or "")[:2],
            "city": str(object_at(entity.get("legalAddress")).get("city") or ""),
            "register_status": str(registration.get("status") or ""),
        },
    )


def read_relationships(reading: Reading) -> Iterator[Fact]:
    """Go through parents and branches; the file knows companies by LEI alone."""
    for row, fields in reading.rows():
        start, end = fields["relationship.startnode.nodeid"], fields["relationship.endnode.nodeid"]
        written = fields["relationship.relationshiptype"]
        kind = _TYPES.get(written)
        if not (_is_lei(start) and _is_lei(end)):
            yield reading.problem(row, "Relationship.StartNode.NodeID", f"{start} {end}", "This is no LEI.")
        elif kind is None:
            if reading.first(f"type {written}"):
                yield reading.problem(
                    row, "Relationship.RelationshipType", written, "This type is not known and was not read."
                )
        elif fields["relationship.relationshipstatus"] != "INACTIVE":
            yield from (
                Node(_by_lei(lei), "Organisation", lei, details={"lei": lei}, review=True) for lei in (start, end)
            )
            first, second = (end, start) if kind["turned"] else (start, end)
            details = {"kind": kind["kind"]} if "kind" in kind else {}
            evidence = f"{start} {written} {end}"
            yield Relationship(
                kind["type"], _by_lei(first), _by_lei(second), reading.source, evidence, f"LEI {start}", details=details
            )


def _by_lei(lei: str) -> str:
    return node_id("Organisation", f"lei:{lei}")


def _is_lei(text: str) -> bool:
    return len(text) == _LENGTH and text.isalnum()


RECORDS: Final = Register(FACTS, read_records)
RELATIONSHIPS: Final = Register(RELATIONSHIP_FACTS, read_relationships)
