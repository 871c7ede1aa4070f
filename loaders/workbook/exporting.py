"""Turns records into the rows of the workbook, such that reading them back gives the same records."""

from collections.abc import Iterable, Mapping
from typing import Final, cast

from samspill.graph.model import RELATIONSHIP_TYPES, Node, Records, Relationship, Source, Value, id_from_name
from samspill.loaders.words import Unusable, speaker
from samspill.loaders.workbook.book import book_as_source
from samspill.loaders.workbook.cells import fact_lines, listed, read_cell
from samspill.loaders.workbook.claims import DEFAULT_TYPE, implied_status, type_meant
from samspill.loaders.workbook.form import Column, Nodes, Sheet, Ties
from samspill.loaders.workbook.form import Value as Holds
from samspill.loaders.workbook.nodes import detail_columns, numbered_id, source_named
from samspill.loaders.workbook.reading import RefusedCell
from samspill.loaders.workbook.references import Index
from samspill.loaders.workbook.sheets import SHEETS

CellOut = str | int | float
RowOut = Mapping[str, CellOut]
"""The cells of a row that are not empty, by the keys of their columns."""
Content = Mapping[str, list[RowOut]]
"""The rows of each sheet, by its key."""
_BY_KEY: Final = {sheet.key: sheet for sheet in SHEETS}
_IN_WORDS: Final = frozenset({Holds.KIND, Holds.RELATION, Holds.STATUS, Holds.ATTENDANCE, Holds.ROLE})


def content_of(records: Records, language: str) -> Content:
    """Return the rows that say what `records` say, with the model's words in `language`."""
    return _Export(records, language).content()


class _Export:
    """Records on their way into sheets, and how their rows mention each other."""

    def __init__(self, records: Records, language: str) -> None:
        self.records = records
        self.say = speaker(language)
        self.key = records.origin.removeprefix("workbook:")
        self.book = book_as_source(self.key, records.title)
        self.index = Index([*records.nodes, *records.sources, self.book])
        self.names = {node.id: node.name for node in records.nodes} | {each.id: each.title for each in records.sources}

    def content(self) -> Content:
        content: dict[str, list[RowOut]] = {sheet.key: [] for sheet in SHEETS}
        content["about"].append({"title": self.records.title, "id": self.key})
        content["sources"].extend(_source(source) for source in self.records.sources)
        for node in self.records.nodes:
            sheet = _sheet_of(node)
            content[sheet.key].append(self._node(node, sheet))
        for claim in self.records.relationships:
            key = next((sheet.key for sheet in SHEETS if self._says(sheet, claim)), "ties")
            content[key].append(self._claim(claim, _BY_KEY[key]))
        return content

    def _node(self, node: Node, sheet: Sheet) -> RowOut:
        details, facts = self._parted(node.details, sheet, detail_columns(sheet))
        sources = () if node.sources == (self.book.id,) else node.sources
        return _filled(
            name=node.name,
            kind=self.say(node.kind) if sheet.column("kind") else "",
            names=listed(node.names),
            description=node.description,
            url=node.url,
            facts=facts,
            id="" if node.id == _id_without_column(node, sheet, details) else node.id,
            sources=listed(self._mentions(sources, sheet.column("sources"))),
            **details,
        )

    def _says(self, sheet: Sheet, claim: Relationship) -> bool:
        """Tell whether a row of this sheet can say all of a claim."""
        makes = sheet.makes
        if not isinstance(makes, Ties):
            return False
        details, facts = self._parted(claim.details, sheet, _carried(claim, sheet))
        start, end = (self.index.kinds.get(each, "Entity") for each in (claim.start, claim.end))
        try:
            meant = type_meant(makes.types or (claim.type,), start, end, details)
        except RefusedCell:
            return False
        needed = {
            "facts": facts,
            "status": claim.status != implied_status(claim.details, makes.status),
            "valid_from": claim.valid_from,
            "valid_to": claim.valid_to,
        }
        return meant == claim.type and all(sheet.column(key) for key, value in needed.items() if value)

    def _claim(self, claim: Relationship, sheet: Sheet) -> RowOut:
        makes = cast("Ties", sheet.makes)
        details, facts = self._parted(claim.details, sheet, _carried(claim, sheet))
        implied = claim.status == implied_status(claim.details, makes.status)
        return _filled(
            start=self._mention(claim.start, sheet.column("start")),
            end=self._mention(claim.end, sheet.column("end")),
            type="" if makes.types or claim.type == DEFAULT_TYPE else self.say(claim.type),
            status="" if implied else self.say(str(claim.status)),
            valid_from=claim.valid_from or "",
            valid_to=claim.valid_to or "",
            source="" if claim.source == self.book.id else self._mention(claim.source, sheet.column("source")),
            evidence=claim.evidence,
            locator=claim.locator,
            facts=facts,
            **details,
        )

    def _parted(
        self, properties: Mapping[str, Value], sheet: Sheet, columns: Iterable[Column]
    ) -> tuple[dict[str, CellOut], str]:
        """Part properties into cells of their own and, in one text, those that no column can say."""
        own = {column.key: column for column in columns}
        cells = {key: self._cell(value, own[key], sheet) for key, value in properties.items() if key in own}
        said = {key: cell for key, cell in cells.items() if cell is not None}
        return said, fact_lines({key: value for key, value in properties.items() if key not in said})

    def _cell(self, value: Value, column: Column, sheet: Sheet) -> CellOut | None:
        """Return the cell that is read as `value`, or None if this column has none."""
        if isinstance(value, list):
            return None
        cell = self.say(str(value)) if column.value in _IN_WORDS else value
        try:
            return cell if read_cell(cell, column, sheet) == value else None
        except Unusable:
            return None

    def _mention(self, thing: str, column: Column | None) -> str:
        """Return the name of something if it means just that thing in this column, else its id."""
        name = self.names.get(thing, thing)
        try:
            return name if column and self.index.find(name, column.points_to) == thing else thing
        except Unusable:
            return thing

    def _mentions(self, things: Iterable[str], column: Column | None) -> tuple[str, ...]:
        return tuple(self._mention(thing, column) for thing in things)


def _source(source: Source) -> RowOut:
    known = source_named(source.title).id
    return _filled(
        title=source.title,
        publisher=source.publisher,
        date=source.date,
        url=source.url,
        licence=source.licence,
        id="" if source.id == known else source.id,
    )


def _sheet_of(node: Node) -> Sheet:
    """Return the sheet that describes such a node, rather than one that mentions it."""
    sheets = sorted((sheet for sheet in SHEETS if isinstance(sheet.makes, Nodes)), key=_repeats)
    return next(sheet for sheet in sheets if node.kind in cast("Nodes", sheet.makes).kinds)


def _carried(claim: Relationship, sheet: Sheet) -> list[Column]:
    """Return the columns for what such a relationship carries; anything else that is said of it is another fact."""
    return [column for column in sheet.columns if column.key in RELATIONSHIP_TYPES[claim.type].carries]


def _repeats(sheet: Sheet) -> bool:
    return isinstance(sheet.makes, Nodes) and sheet.makes.repeats


def _id_without_column(node: Node, sheet: Sheet, details: Mapping[str, CellOut]) -> str:
    """Return the id that the row would get with its id column empty."""
    return numbered_id(node.kind, sheet, details) or id_from_name(node.kind, node.name)


def _filled(**cells: CellOut) -> RowOut:
    return {key: cell for key, cell in cells.items() if cell != ""}
