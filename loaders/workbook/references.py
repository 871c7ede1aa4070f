"""Finds what a cell means that mentions something by name, other name, number or id."""

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from samspill.graph.model import Node, Source, is_a, kinds_of
from samspill.graph.names import fold, slug
from samspill.loaders.words import Unusable
from samspill.loaders.workbook.vocabulary import term

_QUALIFIED: Final = re.compile(r"(.+?)\s*\(([^()]+)\)")


class Index:
    """Things by the texts that mention them."""

    def __init__(self, things: Iterable[Node | Source], refused: Iterable[str] = ()) -> None:
        self.kinds: dict[str, str] = {}
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}
        self._refused = {slug(name) for name in refused}
        for thing in things:
            self.add(thing)

    def add(self, thing: Node | Source) -> None:
        """Let `thing` be found by its id, its names and its organisation number."""
        self.kinds[thing.id] = thing.kind if isinstance(thing, Node) else "Source"
        for text in _texts(thing):
            self._ids[slug(text)].add(thing.id)
            self._names.setdefault(text, thing.id)

    def find(self, written: str, labels: tuple[str, ...]) -> str | None:
        """Return the id of the one thing with a label among `labels` that `written` means, or None if there is none.

        `Senja (kommune)` says which kind of the things called Senja is meant. Raises Unusable if there are several.
        """
        if written in self.kinds and self._fits(written, labels):
            return written
        named = self._ids.get(slug(written)) or self._ids.get("".join(written.split())) or ()  # 921 369 417
        found = {each for each in named if self._fits(each, labels)}
        if not found and (qualified := _QUALIFIED.fullmatch(written)):
            found = self._of_kind(qualified[1], qualified[2], labels)
        if len(found) > 1:
            kinds = tuple(sorted({self.kinds[each] for each in found}))
            raise Unusable(
                "Several things have this name. Add the kind in brackets, or write the id: {kinds}.", kinds=kinds
            )
        return next(iter(found), None)

    def demand(self, written: str, labels: tuple[str, ...]) -> str:
        """Return the id of what `written` means; raises Unusable, with the nearest name, if there is no such thing."""
        if (found := self.find(written, labels)) is not None:
            return found
        if slug(written) in self._refused:
            raise Unusable("The row that describes this could not be used. Mend that row first.")
        if near := self._nearest(written, labels):
            raise Unusable("There is nothing of this name. Did you mean “{near}”?", near=near)
        raise Unusable("There is nothing of this name. Add a row that describes it ({kinds}).", kinds=labels)

    def _fits(self, thing: str, labels: tuple[str, ...]) -> bool:
        kind = self.kinds[thing]
        return kind in labels if kind == "Source" else any(is_a(kind, label) for label in labels if label != "Source")

    def _of_kind(self, name: str, kind: str, labels: tuple[str, ...]) -> set[str]:
        try:
            wanted = term(kind, (each for label in labels for each in kinds_of(label)))
        except Unusable:
            return set()
        return {each for each in self._ids.get(slug(name), ()) if is_a(self.kinds[each], wanted)}

    def _nearest(self, written: str, labels: tuple[str, ...]) -> str | None:
        candidates = {fold(name): name for name, thing in self._names.items() if self._fits(thing, labels)}
        near = get_close_matches(fold(written), candidates, n=1, cutoff=0.7)
        return candidates[near[0]] if near else None


def _texts(thing: Node | Source) -> tuple[str, ...]:
    if isinstance(thing, Source):
        return (thing.title, thing.id)
    return (thing.name, *thing.names, thing.id, str(thing.details.get("orgnr", thing.id)))
