"""The network of organisations and its analysis: projections of the store, measures, islands, communities and paths.

A centrality is computed on a chosen network of organisations, and says which; never on the graph of everything.
"""

from samspill.graph.network.analyses import ANALYSES, Analysis, Finding, Inquiry, Options, analyse, ranked
from samspill.graph.network.backbone import backbone
from samspill.graph.network.claims import Claim, claims, source_titles
from samspill.graph.network.communities import communities, modularity, stability
from samspill.graph.network.comparison import Comparison, compare
from samspill.graph.network.departure import Departure, without
from samspill.graph.network.evidence import Through
from samspill.graph.network.explain import explain, introduce
from samspill.graph.network.figures import SmallWorld, degree_distribution, density, small_world
from samspill.graph.network.filters import Filters
from samspill.graph.network.given import from_networkx, from_parquet, network_of
from samspill.graph.network.holes import brokerage
from samspill.graph.network.islands import Islands, islands
from samspill.graph.network.links import LINK_METHODS, likely_pairs, likely_partners, link_scores
from samspill.graph.network.measures import MEASURES, Measure
from samspill.graph.network.meetings import Meeting, Shared, should_meet
from samspill.graph.network.mixing import assortativity, location_quotients, mixing_matrix
from samspill.graph.network.network import Description, Network
from samspill.graph.network.notes import Note, NoteCode
from samspill.graph.network.paths import articulation_points, biconnected_components, bridges, shortest_path
from samspill.graph.network.projection import PROJECTIONS, describe_projection, project
from samspill.graph.network.ranking import Ranking, rank

__all__ = [
    "ANALYSES",
    "LINK_METHODS",
    "MEASURES",
    "PROJECTIONS",
    "Analysis",
    "Claim",
    "Comparison",
    "Departure",
    "Description",
    "Filters",
    "Finding",
    "Inquiry",
    "Islands",
    "Measure",
    "Meeting",
    "Network",
    "Note",
    "NoteCode",
    "Options",
    "Ranking",
    "Shared",
    "SmallWorld",
    "Through",
    "analyse",
    "articulation_points",
    "assortativity",
    "backbone",
    "biconnected_components",
    "bridges",
    "brokerage",
    "claims",
    "communities",
    "compare",
    "degree_distribution",
    "density",
    "describe_projection",
    "explain",
    "from_networkx",
    "from_parquet",
    "introduce",
    "islands",
    "likely_pairs",
    "likely_partners",
    "link_scores",
    "location_quotients",
    "mixing_matrix",
    "modularity",
    "network_of",
    "project",
    "rank",
    "ranked",
    "shortest_path",
    "should_meet",
    "small_world",
    "source_titles",
    "stability",
    "without",
]
