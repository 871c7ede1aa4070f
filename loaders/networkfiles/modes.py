"""Finds out which nodes take part and which are taken part in, in files that say it by an attribute or not at all."""

from collections.abc import Callable

from samspill.loaders.networkfiles.plain import PlainGraph, PlainNode

FIRST, SECOND = 1, 2


def set_modes(graph: PlainGraph, class_of: Callable[[PlainNode], str], attribute: str) -> None:
    """Make a two-mode network of a graph whose nodes are of two classes with ties only between these.

    `class_of` gives a node's class as the file says it under `attribute`. The class that ties start from takes part; where
    they start from both, the class of the first tie's start does. A network of one class, of three, or with a tie inside a
    class stays as it is.
    """
    if not graph.ties or any(node.mode for node in graph.nodes.values()):
        return
    classes = {node.id: class_of(node) for node in graph.nodes.values()}
    if len(set(classes.values())) != SECOND or "" in classes.values():
        return
    if any(classes[tie.start] == classes[tie.end] for tie in graph.ties):
        return
    first, second = classes[graph.ties[0].start], classes[graph.ties[0].end]
    for node in graph.nodes.values():
        node.mode = FIRST if classes[node.id] == first else SECOND
    graph.note(
        "All ties go between “{first}” and “{second}”: the former are read as organisations, the latter as activities.",
        first=first, second=second, column=attribute,
    )  # fmt: skip
