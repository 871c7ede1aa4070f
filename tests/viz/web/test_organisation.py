"""The page of an organisation: its partners with the evidence of each tie, and apart from them what could be and what was not so."""

from collections.abc import Callable

import pytest

from samspill.graph.errors import UsageError
from samspill.graph.network import Filters
from samspill.viz.web.context import Context
from samspill.viz.web.pages.organisation import organisation, organisation_map
from samspill.viz.web.view import View

MakeContext = Callable[..., Context]
CLUSTER = {"id": "org:name:sjømatklyngen-senja"}
MUNICIPALITY = {"id": "org:no:921369417"}
SMART_SENJA = {"id": "org:name:smart-senja"}
NAV = {"id": "org:name:nav"}


def test_partners_come_strongest_first(context: MakeContext) -> None:
    page = organisation(context(), MUNICIPALITY)
    weights = [tie["weight"] for tie in page["partners"]]
    assert page["partners_in_all"] == len(weights) == 9
    assert weights == sorted(weights, reverse=True)


def test_every_tie_says_through_what_and_how_we_know(context: MakeContext) -> None:
    for tie in organisation(context(), CLUSTER)["partners"]:
        assert tie["status"] == "derived"
        for way in tie["ways"]:
            assert way["what"] is not None
            assert way["what"]["name"]
            assert {claim["end"] for claim in way["claims"]} == {way["what"]["id"]}
            assert {claim["start"] for claim in way["claims"]} == {CLUSTER["id"], tie["organisation"]["id"]}
            for claim in way["claims"]:
                assert claim["evidence"]
                assert claim["locator"].startswith("004 L")
                assert claim["source_title"] == "Artikkel om Næringsarena Senjaregionen"


def test_a_possible_tie_is_shown_apart_and_is_no_partner(context: MakeContext) -> None:
    page = organisation(context(), SMART_SENJA)
    assert page["partners"] == []
    assert page["activities"] == []
    assert [each["other"]["name"] for each in page["possible"]] == ["Næringsarena Senjaregionen"]


def test_a_possible_tie_counts_when_it_is_asked_for(context: MakeContext) -> None:
    with_possible = View(filters=Filters(statuses=("stated", "derived", "potential")))
    page = organisation(context(view=with_possible), SMART_SENJA)
    assert page["partners_in_all"] > 0
    assert {tie["status"] for tie in page["partners"]} == {"potential"}


def test_who_could_not_attend_is_said_to_be_absent(context: MakeContext) -> None:
    page = organisation(context(), NAV)
    assert page["partners"] == []
    [absence] = page["denied"]
    assert absence["attendance"] == ["absent"]
    assert absence["other"]["name"] == "Samling på næringsarenaen 29.–30. april"


def test_being_invited_and_coming_is_one_entry(context: MakeContext) -> None:
    gathering = [each for each in organisation(context(), CLUSTER)["activities"] if each["other"]["kind"] == "Event"]
    assert [each["attendance"] for each in gathering] == [["invited", "attended"]]


def test_filters_that_leave_the_organisation_out_say_so(context: MakeContext) -> None:
    page = organisation(context(view=View(filters=Filters(kinds=("Company",)))), CLUSTER)
    assert not page["in_network"]
    assert page["partners"] == []


def test_the_map_has_the_organisation_in_the_middle_of_its_partners(context: MakeContext) -> None:
    document = organisation_map(context("nb"), CLUSTER)
    assert document["focus"] == CLUSTER["id"]
    assert len(document["nodes"]) == 10


def test_persons_are_not_shown(context: MakeContext) -> None:
    page = organisation(context(), MUNICIPALITY)
    shown = [each["other"]["kind"] for name in ("activities", "relations", "possible", "denied") for each in page[name]]
    assert "Person" not in shown
    assert "ordfører" not in str(page)


@pytest.mark.parametrize(
    "identifier", ["", "org:name:nobody", "theme:name:sjømat", "act:group:næringsarena-senjaregionen"]
)
def test_what_is_no_organisation_is_not_found(context: MakeContext, identifier: str) -> None:
    with pytest.raises(UsageError):
        organisation(context(), {"id": identifier})
