"""Which nodes are shown as one, by what people decided, and what such a node looks like: pure functions of what is stated.

What each origin states of a node is kept as it is (an `Original`, beside the nodes that everybody reads), so that a decision can be
undone, and a load goes on comparing with what its own origin said.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any, Final, NamedTuple

from samspill.graph.model import PARENT, is_a
from samspill.graph.store.difference import joined
from samspill.graph.store.told import TOLD

ORIGINAL: Final = "Original"
STATED_KIND: Final = "stated_kind"
STATED_ENDS: Final = ("stated_start", "stated_end")
"""Properties of a relationship whose start or end is shown as another: the ids that its source says."""


class Shape(NamedTuple):
    """A node as it is stated, or as it is shown."""

    kind: str
    properties: Mapping[str, Any]


Shapes = Mapping[str, Shape]


class Merges:
    """The decisions that two are one, carried through: what is merged into what is merged itself goes along."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._kept: dict[str, str] = {}
        # Sorted, so that the same decisions mean the same whichever was read first.
        for kept, merged in sorted(pairs):
            one, other = self.shown(kept), self.shown(merged)
            if one != other:
                self._kept[other] = one
        self._groups: dict[str, set[str]] = defaultdict(set)
        for id_ in {*self._kept, *self._kept.values()}:
            self._groups[self.shown(id_)].add(id_)

    @property
    def ids(self) -> frozenset[str]:
        """All ids that a decision joins with others."""
        return frozenset(id_ for group in self._groups.values() for id_ in group)

    def shown(self, id_: str) -> str:
        """Return the id under which the node of this id is shown, which most often is its own."""
        while id_ in self._kept:
            id_ = self._kept[id_]
        return id_

    def group(self, id_: str) -> tuple[str, ...]:
        """Return the ids that are shown as one with this, the shown one last."""
        shown = self.shown(id_)
        return (*sorted(self._groups.get(shown, set()) - {shown}), shown)


def originals(stated: Shapes, merges: Merges) -> dict[str, Shape]:
    """Return what has to be kept of those nodes in `stated` that are shown as one with others."""
    grouped = merges.ids
    return {
        id_: Shape(ORIGINAL, {**shape.properties, STATED_KIND: shape.kind})
        for id_, shape in stated.items()
        if id_ in grouped
    }


def as_stated(original: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties that were stated of a node, from those of its Original."""
    return {name: value for name, value in original.items() if name != STATED_KIND}


def shown(stated: Shapes, merges: Merges) -> dict[str, Shape]:
    """Return the nodes that everybody reads, by id: those that are one are joined, the kept one being right in doubt."""
    groups = {merges.shown(id_): merges.group(id_) for id_ in stated}
    return {id_: _joined(id_, [stated[each] for each in group if each in stated]) for id_, group in groups.items()}


def _joined(id_: str, shapes: list[Shape]) -> Shape:
    if len(shapes) == 1 and shapes[0].properties["id"] == id_:
        return shapes[0]
    # What each origin told is kept in the originals.
    told = [{name: value for name, value in each.properties.items() if name != TOLD} for each in shapes]
    kind = reduce(
        lambda known, other: other if _is_below(other, known) else known, (each.kind for each in shapes[::-1])
    )
    properties = reduce(joined, told)
    return Shape(kind, {**properties, "id": id_})


def _is_below(kind: str, other: str) -> bool:
    return kind in PARENT and is_a(kind, other)
