"""`samspill load`: files into the store."""

from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click
from platformdirs import user_cache_path

from samspill.cli.options import common_options, rows_options
from samspill.cli.output import Heading, Shape, print_json, print_rows
from samspill.cli.session import Session
from samspill.cli.stores import writing
from samspill.graph.errors import InputError
from samspill.graph.model import Records
from samspill.graph.store.port import LoadReport, Store
from samspill.loaders import read
from samspill.loaders.registers.brreg import network
from samspill.loaders.words import speaker

_PROBLEM_COLUMNS: Final = ("file", "sheet", "row", "column", "value", "message")
_HAD_PROBLEMS: Final = InputError.exit_code


@click.command("load")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@click.option("--source", metavar="KIND", help="Kind of file, if it is not recognised; see samspill sources.")
@common_options
@rows_options
def load_verb(session: Session, files: tuple[Path, ...], source: str | None, shape: Shape, *, dry_run: bool) -> int:
    """Load each FILE (or folder of CSV files) into the store.

    brreg:923609016 fetches a unit from Enhetsregisteret instead, brreg:kommune=5530 all units of a municipality.

    The rows that are right are loaded, the others are told with sheet, row, column and what to do, and the exit code is 3.
    Loading the same file again changes nothing; loading a changed file brings the store to what it says now.
    """
    reports, unread = [], []
    with ExitStack() as stack:
        store: Store | None = None
        for file in files:
            try:
                found = [_read(session, path, source) for path in _paths(session, file)]
            except InputError as error:
                unread.append(file)
                session.talk.print(f"samspill: {error}")
                continue
            # Opened only now: a file that cannot be read makes no store.
            store = store or stack.enter_context(writing(session))
            reports += [load_records(session, store, records, dry_run=dry_run) for records in found]
    _print(session, shape, reports, one=len(files) == len(reports) == 1)
    return _HAD_PROBLEMS if unread or not all(map(_complete, reports)) else 0


def load_records(session: Session, store: Store, records: Records, *, dry_run: bool = False) -> LoadReport:
    """Load records, showing progress."""
    with session.progress() as progress:
        return store.load(records, dry_run=dry_run, progress=progress)


def _paths(session: Session, file: Path) -> list[Path]:
    """Return the file itself, or those that an address of a register gives."""
    address = str(file)
    if not network.is_address(address):
        return [file]
    with session.progress() as progress:
        progress(session.word("Fetching {address} …").format(address=address), 0, 0)
        return network.fetch(address, user_cache_path("samspill") / "brreg", say=speaker(session.language))


def _read(session: Session, file: Path, source: str | None) -> Records:
    with session.progress() as progress:
        progress(session.word("Reading {file} …").format(file=file), 0, 0)
        return read(file, source=source, language=session.language)


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
    if any(problem.costs_rows for problem in report.problems):
        session.say("Some of it could not be used, so nothing that was loaded from it before is taken back.")


def _complete(report: LoadReport) -> bool:
    return all(problem.harmless for problem in report.problems)


def _print(session: Session, shape: Shape, reports: list[LoadReport], *, one: bool) -> None:
    if shape == "json":
        documents = [_document(report) for report in reports]
        if documents:
            print_json(documents[0] if one else documents)
        return
    for report in reports:
        tell(session, report)
    problems = [asdict(problem) for report in reports for problem in report.problems]
    if problems or shape == "csv":
        titles = ("File", "Sheet", "Row", "Column", "Value", "What to do")
        headings = [Heading(*pair) for pair in zip(_PROBLEM_COLUMNS, map(session.word, titles), strict=True)]
        print_rows(shape, headings, [[problem[name] for name in _PROBLEM_COLUMNS] for problem in problems], None)


def _document(report: LoadReport) -> dict[str, Any]:
    counts = {name: getattr(report, name) for name in ("source", "read", "new", "changed", "unchanged", "ended")}
    problems = [asdict(problem) for problem in report.problems]
    return counts | {"problems": [{name: problem[name] for name in _PROBLEM_COLUMNS} for problem in problems]}
