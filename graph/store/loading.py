"""Carries out a load: waits for its turn, works out the difference to what is stored, and writes that in bounded transactions.

Each transaction leaves the store whole: nodes come before the relationships that need them and go after them, so a load that is
interrupted between two can simply be run again. Loads of ordinary size are one transaction.

Loads come one after the other. Each has a number, one more than the latest; no two can have the same, so of two that begin at the
same instant one fails, and compares again when the other is done. A load that runs says for how long it may be silent, so that one
that was killed does not keep others waiting.
"""

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import neo4j
from neo4j.exceptions import ConstraintError

from samspill.cypher.texts import load_text
from samspill.graph.errors import StoreUnavailable
from samspill.graph.model import Records
from samspill.graph.store.difference import difference
from samspill.graph.store.port import Amending, LoadReport, Progress
from samspill.graph.store.reports import counts_of, report_of
from samspill.graph.store.stored import Row, read_things
from samspill.graph.store.things import SEVERAL
from samspill.graph.store.translation import part_way
from samspill.graph.store.uncollected import uncollected
from samspill.graph.store.upkeep import edit, read_contents, read_forgotten
from samspill.graph.store.writing import Statement, Writing, about_nodes

ROWS_PER_TRANSACTION: Final = 20_000
WAIT: Final = "wait"
COMPARE: Final = "compare"
WRITE: Final = "write"
"""What a load tells its progress of."""
LONGEST_WAIT_S: Final = 600.0
SILENCE_MS: Final = 30_000
"""For how long a load may give no sign of life: many times what one transaction takes."""
RENEWED_S: Final = 5.0
"""How long after its last sign of life a load in bulk gives the next one."""
BULK_FROM: Final = 20_000
"""Things in a first load from which on the engine's own way for large amounts is the faster one."""
_AMENDING_MS: Final = 300_000
"""For how long one who amends a store may be silent besides: all that a country's store holds is read and worked through."""
_LOOK_EVERY_S: Final = 0.2
_BUSY: Final = "Another program is changing this store (“{title}”): try again when it is done"
_OVERTAKEN: Final = "Another load began while that of “{title}” stood still: load it again"

Bulk = Callable[[Iterable[Sequence[Statement]], Progress], None]
"""Writes new things into an empty store, all of them or none, in the way that the engine has for large amounts."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Which loads there were, and are."""

    loads: int
    latest: int
    """Its number."""
    running: tuple[str, ...]
    """Titles of the loads that go on at this moment."""


