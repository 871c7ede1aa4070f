"""`samspill forget`: takes a person out of the store for good, and shows where they still may be."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
from platformdirs import user_log_path

from samspill.cli.options import common_options, rows_options
from samspill.cli.output import Heading, Shape, print_rows
from samspill.cli.session import Session
from samspill.cli.stores import reading, writing
from samspill.forgetting import forgotten_in, known_as, namesakes, persons_called, plan
from samspill.graph.errors import InputError, UsageError
from samspill.graph.names import fold
from samspill.graph.store import Item
from samspill.graph.store.forgotten import FEWEST_WORDS, NEUTRAL, Person
from samspill.remains import Place, places

_COLUMNS = {"kind": "Place", "where": "Where", "holds": "Holds them"}
_ANSWERS = {True: "yes", False: "no", None: "not there, look yourself"}


@click.command("forget")
@click.argument("person", metavar="PERSON-OR-ID")
@click.option(
    "--by-name", is_flag=True, help="Forget the name, though no such person is stored: in texts and in later loads."
)
@click.option("--namesakes", "also", is_flag=True, help="Forget all persons of that name.")
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@click.option("--yes", is_flag=True, help="Agree beforehand.")
@common_options
@rows_options
def forget_verb(  # noqa: PLR0913  one for each option
    session: Session, person: str, shape: Shape, *, by_name: bool, also: bool, dry_run: bool, yes: bool
) -> int:
    """Take a person out of the store for good, under all names that they are known by.

    Their relationships go too, and in texts their name becomes [person]. Later loads leave them out: the store keeps salted hashes
    of id and names, and no name. Afterwards the store, an export, the logs and all backups that were made are searched. The exit
    code is 3 as long as one of them holds the person, or cannot be searched.
    """
    with reading(session) as store, session.busy():
        items = list(store.contents())
        who = _named(person) if by_name else _known(items, person)
        who = _with_namesakes(items, who, also=also)
    planned = plan(items, who)
    session.say(
        "To be removed: persons: {persons}, relationships: {relationships}. Texts in which the name becomes {neutral}: {texts}.",
        persons=len(planned.persons),
        relationships=planned.relationships,
        neutral=NEUTRAL,
        texts=len(planned.cleaned),
    )
    for id_ in planned.cleaned:
        session.tell(f"  {id_}")
    if dry_run:
        return 0
    _agree(session, yes=yes)
    with writing(session) as store, session.busy():
        # Somebody may have loaded something while the question was open.
        store.amend(session.word("Forgetting somebody"), lambda items: [plan(list(items), who).edits])
        forgotten = forgotten_in(store.contents())
        if forgotten is None:
            raise UsageError("Other programs are writing to the store: try again.")
        searched = [*places(store, forgotten, _logs(session)), *_kept_databases(session)]
    _print(session, shape, searched)
    return InputError.exit_code if any(place.holds is not False for place in searched) else 0


def _named(name: str) -> Person:
    if len(fold(name).split()) < FEWEST_WORDS:
        raise UsageError("{name} is a single word, which may mean anybody: give first and last name.", name=name)
    return Person(frozenset(), frozenset({name}))


def _known(items: list[Item], asked: str) -> Person:
    found = persons_called(items, asked)
    if not found:
        raise UsageError(
            "No person called {name} is stored. To forget a name that stands in texts only, add --by-name.", name=asked
        )
    id_, *more = found
    if more and fold(asked) not in set(map(fold, found.values())):
        choices = tuple(f"{name} ({id_})" for id_, name in found.items())
        raise UsageError("{name} may be {choices}: give the id.", name=asked, choices=choices)
    return known_as(items, id_)


def _with_namesakes(items: list[Item], who: Person, *, also: bool) -> Person:
    others = namesakes(items, who)
    if others and not also:
        listed = tuple(f"{name} ({id_})" for id_, name in sorted(others.items()))
        raise UsageError("Others are called the same: {others}. Forget all of them with --namesakes.", others=listed)
    return Person(who.ids | others.keys(), who.names)


def _agree(session: Session, *, yes: bool) -> None:
    if yes:
        return
    try:
        click.confirm(session.word("Do this? It cannot be undone."), abort=True, err=True)
    except click.Abort as exc:
        raise UsageError("Nobody was forgotten. Agree beforehand with --yes, or answer y.") from exc


def _logs(session: Session) -> Iterator[Path]:
    """Go through what samspill and the embedded engine have logged."""
    folders = [user_log_path("samspill")]
    if not session.settings.neo4j_uri:
        folders.append(session.settings.store / "log")
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _kept_databases(session: Session) -> Iterator[Place]:
    """Go through the copies that the embedded store keeps of what other versions of the engine wrote, which nothing but these can search."""
    if not session.settings.neo4j_uri:
        for folder in sorted(session.settings.store.glob("database-*")):
            yield Place("backup", str(folder), None)


def _print(session: Session, shape: Shape, searched: list[Place]) -> None:
    rows = [asdict(place) for place in searched]
    headings = [Heading(name, session.word(title)) for name, title in _COLUMNS.items()]
    cells = [[session.word(row["kind"]), row["where"], session.word(_ANSWERS[row["holds"]])] for row in rows]
    print_rows(shape, headings, cells if shape == "table" else [list(row.values()) for row in rows], rows)
    if any(place.holds for place in searched if place.kind in {"log", "backup"}):
        session.say(
            "Delete what still holds them. Files that were loaded and exports made earlier are yours to look through."
        )
