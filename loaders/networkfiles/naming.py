"""Names and ids of a file's nodes: the same organisation gets the same id from every file, and two nodes of one file never share one."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from samspill.graph.model import fingerprint, id_from_name, node_id
from samspill.graph.names import slug
from samspill.loaders.values import LONGEST_NAME, LONGEST_TEXT

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_FEWEST_LETTERS: Final = 3
_KEPT_CONTROLS: Final = "\t\n"


@dataclass(frozen=True, slots=True)
class Named:
    """A node of the file with what its id is made from."""

    file_id: str
    kind: str
    name: str
    orgnr: str = ""


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return text as the store can keep it: composed, without control characters, HTML's names for letters as letters, cut to a length."""
    plain = _ENTITY.sub(lambda found: html.unescape(found[0]), text).replace("\r\n", "\n").replace("\r", "\n")
    kept = (letter for letter in plain if letter in _KEPT_CONTROLS or unicodedata.category(letter) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", "".join(kept)).strip()[:longest]


def clean_name(text: str) -> str:
    """Return a name as the store can keep it: one line, single blanks."""
    return " ".join(clean(text).split())[:LONGEST_NAME].strip()


def ids(nodes: Iterable[Named], scope: str) -> dict[str, str]:
    """Return the id of each node by its id in the file.

    A register number is the best id, then the name. Nodes that share a name, and names that are mere numbers of the file,
    are told apart by the file's own id together with `scope`, which tells this file from others.
    """
    named = list(nodes)
    by_name = Counter(_best_id(node) for node in named)
    by_slug = Counter(slug(node.file_id) for node in named)
    found = {}
    for node in named:
        found[node.file_id] = best = _best_id(node)
        if not node.orgnr and (by_name[best] > 1 or _is_number(node)):
            own = slug(node.file_id)
            # Ids that differ in punctuation alone have one slug.
            own += f"-{fingerprint({'id': node.file_id})[:8]}" if by_slug[own] > 1 else ""
            found[node.file_id] = node_id(node.kind, f"{scope}:{own}")
    return found


def _best_id(node: Named) -> str:
    return node_id(node.kind, f"no:{node.orgnr}") if node.orgnr else id_from_name(node.kind, node.name)


def _is_number(node: Named) -> bool:
    """Tell whether the name is a number or code such as 17, n12 or E1, which another file uses for something else."""
    letters = sum(letter.isalpha() for letter in node.name)
    return letters < _FEWEST_LETTERS and (letters == 0 or any(letter.isdigit() for letter in node.name))
