"""Reads the rows of a table as a mapping says, through the form of the samspill workbook."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from samspill.graph.errors import InputError
from samspill.graph.model import Problem, Records, Source
from samspill.graph.model import Value as Property
from samspill.graph.names import fold, slug
from samspill.loaders import values
from samspill.loaders.files import place_of
from samspill.loaders.mapping.plan import FACTS, Plan, Target, read_plan
from samspill.loaders.tables import Broken, Cell, Row, Table, is_blank
from samspill.loaders.tabular import tables_in
from samspill.loaders.words import Say
from samspill.loaders.workbook.building import build
from samspill.loaders.workbook.cells import RESERVED, fact_lines
from samspill.loaders.workbook.form import Column, Nodes, Sheet, Ties, Value, Words
from samspill.loaders.workbook.reading import HEADER_WITHIN, Problems, Reading, read_table, undecorated

_FACTS_HEADER: Final = "samspill facts"
_ANYTHING: Final = "Entity"


def read(path: Path, mapping: Path, language: str = "en") -> Records:
    """Read a table by a mapping file.

    What the cells of a column name is made where the table does not describe it. Raises InputError if the file or the mapping cannot be
    read, or if they do not fit each other.
    """
    problems = Problems(language)
    plan = read_plan(mapping, problems.say)
    table = _chosen(tables_in(path, problems.say), plan, path, problems.say)
    mapped = _mapped(table, plan, path, problems.say)
    reading = Reading()
    read_table(mapped.sheet, mapped.table, problems, reading)
    source = Source(f"source:table:{slug(path.stem)}", path.name)
    built = build(reading.entries, source, slug(path.stem), reading.refused_names, problems)
    return Records(
        origin=source.id.removeprefix("source:"),
        title=path.name,
        nodes=built.nodes,
        relationships=built.relationships,
        sources=built.sources,
        problems=(*problems.found, *_unmentioned(mapped, plan, problems.say)),
        read=reading.rows,
        place=place_of(path),
    )


@dataclass(frozen=True, slots=True)
class _Mapped:
    """A table without the columns that are left out, the sheet of the form that it is like, and its whole header."""

    table: Table
    sheet: Sheet
    header: Row


def _chosen(tables: Iterable[Table], plan: Plan, path: Path, say: Say) -> Table:
    tables = [table for table in tables if table.rows]
    for table in tables:
        if not plan.sheet or fold(table.name) == fold(plan.sheet):
            return table
    names = tuple(table.name for table in tables)
    raise InputError(
        say("{file} has no sheet “{sheet}” with rows. It has: {names}.", file=path, sheet=plan.sheet, names=names)
    )


def _mapped(table: Table, plan: Plan, path: Path, say: Say) -> _Mapped:
    header = _header(table, plan, path, say)
    places = _places(header, plan)
    missing = [
        column.key
        for column in plan.rows.columns
        if column.required and not any(target.column.key == column.key for target in places.values())
    ]
    if missing:
        headers = tuple(str(cell).strip() for cell in header.cells if not is_blank(cell))
        message = "{file} has not the column that the mapping takes for “{word}”. Its columns are: {headers}."
        raise InputError(say(message, file=path, word=missing[0], headers=headers))
    own = {at: target for at, target in places.items() if target.column.key != FACTS}
    facts = {at: _property(str(header[at])) for at in places.keys() - own.keys()}
    first = Row(header.number, (*(cell if at in own else None for at, cell in enumerate(header.cells)), _FACTS_HEADER))
    below = (row for row in table.rows if row.number > header.number)
    rows = (first, *(_narrowed(row, own, facts, len(header.cells)) for row in below))
    # In the order of the form, so that moving a column changes nothing.
    in_order = sorted(own.items(), key=lambda item: plan.rows.columns.index(item[1].column))
    columns = tuple(_column(target, undecorated(str(header[at]))) for at, target in in_order)
    sheet = replace(plan.rows, makes=_makes(plan), columns=(*columns, _FACTS))
    return _Mapped(replace(table, rows=rows), sheet, header)


_FACTS: Final = Column(FACTS, Words(_FACTS_HEADER, _FACTS_HEADER, _FACTS_HEADER), Value.FACTS, "")


def _header(table: Table, plan: Plan, path: Path, say: Say) -> Row:
    if plan.header is None:
        return max(table.rows[:HEADER_WITHIN], key=lambda row: len(_places(row, plan)))
    for row in table.rows:
        if row.number == plan.header:
            return row
    raise InputError(say("{file} has nothing in row {row}, where its headers should be.", file=path, row=plan.header))


def _places(row: Row, plan: Plan) -> dict[int, Target]:
    """Return what each position of a row stands for, if it is the row of headers; of two columns of one name the first."""
    targets = {_key(header): target for header, target in plan.columns.items()}
    places: dict[int, Target] = {}
    for at, cell in enumerate(row.cells):
        target = targets.pop(_key(str(cell)), None) if isinstance(cell, str) else None
        if target:
            places[at] = target
    return places


def _narrowed(row: Row, own: Mapping[int, Target], facts: Mapping[int, str], width: int) -> Row:
    said = {name: _fact(row[at]) for at, name in sorted(facts.items()) if not is_blank(row[at])}
    told = fact_lines({name: value for name, value in said.items() if value is not None})
    return Row(row.number, (*(row[at] if at in own else None for at in range(width)), told or None))


def _fact(cell: Cell) -> Property | None:
    if isinstance(cell, Broken):
        return None
    return cell if isinstance(cell, bool | int | float) else values.text(cell)


def _property(header: str) -> str:
    """Return the name of the property that a column is kept as."""
    name = "_".join(fold(header).split()) or "column"
    return f"{name}_in_table" if name in RESERVED else name


def _column(target: Target, header: str) -> Column:
    """Return a column of the form under the table's own name for it, which makes what its cells name."""
    column = target.column
    kind = target.kind or column.creates or next(iter(column.points_to), "")
    makes = "Organisation" if kind == _ANYTHING else kind
    return replace(column, words=Words(header, header, header), creates=makes if column.points_to else "")


def _makes(plan: Plan) -> Nodes | Ties:
    """Return what the rows make; several rows may say the same of one thing."""
    makes = plan.rows.makes
    if isinstance(makes, Ties):
        return makes
    assert isinstance(makes, Nodes)  # noqa: S101  a plan is made of such sheets only
    kinds = (plan.kind, *(kind for kind in makes.kinds if kind != plan.kind)) if plan.kind else makes.kinds
    return Nodes(kinds, repeats=True)


def _unmentioned(mapped: _Mapped, plan: Plan, say: Say) -> Iterable[Problem]:
    """Tell the columns that only one of table and mapping has."""
    table, mapping = (
        {_key(str(name)): str(name).strip() for name in names} for names in (mapped.header.cells, plan.columns)
    )
    there = {key: name for key, name in table.items() if key and name != "None"}
    for names, message in (
        (
            [name for key, name in there.items() if key not in mapping],
            "The mapping does not mention this column, so it was not read.",
        ),
        (
            [name for key, name in mapping.items() if key not in there],
            "The mapping mentions this column, which the table does not have.",
        ),
    ):
        for name in names:
            yield Problem(mapped.table.file, say(message), mapped.table.name, mapped.header.number, name, harmless=True)


def _key(header: str) -> str:
    return " ".join(header.split()).casefold()
