"""Rows per second for reading Enhetsregisteret's units, beside pandas reading the same file: CPU seconds and peak memory.

The rows are made up, with the 90 columns of the register's own bulk file. Each reading is a process of its own, so that its memory is its own.
"""

import csv
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pandas as pd
from stdnum.no import orgnr

from bench.memory import peak_mib
from bench.outcome import Outcome
from samspill.loaders.files import File
from samspill.loaders.registers.brreg.units import UNITS
from samspill.loaders.registers.gathering import gathered
from samspill.loaders.registers.places.history import history
from samspill.loaders.registers.reading import Reading

OURS: Final = "samspill: every fact, streamed"
ROWS: Final = 100_000
MANY: Final = 1_000_000
PROMISED_ROWS_PER_S: Final = 40_000
PROMISED_MIB: Final = 1024
_COLUMNS: Final = files("bench").joinpath("units_header.csv")
"""The header of the bulk file in 2026, Brønnøysundregistrene, NLOD 2.0."""
_FORMS: Final = ("AS", "ENK", "FLI", "NUF", "KOMM", "SA", "STI")
_INDUSTRIES: Final = ("03.211", "10.201", "62.010", "70.220", "84.110", "46.380", "56.101")
_DAY: Final = "2026-01-01"


def run(*, full: bool) -> Outcome:
    """Read 100,000 units in each way; with `full`, 1,000,000."""
    rows = MANY if full else ROWS
    with TemporaryDirectory() as folder:
        path = Path(folder) / "enheter.csv"
        write_units(path, rows)
        size = path.stat().st_size
        print(f"\n{rows:,} units of {len(columns())} columns, {size / 2**20:,.0f} MiB, one core")
        print(f"{'':52}{'CPU s':>8}{'rows/s':>10}{'peak MiB':>10}")
        figures = {name: measured(name, path) for name in READINGS}
    for name, figure in figures.items():
        figure["rows_per_s"] = round(rows / figure["seconds"])
        print(f"{name:52}{figure['seconds']:>8.2f}{figure['rows_per_s']:>10,}{figure['peak_mib']:>10,.0f}")
    ours = figures[OURS]
    broken = []
    if ours["rows_per_s"] < PROMISED_ROWS_PER_S:
        broken.append(f"{ours['rows_per_s']:,} rows a second instead of {PROMISED_ROWS_PER_S:,}")
    if ours["peak_mib"] >= PROMISED_MIB:
        broken.append(f"{ours['peak_mib']:,.0f} MiB instead of less than {PROMISED_MIB:,}")
    return Outcome({"rows": rows, "bytes": size, "readings": figures}, tuple(broken))


def measured(name: str, path: Path) -> dict[str, Any]:
    """Read the file in a process of its own and return its CPU seconds, without those of imports, and its peak memory, with them."""
    command = [sys.executable, "-m", "bench.loaders", name, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  this very module
    figure: dict[str, Any] = json.loads(done.stdout)
    return figure


def columns() -> list[str]:
    """Return the columns of the register's bulk file."""
    return next(csv.reader([_COLUMNS.read_text(encoding="utf-8")]))


def write_units(path: Path, rows: int) -> None:
    """Write made-up units: numbers that pass the check, municipalities of now, and about a third of the cells filled, as in the register."""
    names = columns()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(names)
        writer.writerows([unit.get(name, "") for name in names] for unit in _units(rows))


def _units(rows: int) -> Iterator[dict[str, str]]:
    chance = random.Random(0)  # noqa: S311  the same rows every time
    places = [(code, place.name.upper()) for code, place in history().at("2024-01-01").items()]
    above = ""
    for at, number in enumerate(islice(_numbers(), rows)):
        (code, place), industry = chance.choice(places), chance.choice(_INDUSTRIES)
        yield {
            "organisasjonsnummer": number,
            "navn": f"BEDRIFT {at} {place} AS",
            "organisasjonsform.kode": chance.choice(_FORMS),
            "organisasjonsform.beskrivelse": "Aksjeselskap",
            "naeringskode1.kode": industry,
            "naeringskode1.beskrivelse": "Produksjon av fisk og annet, på «Čáhcesuolu» og ellers",
            "harRegistrertAntallAnsatte": "true",
            "antallAnsatte": str(chance.randrange(200)),
            "hjemmeside": f"www.bedrift{at}.no",
            "epostadresse": f"post@bedrift{at}.no",
            "forretningsadresse.adresse": f"Storgata {at % 99}",
            "forretningsadresse.poststed": place,
            "forretningsadresse.kommune": place,
            "forretningsadresse.kommunenummer": code,
            "forretningsadresse.land": "Norge",
            "forretningsadresse.landkode": "NO",
            "institusjonellSektorkode.kode": "2100",
            "institusjonellSektorkode.beskrivelse": "Private aksjeselskaper mv.",
            "registreringsdatoenhetsregisteret": _DAY,
            "stiftelsesdato": _DAY,
            "konkurs": "false",
            "underAvvikling": "false",
            "overordnetEnhet": above if at % 10 == 0 else "",
            "maalform": "Bokmål",
            "vedtektsfestetFormaal": 'Selskapets virksomhet er fangst, foredling, "handel" og det som hører til.',
            "aktivitet": "Fangst og foredling av fisk, og det som hører til.",
            "erIKonsern": "false",
            "kapital.belop": "30000.00",
        }
        above = number


def _numbers() -> Iterator[str]:
    """Go through numbers that pass the check of Enhetsregisteret."""
    for start in range(80_000_000, 100_000_000):
        digit = str(-orgnr.checksum(f"{start}0") % 11)
        if len(digit) == 1:
            yield f"{start}{digit}"


def _stream(path: Path) -> int:
    reading = Reading(File(path), UNITS.facts)
    for _ in UNITS.stream(reading):
        pass
    return reading.read


def _gather(path: Path) -> int:
    return gathered(UNITS, Reading(File(path), UNITS.facts)).read


def _pandas(path: Path) -> int:
    return len(pd.read_csv(path, dtype=str, keep_default_na=False))


def _pandas_used(path: Path) -> int:
    taken = set(UNITS.facts.used)
    return len(pd.read_csv(path, dtype=str, keep_default_na=False, usecols=lambda name: name.lower() in taken))


READINGS: Final[Mapping[str, Callable[[Path], int]]] = {
    OURS: _stream,
    "samspill: records, gathered": _gather,
    "pandas: read_csv, all columns": _pandas,
    "pandas: read_csv, the columns that samspill takes": _pandas_used,
}
"""Ways to read the file; each returns the number of rows."""


def _read(name: str, path: Path) -> None:
    """Read a file in one way and print what that took, as JSON."""
    before, start = peak_mib(), time.process_time()
    rows = READINGS[name](path)
    seconds = time.process_time() - start
    print(json.dumps({"rows": rows, "seconds": seconds, "peak_mib": peak_mib(), "imports_mib": before}))


if __name__ == "__main__":
    _read(sys.argv[1], Path(sys.argv[2]))
