"""Where the graph is kept: one port, two engines (embedded ArcadeDB and Neo4j), one protocol (Bolt)."""

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
    "no_progress",
    "open_store",
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
