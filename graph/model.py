"""The model that loaders, schema files, screens and docs follow: labels, relationship types, statuses and records.

Labels form a tree, and a node carries its own label and all above it, so that `(:Company)`, `(:Organisation)` and
`(:Entity {id: …})` all match the same node. Every relationship says why it is there: a source, evidence in words, where in
the source, and a status. Knows nothing of files, engines or screens.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from samspill.graph.names import fold, slug

Scalar = str | int | float | bool
Value = Scalar | list[str]


PARENT: Final[Mapping[str, str | None]] = MappingProxyType(
    {
        "Entity": None,
        "Organisation": "Entity",
        "Company": "Organisation",
        "Cluster": "Organisation",
        "CompetenceBody": "Organisation",
        "ResearchInstitution": "Organisation",
        "PublicBody": "Organisation",
        "Association": "Organisation",
        "Place": "Entity",
        "Region": "Place",
        "County": "Place",
        "Municipality": "Place",
        "Activity": "Entity",
        "Event": "Activity",
        "Project": "Activity",
        "Programme": "Activity",
        "Plan": "Activity",
        "Group": "Activity",
        "Theme": "Entity",
        "Instrument": "Entity",
        "Person": "Entity",
    }
)
"""Each label of an entity and the label above it. `Source`, `Load`, `Verdict` and `Original` stand outside this tree."""

ID_PREFIX: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Organisation": "org",
        "Place": "place",
        "Activity": "act",
        "Theme": "theme",
        "Instrument": "instrument",
        "Person": "person",
    }
)


def lineage(label: str) -> tuple[str, ...]:
    """Return `label` and all labels above it, most specific first: Company, Organisation, Entity.

    Raises KeyError for a label that the model does not have.
    """
    above = PARENT[label]
    return (label,) if above is None else (label, *lineage(above))


def is_a(label: str, ancestor: str) -> bool:
    """Tell whether `label` is `ancestor` or stands below it in the tree."""
    return ancestor in lineage(label)


def branch(label: str) -> str:
    """Return the label just below Entity that `label` belongs to: Organisation for Company."""
    return lineage(label)[-2]


def kinds_of(ancestor: str) -> tuple[str, ...]:
    """Return `ancestor` and every label below it, in the order of the model."""
    return tuple(label for label in PARENT if is_a(label, ancestor))


def node_id(kind: str, key: str) -> str:
    """Return an id from a register key: `node_id("Company", "no:974760673")` is `org:no:974760673`."""
    return f"{ID_PREFIX[branch(kind)]}:{key}"


def id_from_name(kind: str, name: str) -> str:
    """Return the id of something that has no key but its name; the node is then marked for review.

    The kind of an organisation or person is left out, since people learn or correct it later; places and activities of
    different kinds often share a name (Senja the municipality, Senja the region), so theirs stays.
    """
    of = "name" if branch(kind) in {kind, "Organisation"} else kind.lower()
    return node_id(kind, f"{of}:{slug(name)}")


class Status(StrEnum):
    """How we know: said outright, worked out from other facts, taken for granted, possible, or said not to be."""

    STATED = "stated"
    DERIVED = "derived"
    ASSUMED = "assumed"
    POTENTIAL = "potential"
    NEGATIVE = "negative"


class Attendance(StrEnum):
    """Whether a participant was asked, came, or stayed away."""

    INVITED = "invited"
    ATTENDED = "attended"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """What a relationship may join, and what it carries besides the properties common to all."""

    name: str
    joins: tuple[tuple[str, str], ...]
    """Allowed pairs of labels (start, end); labels below them in the tree are allowed too."""
    carries: tuple[str, ...] = ()

    def allows(self, start: str, end: str) -> bool:
        """Tell whether it may go from a node of kind `start` to one of kind `end`."""
        return any(is_a(start, first) and is_a(end, second) for first, second in self.joins)


_TYPES = (
    RelationshipType("WORKS_WITH", (("Organisation", "Organisation"), ("Person", "Person")), ("kind",)),
    RelationshipType(
        "MEMBER_OF", tuple(("Organisation", whole) for whole in ("Cluster", "Association", "Group")), ("role",)
    ),
    RelationshipType("PARTICIPATES_IN", (("Organisation", "Activity"), ("Person", "Activity")), ("role", "attendance")),
    RelationshipType(
        "FUNDS", (("Organisation", "Activity"), ("Organisation", "Organisation")), ("amount", "currency", "year")
    ),
    RelationshipType("OWNS", (("Organisation", "Organisation"), ("Person", "Organisation")), ("share",)),
    RelationshipType("PART_OF", (("Place", "Place"), ("Activity", "Activity"), ("Organisation", "Organisation"))),
    RelationshipType("LOCATED_IN", (("Organisation", "Place"), ("Activity", "Place"))),
    RelationshipType("SUCCEEDED_BY", (("Place", "Place"),), ("kind",)),
    RelationshipType("FOCUSES_ON", (("Organisation", "Theme"), ("Activity", "Theme"))),
    RelationshipType("OFFERS", (("Organisation", "Instrument"),), ("target_group",)),
    RelationshipType("HAS_ROLE_IN", (("Person", "Organisation"),), ("role",)),
    RelationshipType("COMPETES_WITH", (("Organisation", "Organisation"),)),
)
RELATIONSHIP_TYPES: Final[Mapping[str, RelationshipType]] = MappingProxyType({each.name: each for each in _TYPES})


_CANONICAL: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=str)


def fingerprint(content: Mapping[str, object]) -> str:
    """Return 20 hexadecimal digits that change when, and only when, `content` does (order of keys aside)."""
    return hashlib.sha256(_CANONICAL.encode(content).encode()).hexdigest()[:20]


def search_text(name: str, names: Iterable[str], orgnr: Value) -> str:
    """Return the folded text that a node is found by: its name, other spellings and organisation number."""
    return " ".join(dict.fromkeys(fold(str(text)) for text in (name, *names, orgnr))).strip()


_NONE: Final[Mapping[str, Value]] = {}


def _no_details() -> Mapping[str, Value]:
    """Return one mapping for all records without details: there may be millions."""
    return _NONE


@dataclass(frozen=True)
class Source:
    """Where facts come from: a document, a register, a meeting."""

    id: str
    title: str
    publisher: str = ""
    url: str = ""
    licence: str = ""
    date: str = ""

    @cached_property
    def properties(self) -> dict[str, Value]:
        """Everything that the store keeps of it, without what is empty."""
        return _present(vars(self) | {"name": self.title})


@dataclass(frozen=True, slots=True)
class Node:
    """One organisation, place, activity, theme, instrument or person."""

    id: str
    kind: str
    name: str
    names: tuple[str, ...] = ()
    """Other spellings and former names."""
    description: str = ""
    url: str = ""
    details: Mapping[str, Value] = field(default_factory=_no_details)
    """Identifiers and other properties (`orgnr`, `kommunenummer`, `valid_from`, `population` …)."""
    sources: tuple[str, ...] = ()
    review: bool = False
    """True if the id rests on the name alone."""

    @property
    def properties(self) -> dict[str, Value]:
        """Everything that the store keeps of it, without what is empty; `search` is the folded text to find it by."""
        return _present(
            {
                **self.details,
                "id": self.id,
                "name": self.name,
                "names": list(self.names),
                "search": search_text(self.name, self.names, self.details.get("orgnr", "")),
                "description": self.description,
                "url": self.url,
                "sources": list(self.sources),
                "review": self.review or None,
            }
        )


APART: Final = ("role", "attendance", "kind", "year")
"""What tells claims about the same two from each other."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """One claim of one source that two nodes are related; the same claim from two sources is two of these."""

    type: str
    start: str
    end: str
    source: str
    evidence: str
    """Words that a person can check."""
    locator: str = ""
    """Where in the source: page, line, row, address."""
    status: Status = Status.STATED
    valid_from: str | None = None
    """ISO date, month or year: 2015, 2015-01 or 2015-01-31."""
    valid_to: str | None = None
    details: Mapping[str, Value] = field(default_factory=_no_details)
    _id: str = field(default="", init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a claim that does not say why it is there."""
        if not (self.source and self.evidence):
            message = f"{self.type} from {self.start} to {self.end} has no source or no evidence"
            raise ValueError(message)

    @property
    def id(self) -> str:
        """The claim's identity: type, ends, source, and what tells it from others of the same source."""
        if not self._id:
            claim = [self.type, self.start, self.end, self.source, self.status, self.valid_from]
            apart = [self.details.get(name) for name in APART]
            # Found out once, since many ask, and only then: whoever reads a whole register asks for few of them.
            object.__setattr__(self, "_id", "tie:" + fingerprint({"claim": claim, "apart": apart}))
        return self._id

    @property
    def properties(self) -> dict[str, Value]:
        """Everything that the store keeps of it, without what is empty."""
        return _present(
            {
                **self.details,
                "id": self.id,
                "source": self.source,
                "evidence": self.evidence,
                "locator": self.locator,
                "status": str(self.status),
                "valid_from": self.valid_from,
                "valid_to": self.valid_to,
            }
        )


