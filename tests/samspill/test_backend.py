"""NetworkX with samspill's backend gives what NetworkX gives: its own tests say so."""

import os
import re
import subprocess
import sys
from inspect import signature
from pathlib import Path

import networkx as nx
import pytest
from networkx_suite import NUMBERS

from samspill.backend import dispatch
from samspill.backend.converted import ConvertedGraph, convert
from samspill.backend.info import FUNCTIONS, get_info
from samspill.graph.errors import UsageError

THEIR_TESTS = [
    "centrality.tests.test_betweenness_centrality",
    "centrality.tests.test_closeness_centrality",
    "centrality.tests.test_eigenvector_centrality",
    "centrality.tests.test_harmonic_centrality",
    "components.tests.test_biconnected",
    "tests.test_bridges",
    "tests.test_cluster",
    "tests.test_core",
    "tests.test_link_prediction",
    "tests.test_structuralholes",
]
WITHOUT_TESTS_OF_THEIRS = {"leiden_communities"}
"""NetworkX has no code of its own for these, so its tests run only where a backend is always asked."""
MODULARITY = {"metric": "modularity"} if "metric" in signature(nx.community.leiden_communities).parameters else {}
"""From 3.7 on NetworkX's Leiden is for another quality unless asked."""


@pytest.fixture(scope="module")
def their_run(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> str:
    """What pytest says of NetworkX's own tests of the covered functions, with the backend switched on."""
    modules = [f"networkx.algorithms.{each}" for each in THEIR_TESTS]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "counted_backend",
        "-p",
        "no:cacheprovider",
        "--pyargs",
        *modules,
    ]
    here = str(Path(__file__).parent)
    environment = os.environ | {
        "NETWORKX_TEST_BACKEND": "samspill",
        "NETWORKX_FALLBACK_TO_NX": "True",
        "PYTHONPATH": here,
    }
    folder = tmp_path_factory.mktemp("networkx")
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    pytestconfig.stash[NUMBERS] = run.stdout.strip().splitlines()[-2:]
    return run.stdout


def test_networkx_passes_its_own_tests_through_the_backend(their_run: str) -> None:
    *_, reached, summary = their_run.strip().splitlines()
    assert int(summary.split(" passed")[0].split()[-1]) > 250
    assert "failed" not in summary
    through, passed = map(int, re.findall(r": (\d+)", reached))
    assert through == passed > 80


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - WITHOUT_TESTS_OF_THEIRS))
def test_their_tests_reach_every_function_of_the_backend(their_run: str, name: str) -> None:
    [line] = [line for line in their_run.splitlines() if line.startswith(f"samspill {name} ")]
    assert int(line.split()[-1]) > 0


@pytest.fixture
def graph() -> "nx.Graph[int]":
    """A graph of 600 nodes with weights, large enough to be worth converting."""
    made = nx.powerlaw_cluster_graph(600, 4, 0.3, seed=1)
    for one, other in made.edges:
        made[one][other]["weight"] = (one + other) % 7 + 1
    return made


def test_the_information_is_what_networkx_found_at_import() -> None:
    assert nx.utils.backends.backend_info["samspill"]["functions"] == get_info()["functions"]
    assert all(callable(getattr(dispatch, name)) for name in FUNCTIONS)


def test_importing_networkx_does_not_import_samspills_kernels() -> None:
    script = "import sys, networkx; print(sorted(name for name in sys.modules if name.startswith(('samspill', 'numba', 'pandas'))))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['samspill', 'samspill.backend', 'samspill.backend.info']"


def test_leiden_communities_are_offered_where_networkx_has_none(graph: "nx.Graph[int]") -> None:
    found = nx.community.leiden_communities(graph, seed=3, backend="samspill", **MODULARITY)
    assert nx.community.is_partition(graph, found)
    assert found == nx.community.leiden_communities(graph.copy(), seed=3, backend="samspill", **MODULARITY)
    louvain = nx.community.louvain_communities(graph, seed=3)
    assert nx.community.modularity(graph, found) >= nx.community.modularity(graph, louvain)


