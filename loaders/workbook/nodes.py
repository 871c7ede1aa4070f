"""Makes the node or source that a row describes, with an id that does not depend on where the row stands."""

from collections.abc import Mapping
from typing import Final, cast

from samspill.graph.model import ID_PREFIX, RELATIONSHIP_TYPES, Node, Source, Value, branch, id_from_name, node_id
from samspill.graph.names import slug
from samspill.loaders.words import Unusable
from samspill.loaders.workbook.form import Nodes
from samspill.loaders.workbook.reading import Entry
from samspill.loaders.workbook.references import Index

SOURCE_PREFIX: Final = "source"
_OWN_FIELDS: Final = frozenset({"name", "kind", "id", "names", "description", "url", "facts", "evidence", "locator"})


def node_of(entry: Entry, makes: Nodes, workbook: str, known: Index) -> Node:
    """Return the node that a row describes, its sources still to be found.

    The id comes from the id column, else a register number, else the name. `workbook` is the workbook's own key, which parts
    its local ids from those of others. A sheet that may mention what another describes finds it among the `known`.
    """
    name = str(entry.values["name"])
    kind = str(entry.values.get("kind", makes.kinds[0]))
    mentioned = known.find(name, (branch(kind),)) if makes.repeats and "kind" not in entry.values else None
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


def theme_named(kind: str, name: str) -> Node:
    """Return a node that nothing but its name is known of."""
    return Node(id_from_name(kind, name), kind, name, review=True)


def prefixed(prefix: str, written: str, workbook: str) -> str:
    """Return an id as the store has it: one that people make up, such as `17`, belongs to their workbook alone."""
    return written if written.startswith(f"{prefix}:") else f"{prefix}:{workbook}:{slug(written)}"


def refuse_contradiction(node: Node, before: Node, *, mention: bool) -> None:
    """Raise Unusable if a row describes what another does, unless it only mentions it again and says nothing else of it."""
    if not mention:
        raise Unusable(
            "This is there already, as “{name}”. Delete one of the rows, or give one an id.", name=before.name
        )
    apart = frozenset({"search", "review"})
    other = [key for key, value in node.properties.items() if key not in apart and before.properties.get(key) != value]
    if other:
        raise Unusable(
            "Another row describes this otherwise ({properties}). Write it the same way.", properties=tuple(other)
        )


def check_period(values: Mapping[str, object]) -> None:
    """Raise Unusable if something ends before it begins; 2018 and 2018-05 do not contradict each other."""
    begin, end = str(values.get("valid_from", "")), str(values.get("valid_to", ""))
    length = min(len(begin), len(end))
    if begin[:length] > end[:length]:
        raise Unusable("It ends before it begins ({begin}).", begin=begin)


def _own_id(entry: Entry, kind: str, workbook: str) -> str | None:
    if "id" in entry.values:
        return prefixed(ID_PREFIX[branch(kind)], str(entry.values["id"]), workbook)
    key = next(
        (column.identifies + str(entry.values[column.key]) for column in entry.sheet.columns
         if column.identifies and column.key in entry.values), None,
    )  # fmt: skip
    return key and node_id(kind, key)


def _name_prefix(kind: str) -> str:
    """Return what ids that rest on the name alone begin with."""
    return id_from_name(kind, "x").removesuffix("x")


def _details(entry: Entry) -> dict[str, Value]:
    """Return the other facts and what stands in columns of its own, but not what belongs to the row's links."""
    of_links = {
        name for column in entry.sheet.columns if column.link for name in RELATIONSHIP_TYPES[column.link.type].carries
    }
    facts = cast("dict[str, Value]", entry.values.get("facts", {}))
    own = {
        column.key: cast("Value", entry.values[column.key])
        for column in entry.sheet.columns
        if column.key in entry.values
        and not (column.link or column.points_to or column.key in _OWN_FIELDS or column.key in of_links)
    }
    return {**facts, **own}
