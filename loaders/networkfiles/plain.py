"""The plain graph that a network file is first read into: nodes and ties as the file has them, before anyone asks what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from samspill.graph.model import Value
from samspill.loaders.words import Unusable

MOST: Final = 1_000_000
"""Nodes and ties that one file may hold; a file that declares more would fill the memory of an office machine."""


class Malformed(Unusable):
    """A file that is not what its format asks for; says why and at which line."""

    def __init__(self, message: str, /, line: int | None = None, **values: object) -> None:
        super().__init__(message, **values)
        self.line = line


@dataclass(slots=True)
class PlainNode:
    """One node as the file has it."""

    id: str
    label: str = ""
    line: int = 0
    """Line, row or element that it stands in, as the format counts; 0 if it stands nowhere by itself."""
    part: str = ""
    """Sheet, list or file that `line` counts in."""
    kind: str = ""
    """The file's own word for what it is; several are parted by semicolons."""
    mode: int = 0
    """1 for those who take part and 2 for what they take part in; 0 in a network of one kind of node."""
    attributes: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class PlainTie:
    """One tie as the file has it."""

    start: str
    end: str
    line: int = 0
    part: str = ""
    directed: bool = False
    weight: float | None = None
    relation: str = ""
    """The file's own word for what it means."""
    valid_from: str | None = None
    valid_to: str | None = None
    attributes: dict[str, Value] = field(default_factory=dict)

    def turned(self) -> "PlainTie":
        """Return the same tie in the other direction."""
        return replace(self, start=self.end, end=self.start)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in the file that its owner should know: what cannot be used, or is read in a way that may surprise."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None
    part: str = ""
    column: str = ""
    value: str = ""
    harmless: bool = False


@dataclass(slots=True)
class PlainGraph:
    """One network of a file."""

    title: str = ""
    nodes: dict[str, PlainNode] = field(default_factory=dict)
    ties: list[PlainTie] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    drawn: bool = False
    """True if the file says how to draw it, which samspill does by itself."""

    def add_node(self, node: PlainNode) -> None:
        """Add a node; a second one with the same id is remarked on and left out."""
        if node.id in self.nodes:
            self.remark("The id stands twice; the first one counts.", node.line, node.part, value=node.id)
            return
        self._check_room(node.line)
        self.nodes[node.id] = node

    def ensure_node(self, node_id: str, line: int, part: str = "") -> PlainNode:
        """Return the node with this id, added by its first mention if the format lets ties create nodes."""
        if node_id not in self.nodes:
            self.add_node(PlainNode(node_id, line=line, part=part))
        return self.nodes[node_id]

    def add_tie(self, tie: PlainTie) -> None:
        """Add a tie; whether its ends exist is for `drop_loose_ties` to see, once all nodes are read."""
        self._check_room(tie.line)
        self.ties.append(tie)

    def remark(self, message: str, line: int | None = None, part: str = "", /, **values: object) -> None:
        """Say something about the file; `column` and `value` are those of the problem, other values fill the message."""
        column, value = str(values.pop("column", "")), str(values.pop("value", ""))
        self.remarks.append(Remark(message, values, line, part, column, value))

    def note(self, message: str, /, **values: object) -> None:
        """Say how the file was understood, where nothing of it is left out."""
        self.remark(message, **values)
        self.remarks[-1] = replace(self.remarks[-1], harmless=True)

    def drop_loose_ties(self) -> None:
        """Leave out ties to nodes that the file does not have, with a remark for each."""
        kept = []
        for tie in self.ties:
            missing = [end for end in (tie.start, tie.end) if end not in self.nodes]
            if missing:
                self.remark(
                    "The tie leads to a node that the file does not have.", tie.line, tie.part, value=missing[0]
                )
            else:
                kept.append(tie)
        self.ties = kept

    def _check_room(self, line: int) -> None:
        if len(self.nodes) + len(self.ties) >= MOST:
            raise Malformed("The file holds more than {most} nodes and ties. Split it up.", line, most=MOST)
