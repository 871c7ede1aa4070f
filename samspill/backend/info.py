"""What NetworkX reads at import: which functions the backend has. Imports nothing, since everybody who imports NetworkX waits for it."""

from typing import Any, Final

FUNCTIONS: Final = (
    "adamic_adar_index",
    "articulation_points",
    "betweenness_centrality",
    "biconnected_components",
    "bridges",
    "closeness_centrality",
    "clustering",
    "constraint",
    "core_number",
    "effective_size",
    "eigenvector_centrality",
    "harmonic_centrality",
    "leiden_communities",
    "resource_allocation_index",
    "triangles",
)
LEAST_NODES: Final = 500
"""Below this converting the graph and loading the kernels costs more than it saves."""


def get_info() -> dict[str, Any]:
    """Return the description that NetworkX asks backends for."""
    return {
        "backend_name": "samspill",
        "project": "samspill",
        "package": "samspill",
        "short_summary": "Exact kernels on sparse arrays for undirected graphs",
        "functions": {name: {} for name in FUNCTIONS},
        "default_config": {"least_nodes": LEAST_NODES},
    }
