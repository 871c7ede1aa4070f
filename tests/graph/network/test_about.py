"""A result says of which network it is: the projection, the size, and everything that the filters limit it to."""

import pytest

from samspill.graph.network import Filters, Inquiry, analyse, project, rank, ranked
from samspill.graph.network.about import about, limits
from samspill.graph.store import Store

SENJA = "place:no:kommune:5530"
THEME = "theme:name:opplevelsesnæringer"
ALL = Filters(
    kinds=("Cluster", "PublicBody"), places=(SENJA,), themes=(THEME,), statuses=("negative",), period=("2010", "2020")
)


def test_the_whole_store_is_limited_to_nothing(troms_store: Store) -> None:
    network = project(troms_store)
    assert limits(network.description) == []
    assert about(network)[1] == "The network has 38 organisations and 114 ties."


def test_every_filter_is_told_by_name(troms_store: Store) -> None:
    told = limits(project(troms_store, filters=ALL).description)
    assert len(told) == 5
    for name in ("Cluster, Public body", "Senja", "Opplevelsesnæringer", "negative", "from 2010 to 2020"):
        assert any(name in sentence for sentence in told), name


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_filters_are_told_in_norwegian(troms_store: Store, language: str) -> None:
    description = project(troms_store, filters=ALL).description
    assert not set(limits(description, language)) & set(limits(description))


@pytest.mark.parametrize(("first", "last", "told"), [("2010", None, "from 2010."), (None, "2020", "until 2020.")])
def test_a_period_may_be_open(troms_store: Store, first: str | None, last: str | None, told: str) -> None:
    [sentence] = limits(project(troms_store, filters=Filters(period=(first, last))).description)
    assert sentence.endswith(told)


def test_rankings_and_analyses_remark_what_they_are_limited_to(troms_store: Store) -> None:
    network = project(troms_store, filters=Filters(statuses=("negative",)))
    sentence = "Only ties known in these ways are in it: negative."
    assert sentence in ranked(rank(network, "degree")).document["notes"]
    assert sentence in analyse("islands", Inquiry(troms_store, network)).document["notes"]


def test_a_data_frame_keeps_what_it_is_about(troms_store: Store) -> None:
    frame = ranked(rank(project(troms_store), "degree")).frame()
    assert frame.attrs["projection"] == "works-with"
    assert (frame.attrs["organisations"], frame.attrs["ties"]) == (38, 114)
