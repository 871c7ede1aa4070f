"""ArcadeDB inside this process: started on free loopback ports, with its users, settings and schema, and stopped again."""

import base64
import json
import os
import secrets
import shutil
import socket
import time
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection
from types import TracebackType
from typing import Any, Final, Self

from samspill.cypher.texts import schema
from samspill.graph.store.embedded.directory import StoreDirectory

DATABASE: Final = "samspill"
OWNER: Final = "root"
READER: Final = "reader"
LONGEST_READ_MS: Final = 3_600_000
"""The engine's own limit for readers; `watch` enforces the shorter one that each query brings."""
_END_ONE: Final = "UPDATE Load SET busy_until = 0 WHERE busy_by = :lease"
_END_ALL: Final = "UPDATE Load SET busy_until = 0 WHERE busy_until > 0"
_LOADS: Final = "SELECT count(*) AS loads FROM Load WHERE finished IS NULL AND busy_until > :now"
_START_ATTEMPTS: Final = 5
_MEMORY: Final = "-XX:MaximumHeapSizePercent=25"
"""Of what the machine or its container has. While it tidies up, the engine takes twice as much; more, and the system would kill it."""
_GATHERED: Final = 10_000_000
"""The most rows that one query may gather, samspill's own included; how much memory they take is limited besides."""
_ANY_TYPE: Final = "*"
_OWNER_RIGHTS: Final = {
    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
    "types": {_ANY_TYPE: {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
}
_READER_RIGHTS: Final[dict[str, Any]] = {
    "access": [],
    "readTimeout": LONGEST_READ_MS,
    "types": {_ANY_TYPE: {"access": ["readRecord"]}},
}
_NO_RIGHTS: Final[dict[str, Any]] = {"access": [], "types": {_ANY_TYPE: {"access": []}}}
_CLOSED: Final = ("arcadedb.opencypher.loadCsv.allowFileUrls", "arcadedb.opencypher.loadCsv.allowRemoteUrls")
"""Settings of the database that would let queries read files and addresses; the server's configuration does not reach them."""


class Arcade:
    """A running ArcadeDB server with one database, made when it is not there.

    Use it as a context manager. Passwords are new at every start, and known to nobody but this process until it tells them.
    """

    def __init__(self, directory: StoreDirectory) -> None:
        self._directory = directory
        self.owner_password = secrets.token_urlsafe(24)
        self.reader_password = secrets.token_urlsafe(24)
        self.bolt_port = 0
        self._http_port = 0

    def __enter__(self) -> Self:
        """Start the server and bring users, settings and schema up to date."""
        self._write_rights()
        self._start()
        self.database = self._server.create_database(DATABASE)
        user = {"name": READER, "password": self.reader_password, "databases": {DATABASE: ["reader"]}}
        self.command(f"create user {json.dumps(user)}")
        for setting in _CLOSED:
            self.database.command("sql", f"ALTER DATABASE `{setting}` false")
        self.database.command("sql", f"ALTER DATABASE `arcadedb.queryMaxHeapElementsAllowedPerOp` {_GATHERED}")
        self.database.command("sqlscript", ";\n".join(schema("arcadedb")) + ";")
        self.end_loads()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server; what was committed is on disk."""
        self._server.stop()

    def end_loads(self, lease: str = "") -> None:
        """Let nobody wait for the loads of a user who is gone, or of all who were there before this start."""
        self.database.command("sql", _END_ONE if lease else _END_ALL, {"lease": lease})

    def is_loading(self) -> bool:
        """Tell whether a load goes on that gives signs of life; raises what `command` raises if the engine does not answer."""
        query = {"language": "sql", "command": _LOADS, "params": {"now": int(time.time() * 1000)}}
        return bool(self._post(f"query/{DATABASE}", query)[0]["loads"])

    def command(self, text: str) -> Any:  # noqa: ANN401  whatever the engine answers
        """Send a command of the server's own (users, running queries), which it takes over HTTP only."""
        return self._post("server", {"command": text})

    def _post(self, path: str, body: Mapping[str, object]) -> Any:  # noqa: ANN401
        token = base64.b64encode(f"{OWNER}:{self.owner_password}".encode()).decode()
        headers = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}
        with closing(HTTPConnection("127.0.0.1", self._http_port, timeout=20)) as connection:
            connection.request("POST", f"/api/v1/{path}", json.dumps(body), headers)
            answer = json.load(connection.getresponse())
        if "result" not in answer:
            raise RuntimeError(answer.get("detail", answer))
        return answer["result"]

    def _write_rights(self) -> None:
        config = self._directory.path / "config"
        # Users are made anew at each start, since their passwords are.
        shutil.rmtree(config, ignore_errors=True)
        config.mkdir()
        unlimited = {"resultSetLimit": -1, "readTimeout": -1}
        groups = {"admin": _OWNER_RIGHTS, "reader": _READER_RIGHTS, "*": _NO_RIGHTS}
        whole = {name: unlimited | rights for name, rights in groups.items()}
        rights = {"databases": {"*": {"groups": whole}}, "version": 1}
        (config / "server-groups.json").write_text(json.dumps(rights), encoding="utf-8")

    def _start(self) -> None:
        os.environ["ARCADEDB_LOG_DIR"] = str(self._directory.log)
        os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
        os.environ["ARCADEDB_NATIVE_ISOLATE_ARGS"] = _MEMORY
        import arcadedb  # noqa: PLC0415  reads these when it is imported

        for attempt in range(_START_ATTEMPTS):
            self.bolt_port, self._http_port = _free_ports()
            self._server = arcadedb.create_server(
                root_path=str(self._directory.path),
                root_password=self.owner_password,
                config={
                    "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
                    "bolt_port": self.bolt_port,
                    "http_port": str(self._http_port),
                },
            )
            try:
                self._server.start()
            except arcadedb.ArcadeDBError:
                # Somebody may have taken one of the ports since we looked.
                if attempt + 1 == _START_ATTEMPTS:
                    raise
            else:
                return


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as first, socket.create_server(("127.0.0.1", 0)) as second:
        return first.getsockname()[1], second.getsockname()[1]
