"""What every kind of source tells of itself, so that a file finds its loader."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from samspill.graph.model import Records
from samspill.loaders.words import Say

if TYPE_CHECKING:
    # The registers import this module.
    from samspill.loaders.registers.places.area import Area


@dataclass(frozen=True, slots=True)
class Loader:
    """One kind of source."""

    name: str
    """What `--source` calls it."""
    title: str
    """English; to be said with `loaders.words`, as `gives` and `licence` are."""
    gives: str
    licence: str
    recognise: Callable[[Path, Say], str | None]
    """Says why a path is of this kind (a clause such as "it has the sheets …"), or None; raises InputError if only this kind could
    read it and it is broken."""
    read: Callable[[Path, str], Records]
    """Reads a path, telling problems in the given language; raises InputError if nothing can be read."""
    read_area: "Callable[[Path, str, Area], Records] | None" = None
    """Does the same with what lies in an area alone, for files that have the whole country."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """Which loader takes a path, and why."""

    loader: Loader
    reason: str
