"""What can be set about the explorer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from samspill.graph.spreadsheet import Sheet
from samspill.graph.store.port import DEFAULT_LIMITS, Limits

LOOPBACK_NAMES: Final = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class ExplorerSettings:
    """Given once to `create_app`."""

    title: str = "samspill"
    """The name in the header and in the titles of the pages."""
    language: str | None = None
    """Language of every page unless the address says `?lang=`; None means the browser's."""
    limits: Limits = DEFAULT_LIMITS
    """How much a page's or a reader's query may ask of the store."""
    hosts: tuple[str, ...] = LOOPBACK_NAMES
    """Host names, without port, that the explorer answers to; a page elsewhere cannot read it by pointing its own name here."""
    password: str = field(default="", repr=False)
    """If set, the browser asks for it (any user name will do)."""
    as_excel: Callable[[Sequence[Sheet]], bytes] | None = field(default=None, repr=False)
    """Makes an Excel file of sheets; without it, none is offered."""
