"""A short way from plain graphs to records."""

from collections.abc import Callable

import pytest

from samspill.graph.model import Records
from samspill.loaders.networkfiles.mapping import records_of
from samspill.loaders.networkfiles.plain import PlainGraph
from samspill.loaders.words import in_english


@pytest.fixture
def mapped() -> Callable[..., Records]:
    """Map plain graphs to records, as if they came from a file called test.net."""

    def of(*graphs: PlainGraph) -> Records:
        return records_of(graphs, "pajek:test", "test.net", "line", in_english)

    return of
