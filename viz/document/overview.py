"""Draws the communities of a network that is too large to draw whole: one ring each, in the colours of its members' kinds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from samspill.graph.network import Network, communities
from samspill.graph.network.arrays import Matrix, Rows, Values, canonical
from samspill.viz.document.drawing import Drawing
from samspill.viz.document.form import MapNode, MapTie
from samspill.viz.document.looks import community_size, tie_width
from samspill.viz.document.tying import best_status
from samspill.viz.document.words import Words
from samspill.viz.layout import bubbles

MOST: Final = 300
"""The largest communities are drawn; a note tells of the others."""
_LEADING: Final = 8
_STRONGEST: Final = 3
"""Ties drawn from each community, besides those that are among the strongest of others."""
_WIDEST: Final = 4.0
"""The strongest of all is as wide as a tie of this weight between two organisations."""


def tied(network: Network) -> Network:
    """Return the organisations that have ties: those that communities are sought among."""
    return network.part(np.flatnonzero(network.degrees))


def part_around(network: Network, leaders: Sequence[str]) -> Network:
    """Return the part of a network that a ring around the first leader stands for, of that the one around the second, and so on.

    Raises UsageError for a leader without ties, or who is not in that part.
    """
    for leader in leaders:
        whole = tied(network)
        name = str(whole.organisations["name"].iloc[whole.row(leader)])
        part = whole.part(whole.rows_of(next(ids for ids in communities(whole) if leader in ids)))
        description = part.description
        around, names = (*description.around, leader), {**description.names, leader: name}
        network = replace(part, description=replace(description, around=around, names=names))
    return network


def draw_communities(network: Network, groups_of_ids: Sequence[Sequence[str]], words: Words) -> Drawing:
    """Return communities of the network as rings, with ties where there is more between two than chance would give."""
    groups = [network.rows_of(ids) for ids in groups_of_ids if len(ids) > 1][:MOST]
    matrix = canonical(_between(network, groups))
    sizes = np.array([community_size(len(rows)) for rows in groups])
    positions = bubbles(matrix, sizes).positions
    ids = [f"community:{network.ids[_by_degree(network, rows)[0]]}" for rows in groups]
    ties = _ties(_more_than_chance(matrix), ids, words)
    partners = Counter(end for tie in ties for end in (tie["from"], tie["to"]))
    nodes = [
        _node(network, rows, id_, words) | {"x": round(x, 1), "y": round(y, 1), "partners": partners[id_]}
        for rows, id_, (x, y) in zip(groups, ids, positions.tolist(), strict=True)
    ]
    return Drawing(nodes, ties, notes=_notes(network, groups, words))


def _between(network: Network, groups: list[Rows]) -> Matrix:
    """Return the weight of all ties between each two communities."""
    belongs = csr_array(
        (
            np.ones(sum(map(len, groups))),
            (np.concatenate(groups), np.repeat(np.arange(len(groups)), list(map(len, groups)))),
        ),
        shape=(len(network), len(groups)),
    )
    return csr_array(belongs.T @ network.matrix @ belongs)


def _more_than_chance(matrix: Matrix) -> Matrix:
    """Leave for each community its strongest ties, as far as they weigh more than if all ties between communities fell at random."""
    total = matrix.sum()
    strength: Values = np.asarray(matrix.sum(axis=1)).ravel()
    pairs = matrix.tocoo()
    above = pairs.data > strength[pairs.row] * strength[pairs.col] / total
    row, col, data = pairs.row[above], pairs.col[above], pairs.data[above]
    order = np.lexsort((col, -data, row))
    place = np.arange(len(order)) - np.searchsorted(row[order], row[order])
    kept = order[place < _STRONGEST]
    ends = np.sort(np.column_stack([row[kept], col[kept]]), axis=1)
    unique, first = np.unique(ends, axis=0, return_index=True)
    return csr_array((data[kept][first], (unique[:, 0], unique[:, 1])), shape=matrix.shape)


def _ties(matrix: Matrix, ids: list[str], words: Words) -> list[MapTie]:
    pairs = matrix.tocoo()
    verb = words("has ties with")
    return [
        {
            "id": f"{ids[first]} {ids[second]}",
            "from": ids[first],
            "to": ids[second],
            "width": tie_width(weight / pairs.data.max() * _WIDEST),
            "weight": round(weight, 4),
            "status": best_status(()),
            "verbs": [verb],
            "verbs_back": [verb],
            "through": [],
            "ways": 0,
            "evidence": 0,
        }
        for first, second, weight in zip(pairs.row.tolist(), pairs.col.tolist(), pairs.data.tolist(), strict=True)
    ]


def _node(network: Network, rows: Rows, id_: str, words: Words) -> MapNode:
    leading = network.organisations["name"].iloc[_by_degree(network, rows)[:_LEADING]].tolist()
    kinds = Counter(network.organisations["kind"].iloc[rows])
    return {
        "id": id_,
        "name": words("Around {name}").format(name=leading[0]),
        "kind": "",
        "x": 0.0,
        "y": 0.0,
        "size": community_size(len(rows)),
        "community": "",
        "partners": 0,
        "places": [],
        "themes": [],
        "members": len(rows),
        "mix": [{"kind": kind, "count": count} for kind, count in kinds.most_common()],
        "leading": leading,
    }


def _by_degree(network: Network, rows: Rows) -> Rows:
    return rows[np.argsort(-network.degrees[rows], kind="stable")]


def _notes(network: Network, groups: list[Rows], words: Words) -> list[str]:
    shown = sum(map(len, groups))
    return [
        words(
            "These are more organisations than can be read on one map, so each ring is a community of them: its number tells"
            " how many, its colours of which kinds. Start from a place, a theme or one organisation to see them one by one."
        ),
        words("The rings hold {shown} of {all} organisations.").format(shown=shown, all=len(network)),
    ]