@dataclass(frozen=True)
class Verdict:
    """A decision whether two nodes are one; the store keeps it, applies it to every load, and can take it back."""

    kept: str
    """The id under which both are known if they are one."""
    merged: str
    same: bool
    kept_name: str
    """What the two were called when it was decided."""
    merged_name: str
    decided: str
    """ISO time."""
    by: str = "you"

    @cached_property
    def id(self) -> str:
        """One for each pair, whichever is kept: to decide again is to decide otherwise."""
        return "verdict:" + fingerprint({"pair": sorted((self.kept, self.merged))})

    @cached_property
    def properties(self) -> dict[str, Value]:
        """Everything that the store keeps of it."""
        return {**vars(self), "id": self.id}


@dataclass(frozen=True)
class Problem:
    """One thing in a file that its owner should know: what is wrong and how to mend it, or how it was understood."""

    file: str
    message: str
    """What is wrong and what to do."""
    sheet: str = ""
    row: int | None = None
    """As the spreadsheet program numbers it: the header is row 1."""
    column: str = ""
    value: str = ""
    harmless: bool = False
    """True if nothing has to be done about it."""
    rows_used: bool = False
    """True if every row was used all the same, as with a column more than a form has."""

    @property
    def costs_rows(self) -> bool:
        """Whether rows were left out because of it."""
        return not (self.harmless or self.rows_used)


