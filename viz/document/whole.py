"""Draws every organisation of a network: as islands, or around one of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from samspill.cypher.catalogue import load_text
from samspill.graph.network import Network, communities
from samspill.graph.store.port import Limits, Store
from samspill.viz.document.drawing import Drawing
from samspill.viz.document.form import MapCommunity, MapNode
from samspill.viz.document.looks import node_size
from samspill.viz.document.tying import ties_with_evidence
from samspill.viz.document.words import Words
from samspill.viz.layout import Disc, Plan, archipelago, radial

_SURROUNDINGS: Final = Limits(max_rows=200_000, timeout_s=60.0)


def draw_organisations(store: Store, network: Network, words: Words, focus: str | None, *, persons: bool) -> Drawing:
    """Return all organisations of the network with their ties and evidence; around `focus` if there is one.

    Raises UsageError for a focus that is not in the network.
    """
    groups = communities(network)
    plan = _archipelago(network, groups) if focus is None else _radial(network, groups, network.row(focus))
    surroundings = _read_surroundings(store, network)
    ties, claims = ties_with_evidence(store, network, words, persons=persons)
    return Drawing(
        nodes=_nodes(network, plan, groups, surroundings),
        ties=ties,
        claims=claims,
        communities=[_community(network, disc, words) for disc in plan.discs],
    )


def _archipelago(network: Network, groups: list[list[str]]) -> Plan:
    return archipelago(network.matrix, [[network.rows[id_] for id_ in ids] for ids in groups])


def _radial(network: Network, groups: list[list[str]], focus: int) -> Plan:
    number = {id_: index for index, ids in enumerate(groups) for id_ in ids}
    return radial(network.matrix, focus, [number[id_] for id_ in network.ids])


@dataclass(frozen=True)
class _Surroundings:
    """Where an organisation is located and what it focuses on."""

    places: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)


def _read_surroundings(store: Store, network: Network) -> Mapping[str, _Surroundings]:
    found: dict[str, _Surroundings] = defaultdict(_Surroundings)
    result = store.read(load_text("map/surroundings"), {"ids": network.ids}, _SURROUNDINGS)
    for id_, type_, name in result.rows:
        of = found[id_]
        (of.places if type_ == "LOCATED_IN" else of.themes).append(name)
    return found


def _nodes(
    network: Network, plan: Plan, groups: list[list[str]], surroundings: Mapping[str, _Surroundings]
) -> list[MapNode]:
    disc_of = {int(row): disc for disc in plan.discs for row in disc.rows}
    group_of = {id_: index for index, ids in enumerate(groups) for id_ in ids}
    return [
        {
            "id": id_,
            "name": name,
            "kind": kind,
            "x": round(x, 1),
            "y": round(y, 1),
            "size": node_size(partners),
            "community": _id_of(network, disc_of[row]) if row in disc_of else str(group_of[id_]),
            "partners": partners,
            "places": surroundings[id_].places,
            "themes": surroundings[id_].themes,
            "members": 1,
            "mix": [],
            "leading": [],
        }
        for row, ((id_, name, kind), (x, y), partners) in enumerate(
            zip(
                network.organisations[["id", "name", "kind"]].itertuples(index=False),
                plan.positions.tolist(),
                network.degrees.tolist(),
                strict=True,
            )
        )
    ]


def _community(network: Network, disc: Disc, words: Words) -> MapCommunity:
    leader = max(disc.rows, key=lambda row: network.degrees[row])
    name = words("Around {name}").format(name=network.organisations["name"][leader])
    return {
        "id": _id_of(network, disc),
        "name": name if disc.tied else words("Without ties"),
        "x": round(disc.x, 1),
        "y": round(disc.y, 1),
        "r": round(disc.radius, 1),
        "size": len(disc.rows),
        "leader": network.ids[leader],
        "tied": disc.tied,
    }


def _id_of(network: Network, disc: Disc) -> str:
    """Return an id that stays as long as the first of a community's members does."""
    return f"around {network.ids[int(disc.rows[0])]}" if disc.tied else "without ties"
