"""Finds the two CSV files that make one network, the nodes and the ties, whichever of them is asked for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NODES: Final = "nodes?|noder?|elements?|vertices|points|actors|aktører"
_TIES: Final = "edges?|kanter|ties|links?|lenker|connections?|relations?|relationships?|arcs"


def _words(nodes: str, ties: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:^|(?<=[\W_]))(?:(?P<nodes>{nodes})|(?P<ties>{ties}))(?=[\W_]|$)")


NODES_AND_TIES: Final = _words(_NODES, _TIES)
"""What files of nodes and of ties are called."""
MAP_AND_NETWORK: Final = _words("map|kart", "network|net|nettverk")
"""What VOSviewer calls them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The files of one network; either may be missing."""

    nodes: Path | None
    ties: Path | None

    @property
    def main(self) -> Path:
        """The file that stands for both in sources and messages: the ties, if there are any."""
        return self.ties or self.nodes or Path()


def pair_of(
    path: Path, *, is_ties: bool, fits: Callable[[Path], bool], words: re.Pattern[str] = NODES_AND_TIES
) -> Pair:
    """Return the pair that a file of nodes or of ties belongs to.

    The other half is the file beside it that is called like it and `fits`, if there is exactly one.
    """
    wanted = "nodes" if is_ties else "ties"
    beside = sorted(path.parent.iterdir()) if words.search(path.stem) else []
    others = [other for other in beside if _belong(path, other, wanted, words) and fits(other)]
    other = others[0] if len(others) == 1 else None
    return Pair(other, path) if is_ties else Pair(path, other)


def base_of(path: Path, words: re.Pattern[str] = NODES_AND_TIES) -> str:
    """Return the name that both files of a pair share, or that of their folder if they share none."""
    base = words.sub("", path.stem, count=1).strip(" -_.")
    return base or path.resolve().parent.name


def _belong(path: Path, other: Path, wanted: str, words: re.Pattern[str]) -> bool:
    found = words.search(other.stem)
    return bool(
        found
        and found[wanted]
        and other.suffix.casefold() == path.suffix.casefold()
        and base_of(other, words).casefold() == base_of(path, words).casefold()
        and other.is_file()
    )
