"""Runs benches by name and prints their tables: `python -m bench [NAME …] [--full] [--json FILE]`; without a name, all of them."""

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bench.outcome import Outcome

BENCHES: Final = {
    "analysis": "measures beside NetworkX, igraph, NetworKit and rustworkx",
    "loaders": "rows a second of Enhetsregisteret, beside pandas",
    "million": "measures on a million organisations, in time and memory",
    "store": "loading, reading and searching a large store on both engines",
    "names": "how often names of one organisation are found, and names of two taken for one",
}
"""Each module of this package that measures something: it has a function `run(*, full: bool) -> Outcome`."""


def main() -> int:
    """Run what is asked for; 1 if a promise is not kept."""
    parser = argparse.ArgumentParser(
        prog="bench", description=__doc__, epilog="; ".join(f"{name}: {what}" for name, what in BENCHES.items())
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(BENCHES)}")
    parser.add_argument("--full", action="store_true", help="also what takes many minutes and gigabytes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures as JSON to this file")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - BENCHES.keys():
        parser.error(f"there is no bench {', '.join(sorted(unknown))}; choose from {', '.join(BENCHES)}")
    outcomes: dict[str, Outcome] = {}
    for name in chosen.names or BENCHES:
        print(f"{name}: {BENCHES[name]}")
        outcomes[name] = import_module(f"bench.{name}").run(full=chosen.full)
    if chosen.json:
        figures = {name: outcome.document for name, outcome in outcomes.items()}
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    broken = [f"{name}: {promise}" for name, outcome in outcomes.items() for promise in outcome.broken]
    for promise in broken:
        print(f"NOT KEPT  {promise}")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
