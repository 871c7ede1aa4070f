"""A network that is too large for one map is shown by its communities."""

import numpy as np
import pandas as pd
import pytest

from samspill.graph.errors import UsageError
from samspill.graph.network import Network, network_of
from samspill.graph.network.about import identity, remarks
from samspill.graph.store.port import Store
from samspill.viz.document import LARGEST, MapDocument, map_document, part_around

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


def network_with(size: int, ties: list[tuple[int, int]]) -> Network:
    """Return a network of so many companies with those ties."""
    ids = [f"org:{row:04d}" for row in range(size)]
    organisations = pd.DataFrame({"id": ids, "name": ids, "kind": "Company"})
    return network_of([(ids[one], ids[other]) for one, other in ties], organisations)


def test_many_organisations_of_which_none_has_a_tie_give_an_empty_map_that_says_so(troms_store: Store) -> None:
    document = map_document(troms_store, network_with(2_500, []), language="en")
    assert (document["nodes"], document["ties"], document["legend"]) == ([], [], [])
    assert "2500 organisations have no tie in this network." in document["notes"]


def test_of_many_organisations_the_few_that_have_ties_are_drawn_one_by_one(troms_store: Store) -> None:
    document = map_document(troms_store, network_with(2_500, [(1, 2), (2, 3), (7, 8)]), language="en")
    assert {node["id"] for node in document["nodes"]} == {"org:0001", "org:0002", "org:0003", "org:0007", "org:0008"}
    assert {node["members"] for node in document["nodes"]} == {1}
    assert "2495 organisations have no tie in this network." in document["notes"]
    assert document["legend"][0]["count"] == 5


def test_rings_leave_out_those_without_ties_and_say_how_many(troms_store: Store) -> None:
    triangles = [(3 * row + one, 3 * row + other) for row in range(700) for one, other in ((0, 1), (1, 2), (0, 2))]
    document = map_document(troms_store, network_with(4_000, triangles), language="en")
    assert {node["members"] for node in document["nodes"]} == {3}
    assert "The rings hold 900 of 2100 organisations." in document["notes"]
    assert "1900 organisations have no tie in this network." in document["notes"]


@pytest.fixture(scope="module")
def star() -> Network:
    """One organisation with more partners than fit on a map, who have no ties among them."""
    return network_with(LARGEST + 500, [(0, row) for row in range(1, LARGEST + 500)])


def test_one_community_too_large_to_draw_shows_its_most_connected(troms_store: Store, star: Network) -> None:
    document = map_document(troms_store, star, language="en")
    assert len(document["nodes"]) == LARGEST
    assert "org:0000" in {node["id"] for node in document["nodes"]}
    assert f"The map shows the {LARGEST} most connected of {LARGEST + 500} organisations." in document["notes"]


def test_a_neighbourhood_and_a_chain_are_drawn_of_organisations_however_many_there_are(
    troms_store: Store, large: Network, star: Network
) -> None:
    around = map_document(troms_store, star, language="en", focus="org:0000")
    assert "org:0000" in {node["id"] for node in around["nodes"]}
    chain = [large.ids[0], large.neighbours(large.ids[0])[-1][0]]
    document = map_document(troms_store, large, language="en", path=chain)
    assert set(chain) <= {node["id"] for node in document["nodes"]}
    assert {node["members"] for node in document["nodes"]} == {1}


def test_each_ring_opens_into_the_organisations_that_it_stands_for(document: MapDocument, large: Network) -> None:
    seen: set[str] = set()
    for node in document["nodes"]:
        part = part_around(large, [node["id"].removeprefix("community:")])
        assert len(part) == node["members"]
        assert node["leading"][0] in part.ids
        seen.update(part.ids)
    assert len(seen) == len(large)


def test_a_community_opens_into_one_of_its_own(document: MapDocument, large: Network) -> None:
    leader = document["nodes"][0]["leading"][0]
    assert 0 < len(part_around(large, [leader, leader])) <= len(part_around(large, [leader]))
    assert part_around(large, []) is large


def test_a_part_says_whom_it_is_around(large: Network) -> None:
    leader = large.ids[int(large.degrees.argmax())]
    part = part_around(large, [leader])
    name = large.organisations["name"][large.row(leader)]
    assert remarks(part)[0] == f"Only the community around {name} is in it."
    assert identity(part)["filters"]["around"] == [leader]


def test_no_ring_is_around_an_organisation_without_ties_or_of_another_community(
    document: MapDocument, large: Network
) -> None:
    one, other = (node["leading"][0] for node in document["nodes"][:2])
    for leaders in (["org:nobody"], [one, other]):
        with pytest.raises(UsageError):
            part_around(large, leaders)
    with pytest.raises(UsageError):
        part_around(network_with(3, [(0, 1)]), ["org:0002"])
