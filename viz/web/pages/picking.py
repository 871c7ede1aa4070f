"""Finding out which thing somebody means who has typed its name, or chosen it from suggestions and so given its id."""

from typing import Final

from typing_extensions import TypedDict

from samspill.graph.store.search import Found, meaning
from samspill.viz.web.context import Context
from samspill.viz.web.pages.shapes import Thing

CHOICES_SHOWN: Final = 8


class Pick(TypedDict):
    """What was asked for, and what that is."""

    asked: str
    thing: Thing | None
    """None if it is not clear."""
    choices: list[Thing]
    """What may be meant, if it is not clear."""


def pick(context: Context, asked: str, label: str) -> Pick:
    """Return the thing at or below `label` that an id or a name means, or what it may mean."""
    meant = meaning(context.store, asked, label)
    return {
        "asked": asked.strip(),
        "thing": _thing(meant.sure) if meant.sure else None,
        "choices": [_thing(each) for each in meant.choices[:CHOICES_SHOWN]],
    }


def _thing(found: Found) -> Thing:
    return {"id": found.id, "name": found.name, "kind": found.kind}