class Loading:
    """One load of `records` through an open session; `by` tells the engine, if that cares, who loads."""

    def __init__(
        self, session: neo4j.Session, records: Records, progress: Progress, by: str = "", bulk: Bulk | None = None
    ) -> None:
        self._session = session
        self._records = records
        self._progress = progress
        self._by = by
        self._bulk = bulk
        self._started = datetime.now(UTC)
        # Sorts by time, so that the greatest is the latest.
        self._id = f"load:{self._started:%Y-%m-%dT%H:%M:%S.%fZ}:{secrets.token_hex(4)}"

    def run(self, *, dry_run: bool) -> LoadReport:
        """Load, or only find out what loading would do."""
        while True:
            turn = self._wait_for_turn()
            with uncollected():
                report, done = self._compare_and_write(turn, dry_run=dry_run)
            if done:
                return report

    def _compare_and_write(self, turn: Turn, *, dry_run: bool) -> tuple[LoadReport, bool]:
        """Return what is done or would be, and False if another load came first, so that nothing is."""
        self._progress(COMPARE, 0, 1)
        report, groups, is_first = self._compare(dry_run=dry_run)
        self._progress(COMPARE, 1, 1)
        if groups is None:
            return report, True
        # What was compared with holds no more if another load has begun meanwhile.
        in_bulk = is_first and not turn.loads and report.new >= BULK_FROM
        carry_out = self._carry_out_in_bulk if self._bulk and in_bulk else self._carry_out
        return report, carry_out(groups, report, turn.latest + 1)

    def _compare(self, *, dry_run: bool) -> tuple[LoadReport, Iterator[list[Statement]] | None, bool]:
        """Return what loading does, the statements for it if there is anything to do, and whether nothing is stored yet.

        The statements alone hold what was compared: it is let go of when the last one is made, before an engine needs room for it.
        """
        # Read only now: somebody may have been forgotten while this load waited.
        if forgotten := read_forgotten(self._session):
            self._records = forgotten.kept_out(self._records)
        stored = read_things(self._session)
        found = difference(self._records, stored)
        report = report_of(self._records, found, dry_run=dry_run)
        is_first = not (stored.nodes or stored.sources)
        if dry_run or found.is_empty:
            return report, None, is_first
        return report, Writing(self._session, found, stored, self._id, self._started.date()).groups(), is_first

    def amend(self, work: Amending) -> None:
        """Change what is stored as `work` says, in a turn of its own: others wait as for a load."""
        report = LoadReport(self._records.origin, 0)
        number = self._wait_for_turn().latest + 1
        while not self._begin([*self._beginning(report, number), *self._sign_of_life(_AMENDING_MS)], number):
            number = self._wait_for_turn().latest + 1
        try:
            for edits in work(read_contents(self._session)):
                edit(self._session, edits)
        finally:
            self._session.execute_write(_run, self._end(report, number))

    def _wait_for_turn(self) -> Turn:
        """Return which loads there were when none runs any more; raise StoreUnavailable if that takes very long."""
        deadline = time.monotonic() + LONGEST_WAIT_S
        while (turn := self._turn()).running:
            self._progress(WAIT, 0, 1)
            if time.monotonic() > deadline:
                raise StoreUnavailable(_BUSY, title=turn.running[0])
            time.sleep(_LOOK_EVERY_S)
        return turn

    def _turn(self) -> Turn:
        record = self._session.run(load_text("load/turn")).single(strict=True)
        return Turn(record["loads"], record["latest"] or 0, tuple(record["running"]))

    def _carry_out(self, groups: Iterable[Sequence[Statement]], report: LoadReport, number: int) -> bool:
        """Write everything; return False, with nothing written, if another load has taken this number first."""
        beginning, end = self._beginning(report, number), self._end(report, number)
        # All of it now: it holds what is read of the things that will be written.
        transactions = list(_transactions([beginning, *groups, end]))
        done, total = 0, sum(map(_things, transactions))
        for transaction in transactions:
            self._progress(WRITE, done, total)
            if transaction is not transactions[0]:
                with part_way():
                    self._go_on(transaction, number)
            elif not self._begin(transaction, number):
                return False
            done += _things(transaction)
        self._progress(WRITE, total, total)
        return True

    def _carry_out_in_bulk(self, groups: Iterable[Sequence[Statement]], report: LoadReport, number: int) -> bool:
        """Do the same for the first load into an empty store, in the engine's own way."""
        if not (self._bulk and self._begin(self._beginning(report, number), number)):
            return False
        self._bulk(groups, self._renewing(report.new))
        with part_way():
            self._session.execute_write(_run, self._end(report, number))
        return True

    def _begin(self, transaction: Sequence[Statement], number: int) -> bool:
        try:
            self._session.execute_write(_run, transaction)
        except ConstraintError:
            if self._turn().latest < number:
                raise
            return False
        return True

    def _go_on(self, transaction: Sequence[Statement], number: int) -> None:
        if self._turn().latest != number:
            raise StoreUnavailable(_OVERTAKEN, title=self._records.title)
        self._session.execute_write(_run, [*self._sign_of_life(), *transaction])

    def _beginning(self, report: LoadReport, number: int) -> list[Statement]:
        return [about_nodes("new-nodes", "Load", [self._about(report, number)]), *self._sign_of_life(report.new)]

    def _renewing(self, more_ms: int) -> Progress:
        """Return a progress that also says from time to time that this load goes on."""
        said = time.monotonic()

        def progress(task: str, done: int, total: int) -> None:
            nonlocal said
            if time.monotonic() - said >= RENEWED_S:
                self._session.execute_write(_run, self._sign_of_life(more_ms))
                said = time.monotonic()
            self._progress(task, done, total)

        return progress

    def _sign_of_life(self, more_ms: int = 0) -> list[Statement]:
        """Say that this load goes on; one in bulk is silent for longer, and gets a millisecond for each thing."""
        return [about_nodes("sign-of-life", "Load", [{"id": self._id, "by": self._by, "ms": SILENCE_MS + more_ms}])]

    def _end(self, report: LoadReport, number: int) -> list[Statement]:
        row = self._about(report, number)
        row["properties"]["finished"] = datetime.now(UTC).isoformat(timespec="seconds")
        return [about_nodes("changed-nodes", "Load", [row])]

    def _about(self, report: LoadReport, number: int) -> Row:
        started = self._started.isoformat(timespec="seconds")
        counts = counts_of(report)
        place = {"place": SEVERAL if report.kept else self._records.place} if self._records.place else {}
        about = {"id": self._id, "number": number, "origin": report.source, "title": self._records.title}
        return {"id": self._id, "properties": about | {"started": started} | place | counts}


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
    return sum(statement.size for statement in statements)


def _things(statements: Iterable[Statement]) -> int:
    """Return how many things the statements are about, without the load's own words about itself."""
    return sum(statement.size for statement in statements if statement.kind != "Load")
