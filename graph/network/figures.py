"""A network in figures: density, degrees, how clustered it is and how far apart its organisations are."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from samspill.graph.network.holes import clustering
from samspill.graph.network.islands import islands
from samspill.graph.network.kernels.distances import distance_sums
from samspill.graph.network.network import Network
from samspill.graph.store.port import Progress, no_progress


def density(network: Network) -> float:
    """Return the share of all pairs that are tied; 0 with fewer than two organisations."""
    pairs = len(network) * (len(network) - 1) // 2
    return network.ties / pairs if pairs else 0.0


def degree_distribution(network: Network) -> pd.DataFrame:
    """Return how many organisations have how many partners: columns partners, organisations; only numbers that occur."""
    partners, organisations = np.unique(network.degrees, return_counts=True)
    return pd.DataFrame({"partners": partners, "organisations": organisations})


@dataclass(frozen=True, slots=True)
class SmallWorld:
    """How the largest island compares with ties thrown at random among as many organisations."""

    organisations: int
    clustering: float
    """The mean of its members' clustering (Watts and Strogatz 1998), 0 for those with one partner."""
    steps: float
    """The mean number of steps between two of its members."""
    random_clustering: float
    """What ties at random would give: the mean degree divided by the number of others."""
    random_steps: float
    """What ties at random would give, about: ln n / ln(mean degree)."""

    @property
    def sigma(self) -> float:
        """How many times more clustered than random, divided by how many times longer its paths; above 1 is a small world.

        Humphries and Gurney, Network small-world-ness, PLoS ONE 3, e2051, 2008.
        """
        return (self.clustering / self.random_clustering) / (self.steps / self.random_steps)


def small_world(network: Network, progress: Progress = no_progress) -> SmallWorld | None:
    """Return the small-world figures of the largest island; None where they mean nothing.

    That is where its members have fewer than two partners in the mean, so that ties at random would not hold together, and
    where all are tied to all.
    """
    found = islands(network).members
    if not found:
        return None
    island = network.part(network.rows_of(found[0]))
    others = len(island) - 1
    mean_degree = float(island.degrees.mean())
    if mean_degree < 2 or mean_degree == others:  # noqa: PLR2004  see the docstring
        return None
    farness, _, _ = distance_sums(island.matrix, progress)
    return SmallWorld(
        organisations=len(island),
        clustering=float(np.nan_to_num(clustering(island, progress)).mean()),
        steps=float(farness.sum() / (len(island) * others)),
        random_clustering=mean_degree / others,
        random_steps=float(np.log(len(island)) / np.log(mean_degree)),
    )
