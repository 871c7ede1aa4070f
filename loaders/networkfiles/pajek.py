"""Reads Pajek's networks (.net) and projects (.paj), by the rules of its manual rather than those of any other reader.

Rules: http://vladowiki.fmf.uni-lj.si/doku.php?id=pajek:faq:format and the reference manual, http://mrvar.fdv.uni-lj.si/pajek/. A file has sections that
begin with `*`; `%` begins a comment line; a blank line means nothing. `*Vertices 32 18` is a two-mode network, whose first 18
vertices take part in the other 14.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from samspill.graph.model import Value
from samspill.loaders.networkfiles.modes import FIRST, SECOND
from samspill.loaders.networkfiles.plain import MOST, Malformed, PlainGraph, PlainNode, PlainTie
from samspill.loaders.networkfiles.typed import decimal, integer, moment

_SECTION = re.compile(r"\*\s*([A-Za-z]+)\s*(.*)")
_TOKEN = re.compile(r"\"([^\"]*)\"?|'([^']*)'(?=\s|$)|(\[[^\]]*\])|(\S+)")
_RELATION = re.compile(r":\s*(\d+)\s*(.*)")
_PREFIX = re.compile(r"(\d+)\s*:\s+(.*)")
_FILE_ENDING = re.compile(r"(?i)\s*(?:\[2-mode\]|\.(?:net|paj|clu|vec)\b)\s*")
_SYNONYMS: Final = {"nodes": "vertices", "links": "edges"}
_ONE_EACH: Final = frozenset({"partition", "vector"})
"""Sections with one value for each vertex."""
_TIES: Final = frozenset({"arcs", "edges", "arcslist", "edgeslist", "matrix"})
_KNOWN: Final = frozenset({"network", "vertices", *_ONE_EACH, *_TIES})


def is_pajek(start: str) -> bool:
    """Tell whether a file begins as Pajek's do: with one of its sections, after comments."""
    for line in _lines(start):
        found = _SECTION.match(line.text)
        return bool(found and _section_name(found[1]) in _KNOWN)
    return False


def parse(text: str) -> list[PlainGraph]:
    """Read all networks of a file. Raises Malformed for what is no network of Pajek or stops too early."""
    reader = _Reader()
    for line in _lines(text):
        reader.take(line)
    return reader.finished()


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str

    @property
    def tokens(self) -> list[str]:
        return [next((part for part in found.groups() if part is not None), "") for found in _TOKEN.finditer(self.text)]


@dataclass(slots=True)
class _Network:
    graph: PlainGraph
    size: int = -1
    first: int = 0
    """How many of its vertices take part in the others; 0 in a one-mode network."""
    relations: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Values:
    """A partition or vector: a value for each vertex of the network that has as many."""

    title: str
    line: int
    size: int = -1
    values: list[Value] = field(default_factory=list)


@dataclass(slots=True)
class _Matrix:
    line: int
    relation: str
    cells: list[float] = field(default_factory=list)


