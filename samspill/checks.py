"""Looks whether what a store holds is sound: each finding says what is wrong, where, and what to do; some can be repaired."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from samspill.graph.message import Message
from samspill.graph.model import PARENT, RELATIONSHIP_TYPES, Status, lineage, search_text
from samspill.graph.store import Edits, Item, StoredNode, StoredTie
from samspill.graph.store.contents import is_ours, with_properties
from samspill.graph.store.merges import ORIGINAL
from samspill.graph.store.texts import RECORDS

_AGAIN: Final = Message("Load the file that it comes from again.")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    check: str
    """The name of the check, the same in every language."""
    where: str
    """The id of the thing, or what there is instead."""
    what: Message
    repair: Message | None = None
    """What repairing would do, if it can be repaired."""
    edits: Edits = field(default=Edits(), repr=False)


@dataclass(frozen=True)
class Contents:
    """All that a store holds, gathered for the checks."""

    items: tuple[Item, ...]

    @cached_property
    def ours(self) -> tuple[Item, ...]:
        """What is samspill's own."""
        return tuple(filter(is_ours, self.items))

    @cached_property
    def nodes(self) -> Mapping[str, StoredNode]:
        """The entities by id."""
        return {node.id: node for node in self.ours if isinstance(node, StoredNode) and node.kind in PARENT}

    @cached_property
    def ties(self) -> tuple[StoredTie, ...]:
        """All relationships of samspill's types."""
        return tuple(tie for tie in self.ours if isinstance(tie, StoredTie))

    def records(self, kind: str) -> dict[str, StoredNode]:
        """Return the nodes of a kind outside the tree of entities, by id."""
        return {node.id: node for node in self.ours if isinstance(node, StoredNode) and node.kind == kind}


Check = Callable[[Contents], Iterator[Finding]]


def findings(items: Iterable[Item]) -> list[Finding]:
    """Return all findings about what a store holds, check by check."""
    contents = Contents(tuple(items))
    return [finding for check in CHECKS.values() for finding in check(contents)]


def _foreign(contents: Contents) -> Iterator[Finding]:
    for item in contents.items:
        if is_ours(item):
            continue
        if isinstance(item, StoredTie):
            where = f"{item.start or '?'} {item.type} {item.end or '?'}"
            what = Message(
                "It is no relationship of samspill's: its type is unknown, or it or one of its ends has no id."
            )
        else:
            where = ":".join(item.labels)
            what = Message("It is none of samspill's things: its label is unknown, or it has no id.")
        yield Finding("foreign", where, what)


def _ids(contents: Contents) -> Iterator[Finding]:
    counts = Counter((_space(item), item.id) for item in contents.ours)
    for (_, id_), count in counts.items():
        if count > 1:
            yield Finding(
                "ids", id_, Message("{count} things have this id. Make a backup, and restore it.", count=count)
            )


def _names(contents: Contents) -> Iterator[Finding]:
    for node in contents.nodes.values():
        if not isinstance(node.properties.get("name"), str):
            yield Finding("names", node.id, Message("It has no name. {again}", again=_AGAIN))


def _labels(contents: Contents) -> Iterator[Finding]:
    touching: dict[str, list[StoredTie]] = defaultdict(list)
    for tie in contents.ties:
        for end in {tie.start, tie.end}:
            touching[end].append(tie)
    for node in contents.nodes.values():
        expected = lineage(node.kind)
        if node.kind == "Entity":
            yield Finding("labels", node.id, Message("Nothing says what kind of thing it is."))
        elif node.labels != expected:
            anew = StoredNode(expected, node.properties)
            yield Finding(
                "labels",
                node.id,
                Message("Its labels are {labels}, and should be {expected}.", labels=node.labels, expected=expected),
                Message("Create it anew with the right labels, and its relationships with it."),
                Edits(removed=[node], new=[anew, *touching[node.id]]),
            )


def _ends(contents: Contents) -> Iterator[Finding]:
    for tie in contents.ties:
        start, end = contents.nodes.get(tie.start), contents.nodes.get(tie.end)
        if start is None or end is None:
            yield _removable(
                "ends", tie, Message("It leads to something that is no organisation, activity, place, theme or person.")
            )
        elif not RELATIONSHIP_TYPES[tie.type].allows(start.kind, end.kind):
            kinds = {"type": tie.type, "start": Message(start.kind), "end": Message(end.kind)}
            yield Finding("ends", tie.id, Message("{type} does not go from {start} to {end}.", **kinds))


