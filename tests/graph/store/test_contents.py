"""Everything comes out of a store as it is, has one hash on both engines, and can be put back and changed as it stands."""

import dataclasses
from collections.abc import Callable

import pytest

from samspill.graph.errors import ReadOnlyViolation
from samspill.graph.model import Records
from samspill.graph.store import Edits, KeptStore, StoredNode, StoredTie, content_hash
from samspill.graph.store.bolt import BoltStore
from samspill.graph.store.contents import Item, is_ours, item_of, row_of, with_properties

HASH = "6d77a7ebca56d77f"
"""The same on every engine, every machine and every run."""


def by_id(store: KeptStore) -> dict[str, Item]:
    return {item.id: item for item in store.contents()}


def test_everything_comes_out_with_who_states_it(store: KeptStore, everything: Records) -> None:
    store.load(everything)
    found = by_id(store)
    loads = [item for item in found.values() if isinstance(item, StoredNode) and item.kind == "Load"]
    assert len(loads) == 1
    assert found.keys() - {loads[0].id} == {each.id for each in everything}
    assert all(item.properties["claims"] for id_, item in found.items() if id_ != loads[0].id)
    tie = everything.relationships[0]
    stored = found[tie.id]
    assert isinstance(stored, StoredTie)
    assert (stored.type, stored.start, stored.end) == (tie.type, tie.start, tie.end)


def test_the_hash_is_the_same_on_every_engine(store: KeptStore, everything: Records) -> None:
    store.load(everything)
    assert content_hash(store.contents()).startswith(HASH)


def test_the_hash_tells_what_is_said_and_exactly_also_who_says_it(store: KeptStore, everything: Records) -> None:
    # Where two origins describe a thing, its names are sorted.
    nodes = tuple(dataclasses.replace(node, names=tuple(sorted(node.names))) for node in everything.nodes)
    records = dataclasses.replace(everything, nodes=nodes)
    store.load(records)
    said, exactly = content_hash(store.contents()), content_hash(store.contents(), exactly=True)
    store.load(dataclasses.replace(records, origin="another"))
    assert content_hash(store.contents()) == said
    assert content_hash(store.contents(), exactly=True) != exactly
    for origin in ("another", records.origin):
        store.load(dataclasses.replace(records, origin=origin, relationships=records.relationships[1:]))
    assert content_hash(store.contents()) != said


def test_what_is_taken_out_can_be_put_back_exactly(store: KeptStore, everything: Records) -> None:
    store.load(everything)
    items, exactly = list(store.contents()), content_hash(store.contents(), exactly=True)
    store.edit(Edits(removed=items))
    assert list(store.contents()) == []
    store.edit(Edits(new=[item_of(row_of(item)) for item in items]))
    assert content_hash(store.contents(), exactly=True) == exactly
    assert store.load(everything).unchanged == len(list(everything))


def test_items_change_as_they_stand(store: KeptStore, everything: Records) -> None:
    store.load(everything)
    before = by_id(store)
    tie, node = before[everything.relationships[0].id], before[everything.nodes[0].id]
    changed = [with_properties(item, {**item.properties, "note": "other"}) for item in (tie, node)]
    store.edit(Edits(changed=changed, removed=[before[everything.relationships[1].id]]))
    after = by_id(store)
    assert before.keys() - after.keys() == {everything.relationships[1].id}
    assert {id_ for id_, item in after.items() if item != before[id_]} == {tie.id, node.id}
    assert {after[tie.id].properties["note"], after[node.id].properties["note"]} == {"other"}


def test_other_programs_things_are_told_apart(store: BoltStore, everything: Records) -> None:
    store.load(everything)
    said = content_hash(store.contents(), exactly=True)
    with store._writing() as session:  # noqa: SLF001  no user may do this
        session.run("CREATE (:Company {name: 'no id'})").consume()
    assert [item.properties for item in store.contents() if not is_ours(item)] == [{"name": "no id"}]
    assert content_hash(store.contents(), exactly=True) == said


def test_a_store_that_is_opened_for_reading_is_not_edited(
    store: KeptStore, everything: Records, open_again: Callable[..., KeptStore]
) -> None:
    store.load(everything)
    with pytest.raises(ReadOnlyViolation, match="reading only"):
        open_again(read_only=True).edit(Edits(removed=list(store.contents())))
    assert len(list(store.contents())) > 1


def test_an_empty_store_has_no_contents(store: KeptStore) -> None:
    assert list(store.contents()) == []
    assert int(content_hash(store.contents()), 16) == 0
