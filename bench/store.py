"""Loading, reading and searching a large store on both engines in one run, and Neo4j beside a plain UNWIND load of the same content."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import psutil

from bench.outcome import Outcome
from bench.unwind import empty, load_with_unwind
from samspill.graph.model import RELATIONSHIP_TYPES, Records
from samspill.graph.network import project
from samspill.graph.store import EmbeddedLocation, KeptStore, Location, Neo4jLocation, Store, open_store
from samspill.graph.store.search import search
from tests.records.region import region
from tests.servers.neo4j_server import Neo4jServer, hindrance

FULL: Final = (100_000, 500_000)
SMALL: Final = (20_000, 100_000)
PROMISED: Final = {
    "first load": 40.0,
    "the same load again": 30.0,
    "a load with 1 % changed": 40.0,
    "all ties": 15.0,
    "ties into a network": 15.0,
    "look-up by id": 0.003,
    "search: a name": 0.050,
    "search: a word that every sixth has": 0.050,
    "two steps from a median node": 0.020,
}
"""Seconds of the embedded store at full size."""
PROMISED_MIB: Final = 1536
_OURS: Final = "first load, in turns with"
_PLAIN: Final = "plain UNWIND load"
_TURNS: Final = {SMALL: 3, FULL: 1}
_TIES: Final = "WORKS_WITH|MEMBER_OF|PARTICIPATES_IN"
_ONE: Final = "MATCH (one:Entity {id: $id}) RETURN one AS one"
_TWO_STEPS: Final = (
    f"MATCH (one:Entity {{id: $id}})-[:{_TIES}]-(near:Entity)-[:{_TIES}]-(far:Entity) RETURN DISTINCT far.id AS id"
)
_PATH: Final = (
    f"MATCH path = shortestPath((one:Entity {{id: $id}})-[:{_TIES}*..6]-(other:Entity {{id: $other}})) "
    "RETURN length(path) AS steps"
)
_SEARCHES: Final = {
    "search: a word that every sixth has": "sjømat",
    "search: with a typing error": "sjømst",
}
_WARM_UP: Final = (2_000, 10_000)
_LOOKED_UP: Final = 100


def run(*, full: bool) -> Outcome:
    """Measure 20,000 nodes and 100,000 ties on each engine that is there; with `full`, 100,000 and 500,000."""
    size = FULL if full else SMALL
    reason = hindrance()
    print(f"\n{size[0]:,} nodes and {size[1]:,} ties, in seconds" + (f"; without Neo4j: {reason}" if reason else ""))
    with TemporaryDirectory() as folder:
        figures = {"embedded": _measured(EmbeddedLocation(Path(folder) / "store"), size, folder)}
        if reason is None:
            with _neo4j(Path(folder) / "neo4j") as location:
                figures["Neo4j"] = _measured(location, size, folder)
    _print(figures)
    return Outcome({"nodes": size[0], "ties": size[1], "engines": figures}, tuple(_broken(figures, full=full)))


@contextmanager
def _neo4j(home: Path) -> Iterator[Neo4jLocation]:
    server = Neo4jServer(home)
    try:
        server.start()
        yield Neo4jLocation(server.uri, server.user, server.password)
    finally:
        server.stop()


def _measured(location: Location, size: tuple[int, int], folder: str) -> dict[str, float]:
    """Measure one engine from a process of its own, and the most memory that it and the engine held together meanwhile."""
    settings = json.dumps(asdict(location), default=str)
    command = [sys.executable, "-m", "bench.store", type(location).__name__, settings, *map(str, size)]
    peaks = {"memory of samspill, MiB": 0.0, "memory of the engine, MiB": 0.0, "memory of both, MiB": 0.0}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  this very module
        while process.poll() is None:
            ours = _resident([psutil.Process(process.pid)])
            engine = _resident(_engines(folder, process.pid))
            for name, now in zip(peaks, (ours, engine, ours + engine), strict=True):
                peaks[name] = max(peaks[name], now)
            time.sleep(0.2)
        assert process.stdout  # noqa: S101  asked for above
        figures: dict[str, float] = json.loads(process.stdout.read())
    return figures | peaks


def _engines(folder: str, user: int) -> list[psutil.Process]:
    """Return the processes that are not the user's own and have something in the folder: Java, or that of the embedded engine."""
    return [
        each
        for each in psutil.process_iter(["cmdline"])
        if each.pid != user and any(folder in word for word in each.info["cmdline"] or ())
    ]


def _resident(processes: Sequence[psutil.Process]) -> float:
    found = 0
    for each in processes:
        try:
            found += each.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return found / 2**20


