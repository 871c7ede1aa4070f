"""What the tests of all loaders share: the example files that may not be redistributed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[3] / "shared" / "data" / "dev"


@pytest.fixture
def example() -> Callable[[str], Path]:
    """Give the path of an example file that stands beside the checkout."""

    def find(name: str) -> Path:
        path = EXAMPLES / name
        if not path.exists():
            complain = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            complain(f"The example files that may not be redistributed are not beside the checkout: {EXAMPLES}")
        return path

    return find