class Missing(StrEnum):
    """What it means that a claim which this origin made before is not among the records any more."""

    RETRACTED = "retracted"
    """The origin says all it knows, so the claim was a mistake or is withdrawn (a workbook): it is removed."""
    ENDED = "ended"
    """The origin tells how things are now (a register extract): the claim stays, with an end date."""


@dataclass(frozen=True)
class Records:
    """What one load brings: the good rows as records, the others as problems."""

    origin: str
    """A stable name for what is loaded, such as `workbook:troms`; loading the same origin again is an update."""
    title: str
    nodes: tuple[Node, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    sources: tuple[Source, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    problems: tuple[Problem, ...] = ()
    read: int = 0
    """Rows read, good and bad."""
    missing: Missing = Missing.RETRACTED
    place: str = ""
    """What tells whether the same file is read as last time, where the origin rests on a name; empty where none can be mistaken."""
    replaces: bool = False
    """True if this takes the place of what the origin said before on purpose, though that may have been another file."""
    is_copy: bool = False
    """True if this was written from a store: what it says just as others do is said by them, not by it."""
    withdrawn: frozenset[str] | None = None
    """Where records tell only what changes: ids of what the origin takes back, while all else that it stated stays."""

    @property
    def complete(self) -> bool:
        """Whether every row could be used; if not, nobody can tell what the origin does not say any more."""
        return not any(problem.costs_rows for problem in self.problems)

    def takes_back(self, id_: str) -> bool:
        """Tell whether what the origin stated before of this id, and does not state here, is stated no more."""
        return self.complete and (self.withdrawn is None or id_ in self.withdrawn)

    def __iter__(self) -> Iterator[Source | Node | Relationship]:
        """Go through all records, those that others point to first."""
        yield from self.sources
        yield from self.nodes
        yield from self.relationships


def _present(properties: Mapping[str, object]) -> dict[str, Value]:
    # Nearly all values are true, and looked at no further; 0 and False stay as well.
    return {name: value for name, value in properties.items() if value or value not in (None, "", [], ())}  # type: ignore[misc]
