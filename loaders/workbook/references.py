"""Finds what a cell means that mentions something by name, other name, number or id."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz, process

from samspill.graph.model import Node, Source, is_a, kinds_of
from samspill.graph.names import fold, slug
from samspill.loaders.words import Unusable
from samspill.loaders.workbook.vocabulary import term

_NEAR = 70
"""Per cent of letters that a name must have in common with another to be suggested for it."""
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

    def add(self, thing: Node | Source, written: str = "") -> None:
        """Let `thing` be found by its id (as its row writes it, too), its names and its organisation number."""
        self.kinds[thing.id] = thing.kind if isinstance(thing, Node) else "Source"
        names = (thing.name, *thing.names) if isinstance(thing, Node) else (thing.title,)
        numbers = (str(thing.details["orgnr"]),) if isinstance(thing, Node) and "orgnr" in thing.details else ()
        for text in filter(None, (*names, *numbers, thing.id, written)):
            self._ids[slug(text)].add(thing.id)
        for name in names:
            self._names.setdefault(name, thing.id)

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
        if self.is_refused(written):
            raise Unusable("The row that describes this could not be used. Mend that row first.")
        if near := self._nearest(written, labels):
            raise Unusable("There is nothing of this name. Did you mean “{near}”?", near=near)
        raise Unusable("There is nothing of this name. Add a row that describes it ({kinds}).", kinds=labels)

    def is_refused(self, written: str) -> bool:
        """Tell whether a row describes this that cannot be used."""
        return slug(written) in self._refused

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
        names = {name: folded for name, folded in self._folded.items() if self._fits(self._names[name], labels)}
        near = process.extractOne(fold(written), names, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return near[2] if near else None

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name: fold(name) for name in self._names}
