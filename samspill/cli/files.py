"""Files that a verb writes: whole or not at all, and never over one that is there unless told to."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from samspill.graph.errors import UsageError

force_option = click.option("--force", is_flag=True, help="Write over a file that is there.")


def check_target(path: Path, *, force: bool, folder: bool = False) -> None:
    """Raise UsageError if `path` cannot or should not be written; with `folder`, it becomes a folder."""
    if not path.absolute().parent.is_dir():
        message = f"There is no folder {path.absolute().parent} to write {path.name} in: make it first."
        raise UsageError(message)
    if path.is_dir() and not folder:
        message = f"{path} is a folder: give the name of a file."
        raise UsageError(message)
    if path.is_file() and folder:
        message = f"{path} is a file: give the name of a folder."
        raise UsageError(message)
    if path.exists() and not force and not (folder and not any(path.iterdir())):
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


@contextmanager
def folder_written(path: Path) -> Iterator[Path]:
    """Give an empty folder to write in that becomes `path` when all is written, in the place of an older one.

    Raises UsageError if it cannot be written, or if the older one has files that are not written anew.
    """
    path = path.resolve()
    draft, older = (path.with_name(f".{path.name}.{os.getpid()}{ending}") for ending in ("", ".older"))
    try:
        draft.mkdir()
        yield draft
        if path.exists():
            _check_replaceable(path, draft)
            path.replace(older)
        draft.replace(path)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}."
        raise UsageError(message) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(older, ignore_errors=True)


def _check_replaceable(path: Path, draft: Path) -> None:
    """Keep from removing what no export has written."""
    others = {each.name for each in path.iterdir()} - {each.name for each in draft.iterdir()}
    if others:
        message = f"{path} holds files of another kind ({', '.join(sorted(others))}): choose another folder."
        raise UsageError(message)
