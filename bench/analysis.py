"""Measures of samspill against other libraries: the same network, interleaved in one process, one thread, CPU seconds."""

import warnings
from dataclasses import asdict
from typing import Any, Final

from bench.jobs import Graphs, jobs, memory
from bench.outcome import Outcome
from bench.timing import OURS, Row
from bench.timing import run as timed

SIZES: Final = (1_000, 20_000)
LARGE: Final = 200_000
PROMISED_AT: Final = 20_000
"""The size that the promised ratios are about."""
_ENGINES: Final = {OURS: 10, "NetworkX": 12, "igraph": 10, "NetworKit": 10, "rustworkx": 10}
"""The columns of the table and their widths."""


def run(*, full: bool) -> Outcome:
    """Measure networks of 1,000 and 20,000 organisations; with `full` also of 200,000, and the jobs that take minutes."""
    warnings.filterwarnings("ignore", "Some eigenvector centralities are nearly zero")
    tables: dict[str, Any] = {}
    broken = []
    for size in (*SIZES, LARGE) if full else SIZES:
        graphs = Graphs(size)
        rows = _table(graphs, full=full)
        tables[str(size)] = [asdict(row) for row in rows]
        broken += [f"{row.job}: {row.ratio:.1f}x" for row in rows if size == PROMISED_AT and not row.kept]
    return Outcome(tables, tuple(broken))


def _table(graphs: Graphs, *, full: bool) -> list[Row]:
    """Measure one network and print its table row by row."""
    print(
        f"\n{graphs.size:,} organisations, {graphs.network.ties:,} ties: CPU seconds, one thread (~ scaled up from a part)"
    )
    print(
        " " * 44 + "".join(f"{engine:>{width}}" for engine, width in _ENGINES.items()), "  ratio promised  difference"
    )
    rows = []
    for job in jobs(graphs):
        if job.long and not full:
            continue
        if job.rounds > 1:
            # Quick jobs run once untimed, so that loading a kernel is not counted.
            job.engines[OURS]()
        rows.append(timed(job))
        print(_told(rows[-1], promised=graphs.size == PROMISED_AT), flush=True)
    ours, theirs = memory(graphs)
    print(f"memory of the ties: samspill {ours:.1f} MiB, NetworkX {theirs:.1f} MiB, {theirs / ours:.0f} times as much")
    return rows


def _told(row: Row, *, promised: bool) -> str:
    """Return a row of the table."""
    cells = [f"{row.job:44}"]
    for engine, width in _ENGINES.items():
        mark = "~" if engine in row.scaled else ""
        cells.append(f"{mark + format(row.seconds[engine], '.4f') if engine in row.seconds else '-':>{width}}")
    cells.append(f"{row.ratio:>8.1f}x" if row.ratio else f"{'-':>9}")
    cells.append(f"{row.at_least:>8.0f}x" if promised and row.at_least else f"{'':>9}")
    cells.append("  " + ", ".join(f"{engine} {value:.1e}" for engine, value in row.differences.items()))
    return "".join(cells)
