"""Makes up a region of any size: every kind of thing and every type of tie, the same ones for the same seed."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, TypeVar

from samspill.graph.model import Node, Records, Relationship, Source, Status, Value, Verdict

ORIGIN: Final = "workbook:region"
Thing = TypeVar("Thing")
_COMPANIES: Final = 12
"""Companies for each organisation of another kind in the list below, about as in a real region."""
_ORGANISATIONS: Final = (
    *("Company",) * _COMPANIES,
    *("Organisation", "Cluster", "CompetenceBody", "ResearchInstitution", "PublicBody", "Association"),
)
_ACTIVITIES: Final = ("Event", "Project", "Project", "Programme", "Plan", "Group", "Activity")
_STATUSES: Final = (*(Status.STATED,) * 12, *Status)
_WORDS: Final = (
    "Sjømat",
    "Kraft",
    "Čáhci",
    "Båt",
    "Øst",
    "Ærlig",
    "Industri",
    "«Fjell»",
    "Læring",
    "Reise",
    "Kai 3",
    "Nord",
)
_SHARES: Final = {"Organisation": 0.55, "Activity": 0.25, "Person": 0.12, "Theme": 0.03, "Instrument": 0.03}
"""What part of the nodes is of each branch; the rest are places."""


def region(nodes: int, ties: int, seed: int = 1) -> Records:
    """Return a region of so many nodes, from a hundred on, and ties."""
    made = _Region(nodes, random.Random(seed))  # noqa: S311  the same every time
    claims = {tie.id: tie for tie in made.belonging()}
    for tie in made.ties():
        if len(claims) >= ties:
            break
        claims.setdefault(tie.id, tie)
    relationships = tuple(islice(claims.values(), ties))
    return Records(ORIGIN, "A region", made.nodes, relationships, made.sources, read=nodes + ties)


def a_year_later(records: Records) -> Records:
    """Return what the same origin says of a region later: of every kind of change some."""
    by_kind = {"Company": "Cluster", "Event": "Project"}
    nodes = [
        replace(node, description="Omtalt på nytt 🐟") if at % 5 == 0
        else replace(node, kind=by_kind.get(node.kind, node.kind)) if at % 97 == 0
        else node
        for at, node in enumerate(records.nodes)
    ]  # fmt: skip
    relationships = [
        replace(tie, evidence="Sagt om igjen")
        if at % 4 == 0
        else replace(tie, source="source:2")
        if at % 9 == 0
        else tie
        for at, tie in enumerate(records.relationships)
        if at % 7
    ]
    fresh = [replace(node, id=f"{node.id}:new") for node in nodes if node.kind == "Company"][: len(nodes) // 20]
    partners = [
        Relationship("WORKS_WITH", one.id, one.id.removesuffix(":new"), "source:1", "Skilt ut") for one in fresh
    ]
    # Two by two, the companies that stand first are one.
    companies = [node for node in records.nodes if node.kind == "Company"][: len(nodes) // 100 * 2]
    verdicts = [
        Verdict(one.id, other.id, True, one.name, other.name, "2025-05-01T12:00:00+00:00")  # noqa: FBT003
        for one, other in zip(companies[::2], companies[1::2], strict=True)
    ]
    return replace(
        records,
        nodes=(*nodes, *fresh),
        relationships=tuple({tie.id: tie for tie in (*relationships, *partners)}.values()),
        verdicts=tuple(verdicts),
    )


class _Region:
    """The nodes of a region, and ties between them without end."""

    def __init__(self, nodes: int, chance: random.Random) -> None:
        self._chance = chance
        numbers = {branch: max(int(share * nodes), 1) for branch, share in _SHARES.items()}
        self.sources = tuple(Source(f"source:{at}", f"Kilde {at}", publisher="Fylket") for at in range(1, 10))
        self._organisations = [self._organisation(at) for at in range(numbers["Organisation"])]
        self._activities = [self._activity(at) for at in range(numbers["Activity"])]
        self._persons = [Node(f"person:{at}", "Person", f"{self._name()} {at}") for at in range(numbers["Person"])]
        self._themes = [Node(f"theme:{at}", "Theme", f"{self._word()} {at}") for at in range(numbers["Theme"])]
        self._instruments = [
            Node(f"instrument:{at}", "Instrument", f"Støtte {at}") for at in range(numbers["Instrument"])
        ]
        self._county = Node("place:no:fylke:55", "County", "Fylket")
        towns = nodes - sum(numbers.values()) - 1
        self._towns = [
            Node(
                f"place:no:kommune:{at}", "Municipality", f"{self._word()}vik {at}", details={"kommunenummer": str(at)}
            )
            for at in range(towns)
        ]
        groups = (self._organisations, self._activities, self._persons, self._themes, self._instruments, self._towns)
        self.nodes: tuple[Node, ...] = (self._county, *(node for group in groups for node in group))
        self._joiners = [node for node in self._organisations if node.kind in {"Cluster", "Association"}]
        self._joiners += [node for node in self._activities if node.kind == "Group"]

    def belonging(self) -> Iterator[Relationship]:
        """Go through the ties that every place and organisation has."""
        yield from (self._tie("PART_OF", town, self._county) for town in self._towns)
        yield from (self._tie("LOCATED_IN", each, self._some(self._towns)) for each in self._organisations)

    def ties(self) -> Iterator[Relationship]:
        """Go through ties of every type, of which there may be some twice."""
        ways: tuple[Callable[[], Relationship], ...] = (
            *(self._participation,) * 10,
            self._partners,
            self._partners,
            self._membership,
            self._funding,
            self._board,
            lambda: self._tie("OWNS", self._organisation_or_person(), self._busy(), share=self._chance.random()),
            lambda: self._tie("PART_OF", self._some(self._activities), self._some(self._activities)),
            lambda: self._tie("FOCUSES_ON", self._some(self._activities), self._some(self._themes)),
            lambda: self._tie("FOCUSES_ON", self._busy(), self._some(self._themes)),
            lambda: self._tie("LOCATED_IN", self._some(self._activities), self._some([*self._towns, self._county])),
            lambda: self._tie("OFFERS", self._busy(), self._some(self._instruments), target_group="Bedrifter"),
            lambda: self._tie("COMPETES_WITH", self._busy(), self._some(self._organisations)),
        )
        while True:
            yield self._chance.choice(ways)()

    def _organisation(self, at: int) -> Node:
        details: dict[str, Value] = {"orgnr": str(910_000_000 + at)} if at % 3 else {}
        kind = self._chance.choice(_ORGANISATIONS)
        name = f"{self._name()} {at}"
        names = (name.upper(),) if at % 4 == 0 else ()
        return Node(f"org:{at}", kind, name, names=names, description=self._name(), details=details, review=at % 3 == 0)

    def _activity(self, at: int) -> Node:
        year = self._chance.randrange(2010, 2030)
        details: dict[str, Value] = {"valid_from": str(year), "valid_to": f"{year + 2}-06"}
        return Node(f"act:{at}", self._chance.choice(_ACTIVITIES), f"{self._name()} {at}", details=details)

    def _participation(self) -> Relationship:
        details = {"role": self._chance.choice(("partner", "organiser", "coordinator", "funder"))}
        if self._chance.random() < 0.3:
            details["attendance"] = self._chance.choice(("invited", "attended", "absent"))
        return self._tie("PARTICIPATES_IN", self._organisation_or_person(), self._some(self._activities), **details)

    def _partners(self) -> Relationship:
        return self._tie("WORKS_WITH", self._busy(), self._some(self._organisations), kind="samarbeid")

    def _membership(self) -> Relationship:
        return self._tie("MEMBER_OF", self._busy(), self._some(self._joiners), role="medlem")

    def _funding(self) -> Relationship:
        what = self._some(self._activities if self._chance.random() < 0.7 else self._organisations)
        amount = self._chance.randrange(1, 40) * 50_000
        return self._tie(
            "FUNDS", self._busy(), what, amount=amount, currency="NOK", year=self._chance.randrange(2015, 2026)
        )

    def _board(self) -> Relationship:
        return self._tie("HAS_ROLE_IN", self._some(self._persons), self._busy(), role="styremedlem")

    def _organisation_or_person(self) -> Node:
        return self._some(self._persons) if self._chance.random() < 0.1 else self._busy()

    def _busy(self) -> Node:
        """Return an organisation; a few are in very much."""
        return self._organisations[int(len(self._organisations) * self._chance.random() ** 3)]

    def _tie(self, type_: str, start: Node, end: Node, **details: Value) -> Relationship:
        year = self._chance.randrange(2012, 2027)
        return Relationship(
            type_,
            start.id,
            end.id,
            self._some(self.sources).id,
            f"{start.name} og {end.name}: “{self._word()}”",
            locator=f"side {self._chance.randrange(1, 90)}",
            status=self._chance.choice(_STATUSES),
            valid_from=str(year) if year % 3 else None,
            valid_to=f"{year + 1}-01" if year % 5 == 0 else None,
            details=details,
        )

    def _some(self, of: Sequence[Thing]) -> Thing:
        return self._chance.choice(of)

    def _word(self) -> str:
        return self._chance.choice(_WORDS)

    def _name(self) -> str:
        return f"{self._word()} {self._word().lower()}"
