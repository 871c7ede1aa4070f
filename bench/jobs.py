"""What `bench.analysis` measures, and who can compute it: samspill, NetworkX, igraph, NetworKit, rustworkx.

NetworkX's all-pairs measures are run from a sample of sources at 20,000 organisations and scaled up; such times are marked ~.
"""

import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

import igraph as ig
import networkit as nk
import networkx as nx
import numpy as np
import rustworkx as rx

from bench.affiliation import Affiliation
from bench.timing import OURS, Job
from samspill.graph.network import Network, centrality, communities, holes, link_scores, modularity, network_of
from samspill.graph.network.kernels.lowpoints import cuts
from samspill.graph.network.weights import through_shared

_SAMPLE = 30
_PAIRS = 20_000
LARGE: Final = 50_000
_HOURS: Final = frozenset({"harmonic, exact", "betweenness, exact", "betweenness, sampled"})
"""What is left out of large networks."""
_HOPELESS: Final = frozenset(
    {
        ("effective size", "NetworkX"),
        ("closeness, exact", "igraph"),
        ("communities (difference: modularity gained)", "NetworkX"),
    }
)
"""Who is left out of a job there: a table of all pairs that no memory holds, or hours."""
TOP: Final = 100


class Graphs:
    """One affiliation network in the form of every library."""

    def __init__(self, affiliation: Affiliation) -> None:
        self.affiliation = affiliation
        self.network: Network = affiliation.network()
        self.first, self.second, self.weight = self.network.pairs()
        self.size = affiliation.organisations
        nk.setNumberOfThreads(1)

    @cached_property
    def networkx(self) -> "nx.Graph[int]":
        """The network as NetworkX has it."""
        graph = nx.Graph()
        graph.add_nodes_from(range(self.size))
        graph.add_weighted_edges_from(zip(self.first.tolist(), self.second.tolist(), self.weight.tolist(), strict=True))
        return graph

    @cached_property
    def igraph(self) -> ig.Graph:
        """The network as igraph has it."""
        graph = ig.Graph(self.size, list(zip(self.first.tolist(), self.second.tolist(), strict=True)))
        graph.es["weight"] = self.weight.tolist()
        return graph

    @cached_property
    def networkit(self) -> Any:  # noqa: ANN401  NetworKit has no types
        """The network as NetworKit has it."""
        return nk.GraphFromCoo((self.weight, (self.first, self.second)), n=self.size, weighted=True)

    @cached_property
    def rustworkx(self) -> rx.PyGraph:
        """The network as rustworkx has it."""
        graph = rx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(self.size))
        graph.add_edges_from(list(zip(self.first.tolist(), self.second.tolist(), self.weight.tolist(), strict=True)))
        return graph


def memory(graphs: Graphs) -> tuple[float, float]:
    """Return the MiB that the ties take in samspill, and in a NetworkX graph with whole numbers as nodes."""
    matrix = graphs.network.matrix
    ours = matrix.data.nbytes + matrix.indices.nbytes + matrix.indptr.nbytes
    tracemalloc.start()
    graph = nx.Graph()
    graph.add_weighted_edges_from(
        zip(graphs.first.tolist(), graphs.second.tolist(), graphs.weight.tolist(), strict=True)
    )
    theirs, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return ours / 2**20, theirs / 2**20


def values(result: Any) -> np.ndarray:  # noqa: ANN401
    """Return one number a node, from an array, a list, or a mapping by node number."""
    if hasattr(result, "items"):
        return np.array([value for _, value in sorted(result.items())], dtype=float)
    return np.array(result, dtype=float)


def largest_difference(ours: Any, theirs: Any) -> float:  # noqa: ANN401
    """Return the largest difference between two results, numbers that do not exist aside."""
    return float(np.nanmax(np.abs(values(ours) - values(theirs)), initial=0.0))


