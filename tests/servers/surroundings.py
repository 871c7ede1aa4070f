"""What stands around a graph: users, settings, schema and files, read with the rights of whoever runs the engine.

So a test can see that a query left them alone.
"""

import base64
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final

import neo4j
import psutil

from samspill.graph.store import EmbeddedLocation, Location, Neo4jLocation

_NEO4J: Final = {
    "users": "SHOW USERS",
    "settings": "SHOW SETTINGS YIELD name, value",
    "databases": "SHOW DATABASES YIELD name, access, requestedStatus, currentStatus",
    "indexes": "SHOW INDEXES YIELD name, type, labelsOrTypes, properties",
    "constraints": "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties",
}
_SCHEMA: Final = "SELECT name, parentTypes, properties, indexes FROM schema:types"
_SETTINGS: Final = "SELECT settings FROM schema:database"
_WRITTEN_BY_ITSELF: Final = {"data", "log", "logs", "console.log"}
"""What an engine writes in its directory while it does nothing but read, besides what is in its database."""


def surroundings(location: Location) -> Mapping[str, Any]:
    """Return all that a query must leave as it is, but the graph itself."""
    return _of_neo4j(location) if isinstance(location, Neo4jLocation) else _of_the_embedded(location)


def running(location: Location) -> int:
    """Return how many queries of readers the engine works on."""
    if isinstance(location, Neo4jLocation):
        with _driver(location) as driver:
            found = driver.execute_query("SHOW TRANSACTIONS YIELD metaData WHERE metaData.samspill IS NOT NULL").records
        return len(found)
    with _asking(location) as asked:
        queries = asked("POST", "server", command="list queries")["result"]
    return sum(query["user"] == "reader" for query in queries)


def _driver(location: Neo4jLocation) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(location.uri, auth=(location.user, location.password))


def _of_neo4j(location: Neo4jLocation) -> dict[str, Any]:
    with _driver(location) as driver, driver.session(database=location.database) as session:
        seen: dict[str, Any] = {name: session.run(text).data() for name, text in _NEO4J.items()}
    home = next(each["value"] for each in seen["settings"] if each["name"] == "server.directories.neo4j_home")
    return seen | {"files": _files(Path(home))}


def _of_the_embedded(location: EmbeddedLocation) -> dict[str, Any]:
    with _asking(location) as asked:
        return {
            "users": asked("GET", "server/users")["result"],
            "settings": asked("GET", "server?mode=default")["settings"],
            "of the database": asked("POST", "command/samspill", language="sql", command=_SETTINGS)["result"],
            "schema": asked("POST", "command/samspill", language="sql", command=_SCHEMA)["result"],
            "databases": asked("GET", "databases")["result"],
            "files": _files(location.directory),
        }


@contextmanager
def _asking(location: EmbeddedLocation) -> Iterator[Callable[..., Any]]:
    """Give a function that asks the engine as its owner."""
    address = json.loads((location.directory / "engine.json").read_text(encoding="utf-8"))
    with closing(_http(location.directory, address)) as connection:

        def asked(method: str, path: str, **body: str) -> Any:  # noqa: ANN401  whatever the engine answers
            token = base64.b64encode(f"root:{address['owner_password']}".encode()).decode()
            headers = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}
            connection.request(method, f"/api/v1/{path}", json.dumps(body) if body else None, headers)
            return json.load(connection.getresponse())

        yield asked


def _http(directory: Path, address: Mapping[str, Any]) -> HTTPConnection:
    """Return a connection to the engine's own port for those who run it, which no user of a store is told."""
    (engine,) = (each for each in psutil.process_iter(["cmdline"]) if _serves(each, directory))
    ports = {each.laddr.port for each in engine.net_connections() if each.status == psutil.CONN_LISTEN}
    (port,) = ports - {address["bolt_port"], address["lease_port"]}
    return HTTPConnection("127.0.0.1", port, timeout=20)


def _serves(process: psutil.Process, directory: Path) -> bool:
    return (process.info["cmdline"] or [])[-2:] == ["--serve", str(directory)]


def _files(folder: Path) -> list[str]:
    """Return the names of the files and folders below a folder, those of the databases' own contents left out."""
    found = (path.relative_to(folder) for path in folder.rglob("*"))
    return sorted(
        path.as_posix()
        for path in found
        if not _WRITTEN_BY_ITSELF & set(path.parts) and (path.parts[0] != "databases" or len(path.parts) == 2)
    )
