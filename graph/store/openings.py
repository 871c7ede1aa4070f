"""What a Neo4j server that others run leaves open to whoever may send it queries, as far as the user's own rights show it.

samspill's fence refuses all of it; other programs with the same password have no fence. Nothing is changed on the server.
"""

from collections.abc import Iterator
from typing import Final

import neo4j
from neo4j.exceptions import Neo4jError

from samspill.graph.message import Message
from samspill.graph.store.bolt import DRIVER_SETTINGS
from samspill.graph.store.location import Neo4jLocation
from samspill.graph.store.translation import translated

_FILES: Final = "dbms.security.allow_csv_import_from_file_urls"
_FOLDER: Final = "server.directories.import"
_SETTINGS: Final = "SHOW SETTINGS $names YIELD name, value, isExplicitlySet RETURN name, value, isExplicitlySet"
_EDITION: Final = "CALL dbms.components() YIELD edition RETURN edition"
_PROCEDURES: Final = (
    "SHOW PROCEDURES EXECUTABLE YIELD name RETURN DISTINCT split(name, '.')[0] AS family ORDER BY family"
)
_OWN: Final = {"db", "dbms", "tx"}
"""How the names of procedures begin that belong to Neo4j itself."""
_CALL: Final = "LOAD CSV FROM 'http://127.0.0.1:1/' AS line RETURN line LIMIT 1"
"""Has the server call itself where nothing listens: the setting that would forbid it is internal, and not shown."""
_CALLED: Final = "Couldn't load the external resource"
_TIMEOUT_S: Final = 3


def neo4j_openings(location: Neo4jLocation) -> list[Message]:
    """Return a sentence for each thing that the server leaves open; raise StoreUnavailable if it cannot be reached."""
    auth = (location.user, location.password)
    with (
        translated(Message("Neo4j at {uri}", uri=location.uri)),
        neo4j.GraphDatabase.driver(location.uri, auth=auth, **DRIVER_SETTINGS) as driver,
        driver.session(database=location.database, default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        driver.verify_connectivity()
        return [*_rights(session), *_files(session), *_addresses(session), *_procedures(session)]


def _rights(session: neo4j.Session) -> Iterator[Message]:
    if any(record["edition"] == "community" for record in _seen(session, _EDITION)):
        yield Message(
            "Neo4j Community has no users who may only read: whoever has the password may write with other programs. Queries "
            "in samspill only read, since it opens the database for reading and looks at each query first."
        )


def _files(session: neo4j.Session) -> Iterator[Message]:
    settings = {record["name"]: record for record in _seen(session, _SETTINGS, names=[_FILES, _FOLDER])}
    if settings.keys() != {_FILES, _FOLDER}:
        yield Message("Whether LOAD CSV can read files of the server cannot be seen with the rights of this user.")
    elif settings[_FILES]["value"] != "false":
        folder = settings[_FOLDER]
        reach = (
            Message("those in {folder}", folder=folder["value"])
            if folder["isExplicitlySet"]
            else Message("any of them")
        )
        yield Message(
            "LOAD CSV can read files of the server ({reach}). samspill refuses it; {setting} closes it for everybody.",
            reach=reach,
            setting=f"{_FILES}=false",
        )


def _addresses(session: neo4j.Session) -> Iterator[Message]:
    try:
        session.run(neo4j.Query(_CALL, timeout=_TIMEOUT_S)).consume()
    except Neo4jError as error:
        if _CALLED not in (error.message or ""):
            return
    yield Message(
        "LOAD CSV can open connections from the server to other machines. samspill refuses it; {setting} closes it for everybody.",
        setting="internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0",
    )


def _procedures(session: neo4j.Session) -> Iterator[Message]:
    families = tuple(record["family"] for record in _seen(session, _PROCEDURES) if record["family"] not in _OWN)
    if families:
        yield Message(
            "The server has procedures besides Neo4j's own ({families}), which may write, read files or open connections. samspill "
            "refuses them; dbms.security.procedures.allowlist closes them for everybody.",
            families=families,
        )


def _seen(session: neo4j.Session, query: str, **parameters: object) -> list[neo4j.Record]:
    """Return what the server shows this user, which is nothing where a right is missing."""
    try:
        return list(session.run(neo4j.Query(query, timeout=_TIMEOUT_S), parameters))
    except Neo4jError:
        return []