class _Reader:
    def __init__(self) -> None:
        self._networks: list[_Network] = []
        self._values: list[_Values] = []
        self._matrix: _Matrix | None = None
        self._section = ""
        self._relation = ""

    def take(self, line: _Line) -> None:
        """Take one line that is neither blank nor a comment."""
        found = _SECTION.match(line.text)
        if found:
            self._end_matrix()
            self._begin(_section_name(found[1]), found[2].strip(), line)
        elif self._section == "vertices":
            self._take_vertex(line)
        elif self._section in _ONE_EACH:
            self._take_value(line)
        elif self._matrix:
            self._take_cells(self._matrix, line)
        elif self._section in _TIES:
            self._take_ties(line)

    def finished(self) -> list[PlainGraph]:
        """Return the networks, with the partitions and vectors that belong to them."""
        self._end_matrix()
        networks = [network for network in self._networks if network.size >= 0]
        if not networks:
            raise Malformed("There is no network in the file: it has no line *Vertices with their number.")
        for values in self._values:
            self._attach(values, networks)
        for network in networks:
            network.graph.drop_loose_ties()
            _name_relations(network)
        return [network.graph for network in networks]

    def _begin(self, name: str, rest: str, line: _Line) -> None:
        if name == "vertices" and self._section in _ONE_EACH and self._values[-1].size < 0:
            self._values[-1].size = _count(rest, line)[0]
            return
        self._section = name
        if name == "network":
            self._networks.append(_Network(PlainGraph(_FILE_ENDING.sub(" ", rest).strip())))
        elif name == "vertices":
            self._begin_vertices(rest, line)
        elif name in _ONE_EACH:
            self._values.append(_Values(_FILE_ENDING.sub(" ", rest).strip() or name, line.number))
        elif name in _TIES:
            self._begin_ties(rest, line)
        elif self._networks:
            self._networks[-1].graph.remark("The section *{section} is not read.", line.number, section=name)

    def _begin_vertices(self, rest: str, line: _Line) -> None:
        if not self._networks or self._networks[-1].size >= 0:
            self._networks.append(_Network(PlainGraph()))
        network = self._networks[-1]
        network.size, network.first = _count(rest, line)
        for number in range(1, network.size + 1):
            mode = 0 if not network.first else FIRST if number <= network.first else SECOND
            network.graph.add_node(PlainNode(str(number), mode=mode))

    def _take_vertex(self, line: _Line) -> None:
        graph = self._networks[-1].graph
        number, *rest = line.tokens
        node = graph.nodes.get(str(integer(number)))
        if node is None or node.line:
            message = "The number of this vertex is there already." if node else "There is no vertex of this number."
            graph.remark(message, line.number, value=number)
            return
        node.line = line.number
        if rest:
            node.label = rest[0]
        graph.drawn = graph.drawn or len(rest) > 1
        for name, day in zip(("valid_from", "valid_to"), _period(rest[1:]), strict=True):
            if day:
                node.attributes[name] = day

    def _begin_ties(self, rest: str, line: _Line) -> None:
        if not self._networks or self._networks[-1].size < 0:
            raise Malformed("Ties stand before the line *Vertices with the number of vertices.", line.number)
        found = _RELATION.match(rest)
        self._relation = found[1] if found else ""
        if found:
            self._networks[-1].relations.setdefault(found[1], found[2].strip().strip("\"'"))
        if self._section == "matrix":
            self._matrix = _Matrix(line.number, self._relation)

    def _take_ties(self, line: _Line) -> None:
        relation, tokens = self._relation, line.tokens
        prefixed = _PREFIX.match(line.text)
        if prefixed:
            relation, tokens = prefixed[1], _Line(line.number, prefixed[2]).tokens
            self._networks[-1].relations.setdefault(relation, "")
        directed = self._section.startswith("arcs")
        graph = self._networks[-1].graph
        if self._section.endswith("list"):
            for end in tokens[1:]:
                graph.add_tie(
                    PlainTie(_number(tokens[0]), _number(end), line.number, directed=directed, relation=relation)
                )
        elif len(tokens) > 1:
            graph.add_tie(_tie(tokens, line.number, relation, directed=directed))
        else:
            graph.remark("A tie needs the numbers of two vertices.", line.number, value=line.text)

    def _take_cells(self, matrix: _Matrix, line: _Line) -> None:
        for token in line.tokens:
            cell = decimal(token)
            if cell is None:
                raise Malformed("“{token}” stands in a matrix and is no number.", line.number, token=token)
            matrix.cells.append(cell)

    def _end_matrix(self) -> None:
        matrix, self._matrix = self._matrix, None
        if matrix is None:
            return
        network = self._networks[-1]
        rows, columns = (network.first, network.size - network.first) if network.first else (network.size, network.size)
        if len(matrix.cells) != rows * columns:
            message = "The matrix should have {rows} times {columns} numbers, and has {number}."
            raise Malformed(message, matrix.line, rows=rows, columns=columns, number=len(matrix.cells))
        for at, weight in enumerate(matrix.cells):
            if weight:
                start, end = at // columns + 1, network.first + at % columns + 1
                network.graph.add_tie(
                    PlainTie(
                        str(start), str(end), matrix.line,
                        directed=not network.first, weight=weight, relation=matrix.relation,
                    )
                )  # fmt: skip

    def _take_value(self, line: _Line) -> None:
        value = decimal(line.tokens[0])
        self._values[-1].values.append(line.tokens[0] if value is None else value)

    def _attach(self, values: _Values, networks: list[_Network]) -> None:
        """Give the vertices of a network the values of a partition or vector: the last network before it of that size."""
        size = len(values.values)
        fitting = [network for network in networks if network.size == size]
        if not fitting:
            message = "“{title}” has {size} values, and no network has as many vertices; it is left out."
            networks[0].graph.remark(message, values.line, title=values.title, size=size)
            return
        before = [network for network in fitting if _line_of(network) < values.line]
        for node, value in zip((before or fitting[:1])[-1].graph.nodes.values(), values.values, strict=True):
            node.attributes[values.title] = value


