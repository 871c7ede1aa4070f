"""The command line as a user has it: run with arguments, seen by its exit code and what it prints."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  whatever the verb documents
        """The document on standard output."""
        return json.loads(self.out)


Command = Callable[..., Outcome]


def program(*arguments: object, stdin: int = subprocess.DEVNULL, **environment: str) -> "subprocess.Popen[str]":
    """Start samspill as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "samspill", *map(str, arguments)],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | environment,
    )
