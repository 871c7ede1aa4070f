"""Looks for what is left of those who are forgotten: in the store, an export made now, logs, and the backups that were made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from samspill.backup import read_backup, remembered
from samspill.forgetting import cleaned, is_list, is_one_of
from samspill.graph.errors import InputError
from samspill.graph.store import Item, KeptStore, StoredTie
from samspill.graph.store.forgotten import Forgotten
from samspill.loaders.exchange import FORMS
from samspill.whole import stored_records


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that was searched."""

    kind: str
    """store, export, log or backup."""
    where: str
    holds: bool | None
    """Whether it holds one who is forgotten; None if it could not be searched, as a backup that was moved."""


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


def _holds(item: Item, forgotten: Forgotten) -> bool:
    if is_list(item):
        return False
    ends = (item.start, item.end) if isinstance(item, StoredTie) else ()
    return (
        is_one_of(item, forgotten) or any(forgotten.knows(end, ()) for end in ends) or cleaned(item, forgotten) != item
    )


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
