"""What ties rest on: which organisation takes part in what, and which claims say so; answered on demand for one pair."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from samspill.graph.model import Status

_BEST_FIRST = [str(each) for each in (Status.STATED, Status.DERIVED, Status.ASSUMED, Status.POTENTIAL, Status.NEGATIVE)]
_ByContext = dict[str, list[tuple[str, str]]]
"""The claims of one organisation, as id and status, by the id of what it takes part in."""


@dataclass(frozen=True, slots=True)
class Through:
    """One thing that a tie goes through: an activity, a body with both as members, a person; or a direct relationship."""

    id: str
    """Empty for a direct relationship."""
    name: str
    kind: str
    relationship_ids: tuple[str, ...]
    """The claims it rests on, in the order of their ids."""
    status: str
    """`stated` for a direct relationship that somebody states, `derived` for what both take part in; otherwise the weaker one."""
    weight: float
    """How much it adds to the tie."""


@dataclass(frozen=True)
class Evidence:
    """The claims behind a network, as columns.

    `participations` has the columns organisation, through, id, status, source, sorted by organisation; `contexts`, indexed by
    id, the columns name, kind, weight; `direct` the columns first, second, id, status, source, with first < second.
    """

    participations: pd.DataFrame
    contexts: pd.DataFrame
    direct: pd.DataFrame

    @classmethod
    def none(cls) -> "Evidence":
        """Return the evidence of a network that was given as mere ties."""
        return cls(
            pd.DataFrame(columns=["organisation", "through", "id", "status", "source"], dtype=str),
            pd.DataFrame({"name": [], "kind": [], "weight": []}),
            pd.DataFrame(columns=["first", "second", "id", "status", "source"], dtype=str),
        )

    @property
    def sources(self) -> int:
        """How many sources the claims come from."""
        return int(pd.concat([self.participations["source"], self.direct["source"]]).nunique())

    @cached_property
    def stated_pairs(self) -> pd.DataFrame:
        """The pairs that somebody states to be tied: columns first, second."""
        stated = self.direct[self.direct["status"] == Status.STATED]
        return stated[["first", "second"]].drop_duplicates()

    def between(self, first: str, second: str) -> list[Through]:
        """Return what joins two organisations: direct relationships first, then what both take part in, by name."""
        both = self._claims_of(first).keys() & self._claims_of(second).keys()
        shared = [self._shared(context, first, second) for context in both]
        return self._directly(*sorted((first, second))) + sorted(shared, key=lambda each: (each.name, each.id))

    def _directly(self, first: str, second: str) -> list[Through]:
        claims = self._direct_claims.get((first, second), [])
        if not claims:
            return []
        return [Through("", "", "", tuple(sorted(id_ for id_, _ in claims)), _best(claims), 1.0)]

    def _shared(self, context: str, first: str, second: str) -> Through:
        name, kind, weight = self._context[context]
        sides = [self._claims_of(organisation)[context] for organisation in (first, second)]
        weaker = max((_best(side) for side in sides), key=_BEST_FIRST.index)
        status = str(Status.DERIVED) if weaker == Status.STATED else weaker
        ids = sorted(id_ for side in sides for id_, _ in side)
        return Through(context, name, kind, tuple(ids), status, weight)

    def _claims_of(self, organisation: str) -> _ByContext:
        # Gathered once for each organisation that is asked for: a hub with thousands of partners comes up with each of them.
        if organisation not in self._gathered:
            claims: _ByContext = defaultdict(list)
            for context, id_, status in self._rows[self._places.get(organisation, slice(0, 0))]:
                if context in self._context:
                    claims[context].append((id_, status))
            self._gathered[organisation] = dict(claims)
        return self._gathered[organisation]

    @cached_property
    def _gathered(self) -> dict[str, _ByContext]:
        return {}

    @cached_property
    def _rows(self) -> list[tuple[str, str, str]]:
        columns = (self.participations[name].tolist() for name in ("through", "id", "status"))
        return list(zip(*columns, strict=True))

    @cached_property
    def _places(self) -> dict[str, slice]:
        counts = self.participations.groupby("organisation", sort=False).size()
        ends = counts.cumsum()
        return {id_: slice(end - count, end) for id_, count, end in zip(counts.index, counts, ends, strict=True)}

    @cached_property
    def _context(self) -> dict[str, tuple[str, str, float]]:
        columns = (self.contexts[name].tolist() for name in ("name", "kind", "weight"))
        return dict(zip(self.contexts.index, zip(*columns, strict=True), strict=True))

    @cached_property
    def _direct_claims(self) -> dict[tuple[str, str], list[tuple[str, str]]]:
        claims = defaultdict(list)
        columns = (self.direct[name].tolist() for name in ("first", "second", "id", "status"))
        for first, second, id_, status in zip(*columns, strict=True):
            claims[first, second].append((id_, status))
        return claims


def _best(claims: list[tuple[str, str]]) -> str:
    return min((status for _, status in claims), key=_BEST_FIRST.index)
