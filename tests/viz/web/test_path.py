"""The way from one organisation to another, or why there is none."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from samspill.graph.network import Filters
from samspill.viz.web.context import Context
from samspill.viz.web.pages.path import path, path_map
from samspill.viz.web.view import View

MakeContext = Callable[..., Context]
WITH_POSSIBLE = View(filters=Filters(statuses=("stated", "derived", "potential")))


def test_each_step_of_a_chain_has_its_evidence(context: MakeContext) -> None:
    page = path(context(), {"from": "Haplast", "to": "org:name:kommunal-og-moderniseringsdepartementet"})
    assert page["outcome"] == "connected"
    names = [each["name"] for each in page["organisations"]]
    assert (names[0], names[-1]) == ("Haplast", "Kommunal- og moderniseringsdepartementet")
    assert [tie["organisation"]["name"] for tie in page["ties"]] == names[1:]
    for (one, other), tie in zip(pairwise(page["organisations"]), page["ties"], strict=True):
        claims = [claim for way in tie["ways"] for claim in way["claims"]]
        assert {one["id"], other["id"]} <= {end for claim in claims for end in (claim["start"], claim["end"])}


def test_the_map_stresses_the_chain(context: MakeContext) -> None:
    asked = {"from": "Haplast", "to": "Tromsø kommune"}
    chain = [each["id"] for each in path(context(), asked)["organisations"]]
    assert path_map(context(), asked)["path"] == chain


@pytest.mark.parametrize(
    ("start", "goal", "outcome"),
    [
        ("", "", "not asked"),
        ("Haplast", "", "not clear"),
        ("Haplast", "kommune", "not clear"),
        ("Haplast", "nobody", "not clear"),
        ("Haplast", "haplast", "same"),
        ("Haplast", "Senja kommune", "apart"),
        ("Haplast", "NIBR", "apart"),
    ],
)
def test_it_says_why_there_is_no_chain(context: MakeContext, start: str, goal: str, outcome: str) -> None:
    page = path(context(), {"from": start, "to": goal})
    assert page["outcome"] == outcome
    assert (page["organisations"], page["ties"]) == ([], [])


def test_filters_that_leave_one_of_the_two_out_are_named_as_the_reason(context: MakeContext) -> None:
    companies = View(filters=Filters(kinds=("Company",)))
    assert path(context(view=companies), {"from": "Haplast", "to": "Tromsø kommune"})["outcome"] == "outside"


def test_possible_ties_connect_only_when_they_count(context: MakeContext) -> None:
    asked = {"from": "Smart Senja", "to": "Kupa"}
    assert path(context(), asked)["outcome"] == "apart"
    page = path(context(view=WITH_POSSIBLE), asked)
    assert page["outcome"] == "connected"
    assert page["ties"][0]["status"] == "potential"