def _evidence(contents: Contents) -> Iterator[Finding]:
    for tie in contents.ties:
        missing = tuple(name for name in ("source", "evidence") if not tie.properties.get(name))
        if missing:
            yield _removable(
                "evidence", tie, Message("Nothing says why it is there: it has no {missing}.", missing=missing)
            )


def _statuses(contents: Contents) -> Iterator[Finding]:
    for tie in contents.ties:
        status = tie.properties.get("status")
        if status not in set(Status):
            what = Message("“{status}” is no status. {again}", status=status, again=_AGAIN)
            yield Finding("statuses", tie.id, what)


def _sources(contents: Contents) -> Iterator[Finding]:
    known = contents.records("Source")
    cited = {str(tie.properties["source"]) for tie in contents.ties if tie.properties.get("source")}
    for source in sorted(cited - known.keys()):
        node = StoredNode(("Source",), {"id": source, "title": source, "name": source, "claims": []})
        yield Finding(
            "sources",
            source,
            Message(
                "Relationships name it as their source, but it is not there. {again}",
                again=_AGAIN,
            ),
            Message("Make a source of this id, which also is its title."),
            Edits(new=[node]),
        )


def _loads(contents: Contents) -> Iterator[Finding]:
    loads = contents.records("Load")
    for load in loads.values():
        if not load.properties.get("finished"):
            what = Message(
                "The load of {title} did not come to its end. Load it again.", title=load.properties.get("title", "")
            )
            yield Finding("loads", load.id, what)
    named = {str(tie.properties["load"]) for tie in contents.ties if tie.properties.get("load")}
    for id_ in sorted(named - loads.keys()):
        yield Finding("loads", id_, Message("Relationships name it as the load that wrote them, but it is not there."))


def _counts(contents: Contents) -> Iterator[Finding]:
    """Compare what the latest load of each origin stated with what is stated by it now."""
    if contents.records(ORIGINAL):
        # What is shown as one is stated by all origins of its parts.
        return
    latest: dict[str, StoredNode] = {}
    for _, load in sorted(contents.records("Load").items()):
        if load.properties.get("finished"):
            latest[str(load.properties.get("origin"))] = load
    stated = Counter(_origin(claim) for item in contents.ours for claim in item.properties.get("claims", ()))
    for origin, load in latest.items():
        said = sum(int(load.properties.get(name, 0)) for name in ("new", "changed", "unchanged"))
        ended = int(load.properties.get("ended", 0))
        if stated[origin] not in {said, said + ended}:
            what = Message(
                "{origin} stated {said} things when it was loaded last, and states {stated} now. Load it again.",
                origin=origin,
                said=said,
                stated=stated[origin],
            )
            yield Finding("counts", load.id, what)


def _claims(contents: Contents) -> Iterator[Finding]:
    stated: list[Item] = [*contents.nodes.values(), *contents.records("Source").values(), *contents.ties]
    for item in stated:
        if not item.properties.get("claims"):
            what = Message(
                "Nobody states it, so no load can change it or take it back. {again}",
                again=_AGAIN,
            )
            yield Finding("claims", item.id, what)


def _search(contents: Contents) -> Iterator[Finding]:
    for node in contents.nodes.values():
        name = node.properties.get("name")
        if not isinstance(name, str):
            continue
        text = search_text(name, node.properties.get("names", ()), node.properties.get("orgnr", ""))
        if node.properties.get("search", "") != text:
            yield Finding(
                "search",
                node.id,
                Message("It is not found by its names: its search text is not theirs."),
                Message("Write the search text anew."),
                Edits(changed=[with_properties(node, {**node.properties, "search": text})]),
            )


CHECKS: Final[Mapping[str, Check]] = {
    "foreign": _foreign,
    "ids": _ids,
    "names": _names,
    "labels": _labels,
    "ends": _ends,
    "evidence": _evidence,
    "statuses": _statuses,
    "sources": _sources,
    "loads": _loads,
    "counts": _counts,
    "claims": _claims,
    "search": _search,
}
"""Every check by its name."""


def _removable(check: str, tie: StoredTie, what: Message) -> Finding:
    return Finding(check, tie.id, what, Message("Remove the relationship."), Edits(removed=[tie]))


def _space(item: Item) -> str:
    """Return within what the id of an item is the only one."""
    if isinstance(item, StoredTie):
        return "tie"
    return item.kind if item.kind in RECORDS else "Entity"


def _origin(claim: str) -> str:
    return claim.rpartition("#")[0]
