"""Cypher texts with a place for a label or type, filled in with names of the model only: never with a user's text."""

import re
from functools import cache
from typing import Final

from samspill.cypher.texts import load_text
from samspill.graph.model import RELATIONSHIP_TYPES, lineage

RECORDS: Final = ("Source", "Load", "Verdict", "Original", "Forgotten")
"""Labels of nodes outside the tree of entities."""


@cache
def for_kind(name: str, kind: str) -> str:
    """Return the text `cypher/load/<name>.cypher` for nodes of one kind.

    KIND stands for its label, LABELS for all its labels, ROOT for the one that its id is indexed by.
    Raises KeyError for a kind that the model does not have.
    """
    labels = (kind,) if kind in RECORDS else lineage(kind)
    return _filled_in(name, {"KIND": kind, "LABELS": ":".join(labels), "ROOT": labels[-1]})


@cache
def for_type(name: str, type_: str) -> str:
    """Return the text `cypher/load/<name>.cypher` for relationships of one TYPE.

    Raises KeyError for a type that the model does not have.
    """
    return _filled_in(name, {"TYPE": RELATIONSHIP_TYPES[type_].name})


def _filled_in(name: str, words: dict[str, str]) -> str:
    return re.sub(rf"\b({'|'.join(words)})\b", lambda match: words[match.group()], load_text(f"load/{name}"))
