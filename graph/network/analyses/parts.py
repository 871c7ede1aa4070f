"""What a network falls into: islands, communities, and who and what holds them together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from babel.numbers import format_decimal

from samspill.graph.network.analyses.finding import NAMED, PAIR, PAIR_IDS, Column, Finding, Inquiry, pairs_told, rows_of
from samspill.graph.network.communities import communities, modularity, stability
from samspill.graph.network.departure import without
from samspill.graph.network.islands import islands
from samspill.graph.network.listing import listed
from samspill.graph.network.paths import articulation_points, biconnected_components, bridges

_SEEDS: Final = range(1, 6)
"""Enough to see whether communities are plain; each costs as much as finding them."""
_FEW: Final = 3
"""Communities to speak of, and members to name of each."""
_PAIR: Final = 2
_SIZE: Final = Column("size", "Size")


def find_islands(inquiry: Inquiry) -> Finding:
    """Return the islands, and those without ties as islands of one."""
    found = islands(inquiry.network)
    document = found.document(inquiry.language)
    groups = [*(island["members"] for island in document["islands"]), *([one] for one in document["isolates"])]
    sentences = [
        inquiry.say_counted("The network is a single island.", "The network falls into {count} islands.", len(found))
        if len(found)
        else inquiry.say("Nobody has a tie in this network.")
    ]
    if found.isolates:
        sentences.append(
            inquiry.say_counted(
                "{count} organisation has no tie in this network.",
                "{count} organisations have no tie in this network.",
                len(found.isolates),
            )
        )
    columns = (Column("island", "Island"), _SIZE, *NAMED)
    return Finding(columns, _numbered(groups), sentences, document)


def find_communities(inquiry: Inquiry) -> Finding:
    """Return the communities with their modularity, how stable they are over seeds, and which kinds each has."""
    network, resolution = inquiry.network, inquiry.options.resolution
    found = communities(network, resolution=resolution, progress=inquiry.progress)
    parted, stable = modularity(network, found, resolution), stability(network, _SEEDS, resolution, inquiry.progress)
    groups = [inquiry.things(sorted(ids, key=lambda id_: -network.degrees[network.row(id_)])) for ids in found]
    document = inquiry.about() | {
        "modularity": parted,
        "resolution": resolution,
        "stability": stable,
        "communities": [
            {"size": len(members), "kinds": dict(Counter(each["kind"] for each in members)), "members": members}
            for members in groups
        ],
    }
    sentences = list(_communities_told(inquiry, [members for members in groups if len(members) > 1], parted, stable))
    return Finding((Column("community", "Community"), _SIZE, *NAMED), _numbered(groups), sentences, document)


def _communities_told(inquiry: Inquiry, groups: Sequence[Sequence[Any]], parted: float, stable: float) -> Iterator[str]:
    if not groups:
        yield inquiry.say("There is no community of two or more.")
        return
    yield inquiry.say_counted(
        "There is {count} community of two or more, with a modularity of {modularity}.",
        "There are {count} communities of two or more, with a modularity of {modularity}.",
        len(groups),
        modularity=_number(parted, inquiry),
    )
    yield inquiry.say(
        "Searches that start otherwise agree with each other to {stability}, where 1 is fully and 0 no more than chance.",
        stability=_number(stable, inquiry),
    )
    for number, members in enumerate(groups[:_FEW], start=1):
        names = listed([each["name"] for each in members[:_FEW]], inquiry.language)
        sentence = (
            "Community {number} has {size} members, among them {names}."
            if len(members) > _FEW
            else "Community {number} has {size} members: {names}."
        )
        yield inquiry.say(sentence, number=number, size=len(members), names=names)


def find_articulation_points(inquiry: Inquiry) -> Finding:
    """Return the organisations without which an island falls apart."""
    found = inquiry.things(articulation_points(inquiry.network))
    sentence = inquiry.say_which(
        [each["name"] for each in found],
        "{count} organisation holds an island together: {names}.",
        "{count} organisations hold an island together: {names}.",
        "No organisation holds an island together: whoever leaves, nothing falls apart.",
    )
    return Finding(NAMED, rows_of(NAMED, found), [sentence], inquiry.about() | {"rows": found})


def find_bridges(inquiry: Inquiry) -> Finding:
    """Return the ties without which an island falls apart."""
    pairs = bridges(inquiry.network)
    rows = [
        {"from": first, "from_name": inquiry.name(first), "to": second, "to_name": inquiry.name(second)}
        for first, second in pairs
    ]
    sentence = inquiry.say_which(
        pairs_told(rows),
        "{count} tie is the only way between its two sides: {names}.",
        "{count} ties are each the only way between two sides: {names}.",
        "No tie is the only way between two sides.",
    )
    columns = (*PAIR, *PAIR_IDS)
    return Finding(columns, rows_of(columns, rows), [sentence], inquiry.about() | {"rows": rows})


def find_biconnected(inquiry: Inquiry) -> Finding:
    """Return the parts that hold together whoever leaves, with those who are in several in each; a bridge is a part of two."""
    parts = [inquiry.things(ids) for ids in biconnected_components(inquiry.network)]
    document = inquiry.about() | {"parts": [{"size": len(members), "members": members} for members in parts]}
    large = [members for members in parts if len(members) > _PAIR]
    if large:
        sentences = [
            inquiry.say_counted(
                "{count} part of three or more holds together whoever leaves.",
                "{count} parts of three or more hold together whoever leaves.",
                len(large),
            ),
            inquiry.say(
                "The largest has {size} organisations: {names}.",
                size=len(large[0]),
                names=inquiry.listed([each["name"] for each in large[0]]),
            ),
        ]
    else:
        sentences = [inquiry.say("No part of three or more holds together whoever leaves.")]
    return Finding((Column("part", "Part"), _SIZE, *NAMED), _numbered(parts), sentences, document)


def find_without(inquiry: Inquiry) -> Finding:
    """Return what is left of an organisation's island without it, part by part."""
    organisation = inquiry.options.organisation or ""
    departure = without(inquiry.network, organisation)
    parts = [inquiry.things(ids) for ids in [*departure.parts, *([one] for one in departure.alone)]]
    document = inquiry.about() | {
        "organisation": organisation,
        "parts": [{"size": len(members), "members": members} for members in parts],
        "cut_off": list(departure.cut_off),
        "separated": departure.separated,
    }
    columns = (Column("part", "Part"), _SIZE, *NAMED)
    return Finding(columns, _numbered(parts), _departed(inquiry, parts, departure.separated), document)


