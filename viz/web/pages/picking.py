"""Finding out which thing somebody means who has typed its name, or chosen it from suggestions and so given its id."""

from typing import Final

from typing_extensions import TypedDict

from samspill.graph.model import is_a
from samspill.graph.names import fold
from samspill.viz.web.context import Context
from samspill.viz.web.pages.search import Hit, find
from samspill.viz.web.pages.shapes import Thing, thing_of

CHOICES_SHOWN: Final = 8


class Pick(TypedDict):
    """What was asked for, and what that is."""

    asked: str
    thing: Thing | None
    """None if it is not clear."""
    choices: list[Thing]
    """What may be meant, if it is not clear."""


def pick(context: Context, asked: str, label: str) -> Pick:
    """Return the thing at or below `label` that an id or a name means: the only one with that name, or the only one found."""
    asked = asked.strip()
    by_id = [thing_of(row["thing"]) for row in context.read("thing", id=asked)] if asked else []
    for thing in by_id:
        if is_a(thing["kind"], label):
            return {"asked": asked, "thing": thing, "choices": []}
    hits, guessed = find(context, asked, label)
    found = [_plain(hit) for hit in hits]
    exact = [each for each in found if fold(each["name"]) == fold(asked)]
    sure = next((few[0] for few in (exact, found) if len(few) == 1 and not guessed), None)
    return {"asked": asked, "thing": sure, "choices": [] if sure else found[:CHOICES_SHOWN]}


def _plain(hit: Hit) -> Thing:
    return {"id": hit["id"], "name": hit["name"], "kind": hit["kind"]}
