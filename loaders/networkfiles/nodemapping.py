"""Makes the nodes of the model from those of a plain graph, with the places and themes that their attributes name."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from samspill.graph.model import RELATIONSHIP_TYPES, Node, Relationship, Value, branch, id_from_name, is_a, lineage
from samspill.graph.names import fold
from samspill.loaders import values
from samspill.loaders.networkfiles.attributes import Attributes, Plan, clean_value, plan, text_of, texts_of
from samspill.loaders.networkfiles.meaning import NODE_WORDS, kind_of
from samspill.loaders.networkfiles.modes import FIRST, SECOND, set_modes
from samspill.loaders.networkfiles.naming import Named, clean, clean_name, ids
from samspill.loaders.networkfiles.origins import Origin
from samspill.loaders.networkfiles.plain import PlainGraph, PlainNode
from samspill.loaders.networkfiles.typed import decimal
from samspill.loaders.registers.gathering import joined
from samspill.loaders.words import Unusable

_PLACES: Final = {
    "kommune": "Municipality",
    "municipality": "Municipality",
    "region": "Region",
    "county": "County",
    "fylke": "County",
}
"""Kinds of place by what the attribute is called that names one."""


@dataclass(slots=True)
class MappedNodes:
    """The nodes of a graph in the model, and which node of the file became which."""

    by_file_id: dict[str, Node] = field(default_factory=dict)
    others: dict[str, Node] = field(default_factory=dict)
    """Places and themes that attributes name, by id."""
    relationships: list[Relationship] = field(default_factory=list)


def map_nodes(graph: PlainGraph, origin: Origin) -> MappedNodes:
    """Make nodes of a graph's nodes; what is not understood is remarked on in the graph."""
    attributes = plan(graph, (node.attributes for node in graph.nodes.values()), NODE_WORDS)
    meant = {node.id: attributes.meant(node.attributes) for node in graph.nodes.values()}
    _find_modes(graph, attributes, meant)
    kinds = _kinds(graph, attributes, meant)
    named = {node.id: _named(graph, node, meant[node.id], kinds[node.id]) for node in graph.nodes.values()}
    own_ids = ids(named.values(), origin.scope)
    mapped = MappedNodes()
    for node in graph.nodes.values():
        made = _node(named[node.id], own_ids[node.id], meant[node.id], origin)
        mapped.by_file_id[node.id] = replace(made, details={**made.details, **attributes.kept(node.attributes)})
        for column, type_, other in _neighbours(made, meant[node.id], attributes):
            mapped.others[other.id] = replace(other, sources=made.sources)
            evidence = origin.say(
                "{file} gives “{value}” as {column} of “{name}”.",
                file=origin.file, value=other.name, column=column, name=made.name,
            )  # fmt: skip
            claim = Relationship(type_, made.id, other.id, origin.source.id, evidence, origin.locator(node))
            mapped.relationships.append(claim)
    return mapped


def _find_modes(graph: PlainGraph, attributes: Plan, meant: dict[str, dict[str, Value]]) -> None:
    for meaning in ("mode", "kind"):
        column = attributes.column(meaning)

        def class_of(node: PlainNode, meaning: str = meaning) -> str:
            return node.kind if meaning == "kind" and node.kind else text_of(meant[node.id].get(meaning))

        words = {class_of(node) for node in graph.nodes.values()}
        # A number is no kind: it is a class that somebody counted, such as a partition of Pajek.
        numbered = meaning == "kind" and any(decimal(word) is not None for word in words)
        if not numbered and all(kind_of(word) is None for word in words):
            set_modes(graph, class_of, column)


def _kinds(graph: PlainGraph, attributes: Plan, meant: dict[str, dict[str, Value]]) -> dict[str, str]:
    """Return the kind of each node, and remark on the file's words for kinds that the model does not have."""
    found: dict[str, str] = {}
    unknown: Counter[str] = Counter()
    for node in graph.nodes.values():
        words = [*texts_of(node.kind), *texts_of(meant[node.id].get("kind"))]
        known = [kind for word in words if (kind := kind_of(word)) and _fits(kind, node.mode)]
        found[node.id] = max(known, key=lambda kind: len(lineage(kind)), default=_default(node.mode))
        if words and not known:
            unknown[words[0]] += 1
            meant[node.id]["file_kind"] = "; ".join(words)
    for word, times in unknown.items():
        message = "Nodes of a kind that samspill does not know: {times}. The word is kept as the property file_kind."
        graph.note(message, times=times, column=attributes.column("kind"), value=word)
    return found


def _fits(kind: str, mode: int) -> bool:
    if mode == FIRST:
        return branch(kind) in {"Organisation", "Person"} if kind != "Entity" else False
    return kind != "Entity"


def _default(mode: int) -> str:
    return "Activity" if mode == SECOND else "Organisation"


def _named(graph: PlainGraph, node: PlainNode, meant: Attributes, kind: str) -> Named:
    labels = (node.label, text_of(meant.get("label")), _other_label(node), node.id)
    name = next(filter(None, map(clean_name, labels)), "?")
    return Named(node.id, kind, name, _orgnr(graph, node, meant, kind))


def _other_label(node: PlainNode) -> str:
    """Return the text of an attribute that is a label for some nodes of a file, where others have a better one."""
    by_word = {fold(name): text_of(value) for name, value in node.attributes.items()}
    return next((by_word[word] for word in NODE_WORDS["label"] if by_word.get(word)), "")


def _orgnr(graph: PlainGraph, node: PlainNode, meant: Attributes, kind: str) -> str:
    written = text_of(meant.get("orgnr")).strip()
    if not written or not is_a(kind, "Organisation"):
        return ""
    try:
        return values.organisation_number(written)
    except Unusable as reason:
        graph.remark(reason.message, node.line, node.part, column="orgnr", value=written, **reason.values)
        return ""


def _node(named: Named, own_id: str, meant: Attributes, origin: Origin) -> Node:
    details: dict[str, Value] = {"file_id": clean(named.file_id)} if named.file_id != named.name else {}
    details |= {name: clean_value(meant[name]) for name in ("file_kind", "valid_from", "valid_to") if meant.get(name)}
    details |= {"orgnr": named.orgnr} if named.orgnr else {}
    label = clean_name(text_of(meant.get("label")))
    names = [label, *map(clean_name, texts_of(meant.get("names")))]
    return Node(
        own_id, named.kind, named.name,
        names=tuple(dict.fromkeys(name for name in names if name and name != named.name)),
        description=clean(text_of(meant.get("description"))),
        url=clean_name(text_of(meant.get("url"))),
        details=details,
        sources=(origin.source.id,),
        review=not named.orgnr,
    )  # fmt: skip


def _neighbours(made: Node, meant: Attributes, attributes: Plan) -> Iterator[tuple[str, str, Node]]:
    """Go through what the attributes of a node name: where it is, and what it is about."""
    place = _PLACES.get(fold(attributes.column("places")), "Place")
    for meaning, type_, kind in (("places", "LOCATED_IN", place), ("themes", "FOCUSES_ON", "Theme")):
        if RELATIONSHIP_TYPES[type_].allows(made.kind, kind):
            for name in dict.fromkeys(map(clean_name, texts_of(meant.get(meaning)))):
                yield attributes.column(meaning), type_, Node(id_from_name(kind, name), kind, name, review=True)


def merged(nodes: list[Node]) -> tuple[Node, ...]:
    """Return nodes with those of one id made one: the same organisation in several networks of a file."""
    found: dict[str, Node] = {}
    for node in nodes:
        found[node.id] = joined(found[node.id], node) if node.id in found else node
    return tuple(found.values())
