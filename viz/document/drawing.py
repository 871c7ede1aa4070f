"""What lies on a map, before title, legend and words are added to it."""

from dataclasses import dataclass, field

from samspill.viz.document.form import MapClaim, MapCommunity, MapNode, MapTie


@dataclass(frozen=True)
class Drawing:
    """Nodes and ties with the claims behind them, the discs that nodes lie in, and remarks on what is not drawn."""

    nodes: list[MapNode]
    ties: list[MapTie]
    claims: dict[str, MapClaim] = field(default_factory=dict)
    communities: list[MapCommunity] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
