"""A pytest plugin that counts the calls that NetworkX's own tests make to samspill's backend, and tells them at the end."""

from collections import Counter
from collections.abc import Callable

import pytest

from samspill.backend import dispatch
from samspill.backend.info import FUNCTIONS

calls: Counter[str] = Counter()
tests: Counter[str] = Counter()


def counted(name: str) -> Callable[..., object]:
    """Return a backend function that counts the calls it does not leave to NetworkX."""
    function = getattr(dispatch, name)

    def call(*args: object, **kwargs: object) -> object:
        result = function(*args, **kwargs)
        calls[name] += 1
        return result

    return call


def pytest_sessionstart() -> None:
    for name in FUNCTIONS:
        setattr(dispatch, name, counted(name))


def pytest_runtest_setup() -> None:
    tests["calls before"] = calls.total()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call":
        through = calls.total() > tests["calls before"]
        tests["through the backend"] += through
        tests["through the backend, passed"] += through and report.passed


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for name in FUNCTIONS:
        terminalreporter.write_line(f"samspill {name} {calls[name]}")
    terminalreporter.write_line(
        f"tests that samspill computed something for: {tests['through the backend']},"
        f" of which passed: {tests['through the backend, passed']}"
    )
