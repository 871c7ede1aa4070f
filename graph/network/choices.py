"""Refuses names that do not exist, and says which do."""

from collections.abc import Collection
from difflib import get_close_matches

from samspill.graph.errors import UsageError
from samspill.graph.message import Message

_ALIKE = 3


def require(
    what: str | Message,
    name: str,
    choices: Collection[str],
    *,
    listed: bool = True,
    error: type[UsageError] = UsageError,
) -> None:
    """Raise the error if no `what` is called `name`; it names those that are spelt alike and, if they are to be `listed`, all."""
    if name not in choices:
        thing = Message(what) if isinstance(what, str) else what
        raise error(
            "There is no {thing} '{name}'{instead}",
            thing=thing,
            name=name,
            instead=_instead(name, choices, listed=listed),
        )


def _instead(name: str, choices: Collection[str], *, listed: bool) -> Message:
    if not choices:
        return Message(": there is none at all.")
    alike = tuple(get_close_matches(name, choices, n=_ALIKE))
    known = Message(" Choose from: {choices}.", choices=tuple(choices)) if listed else ""
    if alike:
        return Message(". Did you mean {alike}?{known}", alike=alike, known=known)
    return Message(".{known}", known=known)
