"""`samspill loads` and `samspill unload`: what was loaded, and taking it back."""

from typing import Any, Final

import click

from samspill.cli.load import Told, load_records, try_records
from samspill.cli.options import common_options, rows_options
from samspill.cli.output import Heading, Shape, print_rows
from samspill.cli.session import Session
from samspill.cli.stores import reading, writing
from samspill.cypher.texts import load_text
from samspill.graph.errors import UsageError
from samspill.graph.model import Records
from samspill.graph.store.port import AMENDED, Limits, Store

_COLUMNS: Final = {
    "id": "Load",
    "started": "When",
    "title": "What",
    "origin": "Origin",
    "read": "Rows read",
    "new": "New",
    "changed": "Changed",
    "unchanged": "Unchanged",
    "ended": "Ended",
    "skipped": "Rows left out",
    "problems": "Problems",
    "state": "State",
}
_ALL: Final = Limits(max_rows=1_000_000, timeout_s=60)


@click.command("loads")
@common_options
@rows_options
def loads_verb(session: Session, shape: Shape) -> None:
    """List the loads that changed something, latest first, with what each of them did.

    Take one back with `samspill unload LOAD`.
    """
    with reading(session) as store:
        loads = _loads(store)
    headings = [
        Heading(name, session.word(title), session.word if name == "state" else None)
        for name, title in _COLUMNS.items()
    ]
    print_rows(shape, headings, [[load[name] for name in _COLUMNS] for load in loads], loads)


@click.command("unload")
@click.argument("load")
@click.option("--dry-run", is_flag=True, help="Tell what would disappear, and change nothing.")
@common_options
@rows_options
def unload_verb(session: Session, load: str, shape: Shape, *, dry_run: bool) -> None:
    """Take back what a LOAD brought: its id, the end of its id, or its origin, as `samspill loads` shows them.

    What only that origin states disappears; what others state too stays, and says what it would say had this never been
    loaded. If the same file was loaded several times, all of it is taken back.
    """
    with reading(session) if dry_run else writing(session) as store:
        found = _found(session, _loads(store), load)
        told = Told(session, shape, one=True)
        take_back = try_records if dry_run else load_records
        told.add(take_back(session, store, Records(found["origin"], found["title"])))
    told.finish()


def _loads(store: Store) -> list[dict[str, Any]]:
    """Return all loads, latest first, each with what has become of it since."""
    loads: list[dict[str, Any]] = []
    later: set[str] = set()
    for load in store.read(load_text("whole/loads"), {"amended": AMENDED}, limits=_ALL).records():
        replaced = "renewed later" if load["origin"] in later else "in the store"
        state = "takes back" if load.pop("takes_back") else replaced
        loads.append({**load, "state": state})
        later.add(load["origin"])
    return loads


def _found(session: Session, loads: list[dict[str, Any]], asked: str) -> dict[str, Any]:
    """Return the latest load that is meant."""
    for load in loads:
        if asked in {load["id"], load["origin"]} or load["id"].endswith(f":{asked}"):
            return load
    message = session.word("There is no load {asked}. `samspill loads` lists them.").format(asked=asked)
    raise UsageError(message)
