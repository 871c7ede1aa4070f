"""The Troms example gives the network that the five documents tell of, on both engines."""

import pytest

from samspill.graph.network import Filters, Network, NoteCode, islands, project, rank
from samspill.graph.store import Store


@pytest.fixture
def troms(troms_stores: Store) -> Network:
    """Who works with whom in Troms."""
    return project(troms_stores)


def test_troms_is_three_islands_and_ten_organisations_alone(troms: Network) -> None:
    """Around Tromsø nine, in Midt-Troms nine, around Senja ten: 33 + 36 + 45 tied pairs."""
    found = islands(troms)
    assert (len(troms), troms.ties) == (38, 114)
    assert [len(ids) for ids in found.members] == [10, 9, 9]
    assert sorted(troms.part([troms.row(id_) for id_ in ids]).ties for ids in found.members) == [33, 36, 45]
    assert len(found.isolates) == 10


def test_those_who_could_not_come_or_might_be_asked_make_a_false_island(troms_stores: Store) -> None:
    everything = Filters(statuses=("stated", "derived", "negative", "potential"))
    network = project(troms_stores, filters=everything)
    assert network.ties == 168
    assert len(islands(network).members[0]) == 15


def test_a_ranking_of_troms_says_that_equals_are_equal(troms: Network) -> None:
    ranking = rank(troms, "betweenness")
    assert NoteCode.MANY_EQUAL in {note.code for note in ranking.notes}
    assert set(ranking.frame["id"]) == set(troms.ids)


def test_every_tie_of_troms_goes_through_something(troms: Network) -> None:
    frame = troms.to_pandas()
    for one, other, weight in zip(frame["from"], frame["to"], frame["weight"], strict=True):
        assert sum(each.weight for each in troms.through(one, other)) == pytest.approx(weight)
