"""`samspill load`: files into the store."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import click
from platformdirs import user_cache_path

from samspill.cli.options import common_options, flag_settings, rows_options
from samspill.cli.output import Heading, Shape, print_json, print_rows
from samspill.cli.session import Session
from samspill.cli.stores import location_of, reading, writing
from samspill.graph.errors import InputError
from samspill.graph.matching.joining import load
from samspill.graph.matching.rehearsing import Rehearsal
from samspill.graph.model import Problem, Records
from samspill.graph.store import store_exists
from samspill.graph.store.port import LoadReport, Store
from samspill.graph.store.reports import report_on_new_store
from samspill.loaders import read
from samspill.loaders.mapping import read as read_mapped
from samspill.loaders.registers.brreg import network
from samspill.loaders.words import speaker

Load = Callable[[Records], LoadReport]
_NAMES_TOLD: Final = 3
_PROBLEM_COLUMNS: Final = ("file", "sheet", "row", "column", "value", "message")


@click.command("load")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@click.option("--no-join", is_flag=True, help="Leave apart what is surely one organisation under two names.")
@click.option("--replace", "replaces", is_flag=True, help="Take the place of what a file of this name said before.")
@click.option(
    "--in",
    "places",
    multiple=True,
    metavar="PLACE",
    help="Only what lies in this municipality or county; may be repeated.",
)
@click.option("--source", metavar="KIND", help="Kind of file, if it is not recognised; see samspill sources.")
@click.option(
    "--mapping",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.toml",
    help="What the columns of any table are; see samspill map-columns.",
)
@common_options
@rows_options
def load_verb(  # noqa: PLR0913, PLR0917  one for each option
    session: Session,
    files: tuple[Path, ...],
    source: str | None,
    mapping: Path | None,
    places: tuple[str, ...],
    shape: Shape,
    *,
    replaces: bool,
    no_join: bool,
    dry_run: bool,
) -> int:
    """Load each FILE (or folder of CSV files) into the store.

    Of a file with all units of Enhetsregisteret, --in Senja --in 5501 takes what lies there, in little memory. An address
    brreg:923609016 fetches a unit from Enhetsregisteret instead, brreg:kommune=5530 all units of a municipality.

    The rows that are right are loaded, the others are told with sheet, row, column and what to do, and the exit code is 3.
    Loading the same file again changes nothing; loading a changed file brings the store to what it says now. If it may be
    another file of the same name, nothing is taken back unless you say --replace.

    Organisations that are surely one under two names, or have one key, are joined: no name, tie or source is lost, the load
    tells which, and `samspill names undo` takes it back.
    """
    session = flag_settings(session, join_names=False if no_join else None)
    told = Told(session, shape, one=len(files) == 1)
    with ExitStack() as stack:
        stack.callback(told.finish)
        load_into: Load | None = None
        for file in files:
            try:
                found = [_read(session, path, source, mapping, places) for path in _paths(session, file)]
            except InputError as error:
                told.add_unread(file, error)
                continue
            # Opened only now: a file that cannot be read makes no store.
            load_into = load_into or stack.enter_context(_opened(session, dry_run=dry_run))
            for records in found:
                told.add(load_into(replace(records, replaces=replaces)))
    return told.exit_code


class Told:
    """Tells people of each file as soon as it is done, and programs of all at the end, also if that comes too early."""

    def __init__(self, session: Session, shape: Shape, *, one: bool) -> None:
        self._session = session
        self._shape = shape
        self._one = one
        self._reports: list[LoadReport] = []

    @property
    def exit_code(self) -> int:
        """Whether all of the input could be used."""
        return 0 if all(map(_complete, self._reports)) else InputError.exit_code

    def add(self, report: LoadReport) -> None:
        """Tell of what was loaded."""
        self._reports.append(report)
        if self._shape != "json":
            tell(self._session, report)
        if self._shape == "table" and report.problems:
            self._print_problems([report])

    def add_unread(self, file: Path, error: InputError) -> None:
        """Tell of a file that cannot be read."""
        message = error.said(self._session.language)
        self._reports.append(LoadReport(str(file), 0, problems=(Problem(str(file), message),)))
        self._session.tell(f"samspill: {message}")

    def finish(self) -> None:
        """Tell programs."""
        if self._shape == "csv":
            self._print_problems(self._reports)
        elif self._shape == "json" and self._reports:
            documents = [_document(report) for report in self._reports]
            print_json(documents[0] if self._one and len(documents) == 1 else documents)

    def _print_problems(self, reports: list[LoadReport]) -> None:
        titles = ("File", "Sheet", "Row", "Column", "Value", "What to do")
        headings = [Heading(*pair) for pair in zip(_PROBLEM_COLUMNS, map(self._session.word, titles), strict=True)]
        problems = [asdict(problem) for report in reports for problem in report.problems]
        print_rows(self._shape, headings, [[problem[name] for name in _PROBLEM_COLUMNS] for problem in problems], None)


def load_records(session: Session, store: Store, records: Records) -> LoadReport:
    """Load records, showing progress."""
    with session.progress() as progress:
        report = load(store, records, joins=session.settings.join_names, progress=progress)
    return _said(session, records, report)


def try_records(session: Session, store: Store, records: Records) -> LoadReport:
    """Tell what loading records would change, showing progress."""
    with session.progress() as progress:
        return _said(session, records, store.load(records, dry_run=True, progress=progress))


def _rehearse(
    session: Session, try_out: Callable[[Records], LoadReport], rehearsal: Rehearsal, records: Records
) -> LoadReport:
    """Tell what loading records would change, and what it would join after those that were rehearsed before."""
    report = try_out(records)
    with session.progress() as progress:
        progress(session.word("Comparing names …"), 0, 0)
        joined = rehearsal.joined(records, report.gone) if session.settings.join_names else ()
    return replace(report, joined=tuple(joined))


def _said(session: Session, records: Records, report: LoadReport) -> LoadReport:
    """Return a report with its problems in the reader's language."""
    # A reader of files speaks the reader's language already, the store does not: only its sentences are found.
    problems = [replace(problem, message=session.word(problem.message)) for problem in report.problems]
    if report.kept:
        problems.append(_doubt(session, records, report))
    return replace(report, problems=tuple(problems))


