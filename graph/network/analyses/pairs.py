"""Pairs of organisations: who should meet, who is likely to, which ties stand out, and which have come and gone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from samspill.graph.names import alphabetical
from samspill.graph.network.about import period_told
from samspill.graph.network.analyses.finding import PAIR, PAIR_IDS, Column, Finding, Inquiry, pairs_told, rows_of
from samspill.graph.network.backbone import backbone
from samspill.graph.network.comparison import Comparison, compare
from samspill.graph.network.facts import ORGANISATION_KINDS
from samspill.graph.network.links import likely_pairs, likely_partners
from samspill.graph.network.meetings import should_meet
from samspill.graph.network.network import Network
from samspill.graph.network.projection import project

if TYPE_CHECKING:
    import pandas as pd

_SCORE: Final = Column("score", "Score")
_CHANGES: Final = {
    "came": "came",
    "left": "left",
    "new": "new tie",
    "ended": "tie ended",
    "stronger": "tie stronger",
    "weaker": "tie weaker",
}

_MOST_CHANGED: Final = {
    "new": "The strongest new ties: {pairs}.",
    "ended": "The strongest ties that ended: {pairs}.",
    "stronger": "The ties that grew most: {pairs}.",
    "weaker": "The ties that weakened most: {pairs}.",
}


def find_meetings(inquiry: Inquiry) -> Finding:
    """Return the pairs without a tie that have most reasons to meet, each with its reasons."""
    options = inquiry.options
    meetings = should_meet(inquiry.store, inquiry.network, options.top, options.organisation, inquiry.progress)
    rows = [
        _pair(inquiry, each.first, each.second)
        | {
            "score": each.score,
            "reasons": [
                {"id": one.id, "name": one.name, "kind": one.kind, "weight": one.weight} for one in each.reasons
            ],
        }
        for each in meetings
    ]
    columns = (*PAIR, _SCORE, Column("reasons", "What they share"), *PAIR_IDS)
    told = [row | {"reasons": [reason["name"] for reason in row["reasons"]]} for row in rows]
    sentences = [sentence for row in rows[:1] for sentence in _reasons_told(inquiry, row)] or [
        inquiry.say("Nobody here shares anything with somebody who is no partner already.")
    ]
    return Finding(columns, rows_of(columns, told), sentences, inquiry.about() | {"rows": rows})


def _reasons_told(inquiry: Inquiry, row: Mapping[str, Any]) -> Iterator[str]:
    """Go through what two who should meet have in common: first their partners, then the rest."""
    partners, others = (
        [each["name"] for each in row["reasons"] if (each["kind"] in ORGANISATION_KINDS) == are_partners]
        for are_partners in (True, False)
    )
    yield inquiry.say("{first} and {second} have no tie.", first=row["from_name"], second=row["to_name"])
    if partners:
        yield inquiry.say("Both are partners of {names}.", names=inquiry.listed(partners))
    if others:
        yield inquiry.say("They have this in common: {names}.", names=inquiry.listed(others))


def find_likely(inquiry: Inquiry) -> Finding:
    """Return the pairs without a tie that their common partners make likely."""
    network, options = inquiry.network, inquiry.options
    if options.organisation is None:
        pairs = likely_pairs(network, options.top, options.method, inquiry.progress)
    else:
        found = likely_partners(network, options.organisation, options.top, options.method)
        pairs = [(options.organisation, other, score) for other, score in found]
    rows = [
        _pair(inquiry, one, other) | {"score": score, "partners": _common(network, one, other)}
        for one, other, score in pairs
    ]
    columns = (*PAIR, _SCORE, Column("partners", "Partners in common"), *PAIR_IDS)
    sentences = [
        inquiry.say_counted(
            "Likeliest are {first} and {second}, who have {count} partner in common.",
            "Likeliest are {first} and {second}, who have {count} partners in common.",
            len(row["partners"]),
            first=row["from_name"],
            second=row["to_name"],
        )
        for row in rows[:1]
    ] or [inquiry.say("Nobody here has a partner in common with somebody who is no partner already.")]
    document = inquiry.about() | {"method": options.method, "rows": rows}
    return Finding(columns, rows_of(columns, rows), sentences, document)


def find_backbone(inquiry: Inquiry) -> Finding:
    """Return the ties that are too strong to be chance, the strongest first."""
    kept = backbone(inquiry.network, inquiry.options.significance)
    frame = kept.to_pandas().sort_values(["weight", "from_name", "to_name"], ascending=[False, True, True])
    rows: list[dict[str, Any]] = frame.to_dict("records")  # type: ignore[assignment]
    columns = (*PAIR, Column("weight", "Weight"), *PAIR_IDS)
    sentence = inquiry.say_which(
        pairs_told(rows),
        "{count} of {ties} ties stands out: {names}.",
        "{count} of {ties} ties stand out, the strongest first: {names}.",
        "No tie stands out.",
        ties=inquiry.network.ties,
    )
    document = inquiry.about() | {"significance": inquiry.options.significance, "rows": rows}
    return Finding(columns, rows_of(columns, rows), [sentence], document)


def find_changes(inquiry: Inquiry) -> Finding:
    """Return who came and who left since an earlier period, and which ties are new, ended, stronger or weaker."""
    network, earlier = inquiry.network, inquiry.options.against
    description = network.description
    before = project(
        inquiry.store, description.projection, replace(description.filters, period=earlier or (None, None))
    )
    changed = compare(before, network)
    came, left = _called(network, changed.came), _called(before, changed.left)
    rows = [
        *({"change": "came", "from": id_, "from_name": name} for name, id_ in came),
        *({"change": "left", "from": id_, "from_name": name} for name, id_ in left),
        *(row for change in ("new", "ended", "stronger", "weaker") for row in _ties_that(change, changed)),
    ]
    periods = (description.filters.period, earlier or (None, None))
    now, before_that = (period_told(period, inquiry.language) for period in periods)
    columns = (
        Column("change", "Change", texts=_CHANGES),
        *PAIR,
        Column("before", "Before ({period})", blanks={"period": before_that}),
        Column("after", "After ({period})", blanks={"period": now}),
        *PAIR_IDS,
    )
    document = inquiry.about() | {
        "period": list(description.filters.period),
        "against": list(earlier or (None, None)),
        "unchanged": changed.unchanged,
        "rows": rows,
    }
    compared = inquiry.say(
        "Two periods are compared: before ({before}) and after ({after}).", before=before_that, after=now
    )
    sentences = [compared, *_changes_told(inquiry, changed.unchanged, rows)]
    return Finding(columns, rows_of(columns, rows), sentences, document)


def _ties_that(change: str, changed: Comparison) -> list[dict[str, Any]]:
    frame: pd.DataFrame = getattr(changed, change)
    return frame.assign(change=change).to_dict("records")  # type: ignore[return-value]


def _changes_told(inquiry: Inquiry, unchanged: int, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Go through who came and who left, and how many ties changed, with the names of the first few."""
    of = {change: [row for row in rows if row["change"] == change] for change in _CHANGES}
    came, left = ([row["from_name"] for row in of[change]] for change in ("came", "left"))
    yield inquiry.say_which(
        came,
        "{count} organisation came: {names}.",
        "{count} organisations came: {names}.",
        "No organisation came.",
    )
    yield inquiry.say_which(
        left,
        "{count} organisation left: {names}.",
        "{count} organisations left: {names}.",
        "No organisation left.",
    )
    yield inquiry.say(
        "Ties: {new} new, {ended} ended, {stronger} stronger, {weaker} weaker, {unchanged} as before.",
        **{change: len(of[change]) for change in ("new", "ended", "stronger", "weaker")},
        unchanged=unchanged,
    )
    for change, sentence in _MOST_CHANGED.items():
        if of[change]:
            yield inquiry.say(sentence, pairs=inquiry.listed(pairs_told(of[change])))


def _called(network: Network, ids: Sequence[str]) -> list[tuple[str, str]]:
    names = network.organisations["name"]
    found = ((str(names.iloc[network.row(id_)]), id_) for id_ in ids)
    return sorted(found, key=lambda each: alphabetical(each[0]))


def _pair(inquiry: Inquiry, first: str, second: str) -> dict[str, Any]:
    return {"from": first, "from_name": inquiry.name(first), "to": second, "to_name": inquiry.name(second)}


def _common(network: Network, first: str, second: str) -> list[str]:
    """Return the names of the partners that two organisations have in common."""
    names = dict(zip(network.ids, network.organisations["name"], strict=True))
    shared = {id_ for id_, _ in network.neighbours(first)} & {id_ for id_, _ in network.neighbours(second)}
    return sorted((names[id_] for id_ in shared), key=alphabetical)
