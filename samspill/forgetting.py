"""Takes a person out of a store for good: the person, what they are tied to, their names in texts; and looks for what is left.

What is stored is gone over whole, so that nothing is overlooked: other spellings, what single origins told, titles, ids that hold a name.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from samspill.backup import read_backup, remembered
from samspill.graph.errors import InputError
from samspill.graph.model import search_text
from samspill.graph.names import fold
from samspill.graph.store import Edits, Item, KeptStore, StoredNode, StoredTie
from samspill.graph.store.contents import is_ours, with_properties
from samspill.graph.store.forgotten import LABEL, Forgotten, Person
from samspill.graph.store.merges import ORIGINAL, STATED_KIND
from samspill.graph.store.told import TOLD
from samspill.loaders.exchange import FORMS
from samspill.whole import stored_records

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


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that was searched."""

    kind: str
    """store, export, log or backup."""
    where: str
    holds: bool | None
    """Whether it holds one who is forgotten; None if it could not be searched, as a backup that was moved."""


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
    found = (item.properties for item in items if isinstance(item, StoredNode) and item.kind == LABEL)
    return next(map(Forgotten.stored, found), None)


def plan(items: Sequence[Item], person: Person) -> Plan:
    """Work out how to take a person out of what a store holds, and to keep them out."""
    before = forgotten_in(items)
    forgotten = (before or Forgotten.nobody()).with_person(person)
    listed = StoredNode((LABEL,), forgotten.properties)
    ours = [item for item in items if is_ours(item) and not (isinstance(item, StoredNode) and item.kind == LABEL)]
    gone = [item for item in ours if isinstance(item, StoredNode) and _goes(item, forgotten, person)]
    persons = {node.id for node in gone if _is_person(node)}
    after = [(item, _cleaned(item, forgotten)) for item in ours if not _touches(item, persons) and item not in gone]
    renamed = {old.id for old, new in after if isinstance(old, StoredNode) and old.id != new.id}
    anew = [(old, new) for old, new in after if old.id in renamed or _touches(old, renamed)]
    changed = [(old, new) for old, new in after if new != old and (old, new) not in anew]
    edits = Edits(
        new=[*(new for _, new in anew), *([] if before else [listed])],
        changed=[*(new for _, new in changed), *([listed] if before else [])],
        removed=[*gone, *(old for old, _ in anew if isinstance(old, StoredNode))],
    )
    return Plan(
        edits,
        tuple(sorted(persons)),
        sum(_touches(item, persons) for item in ours),
        tuple(sorted(new.id for old, new in after if new != old)),
    )


def places(store: KeptStore, forgotten: Forgotten, logs: Iterable[Path]) -> Iterator[Place]:
    """Search the store, an export made now, the logs and every backup that is remembered for those who are forgotten."""
    yield Place("store", "", any(_holds(item, forgotten) for item in store.contents()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"export{FORMS['json'].ending}"
        FORMS["json"].write(path, stored_records(store, title="export", persons=True), "en")
        yield Place("export", "", _names_in_text(path.read_text(encoding="utf-8"), forgotten))
    for log in logs:
        yield Place("log", str(log), _holds_log(log, forgotten))
    for entry in remembered():
        yield Place("backup", entry.file, _holds_backup(Path(entry.file), forgotten))


def _goes(node: StoredNode, forgotten: Forgotten, person: Person) -> bool:
    if node.kind == "Verdict":
        return bool({node.properties.get("kept"), node.properties.get("merged")} & person.ids)
    return _is_person(node) and forgotten.knows(node.id, _names(node))


def _is_person(node: StoredNode) -> bool:
    kind = str(node.properties.get(STATED_KIND, "")) if node.kind == ORIGINAL else node.kind
    return kind == _PERSON


def _joins(node: StoredNode) -> bool:
    return node.kind == "Verdict" and bool(node.properties.get("same"))


def _names(node: StoredNode) -> list[str]:
    return [str(node.properties.get("name", "")), *node.properties.get("names", ())]


def _touches(item: Item, ids: set[str]) -> bool:
    return isinstance(item, StoredTie) and bool({item.start, item.end} & ids)


def _cleaned(item: Item, forgotten: Forgotten) -> Item:
    """Return an item with all names in its texts replaced, in its id and its ends too: so every reference still fits."""
    properties = forgotten.cleaned(dict(item.properties))
    if TOLD in properties:
        properties[TOLD] = [_cleaned_json(each, forgotten) for each in item.properties[TOLD]]
    if "search" in properties and properties != item.properties:
        properties["search"] = search_text(
            properties.get("name", ""), properties.get("names", ()), properties.get("orgnr", "")
        )
    if isinstance(item, StoredTie):
        return StoredTie(item.type, forgotten.cleaned(item.start), forgotten.cleaned(item.end), properties)
    return with_properties(item, properties)


def _cleaned_json(text: str, forgotten: Forgotten) -> str:
    return json.dumps(forgotten.cleaned(json.loads(text)), ensure_ascii=False, sort_keys=True)


def _holds(item: Item, forgotten: Forgotten) -> bool:
    if isinstance(item, StoredNode) and item.kind == LABEL:
        return False
    is_one = isinstance(item, StoredNode) and _is_person(item) and forgotten.knows(item.id, _names(item))
    ends: tuple[Any, ...] = (item.start, item.end) if isinstance(item, StoredTie) else ()
    return is_one or any(forgotten.knows(end, ()) for end in ends) or _cleaned(item, forgotten) != item


def _names_in_text(text: str, forgotten: Forgotten) -> bool:
    return bool(forgotten.cleaned(text) != text)


def _holds_log(path: Path, forgotten: Forgotten) -> bool | None:
    try:
        return _names_in_text(path.read_text(encoding="utf-8", errors="replace"), forgotten)
    except OSError:
        return None


def _holds_backup(path: Path, forgotten: Forgotten) -> bool | None:
    try:
        return any(_holds(item, forgotten) for item in read_backup(path))
    except InputError:
        return None