def leiden_of_networkx_3_7(
    G: object,  # noqa: N803
    *,
    seed: int | None = None,
    metric: str = "cpm",
    theta: float = 0.01,
) -> None:
    """Take what NetworkX 3.7 takes, besides what it took before."""


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ({}, "samspill's leiden_communities is for metric='modularity' only"),
        ({"metric": "cpm"}, "samspill's leiden_communities is for metric='modularity' only"),
        ({"metric": "modularity"}, True),
        ({"metric": "modularity", "theta": 0.5}, "samspill's leiden_communities has no argument 'theta'"),
    ],
)
def test_leiden_communities_of_another_quality_than_modularity_are_left_to_networkx(
    graph: "nx.Graph[int]", monkeypatch: pytest.MonkeyPatch, arguments: dict[str, object], answer: object
) -> None:
    monkeypatch.setattr(nx.community, "leiden_communities", leiden_of_networkx_3_7)
    assert dispatch.can_run("leiden_communities", (graph,), arguments) == answer


@pytest.mark.parametrize("resolution", [0, -1, float("nan")])
def test_a_resolution_that_cannot_be_meant_is_refused_in_words(graph: "nx.Graph[int]", resolution: float) -> None:
    with pytest.raises(UsageError, match="above 0 and at most"):
        nx.community.leiden_communities(graph, resolution=resolution, backend="samspill", **MODULARITY)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("betweenness_centrality", {"k": 10}),
        ("betweenness_centrality", {"weight": "weight"}),
        ("betweenness_centrality", {"endpoints": True}),
        ("closeness_centrality", {"u": 3}),
        ("closeness_centrality", {"distance": "weight"}),
        ("clustering", {"weight": "weight"}),
        ("triangles", {"nodes": [1]}),
        ("effective_size", {"weight": "weight"}),
        ("resource_allocation_index", {}),
        ("core_number", {"unheard_of": 1}),
    ],
)
def test_what_the_kernels_do_not_honour_is_declined(
    graph: "nx.Graph[int]", name: str, arguments: dict[str, object]
) -> None:
    reason = dispatch.can_run(name, (graph,), arguments)
    assert isinstance(reason, str)
    with pytest.raises(NotImplementedError):
        getattr(dispatch, name)(convert(graph, None), **arguments)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("betweenness_centrality", {"k": None, "normalized": False, "seed": 1}),
        ("constraint", {"weight": "weight", "nodes": [1]}),
        ("adamic_adar_index", {"ebunch": [(0, 1)]}),
    ],
)
def test_what_they_honour_is_taken(graph: "nx.Graph[int]", name: str, arguments: dict[str, object]) -> None:
    assert dispatch.can_run(name, (graph,), arguments) is True


def test_small_graphs_are_left_to_networkx(graph: "nx.Graph[int]") -> None:
    assert dispatch.should_run("core_number", (graph,), {}) is True
    assert dispatch.should_run("core_number", (nx.path_graph(10),), {}) == "NetworkX is quicker below 500 nodes"


@pytest.mark.parametrize("unfit", [nx.DiGraph([(1, 2)]), nx.MultiGraph([(1, 2), (1, 2)]), nx.Graph([(1, 1), (1, 2)])])
def test_graphs_that_the_kernels_are_not_made_for_are_left_to_networkx(unfit: "nx.Graph[int]") -> None:
    with pytest.raises(NotImplementedError):
        convert(unfit, None)


@pytest.mark.parametrize("weight", [-1, 0, float("nan"), "heavy"])
def test_weights_that_are_no_positive_numbers_are_left_to_networkx(weight: object) -> None:
    with pytest.raises(NotImplementedError, match="'weight'"):
        convert(nx.Graph([(1, 2, {"weight": weight})]), {"weight": 1})


def test_a_converted_graph_goes_back_as_the_graph_it_was(graph: "nx.Graph[int]") -> None:
    converted = dispatch.convert_from_nx(graph)
    assert isinstance(converted, ConvertedGraph)
    assert dispatch.convert_from_nx(converted) is converted
    assert dispatch.convert_to_nx(converted) is graph
    assert len(converted) == 600


def test_a_backend_set_by_priority_is_used_without_being_named(graph: "nx.Graph[int]") -> None:
    expected = nx.core_number(graph)
    assert "backends" not in graph.__networkx_cache__
    with nx.config.backend_priority(algos=["samspill"]):
        assert nx.core_number(graph) == expected
    assert "samspill" in graph.__networkx_cache__["backends"]
