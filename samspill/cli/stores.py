"""Opens the store that the settings name, and finds what a name means in it."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from samspill.cli.session import Session
from samspill.cypher.catalogue import load_text
from samspill.graph.errors import StoreUnavailable, UsageError
from samspill.graph.message import Message
from samspill.graph.names import fold
from samspill.graph.store import open_store, store_exists
from samspill.graph.store.location import EmbeddedLocation, Location, Neo4jLocation
from samspill.graph.store.port import KeptStore, Limits, Store
from samspill.graph.store.search import Found, meaning
from samspill.settings import Settings

_CHOICES_SHOWN = 6


def location_of(settings: Settings) -> Location:
    """Return where the store is."""
    if not settings.neo4j_uri:
        return EmbeddedLocation(settings.store)
    password = settings.neo4j_password.get_secret_value()
    return Neo4jLocation(settings.neo4j_uri, settings.neo4j_user, password, settings.neo4j_database)


def place_of(settings: Settings) -> str:
    """Return where the store is, in words without secrets."""
    return settings.neo4j_uri or str(settings.store)


def limits_of(settings: Settings) -> Limits:
    """Return how much a query may ask for."""
    return Limits(settings.max_rows, settings.timeout_s)


@contextmanager
def reading(session: Session) -> Iterator[KeptStore]:
    """Open the store to read from it; raise StoreUnavailable if nothing was ever loaded into it."""
    location = location_of(session.settings)
    if not store_exists(location):
        raise StoreUnavailable(
            "There is no store in {place} yet. Load a file with samspill load, or try samspill demo.",
            place=session.settings.store,
        )
    with closing(open_store(location, read_only=True)) as store:
        yield store


@contextmanager
def writing(session: Session) -> Iterator[KeptStore]:
    """Open the store to load into it, and make it if it is not there."""
    with closing(open_store(location_of(session.settings))) as store:
        yield store


def find_id(store: Store, label: str, asked: str) -> str:
    """Return the id of the one thing below `label` that an id or a name means.

    Raises UsageError if there is none, or if it may be one of several.
    """
    meant = meaning(store, asked, label)
    if meant.sure:
        return meant.sure.id
    raise UsageError(_none(label, asked, meant.choices) if meant.guessed else _several(asked, meant.choices))


def find_source(store: Store, asked: str) -> str:
    """Return the id of the one source that an id or title means; raise UsageError if that is not clear."""
    sources = [source["properties"] for (source,) in store.read(load_text("pages/sources")).rows]
    for matches in (
        [source for source in sources if asked == source["id"]],
        [source for source in sources if fold(asked) == fold(source["title"])],
        [source for source in sources if fold(asked) in fold(source["title"])],
    ):
        if len(matches) == 1:
            return str(matches[0]["id"])
    titles = "; ".join(source["title"] for source in sources) or Message("none")
    raise UsageError("No single source is called {asked!r}. There are: {titles}.", asked=asked, titles=titles)


def _several(asked: str, found: Sequence[Found]) -> Message:
    return Message(
        "{asked!r} may be {names}{more}: give more of the name, or the id.",
        asked=asked,
        names="; ".join(f"{each.name} ({each.id})" for each in found[:_CHOICES_SHOWN]),
        more=Message(" and others") if len(found) > _CHOICES_SHOWN else "",
    )


def _none(label: str, asked: str, alike: Sequence[Found]) -> Message:
    names = tuple(each.name for each in alike[:_CHOICES_SHOWN])
    return Message(
        "There is no {kind} called {asked!r}.{meant}",
        kind=Message(label.lower()),
        asked=asked,
        meant=Message(" Did you mean {names}?", names=names) if names else "",
    )
