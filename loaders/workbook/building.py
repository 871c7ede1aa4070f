"""Makes records of the rows that could be read: a whole row or nothing of it, and the same whatever order they stand in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from samspill.graph.model import Node, Relationship, Source
from samspill.loaders.words import Unusable
from samspill.loaders.workbook.claims import Made, make
from samspill.loaders.workbook.form import Nodes, Sources, Ties
from samspill.loaders.workbook.nodes import check_repetition, node_of, source_of
from samspill.loaders.workbook.reading import Entry, Problems, RefusedCell, names_in
from samspill.loaders.workbook.references import Index

_Thing = TypeVar("_Thing", Node, Relationship, Source)


@dataclass(frozen=True, slots=True)
class Draft:
    """A row on its way to becoming records: the node that it describes, if it describes one."""

    entry: Entry
    node: Node | None


@dataclass(frozen=True, slots=True)
class Built:
    """What all rows make, in the order of their ids."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
    sources: tuple[Source, ...]


def build(entries: Sequence[Entry], book: Source, workbook: str, refused: set[str], problems: Problems) -> Built:
    """Make records of all rows that can be used, and report the others.

    `book` is the source of what names no other, `workbook` its key, `refused` the names in rows that could not be read. A row
    that mentions something in a row that falls out falls out too, so rows are weighed again until no more do.
    """
    sources = _sources(entries, workbook, problems)
    drafts = _drafts(entries, workbook, problems)
    while True:
        index = Index([*sources, book], refused)
        for draft in drafts:
            if draft.node:
                index.add(draft.node, str(draft.entry.values.get("id", "")))
        made = [(draft, _made(draft, index, book, problems)) for draft in drafts]
        if all(result for _, result in made):
            return _gathered([result for _, result in made if result], sources, book, problems)
        refused |= {name for draft, result in made if not result for name in names_in(draft.entry)}
        drafts = [draft for draft, result in made if result]


def _sources(entries: Iterable[Entry], workbook: str, problems: Problems) -> list[Source]:
    found: dict[str, Source] = {}
    for entry in entries:
        if isinstance(entry.sheet.makes, Sources):
            source = source_of(entry, workbook)
            if source.id in found:
                twice = Unusable("This source is there already. Delete one of the rows.")
                problems.refuse(entry, RefusedCell("id" if "id" in entry.values else "title", twice))
            found.setdefault(source.id, source)
    return list(found.values())


def _drafts(entries: Iterable[Entry], workbook: str, problems: Problems) -> list[Draft]:
    """Work out what each row describes, beginning with the sheets that describe things rather than mention them."""
    drafts: list[Draft] = []
    described: dict[str, Node] = {}
    index = Index(())
    for entry in sorted(entries, key=_mentions):
        if isinstance(entry.sheet.makes, Ties):
            drafts.append(Draft(entry, None))
        elif isinstance(entry.sheet.makes, Nodes):
            try:
                node = node_of(entry, entry.sheet.makes, workbook, index)
                if node.id in described:
                    check_repetition(entry, node, described[node.id], mention=entry.sheet.makes.repeats)
            except RefusedCell as refused:
                problems.refuse(entry, refused)
                continue
            index.add(described.setdefault(node.id, node))
            drafts.append(Draft(entry, node))
    return drafts


def _mentions(entry: Entry) -> bool:
    return isinstance(entry.sheet.makes, Nodes) and entry.sheet.makes.repeats


def _made(draft: Draft, index: Index, book: Source, problems: Problems) -> Made | None:
    try:
        return make(draft.entry, draft.node, index, book)
    except RefusedCell as refused:
        problems.refuse(draft.entry, refused)
        return None


def _gathered(made: Sequence[Made], sources: Iterable[Source], book: Source, problems: Problems) -> Built:
    """Put together what the rows make: a node that several rows make has the sources of them all."""
    nodes: dict[str, Node] = {}
    for node in (*(each.node for each in made if each.node), *(node for each in made for node in each.created)):
        before = nodes.get(node.id, node)
        nodes[node.id] = replace(before, sources=tuple(sorted({*before.sources, *node.sources})))
    relationships = _relationships(made, problems)
    named = {source.id: source for each in made for source in each.sources}
    used = {source for node in nodes.values() for source in node.sources} | {claim.source for claim in relationships}
    all_sources = ({book.id: book} if book.id in used else {}) | named | {source.id: source for source in sources}
    return Built(_by_id(nodes.values()), _by_id(relationships), _by_id(all_sources.values()))


def _relationships(made: Sequence[Made], problems: Problems) -> list[Relationship]:
    """Return each claim once: a row of its own says more of it than a cell in the row of something else."""
    claims: dict[str, tuple[Relationship, Entry]] = {}
    for each in sorted(made, key=lambda each: each.node is not None):
        for claim in each.relationships:
            if each.node is None and claim.id in claims:
                reason = Unusable(
                    "The same is said in row {row} already. Delete one of them.", row=claims[claim.id][1].number
                )
                problems.refuse(each.entry, RefusedCell("start", reason))
            claims.setdefault(claim.id, (claim, each.entry))
    return [claim for claim, _ in claims.values()]


def _by_id(things: Iterable[_Thing]) -> tuple[_Thing, ...]:
    return tuple(sorted(things, key=lambda thing: thing.id))
