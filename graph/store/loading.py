"""Carries out a load: reads what is stored, works out the difference, and writes it in bounded transactions.

Each transaction leaves the store whole: nodes come before the relationships that need them and go after them, so a load that is
interrupted between two can simply be run again. Loads of ordinary size are one transaction.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Final

import neo4j

from samspill.graph.model import Records
from samspill.graph.store.difference import SEVERAL, difference
from samspill.graph.store.port import LoadReport, Progress, no_progress
from samspill.graph.store.reports import COUNTS, report_of
from samspill.graph.store.stored import Row, read_things
from samspill.graph.store.texts import for_kind
from samspill.graph.store.translation import part_way
from samspill.graph.store.writing import Statement, Writing

ROWS_PER_TRANSACTION: Final = 20_000
COMPARE: Final = "compare"
WRITE: Final = "write"
"""What a load tells its progress of."""


class Loading:
    """One load of `records` through an open session."""

    def __init__(self, session: neo4j.Session, records: Records, progress: Progress) -> None:
        self._session = session
        self._records = records
        self._progress = progress
        self._started = datetime.now(UTC)
        # Sorts by time, so that the greatest is the latest.
        self._id = f"load:{self._started:%Y-%m-%dT%H:%M:%S.%fZ}:{secrets.token_hex(4)}"

    def run(self, *, dry_run: bool) -> LoadReport:
        """Load, or only find out what loading would do."""
        self._progress(COMPARE, 0, 1)
        stored = read_things(self._session)
        found = difference(self._records, stored)
        self._progress(COMPARE, 1, 1)
        report = report_of(self._records, found, dry_run=dry_run)
        if not (dry_run or found.is_empty):
            writing = Writing(self._session, found, stored, self._id, self._started.date())
            groups = [*self._beginning(report), *writing.groups(), *self._end(report)]
            carry_out(self._session, groups, self._progress)
        return report

    def _beginning(self, report: LoadReport) -> Iterator[list[Statement]]:
        yield [Statement(for_kind("new-nodes", "Load"), [self._about(report)])]

    def _end(self, report: LoadReport) -> Iterator[list[Statement]]:
        row = self._about(report)
        row["properties"]["finished"] = datetime.now(UTC).isoformat(timespec="seconds")
        yield [Statement(for_kind("changed-nodes", "Load"), [row])]

    def _about(self, report: LoadReport) -> Row:
        started = self._started.isoformat(timespec="seconds")
        counts = {name: getattr(report, name) for name in ("read", *COUNTS)}
        place = {"place": SEVERAL if report.kept else self._records.place} if self._records.place else {}
        about = {"id": self._id, "origin": report.source, "title": self._records.title, "started": started}
        return {"id": self._id, "properties": about | place | counts}


def carry_out(session: neo4j.Session, groups: Sequence[Sequence[Statement]], progress: Progress = no_progress) -> None:
    """Run statements in transactions of bounded size; those of one group share one."""
    done, total = 0, sum(map(_size, groups))
    for transaction in _transactions(groups):
        progress(WRITE, done, total)
        with part_way() if done else nullcontext():
            session.execute_write(_run, transaction)
        done += _size(transaction)
    progress(WRITE, total, total)


def _run(transaction: neo4j.ManagedTransaction, statements: Iterable[Statement]) -> None:
    for statement in statements:
        transaction.run(statement.text, {"rows": statement.rows}).consume()


def _transactions(groups: Iterable[Sequence[Statement]]) -> Iterator[list[Statement]]:
    """Join groups into transactions of bounded size."""
    transaction: list[Statement] = []
    for group in groups:
        if transaction and _size(transaction) + _size(group) > ROWS_PER_TRANSACTION:
            yield transaction
            transaction = []
        transaction += group
    if transaction:
        yield transaction


def _size(statements: Iterable[Statement]) -> int:
    return sum(len(statement.rows) for statement in statements)