def jobs(graphs: Graphs) -> Iterator[Job]:
    """Go through everything to measure on one network; on a large one once each, and without what would take hours somewhere."""
    for job in (*_building(graphs), *_local(graphs), *_all_pairs(graphs), *_communities(graphs)):
        if graphs.size <= LARGE:
            yield job
        elif job.name not in _HOURS:
            engines = {
                engine: compute for engine, compute in job.engines.items() if (job.name, engine) not in _HOPELESS
            }
            yield replace(job, engines=engines, rounds=1)


def _building(graphs: Graphs) -> Iterator[Job]:
    ids = np.array(graphs.network.ids)
    ties = graphs.network.to_pandas()[["from", "to", "weight"]]
    members, weights = graphs.affiliation.members, 1.0 / np.maximum(graphs.affiliation.members.sum(axis=0) - 1, 1)

    def their_graph() -> float:
        return float(nx.from_pandas_edgelist(ties, "from", "to", "weight").size())

    yield Job(
        "build from text keys",
        {OURS: lambda: float(network_of(ties).ties), "NetworkX": their_graph},
        lambda ours, theirs: abs(ours - theirs),
        at_least=8,
    )
    two_mode = nx.Graph()
    two_mode.add_nodes_from(ids.tolist())
    rows, columns = graphs.affiliation.participant, graphs.affiliation.project
    two_mode.add_edges_from(zip(ids[rows].tolist(), columns.tolist(), strict=True))

    def total_difference(ours: Any, theirs: "nx.Graph[str]") -> float:  # noqa: ANN401
        total = float((ours.sum() - ours.diagonal().sum()) / 2)
        return abs(total - theirs.size("weight")) / total

    yield Job(
        "Newman projection",
        {
            OURS: lambda: through_shared(members, weights),
            "NetworkX": lambda: nx.bipartite.collaboration_weighted_projected_graph(two_mode, ids.tolist()),
        },
        total_difference,
        at_least=90,
    )


def _local(graphs: Graphs) -> Iterator[Job]:
    network, nxg, igg, nkg, rxg = graphs.network, graphs.networkx, graphs.igraph, graphs.networkit, graphs.rustworkx
    count = lambda ours, theirs: float(abs(ours - theirs))  # noqa: E731
    yield Job(
        "PageRank",
        {
            OURS: lambda: centrality.pagerank(network, tolerance=1e-10),
            "NetworkX": lambda: nx.pagerank(nxg, tol=1e-14, max_iter=500),
            "igraph": lambda: igg.pagerank(weights="weight"),
            "rustworkx": lambda: rx.pagerank(rxg.to_directed(), weight_fn=float, tol=1e-10, max_iter=500),
        },
        largest_difference,
    )
    yield Job(
        "eigenvector, per island",
        {OURS: lambda: centrality.eigenvector(network), "igraph": lambda: igg.eigenvector_centrality(weights="weight")},
    )
    yield Job(
        "k-core",
        {
            OURS: lambda: centrality.core(network),
            "NetworkX": lambda: nx.core_number(nxg),
            "igraph": igg.coreness,
            "NetworKit": lambda: nk.centrality.CoreDecomposition(nkg).run().scores(),
            "rustworkx": lambda: rx.core_number(rxg),
        },
        largest_difference,
        at_least=40,
    )
    yield Job(
        "articulation points",
        {
            OURS: lambda: int(cuts(network.matrix)[0].sum()),
            "NetworkX": lambda: len(set(nx.articulation_points(nxg))),
            "igraph": lambda: len(igg.articulation_points()),
            "rustworkx": lambda: len(rx.articulation_points(rxg)),
        },
        count,
        at_least=30,
    )
    yield Job(
        "bridges",
        {
            OURS: lambda: len(cuts(network.matrix)[1]),
            "NetworkX": lambda: len(list(nx.bridges(nxg))),
            "igraph": lambda: len(igg.bridges()),
            "rustworkx": lambda: len(rx.bridges(rxg)),
        },
        count,
        at_least=200,
    )
    yield Job(
        "constraint, weighted",
        {
            OURS: lambda: holes.constraint(network),
            "NetworkX": lambda: nx.constraint(nxg, weight="weight"),
            "igraph": lambda: igg.constraint(weights="weight"),
        },
        largest_difference,
        at_least=15,
    )
    yield Job(
        "effective size",
        {OURS: lambda: holes.effective_size(network), "NetworkX": lambda: nx.effective_size(nxg)},
        largest_difference,
        at_least=150,
        rounds=1,
    )
    yield Job(
        "clustering",
        {
            OURS: lambda: holes.clustering(network),
            "NetworkX": lambda: nx.clustering(nxg),
            "igraph": lambda: igg.transitivity_local_undirected(mode="zero"),
        },
        largest_difference,
    )
    random = np.random.default_rng(0)
    pairs = random.integers(0, graphs.size, (_PAIRS, 2))
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    numbered = list(map(tuple, pairs.tolist()))
    yield Job(
        "Adamic-Adar, 20,000 pairs",
        {
            OURS: lambda: link_scores(network, pairs),
            "NetworkX": lambda: [score for *_, score in nx.adamic_adar_index(nxg, numbered)],
        },
        largest_difference,
        at_least=20,
    )


