"""A whole network in figures: how dense and how far across, who mixes with whom, who brokers between which kinds, and what is where."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from babel.numbers import format_decimal

from samspill.graph.network.analyses.finding import NAMED, Column, Finding, Inquiry, rows_of
from samspill.graph.network.facts import locations, names_and_kinds
from samspill.graph.network.figures import SmallWorld, degree_distribution, density, small_world
from samspill.graph.network.holes import brokerage
from samspill.graph.network.islands import islands
from samspill.graph.network.mixing import assortativity, external_internal_of_all, location_quotients, mixing_matrix

_ROLES: Final = {
    "coordinator": "Coordinator (all of one kind)",
    "itinerant": "Itinerant broker (both of one other kind)",
    "gatekeeper": "Gatekeeper (one of each)",
    "liaison": "Liaison (three kinds)",
    "total": "All roles",
}
_FIGURES: Final = {
    "organisations": "Organisations",
    "ties": "Ties",
    "density": "Share of all pairs that are tied (density)",
    "mean_partners": "Partners on average",
    "most_partners": "Partners at most",
    "islands": "Islands",
    "isolates": "Organisations without ties",
    "largest_island": "Organisations on the largest island",
    "assortativity": "Assortativity by kind",
    "mean_clustering": "Clustering on the largest island",
    "mean_steps": "Steps on average on the largest island",
    "random_clustering": "Clustering if ties fell at random",
    "random_steps": "Steps if ties fell at random",
    "small_world_sigma": "Small-world figure (above 1 is a small world)",
}


def find_figures(inquiry: Inquiry) -> Finding:
    """Return the figures of the network, and how many organisations have how many partners."""
    figures = dict(_figures(inquiry))
    columns = (Column("figure", "Figure", texts=_FIGURES), Column("value", "Value"))
    degrees = degree_distribution(inquiry.network).to_dict("records")
    world = figures.get("small_world_sigma")
    sentences = [
        inquiry.say(
            "An organisation has {mean} partners on average.", mean=_number(figures["mean_partners"] or 0.0, inquiry)
        )
    ]
    if world is not None:
        sentence = (
            "The largest island is a small world: clustered like a village, and still only {steps} steps across on average."
            if world > 1
            else "The largest island is no small world: it takes {steps} steps across on average."
        )
        sentences.append(inquiry.say(sentence, steps=_number(figures["mean_steps"] or 0.0, inquiry)))
    else:
        sentences.append(
            inquiry.say(
                "There are no small-world figures: they mean nothing where all are tied to all, or have fewer than two partners on average."
            )
        )
    if figures["assortativity"] is None:
        sentences.append(_unmixed(inquiry))
    rows = [list(figure) for figure in figures.items()]
    return Finding(columns, rows, sentences, inquiry.about() | {"figures": figures, "degrees": degrees})


def _figures(inquiry: Inquiry) -> Iterator[tuple[str, float | int | None]]:
    network = inquiry.network
    found = islands(network)
    yield "organisations", len(network)
    yield "ties", network.ties
    yield "density", density(network)
    yield "mean_partners", float(network.degrees.mean()) if len(network) else 0.0
    yield "most_partners", int(network.degrees.max(initial=0))
    yield "islands", len(found)
    yield "isolates", len(found.isolates)
    yield "largest_island", len(found.members[0]) if len(found) else 0
    yield "assortativity", _finite(assortativity(network))
    yield from _world(small_world(network, inquiry.progress))


def _world(world: SmallWorld | None) -> Iterator[tuple[str, float]]:
    if world is not None:
        yield "mean_clustering", world.clustering
        yield "mean_steps", world.steps
        yield "random_clustering", world.random_clustering
        yield "random_steps", world.random_steps
        yield "small_world_sigma", world.sigma


def find_mixing(inquiry: Inquiry) -> Finding:
    """Return how many ties join each kind with each."""
    matrix = mixing_matrix(inquiry.network)
    rows = [
        {"from_kind": one, "to_kind": other, "ties": int(matrix.loc[one, other])}
        for place, one in enumerate(matrix.index)
        for other in matrix.index[place:]
        if matrix.loc[one, other]
    ]
    rows.sort(key=lambda row: -row["ties"])
    columns = (
        Column("from_kind", "Kind", words=True),
        Column("to_kind", "With kind", words=True),
        Column("ties", "Ties"),
    )
    index, mixed = _finite(external_internal_of_all(inquiry.network)), _finite(assortativity(inquiry.network))
    sentences = []
    if index is not None:
        sentences.append(
            inquiry.say(
                "Ties to other kinds less ties to the own kind, divided by all, are {index} (E-I index: -1 only the own, 1 only others).",
                index=_number(index, inquiry),
            )
        )
    if mixed is not None:
        sentences.append(
            inquiry.say(
                "Assortativity is {mixed}: 1 would be only the own kind, 0 is chance, below 0 others are sought.",
                mixed=_number(mixed, inquiry),
            )
        )
    else:
        sentences.append(_unmixed(inquiry))
    document = inquiry.about() | {"external_internal": index, "assortativity": mixed, "rows": rows}
    return Finding(columns, rows_of(columns, rows), sentences, document)


def _unmixed(inquiry: Inquiry) -> str:
    """Return why there is no assortativity."""
    if not inquiry.network.ties:
        return inquiry.say("Nobody has a tie in this network.")
    return inquiry.say("All ties are among organisations of one kind, so assortativity has no value.")


def find_roles(inquiry: Inquiry) -> Finding:
    """Return in which roles organisations stand between others, those who broker most first."""
    frame = brokerage(inquiry.network, progress=inquiry.progress)
    frame = frame[frame["total"] > 0].sort_values(["total", "id"], ascending=[False, True])
    rows: list[dict[str, Any]] = frame.to_dict("records")  # type: ignore[assignment]
    name, kind, id_ = NAMED
    columns = (name, kind, *(Column(role, title) for role, title in _ROLES.items()), id_)
    return Finding(columns, rows_of(columns, rows), list(_roles_told(inquiry, rows)), inquiry.about() | {"rows": rows})


def _roles_told(inquiry: Inquiry, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if not rows:
        yield inquiry.say("Nobody stands between others who have no tie.")
        return
    yield inquiry.say_counted(
        "{count} organisation stands between others who have no tie.",
        "{count} organisations stand between others who have no tie.",
        len(rows),
    )
    most = [row["name"] for row in rows if row["total"] == rows[0]["total"]]
    yield inquiry.say(
        "Those who do so most often: {names} (pairs: {pairs}).", names=inquiry.listed(most), pairs=rows[0]["total"]
    )
    commonest = max((role for role in _ROLES if role != "total"), key=lambda role: sum(row[role] for row in rows))
    yield inquiry.say("The most common role is this: {role}.", role=inquiry.say(_ROLES[commonest]))


def find_specialities(inquiry: Inquiry) -> Finding:
    """Return of which kinds places have more than others, the most unlike first."""
    located = locations(inquiry.store).merge(inquiry.network.organisations, left_on="organisation", right_on="id")
    counts = pd.crosstab(located["place"], located["kind"])
    quotients = location_quotients(counts).to_dict("index")
    names = names_and_kinds(inquiry.store, list(counts.index))
    rows = [
        {
            "place": place,
            "place_name": names[str(place)][0],
            "kind": kind,
            "organisations": count,
            "quotient": quotients[place][kind],
        }
        for place, of_kind in counts.to_dict("index").items()
        for kind, count in of_kind.items()
        if count
    ]
    rows.sort(key=lambda row: (-row["quotient"], -row["organisations"], row["place_name"], row["kind"]))
    columns = (
        Column("place_name", "Place"),
        Column("kind", "Kind", words=True),
        Column("organisations", "Organisations"),
        Column("quotient", "Location quotient"),
        Column("place", id_of="place_name"),
    )
    sentences = [
        inquiry.say_counted(
            "{count} of {all} organisations has a known place.",
            "{count} of {all} organisations have a known place.",
            located["organisation"].nunique(),
            all=len(inquiry.network),
        ),
        inquiry.say(
            "2 means twice the share that the kind has in all places together; where organisations are few it may be chance."
        ),
    ]
    return Finding(columns, rows_of(columns, rows), sentences, inquiry.about() | {"rows": rows})


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None


def _number(value: float, inquiry: Inquiry) -> str:
    return str(format_decimal(round(value, 2), locale=inquiry.language))
