"""Takes persons out of a store's contents for good: the persons, what they are tied to, their names in texts.

What is stored is gone over whole, so that nothing is overlooked: other spellings, what single origins told, titles, ids that hold a name.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Final

from samspill.graph.model import Relationship, Verdict, search_text
from samspill.graph.names import fold
from samspill.graph.store import Edits, Item, StoredNode, StoredTie
from samspill.graph.store.contents import is_ours, with_properties
from samspill.graph.store.forgotten import LABEL, Forgotten, Person
from samspill.graph.store.merges import ORIGINAL, STATED_ENDS, STATED_KIND
from samspill.graph.store.told import TOLD
from samspill.whole import relationship_of

_PERSON: Final = "Person"


@dataclass(frozen=True, slots=True)
class Plan:
    """What forgetting somebody does to a store."""

    edits: Edits
    persons: tuple[str, ...]
    """Ids of those who go."""
    relationships: int
    cleaned: tuple[str, ...]
    """Ids of what stays, with names replaced in its texts."""


def persons_called(items: Iterable[Item], asked: str) -> dict[str, str]:
    """Return the names of the persons that an id, a name or a part of a name may mean, by id; the best matches only."""
    persons = [item for item in items if isinstance(item, StoredNode) and item.kind == _PERSON]
    words = set(fold(asked).split())
    for matches in (
        [node for node in persons if asked == node.id],
        [node for node in persons if fold(asked) in map(fold, _names(node))],
        [node for node in persons if any(words <= set(fold(name).split()) for name in _names(node))],
    ):
        if matches:
            return {node.id: str(node.properties.get("name", "")) for node in matches}
    return {}


def known_as(items: Iterable[Item], id_: str) -> Person:
    """Return all ids and names of the person with this id: also of those that were decided to be the same."""
    nodes = [item for item in items if isinstance(item, StoredNode)]
    ids = {id_}
    pairs = [(str(node.properties["kept"]), str(node.properties["merged"])) for node in nodes if _joins(node)]
    while more := {one for pair in pairs if ids & set(pair) for one in pair} - ids:
        ids |= more
    names = {name for node in nodes if node.id in ids and _is_person(node) for name in _names(node)}
    return Person(frozenset(ids), frozenset(names))


def namesakes(items: Iterable[Item], person: Person) -> dict[str, str]:
    """Return the names of other persons who would be taken for this one, by id: also for a name without its middle ones."""
    meant = Forgotten.nobody().with_person(person)
    return {
        item.id: str(item.properties.get("name", ""))
        for item in items
        if isinstance(item, StoredNode) and _is_person(item) and item.id not in person.ids
        if meant.knows(item.id, _names(item))
    }


def forgotten_in(items: Iterable[Item]) -> Forgotten | None:
    """Return the list of the forgotten that a store keeps, if it has one."""
    return next((Forgotten.stored(item.properties) for item in items if is_list(item)), None)


def is_list(item: Item) -> bool:
    """Tell whether an item is the list of the forgotten."""
    return isinstance(item, StoredNode) and item.kind == LABEL


def listed(forgotten: Forgotten) -> StoredNode:
    """Return the list of the forgotten as a store keeps it."""
    return StoredNode((LABEL,), forgotten.properties)


def plan(items: Sequence[Item], person: Person) -> Plan:
    """Work out how to take a person out of what a store holds, and to keep them out."""
    before = forgotten_in(items)
    forgotten = (before or Forgotten.nobody()).with_person(person)
    pairs = list(without(items, forgotten))
    gone = [old for old, new in pairs if new is None]
    after = [(old, new) for old, new in pairs if new is not None and new != old]
    renamed = {old.id for old, new in after if old.id != new.id}
    anew = [(old, new) for old, new in after if old.id in renamed or _touches(old, renamed)]
    changed = [new for old, new in after if not (old.id in renamed or _touches(old, renamed))]
    edits = Edits(
        new=[*(new for _, new in anew), *([] if before else [listed(forgotten)])],
        changed=[*changed, *([listed(forgotten)] if before else [])],
        removed=[*(old for old in gone if isinstance(old, StoredNode)), *(old for old, _ in anew)],
    )
    return Plan(
        edits,
        tuple(sorted({old.id for old in gone if isinstance(old, StoredNode) and _is_person(old)})),
        sum(isinstance(old, StoredTie) for old in gone),
        tuple(sorted(new.id for _, new in after)),
    )


def without(items: Iterable[Item], forgotten: Forgotten) -> Iterator[tuple[Item, Item | None]]:
    """Go through all of samspill's but the list of the forgotten, each with what it becomes without them: None for what goes."""
    ours = [item for item in items if is_ours(item) and not is_list(item)]
    persons = {item.id for item in ours if is_one_of(item, forgotten)}
    for item in ours:
        goes = _touches(item, persons) or is_one_of(item, forgotten) or _is_about_one(item, forgotten)
        yield item, None if goes else cleaned(item, forgotten)


