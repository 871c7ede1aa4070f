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

    Raises UsageError for an address that no Neo4j can have, or that holds a password, which would be shown wherever it is told.
    """

    uri: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"

    def __post_init__(self) -> None:
        """Refuse another scheme here: the driver would fail on it with the name of a Python module."""
        if "@" in self.uri:
            raise UsageError(
                "The address of a Neo4j server holds no user and password: give them as neo4j_user and neo4j_password in "
                "samspill.toml, or as SAMSPILL_NEO4J_USER and SAMSPILL_NEO4J_PASSWORD"
            )
        if not _is_address(self.uri):
            raise UsageError(
                "{uri!r} is no address of a Neo4j server: write it as neo4j://HOST:7687 or bolt://HOST:7687 (+s for encrypted)",
                uri=self.uri,
            )


def _is_address(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
        # Reading the port checks it.
        return parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


Location = EmbeddedLocation | Neo4jLocation
