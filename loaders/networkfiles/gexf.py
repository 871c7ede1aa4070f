"""Reads GEXF, the XML of gexf.net that Gephi writes, in all its versions: elements are known by their local names.

Rules: https://gexf.net. Attributes are declared by `<attribute>` for nodes and edges; nodes may stand inside nodes; a dynamic
network says from when to when a node or edge exists, in `start` and `end` or in several `<spell>`.
"""

from dataclasses import dataclass, field

from samspill.graph.model import Value
from samspill.loaders.networkfiles.plain import PlainGraph, PlainNode, PlainTie
from samspill.loaders.networkfiles.typed import decimal, moment, typed, typed_list
from samspill.loaders.networkfiles.xmltags import Tag, graph_of

ROOT = "gexf"
_STARTS, _ENDS = ("start", "startopen", "timestamp"), ("end", "endopen", "timestamp")


@dataclass(frozen=True, slots=True)
class _Attribute:
    title: str
    type: str
    default: str | None = None


@dataclass(slots=True)
class _Open:
    """A node or edge whose end is not reached."""

    tag: Tag
    values: dict[str, Value] = field(default_factory=dict)
    spells: list[Tag] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)


def parse(raw: bytes) -> PlainGraph:
    """Read one GEXF file. Raises Malformed for what is none."""
    return graph_of(raw, _Reader())


class _Reader:
    def __init__(self) -> None:
        self.graph = PlainGraph()
        self.has_graph = False
        self._type = "undirected"
        self._class = ""
        self._declared: dict[str, dict[str, _Attribute]] = {"node": {}, "edge": {}}
        self._attribute = ""
        self._open: list[_Open] = []

    def open(self, tag: Tag) -> None:
        """Take an opening tag."""
        match tag.name:
            case "graph":
                self.has_graph = True
                self._type = tag.attributes.get("defaultedgetype", "undirected").casefold()
            case "attributes":
                self._class = tag.attributes.get("class", "node").casefold()
            case "attribute":
                self._declare(tag)
            case "node" | "edge":
                self._open.append(_Open(tag))
            case "attvalue" if self._open:
                self._take_value(tag)
            case "spell" | "slice" if self._open:
                self._open[-1].spells.append(tag)
            case "parent" if self._open:
                self._open[-1].parents.append(tag.attributes.get("for", ""))
            case "position" | "color":
                self.graph.drawn = True

    def close(self, tag: Tag) -> None:
        """Take a closing tag."""
        match tag.name:
            case "title":
                self.graph.title = self.graph.title or tag.text
            case "default" if self._attribute:
                known = self._declared[self._class][self._attribute]
                self._declared[self._class][self._attribute] = _Attribute(known.title, known.type, tag.text)
            case "node":
                self._add_node(self._open.pop())
            case "edge":
                self._add_edge(self._open.pop())

    def _declare(self, tag: Tag) -> None:
        self._class = self._class if self._class in self._declared else "node"
        self._attribute = tag.attributes.get("id", "")
        title = tag.attributes.get("title") or self._attribute
        self._declared[self._class][self._attribute] = _Attribute(title, tag.attributes.get("type", "string"))

    def _take_value(self, tag: Tag) -> None:
        element = self._open[-1]
        # Version 1.0 has id where later ones have for; a value that changes over time stands several times, its last one last.
        attribute_id = tag.attributes.get("for") or tag.attributes.get("id", "")
        declared = self._declared[element.tag.name].get(attribute_id) or _Attribute(attribute_id, "string")
        element.values[declared.title] = _value(tag.attributes.get("value", ""), declared.type)

    def _values(self, element: _Open) -> dict[str, Value]:
        for declared in self._declared[element.tag.name].values():
            if declared.default is not None:
                element.values.setdefault(declared.title, _value(declared.default, declared.type))
        # Times that are no dates (the steps of a simulation) have no place in the model and stay as they are.
        moments = [(_first(each, _STARTS), _first(each, _ENDS)) for each in (element.tag, *element.spells)]
        if len(element.spells) > 1 or any(said and not moment(said) for pair in moments for said in pair):
            element.values["spells"] = [f"{start}/{end}" for start, end in moments if start or end]
        return element.values

    def _add_node(self, element: _Open) -> None:
        tag = element.tag
        node_id = tag.required("id")
        node = PlainNode(node_id, tag.attributes.get("label", ""), tag.line, attributes=self._values(element))
        for name, day in zip(("valid_from", "valid_to"), _period(element), strict=True):
            if day:
                node.attributes[name] = day
        self.graph.add_node(node)
        around = [self._open[-1].tag.required("id")] if self._open else []
        for parent in dict.fromkeys([*around, tag.attributes.get("pid", ""), *element.parents]):
            if parent:
                self.graph.add_tie(PlainTie(node_id, parent, tag.line, directed=True, relation="part of"))

    def _add_edge(self, element: _Open) -> None:
        tag = element.tag
        start, end = tag.required("source"), tag.required("target")
        kind = tag.attributes.get("type", self._type).casefold()
        valid_from, valid_to = _period(element)
        tie = PlainTie(
            start, end, tag.line,
            directed=kind in {"directed", "mutual"},
            weight=decimal(tag.attributes.get("weight", "")),
            relation=tag.attributes.get("kind") or tag.attributes.get("label", ""),
            valid_from=valid_from, valid_to=valid_to,
            attributes=self._values(element),
        )  # fmt: skip
        self.graph.add_tie(tie)
        if kind == "mutual":
            self.graph.add_tie(tie.turned())


def _value(text: str, kind: str) -> Value:
    return typed_list(text, kind.removeprefix("list")) if kind.startswith("list") else typed(text, kind)


def _period(element: _Open) -> tuple[str | None, str | None]:
    """Return when the element begins and ends to exist, as far as the file says it in dates or years."""
    spells = element.spells or [element.tag]
    starts = [moment(_first(spell, _STARTS)) or "" for spell in spells]
    ends = [moment(_first(spell, _ENDS)) or "" for spell in spells]
    # One spell that is open leaves the whole open.
    return min(starts) or None, (max(ends) if all(ends) else None)


def _first(tag: Tag, names: tuple[str, ...]) -> str:
    return next((tag.attributes[name] for name in names if tag.attributes.get(name)), "")