def _departed(inquiry: Inquiry, parts: Sequence[Sequence[Any]], separated: int) -> list[str]:
    name = inquiry.name(inquiry.options.organisation or "")
    if not parts:
        return [inquiry.say("{name} has no tie in this network, so nothing falls apart.", name=name)]
    if len(parts) == 1:
        return [inquiry.say("If {name} leaves, the others still hold together.", name=name)]
    falls = inquiry.say("If {name} leaves, the island falls into {parts} parts.", name=name, parts=len(parts))
    lost = inquiry.say_counted(
        "{count} pair of others loses its only connection.",
        "{count} pairs of others lose their only connection.",
        separated,
    )
    alone = [each["name"] for members in parts if len(members) == 1 for each in members]
    left = [inquiry.say("Left alone: {names}.", names=inquiry.listed(alone))] if alone else []
    return [falls, lost, *left]


def _numbered(groups: Iterable[Sequence[dict[str, Any]]]) -> list[list[Any]]:
    """Return a row for each member: the number and the size of its group, and who it is."""
    return [
        [number, len(members), member["name"], member["kind"], member["id"]]
        for number, members in enumerate(groups, start=1)
        for member in members
    ]


def _number(value: float, inquiry: Inquiry) -> str:
    return str(format_decimal(round(value, 2), locale=inquiry.language))
