"""Organisation numbers as registers write them, and the nodes of organisations of which a row tells no more than the number."""

from typing import Final

from samspill.graph.model import Node, node_id
from samspill.loaders.values import organisation_number
from samspill.loaders.words import Unusable

_DIGITS: Final = 9
_NORWEGIAN: Final = node_id("Organisation", "no:")


def checked_number(text: str) -> str:
    """Return the nine digits of an organisation number that passes the check of Enhetsregisteret; raises Unusable."""
    # Registers hold plain numbers, a million at a time; only what is written otherwise takes the longer way.
    return (
        text
        if len(text) == _DIGITS and text.isascii() and text.isdigit() and _fits(text)
        else organisation_number(text)
    )


def _fits(digits: str) -> bool:
    """Tell whether the last of nine digits fits the others; as `stdnum.no.orgnr` does, a fifth of the time.

    Digits may be taken by their codes, since what these are too large by is a multiple of 11: 48 times the sum of the weights, 33.
    """
    a, b, c, d, e, f, g, h, last = digits.encode()
    return (3 * a + 2 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h + last) % 11 == 0


def number_or_none(text: str) -> str | None:
    """Return the nine digits of an organisation number, or None for anything else."""
    try:
        return checked_number(text) if text else None
    except Unusable:
        return None


def organisation_id(number: str) -> str:
    """Return the id of the organisation with this number."""
    return _NORWEGIAN + number


def spaced(number: str) -> str:
    """Return a number as people write it: 923 609 016."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def only_numbered(number: str) -> Node:
    """Return the node of an organisation whose name is not told: it goes by its number until another source names it."""
    return Node(organisation_id(number), "Organisation", spaced(number), details={"orgnr": number}, review=True)
