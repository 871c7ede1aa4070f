"""Makes ties of the cells of a matrix."""

from collections.abc import Sequence
from dataclasses import dataclass

from samspill.loaders.networkfiles.plain import PlainGraph, PlainTie


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a matrix that is not empty."""

    row: str
    column: str
    weight: float
    line: int


def add_cells(graph: PlainGraph, cells: Sequence[Cell], *, two_mode: bool, relation: str = "") -> None:
    """Add a tie for each cell that is not 0; a symmetric matrix of one kind of node has each tie once, without direction."""
    weights = {(cell.row, cell.column): cell.weight for cell in cells if cell.weight}
    symmetric = not two_mode and all(weights.get((column, row)) == weight for (row, column), weight in weights.items())
    done: set[tuple[str, str]] = set()
    for cell in cells:
        if not cell.weight or (symmetric and (cell.column, cell.row) in done):
            continue
        done.add((cell.row, cell.column))
        # Where nothing else says which end is the first, the name does, whatever the order of rows.
        start, end = sorted((cell.row, cell.column)) if symmetric else (cell.row, cell.column)
        directed = not (two_mode or symmetric)
        graph.add_tie(PlainTie(start, end, cell.line, directed=directed, weight=cell.weight, relation=relation))
