"""What a load did or would do, in numbers, from the difference that it makes."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from samspill.graph.model import Problem, Records
from samspill.graph.store.difference import Change, Difference, difference
from samspill.graph.store.port import LoadReport
from samspill.graph.store.things import Things

COUNTS: Final = ("new", "changed", "unchanged", "ended")


def report_of(records: Records, found: Difference, *, dry_run: bool) -> LoadReport:
    """Return the report of a load of `records` that makes the difference `found`."""
    by_kind = {kind: dict(counts) for kind, counts in sorted(found.counts.items())}
    total: Counter[str] = Counter()
    for counts in by_kind.values():
        total.update(counts)
    new, changed, unchanged, ended = (total[name] for name in COUNTS)
    gone = frozenset(each.thing.id for each in found.nodes if each.change is Change.REMOVED)
    return LoadReport(
        records.origin, records.read, new, changed, unchanged, ended, records.problems, by_kind, gone, dry_run
    )


def counts_of(report: LoadReport) -> dict[str, int]:
    """Return what a load did in numbers, as the store keeps them beside the load."""
    counts = {name: int(getattr(report, name)) for name in ("read", *COUNTS)}
    return counts | {"skipped": _rows_left_out(report.problems), "problems": len(report.problems)}


def report_on_new_store(records: Records) -> LoadReport:
    """Return the report of a dry run against a store that is still to be made; raises InputError as `Store.load` does."""
    return report_of(records, difference(records, Things({}, {}, {})), dry_run=True)


def _rows_left_out(problems: Iterable[Problem]) -> int:
    return len({(each.file, each.sheet, each.row) for each in problems if each.costs_rows})
