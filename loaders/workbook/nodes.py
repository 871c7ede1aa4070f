"""Makes the node or source that a row describes, with an id that does not depend on where the row stands."""

from collections.abc import Mapping
from typing import Final, cast

from samspill.graph.model import ID_PREFIX, RELATIONSHIP_TYPES, Node, Source, Value, branch, id_from_name, is_a, node_id
from samspill.graph.names import slug
from samspill.loaders.registers.numbers import number_or_none, only_numbered
from samspill.loaders.registers.places.describing import place_id
from samspill.loaders.registers.places.naming import place_meant
from samspill.loaders.words import Unusable
from samspill.loaders.workbook.form import Column, Nodes, Sheet
from samspill.loaders.workbook.form import Value as Holds
from samspill.loaders.workbook.identifiers import key_in
from samspill.loaders.workbook.reading import Entry, RefusedCell
from samspill.loaders.workbook.references import Index

SOURCE_PREFIX: Final = "source"
_OWN_FIELDS: Final = frozenset(
    {"name", "kind", "id", "names", "description", "url", "facts", "identifiers", "evidence", "locator"}
)


def node_of(entry: Entry, makes: Nodes, workbook: str, known: Index) -> Node:
    """Return the node that a row describes, its sources still to be found.

    The id comes from a register number, else the id column, else the name; a whole id in that column counts for more than all.
    `workbook` is the workbook's own key, which parts its local ids from those of others. A sheet that may mention what another
    describes finds it among the `known`.
    """
    name = str(entry.values["name"])
    kind = str(entry.values.get("kind", makes.kinds[0]))
    mentioned = _mentioned(name, kind, known) if makes.repeats and "kind" not in entry.values else None
    kind = known.kinds[mentioned] if mentioned else kind
    own = _own_id(entry, kind, workbook) or mentioned or id_from_name(kind, name)
    return Node(
        own, kind, name,
        names=cast("tuple[str, ...]", entry.values.get("names", ())),
        description=str(entry.values.get("description", "")),
        url=str(entry.values.get("url", "")),
        details=_details(entry),
        review=own.startswith(_name_prefix(kind)),
    )  # fmt: skip


def source_of(entry: Entry, workbook: str) -> Source:
    """Return the source that a row describes."""
    text = {key: str(value) for key, value in entry.values.items()}
    named = source_named(text["title"])
    own = prefixed(SOURCE_PREFIX, text["id"], workbook) if "id" in text else named.id
    return Source(
        own, text["title"], text.get("publisher", ""), text.get("url", ""), text.get("licence", ""), text.get("date", "")
    )  # fmt: skip


def source_named(title: str) -> Source:
    """Return a source that nothing but its title is known of; an address is its own title."""
    return Source(
        f"{SOURCE_PREFIX}:{slug(title)}", title, url=title if title.startswith(("http://", "https://")) else ""
    )


def named(kind: str, name: str) -> Node:
    """Return a node that nothing but its name, or its number, is known of."""
    if is_a(kind, "Place") and (place := place_meant(name)):
        return place
    if is_a(kind, "Organisation") and (number := number_or_none("".join(name.split()))):
        return only_numbered(number)
    return Node(id_from_name(kind, name), kind, name, review=True)


def prefixed(prefix: str, written: str, workbook: str) -> str:
    """Return an id as the store has it: one that people make up, such as `17`, belongs to their workbook alone."""
    return written if written.startswith(f"{prefix}:") else f"{prefix}:{workbook}:{slug(written)}"


def check_repetition(entry: Entry, node: Node, before: Node, *, mention: bool) -> None:
    """Raise RefusedCell if a row describes what another does, unless it only mentions it again and says nothing else of it."""
    if not mention:
        key = _identifying_key(entry, node.kind)
        advice = (
            "This is there already, as “{name}”. Delete one of the rows, or give one an id."
            if key == "name"
            else "“{name}” has this already. Delete one of the rows, or write what is right here."
        )
        raise RefusedCell(key, Unusable(advice, name=before.name))
    for key, value in node.properties.items():
        if key not in {"search", "review"} and before.properties.get(key) != value:
            raise RefusedCell(
                key, Unusable("Another row says otherwise of “{name}”. Write the same here.", name=before.name)
            )


def check_period(values: Mapping[str, object]) -> None:
    """Raise RefusedCell if something ends before it begins; 2018 and 2018-05 do not contradict each other."""
    begin, end = str(values.get("valid_from", "")), str(values.get("valid_to", ""))
    length = min(len(begin), len(end))
    if begin[:length] > end[:length]:
        raise RefusedCell("valid_to", Unusable("It ends before it begins ({begin}).", begin=begin))


def _mentioned(name: str, kind: str, known: Index) -> str | None:
    try:
        return known.find(name, (branch(kind),))
    except Unusable as reason:
        raise RefusedCell("name", reason) from reason


def _own_id(entry: Entry, kind: str, workbook: str) -> str | None:
    prefix, written = ID_PREFIX[branch(kind)], str(entry.values.get("id", ""))
    numbered = numbered_id(kind, entry.sheet, {**_identifiers(entry), **entry.values})
    if numbered and not written.startswith(f"{prefix}:"):
        return numbered
    return prefixed(prefix, written, workbook) if written else None


def _identifying_key(entry: Entry, kind: str) -> str:
    """Return the key of the column from which a row has its id."""
    written = str(entry.values.get("id", ""))
    numbers = [column.key for column in entry.sheet.columns if column.identifies and column.key in entry.values]
    if key_in(_identifiers(entry)):
        numbers.append("identifiers")
    if written.startswith(f"{ID_PREFIX[branch(kind)]}:") or (written and not numbers):
        return "id"
    return numbers[0] if numbers else "name"


def numbered_id(kind: str, sheet: Sheet, values: Mapping[str, object]) -> str | None:
    """Return the id that the first register number in a row gives, or None if there is none.

    The numbers that one municipality has had give one id, the same that registers give it.
    """
    for column in sheet.columns:
        if column.identifies and column.key in values:
            number = str(values[column.key])
            is_municipality = column.value is Holds.MUNICIPALITY_NUMBER
            return place_id(number) if is_municipality else node_id(kind, column.identifies + number)
    key = key_in(values) if sheet.column("identifiers") else None
    return key and node_id(kind, key)


def _name_prefix(kind: str) -> str:
    """Return what ids that rest on the name alone begin with."""
    return id_from_name(kind, "x").removesuffix("x")


def detail_columns(sheet: Sheet) -> list[Column]:
    """Return the columns whose values become properties of the node beyond its fields, and not of the links of its row."""
    of_links = {
        name for column in sheet.columns if column.link for name in RELATIONSHIP_TYPES[column.link.type].carries
    }
    return [
        column
        for column in sheet.columns
        if not (column.points_to or column.key in _OWN_FIELDS or column.key in of_links)
    ]


def _details(entry: Entry) -> dict[str, Value]:
    own = {column.key: entry.values[column.key] for column in detail_columns(entry.sheet) if column.key in entry.values}
    facts = cast("dict[str, Value]", entry.values.get("facts", {}))
    return {**facts, **_identifiers(entry), **cast("dict[str, Value]", own)}


def _identifiers(entry: Entry) -> dict[str, Value]:
    return cast("dict[str, Value]", entry.values.get("identifiers", {}))
