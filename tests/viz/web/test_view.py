"""All state of the explorer is in the address, and what is said there is a link that leads back to it."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from samspill.graph.errors import UsageError
from samspill.graph.model import Status, kinds_of
from samspill.graph.network import PROJECTIONS, Filters
from samspill.viz.web.view import View, address, view_of, with_query

YEARS = st.none() | st.integers(1900, 2100).map(str)


def is_period(years: tuple[str | None, str | None]) -> bool:
    """Tell whether it does not end before it starts."""
    first, last = years
    return first is None or last is None or first <= last


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Return lists of different values, as parameters that are repeated in an address."""
    return st.lists(st.sampled_from(values), unique=True).map(tuple)


def ids(prefix: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return lists of different ids, whatever stands in them."""
    return st.lists(st.text(min_size=1).map(f"{prefix}:{{}}".format), unique=True).map(tuple)


FILTERS = st.builds(
    Filters,
    kinds=some(kinds_of("Organisation")),
    places=ids("place"),
    statuses=some(tuple(map(str, Status))).filter(bool),
    period=st.tuples(YEARS, YEARS).filter(is_period),
    max_participants=st.integers(2, 10_000),
)


@given(st.builds(View, st.sampled_from(tuple(PROJECTIONS)), FILTERS, ids("org")))
def test_a_view_is_found_again_by_its_address(view: View) -> None:
    link = with_query("/", view.pairs())
    found = view_of(QueryParams(link.partition("?")[2]))
    assert (found.projection, found.communities) == (view.projection, view.communities)
    assert (found.filters.kinds, found.filters.places) == (view.filters.kinds, view.filters.places)
    assert set(found.filters.statuses) == set(view.filters.statuses)
    assert found.filters.period == view.filters.period
    assert found.filters.max_participants == view.filters.max_participants


def test_an_address_says_nothing_about_what_is_so_anyway() -> None:
    assert with_query("/path", View().pairs()) == "/path"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("kind=Dragon", "kind of organisation 'Dragon'"),
        ("status=rumoured", "status 'rumoured'"),
        ("since=31.02.2025", "no date"),
        ("since=2025&until=2015", "before it starts"),
    ],
)
def test_a_view_that_does_not_exist_is_refused_with_the_reason(query: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        view_of(QueryParams(query))


@pytest.mark.parametrize(
    ("identifier", "path"),
    [
        ("org:no:974760673", "/organisation/org:no:974760673"),
        ("org:name:sjømatklyngen-senja", "/organisation/org:name:sj%C3%B8matklyngen-senja"),
        ("act:name:a/b?c", "/activity/act:name:a%2Fb%3Fc"),
        ("theme:name:čálliidlágádus", "/theme/theme:name:%C4%8D%C3%A1lliidl%C3%A1g%C3%A1dus"),
        ("person:name:ola", None),
        ("tie:1234", None),
    ],
)
def test_each_thing_but_a_person_has_a_page(identifier: str, path: str | None) -> None:
    assert address(identifier) == path


def test_parameters_survive_the_way_through_an_address() -> None:
    pairs = [("q", "a&b=c #d%20 +ø"), ("place", "place:no:kommune:5530")]
    assert parse_qsl(with_query("/search", pairs).partition("?")[2]) == pairs
