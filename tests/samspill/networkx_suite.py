"""Where the test that runs NetworkX's own suite leaves its numbers, for the end of the log."""

import pytest

NUMBERS = pytest.StashKey[list[str]]()
