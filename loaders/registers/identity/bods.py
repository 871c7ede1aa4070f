"""Reads the Beneficial Ownership Data Standard, 0.2 to 0.4.

Statements name one another, in any order, so a file is gone through twice: for the names of all entities and persons, then for what
they own. Addresses, nationalities and days of birth are not kept.
"""

from collections.abc import Iterator
from typing import Any, Final

from samspill.graph.model import Node, Relationship, Value, fingerprint, node_id
from samspill.graph.names import fold
from samspill.loaders.registers import documents
from samspill.loaders.registers.documents import Record, object_at, objects, texts
from samspill.loaders.registers.facts import read_toml, source_facts
from samspill.loaders.registers.numbers import number_or_none, organisation_id
from samspill.loaders.registers.reading import Fact, Reading, Register, prefix_of

FACTS: Final = source_facts(__package__, "bods")
_OWNING: Final = frozenset(read_toml(__package__, "bods.toml")["owning"])
_NORWEGIAN_SCHEMES: Final = frozenset({"NO-BRC", "NO-ORGNR"})
_KINDS: Final = {
    "entityStatement": "entity",
    "personStatement": "person",
    "ownershipOrControlStatement": "relationship",
}
_DESCRIBED_BY: Final = ("describedByEntityStatement", "describedByPersonStatement")


def read_statements(reading: Reading) -> Iterator[Fact]:
    """Go through the statements of a file."""
    prefix = prefix_of(reading.file)
    replaced = {
        key
        for each in documents.records(reading.file, prefix)
        for key in texts(documents.listed(each.get("replacesStatements")))
    }
    nodes = {
        _key(each): node
        for each in documents.records(reading.file, prefix)
        if _holds(each, replaced) and (node := _node(each))
    }
    for row, statement in reading.records(prefix):
        if not _holds(statement, replaced):
            continue
        if _type(statement) == "relationship":
            yield from _owned(reading, row, statement, nodes)
        elif node := nodes.get(_key(statement)):
            yield node
        elif _type(statement) not in {"entity", "person"}:
            yield reading.problem(
                row, "recordType", _type(statement), "This kind of statement is not known and was not read."
            )


def _owned(reading: Reading, row: int, statement: Record, nodes: dict[str, Node]) -> Iterator[Fact]:
    content = _content(statement)
    subject, party = _party(content.get("subject")), _party(content.get("interestedParty"))
    owned, owner = nodes.get(subject), nodes.get(party)
    if owned is None or owner is None or owned.kind == "Person":
        missing = subject if owned is None else party
        message = "No statement describes this subject or interested party, so the interest was not read."
        yield reading.problem(row, "subject", missing, message)
        return
    for interest in objects(content.get("interests")) or [{}]:
        kind = str(interest.get("type") or "")
        share, words = _share(object_at(interest.get("share"))), kind or "interest of a kind that is not told"
        evidence = f"{owner.name}: {words} {share} in {owned.name}".replace("  ", " ")
        since, until = _date(interest.get("startDate")), _date(interest.get("endDate"))
        is_role = owner.kind == "Person" and kind and kind not in _OWNING
        details: dict[str, Value] = {"role": kind} if is_role else {"share": share, "kind": kind}
        yield Relationship(
            "HAS_ROLE_IN" if is_role else "OWNS", owner.id, owned.id, reading.source, evidence, f"statement {_statement_id(statement)}",
            valid_from=since, valid_to=until, details={name: value for name, value in details.items() if value},
        )  # fmt: skip


def _node(statement: Record) -> Node | None:
    content, kind = _content(statement), _type(statement)
    if kind == "entity":
        return _entity(content, _key(statement))
    return _person(content, _key(statement)) if kind == "person" else None


def _entity(content: Record, key: str) -> Node:
    name = str(content.get("name") or "")
    identifiers = [
        (str(each.get("scheme") or ""), str(each.get("id") or "")) for each in objects(content.get("identifiers"))
    ]
    details: dict[str, Value] = {"founded": str(content.get("foundingDate") or "")}
    for scheme, identifier in identifiers:
        if scheme in _NORWEGIAN_SCHEMES and (number := number_or_none(identifier)):
            return Node(
                organisation_id(number),
                "Organisation",
                name or number,
                details={**details, "orgnr": number},
                review=not name,
            )
    scheme, identifier = next(
        ((scheme, identifier) for scheme, identifier in identifiers if scheme and identifier), ("bods", key)
    )
    node = node_id("Organisation", f"{scheme.lower()}:{identifier}")
    return Node(
        node, "Organisation", name or identifier, details={**details, "register_number": identifier}, review=not name
    )


def _person(content: Record, key: str) -> Node | None:
    """Return the person; None for one who is unknown or anonymous."""
    names = texts(each.get("fullName") for each in objects(content.get("names")))
    if not names:
        return None
    born = str(content.get("birthDate") or "")
    identity = fingerprint({"name": fold(names[0]), "born": born or key})
    return Node(node_id("Person", identity), "Person", names[0], tuple(names[1:]), details={"birth_year": born[:4]})


def _content(statement: Record) -> Record:
    """Return what a statement says; up to 0.3 it stands beside the statement's own fields."""
    return object_at(statement["recordDetails"]) if "recordDetails" in statement else statement


def _type(statement: Record) -> str:
    written = str(statement.get("recordType") or statement.get("statementType") or "")
    return _KINDS.get(written, written)


def _statement_id(statement: Record) -> str:
    return str(statement.get("statementId") or statement.get("statementID") or "")


def _key(statement: Record) -> str:
    """Return what other statements call this one by: its record since 0.4, the statement itself before."""
    return str(statement.get("recordId") or _statement_id(statement))


def _holds(statement: Record, replaced: set[str]) -> bool:
    """Tell whether a statement is neither replaced by a later one nor about a record that was closed."""
    return _statement_id(statement) not in replaced and statement.get("recordStatus") != "closed"


def _party(value: Any) -> str:  # noqa: ANN401  text since 0.4, an object before and for parties that are not specified
    described = object_at(value)
    return (
        value
        if isinstance(value, str)
        else next(filter(None, (str(described.get(name) or "") for name in _DESCRIBED_BY)), "")
    )


def _share(share: Record) -> str:
    """Return a share in words: 60 %, or a range."""
    if isinstance(exact := share.get("exact"), int | float):
        return f"{exact:g} %"
    low = share.get("minimum", share.get("exclusiveMinimum"))
    high = share.get("maximum", share.get("exclusiveMaximum"))
    return f"{low:g}–{high:g} %" if isinstance(low, int | float) and isinstance(high, int | float) else ""


def _date(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


BODS: Final = Register(FACTS, read_statements)
