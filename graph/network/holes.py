"""Structural holes and brokerage: who stands between partners that do not know each other."""

import numpy as np
import pandas as pd

from samspill.graph.network.arrays import Rows, Values
from samspill.graph.network.groups import coded
from samspill.graph.network.kernels import brokerage as roles
from samspill.graph.network.kernels import holes as kernels
from samspill.graph.network.kernels import triangles as corners
from samspill.graph.network.network import Network
from samspill.graph.store.port import Progress, no_progress


def constraint(network: Network, progress: Progress = no_progress) -> Values:
    """Return Burt's constraint: how far an organisation's partners all lead to each other; low is free. NaN without ties."""
    return kernels.constraint(network.matrix, progress)[0]


def hierarchy(network: Network, progress: Progress = no_progress) -> Values:
    """Return Burt's hierarchy: how far the constraint comes from one partner alone, from 0 to 1. NaN without ties."""
    return kernels.constraint(network.matrix, progress)[1]


def effective_size(network: Network, progress: Progress = no_progress) -> Values:
    """Return Burt's effective size: the number of partners less the mean number of ties each has to the others."""
    return kernels.effective_size(network.matrix, progress)


def efficiency(network: Network, progress: Progress = no_progress) -> Values:
    """Return the effective size as a share of the number of partners; NaN without ties."""
    sizes = kernels.effective_size(network.matrix, progress)
    shares: Values = np.full(len(network), np.nan)
    np.divide(sizes, network.degrees, out=shares, where=network.degrees > 0)
    return shares


def clustering(network: Network, progress: Progress = no_progress) -> Values:
    """Return the share of pairs of partners that have a tie (Watts and Strogatz 1998); NaN with fewer than two partners."""
    pairs = network.degrees * (network.degrees - 1) / 2
    shares: Values = np.full(len(network), np.nan)
    np.divide(corners.triangles(network.matrix, progress), pairs, out=shares, where=pairs > 0)
    return shares


def brokered(network: Network, progress: Progress = no_progress) -> Rows:
    """Return how many pairs of partners have no tie, and can meet through this organisation in two steps."""
    pairs = network.degrees * (network.degrees - 1) // 2
    return pairs - corners.triangles(network.matrix, progress)


def brokerage(
    network: Network, groups: "pd.Series[str] | None" = None, progress: Progress = no_progress
) -> pd.DataFrame:
    """Return Gould and Fernandez' roles (1989): columns id, name, kind, coordinator, itinerant, gatekeeper, liaison, total.

    Each counts pairs of partners without a tie. A coordinator and both partners are of one group; an itinerant broker's
    partners are both of one other group; a gatekeeper has one partner in its own; a liaison's three are of three groups.
    Groups are the kinds of organisations, or one text for each row. Raises UsageError if they are not as many as the rows.
    """
    codes, _ = coded(network, groups)
    counts = roles.brokerage(network.matrix, codes, progress)
    frame = network.organisations.assign(**{role: counts[:, place] for place, role in enumerate(roles.ROLES)})
    return frame.assign(total=counts.sum(axis=1))
