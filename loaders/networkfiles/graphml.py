"""Reads GraphML, the XML of graphdrawing.org that Gephi, yEd, NetworkX, igraph and Cytoscape write.

Rules: http://graphml.graphdrawing.org/specification.html. Typed attributes are declared by `<key>`; graphs may stand inside
nodes; a hyperedge ties several nodes at once, and is read as something that they take part in.
"""

from dataclasses import dataclass, field

from samspill.graph.model import Value
from samspill.loaders.networkfiles.plain import PlainGraph, PlainNode, PlainTie
from samspill.loaders.networkfiles.typed import typed
from samspill.loaders.networkfiles.xmltags import Tag, graph_of

ROOT = "graphml"


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    type: str
    domain: str


@dataclass(slots=True)
class _Open:
    """A node, edge or hyperedge whose end is not reached."""

    tag: Tag
    values: dict[str, Value] = field(default_factory=dict)
    endpoints: list[str] = field(default_factory=list)


def parse(raw: bytes) -> PlainGraph:
    """Read one GraphML file; several graphs in it are read as one, since ids are unique in the whole document.

    Raises Malformed for what is no GraphML.
    """
    return graph_of(raw, _Reader())


class _Reader:
    def __init__(self) -> None:
        self.graph = PlainGraph()
        self.has_graph = False
        self._keys: dict[str, _Key] = {}
        self._defaults: dict[str, str] = {}
        self._directed = [False]
        self._open: list[_Open] = []
        self._key = ""

    def open(self, tag: Tag) -> None:
        """Take an opening tag."""
        match tag.name:
            case "key":
                self._key = tag.attributes.get("id", "")
                self._keys[self._key] = _key(tag)
            case "graph":
                self.has_graph = True
                self._directed.append(tag.attributes.get("edgedefault") == "directed")
            case "node" | "edge" | "hyperedge":
                self._open.append(_Open(tag))
            case "endpoint" if self._open:
                self._open[-1].endpoints.append(tag.required("node"))
            case "data":
                self._key = tag.attributes.get("key", "")

    def close(self, tag: Tag) -> None:
        """Take a closing tag."""
        match tag.name:
            case "default":
                self._defaults[self._key] = tag.text
            case "graph":
                self._directed.pop()
            case "data" if self._open and tag.text:
                self._take_value(self._key, tag.text)
            # yEd keeps what is written on a node or edge among its drawing.
            case "NodeLabel" | "EdgeLabel" if self._open and tag.text:
                self._open[-1].values.setdefault("label", tag.text)
            case "node":
                self._add_node(self._open.pop())
            case "edge":
                self._add_edge(self._open.pop())
            case "hyperedge":
                self._add_hyperedge(self._open.pop())

    def _take_value(self, key: str, text: str) -> None:
        declared = self._keys.get(key) or _Key(key, "string", "all")
        self._open[-1].values[declared.name] = typed(text, declared.type)

    def _with_defaults(self, element: _Open) -> dict[str, Value]:
        for key, text in self._defaults.items():
            declared = self._keys.get(key)
            if declared and declared.domain in {"all", element.tag.name}:
                element.values.setdefault(declared.name, typed(text, declared.type))
        return element.values

    def _add_node(self, element: _Open) -> None:
        node_id = element.tag.required("id")
        self.graph.add_node(PlainNode(node_id, line=element.tag.line, attributes=self._with_defaults(element)))
        if self._open and self._open[-1].tag.name == "node":
            around = self._open[-1].tag.required("id")
            self.graph.add_tie(PlainTie(node_id, around, element.tag.line, directed=True, relation="part of"))

    def _add_edge(self, element: _Open) -> None:
        said = element.tag.attributes.get("directed")
        self.graph.add_tie(
            PlainTie(
                element.tag.required("source"),
                element.tag.required("target"),
                element.tag.line,
                directed=self._directed[-1] if said is None else said in {"true", "1"},
                attributes=self._with_defaults(element),
            )
        )

    def _add_hyperedge(self, element: _Open) -> None:
        line = element.tag.line
        node_id = element.tag.attributes.get("id") or f"hyperedge {line}"
        self.graph.add_node(PlainNode(node_id, line=line, mode=2, attributes=self._with_defaults(element)))
        for end in element.endpoints:
            self.graph.add_tie(PlainTie(end, node_id, line))


def _key(tag: Tag) -> _Key:
    name = tag.attributes.get("attr.name") or tag.attributes.get("id", "")
    return _Key(name, tag.attributes.get("attr.type", "string"), tag.attributes.get("for", "all"))
