"""Takes rows of a table apart by the names of their columns, as the formats that are tables need it."""

from collections.abc import Iterator, Sequence
from datetime import date

from samspill.graph.model import Value
from samspill.graph.names import fold
from samspill.loaders.networkfiles.typed import guessed, whole
from samspill.loaders.tables import Broken, Cell, Row

Fields = dict[str, Value]


def header_of(rows: Sequence[Row]) -> list[str]:
    """Return the folded names in the first row."""
    return [fold(text_of_cell(cell)) for cell in rows[0].cells] if rows else []


def records(rows: Sequence[Row]) -> Iterator[tuple[Row, Fields]]:
    """Go through the rows below the first: each with its values by column, without empty ones."""
    names = [text_of_cell(cell) for cell in rows[0].cells] if rows else []
    for row in rows[1:]:
        yield row, {name: value for at, name in enumerate(names) if name and (value := value_of(row[at])) != ""}


def take(fields: Fields, *columns: str) -> str:
    """Take the value of the first of these columns (folded names) that is there out of the fields, as text."""
    for column in columns:
        name = next((name for name in fields if fold(name) == column), None)
        if name is not None:
            value = fields.pop(name)
            return "|".join(value) if isinstance(value, list) else str(value).strip()
    return ""


def value_of(cell: Cell) -> Value:
    """Return a cell as a value: text that is a number as one, dates in ISO form, nothing as empty text."""
    if isinstance(cell, str):
        return guessed(cell.strip())
    if isinstance(cell, bool):
        return cell
    return whole(cell) if isinstance(cell, int | float) else text_of_cell(cell)


def text_of_cell(cell: Cell) -> str:
    """Return what stands in a cell as text."""
    if cell is None or isinstance(cell, Broken):
        return ""
    if isinstance(cell, float):
        return str(whole(cell))
    return cell.isoformat().removesuffix("T00:00:00") if isinstance(cell, date) else str(cell).strip()