def _print(figures: dict[str, dict[str, float]]) -> None:
    print(f"{'':42}" + "".join(f"{engine:>12}" for engine in figures) + f"{'promised':>12}")
    for name in {name: None for each in figures.values() for name in each}:
        values = "".join(f"{each[name]:>12,.4g}" if name in each else f"{'':12}" for each in figures.values())
        promised = PROMISED_MIB if name == "memory of both, MiB" else PROMISED.get(name, "")
        print(f"{name:42}{values}{promised:>12}")
    if "Neo4j" in figures:
        print(f"Neo4j's first load takes {_ratio(figures['Neo4j']):.2f} of the time of a plain UNWIND load")


def _ratio(neo4j: dict[str, float]) -> float:
    return neo4j[_OURS] / neo4j[_PLAIN]


def _broken(figures: dict[str, dict[str, float]], *, full: bool) -> list[str]:
    embedded = figures["embedded"]
    broken = [f"{name}: {embedded[name]:.3g} s" for name, most in PROMISED.items() if full and embedded[name] >= most]
    if full and embedded["memory of both, MiB"] >= PROMISED_MIB:
        broken.append(f"memory: {embedded['memory of both, MiB']:,.0f} MiB")
    if "Neo4j" in figures and _ratio(figures["Neo4j"]) > 1:
        broken.append(f"Neo4j: {_ratio(figures['Neo4j']):.2f} times as long as the plain UNWIND load")
    return broken


def _measure(location: Location, nodes: int, ties: int) -> dict[str, float]:
    records = region(nodes, ties)
    with closing(open_store(location)) as store:
        if isinstance(location, Neo4jLocation):
            # What runs in a virtual machine is slow the first time.
            _in_turns(location, store, region(*_WARM_UP), 1)
            empty(location)
        figures = _loads(store, records)
        figures["all ties"] = _seconds(lambda: store.ties(list(RELATIONSHIP_TYPES)))
        figures["ties into a network"] = _seconds(lambda: project(store))
        figures |= _questions(store, _median_ids(records))
        if isinstance(location, Neo4jLocation):
            figures |= _in_turns(location, store, records, _TURNS[nodes, ties])
    return figures


def _in_turns(location: Neo4jLocation, store: KeptStore, records: Records, turns: int) -> dict[str, float]:
    """Time first loads and plain loads of the same content under the same schema, one after the other so that a busy machine harms both."""
    ours, plain = [], []
    for _ in range(turns):
        empty(location)
        ours.append(_seconds(lambda: store.load(records)))
        items = list(store.contents())
        empty(location)
        plain.append(load_with_unwind(location, items))
    return {_OURS: median(ours), _PLAIN: median(plain)}


def _loads(store: Store, records: Records) -> dict[str, float]:
    changed = _one_percent_changed(records)
    return {
        "first load": _seconds(lambda: store.load(records)),
        "the same load again": _seconds(lambda: store.load(records)),
        "a load with 1 % changed": _seconds(lambda: store.load(changed)),
    }


def _one_percent_changed(records: Records) -> Records:
    """Return the same records with another description or evidence for every hundredth of them."""
    nodes = tuple(
        replace(node, description="Omtalt på nytt") if at % 100 == 0 else node for at, node in enumerate(records.nodes)
    )
    ties = tuple(
        replace(tie, evidence="Lest på nytt") if at % 100 == 0 else tie for at, tie in enumerate(records.relationships)
    )
    return replace(records, nodes=nodes, relationships=ties)


def _questions(store: Store, ids: Sequence[str]) -> dict[str, float]:
    def each(text: str) -> float:
        return median(_seconds(lambda id_=id_: store.read(text, {"id": id_, "other": ids[-1]})) for id_ in ids[:-1])

    figures = {
        "look-up by id": each(_ONE),
        "two steps from a median node": each(_TWO_STEPS),
        "shortest path": each(_PATH),
    }
    whole_name = store.read(_ONE, {"id": ids[0]}).records()[0]["one"]["properties"]["name"]
    for name, text in {"search: a name": whole_name, **_SEARCHES}.items():
        figures[name] = median(_seconds(lambda text=text: search(store, text)) for _ in range(9))
    return figures


def _median_ids(records: Records) -> list[str]:
    """Return the ids of companies that have as many relationships as the median one has."""
    degrees = {node.id: 0 for node in records.nodes if node.kind == "Company"}
    for tie in records.relationships:
        for end in (tie.start, tie.end):
            if end in degrees:
                degrees[end] += 1
    middle = sorted(degrees.values())[len(degrees) // 2]
    return [id_ for id_, degree in degrees.items() if degree == middle][:_LOOKED_UP]


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


if __name__ == "__main__":
    kind, settings, nodes, ties = sys.argv[1:]
    given = json.loads(settings)
    where = Neo4jLocation(**given) if kind == "Neo4jLocation" else EmbeddedLocation(Path(given["directory"]))
    print(json.dumps(_measure(where, int(nodes), int(ties))))
