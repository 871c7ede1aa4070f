"""Whatever is wrong with a file, its reader gives records with problems, or one error that names the file; never a traceback."""

import copy
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sound_files import DOCUMENTS, LEI, NUMBER

from samspill.graph.errors import InputError
from samspill.graph.model import Records, is_a
from samspill.loaders.registers import REGISTERS
from samspill.loaders.registers.reading import Register

Read = Callable[[Register, bytes | str | Path], Records]

STRANGE = st.sampled_from(
    [None, 7, -1.5, True, "", "x", "2024-02-31", [], [None], {}, {"x": []}, [[]], "9" * 400, "\u0000"]
)


def register(name: str) -> Register:
    """Return the register with this name."""
    return next(each for each in REGISTERS if each.facts.name == name)


def spots(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Go through the paths to everything inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*path, key)
        yield from spots(each, (*path, key))


def check(records: Records) -> None:
    """Assert that records are whole: ends are there, and names are text."""
    ids = {each.id: each.kind for each in records.nodes}
    for tie in records.relationships:
        assert tie.start in ids
        assert tie.end in ids
    for each in records.nodes:
        assert isinstance(each.name, str)
        assert each.name
        assert is_a(each.kind, "Entity")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_sound_document_gives_nodes_and_no_problem(read: Read, name: str) -> None:
    records = read(register(name), json.dumps(DOCUMENTS[name]))
    check(records)
    assert records.nodes
    assert records.problems == ()


@pytest.mark.parametrize("name", DOCUMENTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=3000)
@given(data=st.data())
def test_a_value_of_another_shape_is_told_or_refused(read: Read, name: str, data: st.DataObject) -> None:
    document = copy.deepcopy(DOCUMENTS[name])
    *way, last = data.draw(st.sampled_from(list(spots(document))))
    inside = document
    for key in way:
        inside = inside[key]
    inside[last] = data.draw(STRANGE)
    with suppress(InputError):
        check(read(register(name), json.dumps(document)))


@pytest.mark.parametrize("each", REGISTERS, ids=lambda each: each.facts.name)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=3000)
@given(
    cells=st.lists(
        st.sampled_from(
            ["", "NA", "5501", "1900", NUMBER, LEI, "x;y", '"', "31.02.2025", "<script>", "Čálli", "0", "-1"]
        ),
        max_size=30,
    )
)
def test_a_table_with_the_right_columns_and_any_cells_gives_whole_records(
    read: Read, each: Register, cells: list[str]
) -> None:
    columns = sorted(max(each.facts.recognised, key=len) | set(each.facts.used))
    if any("." in column and column.split(".")[0] in {"data", "items", "elements", "codes"} for column in columns):
        columns = sorted(each.facts.used)
    rows = [cells[at : at + len(columns)] for at in range(0, len(cells), len(columns))]
    text = "\n".join("\t".join(cell.replace('"', "'") for cell in row) for row in [columns, *rows])
    with suppress(InputError):
        check(read(each, text))
