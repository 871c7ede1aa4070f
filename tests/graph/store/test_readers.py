"""Four programs read while another one loads, and never see anything that was not so."""

import json

import pytest
from full_size import is_full, tell
from reading_program import generations, p95, start

from samspill.graph.store import Location, Store

READERS = 4


def test_readers_see_nothing_wrong_while_somebody_loads(
    store: Store, store_location: Location, request: pytest.FixtureRequest
) -> None:
    seconds = 120 if is_full(request.config) else 6
    loads = generations()
    store.load(next(loads))
    readers = [start(store_location, seconds, seed) for seed in range(READERS)]
    loaded = 0
    while any(reader.poll() is None for reader in readers):
        loaded += store.load(next(loads)).changed > 0
    answers = [json.loads(reader.communicate()[0]) for reader in readers]
    wrong = [each for answer in answers for each in answer["wrong"]]
    reads, mixed = (sum(answer[name] for answer in answers) for name in ("reads", "mixed"))
    slowest = p95([ms for answer in answers for ms in answer["look_ups"]])
    name = request.node.callspec.id
    tell(
        request.config,
        f"{name:12}{READERS} readers, {seconds} s, {loaded} loads: {reads:,} reads, {len(wrong)} wrong, {mixed} from both sides of a commit; "
        f"look-up p95 {slowest:.1f} ms",
    )
    assert loaded >= 2
    assert wrong == []
