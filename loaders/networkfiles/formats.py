"""The formats of network files: how each is known by its content, and how it is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from samspill.loaders.networkfiles import gexf, graphml
from samspill.loaders.networkfiles.content import Content
from samspill.loaders.networkfiles.plain import PlainGraph


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    name: str
    title: str
    reason: str
    """Why a file is of this format, as a clause."""
    fits: Callable[[Content], bool]
    parse: Callable[[Content], Sequence[PlainGraph]]
    """Returns the networks of a file; raises Malformed, or InputError, for what it cannot read."""
    unit: str = "line"
    """What it counts in when it tells where something stands."""


FORMATS: Final = (
    Format(
        "graphml", "GraphML", "it is XML with the element <graphml>",
        lambda content: content.root == "graphml", lambda content: [graphml.parse(content.raw)],
    ),
    Format(
        "gexf", "GEXF", "it is XML with the element <gexf>",
        lambda content: content.root == "gexf", lambda content: [gexf.parse(content.raw)],
    ),
)  # fmt: skip
"""All formats, those with a mark of their own before those that are known by their shape."""
