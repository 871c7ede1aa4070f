"""What happens if an organisation leaves: what falls apart, and who loses their only path."""

from dataclasses import dataclass

import numpy as np

from samspill.graph.network.islands import island_of_each, islands
from samspill.graph.network.network import Network


@dataclass(frozen=True, slots=True)
class Departure:
    """What is left of an organisation's island without it."""

    organisation: str
    parts: tuple[tuple[str, ...], ...]
    """The ids of each part of the rest that still holds together, largest first; one part if nothing falls apart."""
    alone: tuple[str, ...]
    """Those who are left without any tie, by name."""
    separated: int
    """How many pairs of others lose every path between them."""

    @property
    def holds(self) -> bool:
        """True if the rest still holds together, or there is no rest."""
        return len(self.parts) + len(self.alone) <= 1

    @property
    def cut_off(self) -> tuple[str, ...]:
        """Those outside the largest part, who lose the connection to it."""
        return tuple(id_ for ids in [*self.parts, *((id_,) for id_ in self.alone)][1:] for id_ in ids)


def without(network: Network, organisation: str) -> Departure:
    """Return what happens to its island if an organisation leaves; raise UsageError if it is not in the network."""
    row = network.row(organisation)
    of_island = island_of_each(network)
    rest = network.part(np.setdiff1d(np.flatnonzero(of_island == of_island[row]), [row]))
    left = islands(rest)
    sizes = [len(ids) for ids in left.members] + [1] * len(left.isolates)
    pairs = len(rest) * (len(rest) - 1) // 2
    separated = pairs - sum(size * (size - 1) // 2 for size in sizes)
    return Departure(organisation, left.members, left.isolates, separated)
