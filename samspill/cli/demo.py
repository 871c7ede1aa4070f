"""`samspill demo`: the example from Troms, loaded and opened."""

from contextlib import nullcontext
from importlib.resources import as_file, files
from typing import Final

import click

from samspill.cli.load import load_records, tell
from samspill.cli.options import common_options, flag_settings
from samspill.cli.serve import listen, serve
from samspill.cli.session import Session
from samspill.cli.stores import place_of, writing
from samspill.cypher.catalogue import load_text
from samspill.graph.errors import UsageError
from samspill.graph.store.port import Store
from samspill.loaders import read

EXAMPLE: Final = files("samspill") / "examples" / "troms"


@click.command("demo")
@click.option("--no-serve", is_flag=True, help="Only load the example.")
@click.option("--port", type=click.IntRange(0, 65535), metavar="N", help="Port to listen on; 0 takes a free one.")
@common_options
def demo_verb(session: Session, port: int | None, *, no_serve: bool) -> None:
    """Load the example from Troms into the store and open the explorer, until you stop it with Ctrl-C.

    The example holds who works with whom in Troms according to five public documents. Doing it again changes nothing.
    """
    session = flag_settings(session, port=port, host="127.0.0.1")
    with nullcontext() if no_serve else listen(session.settings) as listener, writing(session) as store:
        session.say("Loading the example from Troms into {place} …", place=place_of(session.settings))
        with as_file(EXAMPLE) as folder:
            records = read(folder, language=session.language)
        _refuse_own_data(session, store, records.origin)
        tell(session, load_records(session, store, records))
        if listener:
            serve(session, store, listener)
        else:
            session.say("Open it with samspill serve, or ask: samspill questions")


def _refuse_own_data(session: Session, store: Store, example: str) -> None:
    """Keep the example out of a store that holds somebody's own data: it would be hard to get out again."""
    others = [title for origin, title in store.read(load_text("whole/origins")).rows if origin != example]
    if others:
        raise UsageError(
            "The store in {place} holds data of your own ({titles}). Give the example a store of its own: samspill demo --store DIR",
            place=place_of(session.settings),
            titles=tuple(others),
        )
