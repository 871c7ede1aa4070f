"""Files that a verb writes: whole or not at all, and never over one that is there unless told to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from samspill.graph.errors import UsageError

force_option = click.option("--force", is_flag=True, help="Write over a file that is there.")


def check_target(path: Path, *, force: bool) -> None:
    """Raise UsageError if `path` cannot or should not be written."""
    if not path.absolute().parent.is_dir():
        message = f"There is no folder {path.absolute().parent} to write {path.name} in: make it first."
        raise UsageError(message)
    if path.is_dir():
        message = f"{path} is a folder: give the name of a file."
        raise UsageError(message)
    if path.exists() and not force:
        message = f"{path} is there already: choose another name, or write over it with --force."
        raise UsageError(message)


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """Give a name to write to that becomes `path` when all is written; raise UsageError if it cannot be written."""
    draft = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")
    try:
        yield draft
        draft.replace(path)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}."
        raise UsageError(message) from error
    finally:
        draft.unlink(missing_ok=True)
