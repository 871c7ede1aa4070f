"""Precision and recall of the name matcher, on register files that give both names and keys: the key is the truth.

The matcher sees names alone, and that two rows of one list are two organisations. Each task joins lists: the names of a register
with its other spellings, languages and short forms, or registers with each other by a key that both have.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from bench.outcome import Outcome
from samspill.graph.matching import Match, Named, Names
from samspill.graph.model import Node, is_a, node_id
from samspill.loaders import read

DATA: Final = Path(__file__).parents[2] / "shared" / "data" / "dev"
PROMISED_PRECISION: Final = 0.995
"""What sure matches have to reach, since they are joined without asking."""
MANY: Final = 100_000
_PARTED: Final = "|"
_NORWEGIAN, _EUROPEAN, _ROR = (node_id("Organisation", register) for register in ("no:", "eu:pic:", "ror:"))
_ETATSBASEN: Final = "norway/difi_etatsbasen_organization.csv"
_ALTINN: Final = "norway/altinn-orgs.json"
_GRANTS: Final = "forskningsradet/bevilgningereu_sample.csv"
_APPLICATIONS: Final = "forskningsradet/soknader2_sample.csv"
_CORDIS: Final = "cordis/cordis-plus-2022.csv"
_DASHBOARD: Final = "cordis/horizon_dashboard_export_2021.csv"

Register = list[tuple[str, tuple[str, ...]]]
"""One list: keys, and the names that it gives for each."""


@dataclass(frozen=True)
class Task:
    """Lists to join."""

    name: str
    lists: Sequence[Register]

    @property
    def things(self) -> list[Named]:
        """All rows as the matcher sees them; the key is only in the id, which it does not look at."""
        return [
            Named(f"{number}{_PARTED}{key}", names, frozenset({str(number)}))
            for number, rows in enumerate(self.lists)
            for key, names in rows
        ]

    @property
    def pairs(self) -> int:
        """How many pairs of rows of different lists have the same key."""
        counts = Counter(key for rows in self.lists for key, _ in rows)
        return sum(count * (count - 1) // 2 for count in counts.values())


@dataclass(frozen=True)
class Score:
    """What came out for one task, or for all of them together."""

    task: str
    names: int
    pairs: int
    sure: int
    sure_right: int
    likely: int
    likely_right: int
    seconds: float

    @property
    def precision(self) -> float:
        """The share of the sure matches that are right."""
        return self.sure_right / max(self.sure, 1)

    @property
    def recall(self) -> float:
        """The share of the pairs that are sure matches."""
        return self.sure_right / max(self.pairs, 1)

    @property
    def recall_with_likely(self) -> float:
        """The share of the pairs that are sure or likely matches."""
        return (self.sure_right + self.likely_right) / max(self.pairs, 1)


def run(*, full: bool) -> Outcome:
    """Measure all tasks, and the time that 100,000 names take; with `full`, 1,000,000."""
    if not DATA.exists():
        print(f"left out: {DATA} is not there")
        return Outcome({})
    print(
        f"\n{'':56}{'pairs':>7}{'sure':>7}{'precision':>11}{'recall':>8}{'likely':>8}{'right':>7}{'found':>8}{'s':>7}"
    )
    scores, wrong = [], []
    for task in tasks():
        score, mistakes = measured(task)
        scores.append(score)
        wrong += mistakes
        print(_told(score), flush=True)
    whole = _sum(scores)
    print(_told(whole))
    for match in wrong:
        print(f"  two keys: {match.names[0]} / {match.names[1]}  ({_key(match.one)}, {_key(match.other)})")
    seconds = {size: _seconds(size) for size in ((MANY, 10 * MANY) if full else (MANY,))}
    for size, taken in seconds.items():
        print(f"{size:,} names: {taken['sure']:.0f} s for the sure matches, {taken['all']:.0f} s for all")
    document = {
        "tasks": [asdict(score) for score in (*scores, whole)],
        "precision": whole.precision,
        "recall": whole.recall,
        "recall_with_likely": whole.recall_with_likely,
        "seconds": seconds,
    }
    kept = whole.precision >= PROMISED_PRECISION
    return Outcome(document, () if kept else (f"precision of sure matches {whole.precision:.4f}",))


def tasks() -> Iterator[Task]:
    """Go through the labelled lists."""
    yield _with_itself("ROR: names and aliases", "ror/ror_norway_v2_subset.json", _ROR)
    yield _with_itself("Etatsbasen: names and other languages", _ETATSBASEN, node_id("Organisation", ""))
    yield _with_itself("Altinn: names and other languages", _ALTINN, _NORWEGIAN)
    norwegian = (_ETATSBASEN, _ALTINN, _GRANTS, _APPLICATIONS)
    yield Task("Etatsbasen, Altinn, Forskningsrådet: by orgnr", [_register(file, _NORWEGIAN) for file in norwegian])
    yield Task("CORDIS, Horizon Dashboard: by PIC", [_register(file, _EUROPEAN) for file in (_CORDIS, _DASHBOARD)])


def measured(task: Task) -> tuple[Score, list[Match]]:
    """Run the matcher on a task; return the score and the sure matches that are wrong."""
    things = task.things
    start = time.process_time()
    names = Names(things)
    found = names.matches()
    seconds = time.process_time() - start
    sure = [match for match in found if match.is_sure]
    likely = [match for match in found if not match.is_sure]
    wrong = [match for match in sure if not _is_right(match)]
    right = sum(map(_is_right, likely))
    size = sum(len(thing.names) for thing in things)
    return Score(
        task.name, size, task.pairs, len(sure), len(sure) - len(wrong), len(likely), right, round(seconds, 2)
    ), wrong


def _organisations(file: str, prefix: str) -> list[Node]:
    """Return the organisations of a file that it gives a name and a key of this kind."""
    nodes = read(DATA / file).nodes
    return [
        node for node in nodes if is_a(node.kind, "Organisation") and node.id.startswith(prefix) and not node.review
    ]


def _register(file: str, prefix: str) -> Register:
    return [(node.id, (node.name, *node.names)) for node in _organisations(file, prefix)]


def _with_itself(name: str, file: str, prefix: str) -> Task:
    """Return the task to join the names of a register with the other spellings that it gives."""
    nodes = _organisations(file, prefix)
    return Task(name, [[(node.id, (node.name,)) for node in nodes], [(n.id, n.names) for n in nodes if n.names]])


def _key(id_: str) -> str:
    return id_.partition(_PARTED)[2]


def _is_right(match: Match) -> bool:
    return _key(match.one) == _key(match.other)


def _sum(scores: Sequence[Score]) -> Score:
    numbers = zip(*(list(asdict(score).values())[1:] for score in scores), strict=True)
    return Score("all", *(sum(column) for column in numbers))


def _told(score: Score) -> str:
    cells = f"{score.pairs:>7}{score.sure:>7}{score.precision:>11.4f}{score.recall:>8.3f}"
    more = f"{score.likely:>8}{score.likely_right:>7}{score.recall_with_likely:>8.3f}{score.seconds:>7.1f}"
    return f"{score.task:56}{cells}{more}"


def _seconds(size: int) -> dict[str, float]:
    """Time names made of the words of real ones, which are more alike than real ones are."""
    chance = random.Random(1)  # noqa: S311  nothing secret about it
    words = [
        word
        for file in (_ETATSBASEN, _DASHBOARD)
        for node in _organisations(file, "org:")
        for word in node.name.split()
    ]
    names = [" ".join(chance.choices(words, k=chance.choice((2, 3, 3, 4, 5)))) for _ in range(size)]
    things = [Named(str(number), (name,)) for number, name in enumerate(names)]
    start = time.process_time()
    Names(things).sure()
    half = time.process_time()
    Names(things).matches()
    return {"sure": half - start, "all": time.process_time() - half}
