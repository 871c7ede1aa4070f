"""What becomes of the attributes of a file's nodes or ties: some mean something in the model, the others are kept as properties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samspill.graph.model import Value
from samspill.graph.names import fold
from samspill.loaders.networkfiles.meaning import DRAWING, meanings
from samspill.loaders.networkfiles.naming import clean
from samspill.loaders.networkfiles.plain import PlainGraph

# Properties that the model gives a sense of its own; an attribute of that name which is not understood must not pose as one.
_TAKEN = frozenset(
    {
        "id", "name", "names", "search", "description", "url", "sources", "review", "claims", "load", "labels", "source",
        "evidence", "locator", "status", "kind", "role", "attendance", "year", "amount", "currency", "share", "target_group",
        "valid_from", "valid_to", "weight", "directed", "file_id", "file_kind", "file_relation", "orgnr",
    }
)  # fmt: skip
Attributes = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Plan:
    """For each attribute of the nodes (or ties) of a graph: what it means, or what property it is kept as."""

    meanings: Mapping[str, str]
    properties: Mapping[str, str]

    def meant(self, attributes: Attributes) -> dict[str, Value]:
        """Return the values that are understood, by what they mean."""
        return {self.meanings[name]: value for name, value in attributes.items() if name in self.meanings}

    def kept(self, attributes: Attributes) -> dict[str, Value]:
        """Return the other values, by the properties that they are kept as."""
        return {
            self.properties[name]: clean_value(value) for name, value in attributes.items() if name in self.properties
        }

    def column(self, meaning: str) -> str:
        """Return the attribute that means this, or nothing."""
        return next((name for name, found in self.meanings.items() if found == meaning), "")


def plan(graph: PlainGraph, attributes: Iterable[Attributes], words: Mapping[str, tuple[str, ...]]) -> Plan:
    """Decide what becomes of each attribute, and remark on those that are not understood and on drawing instructions."""
    names = list(dict.fromkeys(name for each in attributes for name in each))
    if {"x", "y"} <= set(map(str.casefold, names)):
        graph.drawn = True
        names = [name for name in names if name.casefold() not in DRAWING]
    understood = meanings(names, words)
    properties: dict[str, str] = {}
    for name in names:
        if name not in understood:
            properties[name] = _property(name, set(properties.values()))
            message = "This is none of the columns that samspill knows; it is kept as the property {property}."
            graph.note(message, property=properties[name], column=name)
    return Plan(understood, properties)


def text_of(value: Value | None) -> str:
    """Return a value as one text."""
    return "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def texts_of(value: Value | None) -> list[str]:
    """Return the texts of a value: those of a list, or those that semicolons or bars part."""
    parts = value if isinstance(value, list) else text_of(value).replace("|", ";").split(";")
    return [part.strip() for part in parts if part.strip()]


def clean_value(value: Value) -> Value:
    """Return a value as the store can keep it."""
    if isinstance(value, list):
        return [clean(item) for item in value]
    return clean(value) if isinstance(value, str) else value


def _property(name: str, others: set[str]) -> str:
    """Return the property that an attribute is kept as: a word that Cypher takes without quotes and that nothing else has."""
    word = fold(name).replace(" ", "_") or "property"
    word = f"file_{word}" if word in _TAKEN or not word[0].isalpha() else word
    candidates = (word, *(f"{word}_{number}" for number in range(2, len(others) + 3)))
    return next(candidate for candidate in candidates if candidate not in others)
