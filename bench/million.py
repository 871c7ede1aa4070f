"""Every measure that does not look at all pairs, on one million organisations: each has to take less than a minute and 3 GiB."""

import time
from multiprocessing import get_context
from typing import Final

from bench.affiliation import affiliation
from bench.memory import peak_mib
from bench.outcome import Outcome
from samspill.graph.network import MEASURES, communities, islands
from samspill.graph.network.kernels.lowpoints import cuts

SIZE: Final = 1_000_000
SMALL: Final = 50_000
PROMISED_SECONDS: Final = 60.0
PROMISED_GIB: Final = 3.0
_ALL_PAIRS: Final = frozenset({"betweenness", "closeness", "harmonic"})
_MIB_IN_GIB: Final = 1024


def run(*, full: bool) -> Outcome:
    """Measure one million organisations with `full`, otherwise a twentieth of that."""
    size = SIZE if full else SMALL
    # A process of its own, whose largest size is that of these measures and nothing else.
    with get_context("spawn").Pool(1) as pool:
        seconds, ties, gib = pool.apply(_measure, (size,))
    print(f"{size:,} organisations, {ties:,} ties: at most {gib:.2f} GiB in all")
    broken = [f"{name}: {took:.0f} s" for name, took in seconds.items() if took > PROMISED_SECONDS]
    if gib > PROMISED_GIB:
        broken.append(f"memory: {gib:.2f} GiB")
    document = {"organisations": size, "ties": ties, "gib": gib, "cpu_seconds": seconds}
    return Outcome(document, tuple(broken))


def _measure(size: int) -> tuple[dict[str, float], int, float]:
    """Return the CPU seconds of each measure, the number of ties, and the most memory that the process ever held."""
    network = affiliation(size).network()
    ways = {
        **{
            name: (lambda measure=measure: measure.function(network, lambda *_: None))
            for name, measure in MEASURES.items()
            if name not in _ALL_PAIRS
        },
        "islands": lambda: islands(network),
        "communities": lambda: communities(network),
        "articulation points and bridges": lambda: cuts(network.matrix),
    }
    seconds = {}
    for name, compute in ways.items():
        start = time.process_time()
        compute()
        seconds[name] = time.process_time() - start
        print(f"{name:36}{seconds[name]:>9.2f}", flush=True)
    return seconds, network.ties, peak_mib() / _MIB_IN_GIB
