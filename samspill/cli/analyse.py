"""`samspill analyse`: organisations by a measure, and the parts that the network falls into."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import click

from samspill.cli.networks import network_of, network_options
from samspill.cli.options import common_options, rows_options
from samspill.cli.output import Heading, Shape, print_rows
from samspill.cli.session import Session
from samspill.cli.stores import reading
from samspill.graph.errors import UsageError
from samspill.graph.network import (
    MEASURES,
    Network,
    articulation_points,
    bridges,
    communities,
    islands,
    modularity,
    rank,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What an analysis found: the rows for people, and the document for programs."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    document: Mapping[str, Any]


_TITLES: Final = {
    "rank": "Rank",
    "name": "Name",
    "kind": "Kind",
    "value": "Value",
    "island": "Island",
    "community": "Community",
    "size": "Size",
    "from_name": "From",
    "to_name": "To",
}


_HELP: Final = f"""\
Rank the organisations by a measure, or find the parts of the network.

WHAT is a measure ({", ".join(MEASURES)}), or one of islands, communities, articulation-points (organisations that hold an
island together) and bridges (ties that do).

The answer says which network it is about: centrality means something only for a chosen projection.
"""


@click.command("analyse", help=_HELP)
@click.argument("what", metavar="WHAT")
@network_options
@click.option("--top", type=click.IntRange(1), metavar="N", help="Show only the first N of a ranking.")
@common_options
@rows_options
def analyse_verb(session: Session, what: str, top: int | None, shape: Shape, **chosen: Any) -> None:  # noqa: ANN401  for network_of
    """Carry out `samspill analyse`."""
    if what not in MEASURES and what not in _ANALYSES:
        message = f"There is no measure or analysis {what!r}. Choose from: {', '.join([*MEASURES, *_ANALYSES])}."
        raise UsageError(message)
    with reading(session) as store, session.busy():
        network = network_of(store, **chosen)
    finding = _ANALYSES[what](session, network) if what in _ANALYSES else _ranking(session, network, what, top)
    headings = [
        Heading(name, session.word(_TITLES.get(name, "")), session.word if name == "kind" else None)
        for name in finding.columns
    ]
    print_rows(shape, headings, finding.rows, finding.document, _title(session, what, network))
    for note in finding.document["notes"] if shape == "table" else ():
        session.talk.print(f"– {note}")


def _title(session: Session, what: str, network: Network) -> str:
    title = (
        MEASURES[what].titled(session.language)
        if what in MEASURES
        else session.word(what.capitalize().replace("-", " "))
    )
    covers = session.word("{title} in the network {projection} (organisations: {organisations}, ties: {ties})")
    return covers.format(
        title=title, projection=network.description.projection, organisations=len(network), ties=network.ties
    )


def _ranking(session: Session, network: Network, measure: str, top: int | None) -> Finding:
    document = rank(network, measure).document(top, session.language)
    columns = ("rank", "name", "kind", "value", "id")
    return Finding(columns, [[row[name] for name in columns] for row in document["rows"]], document)


def _islands(session: Session, network: Network) -> Finding:
    document = islands(network).document(session.language)
    groups = [*(island["members"] for island in document["islands"]), *([one] for one in document["isolates"])]
    return Finding(("island", "size", "name", "kind", "id"), _grouped(groups), document)


def _communities(session: Session, network: Network) -> Finding:
    found = communities(network)
    groups = [_described(network, ids) for ids in found]
    document = _about(session, network) | {
        "modularity": modularity(network, found),
        "communities": [{"size": len(members), "members": members} for members in groups],
    }
    return Finding(("community", "size", "name", "kind", "id"), _grouped(groups), document)


def _articulation_points(session: Session, network: Network) -> Finding:
    rows = _described(network, articulation_points(network))
    columns = ("name", "kind", "id")
    return Finding(
        columns, [[row[name] for name in columns] for row in rows], _about(session, network) | {"rows": rows}
    )


def _bridges(session: Session, network: Network) -> Finding:
    rows = []
    for first, second in bridges(network):
        one, other = _described(network, [first, second])
        rows.append({"from": first, "from_name": one["name"], "to": second, "to_name": other["name"]})
    columns = ("from_name", "to_name", "from", "to")
    return Finding(
        columns, [[row[name] for name in columns] for row in rows], _about(session, network) | {"rows": rows}
    )


def _about(session: Session, network: Network) -> dict[str, Any]:
    return {
        "projection": network.description.projection,
        "organisations": len(network),
        "ties": network.ties,
        "notes": [note.text(session.language) for note in network.description.notes()],
    }


def _described(network: Network, ids: Sequence[str]) -> list[dict[str, Any]]:
    frame = network.organisations.iloc[[network.row(id_) for id_ in ids]]
    return [
        {"id": row.id, "name": row.name_, "kind": row.kind}
        for row in frame.rename(columns={"name": "name_"}).itertuples()
    ]


def _grouped(groups: Sequence[Sequence[Mapping[str, Any]]]) -> list[list[Any]]:
    return [
        [number, len(members), member["name"], member["kind"], member["id"]]
        for number, members in enumerate(groups, start=1)
        for member in members
    ]


_ANALYSES: Final[Mapping[str, Callable[[Session, Network], Finding]]] = {
    "islands": _islands,
    "communities": _communities,
    "articulation-points": _articulation_points,
    "bridges": _bridges,
}
