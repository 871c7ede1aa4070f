"""A program that reads while others load: `python reading_program.py SECONDS SEED KIND PLACE…`, and says as JSON what it saw.

What it reads is of `generations`: each of them changes every organisation and tie, and a thing is of one generation in all that is said of it.
Both engines read what is committed, not a snapshot: one query may see some things before a commit and others after it, on Neo4j even two
properties of one thing, which is counted.
"""

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any, Final

from loading_program import location_of, place_of

from samspill.graph.model import Node, Records, Relationship, Source
from samspill.graph.store import Location, Store, open_store

PAIRS: Final = 150
_LOOK_UP: Final = "MATCH (node:Entity {id: $id}) RETURN node.name AS name, node.description AS description"
_AROUND: Final = (
    "MATCH (node:Entity {id: $id})-[tie:WORKS_WITH]-(partner:Entity) "
    "RETURN tie.evidence AS evidence, tie.locator AS locator, partner.id AS partner, partner.name AS name, "
    "partner.description AS description"
)
_ALL: Final = "MATCH (node:Company) RETURN count(node) AS number, count(DISTINCT node.id) AS ids, count(DISTINCT node.name) AS generations"


def generations() -> Iterator[Records]:
    """Go through what one origin says again and again, of the same organisations in pairs."""
    number = 0
    while True:
        word = f"Generation {number}"
        nodes = [Node(f"org:{at}", "Company", word, description=word) for at in range(2 * PAIRS)]
        ties = tuple(
            Relationship("WORKS_WITH", one.id, other.id, "source:1", word, locator=word)
            for one, other in zip(nodes[::2], nodes[1::2], strict=True)
        )
        yield Records("workbook:generations", word, tuple(nodes), ties, (Source("source:1", "A source"),))
        number += 1


class Reader:
    """One reader; counts what it reads, and keeps what cannot be true."""

    def __init__(self, store: Store, seed: int) -> None:
        self._store = store
        self._chance = random.Random(seed)  # noqa: S311  the same every time
        self.look_ups: list[float] = []
        self.reads = self.mixed = 0
        self.wrong: list[str] = []

    def read(self, seconds: float) -> dict[str, Any]:
        """Read for so long, and return what was seen."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self._look_up(f"org:{self._chance.randrange(2 * PAIRS)}")
            self._around(self._chance.randrange(PAIRS))
            self._all()
            self.reads += 3
        return {"reads": self.reads, "wrong": self.wrong, "mixed": self.mixed, "look_ups": self.look_ups}

    def _look_up(self, id_: str) -> None:
        result = self._store.read(_LOOK_UP, {"id": id_})
        self.look_ups.append(result.ms)
        self._check(len(result.rows) == 1 and self._fit(*result.rows[0]), "look-up", result.rows)

    def _around(self, pair: int) -> None:
        rows = self._store.read(_AROUND, {"id": f"org:{2 * pair}"}).rows
        fits = len(rows) == 1 and rows[0][2] == f"org:{2 * pair + 1}"
        self._check(fits and self._fit(*rows[0][:2]) and self._fit(*rows[0][3:]), "ties", rows)

    def _all(self) -> None:
        ((number, ids, names),) = self._store.read(_ALL).rows
        self._check(number == ids == 2 * PAIRS, "all", (number, ids))
        self.mixed += names > 1

    def _fit(self, one: str, other: str) -> bool:
        """Tell whether two properties of one thing are of one generation, or of two that follow each other: neither engine reads a snapshot."""
        numbers = [int(words.rpartition(" ")[2]) for words in (one, other)]
        self.mixed += one != other
        return abs(numbers[0] - numbers[1]) <= 1

    def _check(self, holds: bool, what: str, rows: object) -> None:  # noqa: FBT001
        if not holds:
            self.wrong.append(f"{what}: {rows}")


def start(location: Location, seconds: float, seed: int) -> "subprocess.Popen[str]":
    """Start that program."""
    command = [sys.executable, __file__, str(seconds), str(seed), *place_of(location)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def p95(milliseconds: list[float]) -> float:
    """Return what nineteen of twenty take at most."""
    return statistics.quantiles(milliseconds, n=20)[-1]


if __name__ == "__main__":
    reader = Reader(open_store(location_of(*sys.argv[3:]), read_only=True), int(sys.argv[2]))
    sys.stdout.write(json.dumps(reader.read(float(sys.argv[1]))))
