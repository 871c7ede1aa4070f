"""Finds the two CSV files that make one network, the nodes and the ties, whichever of them is asked for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NODES: Final = "nodes?|noder?|elements?|vertices|points|actors|aktører"
_TIES: Final = "edges?|kanter|ties|links?|lenker|connections?|relations?|relationships?|arcs"
_WORD = re.compile(rf"(?i)(?:^|(?<=[\W_]))(?:(?P<nodes>{_NODES})|(?P<ties>{_TIES}))(?=[\W_]|$)")


@dataclass(frozen=True, slots=True)
class Pair:
    """The files of one network; either may be missing."""

    nodes: Path | None
    ties: Path | None

    @property
    def main(self) -> Path:
        """The file that stands for both in sources and messages: the ties, if there are any."""
        return self.ties or self.nodes or Path()


def pair_of(path: Path, *, is_ties: bool, fits: Callable[[Path], bool]) -> Pair:
    """Return the pair that a file of nodes or of ties belongs to.

    The other half is the file beside it that is called like it and `fits`, if there is exactly one.
    """
    wanted = "nodes" if is_ties else "ties"
    beside = sorted(path.parent.iterdir()) if _WORD.search(path.stem) else []
    others = [other for other in beside if _belong(path, other, wanted) and fits(other)]
    other = others[0] if len(others) == 1 else None
    return Pair(other, path) if is_ties else Pair(path, other)


def base_of(path: Path) -> str:
    """Return the name that both files of a pair share, or that of their folder if they share none."""
    base = _WORD.sub("", path.stem, count=1).strip(" -_.")
    return base or path.resolve().parent.name


def _belong(path: Path, other: Path, wanted: str) -> bool:
    found = _WORD.search(other.stem)
    return bool(
        found
        and found[wanted]
        and other.suffix.casefold() == path.suffix.casefold()
        and base_of(other).casefold() == base_of(path).casefold()
        and other.is_file()
    )
