"""Who should meet: organisations that share partners, activities, themes, instruments and places, and have no tie."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from scipy.sparse import csr_array, diags_array, hstack, triu

from samspill.graph.model import Attendance
from samspill.graph.network import facts
from samspill.graph.network.arrays import Flags, Matrix, Values
from samspill.graph.network.links import rarity
from samspill.graph.network.network import Network
from samspill.graph.store.port import Store

_FEATURES: Final = ("FOCUSES_ON", "OFFERS", "PARTICIPATES_IN", "LOCATED_IN")


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


def should_meet(store: Store, network: Network, top: int = 20, organisation: str | None = None) -> list[Meeting]:
    """Return the pairs without a tie in this network that share most, at most `top`; with `organisation`, only its pairs.

    What they share weighs as in Adamic and Adar (Friends and neighbors on the Web, Social Networks 25, 211-230, 2003), whose
    measure is over whatever people have in common. What more organisations have than the network's filters allow for an
    activity is no reason, and a place alone is none. Raises UsageError for an organisation that is not in the network.
    """
    row = None if organisation is None else network.row(organisation)
    features = _features(store, network)
    scores = _scores_of_strangers(network.matrix, features)
    if row is not None:
        scores = scores[(scores["first"] == row) | (scores["second"] == row)]
    best = scores.sort_values(["score", "first", "second"], ascending=[False, True, True]).head(top)
    common = [features.common(one, other) for one, other in zip(best["first"], best["second"], strict=True)]
    shared = _described(store, features, {each for columns in common for each in columns})
    return [
        Meeting(network.ids[one], network.ids[other], score, tuple(shared[each] for each in columns))
        for (one, other, score), columns in zip(best.itertuples(index=False), common, strict=True)
    ]


def _features(store: Store, network: Network) -> _Features:
    filters = network.description.filters
    claims = store.ties(_FEATURES)
    counts = claims["status"].isin(filters.statuses) & (claims["attendance"] != Attendance.ABSENT)
    claims = claims[counts & claims["start"].isin(network.rows)].drop_duplicates(["start", "end"])
    codes, found = pd.factorize(claims["end"])
    rows = claims["start"].map(network.rows).to_numpy(np.int64)
    has = csr_array((np.ones(len(claims)), (rows, codes)), shape=(len(network), len(found)))
    partners = csr_array(network.matrix.astype(bool).astype(np.float64))
    matrix = csr_array(hstack([partners, has]))
    holders = np.bincount(matrix.indices, minlength=matrix.shape[1])
    weights = np.where(holders <= filters.max_participants, rarity(holders), 0.0)
    ids = [*network.ids, *found]
    return _Features(matrix, ids, weights, np.array([each.startswith("place:") for each in ids], dtype=bool))


def _scores_of_strangers(ties: Matrix, features: _Features) -> pd.DataFrame:
    """Return the rows and the score of each pair without a tie that shares more than a place."""
    has = features.matrix
    elsewhere, here = (
        has @ diags_array(np.where(kept, features.weights, 0.0)) @ has.T for kept in (~features.places, features.places)
    )
    pairs = triu(elsewhere, k=1, format="coo")
    kept = (pairs.data > 0) & (np.asarray(ties[pairs.row, pairs.col]) == 0)
    first, second = pairs.row[kept], pairs.col[kept]
    score = pairs.data[kept] + np.asarray(here[first, second])
    return pd.DataFrame({"first": first, "second": second, "score": score})


def _described(store: Store, features: _Features, columns: set[int]) -> dict[int, Shared]:
    names = facts.names_and_kinds(store, [features.ids[each] for each in columns])
    return {
        each: Shared(features.ids[each], *names[features.ids[each]], float(features.weights[each])) for each in columns
    }
