"""A register is read one record at a time, in memory that does not grow with it."""

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest
from sound_files import DOCUMENTS, TABLES, delimited

from samspill.graph.model import Node
from samspill.loaders.files import File
from samspill.loaders.registers.brreg.units import UNITS
from samspill.loaders.registers.reading import Reading

HEADER, *ROWS = TABLES["brreg-units"]


def content(form: str, size: int) -> str:
    """Return a register of so many units."""
    if form == "csv":
        return delimited([HEADER, *(ROWS[at % len(ROWS)] for at in range(size))])
    return json.dumps(DOCUMENTS["brreg-units"] * size)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_units_stream_one_by_one(tmp_path: Path, form: str) -> None:
    path = tmp_path / "units"
    path.write_text(content(form, 3), encoding="utf-8")
    reading = Reading(File(path), UNITS.facts)
    read_so_far = [reading.read for fact in UNITS.stream(reading) if isinstance(fact, Node)]
    assert read_so_far[0] == 1
    assert set(read_so_far) == {1, 2, 3}


@pytest.mark.parametrize("form", ["csv", "json"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, form: str) -> None:
    peaks = []
    for size in (1_000, 8_000):
        path = tmp_path / f"{size}.{form}.gz"
        path.write_bytes(gzip.compress(content(form, size).encode()))
        tracemalloc.start()
        assert sum(isinstance(fact, Node) for fact in UNITS.stream(Reading(File(path), UNITS.facts))) >= size
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 2 * peaks[0] + 2**20
