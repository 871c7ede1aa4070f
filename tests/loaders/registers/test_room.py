"""A file that says more than the machine has memory for is refused in time, as far as the system tells how much is left."""

from collections.abc import Callable
from pathlib import Path

import pytest

from samspill.graph.errors import InputError
from samspill.graph.model import Records
from samspill.loaders.registers import room
from samspill.loaders.registers.brreg.units import UNITS
from samspill.loaders.registers.reading import Register

UNIT = '{"organisasjonsnummer": "974760673", "navn": "Brreg", "organisasjonsform": {"kode": "ORGL"}}'


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """A function that has the system tell how many kilobytes are left."""

    def tell(kilobytes: int) -> None:
        path = tmp_path / "meminfo"
        path.write_text(f"MemTotal:       16000000 kB\nMemAvailable:   {kilobytes} kB\n", encoding="ascii")
        monkeypatch.setattr(room, "MEMORY", path)

    return tell


def test_there_is_room_for_as_many_records_as_comparing_leaves_memory_for(left: Callable[[int], None]) -> None:
    left(1_000)
    assert room.has_room(1_000)
    assert not room.has_room(1_100)


def test_a_system_that_does_not_tell_has_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MEMORY", tmp_path / "none")
    assert room.has_room(10**12)


def test_a_file_for_which_there_is_no_room_is_refused_and_the_way_out_named(
    read: Callable[[Register, str], Records], left: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "LOOK_EVERY", 1)
    left(0)
    with pytest.raises(InputError, match="--in PLACE"):
        read(UNITS, UNIT)
