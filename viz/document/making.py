"""Makes map documents: of organisations while they fit on one map, of their communities when they are too many."""

from collections.abc import Sequence
from typing import Final

from samspill.graph.network import Network, describe_projection
from samspill.graph.network.projection import PROJECTIONS
from samspill.graph.store.port import Store
from samspill.viz.document.form import MapDocument
from samspill.viz.document.looks import legend, tie_legend
from samspill.viz.document.overview import draw_communities
from samspill.viz.document.whole import draw_organisations
from samspill.viz.document.words import Words

LARGEST: Final = 2_000
"""As many organisations can be drawn and read on one map."""


def map_document(  # noqa: PLR0913  what a map is made of and how it is told, by name
    store: Store,
    network: Network,
    *,
    language: str,
    title: str = "",
    focus: str | None = None,
    path: Sequence[str] = (),
    persons: bool = False,
) -> MapDocument:
    """Return the document of a map of `network`, with the evidence that the store has for its ties.

    With `focus`, an organisation of the network, that one lies in the middle and the others around it by their distance in ties:
    give the network of a neighbourhood (`network.ego(focus)`). `path` is a chain of tied organisations to stress. Beyond
    `LARGEST` organisations the map shows communities instead. Persons are named only with `persons`.

    Raises UsageError for a focus that is not in the network.
    """
    words = Words(language)
    if len(network) > LARGEST:
        drawing = draw_communities(network, words)
    else:
        drawing = draw_organisations(store, network, words, focus, persons=persons)
    return {
        "title": title or words("Who works with whom"),
        "language": language,
        "projection": network.description.projection,
        "summary": _summary(network, words),
        "notes": [*drawing.notes, *(note.text(language) for note in network.description.notes())],
        "focus": focus,
        "path": list(path),
        "nodes": drawing.nodes,
        "ties": drawing.ties,
        "claims": drawing.claims,
        "communities": drawing.communities,
        "legend": legend(network.organisations["kind"], words),
        "tie_legend": tie_legend(drawing.ties, words),
        "texts": words.texts,
    }


def _summary(network: Network, words: Words) -> str:
    """Say how much there is, and of which projection if it has a name."""
    organisations = words.number("{count} organisation", "{count} organisations", len(network))
    ties = words.number("{count} tie", "{count} ties", network.ties)
    how_much = words("{organisations} with {ties}.").format(organisations=organisations, ties=ties)
    projection = network.description.projection
    return f"{how_much} {describe_projection(projection, words.language)}" if projection in PROJECTIONS else how_much
