"""Times engines side by side: interleaved in one process, in CPU seconds, so that a busy machine harms all alike."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import Any

OURS = "samspill"


@dataclass(frozen=True)
class Job:
    """One thing to compute, and who can compute it."""

    name: str
    engines: Mapping[str, Callable[[], Any]]
    """By engine; each returns something that `agreement` can compare."""
    agreement: Callable[[Any, Any], float] | None = None
    """The largest difference between two results."""
    part: Mapping[str, float] = field(default_factory=dict)
    """The share of the whole job that an engine does, where the whole would take too long; its time is scaled up."""
    at_least: float | None = None
    """How many times quicker than NetworkX it has to be."""
    rounds: int = 3


@dataclass(frozen=True)
class Row:
    """What came out for one job: CPU seconds by engine (scaled up where only a part was run), and the largest difference from ours."""

    job: str
    seconds: dict[str, float]
    scaled: tuple[str, ...]
    differences: dict[str, float]
    ratio: float | None
    """NetworkX's seconds divided by ours."""
    at_least: float | None

    @property
    def kept(self) -> bool:
        """Tell whether the ratio is what it has to be."""
        return self.at_least is None or (self.ratio or 0.0) >= self.at_least


def run(job: Job) -> Row:
    """Run every engine of a job in turns and return the medians."""
    seconds: dict[str, list[float]] = {engine: [] for engine in job.engines}
    results: dict[str, Any] = {}
    for _ in range(job.rounds):
        for engine, compute in job.engines.items():
            start = time.process_time()
            results[engine] = compute()
            seconds[engine].append((time.process_time() - start) / job.part.get(engine, 1.0))
    medians = {engine: median(found) for engine, found in seconds.items()}
    differences = {}
    if job.agreement:
        whole = [engine for engine in results if engine != OURS and engine not in job.part]
        differences = {engine: job.agreement(results[OURS], results[engine]) for engine in whole}
    ratio = medians["NetworkX"] / max(medians[OURS], 1e-6) if "NetworkX" in medians else None
    return Row(job.name, medians, tuple(job.part), differences, ratio, job.at_least)
