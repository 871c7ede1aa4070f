"""Which fields of a map document go into a page: those that the form names, so that nothing else can slip out with them."""

from collections.abc import Iterable, Mapping
from typing import Any

from samspill.viz.document.form import (
    KindCount,
    LegendEntry,
    MapClaim,
    MapCommunity,
    MapDocument,
    MapNode,
    MapTie,
    MapWay,
    TieLegendEntry,
)


def nodes_of(document: MapDocument) -> list[dict[str, Any]]:
    """Return the nodes with the fields of the form."""
    return [_only(MapNode, node) | {"mix": _each(KindCount, node["mix"])} for node in document["nodes"]]


def ties_of(document: MapDocument) -> list[dict[str, Any]]:
    """Return the ties with the fields of the form."""
    return [_only(MapTie, tie) | {"through": _each(MapWay, tie["through"])} for tie in document["ties"]]


def rest_of(document: MapDocument) -> dict[str, Any]:
    """Return everything but nodes and ties, with the fields of the form."""
    rest = _only(MapDocument, document) | {
        "claims": {id_: _only(MapClaim, claim) for id_, claim in document["claims"].items()},
        "communities": _each(MapCommunity, document["communities"]),
        "legend": _each(LegendEntry, document["legend"]),
        "tie_legend": _each(TieLegendEntry, document["tie_legend"]),
    }
    return {name: value for name, value in rest.items() if name not in {"nodes", "ties"}}


def _only(form: type, thing: Mapping[str, Any]) -> dict[str, Any]:
    return {name: thing[name] for name in form.__annotations__}


def _each(form: type, things: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [_only(form, thing) for thing in things]
