"""Files that a verb writes: whole or not at all, and never over one that is there unless told to."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from samspill.graph.errors import UsageError
from samspill.graph.files import whole

force_option = click.option("--force", is_flag=True, help="Write over a file that is there.")


def check_target(path: Path, *, force: bool, folder: bool = False) -> None:
    """Raise UsageError if `path` cannot or should not be written; with `folder`, it becomes a folder."""
    if not path.absolute().parent.is_dir():
        raise UsageError(
            "There is no folder {folder} to write {name} in: make it first.",
            folder=path.absolute().parent,
            name=path.name,
        )
    if path.is_dir() and not folder:
        raise UsageError("{path} is a folder: give the name of a file.", path=path)
    if path.is_file() and folder:
        raise UsageError("{path} is a file: give the name of a folder.", path=path)
    if path.exists() and not force and not (folder and not any(path.iterdir())):
        raise UsageError("{path} is there already: choose another name, or write over it with --force.", path=path)


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """Give a name to write to that becomes `path` when all is written; raise UsageError if it cannot be written."""
    try:
        with whole(path) as draft:
            yield draft
    except OSError as error:
        raise _unwritten(path, error) from error


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
        raise _unwritten(path, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(older, ignore_errors=True)


def _unwritten(path: Path, error: OSError) -> UsageError:
    return UsageError("{path} cannot be written: {reason}.", path=path, reason=error.strerror or error)


def _check_replaceable(path: Path, draft: Path) -> None:
    """Keep from removing what no export has written."""
    others = {each.name for each in path.iterdir()} - {each.name for each in draft.iterdir()}
    if others:
        raise UsageError(
            "{path} holds files of another kind ({others}): choose another folder.",
            path=path,
            others=tuple(sorted(others)),
        )
