"""Makes map documents: of organisations while they fit on one map, of their communities when they are too many."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from samspill.graph.network import Network, communities, describe_projection
from samspill.graph.network.notes import Note, NoteCode
from samspill.graph.network.projection import PROJECTIONS
from samspill.graph.store.port import Store
from samspill.viz.document.form import MapDocument
from samspill.viz.document.looks import legend, tie_legend
from samspill.viz.document.overview import draw_communities, tied
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
    `LARGEST` organisations, those without ties are left out, and if the others are still too many the map shows their communities.
    Persons are named only with `persons`.

    Raises UsageError for a focus that is not in the network.
    """
    words = Words(language)
    drawn = network if len(network) <= LARGEST else tied(network)
    notes = _without_ties(len(network) - len(drawn), language)
    groups = [] if len(drawn) <= LARGEST or focus or path else communities(drawn)
    if len(groups) > 1:
        drawing = draw_communities(drawn, groups, words)
    else:
        drawn, cut = _most_connected(drawn, path, words)
        notes += cut
        drawing = draw_organisations(store, drawn, words, focus, persons=persons)
    return {
        "title": title or words("Who works with whom"),
        "language": language,
        "projection": network.description.projection,
        "summary": _summary(network, words),
        "notes": [*drawing.notes, *notes, *(note.text(language) for note in network.description.notes())],
        "focus": focus,
        "path": list(path),
        "nodes": drawing.nodes,
        "ties": drawing.ties,
        "claims": drawing.claims,
        "communities": drawing.communities,
        "legend": legend(drawn.organisations["kind"], words),
        "tie_legend": tie_legend(drawing.ties, words),
        "texts": words.texts,
    }


def _without_ties(count: int, language: str) -> list[str]:
    return [Note(NoteCode.ISOLATES, count).text(language)] if count else []


def _most_connected(network: Network, path: Sequence[str], words: Words) -> tuple[Network, list[str]]:
    """Return as much of a network as can be drawn, and what to say of the rest; whoever is tied to all others is never left out."""
    if len(network) <= LARGEST:
        return network, []
    order = np.argsort(-network.degrees, kind="stable")
    kept = network.part(np.concatenate([network.rows_of(path), order])[:LARGEST])
    said = words("The map shows the {shown} most connected of {all} organisations.")
    return kept, [said.format(shown=len(kept), all=len(network))]


def _summary(network: Network, words: Words) -> str:
    """Say how much there is, and of which projection if it has a name."""
    organisations = words.number("{count} organisation", "{count} organisations", len(network))
    ties = words.number("{count} tie", "{count} ties", network.ties)
    how_much = words("{organisations} with {ties}.").format(organisations=organisations, ties=ties)
    projection = network.description.projection
    return f"{how_much} {describe_projection(projection, words.language)}" if projection in PROJECTIONS else how_much
