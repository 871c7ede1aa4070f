"""The functions that NetworkX calls: NetworkX's signatures and results, samspill's kernels.

What a kernel does not honour is declined in `can_run` and computed by NetworkX, arguments that later versions of NetworkX add too.
This module is the backend object. Its functions have NetworkX's names, arguments and results; NetworkX documents them.
"""

import inspect
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from random import Random
from typing import Any, Final, TypeVar

import networkx as nx
import numpy as np

from samspill.backend.converted import ConvertedGraph, convert
from samspill.graph.network.arrays import Values, row_of_each
from samspill.graph.network.communities import leiden
from samspill.graph.network.kernels.betweenness import path_loads
from samspill.graph.network.kernels.cores import core_numbers
from samspill.graph.network.kernels.distances import distance_sums
from samspill.graph.network.kernels.holes import constraint as constrained
from samspill.graph.network.kernels.holes import effective_size as effective
from samspill.graph.network.kernels.lowpoints import components, cuts
from samspill.graph.network.kernels.meetings import common_weight
from samspill.graph.network.kernels.triangles import triangles as corners
from samspill.graph.network.links import rarity

Node = Hashable
Result = TypeVar("Result")


def _offered(*settled: str, **only: object) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Make a function callable as NetworkX calls the one of the same name.

    Arguments that it takes are passed on. Those in `settled` need nothing here: a weight has been read when the graph was
    converted. Those in `only` must have this value, also by default, in the versions of NetworkX that have them. Any other must
    have its default, or NotImplementedError leaves the call to NetworkX.
    """

    def offer(function: Callable[..., Result]) -> Callable[..., Result]:
        taken = list(inspect.signature(function).parameters)[1:]
        _HONOURED[function.__name__] = {*taken, *settled, *only}
        _ONLY[function.__name__] = only

        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Result:  # noqa: ANN401  whatever NetworkX passes
            reason = _declined(function.__name__, args, kwargs)
            if reason:
                raise NotImplementedError(reason)
            graph, *_ = args or kwargs.values()
            given = _signature(function.__name__).bind(*args, **kwargs).arguments
            return function(graph, **{name: given[name] for name in taken if name in given})

        return call

    return offer


_HONOURED: Final[dict[str, set[str]]] = {}
_ONLY: Final[dict[str, Mapping[str, object]]] = {}


def _signature(name: str) -> inspect.Signature:
    return inspect.signature(getattr(nx, name, None) or getattr(nx.community, name))


def _declined(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
    """Return why samspill does not do this, empty if it does."""
    signature = _signature(name)
    try:
        given = signature.bind(*args, **kwargs).arguments
    except TypeError as exc:
        return str(exc)
    for argument, value in list(given.items())[1:]:
        default = signature.parameters[argument].default
        if argument not in _HONOURED[name] and not (value is default or value == default):
            return f"samspill's {name} has no argument {argument!r}"
    for argument, wanted in _ONLY[name].items():
        known = signature.parameters.get(argument)
        if known and given.get(argument, known.default) != wanted:
            return f"samspill's {name} is for {argument}={wanted!r} only"
    if name.endswith("_index") and given.get("ebunch") is None:
        return "samspill scores the pairs that it is given"
    return ""


def can_run(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool | str:
    """Tell NetworkX whether a call can be done here; otherwise why not."""
    graph = args[0] if args else kwargs["G"]
    if graph.is_directed() or graph.is_multigraph():
        return "samspill works on undirected graphs with at most one edge between two nodes"
    return _declined(name, args, kwargs) or True


def _settings() -> Any:  # noqa: ANN401  NetworkX makes its attributes from `get_info`
    return nx.config.backends["samspill"]


def should_run(_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool | str:
    """Tell NetworkX whether a call is quicker here, conversion included; otherwise why not."""
    least = _settings().least_nodes
    return len(args[0] if args else kwargs["G"]) >= least or f"NetworkX is quicker below {least} nodes"


def on_start_tests(_items: Iterable[Any]) -> None:
    """Take small graphs too while NetworkX's own tests run."""
    _settings().least_nodes = 0


def convert_from_nx(graph: Any, *, edge_attrs: Mapping[str, Any] | None = None, **_: Any) -> ConvertedGraph:  # noqa: ANN401
    """Return NetworkX's graph as the kernels need it."""
    return graph if isinstance(graph, ConvertedGraph) else convert(graph, edge_attrs)


def convert_to_nx(result: Any, **_: Any) -> Any:  # noqa: ANN401
    """Return NetworkX's own form of a graph or result."""
    return result.original if isinstance(result, ConvertedGraph) else result


@_offered("seed")
def betweenness_centrality(graph: ConvertedGraph, *, normalized: bool = True) -> dict[Node, float]:
    others = len(graph) - 1
    scale = 1 / (others * (others - 1)) if normalized and others > 1 else 0.5
    return graph.by_node(path_loads(graph.matrix) * scale)


@_offered()
def closeness_centrality(graph: ConvertedGraph, *, wf_improved: bool = True) -> dict[Node, float]:
    farness, _, reached = distance_sums(graph.matrix)
    values: Values = np.divide(reached, farness, out=np.zeros(len(graph)), where=farness > 0)
    return graph.by_node(values * (reached / max(len(graph) - 1, 1)) if wf_improved else values)


