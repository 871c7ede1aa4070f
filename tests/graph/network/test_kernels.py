"""Kernels find the same compiled and as plain Python, and the same as NetworkX."""

from collections.abc import Iterator
from itertools import combinations

import graspologic_native
import networkx as nx
import numpy as np
import pytest

from samspill.graph.errors import SamspillError
from samspill.graph.network import biconnected_components, from_networkx
from samspill.graph.network.arrays import Matrix, Values
from samspill.graph.network.kernels import (
    betweenness,
    brokerage,
    chunks,
    cores,
    distances,
    holes,
    lowpoints,
    meetings,
    sampling,
    triangles,
    twins,
)
from samspill.graph.network.kernels.compiled import Kernel

KERNELS: list[Kernel[..., object]] = [
    each
    for module in (betweenness, brokerage, cores, holes, lowpoints, meetings, sampling, triangles, twins)
    for each in vars(module).values()
    if isinstance(each, Kernel)
]


def results(matrix: Matrix) -> Iterator[Values]:
    """Run every kernel on a matrix."""
    groups = np.arange(matrix.shape[0]) % 3
    first, second = np.triu_indices(matrix.shape[0], 1)
    yield betweenness.path_loads(matrix)
    yield cores.core_numbers(matrix)
    yield from lowpoints.cuts(matrix)
    yield lowpoints.components(matrix)
    yield from holes.constraint(matrix)
    yield holes.effective_size(matrix)
    yield triangles.triangles(matrix)
    yield brokerage.brokerage(matrix, groups)
    yield meetings.common_weight(matrix, np.linspace(0.5, 1, matrix.shape[0]), first, second)
    if matrix.shape[0] > 2:
        yield sampling.sampled_path_shares(matrix, 0.05, 0.1, seed=1)


def with_twins(seed: int) -> "nx.Graph[int]":
    """Return a random graph of 3 to 40 nodes in which some have true twins."""
    size = 3 + seed * 37 // 11
    graph = nx.gnp_random_graph(size, (0.05, 0.15, 0.4, 0.8)[seed % 4], seed=seed)
    for original in range(0, size, 7):
        twin = len(graph)
        graph.add_edges_from([(twin, other) for other in list(graph[original])] + [(twin, original)])
    for one, other in graph.edges:
        graph[one][other]["weight"] = ((one * 7 + other * 3) % 5 + 1) / 5
    return graph


