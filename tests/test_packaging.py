"""What is installed is what is in the folders: no sub-package, Cypher text, template or example is left out of the wheel."""

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("cypher", "graph", "loaders", "viz")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def tracked(*folders: str) -> set[str]:
    """Return the files that git knows below the given folders."""
    listing = subprocess.run(["git", "ls-files", *folders], cwd=ROOT, capture_output=True, text=True, check=True)
    return {line for line in listing.stdout.splitlines() if not (ROOT / line).is_symlink()}


def test_every_folder_is_a_package_of_the_distribution() -> None:
    """Also those of data only: setuptools would warn of each, more than a thousand lines in front of a newcomer's eyes."""
    folders = {f"samspill/{Path(path).parent.as_posix()}" for path in tracked(*ROOMS, "examples")}
    folders |= {Path(path).parent.as_posix() for path in tracked("samspill")}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == {folder.replace("/", ".") for folder in folders}


@pytest.mark.parametrize("room", [*ROOMS, "examples"])
def test_the_links_for_type_checkers_point_at_the_folders(room: str) -> None:
    assert (ROOT / "samspill" / room).resolve() == ROOT / room


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as `pip install .` builds it from a checkout without symlinks."""
    checkout, folder = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("wheel")
    for path in tracked("."):
        (checkout / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, checkout / path)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(checkout)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_every_file_of_the_rooms(wheel: zipfile.ZipFile) -> None:
    expected = {f"samspill/{path}" for path in tracked(*ROOMS, "examples")} | tracked("samspill")
    left_out = expected - set(wheel.namelist())
    assert not left_out


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    expected = {f"samspill/{path}" for path in tracked(*ROOMS, "examples")} | tracked("samspill")
    extra = {name for name in wheel.namelist() if ".dist-info/" not in name} - expected
    assert not extra
