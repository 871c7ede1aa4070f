"""`samspill names`: organisations that may be one, and what is decided about them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import click

from samspill.cli.options import common_options, rows_options
from samspill.cli.output import Heading, Shape, print_rows
from samspill.cli.session import Session
from samspill.cli.stores import find_id, reading, writing
from samspill.graph.errors import UsageError
from samspill.graph.matching.decisions import accept, join_sure, reject, undo
from samspill.graph.matching.review import Pair, review
from samspill.graph.model import Verdict
from samspill.graph.store.port import Store

_SHORT: Final = len("verdict:") + 8
"""How much of the id of a pair is shown: enough to tell thousands apart."""
_PAIR: Final = {
    "pair": "Pair",
    "sure": "Sure",
    "kept": "Stays",
    "merged": "Becomes one with it",
    "for": "For",
    "against": "Against",
}
_DECISION: Final = {
    "pair": "Pair",
    "decision": "Decision",
    "kept": "Stays",
    "merged": "Becomes one with it",
    "by": "By",
    "decided": "When",
}


@click.command("names")
@click.argument("action", type=click.Choice(["review", "accept", "reject", "undo", "join", "decisions"]))
@click.argument("pair", nargs=-1, metavar="[PAIR | ONE OTHER]")
@common_options
@rows_options
def names_verb(session: Session, action: str, pair: tuple[str, ...], shape: Shape) -> None:
    """Find organisations that may be one under two names, and decide whether they are.

    review lists the pairs, with what speaks for and against. accept and reject decide about a PAIR of that list, or about ONE
    and OTHER organisation, given by name or id. join accepts all pairs that are sure. decisions lists what is decided, and
    undo takes one of those back: everything is then as it was. Two that samspill joined by itself are then decided not to be one,
    so that no later load joins them again; of a group, each of one side and each of the other. To join them after all,
    undo all of these.

    Two that are one have the names, ties and sources of both, also after later loads. Whoever is rejected is not asked about
    again.
    """
    if action in {"review", "decisions", "join"} and pair:
        raise UsageError("samspill names {action} takes no pair.", action=action)
    with reading(session) if action in {"review", "decisions"} else writing(session) as store, session.busy():
        verdicts = _ACTIONS[action](store, pair) if action in _ACTIONS else review(store).decisions
        pairs = review(store).pairs() if action == "review" else []
    instead: list[Verdict] = []
    if action == "undo":
        # The one that is taken back comes first.
        verdicts, instead = verdicts[:1], verdicts[1:]
    if action == "review":
        _print_pairs(session, shape, pairs)
    else:
        _print_decisions(session, shape, verdicts)
    if action in _ACTIONS:
        session.say(
            "Taken back: {count}."
            if action == "undo"
            else "Decided: {count}. samspill names undo PAIR takes one back.",
            count=len(verdicts),
        )
    if instead:
        session.say(
            "Decided instead, so that no load joins them again: {count}. To join them after all, take all of these back.",
            count=len(instead),
        )


def _accept(store: Store, pair: Sequence[str]) -> list[Verdict]:
    return [accept(store, *_two(store, pair))]


def _reject(store: Store, pair: Sequence[str]) -> list[Verdict]:
    return [reject(store, *_two(store, pair))]


def _undo(store: Store, pair: Sequence[str]) -> list[Verdict]:
    (asked,) = pair if len(pair) == 1 else ("",)
    verdict, instead = undo(store, _one(asked, [each.id for each in review(store).decisions]))
    return [verdict, *instead]


def _join(store: Store, _pair: Sequence[str]) -> list[Verdict]:
    return join_sure(store)


_ACTIONS: Final[Mapping[str, Callable[[Store, Sequence[str]], list[Verdict]]]] = {
    "accept": _accept,
    "reject": _reject,
    "undo": _undo,
    "join": _join,
}
"""The actions that change the store, and the decisions that they are about."""


def _two(store: Store, pair: Sequence[str]) -> tuple[str, str]:
    """Return the ids of the two organisations that are meant; raises UsageError if that is not clear."""
    if len(pair) == 2:  # noqa: PLR2004  one and other
        return find_id(store, "Organisation", pair[0]), find_id(store, "Organisation", pair[1])
    found = review(store)
    known = {each.id: (each.kept.id, each.merged.id) for each in found.pairs()}
    known |= {each.id: (each.kept, each.merged) for each in found.decisions}
    return known[_one(pair[0] if len(pair) == 1 else "", list(known))]


def _one(asked: str, ids: Sequence[str]) -> str:
    """Return the one id that begins like `asked`."""
    meant = [id_ for id_ in ids if asked and id_.startswith((asked, f"verdict:{asked}"))]
    if len(meant) != 1:
        raise UsageError(
            "{asked!r} is not one pair: give it as samspill names review or samspill names decisions shows it, or two organisations.",
            asked=asked,
        )
    return meant[0]


def _print_pairs(session: Session, shape: Shape, pairs: Sequence[Pair]) -> None:
    documents = [_document(session, pair) for pair in pairs]
    rows = [
        [
            pair.id[:_SHORT],
            session.word("yes") if pair.is_sure else "",
            pair.kept.name,
            pair.merged.name,
            "; ".join(reason.text(session.language) for reason in pair.reasons if reason.favours),
            "; ".join(reason.text(session.language) for reason in pair.reasons if not reason.favours),
        ]
        for pair in pairs
    ]
    headings = [Heading(name, session.word(title)) for name, title in _PAIR.items()]
    print_rows(shape, headings, rows, documents)
    if shape == "table" and not pairs:
        session.say("No two organisations look like one that nobody has decided about.")


def _document(session: Session, pair: Pair) -> dict[str, Any]:
    return {
        "pair": pair.id,
        "sure": pair.is_sure,
        "score": round(pair.score, 3),
        **{
            side: {"id": one.id, "name": one.name, "names": list(one.names), "kind": one.kind, **one.keys}
            for side, one in (("kept", pair.kept), ("merged", pair.merged))
        },
        "reasons": [reason.document(session.language) for reason in pair.reasons],
    }


def _print_decisions(session: Session, shape: Shape, verdicts: Sequence[Verdict]) -> None:
    rows = [
        [
            each.id[:_SHORT],
            session.word("one") if each.same else session.word("not one"),
            each.kept_name,
            each.merged_name,
            session.word("you") if each.by == "you" else each.by,
            each.decided,
        ]
        for each in verdicts
    ]
    headings = [Heading(name, session.word(title)) for name, title in _DECISION.items()]
    print_rows(shape, headings, rows, [each.properties for each in verdicts])
