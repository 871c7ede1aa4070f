"""The engine processes of embedded stores, for tests that look at them or harm them."""

from pathlib import Path

import psutil


def engines(directory: Path) -> list[psutil.Process]:
    """Return the running engine processes of a store."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        command = process.info["cmdline"] or []
        if command[-2:] == ["--serve", str(directory)]:
            found.append(process)
    return found
