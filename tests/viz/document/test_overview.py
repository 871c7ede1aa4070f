"""A network that is too large for one map is shown by its communities."""

import numpy as np
import pandas as pd
import pytest

from samspill.graph.network import Network, network_of
from samspill.graph.store.port import Store
from samspill.viz.document import LARGEST, MapDocument, map_document

GROUPS = 12


@pytest.fixture(scope="module")
def large() -> Network:
    """Twelve groups in a ring, each tied to the next, and one organisation more than fits."""
    size = LARGEST + 1
    generator = np.random.default_rng(1)
    group = np.arange(size) % GROUPS
    first = np.repeat(np.arange(size), 3)
    inside = (generator.integers(0, size // GROUPS, len(first)) * GROUPS + group[first]) % size
    ties = [(one, other) for one, other in zip(first.tolist(), inside.tolist(), strict=True) if one != other]
    ties += [(row, (row + 1) % size) for row in range(0, size, 5)]
    kinds = np.where(np.arange(size) % 4 == 0, "Cluster", "Company")
    ids = [f"org:{row:04d}" for row in range(size)]
    organisations = pd.DataFrame({"id": ids, "name": ids, "kind": kinds})
    return network_of([(ids[one], ids[other]) for one, other in ties], organisations)


@pytest.fixture(scope="module")
def document(troms_store: Store, large: Network) -> MapDocument:
    return map_document(troms_store, large, language="en")


def test_it_shows_communities_with_their_members_and_the_mix_of_kinds(document: MapDocument, large: Network) -> None:
    assert 2 < len(document["nodes"]) < 100
    assert sum(node["members"] for node in document["nodes"]) == len(large)
    for node in document["nodes"]:
        assert sum(part["count"] for part in node["mix"]) == node["members"]
        assert node["name"] == f"Around {node['leading'][0]}"


def test_it_says_that_it_is_an_overview_and_how_to_see_a_part(document: MapDocument) -> None:
    assert any("each ring is a community" in note for note in document["notes"])
    assert document["notes"][1] == f"The rings hold {LARGEST + 1} of {LARGEST + 1} organisations."


def test_only_the_strongest_ties_between_communities_are_drawn(document: MapDocument) -> None:
    assert 0 < len(document["ties"]) <= 3 * len(document["nodes"])
    assert all(tie["from"] != tie["to"] and tie["through"] == [] for tie in document["ties"])


def test_as_many_as_fit_are_drawn_one_by_one(troms_store: Store, large: Network) -> None:
    document = map_document(troms_store, large.part(range(LARGEST)), language="en")
    assert len(document["nodes"]) == LARGEST
    assert {node["members"] for node in document["nodes"]} == {1}
