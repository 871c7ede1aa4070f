"""What the tests of the register readers share: reading from text, and the example files outside the repository."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from samspill.graph.model import Records
from samspill.loaders.registers.files import File
from samspill.loaders.registers.gathering import gathered
from samspill.loaders.registers.reading import Reading, Register

EXAMPLES = Path(__file__).parents[4] / "shared" / "data" / "dev"

Read = Callable[[Register, bytes | str | Path], Records]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read content (or a file) with a register's reader."""

    def read_content(register: Register, content: bytes | str | Path) -> Records:
        if isinstance(content, Path):
            return gathered(register, Reading(File(content), register.facts))
        path = tmp_path / "extract"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return gathered(register, Reading(File(path), register.facts))

    return read_content


@pytest.fixture
def example() -> Callable[[str], Path]:
    """Find an example file that may not be redistributed; skip where there are none, fail where there must be."""

    def find(name: str) -> Path:
        path = EXAMPLES / name
        if path.exists():
            return path
        reason = f"the example files are not here ({EXAMPLES})"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)

    return find
