"""`samspill backup`, `restore` and `move`: all that a store holds, into a file, back, and into another store."""

from contextlib import closing
from pathlib import Path

import click

from samspill.backup import (
    Summary,
    check_backup,
    fill,
    is_empty,
    read_backup,
    remember,
    summary_of,
    write_backup,
)
from samspill.cli.files import check_target, force_option, written
from samspill.cli.options import common_options
from samspill.cli.session import Session
from samspill.cli.stores import location_of, place_of, reading, writing
from samspill.graph.errors import UsageError
from samspill.graph.store import EmbeddedLocation, KeptStore, Location, Neo4jLocation, open_store
from samspill.graph.store.forgotten import LEFT_OUT
from samspill.graph.store.location import SCHEMES

_replace_option = click.option("--force", is_flag=True, help="Replace what the store holds.")


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@force_option
@common_options
def backup_verb(session: Session, file: Path, *, force: bool) -> None:
    """Write everything in the store to FILE, exactly as it is: persons too, who states each thing, and what was loaded when.

    `samspill restore FILE` brings it back, into a store on either engine. The file is for you alone; samspill remembers where it
    is, to tell of it when a person is to be forgotten.
    """
    check_target(file, force=force)
    with reading(session) as store, session.busy(), written(file) as draft:
        summary = write_backup(draft, store)
        check_backup(draft)
    remember(file, place_of(session.settings), summary)
    session.say("Wrote {file} (things and relationships: {things}).", file=file, things=summary.things)


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@_replace_option
@common_options
def restore_verb(session: Session, file: Path, *, force: bool) -> None:
    """Bring the store to what it was when FILE was written by `samspill backup`.

    The file is read from end to end before anything is changed, and the store is compared with it afterwards. A store that
    holds something is only replaced with --force. Whoever was forgotten in the store stays forgotten, though the file is older.
    """
    expected = check_backup(file)
    with writing(session) as store, session.busy():
        _refuse_replacing(store, place_of(session.settings), force=force)
        found, left_out = fill(store, read_backup(file), expected)
    _tell(session, place_of(session.settings), found, left_out=left_out)


@click.command("move")
@click.option(
    "--to", "target", required=True, metavar="STORE", help="Folder of an embedded store, or address of a Neo4j server."
)
@_replace_option
@common_options
def move_verb(session: Session, target: str, *, force: bool) -> None:
    """Take everything in the store into another store, on the same or the other engine, and compare the two.

    The user, password and database of a Neo4j server are those of the settings. The store that it is taken from stays as it
    is: remove it yourself when you need it no more.
    """
    location = _location(session, target)
    if location == location_of(session.settings):
        raise UsageError("The store is in {place} already.", place=target)
    with reading(session) as store, closing(open_store(location)) as other, session.busy():
        _refuse_replacing(other, target, force=force)
        expected = summary_of(store.contents())
        found, left_out = fill(other, store.contents(), expected)
    _tell(session, target, found, left_out=left_out)
    setting = f"SAMSPILL_NEO4J_URI={target}" if isinstance(location, Neo4jLocation) else f"SAMSPILL_STORE={target}"
    session.say("To work with it from now on, set {setting} or write it into samspill.toml.", setting=setting)


def _location(session: Session, target: str) -> Location:
    if target.partition("://")[0] not in SCHEMES:
        return EmbeddedLocation(Path(target).expanduser())
    settings = session.settings
    return Neo4jLocation(
        target, settings.neo4j_user, settings.neo4j_password.get_secret_value(), settings.neo4j_database
    )


def _refuse_replacing(store: KeptStore, place: str, *, force: bool) -> None:
    if not (force or is_empty(store)):
        raise UsageError(
            "The store in {place} holds something already: make a backup of it, then replace it with --force.",
            place=place,
        )


def _tell(session: Session, place: str, summary: Summary, *, left_out: bool) -> None:
    session.say(
        "{place} holds things and relationships: {things}. Compared: the hash over all of them is {hash}.",
        place=place,
        things=summary.things,
        hash=summary.hash[:16],
    )
    if left_out:
        session.say(LEFT_OUT)
