"""Loads records and joins the organisations that they bring with those that are surely the same under another name.

Only what a load shows for the first time is joined: two that were left apart before, as by `--no-join`, are for people to decide about.
"""

from dataclasses import replace

from samspill.cypher.texts import load_text
from samspill.graph.matching.decisions import join_sure, part_where_one_is_gone
from samspill.graph.matching.review import EVERYTHING
from samspill.graph.model import Records
from samspill.graph.store.port import LoadReport, Progress, Store, no_progress


def load(store: Store, records: Records, *, joins: bool = True, progress: Progress = no_progress) -> LoadReport:
    """Load as `Store.load` does, then join, and return the report with the decisions that this took.

    A load that is stopped before it has joined leaves the pairs to `samspill names`.
    """
    before = _shown(store)
    report = store.load(records, progress=progress)
    if report.ended:
        part_where_one_is_gone(store)
    if joins and (report.new or report.ended) and (new := _shown(store) - before):
        return replace(report, joined=tuple(join_sure(store, new)))
    return report


def _shown(store: Store) -> frozenset[str]:
    return frozenset(id_ for (id_,) in store.read(load_text("names/ids"), limits=EVERYTHING).rows)