def is_one_of(item: Item, forgotten: Forgotten) -> bool:
    """Tell whether an item is a person who is forgotten."""
    return isinstance(item, StoredNode) and _is_person(item) and forgotten.knows(item.id, _names(item))


def cleaned(item: Item, forgotten: Forgotten) -> Item:
    """Return an item with all names in its texts replaced, in its id and its ends too: so every reference still fits."""
    properties = forgotten.cleaned(dict(item.properties))
    if TOLD in properties:
        properties[TOLD] = [_cleaned_json(each, forgotten) for each in item.properties[TOLD]]
    if "search" in properties and properties != item.properties:
        properties["search"] = search_text(
            properties.get("name", ""), properties.get("names", ()), properties.get("orgnr", "")
        )
    if isinstance(item, StoredTie):
        start, end = (forgotten.cleaned(each, is_id=True) for each in (item.start, item.end))
        return _named_anew(item, StoredTie(item.type, start, end, properties))
    if item.kind == "Verdict" and properties != item.properties:
        properties["id"] = Verdict(**{each.name: properties[each.name] for each in fields(Verdict)}).id
    return with_properties(item, properties)


def _named_anew(old: StoredTie, new: StoredTie) -> StoredTie:
    """Return a changed tie with the id that a load will give it, which is made of its ends and source."""
    try:
        if old.id != _stated(old).id:
            return new
        return StoredTie(new.type, new.start, new.end, {**new.properties, "id": _stated(new).id})
    except (KeyError, ValueError):
        # A damaged one: no load will state it.
        return new


def _stated(tie: StoredTie) -> Relationship:
    start, end = (
        str(tie.properties.get(name, end)) for name, end in zip(STATED_ENDS, (tie.start, tie.end), strict=True)
    )
    return relationship_of(StoredTie(tie.type, start, end, tie.properties))


def _is_about_one(item: Item, forgotten: Forgotten) -> bool:
    """Tell whether an item is a decision about somebody who is forgotten."""
    sides = (str(item.properties.get(name, "")) for name in ("kept", "merged"))
    return isinstance(item, StoredNode) and item.kind == "Verdict" and any(forgotten.knows(side, ()) for side in sides)


def _is_person(node: StoredNode) -> bool:
    kind = str(node.properties.get(STATED_KIND, "")) if node.kind == ORIGINAL else node.kind
    return kind == _PERSON


def _joins(node: StoredNode) -> bool:
    return node.kind == "Verdict" and bool(node.properties.get("same"))


def _names(node: StoredNode) -> list[str]:
    return [str(node.properties.get("name", "")), *node.properties.get("names", ())]


def _touches(item: Item, ids: set[str]) -> bool:
    return isinstance(item, StoredTie) and bool({item.start, item.end} & ids)


def _cleaned_json(text: str, forgotten: Forgotten) -> str:
    return json.dumps(forgotten.cleaned(json.loads(text)), ensure_ascii=False, sort_keys=True)
