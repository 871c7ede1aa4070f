"""Where the graph is kept: one port, two engines (embedded ArcadeDB and Neo4j), one protocol (Bolt)."""

from contextlib import suppress

from samspill.graph.message import Message
from samspill.graph.store.contents import Edits, Item, StoredNode, StoredTie, content_hash
from samspill.graph.store.location import EmbeddedLocation, Location, Neo4jLocation
from samspill.graph.store.port import (
    DEFAULT_LIMITS,
    KeptStore,
    Limits,
    LoadReport,
    Progress,
    Result,
    Store,
    no_progress,
)

__all__ = [
    "DEFAULT_LIMITS",
    "Edits",
    "EmbeddedLocation",
    "Item",
    "KeptStore",
    "Limits",
    "LoadReport",
    "Location",
    "Neo4jLocation",
    "Progress",
    "Result",
    "Store",
    "StoredNode",
    "StoredTie",
    "content_hash",
    "left_open",
    "no_progress",
    "open_store",
    "store_exists",
]


def open_store(location: Location, *, read_only: bool = False) -> KeptStore:
    """Open the store at `location`; an embedded one is made, and its engine started, if it is not there.

    With `read_only` nothing is made or changed: a missing directory or database is an error, and `load` is refused.
    Raises StoreUnavailable.
    """
    # The adapters are imported when they are used: the driver takes longer to import than the embedded engine to start.
    if isinstance(location, EmbeddedLocation):
        from samspill.graph.store.embedded.store import EmbeddedStore  # noqa: PLC0415

        return EmbeddedStore(location, read_only=read_only)
    from samspill.graph.store.neo4j import Neo4jStore  # noqa: PLC0415

    return Neo4jStore(location, read_only=read_only)


def store_exists(location: Location) -> bool:
    """Tell whether a store was made at `location`; where that cannot be seen, as on a server, opening it will tell."""
    if isinstance(location, EmbeddedLocation):
        from samspill.graph.store.embedded.directory import StoreDirectory  # noqa: PLC0415  as above

        with suppress(OSError):
            return StoreDirectory(location.directory).is_store
    return True


def left_open(location: Location) -> list[Message]:
    """Return a sentence for each thing that the engine leaves open to other programs; the embedded one leaves nothing.

    Raises StoreUnavailable.
    """
    if isinstance(location, EmbeddedLocation):
        return []
    from samspill.graph.store.openings import neo4j_openings  # noqa: PLC0415  as above

    return neo4j_openings(location)
