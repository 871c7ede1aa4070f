"""Tests that come in a small and in a full size, and tell at the end of the run what they saw."""

import sys

import pytest

_TOLD = pytest.StashKey[list[str]]()


def is_full(config: pytest.Config) -> bool:
    """Tell whether the full size was asked for."""
    return bool(config.getoption("--full"))


def tell(config: pytest.Config, line: str) -> None:
    """Have a line printed at the end, and with `-s` at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    config.stash.setdefault(_TOLD, []).append(line)


def told(config: pytest.Config) -> list[str]:
    """Return the lines to be printed."""
    return config.stash.get(_TOLD, [])
