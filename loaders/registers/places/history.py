"""The history of Norwegian municipalities and counties: which place a number meant when, and what became of it.

A municipality stays **one place** through every change in which it is alone (renumbered, renamed) or keeps its name: 1902, 5401 and
5501 are one Tromsø. One that goes up in another under a new name ends, and is succeeded by it: Lenvik, Berg, Torsken and Tranøy lead to
Senja. The id of a place holds its last number in the table, so it is the same for every number that it ever had; facts keep the number
of their own year beside it.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from importlib.resources import files
from typing import Final

from samspill.graph.model import Node, node_id

ENDLESS: Final = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Version:
    """A municipality as it was from one change to the next."""

    key: str
    code: str
    name: str
    valid_from: str
    until: str
    """The first day on which this was not so any more; empty if it is so now."""

    @property
    def last_day(self) -> str | None:
        """The last day on which this was so."""
        return day_before(self.until)


@dataclass(frozen=True)
class Municipality:
    """One place through all its versions, oldest first."""

    id: str
    versions: tuple[Version, ...]

    @property
    def name(self) -> str:
        """The name it has now, or had last."""
        return self.versions[-1].name.strip()

    @property
    def code(self) -> str:
        """The number it has now, or had last."""
        return self.versions[-1].code

    @cached_property
    def node(self) -> Node:
        """The place as every loader gives it."""
        first, last = self.versions[0], self.versions[-1]
        spellings = [
            spelling for version in self.versions for spelling in (version.name.strip(), *_tongues(version.name))
        ]
        return Node(
            self.id,
            "Municipality",
            self.name,
            names=tuple(dict.fromkeys(name for name in spellings if name != self.name)),
            details={
                "kommunenummer": self.code,
                "kommunenummer_history": [
                    f"{each.code} {each.valid_from}/{each.last_day or ''}" for each in self.versions
                ],
                "valid_from": first.valid_from,
                "valid_to": last.last_day or "",
            },
        )


@dataclass(frozen=True, slots=True)
class Succession:
    """A municipality that went up in another, wholly (merger) or in part (split)."""

    old: Version
    new: Version
    kind: str


class History:
    """All municipalities that ever were."""

    def __init__(self, versions: Iterable[Version], changes: Iterable[tuple[str, str]]) -> None:
        """Take the versions and, as pairs of their keys, which became which."""
        self._versions = {version.key: version for version in versions}
        self._after: dict[str, list[str]] = defaultdict(list)
        self._before: dict[str, list[str]] = defaultdict(list)
        for old, new in changes:
            self._after[old].append(new)
            self._before[new].append(old)
        self.municipalities: tuple[Municipality, ...] = tuple(self._joined())
        self._of_version = {version.key: place for place in self.municipalities for version in place.versions}
        self._by_code: dict[str, list[Version]] = defaultdict(list)
        for version in sorted(self._versions.values(), key=lambda each: each.valid_from):
            self._by_code[version.code].append(version)

    def find(self, code: str, on: str | None = None) -> Municipality | None:
        """Return the municipality that `code` means on an ISO date, or without one, the last that it meant.

        A code is also found on days when it was not in use, since facts are often told in the numbers of another year.
        """
        versions = self._by_code.get(code, [])
        then = [each for each in versions if on and each.valid_from <= on < (each.until or ENDLESS)]
        return self._of_version[(then or versions)[-1].key] if versions else None

    def at(self, day: str) -> dict[str, Municipality]:
        """Return the municipalities of an ISO date by the numbers they had on it."""
        return {
            version.code: self._of_version[key]
            for key, version in self._versions.items()
            if version.valid_from <= day < (version.until or ENDLESS)
        }

    @cached_property
    def successions(self) -> tuple[Succession, ...]:
        """All changes in which one place was followed by another."""
        return tuple(self._successions())

    def successions_of(self, place: Municipality) -> tuple[Succession, ...]:
        """Return the changes in which other places got all or a part of this one."""
        return tuple(self._successions_by_place.get(place.id, ()))

    def successors(self, place: Municipality) -> tuple[Municipality, ...]:
        """Return the places that followed a municipality when it ended; none for one that is still there."""
        following = (self._of_version[key] for key in self._after[place.versions[-1].key])
        return tuple(dict.fromkeys(each for each in following if each is not place))

    def place_of(self, version: Version) -> Municipality:
        """Return the municipality that this is a version of."""
        return self._of_version[version.key]

    @cached_property
    def _successions_by_place(self) -> Mapping[str, list[Succession]]:
        by_place: dict[str, list[Succession]] = defaultdict(list)
        for each in self.successions:
            by_place[self.place_of(each.old).id].append(each)
        return by_place

    def _successions(self) -> Iterator[Succession]:
        for old, later in self._after.items():
            for new in later:
                if self._of_version[old] is not self._of_version[new]:
                    kind = "split" if len(later) > 1 else "merger"
                    yield Succession(self._versions[old], self._versions[new], kind)

    def _joined(self) -> Iterator[Municipality]:
        continued = {new: old for new in self._versions if (old := self._continues(new)) is not None}
        later = {old: new for new, old in continued.items()}
        chains = [self._chain(first, later) for first in self._versions if first not in continued]
        taken: set[str] = set()
        for chain in sorted(chains, key=lambda versions: versions[-1].until or ENDLESS, reverse=True):
            code = chain[-1].code
            # A number that was used again, for another municipality: the older one carries the year of its end too.
            key = f"{code}-{chain[-1].until[:4]}" if code in taken else code
            taken |= {code, key}
            yield Municipality(node_id("Municipality", f"no:kommune:{key}"), chain)

    def _chain(self, first: str, later: Mapping[str, str]) -> tuple[Version, ...]:
        chain = [first]
        while (following := later.get(chain[-1])) is not None:
            chain.append(following)
        return tuple(self._versions[key] for key in chain)

    def _continues(self, new: str) -> str | None:
        """Return the version that `new` continues, if it is the same place."""
        before = self._before[new]
        if len(before) == 1 and len(self._after[before[0]]) == 1:
            return before[0]
        names = _names(self._versions[new].name)
        same = [old for old in before if names & _names(self._versions[old].name)]
        return same[0] if len(same) == 1 else None


@dataclass(frozen=True, slots=True)
class County:
    """A county as long as its number and its name lasted."""

    code: str
    name: str
    names: tuple[str, ...]
    valid_from: str
    until: str
    into: tuple[str, ...]
    kind: str

    @property
    def id(self) -> str:
        """The id of the place."""
        return node_id("County", f"no:fylke:{self.code}")

    @property
    def last_day(self) -> str | None:
        """The last day on which it was a county."""
        return day_before(self.until)

    @property
    def node(self) -> Node:
        """The place as every loader gives it."""
        details = {"fylkesnummer": self.code, "valid_from": self.valid_from, "valid_to": self.last_day or ""}
        return Node(self.id, "County", self.name, names=self.names, details=details)


@cache
def history() -> History:
    """Return the history of the municipalities as Statistics Norway tells it, from 1838 to 2024."""
    versions = (
        Version(row["node"], row["code"], row["name"], row["valid_from"], row["valid_to"])
        for row in _table("municipality_versions.csv")
    )
    return History(versions, ((row["from_node"], row["to_node"]) for row in _table("municipality_changes.csv")))


@cache
def counties() -> Mapping[str, County]:
    """Return all counties by number."""
    return {
        row["code"]: County(
            row["code"],
            row["name"],
            _split(row["names"]),
            row["valid_from"],
            row["valid_to"],
            _split(row["into"]),
            row["kind"],
        )
        for row in _table("counties.csv")
    }


@cache
def territories() -> Mapping[str, Node]:
    """Return the Norwegian areas that have a number and belong to no municipality, such as Svalbard, by that number."""
    return {
        row["code"]: Node(
            node_id("Region", f"no:kommune:{row['code']}"),
            "Region",
            row["name"],
            details={"kommunenummer": row["code"]},
        )
        for row in _table("territories.csv")
    }


def day_before(day: str) -> str | None:
    """Return the ISO date before `day`; None for none."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else None


def _names(name: str) -> frozenset[str]:
    """Return the names in all languages, without what tells it from others of that name: Berg (Troms) is Berg."""
    return frozenset(each.split(" (")[0].strip().casefold() for each in (name, *_tongues(name)))


def _tongues(name: str) -> tuple[str, ...]:
    """Return the names in the languages that an official name is made of: Gáivuotna - Kåfjord - Kaivuono."""
    parts = tuple(part.strip() for part in name.split(" - "))
    return parts if len(parts) > 1 else ()


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("|")))


def _table(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
