"""The mark of samspill's own exports, so that they are told from files of the same form that others wrote."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from samspill.graph.errors import InputError
from samspill.loaders.words import Say

MARK: Final = "samspill"
FILE: Final = "samspill.json"
"""Beside the files of an export that is a folder."""
VERSION: Final = 1
"""Counted up when an older samspill cannot read what a newer one writes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What an export says of itself."""

    form: str
    title: str
    version: int = VERSION


def mark_of(document: object, path: Path, say: Say) -> Mark | None:
    """Return the mark of a document, or None if it has none; raises InputError for one of a newer samspill."""
    marked = document.get(MARK) if isinstance(document, Mapping) else None
    if not isinstance(marked, Mapping) or not {"form", "title", "version"} <= marked.keys():
        return None
    mark = Mark(str(marked["form"]), str(marked["title"]), int(marked["version"]))
    if mark.version > VERSION:
        raise InputError(say("{file} was written by a newer samspill. Update samspill to read it.", file=path))
    return mark


def marked(form: str, title: str) -> dict[str, Any]:
    """Return the document that marks an export."""
    return {MARK: asdict(Mark(form, title))}


def write_mark(folder: Path, form: str, title: str) -> None:
    """Mark a folder."""
    (folder / FILE).write_text(json.dumps(marked(form, title), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_mark(path: Path, form: str, say: Say) -> tuple[Path, Mark] | None:
    """Return the folder of an export in the given form, and its mark; `path` is the folder or a file in it.

    Raises InputError for one of a newer samspill.
    """
    folder = path if path.is_dir() else path.parent
    try:
        mark = mark_of(json.loads((folder / FILE).read_text(encoding="utf-8")), path, say)
    except (OSError, ValueError):
        return None
    return (folder, mark) if mark and mark.form == form else None


def damaged(path: Path, exc: Exception, say: Say) -> InputError:
    """Return the error of an export that does not hold together, in one line whatever is wrong with it."""
    reason = " ".join(str(exc).split())
    return InputError(say("{file} is damaged or was changed ({reason}). Export it anew.", file=path, reason=reason))