def _lines(text: str) -> Iterator[_Line]:
    """Go through the lines that say something."""
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip().lstrip("\ufeff")
        if stripped and not stripped.startswith("%"):
            yield _Line(number, stripped)


def _section_name(word: str) -> str:
    name = word.casefold()
    return _SYNONYMS.get(name, name)


def _count(rest: str, line: _Line) -> tuple[int, int]:
    """Return how many vertices there are, and how many of them take part in the others."""
    numbers = [integer(token) for token in _Line(line.number, rest).tokens[:2]]
    size = numbers[0] if numbers else None
    if size is None or size < 0:
        raise Malformed("*Vertices is not followed by their number.", line.number)
    if size > MOST:
        raise Malformed("The file declares {size} vertices; {most} is the most.", line.number, size=size, most=MOST)
    first = numbers[1] if len(numbers) > 1 else 0
    return size, first if first and 0 < first < size else 0


def _tie(tokens: list[str], line: int, relation: str, *, directed: bool) -> PlainTie:
    """Return the tie of `1 2 3.5 l "leads" [2015-2016] c Blue`: ends, value, label, years; the rest is drawing."""
    start, end, *rest = tokens
    weight = decimal(rest[0]) if rest else None
    options = rest[1:] if weight is not None else rest
    label = next((options[at + 1] for at, option in enumerate(options[:-1]) if option == "l"), "")
    valid_from, valid_to = _period(options)
    return PlainTie(
        _number(start), _number(end), line, directed=directed, weight=weight, relation=relation,
        valid_from=valid_from, valid_to=valid_to, attributes={"label": label} if label else {},
    )  # fmt: skip


def _period(options: list[str]) -> tuple[str | None, str | None]:
    """Return the first and last year of `[2012-2013,2015-*]`; other times than years are steps and say no date."""
    intervals = next(
        (option[1:-1].split(",") for option in options if option.startswith("[") and option.endswith("]")), []
    )
    if not intervals:
        return None, None
    first, last = intervals[0].split("-")[0], intervals[-1].split("-")[-1]
    return moment(first), moment(last)


def _number(token: str) -> str:
    """Return the number of a vertex as its id, however it is padded."""
    number = integer(token)
    return token if number is None else str(number)


def _line_of(network: _Network) -> int:
    return next((node.line for node in network.graph.nodes.values() if node.line), 0)


def _name_relations(network: _Network) -> None:
    """Put the names of relations in the place of their numbers; one that is alone and without a name is none."""
    for tie in network.graph.ties:
        name = network.relations.get(tie.relation, "")
        tie.relation = name or (tie.relation if len(network.relations) > 1 else "")