def _all_pairs(graphs: Graphs) -> Iterator[Job]:
    network, nxg, igg = graphs.network, graphs.networkx, graphs.igraph
    sources = np.random.default_rng(1).choice(graphs.size, min(_SAMPLE, graphs.size), replace=False).tolist()
    part = _SAMPLE / graphs.size
    small = graphs.size <= 1_000  # noqa: PLR2004  where NetworkX takes seconds for the whole
    scaled = {} if small else {"NetworkX": part}

    def some(measure: Callable[..., Any]) -> Callable[[], Any]:
        return lambda: [measure(source) for source in sources]

    def igraph_closeness() -> np.ndarray:
        # igraph compares those that can be reached only; Wasserman and Faust multiply by the share of all that they are.
        sizes = np.array(igg.components().sizes())[igg.components().membership]
        return np.nan_to_num(igg.closeness()) * (sizes - 1) / (graphs.size - 1)

    ordered = (graphs.size - 1) * (graphs.size - 2)
    yield Job(
        "closeness, exact",
        {
            OURS: lambda: centrality.closeness(network),
            "NetworkX": (lambda: nx.closeness_centrality(nxg))
            if small
            else some(lambda one: nx.closeness_centrality(nxg, one)),
            "igraph": igraph_closeness,
        },
        largest_difference,
        scaled,
        at_least=None if small else 1000,
        rounds=1,
    )
    yield Job(
        "harmonic, exact",
        {
            OURS: lambda: centrality.harmonic(network) * (graphs.size - 1),
            "NetworkX": (lambda: nx.harmonic_centrality(nxg))
            if small
            else (lambda: nx.harmonic_centrality(nxg, sources=sources)),
            "igraph": lambda: np.array(igg.harmonic_centrality()) * (graphs.size - 1),
        },
        largest_difference,
        scaled,
        at_least=None if small else 1000,
        rounds=1,
    )
    yield Job(
        "betweenness, exact",
        {
            OURS: lambda: centrality.betweenness(network),
            "NetworkX": (lambda: nx.betweenness_centrality(nxg))
            if small
            else (lambda: nx.betweenness_centrality(nxg, k=_SAMPLE, seed=1)),
            "igraph": lambda: np.array(igg.betweenness()) * 2 / ordered,
        },
        largest_difference,
        scaled,
        at_least=None if small else 60,
        rounds=1,
    )
    yield Job("betweenness, sampled", {OURS: lambda: centrality.sampled_betweenness(network)})


def _communities(graphs: Graphs) -> Iterator[Job]:
    network, nxg = graphs.network, graphs.networkx

    def louvain() -> float:
        found = nx.community.louvain_communities(nxg, seed=1)
        return modularity(network, [[network.ids[row] for row in group] for group in found])

    yield Job(
        "communities (difference: modularity gained)",
        {OURS: lambda: modularity(network, communities(network)), "NetworkX": louvain},
        lambda ours, theirs: ours - theirs,
        at_least=4,
        rounds=1,
    )
