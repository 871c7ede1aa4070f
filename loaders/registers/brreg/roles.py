"""Reads roles of Enhetsregisteret: who sits on which board, and which organisations own others.

The register gives persons no number, so a person is known by name and day of birth together; only a hash of the two and the year are
kept. A person without a day of birth is never taken for one of the same name elsewhere.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from samspill.graph.model import Node, Relationship, fingerprint, node_id
from samspill.graph.names import fold
from samspill.loaders.registers.documents import Record, listed, objects, texts
from samspill.loaders.registers.facts import read_toml, source_facts
from samspill.loaders.registers.numbers import checked_number, number_or_none, only_numbered
from samspill.loaders.registers.reading import Fact, Reading, Register, prefix_of
from samspill.loaders.words import Unusable

FACTS: Final = source_facts(__package__, "roles")
_TABLE: Final = read_toml(__package__, "roles.toml")
OWNERS: Final = frozenset(_TABLE["owners"]["codes"])
LEFT: Final = frozenset(_TABLE["left"]["codes"])
_UNIT_ADDRESS = re.compile(r"/(?:under)?enheter/(\d+)")
_ENDED = ("avregistrert", "fratraadt")


def read_roles(reading: Reading) -> Iterator[Fact]:
    """Go through the role holders of one unit, or of all units."""
    for row, record in reading.records(prefix_of(reading.file)):
        written = _number_of(record)
        try:
            unit = only_numbered(checked_number(written))
        except Unusable as reason:
            yield reading.unusable(row, "organisasjonsnummer", written, reason)
            continue
        yield unit
        for group in objects(record.get("rollegrupper")):
            for role in objects(group.get("roller")):
                if not any(role.get(name) is True for name in _ENDED):
                    yield from _role(reading, row, unit, group, role)


def _role(reading: Reading, row: int, unit: Node, group: Record, role: Record) -> Iterator[Fact]:
    code, name = _coded(role.get("type"))
    electors = _coded(role.get("valgtAv"))[1]
    evidence = f"{_coded(group.get('type'))[1]}: {name}" + (f" ({electors})" if electors else "")
    locator = f"organisasjonsnummer {unit.details['orgnr']}"
    person, organisation = role.get("person"), role.get("enhet")
    if isinstance(person, dict):
        if node := _person(person, unit):
            yield node
            details = {"role": name}
            yield Relationship("HAS_ROLE_IN", node.id, unit.id, reading.source, evidence, locator, details=details)
    elif isinstance(organisation, dict) and code in OWNERS:
        owner = _organisation(organisation)
        if owner is None:
            number = organisation.get("organisasjonsnummer")
            yield reading.problem(row, "enhet.organisasjonsnummer", number, "This is not a valid organisation number.")
            return
        yield owner
        share = {"share": str(role["ansvarsandel"])} if role.get("ansvarsandel") else {}
        yield Relationship("OWNS", owner.id, unit.id, reading.source, evidence, locator, details=share)
    elif code not in LEFT and reading.first(f"role {code}"):
        yield reading.problem(
            row, "rollegrupper.roller.type.kode", code, "This role of organisations is not known and was not read."
        )


def _organisation(organisation: Record) -> Node | None:
    """Return the node of an organisation that holds a role, if its number is valid."""
    number = number_or_none(str(organisation.get("organisasjonsnummer", "")))
    if number is None:
        return None
    node, names = only_numbered(number), texts(listed(organisation.get("navn")))
    return Node(node.id, node.kind, " ".join(names), details=node.details) if names else node


def _person(person: Record, unit: Node) -> Node | None:
    """Return the node of a living person with a name."""
    parts = person.get("navn")
    named = parts if isinstance(parts, dict) else {}
    name = " ".join(texts(named.get(part) for part in ("fornavn", "mellomnavn", "etternavn")))
    if not name or person.get("erDoed") is True:
        return None
    born = str(person.get("fodselsdato") or "")
    key = fingerprint({"name": fold(name), "born": born or unit.id})
    return Node(node_id("Person", key), "Person", name, details={"birth_year": born[:4]})


def _number_of(record: Record) -> str:
    """Return the number of the unit that the roles are in: in its own field, or in the links of a single answer."""
    if isinstance(number := record.get("organisasjonsnummer"), str):
        return number
    links = record.get("_links")
    for link in (links.get("enhet"), links.get("self")) if isinstance(links, dict) else ():
        if isinstance(link, dict) and (found := _UNIT_ADDRESS.search(str(link.get("href")))):
            return found[1]
    return ""


def _coded(value: Any) -> tuple[str, str]:  # noqa: ANN401  whatever stands in the JSON
    """Return code and description; the code again where it is not described."""
    if not isinstance(value, dict):
        return "", ""
    code = str(value.get("kode") or "")
    return code, str(value.get("beskrivelse") or code)


ROLES: Final = Register(FACTS, read_roles)
