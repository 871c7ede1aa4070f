"""Whatever is broken in a file, its user gets records or one clear sentence: no other error, no hang, nothing half read."""

import math
import random
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from breaking import broken, broken_inside
from full_size import is_full
from sound_files import SOUND, Sound

from samspill.graph.errors import SamspillError
from samspill.graph.model import Records, Value, is_a
from samspill.loaders import LOADERS, read, recognise
from samspill.loaders.exchange import FORMS
from samspill.loaders.mapping.proposing import propose

TRIES, FULL_TRIES = 100, 1000
LONGEST = 10
"""Seconds after which reading a few hundred bytes counts as a hang."""
OWN = ("json", "parquet", "neo4j-csv")


@contextmanager
def no_hang() -> Iterator[None]:
    """Fail, instead of waiting, if what is inside does not end."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail(f"not done after {LONGEST} seconds")

    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def check(records: Records) -> None:
    """Assert that records are whole, and that any store can hold them; what the ends of an export are, the store asks itself."""
    ids = {each.id for each in records.nodes}
    assert records.is_copy or {end for tie in records.relationships for end in (tie.start, tie.end)} <= ids
    for node in records.nodes:
        assert node.name
        assert is_a(node.kind, "Entity")
        for value in (node.id, node.name, *node.names, node.description, node.url, *node.details.values()):
            assert can_be_kept(value), node
    for tie in records.relationships:
        for value in (tie.evidence, tie.locator, tie.valid_from or "", *tie.details.values()):
            assert can_be_kept(value), tie


def can_be_kept(value: Value) -> bool:
    """Tell whether both engines take a value: 64 bits, finite, whole letters."""
    if isinstance(value, list):
        return all(map(can_be_kept, value))
    if isinstance(value, str):
        return not any("\ud800" <= letter <= "\udfff" for letter in value)
    return isinstance(value, bool) or (abs(value) < 2**63 if isinstance(value, int) else math.isfinite(value))


def answers(read_it: Callable[[], Records | str]) -> None:
    """Assert that reading gives whole records, or says in one sentence or two what is wrong."""
    with no_hang():
        try:
            if isinstance(found := read_it(), Records):
                check(found)
        except SamspillError as error:
            said = error.said("nb")
            assert said.endswith(".")
            assert "\n" not in said
            assert len(said) < 600


def reads_in_every_way(path: Path, source: str) -> None:
    """Assert that a file is answered by whoever recognises it, by the loader that it was meant for, and by who proposes a mapping."""
    answers(lambda: read(path))
    answers(lambda: LOADERS[source].read(path, "nn"))
    answers(lambda: propose(path))


@pytest.fixture
def tries(pytestconfig: pytest.Config) -> int:
    """How often each file is broken."""
    return FULL_TRIES if is_full(pytestconfig) else TRIES


def test_every_kind_is_tried() -> None:
    assert {sound.source for sound in SOUND} | {f"samspill-{name}" for name in OWN} == LOADERS.keys()


@pytest.mark.parametrize("sound", SOUND, ids=lambda sound: f"{sound.source}-{sound.name}")
def test_a_sound_file_is_recognised_and_read_without_a_word(tmp_path: Path, sound: Sound) -> None:
    path = tmp_path / sound.name
    path.write_bytes(sound.content)
    assert recognise(path).loader.name == sound.source
    records = read(path)
    assert records.nodes
    assert [problem for problem in records.problems if not problem.harmless] == []
    check(records)


@pytest.mark.parametrize("sound", SOUND, ids=lambda sound: f"{sound.source}-{sound.name}")
def test_a_broken_file_gives_records_or_one_sentence(tmp_path: Path, sound: Sound, tries: int) -> None:
    inside = sound.name.endswith(".xlsx")
    for number in range(tries // 4 if inside else tries):
        chance = random.Random(f"{sound.source} {number}")  # noqa: S311  the same every time
        path = tmp_path / f"{number}{Path(sound.name).suffix}"
        way = broken_inside if inside and number % 2 else broken
        path.write_bytes(way(sound.content, chance))
        reads_in_every_way(path, sound.source)
        path.unlink()


@pytest.mark.parametrize("form", OWN)
def test_a_broken_export_gives_records_or_one_sentence(
    tmp_path: Path, troms_records: Records, form: str, tries: int
) -> None:
    few = troms_records.relationships[:5]
    ends = {end for tie in few for end in (tie.start, tie.end)}
    nodes = tuple(node for node in troms_records.nodes if node.id in ends)
    whole = tmp_path / f"whole{FORMS[form].ending}"
    if not FORMS[form].ending:
        whole.mkdir()
    FORMS[form].write(whole, Records("export:x", "X", nodes, few, troms_records.sources), "en")
    for number in range(tries):
        chance = random.Random(f"{form} {number}")  # noqa: S311
        copy = tmp_path / f"{number}{whole.suffix}"
        (shutil.copytree if whole.is_dir() else shutil.copy)(whole, copy)
        unlucky = chance.choice(sorted(copy.iterdir())) if copy.is_dir() else copy
        unlucky.write_bytes(broken(unlucky.read_bytes(), chance))
        reads_in_every_way(copy, f"samspill-{form}")
        answers(lambda unlucky=unlucky: read(unlucky))


def test_no_bytes_at_all_break_a_reader(tmp_path: Path, tries: int) -> None:
    path = tmp_path / "fil.csv"
    for number in range(tries // 12):
        chance = random.Random(number)  # noqa: S311
        path.write_bytes(chance.randbytes(chance.randrange(200)))
        for source in LOADERS:
            reads_in_every_way(path, source)
