"""Islands: the parts of a network between which no path leads (connected components)."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse.csgraph import connected_components

from samspill.graph.language import DEFAULT_LANGUAGE
from samspill.graph.names import alphabetical
from samspill.graph.network.about import identity, remarks
from samspill.graph.network.arrays import Rows
from samspill.graph.network.network import Network


@dataclass(frozen=True)
class Islands:
    """The islands of a network, largest first, and the organisations that have no tie at all."""

    network: Network
    members: tuple[tuple[str, ...], ...]
    """The ids of each island of two or more, by name."""
    isolates: tuple[str, ...]
    """The ids of those without ties, by name."""

    def __len__(self) -> int:
        """Return the number of islands, not counting single organisations."""
        return len(self.members)

    def document(self, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """Return the islands as programs get them; JSON-ready and stable."""
        return {
            **identity(self.network),
            "islands": [{"size": len(ids), "members": self._described(ids)} for ids in self.members],
            "isolates": self._described(self.isolates),
            "notes": remarks(self.network, language),
        }

    def _described(self, ids: tuple[str, ...]) -> list[dict[str, str]]:
        rows = self.network.rows_of(ids)
        return self.network.organisations.iloc[rows].to_dict("records")  # type: ignore[return-value]


def islands(network: Network) -> Islands:
    """Return the islands of a network."""
    labels = island_of_each(network)
    groups = grouped(network, labels)
    return Islands(
        network,
        tuple(tuple(ids) for ids in groups if len(ids) > 1),
        tuple(ids[0] for ids in groups if len(ids) == 1),
    )


def island_of_each(network: Network) -> Rows:
    """Return for each row the number of its island, from 0."""
    if not len(network):
        return np.zeros(0, dtype=np.int64)
    return connected_components(network.matrix, directed=False)[1].astype(np.int64)


def grouped(network: Network, labels: Rows) -> list[list[str]]:
    """Return the ids that share a label as lists by name; the largest list first, equal ones by their first name."""
    names = network.organisations["name"]
    ordered = sorted(range(len(network)), key=lambda row: (alphabetical(names.iloc[row]), network.ids[row]))
    groups: dict[int, list[str]] = {}
    for row in ordered:
        groups.setdefault(int(labels[row]), []).append(network.ids[row])
    return sorted(groups.values(), key=len, reverse=True)
