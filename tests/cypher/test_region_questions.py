"""The questions of the catalogue, asked of a made-up region on both engines: the same answers, in the same order."""

from collections.abc import Mapping
from typing import Any

import pytest
from full_size import is_full
from region import region

from samspill.cypher.catalogue import ParameterType, catalogue
from samspill.graph.model import Records
from samspill.graph.store import Limits, Store

ALL = Limits(max_rows=1_000_000, timeout_s=300)
ASKED = (
    {
        ParameterType.ORGANISATION: ("org:0", "org:1"),
        ParameterType.ACTIVITY: ("act:0",),
        ParameterType.SOURCE: ("source:1",),
    },
    {
        ParameterType.ORGANISATION: ("org:40", "org:7"),
        ParameterType.ACTIVITY: ("act:3",),
        ParameterType.SOURCE: ("source:2",),
    },
    {},
)
"""What is asked about, in each round; in the last one nothing, if a question can do without."""


@pytest.fixture(scope="module")
def records(request: pytest.FixtureRequest) -> Records:
    """A region with 5,000 organisations in full size, and otherwise with 400."""
    return region(9_100, 30_000) if is_full(request.config) else region(730, 2_400)


def filled_in(name: str, about: Mapping[ParameterType, tuple[str, ...]]) -> dict[str, Any] | None:
    """Return the values of a question's parameters, or None if it cannot be asked about nothing."""
    left = {type_: list(ids) for type_, ids in about.items()}
    values = {}
    for parameter in catalogue()[name].parameters:
        ids = left.get(parameter.type)
        if not ids and parameter.required:
            return None
        values[parameter.name] = parameter.value(ids.pop(0) if ids else "")
    return values


@pytest.mark.parametrize("name", catalogue())
def test_both_engines_give_the_same_answer(request: pytest.FixtureRequest, records: Records, name: str) -> None:
    stores: list[Store] = [
        request.getfixturevalue(f"shared_{engine}").holding(records) for engine in ("embedded", "neo4j")
    ]
    asked = [values for about in ASKED if (values := filled_in(name, about)) is not None]
    for values in asked:
        embedded, neo4j = (store.read(catalogue()[name].text, values, ALL) for store in stores)
        assert embedded.rows == neo4j.rows