@_offered()
def harmonic_centrality(graph: ConvertedGraph) -> dict[Node, float]:
    return graph.by_node(distance_sums(graph.matrix)[1])


@_offered("weight")
def eigenvector_centrality(graph: ConvertedGraph, *, max_iter: int = 100, tol: float = 1e-6) -> dict[Node, float]:
    """Iterate as NetworkX does: with the matrix plus the identity, until the values move by less than `tol` in the mean."""
    if not len(graph):
        message = "cannot compute centrality for the null graph"
        raise nx.NetworkXPointlessConcept(message)
    values = np.full(len(graph), 1 / len(graph))
    for _ in range(max_iter):
        following = values + np.asarray(graph.matrix @ values)
        following /= np.linalg.norm(following) or 1.0
        if np.abs(following - values).sum() < len(graph) * tol:
            return graph.by_node(following)
        values = following
    raise nx.PowerIterationFailedConvergence(max_iter)


@_offered()
def core_number(graph: ConvertedGraph) -> dict[Node, int]:
    return graph.by_node(core_numbers(graph.matrix))


@_offered()
def clustering(graph: ConvertedGraph) -> dict[Node, float]:
    degrees = np.diff(graph.matrix.indptr).astype(np.int64)
    pairs = degrees * (degrees - 1) / 2
    found = np.divide(corners(graph.matrix), pairs, out=np.zeros(len(graph)), where=pairs > 0)
    # NetworkX gives the whole number 0 where there is no triangle.
    return {node: value or 0 for node, value in graph.by_node(found).items()}


@_offered()
def triangles(graph: ConvertedGraph) -> dict[Node, int]:
    return graph.by_node(corners(graph.matrix))


@_offered("weight")
def constraint(graph: ConvertedGraph, *, nodes: Iterable[Node] | None = None) -> dict[Node, float]:
    return _among(nodes, graph.by_node(constrained(graph.matrix)[0]))


@_offered()
def effective_size(graph: ConvertedGraph, *, nodes: Iterable[Node] | None = None) -> dict[Node, float]:
    return _among(nodes, graph.by_node(effective(graph.matrix)))


def _among(nodes: Iterable[Node] | None, values: dict[Node, float]) -> dict[Node, float]:
    """Return the values of the nodes asked for; all at once cost less than asking for a few in Python."""
    return values if nodes is None else {node: values[node] for node in nodes}


@_offered()
def articulation_points(graph: ConvertedGraph) -> Iterator[Node]:
    points, _ = cuts(graph.matrix)
    return (graph.nodes[row] for row in np.flatnonzero(points))


@_offered()
def bridges(graph: ConvertedGraph) -> Iterator[tuple[Node, Node]]:
    _, pairs = cuts(graph.matrix)
    return ((graph.nodes[one], graph.nodes[other]) for one, other in pairs.tolist())


@_offered()
def biconnected_components(graph: ConvertedGraph) -> Iterator[set[Node]]:
    component = components(graph.matrix)
    rows, parts = row_of_each(graph.matrix), dict[int, set[Node]]()
    for place in np.flatnonzero(component >= 0).tolist():
        ends = (graph.nodes[rows[place]], graph.nodes[graph.matrix.indices[place]])
        parts.setdefault(int(component[place]), set()).update(ends)
    return iter(parts.values())


@_offered("weight", metric="modularity")
def leiden_communities(graph: ConvertedGraph, *, resolution: float = 1, seed: Random) -> list[set[Node]]:
    # NetworkX has made a random generator of whatever seed the user gave.
    labels = leiden(graph.matrix, seed.randrange(2**31), resolution)
    parts: dict[int, set[Node]] = {}
    for node, label in zip(graph.nodes, labels.tolist(), strict=True):
        parts.setdefault(label, set()).add(node)
    return list(parts.values())


@_offered()
def adamic_adar_index(graph: ConvertedGraph, ebunch: Iterable[tuple[Node, Node]]) -> Iterator[tuple[Node, Node, float]]:
    return _scored(graph, ebunch, rarity(np.diff(graph.matrix.indptr).astype(np.int64)))


@_offered()
def resource_allocation_index(
    graph: ConvertedGraph, ebunch: Iterable[tuple[Node, Node]]
) -> Iterator[tuple[Node, Node, float]]:
    return _scored(graph, ebunch, 1.0 / np.maximum(np.diff(graph.matrix.indptr), 1))


def _scored(
    graph: ConvertedGraph, ebunch: Iterable[tuple[Node, Node]], weights: Values
) -> Iterator[tuple[Node, Node, float]]:
    pairs = list(ebunch)
    for node in (node for pair in pairs for node in pair):
        if node not in graph.rows:
            message = f"Node {node} not in G."
            raise nx.NodeNotFound(message)
    first, second = (np.array([graph.rows[pair[end]] for pair in pairs], dtype=np.int64) for end in (0, 1))
    scores = common_weight(graph.matrix, weights, first, second).tolist()
    return ((one, other, score) for (one, other), score in zip(pairs, scores, strict=True))
