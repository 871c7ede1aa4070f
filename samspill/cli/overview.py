"""What bare `samspill` says after its help: what is in the store, or how to begin."""

from samspill.cli.session import Session
from samspill.cli.stores import location_of, place_of, reading
from samspill.cypher.catalogue import load_text
from samspill.graph.errors import StoreUnavailable
from samspill.graph.store import store_exists
from samspill.settings import read_settings


def show_overview() -> None:
    """Say on standard error what the store holds."""
    session = Session(*read_settings({}))
    session.talk.print()
    settings = session.settings
    if not store_exists(location_of(settings)):
        session.say("The store is empty so far. Begin with the example: samspill demo")
        return
    try:
        with reading(session) as store:
            counts = store.read(load_text("whole/counts")).records()[0]
    except StoreUnavailable as error:
        session.tell(error.said(session.language))
        return
    session.say(
        "The store in {place} holds organisations: {organisations}, activities: {activities}, claims: {claims}, "
        "sources: {sources}. Look around with samspill serve, or ask: samspill questions",
        place=place_of(settings),
        **counts,
    )
