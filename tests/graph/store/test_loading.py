"""A load brings a store to what its records say, as a difference; alike on both engines."""

from samspill.graph.model import Records
from samspill.graph.store import Store


def test_loading_the_same_twice_changes_nothing(store: Store, troms_records: Records) -> None:
    first = store.load(troms_records)
    version = store.version()
    second = store.load(troms_records)
    assert (second.new, second.changed, second.ended) == (0, 0, 0)
    assert second.unchanged == first.new
    assert store.version() == version
