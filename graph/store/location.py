"""Where a store is: a directory on this machine, or a Neo4j server."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from samspill.graph.errors import UsageError

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


@dataclass(frozen=True, slots=True)
class EmbeddedLocation:
    """A directory that the embedded engine keeps its files in; made when it is not there."""

    directory: Path


@dataclass(frozen=True, slots=True)
class Neo4jLocation:
    """A Neo4j server and one of its databases.

    Raises UsageError for an address that no Neo4j can have.
    """

    uri: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"

    def __post_init__(self) -> None:
        """Refuse another scheme here: the driver would fail on it with the name of a Python module."""
        parts = urlsplit(self.uri)
        if parts.scheme not in SCHEMES or not parts.hostname:
            message = f"{self.uri!r} is no address of a Neo4j server: write it as neo4j://HOST:7687 or bolt://HOST:7687 (+s for encrypted)"
            raise UsageError(message)


Location = EmbeddedLocation | Neo4jLocation
