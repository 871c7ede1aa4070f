"""What holds for the command line whatever the verb: help, exit codes, languages, pipes and errors."""

import re
import signal
import socket
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest
from command import Command, program

from samspill.cli.verbs import VERBS
from samspill.graph.store import Neo4jLocation

HEAVY = (
    "arcadedb",
    "babel",
    "fastapi",
    "neo4j",
    "networkx",
    "numpy",
    "openpyxl",
    "pandas",
    "pydantic",
    "pyvis",
    "scipy",
)


def test_help_lists_every_verb(samspill: Command) -> None:
    shown = samspill("--help")
    assert shown.code == 0
    assert all(f"  {name} " in shown.out and verb.summary in shown.out for name, verb in VERBS.items())


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_option_has_help(samspill: Command, verb: str) -> None:
    shown = samspill(verb, "--help")
    assert shown.code == 0
    for option in ("--store DIR", "--neo4j URI", "--language", "--debug"):
        assert option in shown.out
    command = getattr(import_module(f"samspill.cli.{VERBS[verb].module}"), f"{verb.replace('-', '_')}_verb")
    assert command.help
    assert all(parameter.help for parameter in command.params if parameter.param_type_name == "option")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom samspill.cli.run import run\nrun(['--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_help_is_there_at_once() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "samspill", "--help"], capture_output=True, check=True)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 0.4


def test_version_is_told(samspill: Command) -> None:
    assert re.fullmatch(r"samspill \d+\.\d+\.\d+\n", samspill("--version").out)


def test_bare_samspill_says_how_to_begin(samspill: Command) -> None:
    shown = samspill()
    assert shown.code == 0
    assert "Verbs:" in shown.out
    assert "samspill demo" in shown.err


def test_bare_samspill_says_what_the_store_holds(
    samspill: Command, troms_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMSPILL_STORE", str(troms_folder))
    assert "organisations: 38" in samspill().err


def test_a_misspelt_verb_is_corrected(samspill: Command) -> None:
    shown = samspill("analyze", "degree")
    assert shown.code == 2
    assert "did you mean analyse?" in shown.err
    assert shown.out == ""


@pytest.mark.parametrize("arguments", [["ask"], ["analyse"], ["load"], ["query", "x", "--format", "xml"], ["map"]])
def test_wrong_use_exits_2_and_says_what_is_missing(samspill: Command, arguments: list[str]) -> None:
    shown = samspill(*arguments)
    assert shown.code == 2
    assert "Error: " in shown.err
    assert shown.out == ""


def test_store_and_server_are_not_given_together(samspill: Command) -> None:
    shown = samspill("query", "RETURN 1 AS one", "--store", "x", "--neo4j", "bolt://localhost")
    assert shown.code == 2
    assert "not both" in shown.err


def test_a_folder_counts_more_than_a_server_in_the_environment(
    samspill: Command, troms_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMSPILL_NEO4J_URI", "bolt://127.0.0.1:1")
    assert samspill("query", "RETURN 1 AS one", "--store", troms_folder).code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyse", "islands"],
        ["ask", "sources"],
        ["query", "RETURN 1 AS one"],
        ["map", "m.html"],
        ["export", "x.json"],
        ["serve", "--port", "0"],
    ],
)
def test_reading_where_nothing_was_loaded_exits_4_and_makes_nothing(samspill: Command, arguments: list[str]) -> None:
    shown = samspill(*arguments, "--store", "nowhere")
    assert shown.code == 4
    assert "samspill demo" in shown.err
    assert list(Path().iterdir()) == []


def test_an_unreachable_server_exits_4_within_5_seconds(samspill: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    start = time.perf_counter()
    shown = samspill("query", "RETURN 1 AS one", "--neo4j", f"bolt://127.0.0.1:{port}")
    assert time.perf_counter() - start < 5
    assert shown.code == 4
    assert str(port) in shown.err
    assert "Traceback" not in shown.err


def test_a_wrong_password_exits_4_and_does_not_show_it(
    samspill: Command, neo4j_server: Neo4jLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMSPILL_NEO4J_PASSWORD", "hemmelig")
    shown = samspill("query", "RETURN 1 AS one", "--neo4j", neo4j_server.uri)
    assert shown.code == 4
    assert "password" in shown.err
    assert "hemmelig" not in shown.err


@pytest.mark.parametrize("uri", ["http://localhost:7474", "bolt://[x", "bolt://host:99999"])
def test_an_address_that_no_server_has_exits_2(samspill: Command, uri: str) -> None:
    shown = samspill("query", "RETURN 1 AS one", "--neo4j", uri)
    assert shown.code == 2
    assert "neo4j://HOST:7687" in shown.err


def test_a_password_in_an_address_is_refused_and_not_shown(samspill: Command) -> None:
    shown = samspill("query", "RETURN 1 AS one", "--neo4j", "bolt://neo4j:hemmelig@host")
    assert shown.code == 2
    assert "SAMSPILL_NEO4J_PASSWORD" in shown.err
    assert "hemmelig" not in shown.err


def test_a_folder_of_nobodys_exits_2(samspill: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    # On the command line the shell knows that there is no such user; in the environment nobody does.
    monkeypatch.setenv("SAMSPILL_STORE", "~no-such-user/x")
    shown = samspill("query", "RETURN 1 AS one")
    assert shown.code == 2
    assert "SAMSPILL_STORE" in shown.err


@pytest.mark.parametrize("about", ["", "{", "[]", '{"format": "new"}', "{}"])
def test_a_damaged_store_exits_4(samspill: Command, about: str) -> None:
    Path("graf").mkdir()
    (Path("graf") / "store.json").write_text(about, encoding="utf-8")
    shown = samspill("query", "RETURN 1 AS one", "--store", "graf")
    assert shown.code == 4
    assert "damaged" in shown.err


@pytest.mark.parametrize("name", ["\x1b[31mx.xlsx", "x\x9b31m.xlsx", "x\u202e.xlsx", "x\r.xlsx"])
def test_a_name_cannot_steer_the_terminal(samspill: Command, name: str) -> None:
    Path(name).mkdir()
    Path(name, "organisasjoner.csv").write_text("navn;type\nPolar\x1b[31mfisk;Bedrift\n;Bedrift\n", encoding="utf-8")
    told = ""
    for arguments in (["load", name, "--dry-run", "--store", "x"], ["load", f"{name}-none"], [name]):
        shown = samspill(*arguments)
        assert shown.code in {2, 3}
        told = shown.err + shown.out
        assert not set("\x1b\x9b\r\u202e") & set(told)
    assert name.encode("unicode_escape").decode() in told


def test_words_between_colons_are_no_pictures(samspill: Command) -> None:
    assert "workbook:date:x" in samspill("load", "workbook:date:x").err


def test_an_option_before_the_verb_is_pointed_behind_it(samspill: Command) -> None:
    shown = samspill("--store", "x", "demo")
    assert shown.code == 2
    assert "samspill VERB --store" in shown.err


def test_the_language_can_be_chosen(samspill: Command) -> None:
    assert "Hvem samarbeider en organisasjon med" in samspill("questions", "--language", "nb").out
    assert "Kven samarbeider ein organisasjon med" in samspill("questions", "--language", "nn").out


def test_the_language_of_the_system_counts_if_none_is_chosen(
    samspill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "nb_NO.UTF-8")
    assert "Hvem samarbeider en organisasjon med" in samspill("questions").out


def fail(*_: object, **__: object) -> None:
    message = "the sky is green"
    raise RuntimeError(message)


def test_an_unexpected_error_is_one_line_and_a_log(
    samspill: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("samspill.cli.sources.print_rows", fail)
    shown = samspill("sources")
    assert shown.code == 1
    assert shown.err.count("\n") == 1
    assert "RuntimeError: the sky is green" in shown.err
    (log,) = (tmp_path / "home").rglob("samspill.log")
    assert str(log) in shown.err
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_debug_shows_the_traceback(samspill: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samspill.cli.sources.print_rows", fail)
    assert "Traceback" in samspill("sources", "--debug").err


def interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_ctrl_c_in_the_middle_exits_130(samspill: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samspill.cli.sources.print_rows", interrupt)
    shown = samspill("sources")
    assert (shown.code, shown.out) == (130, "")
    assert shown.err.strip() == "samspill: stopped"


def test_ctrl_c_while_samspill_starts_is_no_traceback() -> None:
    code = (
        "import sys\nfrom importlib.abc import MetaPathFinder\n"
        "class Interrupted(MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'click': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from samspill.cli import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "samspill: stopped\n")


def test_a_reader_that_has_had_enough_is_no_error(troms_folder: Path) -> None:
    command = f"{sys.executable} -m samspill query 'UNWIND range(1, 9999) AS n RETURN n AS n' --store {troms_folder} --format csv"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{command} | head -n 2"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "n\n1\n", "")


def test_names_are_utf_8_whatever_the_locale(troms_folder: Path) -> None:
    latin = {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    started = program("ask", "partners", "organisation=Kupa", "--store", troms_folder, **latin)
    out, err = started.communicate(timeout=60)
    assert started.returncode == 0, err
    assert "Sjømatklyngen Senja" in out


def test_no_colour_codes_are_written_to_files_and_pipes(troms_folder: Path) -> None:
    started = program("analyse", "degree", "--store", troms_folder)
    out, err = started.communicate(timeout=60)
    assert out
    assert "\x1b" not in out + err


def test_a_long_row_is_not_broken_in_a_pipe(troms_folder: Path) -> None:
    started = program("query", f"RETURN '{'ord ' * 100}' AS many", "--store", troms_folder)
    out, _ = started.communicate(timeout=60)
    assert "ord " * 99 in out


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_explorer_stops_cleanly(number: signal.Signals, troms_folder: Path) -> None:
    started = program("serve", "--port", "0", "--store", troms_folder)
    assert started.stderr
    address = re.search(r"http://\S+", started.stderr.readline())
    assert address
    started.send_signal(number)
    _, err = started.communicate(timeout=30)
    assert started.returncode == 0
    assert "Traceback" not in err


def test_the_explorer_tells_what_a_server_leaves_open_before_its_address(
    neo4j_server: Neo4jLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMSPILL_NEO4J_USER", neo4j_server.user)
    monkeypatch.setenv("SAMSPILL_NEO4J_PASSWORD", neo4j_server.password)
    monkeypatch.setenv("SAMSPILL_NEO4J_DATABASE", neo4j_server.database)
    started = program("serve", "--port", "0", "--neo4j", neo4j_server.uri, "--language", "nb")
    assert started.stderr
    told = started.stderr.readline()
    assert "ingen brukere som bare kan lese" in told
    assert "http://" in started.stderr.readline()
    started.send_signal(signal.SIGTERM)
    started.communicate(timeout=30)
    assert started.returncode == 0
