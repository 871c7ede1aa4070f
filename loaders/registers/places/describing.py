"""Says of a municipality or county all that its history tells: its county in each period, and what it became."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from samspill.graph.model import Node, Relationship, Value, node_id
from samspill.loaders.registers.places.history import Municipality, Succession, Version, counties, history
from samspill.loaders.registers.reading import Fact, Reading

NO_PLACE = "9999"
"""«Uoppgitt»: the number of facts that belong nowhere."""
LAST_DAY_OF_HISTORY = "2024-01-01"
"""The day of the latest change that the history knows."""
_MUNICIPALITY, _COUNTY = 4, 2
_LOST_LETTER = "?"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place as a row tells it: its number, its name, and the day for which they are meant, if that is known."""

    code: str
    name: str
    row: int
    column: str
    on: str | None = None
    details: Mapping[str, Value] = field(default_factory=dict)


def place(reading: Reading, mention: Mention) -> Iterator[Fact]:
    """Say what is known of the municipality (four digits) or county (two) that a row mentions."""
    if not mention.code.isdigit() or len(mention.code) > _MUNICIPALITY:
        yield reading.problem(
            mention.row, mention.column, mention.code, "This is no number of a municipality or county."
        )
    elif len(mention.code) <= _COUNTY:
        yield from _county(reading, mention)
    elif mention.code != NO_PLACE:
        yield from _municipality(reading, replace(mention, code=mention.code.zfill(_MUNICIPALITY)))


def is_known(code: str, on: str) -> bool:
    """Tell whether `place` says something of this number on this day, rather than telling a problem."""
    return code.isdigit() and (history().find(code.zfill(_MUNICIPALITY), on) is not None or _is_new(code, on))


def place_id(code: str, on: str | None = None) -> str:
    """Return the id of the municipality that a number means, also of one newer than the history."""
    known = history().find(code.zfill(_MUNICIPALITY), on)
    return known.id if known else node_id("Municipality", f"no:kommune:{code}")


def _is_new(code: str, on: str) -> bool:
    return len(code) == _MUNICIPALITY and code != NO_PLACE and bool(_DAY.fullmatch(on)) and on > LAST_DAY_OF_HISTORY


def _municipality(reading: Reading, mention: Mention) -> Iterator[Fact]:
    known = history().find(mention.code, mention.on)
    if known:
        yield _with(known.node, mention)
        yield from _around(reading, known)
    elif mention.on and _is_new(mention.code, mention.on):
        new = Node(
            place_id(mention.code),
            "Municipality",
            mention.name.strip() or mention.code,
            details={"kommunenummer": mention.code, "valid_from": mention.on},
        )
        yield _with(new, mention)
        yield from _in_county(reading, new.id, [Version("", mention.code, mention.name, mention.on, "")])
    else:
        yield reading.problem(mention.row, mention.column, mention.code, "No municipality has or had this number.")


def _county(reading: Reading, mention: Mention) -> Iterator[Fact]:
    code = mention.code.zfill(_COUNTY)
    if code == NO_PLACE[:_COUNTY]:
        return
    county = counties().get(code)
    if county is None:
        yield reading.problem(mention.row, mention.column, mention.code, "No county has or had this number.")
        return
    yield _with(county.node, mention)
    if reading.first(f"around {county.id}"):
        for into in county.into:
            yield from _county(reading, Mention(into, counties()[into].name, mention.row, mention.column))
            yield Relationship(
                "SUCCEEDED_BY",
                county.id,
                counties()[into].id,
                reading.source,
                f"{county.code} {county.name} → {into} {counties()[into].name}, {county.until}",
                f"fylkesnummer {county.code}",
                valid_from=county.until,
                details={"kind": county.kind},
            )


def _around(reading: Reading, known: Municipality) -> Iterator[Fact]:
    """Say in which counties a municipality lay and what followed it, and the same of its followers."""
    if not reading.first(f"around {known.id}"):
        return
    for _county_code, versions in groupby(known.versions, key=lambda version: version.code[:_COUNTY]):
        yield from _in_county(reading, known.id, list(versions))
    for each in history().successions_of(known):
        follower = history().place_of(each.new)
        yield follower.node
        yield _succession(reading, known, follower, each)
        yield from _around(reading, follower)


def _succession(reading: Reading, old: Municipality, new: Municipality, each: Succession) -> Relationship:
    return Relationship(
        "SUCCEEDED_BY",
        old.id,
        new.id,
        reading.source,
        f"{each.old.code} {each.old.name.strip()} → {each.new.code} {each.new.name.strip()}, {each.new.valid_from}",
        f"kommunenummer {each.old.code}",
        valid_from=each.new.valid_from,
        details={"kind": each.kind},
    )


def _in_county(reading: Reading, this: str, versions: Sequence[Version]) -> Iterator[Fact]:
    """Say that a municipality was in the county that its number begins with, as long as these versions of it lasted."""
    first, last = versions[0], versions[-1]
    county = counties().get(last.code[:_COUNTY])
    if county is None:
        return
    if reading.first(county.id):
        yield county.node
    yield Relationship(
        "PART_OF",
        this,
        county.id,
        reading.source,
        f"{last.code} {last.name.strip()}: {county.code} {county.name}",
        f"kommunenummer {last.code}",
        valid_from=first.valid_from,
        valid_to=last.last_day,
        details={"kind": "county"},
    )


def _with(node: Node, mention: Mention) -> Node:
    """Return the node with what the row adds to it; a name that lost its Sámi letters adds nothing."""
    new = mention.name.strip()
    known = {name.casefold() for name in (node.name, *node.names)}
    names = (new,) if new and _LOST_LETTER not in new and new.casefold() not in known else ()
    return replace(node, names=(*node.names, *names), details={**node.details, **mention.details})
