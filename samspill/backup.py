"""Backups: everything that a store holds in one file, exactly as it is, back into a store, and from one store into another.

The file is JSON, one thing a line, packed with gzip. Its last line says how much there was and its hash, so that one that was cut off,
damaged or changed is found out before anything is replaced.
"""

import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, Final

from platformdirs import user_data_path

from samspill.forgetting import forgotten_in, is_list, listed, without
from samspill.graph.errors import InputError, StoreUnavailable
from samspill.graph.message import Message
from samspill.graph.store import Edits, Item, KeptStore, StoredNode, content_hash
from samspill.graph.store.contents import is_ours, item_of, row_of

FORM: Final = "backup"
VERSION: Final = 1
"""Counted up when an older samspill cannot read what a newer one writes."""
_AT_ONCE: Final = 10_000
_DAMAGED: Final = (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError)
_FILLING: Final = StoredNode(("Load",), {"id": "load:restoring", "origin": "restore", "title": "restore"})
"""Stands in a store while it is filled, as a load that has not finished: what is in it then is not whole."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a backup or store holds, and the hash over all of it."""

    things: int
    hash: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list of backups tells of one."""

    file: str
    store: str
    made: str
    hash: str


def summary_of(items: Iterable[Item]) -> Summary:
    """Return how much there is of samspill's own, and its exact hash."""
    count = 0

    def counted() -> Iterator[Item]:
        nonlocal count
        for item in filter(is_ours, items):
            count += 1
            yield item

    digits = content_hash(counted(), exactly=True)
    return Summary(count, digits)


def write_backup(path: Path, store: KeptStore) -> Summary:
    """Write everything in `store` to a file that only its owner may read.

    Raises StoreUnavailable if a load changed the store meanwhile.
    """
    version = store.version()
    with (
        os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw,
        # Without the time in it, the same content is the same file.
        gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed,
    ):
        packed.write(_line({"samspill": {"form": FORM, "version": VERSION}}))
        summary = summary_of(_written(store.contents(), packed))
        packed.write(_line({"whole": asdict(summary)}))
    if store.version() != version:
        raise StoreUnavailable("Something was loaded while the backup was made: make it once more")
    return summary


def check_backup(path: Path) -> Summary:
    """Read a backup from end to end; raise InputError for one that is damaged, changed or of a newer samspill."""
    said: list[Summary] = []
    found = summary_of(_items(path, said))
    if said != [found]:
        raise _damaged(path, Message("its end does not fit the rest"))
    return found


def read_backup(path: Path) -> Iterator[Item]:
    """Go through the things in a backup; `check_backup` tells first whether it is whole."""
    yield from _items(path, [])


def is_empty(store: KeptStore) -> bool:
    """Tell whether a store holds nothing of samspill's."""
    return next(filter(is_ours, store.contents()), None) is None


def fill(store: KeptStore, items: Iterable[Item], expected: Summary) -> tuple[Summary, bool]:
    """Make `store` hold just these items; return what it holds then, and whether somebody was left out; other programs' things stay.

    Whoever was forgotten in the store stays forgotten: its list is joined with the one among the items, and these are filled in without
    them. Otherwise the store then holds what is `expected` of the items.

    An interruption leaves a load that is not finished; filling it again mends that. Raises StoreUnavailable if the store then does not
    hold what it should.
    """
    left_out = False
    held = [node for node in takewhile(_is_node, store.contents()) if is_ours(node)]
    if forgotten := forgotten_in(held):
        whole = list(items)
        kept_out = forgotten | (forgotten_in(whole) or forgotten)
        pairs = list(without(whole, kept_out))
        left_out = any(new != old for old, new in pairs)
        items = [new for _, new in pairs if new]
        expected = summary_of([*items, listed(kept_out)])
        # Before anything else, so that they never are without it.
        store.edit(Edits(changed=[listed(kept_out)]))
    _empty(store, [node for node in held if not is_list(node)])
    store.edit(Edits(new=[_FILLING]))
    some = filter(is_ours, items)
    while batch := list(islice(some, _AT_ONCE)):
        store.edit(Edits(new=batch))
    store.edit(Edits(removed=[_FILLING]))
    found = summary_of(store.contents())
    if found != expected:
        raise StoreUnavailable(
            "The store holds {found} things and should hold {expected}: other programs may be writing to it. Try again",
            found=found.things,
            expected=expected.things,
        )
    return found, left_out


def remember(path: Path, store: str, summary: Summary) -> None:
    """Enter a backup in the list of those that were made, which says where a person may still be found."""
    file = str(path.resolve())
    entry = Entry(file, store, datetime.now(UTC).isoformat(timespec="seconds"), summary.hash)
    entries = [each for each in remembered() if each.file != file] + [entry]
    _list().parent.mkdir(parents=True, exist_ok=True)
    draft = _list().with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps([asdict(each) for each in entries], ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(_list())


def remembered() -> list[Entry]:
    """Return the backups that were made on this machine by this user, whether they are still there or not."""
    try:
        return [Entry(**each) for each in json.loads(_list().read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def _list() -> Path:
    return user_data_path("samspill") / "backups.json"


def _written(items: Iterable[Item], packed: gzip.GzipFile) -> Iterator[Item]:
    for item in filter(is_ours, items):
        packed.write(_line(row_of(item)))
        yield item


def _items(path: Path, end: list[Summary]) -> Iterator[Item]:
    """Go through the things in a backup, and add what its last line says to `end`."""
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            version = json.loads(next(lines, ""))["samspill"]["version"]
            if version > VERSION:
                raise InputError("{file} was made by a newer samspill: update samspill to restore it", file=path)
            for line in lines:
                row: dict[str, Any] = json.loads(line)
                if "whole" in row:
                    end.append(Summary(**row["whole"]))
                else:
                    yield item_of(row)
    except FileNotFoundError as exc:
        raise InputError("{file} does not exist", file=path) from exc
    except _DAMAGED as exc:
        raise _damaged(path, exc) from exc


def _empty(store: KeptStore, nodes: Sequence[Item]) -> None:
    for first in range(0, len(nodes), _AT_ONCE):
        store.edit(Edits(removed=nodes[first : first + _AT_ONCE]))


def _is_node(item: Item) -> bool:
    return isinstance(item, StoredNode)


def _line(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False) + "\n").encode()


def _damaged(path: Path, reason: object) -> InputError:
    return InputError(
        "{file} is no backup that samspill made, or it is damaged ({reason}). Nothing was changed",
        file=path,
        reason=reason,
    )
