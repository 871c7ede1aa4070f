"""The compose file is valid and closes what a Neo4j Community server leaves open; validated here, not run."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PASSWORDS = {"SAMSPILL_NEO4J_PASSWORD": "tolv-trygge-tegn", "SAMSPILL_PASSWORD": "enda-et-passord"}


def compose(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `docker-compose` on the project's file."""
    program = shutil.which("docker-compose")
    if program is None:
        reason = "docker-compose is not installed (Debian: apt-get install docker-compose)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return subprocess.run(
        [program, "-f", str(ROOT / "docker-compose.yml"), *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_compose_file_is_valid() -> None:
    answer = compose("config", "-q", **PASSWORDS)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("missing", PASSWORDS)
def test_nothing_starts_without_a_password(missing: str) -> None:
    answer = compose("config", "-q", **{name: "" if name == missing else word for name, word in PASSWORDS.items()})
    assert answer.returncode != 0
    assert missing in answer.stderr


def test_neo4j_reads_no_files_and_calls_no_machines_and_listens_here_only() -> None:
    shown = compose("config", **PASSWORDS).stdout.replace('"', "'")
    assert "NEO4J_dbms_security_allow__csv__import__from__file__urls: 'false'" in shown
    assert "NEO4J_internal_dbms_cypher__ip__blocklist: 0.0.0.0/0,::/0" in shown
    assert "NEO4J_server_directories_import: import" in shown
    assert "127.0.0.1:7687:7687" in shown
    assert "127.0.0.1:8350:8350" in shown


def explorer_environment(**given: str) -> list[str]:
    """Return the lines of the environment that the explorer gets."""
    shown = compose("config", **PASSWORDS, **given).stdout
    return [line.strip() for line in shown.splitlines() if line.strip().startswith("SAMSPILL_")]


def test_the_explorer_answers_to_the_names_that_a_proxy_passes_on() -> None:
    assert "SAMSPILL_HOSTS: kart.example.no,samspill.example.no" in explorer_environment(
        SAMSPILL_HOSTS="kart.example.no,samspill.example.no"
    )
    assert any(line in {"SAMSPILL_HOSTS: ''", 'SAMSPILL_HOSTS: ""'} for line in explorer_environment(SAMSPILL_HOSTS=""))
