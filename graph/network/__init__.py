"""The network of organisations and its analysis: projections of the store, measures, islands, communities and paths.

A centrality is computed on a chosen network of organisations, and says which; never on the graph of everything.
"""

from samspill.graph.network.claims import Claim, claims
from samspill.graph.network.communities import communities, modularity
from samspill.graph.network.evidence import Through
from samspill.graph.network.filters import Filters
from samspill.graph.network.given import from_networkx, network_of
from samspill.graph.network.islands import Islands, islands
from samspill.graph.network.measures import MEASURES, Measure
from samspill.graph.network.network import Description, Network
from samspill.graph.network.notes import Note, NoteCode
from samspill.graph.network.paths import articulation_points, bridges, shortest_path
from samspill.graph.network.projection import PROJECTIONS, describe_projection, project
from samspill.graph.network.ranking import Ranking, rank

__all__ = [
    "MEASURES",
    "PROJECTIONS",
    "Claim",
    "Description",
    "Filters",
    "Islands",
    "Measure",
    "Network",
    "Note",
    "NoteCode",
    "Ranking",
    "Through",
    "articulation_points",
    "bridges",
    "claims",
    "communities",
    "describe_projection",
    "from_networkx",
    "islands",
    "modularity",
    "network_of",
    "project",
    "rank",
    "shortest_path",
]
