"""The documentation says what is there: its generated parts are those of now, and what it shows works."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from command import Command

from samspill.cli.verbs import VERBS
from samspill.cli.verbs import samspill as program
from samspill.cypher.catalogue import read_catalogue
from samspill.settings import read_settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def blocks(page: str, language: str) -> list[str]:
    """Return the hand-written code blocks of a page in a language."""
    text = (DOCS / page).read_text(encoding="utf-8").split("<!-- begin")[0]
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_generated_parts_are_those_of_now() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docs", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_stale_part_is_found_and_mended(tmp_path: Path) -> None:
    """The check above would be worth nothing if it could not fail."""
    for name in ("__init__.py", "__main__.py", "example_files.py", "parts.py", "statements.py", "settings.md"):
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "docs" / name).write_bytes((DOCS / name).read_bytes())
    page = tmp_path / "docs" / "settings.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(good.replace("Port the explorer listens on.", "Port."), encoding="utf-8")
    command = [sys.executable, "-m", "docs"]
    assert subprocess.run([*command, "--check"], cwd=tmp_path, capture_output=True, check=False).returncode == 1
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert page.read_text(encoding="utf-8") == good


def test_the_example_of_a_question_is_one_that_the_catalogue_takes(tmp_path: Path) -> None:
    (example,) = blocks("questions.md", "cypher")
    (tmp_path / "ownership.cypher").write_text(example, encoding="utf-8")
    assert read_catalogue(tmp_path)["ownership"].title["en"] == "Who owns whom?"


def test_the_example_of_a_settings_file_can_be_read() -> None:
    (example,) = blocks("settings.md", "toml")
    Path("samspill.toml").write_text(example, encoding="utf-8")
    assert read_settings({})[0].title == "Samspill i Troms"


@pytest.mark.parametrize("page", [ROOT / "README.md", *DOCS.glob("*.md")], ids=lambda page: page.name)
def test_the_commands_shown_anywhere_have_such_verbs_and_options(page: Path) -> None:
    shown = "".join(re.findall(r"```(?:bash|sh|console)?\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))
    for line in re.findall(r"^samspill (.+)$", shown, re.MULTILINE):
        verb, *words = shlex.split(line, comments=True)
        assert verb in VERBS, line
        known = program.get_command(click.Context(program), verb)
        assert known
        options = {option for parameter in known.params for option in parameter.opts}
        assert {word.split("=")[0] for word in words if word.startswith("--")} <= options, line


@pytest.mark.parametrize("line", [line for block in blocks("questions.md", "bash") for line in block.splitlines()])
def test_the_commands_shown_for_questions_work(samspill: Command, troms_folder: Path, line: str) -> None:
    _, *arguments = shlex.split(line, comments=True)
    assert samspill(*arguments, "--store", troms_folder).code == 0


def test_the_python_shown_for_analysis_works(troms_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "store").symlink_to(troms_folder)
    shown = re.findall(r"```python\n(.*?)```", (DOCS / "analysis.md").read_text(encoding="utf-8"), re.DOTALL)
    program = "".join([*shown, "print(len(graph), *network.ids, *ranking.frame)"])
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.stderr) == ("32 Lerøy Nofima UiT id name kind value rank\n", "")


def test_the_exit_codes_are_told() -> None:
    text = (DOCS / "command-line.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d+) \|", text, re.MULTILINE) == ["0", "1", "2", "3", "4", "5", "130"]
