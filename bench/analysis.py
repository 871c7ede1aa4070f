"""Measures of samspill against other libraries: the same network, interleaved in one process, one thread, CPU seconds."""

import time
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np

from bench.affiliation import affiliation, read_affiliation
from bench.jobs import LARGE, TOP, Graphs, jobs, memory
from bench.outcome import Outcome
from bench.timing import OURS, Row
from bench.timing import run as timed
from samspill.graph.network import centrality
from samspill.graph.network.centrality import DEFAULT_ERROR, DEFAULT_FAILURE

SIZES: Final = (1_000, 20_000)
FULL_SIZE: Final = 200_000
REAL: Final = Path(__file__).parents[2] / "shared" / "data" / "dev" / "events" / "fosdem-tracks-pseudo.csv"
PROMISED_AT: Final = 20_000
"""The size that the promised ratios are about."""
_SAMPLING_SAVES: Final = 40
_FOUND_OF_TOP: Final = 95
_RUNS: Final = 100
_ENGINES: Final = {OURS: 10, "NetworkX": 12, "igraph": 10, "NetworKit": 10, "rustworkx": 10}
"""The columns of the table and their widths."""


def run(*, full: bool) -> Outcome:
    """Measure networks of 1,000 and 20,000 organisations and a real one; with `full` also 200,000, and sampling a hundred times."""
    warnings.filterwarnings("ignore", "Some eigenvector centralities are nearly zero")
    tables: dict[str, Any] = {}
    broken = []
    for size in (*SIZES, FULL_SIZE) if full else SIZES:
        rows = _table(f"{size:,} organisations", Graphs(affiliation(size)), promised=size == PROMISED_AT)
        tables[str(size)] = [asdict(row) for row in rows]
        broken += [f"{row.job}: {row.ratio:.1f}x" for row in rows if size == PROMISED_AT and not row.kept]
    if REAL.exists():
        graphs = Graphs(read_affiliation(REAL, "speakers_name", ["year", "track"]))
        tables["fosdem"] = [asdict(row) for row in _table("speakers in the tracks of FOSDEM", graphs, promised=False)]
    tables["sampling"], broken_by_sampling = _sampling(_RUNS if full else _RUNS // 10)
    return Outcome(tables, (*broken, *broken_by_sampling))


def _table(name: str, graphs: Graphs, *, promised: bool) -> list[Row]:
    """Measure one network and print its table row by row."""
    print(
        f"\n{name}: {graphs.size:,} with {graphs.network.ties:,} ties; CPU seconds, one thread (~ scaled up from a part)"
    )
    print(
        " " * 44 + "".join(f"{engine:>{width}}" for engine, width in _ENGINES.items()), "  ratio promised  difference"
    )
    rows = []
    for job in jobs(graphs):
        if job.rounds > 1:
            # Quick jobs run once untimed, so that loading a kernel is not counted.
            job.engines[OURS]()
        rows.append(timed(job))
        print(_told(rows[-1], promised=promised), flush=True)
    if graphs.size <= LARGE:
        ours, theirs = memory(graphs)
        print(
            f"memory of the ties: samspill {ours:.1f} MiB, NetworkX {theirs:.1f} MiB, {theirs / ours:.1f} times as much"
        )
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


def _sampling(runs: int) -> tuple[dict[str, float], list[str]]:
    """Compare sampled betweenness of 20,000 organisations with the exact values, over so many seeds."""
    network = affiliation(PROMISED_AT).network()
    start = time.process_time()
    exact = centrality.betweenness(network)
    exact_seconds = time.process_time() - start
    top = set(np.argsort(-exact)[:TOP].tolist())
    seconds, errors, found = [], [], []
    for seed in range(runs):
        start = time.process_time()
        estimate = centrality.sampled_betweenness(network, seed=seed)
        seconds.append(time.process_time() - start)
        errors.append(float(np.abs(estimate - exact).max()))
        found.append(len(top & set(np.argsort(-estimate)[:TOP].tolist())))
    kept = sum(error <= DEFAULT_ERROR for error in errors)
    figures = {
        "runs": runs,
        "exact_seconds": exact_seconds,
        "sampled_seconds": float(np.median(seconds)),
        "saves": exact_seconds / float(np.median(seconds)),
        "stated_bound": DEFAULT_ERROR,
        "largest_error": max(errors),
        "bound_kept": kept,
        "found_of_top_100": float(np.mean(found)),
        "found_at_least": min(found),
    }
    print(
        f"\nsampled betweenness, {PROMISED_AT:,} organisations: "
        + ", ".join(f"{name} {value:.4g}" for name, value in figures.items())
    )
    broken = []
    if figures["saves"] < _SAMPLING_SAVES:
        broken.append(f"sampled betweenness costs 1/{figures['saves']:.0f} of the exact")
    if figures["found_of_top_100"] < _FOUND_OF_TOP:
        broken.append(f"sampled betweenness finds {figures['found_of_top_100']:.1f} of the top 100")
    if kept < (1 - DEFAULT_FAILURE) * runs:
        broken.append(f"sampled betweenness keeps its bound in {kept} of {runs} runs")
    return figures, broken
