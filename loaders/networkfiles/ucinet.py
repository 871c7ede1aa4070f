"""Reads the DL files of UCINET in all forms that its manual describes, apart from block matrices.

Rules: http://www.analytictech.com/ucinet/help/hs5000.htm. Words are in any case, numbers and labels free-form over the lines; `NR` and
`NC` in the place of `N` make a two-mode network, whose rows take part in what the columns are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samspill.loaders.networkfiles.matrices import Cell, add_cells
from samspill.loaders.networkfiles.modes import FIRST, SECOND
from samspill.loaders.networkfiles.plain import MOST, Malformed, PlainGraph, PlainNode, PlainTie
from samspill.loaders.networkfiles.typed import decimal, integer

_DATA = re.compile(r"(?i)\bdata\s*:")
_LABELS = re.compile(r"(?i)\b(?:(row|col|column|matrix|level)\s+)?labels\s*:")
_EMBEDDED = re.compile(r"(?i)\b(?:(row|col|column)\s+)?labels\s+embedded\b")
_DIMENSION = re.compile(r"(?i)\b(n|nr|nc|nm)\s*=\s*(\d{1,18})")
_FORMAT = re.compile(r"(?i)\bformat\s*=\s*(\w+)")
_NO_DIAGONAL = re.compile(r"(?i)\bdiagonal\s*=?\s*absent")
_TOKEN = re.compile(r"\"([^\"]*)\"?|'([^']*)'|([^\s,\"]+)")
_LABEL = re.compile(r"\"([^\"]*)\"?|'([^']*)'|([^\s,=\"]+)")
_SHORT: Final = {
    "fm": "fullmatrix", "uh": "upperhalf", "lh": "lowerhalf", "nl1": "nodelist1", "nl1b": "nodelist1b", "nl2": "nodelist2",
    "el1": "edgelist1", "el2": "edgelist2", "ea1": "edgearray1", "ea2": "edgearray2",
    "edgelist": "edgelist1", "nodelist": "nodelist1", "edgearray": "edgearray1",
}  # fmt: skip
_MATRICES: Final = frozenset({"fullmatrix", "upperhalf", "lowerhalf"})
_FORMATS: Final = frozenset({*_MATRICES, *_SHORT.values()})
_NEXT_MATRIX: Final = "!"


def is_dl(start: str) -> bool:
    """Tell whether a file begins with the word that DL files must begin with."""
    return bool(re.match(r"(?i)\s*dl\b[\s,]*(?:n|nr|nc|nm|format|title|labels)\b", start))


def parse(text: str) -> PlainGraph:
    """Read one DL file; several matrices in it are relations of one network. Raises Malformed for what is none."""
    data = _DATA.search(text)
    if data is None:
        raise Malformed("There is no line DATA: in the file, which its numbers should follow.")
    header = _header(text[: data.start()])
    first_line = text.count("\n", 0, data.end()) + 1
    lines = [
        _Line(number, tokens)
        for number, line in enumerate(text[data.end() :].split("\n"), first_line)
        if (tokens := _tokens(_TOKEN, line))
    ]
    reader = _Reader(header)
    if header.format in _MATRICES:
        reader.read_matrices(lines)
    else:
        reader.read_lists(lines)
    reader.graph.drop_loose_ties()
    return reader.graph


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    tokens: list[str]


@dataclass(frozen=True, slots=True)
class _Header:
    rows: int
    columns: int
    matrices: int
    two_mode: bool
    format: str
    diagonal: bool
    row_labels: list[str]
    column_labels: list[str]
    matrix_labels: list[str]
    rows_embedded: bool
    columns_embedded: bool


def _header(text: str) -> _Header:
    sections = list(_LABELS.finditer(text))
    facts = text[: sections[0].start()] if sections else text
    labels: dict[str, list[str]] = {}
    sizes = _sizes(facts)
    for at, section in enumerate(sections):
        end = sections[at + 1].start() if at + 1 < len(sections) else len(text)
        whose = (section[1] or "").casefold()[:3]
        size = {"row": sizes["nr"], "col": sizes["nc"], "mat": sizes["nm"]}.get(whose, max(sizes["nr"], sizes["nc"]))
        found = list(_LABEL.finditer(text[section.end() : end]))
        labels[whose] = [_text(each) for each in found[:size]]
        # What stands behind the labels is about the data again.
        facts += " " + (text[section.end() : end][found[size].start() :] if len(found) > size else "")
    format_ = next((found.casefold() for found in _FORMAT.findall(facts)), "fullmatrix")
    format_ = _SHORT.get(format_, format_)
    if format_ not in _FORMATS:
        raise Malformed("The form {format} cannot be read. Export it from UCINET as a full matrix.", format=format_)
    embedded = {(found or "").casefold()[:3] for found in _EMBEDDED.findall(facts)}
    both = labels.get("", [])
    return _Header(
        rows=sizes["nr"], columns=sizes["nc"], matrices=sizes["nm"],
        two_mode=bool(sizes["two-mode"]) or format_.endswith("2"),
        format=format_, diagonal=not _NO_DIAGONAL.search(facts),
        row_labels=labels.get("row", both), column_labels=labels.get("col", both), matrix_labels=labels.get("mat", []),
        rows_embedded="" in embedded or "row" in embedded, columns_embedded="" in embedded or "col" in embedded,
    )  # fmt: skip


def _sizes(facts: str) -> dict[str, int]:
    """Return how many rows, columns and matrices there are."""
    said = {name.casefold(): int(number) for name, number in _DIMENSION.findall(facts)}
    if not {"n", "nr", "nc"} & said.keys():
        raise Malformed("The file does not say how many nodes there are (N = …, or NR = … and NC = …).")
    rows = said.get("nr", said.get("n", said.get("nc", 0)))
    columns = said.get("nc", said.get("n", rows))
    if max(rows, columns) > MOST:
        raise Malformed("The file declares {size} vertices; {most} is the most.", size=max(rows, columns), most=MOST)
    return {"nr": rows, "nc": columns, "nm": max(said.get("nm", 1), 1), "two-mode": int("nr" in said and "nc" in said)}


class _Reader:
    def __init__(self, header: _Header) -> None:
        self.graph = PlainGraph()
        self._header = header
        self._rows: list[str] = []
        self._columns: list[str] = []
        if not header.rows_embedded:
            self._rows = self._add_nodes(header.rows, header.row_labels, FIRST)
        if not header.two_mode:
            self._columns = self._rows
        elif not header.columns_embedded:
            self._columns = self._add_nodes(header.columns, header.column_labels, SECOND)

    def read_matrices(self, lines: list[_Line]) -> None:
        """Read full or half matrices, one after the other."""
        tokens = ((token, line.number) for line in lines for token in line.tokens)
        for number in range(self._header.matrices):
            if self._header.columns_embedded:
                self._columns = [self._embedded(self._next(tokens)[0], SECOND) for _ in range(self._header.columns)]
            cells = list(self._cells(tokens))
            add_cells(self.graph, cells, two_mode=self._header.two_mode, relation=self._relation(number))
        left = next(tokens, None)
        if left:
            raise Malformed("There are more numbers than the matrix has cells.", left[1])

    def read_lists(self, lines: list[_Line]) -> None:
        """Read lists of nodes or edges, a line each; a line with an exclamation mark begins the next matrix."""
        matrix, row = 0, -1
        for line in lines:
            row += 1
            if line.tokens[0] == _NEXT_MATRIX:
                matrix, row = matrix + 1, -1
            elif self._header.format.startswith("edgearray"):
                start, end, *values = self._two_or_more(line)
                for number, value in enumerate(values):
                    self._add_tie(start, end, line, value, self._relation(number))
            elif self._header.format.startswith("edgelist"):
                start, end, *values = self._two_or_more(line)
                self._add_tie(start, end, line, values[0] if values else None, self._relation(matrix))
            else:
                counted = self._header.format == "nodelist1b"
                start = self._rows[row] if counted and row < len(self._rows) else line.tokens[0]
                for end in line.tokens[1:]:
                    self._add_tie(start, end, line, None, self._relation(matrix))

    def _add_nodes(self, size: int, labels: list[str], mode: int) -> list[str]:
        mode = mode if self._header.two_mode else 0
        ids = [f"column {number}" if mode == SECOND else str(number) for number in range(1, size + 1)]
        for at, node_id in enumerate(ids):
            self.graph.add_node(PlainNode(node_id, labels[at] if at < len(labels) else "", mode=mode))
        return ids

    def _cells(self, tokens: Iterator[tuple[str, int]]) -> Iterator[Cell]:
        header, half = self._header, self._header.format
        for row in range(header.rows):
            start = self._embedded(self._next(tokens)[0], FIRST) if header.rows_embedded else self._rows[row]
            columns = range(header.columns)
            if half == "lowerhalf":
                columns = range(row + 1)
            elif half == "upperhalf":
                columns = range(row, header.columns)
            for column in columns:
                if column == row and not header.diagonal:
                    continue
                token, line = self._next(tokens)
                weight = decimal(token)
                if weight is None:
                    raise Malformed("“{token}” stands in a matrix and is no number.", line, token=token)
                end = self._column(column)
                yield Cell(start, end, weight, line)
                if half != "fullmatrix" and end != start:
                    yield Cell(end, start, weight, line)

    def _column(self, at: int) -> str:
        columns = self._columns or self._rows
        if at >= len(columns):
            raise Malformed("The matrix has more columns than there are labels for.")
        return columns[at]

    def _next(self, tokens: Iterator[tuple[str, int]]) -> tuple[str, int]:
        found = next(tokens, None)
        if found is None:
            raise Malformed("The matrix ends before all its cells are there.")
        return found

    def _embedded(self, label: str, mode: int) -> str:
        """Return the id of the node that a label in the data stands for; labels are the same in any case."""
        mode = mode if self._header.two_mode else 0
        node_id = f"column {label}".casefold() if mode == SECOND else label.casefold()
        if node_id not in self.graph.nodes:
            self.graph.add_node(PlainNode(node_id, label, mode=mode))
        return node_id

    def _end(self, written: str, mode: int) -> str:
        """Return the id of a node that a list names, by its number or, where labels are embedded, by its label."""
        second = mode == SECOND and self._header.two_mode
        if self._header.columns_embedded if second else self._header.rows_embedded:
            return self._embedded(written, mode)
        number = integer(written)
        return f"column {number}" if second else str(number or written)

    def _add_tie(self, start: str, end: str, line: _Line, value: str | None, relation: str) -> None:
        weight = None if value is None else decimal(value)
        if value is not None and weight is None:
            self.graph.remark("This is not a number; the tie has no weight.", line.number, value=value)
        if weight == 0:
            return
        self.graph.add_tie(
            PlainTie(
                self._end(start, FIRST), self._end(end, SECOND), line.number,
                directed=not self._header.two_mode, weight=weight, relation=relation,
            )
        )  # fmt: skip

    def _two_or_more(self, line: _Line) -> list[str]:
        if len(line.tokens) < 2:  # noqa: PLR2004  both ends
            raise Malformed("A tie needs two nodes.", line.number)
        return line.tokens

    def _relation(self, matrix: int) -> str:
        labels = self._header.matrix_labels
        if matrix < len(labels):
            return labels[matrix]
        return str(matrix + 1) if self._header.matrices > 1 else ""


def _tokens(pattern: re.Pattern[str], text: str) -> list[str]:
    return [_text(found) for found in pattern.finditer(text)]


def _text(found: re.Match[str]) -> str:
    return next((part for part in found.groups() if part is not None), "")
