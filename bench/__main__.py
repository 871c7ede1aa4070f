"""Runs the benchmarks and prints one table, and the same as JSON: `python -m bench [--sizes 1000 20000] [--json FILE]`."""

import argparse
import json
import sys
import warnings
from dataclasses import asdict
from pathlib import Path

from bench.analysis import Graphs, jobs, memory
from bench.timing import OURS, Row, run

PROMISED_AT = 20_000
"""The size that the promised ratios are about."""


def main() -> int:
    """Run what is asked for; 1 if a promised ratio is not kept."""
    warnings.filterwarnings("ignore", "Some eigenvector centralities are nearly zero")
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 20_000], help="numbers of organisations")
    parser.add_argument("--json", type=Path, help="also write the table as JSON to this file")
    chosen = parser.parse_args()
    tables: dict[str, list[dict[str, object]]] = {}
    broken = 0
    for size in chosen.sizes:
        # Quick jobs run once untimed, so that loading a kernel is not counted.
        graphs = Graphs(size)
        print(
            f"\n{size:,} organisations, {graphs.network.ties:,} ties: CPU seconds, one thread (~ scaled up from a part)"
        )
        print(
            f"{'':44}{'samspill':>10}{'NetworkX':>12}{'igraph':>10}{'NetworKit':>10}{'rustworkx':>10}{'ratio':>9}{'promised':>9}  difference"
        )
        rows = []
        for job in jobs(graphs):
            if job.rounds > 1:
                job.engines[OURS]()
            row = run(job)
            rows.append(asdict(row))
            broken += size == PROMISED_AT and not row.kept
            print(told(row, promised=size == PROMISED_AT), flush=True)
        ours, theirs = memory(graphs)
        print(
            f"memory of the ties: samspill {ours:.1f} MiB, NetworkX {theirs:.1f} MiB, {theirs / ours:.0f} times as much"
        )
        tables[str(size)] = rows
    if chosen.json:
        chosen.json.write_text(json.dumps(tables, indent=1), encoding="utf-8")
    return int(broken > 0)


def told(row: Row, *, promised: bool) -> str:
    """Return a row of the table."""
    cells = [f"{row.job:44}"]
    for engine, width in ((OURS, 10), ("NetworkX", 12), ("igraph", 10), ("NetworKit", 10), ("rustworkx", 10)):
        known = engine in row.seconds
        mark = "~" if engine in row.scaled else ""
        cells.append(f"{mark + format(row.seconds[engine], '.4f') if known else '-':>{width}}")
    cells.append(f"{row.ratio:>8.1f}x" if row.ratio else f"{'-':>9}")
    cells.append(f"{row.at_least:>8.0f}x" if promised and row.at_least else f"{'':>9}")
    cells.append("  " + ", ".join(f"{engine} {value:.1e}" for engine, value in row.differences.items()))
    return "".join(cells)


if __name__ == "__main__":
    sys.exit(main())
