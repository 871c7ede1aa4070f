"""A file that is made to do harm, or came to some, is answered in one sentence within two minutes and 1 GiB, and nothing of it is stored."""

import gzip
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest
from sound_files import TABLES, delimited, workbook, zipped

ROOT: Final = Path(__file__).parents[2]
MIB: Final = 2**20
SECONDS, MEMORY_MIB = 120, 1024
UNITS: Final = delimited(TABLES["brreg-units"]).encode()
BOOK: Final = workbook(
    {"Ark1": [["organisasjonsnummer", "navn", "organisasjonsform.kode"], [921369417, "SENJA", "KOMM"]]}
)
SHEET: Final = "xl/worksheets/sheet1.xml"
LAUGHS: Final = b'<!DOCTYPE x [<!ENTITY e0 "ha">' + b"".join(
    b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, 10)
) + b"]>"  # fmt: skip
PADDING: Final = b"<!-- <x> %s -->" % (b" " * 5_000)
PROGRAM: Final = """
import sys
from bench.memory import peak_mib
from samspill.cli.run import run
code = run(sys.argv[1:])
print(peak_mib(), file=sys.stderr)
sys.exit(code)
"""
"""The command line, which tells at the end how much memory it had at most."""
OUTSIDE: Final = b'<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/hostname">]>'
GRAPHML: Final = b'<graphml><graph><node id="&e9;"/></graph></graphml>'
GEXF: Final = b'<gexf><graph><nodes><node id="&e9;"/></nodes></graph></gexf>'


def with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook with its sheet changed."""
    with zipfile.ZipFile(io.BytesIO(BOOK)) as book:
        members = {name: book.read(name) for name in book.namelist()}
    return zipped(**{**members, SHEET: change(members[SHEET])})


def rows_below(rows: bytes) -> bytes:
    """Return the workbook with more rows in its sheet."""
    return with_sheet(lambda sheet: sheet.replace(b"</sheetData>", rows + b"</sheetData>"))


def with_entities(declared: bytes) -> bytes:
    """Return the workbook with a cell that is an entity."""
    return with_sheet(
        lambda sheet: sheet.replace(b"<worksheet", declared + b"<worksheet", 1).replace(b"SENJA", b"&e9;")
    )


BAD: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = MappingProxyType({
    "cut.csv.gz": (lambda: gzip.compress(UNITS * 500)[:-40], "damaged or only partly copied"),
    "cut.zip": (lambda: zipped(fil=UNITS * 500)[:-40], "damaged, protected or only partly copied"),
    "several.zip": (lambda: zipped(**{"organization.csv": UNITS, "project.csv": UNITS}), "holds 2 files. Unpack it"),
    "bomb.csv.gz": (lambda: gzip.compress(UNITS + b"0" * 80 * MIB), "unpacks to more than any register holds"),
    "bomb.zip": (lambda: zipped(fil=UNITS + b"0" * 80 * MIB), "unpacks to more than any register holds"),
    "bomb-utf-16.csv.gz": (
        lambda: gzip.compress(UNITS.decode().encode("utf-16") + b"0\0" * 40 * MIB), "unpacks to more than any register holds",
    ),
    "bomb.net.gz": (lambda: gzip.compress(b"*Vertices 2\n" + b" " * 201 * MIB), "larger than 200 MB"),
    "bomb.xlsx": (lambda: rows_below(b" " * 257 * MIB), "unpacks to 257 MB, and 256 MB is the most"),
    "laughs.graphml": (lambda: LAUGHS + GRAPHML, "declares XML entities"),
    "laughs.gexf": (lambda: LAUGHS + GEXF, "declares XML entities"),
    "laughs.xlsx": (lambda: with_entities(LAUGHS), "declares XML entities"),
    "padded.xlsx": (lambda: with_entities(PADDING + LAUGHS), "declares XML entities"),
    "hidden.xlsx": (lambda: with_entities(PADDING * 210 + LAUGHS), "declares XML entities"),
    "utf-16.xlsx": (
        lambda: with_sheet(lambda _: (PADDING + LAUGHS + b"<worksheet/>").decode().encode("utf-16")), "declares XML entities",
    ),
    "outside.graphml": (lambda: OUTSIDE + GRAPHML, "declares XML entities"),
    "outside.xlsx": (lambda: with_entities(OUTSIDE), "declares XML entities"),
    "page.xls": (lambda: b"<html><table><tr><td>Navn</td><td>Firma</td></tr></table></html>", "is a web page, not a workbook"),
    "page.csv": (lambda: b"<!DOCTYPE html><html><body>503</body></html>", "web page|none of the kinds"),
    "old.xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "old Excel form"),
    "picture.csv": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "none of the kinds"),
    "empty.csv": (lambda: b" \n", "none of the kinds|is empty"),
    "open-quotation.csv": (lambda: UNITS + b'"974760673', "is not a table row"),
    "cut.json": (lambda: b'[{"organisasjonsnummer": "974760673", "navn": "X", "organisasjonsform": {"kode": "AS"}}, {', "is not complete JSON"),
    "list.json": (lambda: b'["organisasjonsnummer"]', "none of the kinds"),
    "mixed.json": (
        lambda: b'[{"organisasjonsnummer": "1", "navn": "X", "organisasjonsform": {"kode": "AS"}}, "more"]', "JSON of another shape",
    ),
    "deep.json": (lambda: b'{"nodes":' + b'{"a":' * 10**6, "is JSON that no program writes"),
    "numbers.json": (lambda: json.dumps({"nodes": 1, "edges": 2}).encode(), "“nodes” is not a list"),
})  # fmt: skip
"""Files by name: how each is made, and what is said of it."""


def load(folder: Path, *names: str) -> tuple[int, list[str]]:
    """Load files into a store that is not there, within the limits, and return the exit code and the lines that were said."""
    began = time.monotonic()
    arguments = ["load", *names, "--store", "store"]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert time.monotonic() - began < SECONDS
    *said, peak = done.stderr.splitlines()
    assert float(peak) < MEMORY_MIB
    return done.returncode, said


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What is said of each bad file, all loaded by one command."""
    folder = tmp_path_factory.mktemp("bad")
    for name, (make, _) in BAD.items():
        (folder / name).write_bytes(make())
    code, said = load(folder, *BAD)
    assert code == 3
    assert not (folder / "store").exists()
    return dict(zip(BAD, said, strict=True))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_a_sentence(refusals: Mapping[str, str], name: str) -> None:
    told = BAD[name][1].split("|")
    assert refusals[name].startswith(f"samspill: {name}")
    assert any(each in refusals[name] for each in told)


@pytest.mark.parametrize("row", ['<row r="%d"/>', '<row r="%d" spans="1:3"><c r="B%d" s="1"/></row>'])
def test_a_million_empty_rows_below_are_no_rows(tmp_path: Path, row: str) -> None:
    numbers = range(3, 1_048_577)
    (tmp_path / "enheter.xlsx").write_bytes(
        rows_below("".join(row % ((number,) * row.count("%d")) for number in numbers).encode())
    )
    code, said = load(tmp_path, "enheter.xlsx")
    assert (code, said[-1]) == (
        0,
        "brreg-units:enheter: rows read 1. New 2, changed 0, unchanged 0, ended 0.",
    )