@pytest.mark.parametrize("seed", range(12))
def test_compiled_and_interpreted_kernels_agree(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = from_networkx(with_twins(seed)).matrix
    monkeypatch.setattr(Kernel, "for_work", lambda kernel, _steps: kernel.interpreted)
    interpreted = list(results(matrix))
    monkeypatch.setattr(Kernel, "for_work", lambda kernel, _steps: kernel.compiled)
    for plain, compiled in zip(interpreted, results(matrix), strict=True):
        np.testing.assert_allclose(compiled, plain, atol=1e-12)


def test_small_work_does_not_wait_for_the_compiler() -> None:
    def double(values: Values) -> None:
        values *= 2

    kernel = Kernel(double)
    assert kernel.for_work(10) is double
    assert kernel.for_work(10**9) is kernel.compiled
    assert kernel.for_work(10) is kernel.compiled  # since it is there now


def test_every_kernel_is_among_those_compared() -> None:
    assert len(KERNELS) == 10


@pytest.mark.parametrize("seed", range(4))
def test_searching_from_many_at_once_equals_the_table_of_distances(seed: int) -> None:
    graph = nx.disjoint_union(nx.gnp_random_graph(300 + 50 * seed, 0.01, seed=seed), nx.path_graph(9))
    matrix = from_networkx(graph).matrix
    table = distances._from_table(matrix)  # noqa: SLF001  what large networks must agree with
    found = [np.zeros(matrix.shape[0], column.dtype) for column in table]
    for start in range(0, matrix.shape[0], 256):
        sources = np.arange(start, min(start + 256, matrix.shape[0]))
        distances._search.compiled(matrix.indptr, matrix.indices, sources, *found)  # noqa: SLF001
    for column, expected in zip(found, table, strict=True):
        np.testing.assert_allclose(column, expected, rtol=1e-12)


@pytest.mark.parametrize("seed", range(8))
def test_biconnected_components_equal_networkx(seed: int) -> None:
    graph = with_twins(seed)
    expected = sorted(sorted(map(str, nodes)) for nodes in nx.biconnected_components(graph))
    assert sorted(map(sorted, biconnected_components(from_networkx(graph)))) == expected


def test_classes_of_twins_are_exact_also_when_sums_collide(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same number for every node, the sums tell degrees alone; the comparison parts those that are no twins.

    x and y are twins, but both share the sum of d, with whom they are compared: classes may be too small, never too large.
    """
    matrix = from_networkx(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("x", "y")])).matrix

    class AlwaysOne:
        def integers(
            self, _low: int, _high: int, size: int, **_: object
        ) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
            return np.ones(size, dtype=np.uint64)

    monkeypatch.setattr(np.random, "default_rng", lambda _seed: AlwaysOne())
    first, class_of, counts = twins.classes(matrix)
    assert [np.flatnonzero(class_of == each).tolist() for each in range(first.size)] == [[0, 1], [2], [3], [4], [5]]
    assert counts.tolist() == [2, 1, 1, 1, 1]


def test_sampled_betweenness_keeps_its_bound_in_95_of_100_runs() -> None:
    graph = nx.powerlaw_cluster_graph(300, 3, 0.4, seed=1)
    # An island of its own, and an activity whose members meet nowhere else: classes of twins.
    graph.add_edges_from((number, number + 1) for number in range(1000, 1005))
    graph.add_edges_from(combinations([0, 5, *range(400, 410)], 2))
    matrix = from_networkx(graph).matrix
    size = matrix.shape[0]
    exact = betweenness.path_loads(matrix) / (size * (size - 1))
    errors = [np.abs(sampling.sampled_path_shares(matrix, 0.02, 0.05, seed) - exact).max() for seed in range(100)]
    assert sum(error > 0.02 for error in errors) <= 5
    assert max(errors) > 0.002  # a sample, not the exact values


def test_sampling_gives_the_same_estimates_for_the_same_seed() -> None:
    matrix = from_networkx(nx.karate_club_graph()).matrix
    one, other, third = (sampling.sampled_path_shares(matrix, 0.05, 0.1, seed) for seed in (1, 1, 2))
    assert (one == other).all()
    assert (one != third).any()


def test_the_number_of_threads_changes_nothing() -> None:
    matrix = from_networkx(nx.powerlaw_cluster_graph(900, 3, 0.4, seed=2)).matrix
    assert (betweenness.path_loads(matrix, threads=3) == betweenness.path_loads(matrix)).all()
    for several, one in zip(distances.distance_sums(matrix, threads=3), distances.distance_sums(matrix), strict=True):
        assert (several == one).all()


def test_work_in_stretches_gives_the_same_as_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = from_networkx(with_twins(11)).matrix
    groups = np.arange(matrix.shape[0]) % 3
    told: list[tuple[str, int, int]] = []

    def found() -> list[Values]:
        ways = [*holes.constraint(matrix, tell), holes.effective_size(matrix, tell)]
        return [*ways, triangles.triangles(matrix, tell), brokerage.brokerage(matrix, groups, tell)]

    def tell(*news: object) -> None:
        told.append(news)  # type: ignore[arg-type]

    at_once, reports = found(), len(told)
    monkeypatch.setattr(chunks, "_STEPS_AT_ONCE", 500)
    for whole, in_stretches in zip(at_once, found(), strict=True):
        np.testing.assert_array_equal(in_stretches, whole)
    assert len(told) > 5 * reports


def test_what_is_done_aside_comes_back_with_its_result_or_its_error() -> None:
    told: list[object] = []
    assert chunks.aside("work", lambda: 7, lambda *news: told.append(news)) == 7
    assert told == [("work", 0, 0)]
    with pytest.raises(ZeroDivisionError):
        chunks.aside("work", lambda: 1 // 0, lambda *_: None)


def test_a_panic_in_compiled_code_comes_back_as_an_error_that_can_be_told() -> None:
    """The Leiden library panics at a resolution that is no number; what Rust raises then is no Exception."""
    matrix = from_networkx(nx.path_graph(3)).matrix
    ends = matrix.indptr.astype(np.int64)

    def panic() -> object:
        return graspologic_native.leiden_csr(ends, matrix.indices, matrix.data, 3, float("nan"))

    with pytest.raises(SamspillError, match="broke down inside a library"):
        chunks.aside("work", panic, lambda *_: None)


def test_progress_is_told_and_may_stop_the_work() -> None:
    matrix = from_networkx(nx.path_graph(300)).matrix
    told = []
    betweenness.path_loads(matrix, lambda *news: told.append(news))
    assert told[0] == ("betweenness", 0, 300)
    assert told[-1] == ("betweenness", 300, 300)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        betweenness.path_loads(matrix, stop)
