"""Gathers the facts of one file into records: a node said many times becomes one, and so does a claim."""

from collections.abc import Iterable
from dataclasses import replace
from sys import intern
from typing import Final

from samspill.graph.errors import InputError
from samspill.graph.model import APART, Missing, Node, Problem, Records, Relationship, is_a
from samspill.loaders.registers import room
from samspill.loaders.registers.reading import Reading, Register

_TOO_MUCH: Final = "{file} says more than this machine has memory for, and nothing of it was stored. Load the places that you need, each with `--in PLACE`."
Claim = tuple[object, ...]


def gathered(register: Register, reading: Reading) -> Records:
    """Read the whole file and return its records.

    Raises InputError if the file cannot be read to its end, or says more than the machine has memory for.
    """
    nodes: dict[str, Node] = {}
    claims: dict[Claim, Relationship] = {}
    problems: list[Problem] = []
    for at, fact in enumerate(register.stream(reading), start=1):
        if at % room.LOOK_EVERY == 0 and not room.has_room(len(nodes) + len(claims)):
            raise InputError(reading.file.say(_TOO_MUCH, file=reading.file.path))
        match fact:
            case Node():
                node = _sparing_node(fact)
                nodes[node.id] = joined(nodes[node.id], node) if node.id in nodes else node
            case Relationship():
                tie = _sparing_tie(fact)
                key = _claim(tie)
                claims[key] = added(claims[key], tie) if key in claims else tie
            case Problem():
                problems.append(fact)
    # Each area of a file is loaded, renewed and taken back by itself.
    area = f":{reading.area.name}" if reading.area else ""
    sources = (reading.source,)
    return Records(
        origin=f"{register.facts.name}:{reading.file.path.name.split('.')[0]}{area}",
        title=f"{register.facts.title} ({reading.file.name})",
        nodes=tuple(replace(node, sources=sources) for node in nodes.values()),
        relationships=tuple(claims.values()),
        sources=(register.facts.source,),
        problems=tuple(problems),
        read=reading.read,
        missing=Missing.ENDED,
    )


def _sparing_node(node: Node) -> Node:
    """Return an equal node whose texts are kept once: a register says the same codes and dates of a million units."""
    details = {name: intern(value) if isinstance(value, str) else value for name, value in node.details.items()}
    return replace(node, id=intern(node.id), details=details)


def _sparing_tie(tie: Relationship) -> Relationship:
    """Return an equal relationship whose texts are kept once."""
    return replace(tie, start=intern(tie.start), end=intern(tie.end), evidence=intern(tie.evidence))


def joined(first: Node, second: Node) -> Node:
    """Return one node of two with the same id: the one that says more gives the name, nothing of the other is lost."""
    more, less = (second, first) if _content(second) > _content(first) else (first, second)
    return replace(
        more,
        kind=less.kind if is_a(less.kind, more.kind) else more.kind,
        names=_unique((*more.names, *([] if less.review else [less.name]), *less.names), apart_from=more.name),
        description=more.description or less.description,
        url=more.url or less.url,
        details={**less.details, **{name: value for name, value in more.details.items() if value not in ("", None)}},
        review=more.review and less.review,
    )


def added(first: Relationship, second: Relationship) -> Relationship:
    """Return one claim of two that say the same: amounts are added, evidence and places of finding stand side by side."""
    amounts = [float(str(each.details["amount"])) for each in (first, second) if "amount" in each.details]
    total = {"amount": sum(amounts)} if amounts else {}
    return replace(
        first,
        evidence="; ".join(_unique((first.evidence, second.evidence))),
        locator="; ".join(_unique((first.locator, second.locator))),
        details={**second.details, **first.details, **total},
    )


def _content(node: Node) -> tuple[bool, int]:
    return not node.review, len(node.details) + len(node.names) + bool(node.description) + bool(node.url)


def _unique(values: Iterable[str], apart_from: str = "") -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value and value != apart_from))


def _claim(tie: Relationship) -> Claim:
    """Return what makes a claim the same as another; the id says it too, but takes a hash."""
    return (tie.type, tie.start, tie.end, tie.status, tie.valid_from, *(tie.details.get(name) for name in APART))
