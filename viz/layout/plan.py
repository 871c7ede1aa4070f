"""What a layout gives: a position for each node, and the discs that its groups lie in. Lengths are map units."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from samspill.graph.network.arrays import Rows

Positions: TypeAlias = NDArray[np.float64]
"""Shape (n, 2): x to the right, y downwards."""

NODE_DISTANCE: Final = 36.0
"""No two nodes of a map lie closer than this; at zoom 1 it is as many pixels."""


@dataclass(frozen=True)
class Disc:
    """A circle around the nodes of one group."""

    x: float
    y: float
    radius: float
    rows: Rows
    """The rows of the nodes inside, ascending."""
    tied: bool = True
    """False for the tray of those without ties."""


@dataclass(frozen=True)
class Plan:
    """The positions of all nodes and the discs around groups of them."""

    positions: Positions
    discs: tuple[Disc, ...] = ()
