"""A NetworkX graph turned into the arrays that the kernels work on; NetworkX keeps it beside the graph."""

from collections.abc import Hashable, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array

from samspill.graph.network.arrays import Matrix, Values

if TYPE_CHECKING:
    import networkx as nx


class ConvertedGraph:
    """An undirected graph as a symmetric matrix, row by row in the order of its nodes."""

    __networkx_backend__ = "samspill"

    def __init__(self, graph: "nx.Graph[Any]", matrix: Matrix) -> None:
        self.original = graph
        self.matrix = matrix
        self.nodes: list[Hashable] = list(graph)
        self.graph = graph.graph

    def is_directed(self) -> bool:
        """Tell that it is not, as NetworkX asks."""
        return False

    def is_multigraph(self) -> bool:
        """Tell that it is not, as NetworkX asks."""
        return False

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.nodes)

    @cached_property
    def rows(self) -> dict[Hashable, int]:
        """The row of each node."""
        return {node: row for row, node in enumerate(self.nodes)}

    def by_node(self, values: Any) -> dict[Hashable, Any]:  # noqa: ANN401  an array of any kind
        """Return an array as NetworkX returns it: a dict from node to Python number."""
        return dict(zip(self.nodes, values.tolist(), strict=True))


def convert(graph: "nx.Graph[Any]", weights: Mapping[str, Any] | None) -> ConvertedGraph:
    """Return the graph as a matrix; `weights` names the edge attribute to read and what it is where absent.

    Raises NotImplementedError, at which NetworkX computes by itself, for graphs that the kernels are not made for: directed ones,
    multigraphs, edges from a node to itself, and weights that are not positive numbers.
    """
    if graph.is_directed() or graph.is_multigraph():
        message = "samspill works on undirected graphs with at most one edge between two nodes"
        raise NotImplementedError(message)
    adjacency, nodes = graph.adj, list(graph)
    rows = {node: row for row, node in enumerate(nodes)}
    ends = np.zeros(len(nodes) + 1, np.int32)
    np.cumsum(np.fromiter(map(len, adjacency.values()), np.int32, len(nodes)), out=ends[1:])
    neighbours = chain.from_iterable(adjacency.values())
    indices = np.fromiter((rows[node] for node in neighbours), np.int32, int(ends[-1]))
    data = _weights(adjacency, int(ends[-1]), weights)
    matrix: Matrix = csr_array((data, indices, ends), shape=(len(nodes), len(nodes)))
    matrix.sort_indices()
    if matrix.diagonal().any():
        message = "samspill leaves graphs with edges from a node to itself to NetworkX"
        raise NotImplementedError(message)
    return ConvertedGraph(graph, matrix)


def _weights(adjacency: Mapping[Any, Mapping[Any, Any]], count: int, weights: Mapping[str, Any] | None) -> Values:
    if not weights:
        return np.ones(count)
    [(name, default)] = weights.items()
    default = 1.0 if default is None else default
    edges = chain.from_iterable(neighbours.values() for neighbours in adjacency.values())
    try:
        data = np.fromiter((edge.get(name, default) for edge in edges), np.float64, count)
    except (TypeError, ValueError) as exc:
        message = f"samspill needs numbers in the edge attribute {name!r}"
        raise NotImplementedError(message) from exc
    if not (np.isfinite(data) & (data > 0)).all():
        message = f"samspill needs positive numbers in the edge attribute {name!r}"
        raise NotImplementedError(message)
    return data
