"""Refuses names that do not exist, and says which do."""

from collections.abc import Collection
from difflib import get_close_matches

from samspill.graph.errors import UsageError

_SHOWN = 12


def require(what: str, name: str, choices: Collection[str]) -> None:
    """Raise UsageError if no `what` is called `name`; it names the choices, or of very many those spelt alike."""
    if name not in choices:
        raise UsageError(f"There is no {what} '{name}'" + _instead(name, choices))


def _instead(name: str, choices: Collection[str]) -> str:
    if not choices:
        return ": there is none at all."
    if len(choices) <= _SHOWN:
        return f". Choose from: {', '.join(choices)}."
    close = get_close_matches(name, choices, n=3)
    return f" among {len(choices)}." + (f" Did you mean {' or '.join(close)}?" if close else "")
