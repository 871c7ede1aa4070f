"""How things look: shape and colour of each kind (together, so that no reader depends on colour), sizes and widths."""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from samspill.graph.model import Status
from samspill.viz.document.form import LegendEntry, MapTie, TieLegendEntry

KINDS: Final = {
    "Company": ("dot", "#2B50D8"),
    "Cluster": ("hexagon", "#EE5D00"),
    "CompetenceBody": ("diamond", "#6B2A00"),
    "ResearchInstitution": ("square", "#0A9C75"),
    "PublicBody": ("triangle", "#B45FD0"),
    "Association": ("triangleDown", "#3A3145"),
    "Organisation": ("pentagon", "#5B6573"),
}
"""Shape and colour of each kind of organisation; every colour has a contrast of 3:1 at least on white and on a community's disc."""

_WIDEST: Final = 5.0


def node_size(partners: int) -> float:
    """Return the radius of an organisation with so many partners: its area grows with their number."""
    return round(min(22.0, 4.0 + 1.6 * math.sqrt(partners)), 2)


def community_size(members: int) -> float:
    """Return the radius of a community with so many members."""
    return round(12.0 + 2.0 * math.sqrt(members), 2)


def tie_width(weight: float) -> float:
    """Return the width of a tie of that weight."""
    return round(min(_WIDEST, 0.8 + 1.2 * math.sqrt(weight)), 2)


def legend(kinds: Iterable[str], label: Callable[[str], str]) -> list[LegendEntry]:
    """Return an entry for each kind there is, in the order of the model."""
    count = Counter(kinds)
    return [
        {"kind": kind, "label": label(kind), "shape": shape, "color": color, "count": count[kind]}
        for kind, (shape, color) in KINDS.items()
        if count[kind]
    ]


def tie_legend(ties: Iterable[MapTie], label: Callable[[str], str]) -> list[TieLegendEntry]:
    """Return an entry for each status there is, the best known first."""
    count = Counter(tie["status"] for tie in ties)
    return [{"status": str(each), "label": label(each), "count": count[each]} for each in Status if count[each]]
