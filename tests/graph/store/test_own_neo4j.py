"""A Neo4j as people run it: encrypted, with a certificate that its owner made, and stopped and started again while it is used."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest
from neo4j_server import CLOSED, TLS, TLS_FOLDER, Neo4jServer, hindrance
from region import region

from samspill.graph.errors import StoreUnavailable
from samspill.graph.store import KeptStore, Limits, Neo4jLocation, content_hash, open_store

SOON_S = 5
AFTER_A_KILL_S = 15
NAMES = "subjectAltName=DNS:localhost,IP:127.0.0.1"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """An encrypted server of its own, with a certificate that nobody else knows."""
    reason = hindrance() or ("openssl is not installed" if not shutil.which("openssl") else None)
    if reason:
        complain = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        complain(f"No encrypted Neo4j to test with: {reason}")
    home = tmp_path_factory.mktemp("encrypted")
    folder = home / TLS_FOLDER
    folder.mkdir()
    key, certificate = folder / "private.key", folder / "public.crt"
    made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", NAMES]
    subprocess.run(["openssl", "req", *made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    server = Neo4jServer(home, {**CLOSED, **TLS}, "bolt+ssc")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def location(server: Neo4jServer) -> Neo4jLocation:
    """Where it is, for those who trust any certificate."""
    return Neo4jLocation(server.uri, server.user, server.password)


def with_scheme(location: Neo4jLocation, scheme: str) -> Neo4jLocation:
    return replace(location, uri=location.uri.replace("bolt+ssc", scheme))


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_a_certificate_that_the_owner_made_is_enough_where_none_is_asked_for(
    location: Neo4jLocation, scheme: str
) -> None:
    with closing(open_store(with_scheme(location, scheme))) as store:
        assert store.read("RETURN 1 AS one").rows == ((1,),)


def test_a_certificate_that_the_machine_trusts_is_enough(
    location: Neo4jLocation, server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(server.home / TLS_FOLDER / "public.crt"))
    with closing(open_store(with_scheme(location, "bolt+s"))) as store:
        assert store.read("RETURN 1 AS one").rows == ((1,),)


@pytest.mark.parametrize(
    ("scheme", "reason"),
    [("bolt+s", r"not one that this machine trusts.*\+ssc"), ("bolt", "speaks encrypted only, write")],
)
def test_who_is_refused_is_told_soon_what_to_write_instead(location: Neo4jLocation, scheme: str, reason: str) -> None:
    started = time.monotonic()
    with pytest.raises(StoreUnavailable, match=reason):
        open_store(with_scheme(location, scheme))
    assert time.monotonic() - started < SOON_S


def test_a_server_that_restarts_in_the_middle_of_a_load_is_told_and_the_load_can_be_run_again(
    server: Neo4jServer, location: Neo4jLocation, embedded_store: KeptStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samspill.graph.store.loading.ROWS_PER_TRANSACTION", 50)
    records = region(100, 200)
    gone: list[float] = []

    def restart(task: str, done: int, total: int) -> None:
        if task == "write" and done > total / 2 and not gone:
            server.stop()
            gone.append(time.monotonic())

    with closing(open_store(location)) as store:
        with pytest.raises(StoreUnavailable, match="run it again, which completes it"):
            store.load(records, progress=restart)
        assert time.monotonic() - gone[0] < SOON_S
        started = time.monotonic()
        with pytest.raises(StoreUnavailable, match="nothing listens there"):
            store.read("RETURN 1 AS one")
        assert time.monotonic() - started < SOON_S
        server.start()
        monkeypatch.setattr("samspill.graph.store.loading.SILENCE_MS", 0)
        store.load(records)
        embedded_store.load(records)
        assert content_hash(store.contents()) == content_hash(embedded_store.contents())


def test_a_server_that_restarts_in_the_middle_of_a_query_is_told_and_answers_again(
    server: Neo4jServer, location: Neo4jLocation
) -> None:
    endless = "UNWIND range(1, 10000000000) AS x RETURN count(x) AS number"
    with closing(open_store(location)) as store, ThreadPoolExecutor() as threads:
        asked = threads.submit(store.read, endless, limits=Limits(timeout_s=60))
        time.sleep(1)
        assert not asked.done()
        server.kill()
        with pytest.raises(StoreUnavailable, match="cannot be reached"):
            asked.result(AFTER_A_KILL_S)
        server.start()
        assert store.read("RETURN 1 AS one").rows == ((1,),)
