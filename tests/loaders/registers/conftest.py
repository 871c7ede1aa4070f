"""What the tests of the register readers share: reading from text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from samspill.graph.model import Records
from samspill.loaders.files import File
from samspill.loaders.registers.gathering import gathered
from samspill.loaders.registers.reading import Reading, Register

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
