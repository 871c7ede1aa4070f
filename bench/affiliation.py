"""Makes affiliation networks like those of project data: seeded, of any size, with communities and a few very busy organisations."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from samspill.graph.network import Network
from samspill.graph.network.arrays import Rows, canonical
from samspill.graph.network.network import Description
from samspill.graph.network.weights import through_shared

_HOME = 0.75
"""The share of participants that come from the project's own region."""
_REGION = 250
"""Organisations in a region."""
_TAIL = 1.7
"""How steeply the number of participations falls off; the mean is about two and a half."""
_PROJECTS = 0.4
"""Projects for each organisation."""
_SPREAD = 0.75
"""How far the sizes of projects differ, as the deviation of their logarithm."""


@dataclass(frozen=True)
class Affiliation:
    """Who takes part in which project."""

    organisations: int
    participant: Rows
    project: Rows

    @property
    def members(self) -> "csr_array[np.float64]":
        """Organisations by projects, 1 where they take part."""
        shape = (self.organisations, int(self.project.max()) + 1)
        return csr_array((np.ones(self.participant.size), (self.participant, self.project)), shape=shape)

    def network(self) -> Network:
        """Return the network of those who share projects, with Newman's weights."""
        members = self.members
        sizes = np.asarray(members.sum(axis=0))
        weights = 1.0 / np.maximum(sizes - 1.0, 1.0)
        ids = [f"org:{number:07}" for number in range(self.organisations)]
        organisations = pd.DataFrame({"id": ids, "name": ids, "kind": "Company"})
        return Network(organisations, canonical(through_shared(members, weights)), Description("shared-activities"))


def read_affiliation(path: Path, member: str, through: list[str]) -> Affiliation:
    """Return who is in what according to a CSV file: the column of who, and the columns that tell what apart."""
    rows = pd.read_csv(path, dtype=str).dropna(subset=[member, *through])
    who, members = pd.factorize(rows[member])
    what, _ = pd.factorize(pd.Series(zip(*(rows[column] for column in through), strict=True)))
    pairs = np.unique(np.stack([who, what]), axis=1)
    return Affiliation(len(members), pairs[0], pairs[1])


def affiliation(organisations: int, seed: int = 1) -> Affiliation:
    """Return a random affiliation: organisations take part Pareto often, in projects of log-normal pull, mostly at home."""
    random = np.random.default_rng(seed)
    often = np.minimum(random.pareto(_TAIL, organisations) + 1.0, organisations / 50).astype(np.int64)
    participant = np.repeat(np.arange(organisations), often)
    projects = int(_PROJECTS * organisations)
    # Projects in the order of their regions, so that those of one region are a stretch of the summed pulls.
    pull = np.concatenate([[0.0], np.cumsum(random.lognormal(0.0, _SPREAD, projects))])
    regions = max(organisations // _REGION, 1)
    borders = pull[np.linspace(0, projects, regions + 1).astype(np.int64)]
    home = (participant * regions) // organisations
    at_home = random.random(participant.size) < _HOME
    low, high = np.where(at_home, borders[home], 0.0), np.where(at_home, borders[home + 1], pull[-1])
    project = np.searchsorted(pull, low + random.random(participant.size) * (high - low), side="right") - 1
    pairs = np.unique(np.stack([participant, np.minimum(project, projects - 1)]), axis=1)
    return Affiliation(organisations, pairs[0], pairs[1])
