"""`samspill check`: whether what the store holds is sound, and mending what can be mended."""

from collections.abc import Iterable, Iterator

import click

from samspill.checks import Finding, findings
from samspill.cli.options import common_options, rows_options
from samspill.cli.output import Heading, Shape, print_rows
from samspill.cli.session import Session
from samspill.cli.stores import location_of, reading, writing
from samspill.graph.errors import InputError, UsageError
from samspill.graph.store import Edits, Item, left_open

_COLUMNS = {"check": "Check", "where": "Where", "what": "What to do", "repair": "Repair"}


@click.command("check")
@click.option("--repair", is_flag=True, help="Repair what can be repaired, after it was told and you have agreed.")
@click.option("--yes", is_flag=True, help="With --repair: agree beforehand.")
@common_options
@rows_options
def check_verb(session: Session, shape: Shape, *, repair: bool, yes: bool) -> int:
    """Look whether what the store holds is sound.

    Looks at ids, names, labels, the ends of relationships, their source, evidence and status, at loads and what they counted, and
    at what is searched. Each finding says where it is, what is wrong and what to do. The exit code is 3 if there are any.

    Of a Neo4j server it also tells what that leaves open to other programs, which is for whoever runs the server to close.
    """
    with reading(session) as store, session.busy():
        found = findings(store.contents())
    _print(session, shape, found)
    for opening in left_open(location_of(session.settings)):
        session.tell(opening.said(session.language))
    if repair and any(finding.repair for finding in found):
        _repair(session, found, yes=yes)
        with reading(session) as store, session.busy():
            found = findings(store.contents())
        session.say("Findings that are left: {count}.", count=len(found))
    elif not found:
        session.say("Everything is as it should be.")
    return InputError.exit_code if found else 0


def _repair(session: Session, found: list[Finding], *, yes: bool) -> None:
    for finding in found:
        if finding.repair:
            session.tell(f"{finding.where}: {finding.repair.said(session.language)}")
    if not yes:
        try:
            click.confirm(session.word("Do this?"), abort=True, err=True)
        except click.Abort as exc:
            raise UsageError("Nothing was repaired. Agree beforehand with --yes, or answer y.") from exc
    agreed = {(finding.check, finding.where) for finding in found if finding.repair}
    repaired: list[Finding] = []

    def repairing(items: Iterable[Item]) -> Iterator[Edits]:
        # Found anew: somebody may have changed the store while the question was open.
        for finding in findings(items):
            if finding.repair and (finding.check, finding.where) in agreed:
                repaired.append(finding)
                yield finding.edits

    with writing(session) as store, session.busy():
        store.amend(session.word("Repair"), repairing)
    session.say("Repaired: {count}.", count=len(repaired))


def _print(session: Session, shape: Shape, found: list[Finding]) -> None:
    rows = [
        {
            "check": finding.check,
            "where": finding.where,
            "what": finding.what.said(session.language),
            "repair": finding.repair.said(session.language) if finding.repair else "",
        }
        for finding in found
    ]
    if rows or shape != "table":
        headings = [Heading(name, session.word(title)) for name, title in _COLUMNS.items()]
        print_rows(shape, headings, [[row[name] for name in _COLUMNS] for row in rows], rows)
