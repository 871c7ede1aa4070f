"""A program that loads records from a file: `python loading_program.py RECORDS SIZE KIND PLACE…`, for tests that kill it.

Says `ready` when it has the store and the records, waits for a line, and says `write DONE TOTAL` for all that is written and may be
relied on, and `loaded` at the end. SIZE is how many things make a transaction and a first load in bulk, or 0 for what samspill takes.
"""

import pickle
import subprocess
import sys
from pathlib import Path

from samspill.graph.store import EmbeddedLocation, Location, Neo4jLocation, loading, open_store


class Program:
    """That program as a process, whose words go into a file."""

    def __init__(self, location: Location, records: Path, size: int, words: Path) -> None:
        self._words = words
        with words.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, __file__, str(records), str(size), *place_of(location)],
                stdin=subprocess.PIPE,
                stdout=file,
                stderr=file,
            )

    def words(self) -> list[str]:
        """Return the lines that it has said until now."""
        return self._words.read_text(encoding="utf-8").splitlines()

    def go(self) -> None:
        """Let it load."""
        assert self.process.stdin
        self.process.stdin.write(b"go\n")
        self.process.stdin.close()

    def acknowledged(self) -> tuple[int, int]:
        """Return how much it said to be written, and of how much; nothing of nothing if it did not say."""
        said = [line.split() for line in self.words() if line.startswith("write ")]
        return (int(said[-1][1]), int(said[-1][2])) if said else (0, 0)


def place_of(location: Location) -> list[str]:
    """Return a location as words on a command line."""
    if isinstance(location, EmbeddedLocation):
        return ["embedded", str(location.directory)]
    return ["neo4j", location.uri, location.user, location.password, location.database]


def location_of(kind: str, *place: str) -> Location:
    """Return the location that `place_of` gave these words for."""
    return EmbeddedLocation(Path(*place)) if kind == "embedded" else Neo4jLocation(*place)


def main(records: Path, size: int, *place: str) -> None:
    """Load."""
    if size:
        loading.ROWS_PER_TRANSACTION = loading.BULK_FROM = size  # type: ignore[misc]
    store = open_store(location_of(*place))
    loaded = pickle.loads(records.read_bytes())  # noqa: S301  the test's own
    say("ready")
    sys.stdin.readline()
    store.load(loaded, progress=say)
    say("loaded")
    store.close()


def say(*words: object) -> None:
    """Say a line at once, since this may be killed any moment."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
