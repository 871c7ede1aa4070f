"""Reads the JSON files of VOSviewer, Gephi Lite, graphology, Kumu and PRSM, and those with nodes and links like D3's.

All are two lists, of nodes and of ties; they differ in what the lists are called and in where the rest stands. Descriptions:
https://app.vosviewer.com/docs/file-types/json-file-type/, https://graphology.github.io/serialization.html,
https://docs.kumu.io/guides/import/blueprints.html and https://prsm.uk.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from samspill.graph.model import Value
from samspill.loaders.networkfiles.meaning import kind_of
from samspill.loaders.networkfiles.plain import Malformed, PlainGraph, PlainNode, PlainTie
from samspill.loaders.networkfiles.typed import plain_value

Object = Mapping[str, Any]
HINTS: Final = (
    '"nodes"',
    '"items"',
    '"links"',
    '"edges"',
    '"elements"',
    '"connections"',
    '"graphDataset"',
    '"network"',
)
"""Keys of which a file has one among its first characters, if it is any of these."""
_IDS, _STARTS, _ENDS = ("_id", "id", "key"), ("source", "from", "source_id"), ("target", "to", "target_id")
_NESTED: Final = ("attributes", "data", "metadata")
"""Where some programs keep all but the ids."""
_DRAWING: Final = frozenset(
    {
        "x", "y", "z", "color", "font", "shape", "size", "width", "dashes", "arrows", "borderWidth", "borderWidthSelected", "margin",
        "shapeProperties", "labelHighlightBold", "scaling", "widthConstraint", "heightConstraint", "hidden", "fixed", "level",
        "highlighted", "viz", "position", "selected", "smooth", "chosen", "shadow", "image", "opacity", "thickness",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lists:
    """The two lists of a document, with what they are called and what holds for all that is in them."""

    nodes: Any
    ties: Any
    called: tuple[str, str]
    directed: bool = False
    title: str = ""
    kind: str = ""
    """What all nodes are, if the file says so."""


Finder = Callable[[Object], Lists | None]


def find(document: object, shape: str) -> Lists | None:
    """Return the lists of a document that is of this shape, or None."""
    return _FINDERS[shape](document) if isinstance(document, Mapping) else None


def parse(document: object, shape: str) -> PlainGraph:
    """Read a document of a shape. Raises Malformed for one of another shape."""
    lists = find(document, shape)
    if lists is None:
        raise Malformed("The file is JSON of another shape than this format has.")
    graph = PlainGraph(lists.title)
    for number, entry in _entries(lists.nodes, lists.called[0]):
        _add_node(graph, entry, number, lists)
    ids = _by_label(graph)
    for number, entry in _entries(lists.ties, lists.called[1]):
        _add_tie(graph, entry, number, lists, ids)
    graph.drop_loose_ties()
    return graph


def _add_node(graph: PlainGraph, entry: Object, number: int, lists: Lists) -> None:
    # In a file whose nodes have no ids, as old ones for D3, ties name them by their place, counted from 0.
    node_id = _first(entry, _IDS) or (str(entry["name"]) if isinstance(entry.get("name"), str) else str(number - 1))
    attributes = _attributes(graph, entry, _IDS)
    graph.add_node(PlainNode(node_id, line=number, part=lists.called[0], kind=lists.kind, attributes=attributes))


def _add_tie(graph: PlainGraph, entry: Object, number: int, lists: Lists, ids: Mapping[str, str]) -> None:
    start, end = _first(entry, _STARTS), _first(entry, _ENDS)
    if not (start and end):
        graph.remark("The tie does not say both its ends.", number, lists.called[1])
        return
    attributes = _attributes(graph, entry, (*_IDS, *_STARTS, *_ENDS))
    direction = attributes.pop("direction", None)
    undirected = attributes.pop("undirected", None)
    directed = direction == "directed" if direction is not None else lists.directed and undirected is not True
    graph.add_tie(
        PlainTie(
            start if start in graph.nodes else ids.get(start, start), end if end in graph.nodes else ids.get(end, end),
            number, lists.called[1], directed=directed, attributes=attributes,
        )
    )  # fmt: skip


def _attributes(graph: PlainGraph, entry: Object, without: Iterable[str]) -> dict[str, Value]:
    """Return what an entry says apart from ids and drawing; objects in it by both their name and that of the object."""
    found: dict[str, Value] = {}
    for name, value in entry.items():
        if name in _DRAWING:
            graph.drawn = True
        elif name in _NESTED and isinstance(value, Mapping):
            found |= _attributes(graph, value, without)
        elif name not in without:
            inner = (
                {f"{name} {key}": each for key, each in value.items()} if isinstance(value, Mapping) else {name: value}
            )
            found |= {key: kept for key, each in inner.items() if (kept := plain_value(each)) not in (None, "", [])}
    return found


def _by_label(graph: PlainGraph) -> dict[str, str]:
    """Return the ids of nodes by their labels, for ties that name these; a label that two have means neither."""
    found: dict[str, str] = {}
    for node in graph.nodes.values():
        label = str(node.attributes.get("label", ""))
        found[label] = "" if label in found else node.id
    return {label: node_id for label, node_id in found.items() if label and node_id}


def _entries(entries: object, called: str) -> Iterator[tuple[int, Object]]:
    """Go through a list of objects, or an object of objects by id, with their numbers from 1."""
    if isinstance(entries, Mapping):
        entries = [{"id": key, **value} if isinstance(value, Mapping) else value for key, value in entries.items()]
    if not isinstance(entries, list):
        raise Malformed("“{list}” is not a list.", list=called)
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, Mapping):
            raise Malformed("Number {number} in “{list}” is not an object.", list=called, number=number)
        yield number, entry


def _first(entry: Object, names: Iterable[str]) -> str:
    """Return the first of these values that is there, as text; some programs write ids as numbers."""
    for around in (entry, *(entry[name] for name in _NESTED if isinstance(entry.get(name), Mapping))):
        for name in names:
            value = around.get(name)
            if isinstance(value, str | int | float) and str(value).strip():
                return str(value).strip()
    return ""


def _object(document: Object, name: str) -> Object:
    value = document.get(name)
    return value if isinstance(value, Mapping) else {}


def _text(document: Object, *names: str) -> str:
    return next((value for name in names if isinstance(value := document.get(name), str)), "")


def _vosviewer(document: Object) -> Lists | None:
    network = _object(document, "network") or document
    if not {"items", "links"} <= network.keys():
        return None
    item = _text(_object(_object(document, "config"), "terminology"), "item")
    return Lists(network["items"], network["links"], ("items", "links"), kind=item if kind_of(item) else "")


def _gephi_lite(document: Object) -> Lists | None:
    dataset = _object(document, "graphDataset")
    if not dataset:
        return None
    graph, nodes, ties = _object(dataset, "fullGraph"), _object(dataset, "nodeData"), _object(dataset, "edgeData")
    return Lists(
        [_with(each, nodes) for _, each in _entries(graph.get("nodes"), "nodes")],
        [_with(each, ties) for _, each in _entries(graph.get("edges"), "edges")],
        ("nodes", "edges"),
        directed=_text(_object(graph, "options"), "type") != "undirected",
        title=_text(_object(dataset, "metadata"), "title"),
    )


def _with(entry: Object, data: Object) -> Object:
    """Return a node or edge of graphology with what Gephi Lite keeps of it elsewhere."""
    return {**entry, "attributes": {**_object(data, str(entry.get("key"))), **_object(entry, "attributes")}}


def _kumu(document: Object) -> Lists | None:
    if not ({"elements", "connections"} <= document.keys() and isinstance(document["elements"], list)):
        return None
    ties = document["connections"]
    if isinstance(ties, list):
        # What loop diagrams need to know of a connection is written everywhere, and mostly false.
        ties = [
            {key: value for key, value in tie.items() if value is not False} if isinstance(tie, Mapping) else tie
            for tie in ties
        ]
    return Lists(document["elements"], ties, ("elements", "connections"), title=_text(document, "name"))


def _prsm(document: Object) -> Lists | None:
    if not ({"nodes", "edges"} <= document.keys() and {"room", "mapTitle", "lastNodeSample"} & document.keys()):
        return None
    styles = _object(document, "styles")
    nodes, edges = (
        [_with_style(each, _object(styles, name)) for _, each in _entries(document[name], name)]
        for name in ("nodes", "edges")
    )
    return Lists(nodes, edges, ("nodes", "edges"), directed=True, title=_text(document, "mapTitle"))


def _with_style(entry: Object, styles: Object) -> Object:
    """Return a factor or link of PRSM with the name of its style, which is what its author says that it is."""
    name = _text(_object(styles, str(entry.get("grp"))), "groupLabel")
    plain = {key: value for key, value in entry.items() if key not in {"grp", "created", "modified"}}
    # A style that nobody has named is called Sample.
    return plain | ({"type": name} if name and name != "Sample" else {})


def _nodes_and_links(document: Object) -> Lists | None:
    around = next((inner for name in ("graph", "elements") if "nodes" in (inner := _object(document, name))), document)
    ties = next((name for name in ("edges", "links") if name in around), None)
    if ties is None or "nodes" not in around:
        return None
    said = _text(_object(around, "options"), "type")
    directed = said != "undirected" if said else around.get("directed") is True or "attributes" in around
    title = _text(_object(around, "attributes"), "title", "name") or _text(_object(around, "graph"), "name")
    return Lists(around["nodes"], around[ties], ("nodes", ties), directed=directed, title=title)


_FINDERS: Final[Mapping[str, Finder]] = MappingProxyType(
    {
        "vosviewer": _vosviewer,
        "gephi-lite": _gephi_lite,
        "kumu-json": _kumu,
        "prsm": _prsm,
        "node-link-json": _nodes_and_links,
    }
)
SHAPES: Final = tuple(_FINDERS)
"""All shapes, the particular before the general."""
