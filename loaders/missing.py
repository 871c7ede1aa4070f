"""What to say of a file that is not there."""

from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from samspill.graph.errors import InputError
from samspill.loaders.words import Say


def missing(path: Path, say: Say) -> InputError:
    """Return the error that says that there is no such file, and which names in its folder are like it."""
    folder = path.absolute().parent
    if not folder.is_dir():
        return InputError(say("{file} does not exist: there is no folder {folder}.", file=path, folder=folder))
    names: list[str] = []
    with suppress(OSError):
        names = [each.name for each in folder.iterdir()]
    if alike := get_close_matches(path.name, names):
        return InputError(say("{file} does not exist. Did you mean {names}?", file=path, names=tuple(alike)))
    return InputError(say("{file} does not exist. Check the name and the folder.", file=path))
