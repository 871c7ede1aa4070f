"""Every example file holds as many nodes and ties as were counted in it by hand, whatever other libraries make of it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from samspill.loaders import read, recognise

Example = Callable[[str], Path]


@pytest.mark.parametrize(
    ("name", "source", "organisations", "ties"),
    [
        ("graph/graphml/airlines.graphml", "graphml", 235, 2101),
        ("graph/graphml/quakers-network.graphml", "graphml", 96, 162),
        ("graph/gexf/Java.gexf", "gexf", 1538, 8032),
        ("graph/gexf/Les_Miserables.gexf", "gexf", 77, 254),
        ("graph/gexf/eurosis-light.gexf", "gexf", 1285, 6462),
    ],
)
def test_a_one_mode_file_gives_organisations_that_work_together(
    example: Example, name: str, source: str, organisations: int, ties: int
) -> None:
    path = example(name)
    assert recognise(path).loader.name == source
    records = read(path)
    assert len(records.nodes) == organisations
    assert Counter(tie.type for tie in records.relationships) == {"WORKS_WITH": ties}
