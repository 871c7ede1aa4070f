"""What a bench hands back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """The figures of a bench, and the promises that it found broken."""

    document: Mapping[str, Any]
    """The table as JSON-ready values."""
    broken: tuple[str, ...] = ()
    """Each promise that is not kept, in a few words."""