def _doubt(session: Session, records: Records, report: LoadReport) -> Problem:
    """Say that it may be another file that stated what this one does not."""
    message = session.word(
        "{kept} of the {had} things that were loaded as {source} before are not in this file. They stay, since it may be another file. "
        "If it is to take the place of the other, load it with --replace."
    )
    said = message.format(kept=report.kept, had=report.changed + report.unchanged, source=report.source)
    return Problem(records.title, said, rows_used=True)


@contextmanager
def _opened(session: Session, *, dry_run: bool) -> Iterator[Load]:
    """Open the store and give the function that loads into it; a dry run makes none where there is none."""
    if not dry_run:
        with writing(session) as store:
            yield partial(load_records, session, store)
    elif store_exists(location_of(session.settings)):
        with reading(session) as store:
            rehearsal = Rehearsal(store if session.settings.join_names else None)
            yield partial(_rehearse, session, partial(try_records, session, store), rehearsal)
    else:
        yield partial(_rehearse, session, report_on_new_store, Rehearsal())


def _paths(session: Session, file: Path) -> list[Path]:
    """Return the file itself, or those that an address of a register gives."""
    address = str(file)
    if not network.is_address(address):
        return [file]
    with session.progress() as progress:
        progress(session.word("Fetching {address} …").format(address=address), 0, 0)
        return network.fetch(address, user_cache_path("samspill") / "brreg", say=speaker(session.language))


def _read(session: Session, file: Path, source: str | None, mapping: Path | None, places: Sequence[str]) -> Records:
    with session.progress() as progress:
        progress(session.word("Reading {file} …").format(file=file), 0, 0)
        if mapping:
            return read_mapped(file, mapping, session.language)
        return read(file, source=source, language=session.language, places=places)


def tell(session: Session, report: LoadReport) -> None:
    """Tell in a sentence what a load did."""
    counts = asdict(report)
    if report.dry_run:
        session.say(
            "{source}: rows read {read}. Would be new {new}, changed {changed}, unchanged {unchanged}, ended {ended}.",
            **counts,
        )
    else:
        session.say(
            "{source}: rows read {read}. New {new}, changed {changed}, unchanged {unchanged}, ended {ended}.", **counts
        )
    if report.joined:
        names = "; ".join(f"{each.kept_name} = {each.merged_name}" for each in report.joined[:_NAMES_TOLD])
        message = (
            "Would be joined, being one organisation under two names: {count} ({names}{more})."
            if report.dry_run
            else "Joined, being one organisation under two names: {count} ({names}{more}). samspill names decisions lists them, "
            "samspill names undo takes one back."
        )
        session.say(
            message,
            count=len(report.joined),
            names=names,
            more="; …" if len(report.joined) > _NAMES_TOLD else "",
        )
    if any(problem.costs_rows for problem in report.problems):
        session.say("Some of it could not be used, so nothing that was loaded from it before is taken back.")


def _complete(report: LoadReport) -> bool:
    return all(problem.harmless for problem in report.problems)


def _document(report: LoadReport) -> dict[str, Any]:
    counts = {name: getattr(report, name) for name in ("source", "read", "new", "changed", "unchanged", "ended")}
    problems = [asdict(problem) for problem in report.problems]
    joined = [{"pair": each.id, "kept": each.kept, "merged": each.merged} for each in report.joined]
    return counts | {
        "joined": joined,
        "problems": [{name: problem[name] for name in _PROBLEM_COLUMNS} for problem in problems],
    }
