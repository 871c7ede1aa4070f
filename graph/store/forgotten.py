"""Persons who are to be forgotten: recognised by salted hashes, so that loads keep them out and nobody can read who they are.

A person is known by id and by name: in full, without middle names, and with the last name first. In texts a name is replaced, also in
the genitive. A name of a single word may mean anybody and anything, and nobody is known by it. Knows no engine.
"""

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final

from samspill.graph.model import Node, Problem, Records, is_a
from samspill.graph.names import fold

LABEL: Final = "Forgotten"
ID: Final = "forgotten"
NEUTRAL: Final = "[person]"
"""What stands in the place of a name; a word in Norwegian and in English."""
_IDS: Final = frozenset(
    {"id", "start", "end", "source", "sources", "origin", "claims", "kept", "merged", "stated_start", "stated_end"}
)
"""Fields and properties that hold ids: two that differ in a name must still differ when it is taken out."""
_TAG_LENGTH: Final = 8
LEFT_OUT: Final = "Persons who were to be forgotten are left out, and their names in texts."
_WORD: Final = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
"""A word, also where its marks are written as characters of their own."""
FEWEST_WORDS: Final = 2
"""Of a name that somebody is known by."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be forgotten: all ids and all names that they are known by."""

    ids: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True)
class Forgotten:
    """The hashes of those who are forgotten."""

    salts: tuple[str, ...]
    """More than one where lists of several stores came together; new hashes take the first."""
    hashes: frozenset[str] = frozenset()
    lengths: frozenset[int] = frozenset()
    """How many words their names have."""

    @classmethod
    def nobody(cls) -> "Forgotten":
        """Return a new list, with a salt of its own."""
        return cls((secrets.token_hex(16),))

    @classmethod
    def stored(cls, properties: Mapping[str, Any]) -> "Forgotten":
        """Return the list that a store keeps."""
        return cls(
            tuple(properties["salt"].split()),
            frozenset(properties.get("hashes", ())),
            frozenset(map(int, properties.get("lengths", ()))),
        )

    @cached_property
    def properties(self) -> dict[str, Any]:
        """What a store keeps of it."""
        salt = " ".join(self.salts)
        return {"id": ID, "salt": salt, "hashes": sorted(self.hashes), "lengths": sorted(map(str, self.lengths))}

    def with_person(self, person: Person) -> "Forgotten":
        """Return the list with one more."""
        variants = (tuple(fold(variant).split()) for name in person.names for variant in _variants(name))
        said = {words for words in variants if len(words) >= FEWEST_WORDS}
        texts = {*person.ids, *(" ".join(words) for words in said)}
        hashes = {_hash(text, self.salts[0]) for text in texts}
        return Forgotten(self.salts, self.hashes | hashes, self.lengths | {len(words) for words in said})

    def __or__(self, other: "Forgotten") -> "Forgotten":
        """Return a list of all who are on this one or the other."""
        salts = tuple(dict.fromkeys((*self.salts, *other.salts)))
        return Forgotten(salts, self.hashes | other.hashes, self.lengths | other.lengths)

    def is_meant(self, node: Node) -> bool:
        """Tell whether a node is one of them."""
        return is_a(node.kind, "Person") and self.knows(node.id, (node.name, *node.names))

    def knows(self, id_: str, names: Iterable[str]) -> bool:
        """Tell whether an id or a name is that of one of them."""
        return any(map(self._is_listed, (id_, *map(fold, names))))

    def cleaned(self, value: Any, *, is_id: bool = False) -> Any:  # noqa: ANN401  whatever holds texts
        """Return a text, or whatever holds texts, with their names replaced; what holds none comes back as it is.

        In an id, as the fields of records and the properties in a store are known to be, another name leaves another word behind.
        """
        if type(value) is str:
            return self._cleaned_text(value, is_id=is_id)
        if isinstance(value, list | tuple):
            return type(value)(self.cleaned(each, is_id=is_id) for each in value)
        if isinstance(value, Mapping):
            return {name: self.cleaned(each, is_id=name in _IDS) for name, each in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            before = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
            changed = self.cleaned(before)
            return value if changed == before else replace(value, **changed)
        return value

    def kept_out(self, records: Records) -> Records:
        """Return records without them; a problem says that somebody was left out, and not who."""
        if not self.hashes:
            return records
        gone = {node.id for node in records.nodes if self.is_meant(node)}
        ties = [tie for tie in records.relationships if tie.start not in gone and tie.end not in gone]
        kept = replace(
            records,
            **self.cleaned({name: getattr(records, name) for name in ("origin", "title", "place", "sources")}),
            nodes=self.cleaned(tuple(node for node in records.nodes if node.id not in gone)),
            relationships=self.cleaned(tuple(ties)),
        )
        if kept == records:
            return records
        return replace(kept, problems=(*records.problems, Problem(kept.title, LEFT_OUT, harmless=True)))

    def _cleaned_text(self, text: str, *, is_id: bool) -> str:
        for start, end, tag in reversed(list(self._spans(text))):
            text = text[:start] + (f"{NEUTRAL[:-1]}-{tag}]" if is_id else NEUTRAL) + text[end:]
        return text

    def _spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Go through the places where a name stands, from left to right and without overlap, each with what tells the name from others."""
        words = [(found.start(), found.end(), fold(found[0])) for found in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            for length in self._in_texts:
                tag = self._tag(words[at : at + length], length)
                if tag:
                    yield words[at][0], words[at + length - 1][1], tag
                    at += length
                    break
            else:
                at += 1

    def _tag(self, words: list[tuple[int, int, str]], length: int) -> str:
        """Return a few digits that only this name has, if so many words are one: nobody without the salt can tell which."""
        said = " ".join(word for *_, word in words)
        meant = {said, said.removesuffix("s")} if len(words) == length else set()
        salts = (salt for salt in self.salts if any(_hash(name, salt) in self.hashes for name in meant))
        return next((_hash(said, salt)[:_TAG_LENGTH] for salt in salts), "")

    @cached_property
    def _in_texts(self) -> tuple[int, ...]:
        """Numbers of words that a name in a text may have, the longest first."""
        return tuple(sorted((length for length in self.lengths if length >= FEWEST_WORDS), reverse=True))

    def _is_listed(self, text: str) -> bool:
        return any(_hash(text, salt) in self.hashes for salt in self.salts)


def _hash(text: str, salt: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), key=salt.encode(), digest_size=16).hexdigest()


def _variants(name: str) -> Iterator[str]:
    words = name.replace(",", " ").split()
    yield " ".join(words)
    if len(words) >= FEWEST_WORDS:
        *first, last = words
        yield " ".join([last, *first])
        yield f"{first[0]} {last}"
        yield f"{last} {first[0]}"
