"""Who should meet: organisations that share partners, activities, themes, instruments and places, and have no tie."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from scipy.sparse import csr_array, diags_array, hstack

from samspill.graph.network import facts
from samspill.graph.network.arrays import Flags, Matrix, Rows, Values, values_at
from samspill.graph.network.counting import counting
from samspill.graph.network.links import best_pairs, rarity
from samspill.graph.network.network import Network
from samspill.graph.store.port import Progress, Store, no_progress

_FEATURES: Final = ("FOCUSES_ON", "OFFERS", "PARTICIPATES_IN", "LOCATED_IN")
_ROWS: Final = 2_000
"""Organisations whose pairs are scored together, which bounds the memory that takes."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that two organisations share: a partner, an activity, a theme, an instrument or a place."""

    id: str
    name: str
    kind: str
    weight: float
    """1/ln(how many organisations have it): what few have brings together more than what all have."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two organisations without a tie that have reasons to meet."""

    first: str
    second: str
    score: float
    """The sum of the reasons' weights."""
    reasons: tuple[Shared, ...]
    """The weightiest first."""


@dataclass(frozen=True)
class _Features:
    """What each organisation has: a matrix of organisations by features, with each feature's id and weight."""

    matrix: Matrix
    ids: list[str]
    weights: Values
    places: Flags

    def common(self, one: int, other: int) -> list[int]:
        """Return what both have, the weightiest first."""
        both = np.intersect1d(self.matrix[[one]].indices, self.matrix[[other]].indices)
        both = both[self.weights[both] > 0]
        return [int(each) for each in both[np.argsort(-self.weights[both], kind="stable")]]


def should_meet(
    store: Store,
    network: Network,
    top: int = 20,
    organisation: str | None = None,
    progress: Progress = no_progress,
) -> list[Meeting]:
    """Return the pairs without a tie in this network that share most, at most `top`; with `organisation`, only its pairs.

    What they share weighs as in Adamic and Adar (Friends and neighbors on the Web, Social Networks 25, 211-230, 2003), whose
    measure is over whatever people have in common. What more organisations have than the network's filters allow for an
    activity is no reason, nor is what does not count in the network by status, attendance or period; a place alone is none.
    Raises UsageError for an organisation that is not in the network.
    """
    row = None if organisation is None else network.row(organisation)
    features = _features(store, network)
    rows = np.arange(len(network)) if row is None else np.array([row])

    def parts() -> Iterator[pd.DataFrame]:
        for start in range(0, rows.size, _ROWS):
            progress("should meet", start, rows.size)
            found = _strangers(network.matrix, features, rows[start : start + _ROWS])
            # Each pair comes up from both of its ends.
            yield found[found["first"] < found["second"]] if row is None else found

    best = best_pairs(parts(), top)
    common = [features.common(one, other) for one, other in zip(best["first"], best["second"], strict=True)]
    shared = _described(store, features, {each for columns in common for each in columns})
    return [
        Meeting(network.ids[one], network.ids[other], score, tuple(shared[each] for each in columns))
        for (one, other, score), columns in zip(best.itertuples(index=False), common, strict=True)
    ]


def _features(store: Store, network: Network) -> _Features:
    filters = network.description.filters
    claims = counting(store, store.ties(_FEATURES), filters)
    claims = claims[claims["start"].isin(network.rows)].drop_duplicates(["start", "end"])
    codes, found = pd.factorize(claims["end"])
    rows = claims["start"].map(network.rows).to_numpy(np.int64)
    has = csr_array((np.ones(len(claims)), (rows, codes)), shape=(len(network), len(found)))
    partners = csr_array(network.matrix.astype(bool).astype(np.float64))
    matrix = csr_array(hstack([partners, has]))
    holders = np.bincount(matrix.indices, minlength=matrix.shape[1])
    weights = np.where(holders <= filters.max_participants, rarity(holders), 0.0)
    ids = [*network.ids, *found]
    return _Features(matrix, ids, weights, np.array([each.startswith("place:") for each in ids], dtype=bool))


def _strangers(ties: Matrix, features: _Features, rows: Rows) -> pd.DataFrame:
    """Return who shares more than a place with each of the rows, and has no tie with it: columns first, second, score."""
    # A feature that is no reason is left out, not weighed 0: everybody may have it, and then everybody would be a pair.
    elsewhere, here = (
        _shared(features, np.flatnonzero((features.weights > 0) & (features.places == are_places)), rows)
        for are_places in (False, True)
    )
    pairs = elsewhere.tocoo()
    first, second = rows[pairs.row], pairs.col.astype(np.int64)
    strange = (first != second) & (values_at(ties, first, second) == 0)
    at_home = values_at(here, pairs.row[strange], pairs.col[strange])
    return pd.DataFrame({"first": first[strange], "second": second[strange], "score": pairs.data[strange] + at_home})


def _shared(features: _Features, columns: Rows, rows: Rows) -> Matrix:
    """Return the weight of what each of the rows (first axis) shares with everybody (second axis)."""
    has = features.matrix[:, columns]
    return csr_array(has[rows] @ diags_array(features.weights[columns]) @ has.T)


def _described(store: Store, features: _Features, columns: set[int]) -> dict[int, Shared]:
    names = facts.names_and_kinds(store, [features.ids[each] for each in columns])
    return {
        each: Shared(features.ids[each], *names[features.ids[each]], float(features.weights[each])) for each in columns
    }
