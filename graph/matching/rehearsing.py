"""Foretells what loads would join, one after the other, without changing the store that they would go into."""

from collections.abc import Sequence
from dataclasses import replace

from samspill.graph.matching.decisions import join_all
from samspill.graph.matching.review import KEYS, Known, Organisation, Review, review
from samspill.graph.model import Node, Records, Verdict, is_a
from samspill.graph.store.port import Store


class Rehearsal:
    """What the organisations of a store would come to, if some records were loaded."""

    def __init__(self, store: Store | None = None) -> None:
        """Begin with what is in a store, or with nothing."""
        self._found = review(store) if store else Review({})

    def joined(self, records: Records, gone: frozenset[str] = frozenset()) -> list[Verdict]:
        """Return what loading these records, after those that were asked about before, would join.

        `gone` are ids that nobody would state any more.
        """
        group = self._found.merges.group
        organisations = {
            id_: each for id_, each in self._found.organisations.items() if not gone.issuperset(group(id_))
        }
        for node in records.nodes:
            if is_a(node.kind, "Organisation"):
                told = _organisation(node, self._found.merges.shown(node.id))
                known = organisations.get(told.id)
                organisations[told.id] = _together(known, told) if known else told
        new = organisations.keys() - self._found.organisations.keys()
        self._found = replace(self._found, organisations=organisations)
        return join_all(lambda: self._found, self._decide, new) if new else []

    def _decide(self, found: Review, verdicts: Sequence[Verdict]) -> list[Verdict]:
        organisations = dict(found.organisations)
        for each in verdicts:
            merged = organisations.pop(each.merged)
            organisations[each.kept] = _together(organisations[each.kept], merged)
        known = (*found.known, *(Known(each, ()) for each in verdicts))
        self._found = replace(found, organisations=organisations, known=known)
        return list(verdicts)


def _organisation(node: Node, shown: str) -> Organisation:
    keys = {name: str(value) for name in KEYS if (value := node.details.get(name))}
    return Organisation(shown, node.name, node.names, node.kind, keys, node.review)


def _together(one: Organisation, other: Organisation) -> Organisation:
    """Return one organisation under the name of the first, with the names and keys of both."""
    names = dict.fromkeys((*one.names, other.name, *other.names))
    names.pop(one.name, None)
    return replace(one, names=tuple(names), keys={**other.keys, **one.keys}, review=one.review and other.review)
