"""Mixing: who is tied to their own sort and who to others, by kind, community or any other grouping.

Groups are one text for each row of the network, the kinds of organisations unless given; those without one make a group too.
"""

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from samspill.graph.network.arrays import Rows, Values, row_of_each
from samspill.graph.network.groups import coded
from samspill.graph.network.network import Network


def mixing_matrix(network: Network, groups: "pd.Series[str] | None" = None) -> pd.DataFrame:
    """Return how many ties join each group (rows) with each (columns); a tie inside a group counts once there."""
    codes, names = coded(network, groups)
    first, second, _ = network.pairs()
    counts = np.zeros((len(names), len(names)), np.int64)
    np.add.at(counts, (codes[first], codes[second]), 1)
    return pd.DataFrame(counts + np.tril(counts.T, -1) + np.triu(counts.T, 1), names, names)


def assortativity(network: Network, groups: "pd.Series[str] | None" = None) -> float:
    """Return Newman's assortativity coefficient (Mixing patterns in networks, Phys. Rev. E 67, 026126, 2003).

    1 if all ties stay inside groups, 0 if they fall as chance has it, below 0 if they seek the others. NaN if there are no
    ties, or all are inside one group, so that nothing could be otherwise.
    """
    codes, names = coded(network, groups)
    rows = row_of_each(network.matrix)
    ends = np.zeros((len(names), len(names)))
    np.add.at(ends, (codes[rows], codes[network.matrix.indices]), 1.0)
    if not network.ties:
        return float("nan")
    ends /= ends.sum()
    by_chance = float((ends.sum(axis=0) * ends.sum(axis=1)).sum())
    return float((np.trace(ends) - by_chance) / (1 - by_chance)) if by_chance < 1 else float("nan")


def external_internal(network: Network, groups: "pd.Series[str] | None" = None) -> Values:
    """Return each row's E-I index: ties to other groups less ties to its own, divided by all; NaN without ties.

    From -1, all inside, to 1, all outside (Krackhardt and Stern, Informal networks and organizational crises, Soc. Psychol. Q.
    51, 123-140, 1988).
    """
    codes, _ = coded(network, groups)
    rows = row_of_each(network.matrix)
    outside = np.bincount(rows, weights=codes[rows] != codes[network.matrix.indices], minlength=len(network))
    tied = network.degrees > 0
    index: Values = np.full(len(network), np.nan)
    np.divide(2 * outside - network.degrees, network.degrees, out=index, where=tied)
    return index


def external_internal_of_all(network: Network, groups: "pd.Series[str] | None" = None) -> float:
    """Return the E-I index of the whole network: ties between groups less ties inside, divided by all; NaN without ties."""
    codes, _ = coded(network, groups)
    first, second, _ = network.pairs()
    outside = int(np.count_nonzero(codes[first] != codes[second]))
    return (2 * outside - network.ties) / network.ties if network.ties else float("nan")


def participation(network: Network, labels: Rows) -> Values:
    """Return each row's participation coefficient: 0 if all its ties go to one community, near 1 if evenly to many.

    1 - Σ (share of its tie weight that goes to a community)²; NaN without ties (Guimerà and Amaral, Functional cartography of
    complex metabolic networks, Nature 433, 895-900, 2005).
    """
    _, codes = np.unique(labels, return_inverse=True)
    size, communities = len(network), int(codes.max(initial=-1)) + 1
    membership = csr_array((np.ones(size), (np.arange(size), codes)), shape=(size, communities))
    into = network.matrix @ membership
    strengths: Values = np.asarray(into.sum(axis=1))
    squares: Values = np.asarray(into.power(2).sum(axis=1))
    spread: Values = np.full(size, np.nan)
    np.divide(squares, strengths**2, out=spread, where=strengths > 0)
    return 1.0 - spread


def within_community(network: Network, labels: Rows) -> Values:
    """Return how many standard deviations each row's tie weight inside its community lies above that community's mean.

    Guimerà and Amaral's z (2005); 0 in a community where all have the same, NaN without ties.
    """
    rows = row_of_each(network.matrix)
    same = labels[rows] == labels[network.matrix.indices]
    inside = np.bincount(rows[same], weights=network.matrix.data[same], minlength=len(network))
    grouped = pd.Series(inside).groupby(labels)
    deviation = grouped.transform("std", ddof=0).to_numpy()
    above = inside - grouped.transform("mean").to_numpy()
    # Sums of the same weights in another order differ in their last digits; that is no deviation.
    real = deviation > 1e-12 * max(float(inside.max(initial=0.0)), 1.0)
    scores: Values = np.zeros(len(network))
    np.divide(above, deviation, out=scores, where=real)
    return np.where(network.degrees > 0, scores, np.nan)


def location_quotients(counts: pd.DataFrame) -> pd.DataFrame:
    """Return location quotients of a table of counts, places by kinds: how much more of a kind a place has than all have.

    (count / all of the place) / (all of the kind / all): 1 is the same share as everywhere; NaN for a place or kind with none
    (Florence, Report on the location of industry, 1939). `pandas.crosstab(place, kind)` makes such a table.
    """
    shares = counts.div(counts.sum(axis=1), axis=0)
    everywhere = counts.sum(axis=0) / counts.to_numpy().sum()
    return shares.div(everywhere, axis=1)
