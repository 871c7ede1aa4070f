"""Reads the files in which municipalities, counties and regions are told: Klass, change lists, Kartverket and lists of numbers.

What a file adds is joined to what the history knows anyway, so that any of them brings the places with their counties and mergers.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from samspill.graph.model import Node, Relationship, Value, node_id
from samspill.loaders.registers import documents
from samspill.loaders.registers.documents import Record, objects, texts
from samspill.loaders.registers.facts import source_facts
from samspill.loaders.registers.numbers import checked_number, organisation_id
from samspill.loaders.registers.places.describing import Mention, is_known, place, place_id
from samspill.loaders.registers.places.history import day_before, history
from samspill.loaders.registers.places.location import Told, located
from samspill.loaders.registers.reading import Fact, Reading, Register, prefix_of
from samspill.loaders.registers.rows import Fields
from samspill.loaders.words import Unusable

MISSING: Final = frozenset({"", "NA", "-"})
_NUMBER_AND_NAME = re.compile(r"(\d{4})\s*-\s*(.+)")
_YEARS = re.compile(r"(?:kommunenummer|kommuner)_(\d{4})")


def _entries(reading: Reading, wrapper: str) -> Iterator[tuple[int, Fields]]:
    """Go through rows that come as a table or below one key of a JSON document."""
    if documents.is_document(reading.file):
        yield from reading.flat_records(prefix_of(reading.file, wrapper))
    else:
        yield from reading.rows()


def read_codes(reading: Reading) -> Iterator[Fact]:
    """Go through the codes of Klass 131 (municipalities) or 104 (counties)."""
    for row, fields in _entries(reading, "codes"):
        since = fields["validfrom"] or fields["validfrominrequestedrange"] or None
        yield from place(reading, Mention(fields["code"], fields["name"], row, "code", since))


def read_versions(reading: Reading) -> Iterator[Fact]:
    """Go through all versions of municipalities, one a row."""
    for row, fields in reading.rows():
        yield from place(reading, Mention(fields["code"], fields["name"].strip(), row, "code", fields["valid_from"]))


def read_changes(reading: Reading) -> Iterator[Fact]:
    """Go through changes, one a row; those after the end of the history are taken from the file itself."""
    changes = [(row, _change(fields)) for row, fields in _entries(reading, "codeChanges")]
    after: dict[tuple[str, str], set[str]] = defaultdict(set)
    before: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, (old, _, new, _, day) in changes:
        after[old, day].add(new)
        before[new, day].add(old)
    for row, (old, old_name, new, new_name, day) in changes:
        try:
            eve = day_before(date.fromisoformat(day).isoformat())
        except ValueError:
            yield reading.problem(row, "changeOccurred", day, "This is not a date. Write it as 2024-01-01.")
            continue
        yield from place(reading, Mention(old, old_name, row, "oldCode", eve))
        yield from place(reading, Mention(new, new_name, row, "newCode", day))
        told_already = history().find(old, eve) and history().find(new, day)
        if told_already or not (is_known(old, eve or "") and is_known(new, day)):
            continue
        kind = "split" if len(after[old, day]) > 1 else "merger" if len(before[new, day]) > 1 else "renumbering"
        evidence = f"{old} {old_name} → {new} {new_name}, {day}"
        yield Relationship(
            "SUCCEEDED_BY", place_id(old, eve), place_id(new, day), reading.source, evidence, f"row {row}",
            valid_from=day, details={"kind": kind},
        )  # fmt: skip


def _change(fields: Fields) -> tuple[str, str, str, str, str]:
    names = ("oldcode", "oldname", "newcode", "newname", "changeoccurred")
    others = ("from_code", "from_name", "to_code", "to_name", "changed")
    old, old_name, new, new_name, day = (
        fields[name] or fields[other] for name, other in zip(names, others, strict=True)
    )
    return old, old_name, new, new_name, day


def read_regions(reading: Reading) -> Iterator[Fact]:
    """Go through municipalities and the economic region that each belonged to in each year; a row a year, or many."""
    years: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for row, fields in reading.rows():
        code, region, year = fields["kommune_no"], fields["economic_region_no"], fields["version_date"]
        if region in MISSING or code in MISSING:
            continue
        if reading.first(f"{code} {year}"):
            yield from place(reading, Mention(code, fields["kommune_name"], row, "kommune_no", year))
        if then := history().find(code, year):
            years[then.id, code, region].add(year)
            names[region] = fields["economic_region_name"].strip() or region
    for region, name in names.items():
        yield Node(
            _region_id(region), "Region", name, details={"region_code": region, "region_type": "economic region"}
        )
    latest = max((year for stated in years.values() for year in stated), default="")
    for (municipality, code, region), stated in sorted(years.items()):
        first, last = min(stated), max(stated)
        yield Relationship(
            "PART_OF", municipality, _region_id(region), reading.source, f"{code}: {region} {names[region]}",
            f"kommune_no {code}, version_date {first} to {last}",
            valid_from=first, valid_to=None if last == latest else f"{last[:4]}-12-31", details={"kind": "economic region"},
        )  # fmt: skip


def _region_id(code: str) -> str:
    return node_id("Region", f"no:okonomiskregion:{code}")


def read_number_lists(reading: Reading) -> Iterator[Fact]:
    """Go through lists with a column of numbers for each of several years."""
    for row, fields in reading.rows():
        for column, cell in fields.items():
            if (found := _YEARS.fullmatch(column)) and cell not in MISSING:
                year = found[1]
                parted = _NUMBER_AND_NAME.fullmatch(cell.strip())
                code, name = parted.groups() if parted else (cell, fields.get(f"kommunenavn_{year}", ""))
                yield from place(reading, Mention(code, name, row, column, f"{year}-01-01"))
        if old := fields["historisk_nummer"]:
            yield from place(reading, Mention(old, "", row, "historisk_nummer"))


def read_numbers_of_municipalities(reading: Reading) -> Iterator[Fact]:
    """Go through municipalities and the organisations that govern them."""
    for row, fields in _entries(reading, "correspondenceMaps"):
        try:
            number = checked_number(fields["sourcecode"])
        except Unusable as reason:
            yield reading.unusable(row, "sourceCode", fields["sourcecode"], reason)
            continue
        this = organisation_id(number)
        name = fields["sourcename"].strip()
        yield Node(this, "PublicBody", name or number, details={"orgnr": number}, review=not name)
        words = f"{number} {fields['sourcename']}: {fields['targetcode']} {fields['targetname']}"
        yield from located(reading, this, Told(fields["targetcode"], words, f"row {row}", row, "targetCode"))


def read_kartverket(reading: Reading) -> Iterator[Fact]:
    """Go through counties and the municipalities in them."""
    for row, county in reading.records(prefix_of(reading.file)):
        yield from place(
            reading, Mention(str(county.get("fylkesnummer")), str(county.get("fylkesnavn")), row, "fylkesnummer")
        )
        for each in objects(county.get("kommuner")):
            code = str(each.get("kommunenummer"))
            for name in (str(each.get("kommunenavn")), *_valid_names(each)):
                yield from place(reading, Mention(code, name, row, "kommunenummer"))


def _valid_names(municipality: Record) -> list[str]:
    return texts(each.get("navn") for each in objects(municipality.get("gyldigeNavn")))


def read_norway_geodata(reading: Reading) -> Iterator[Fact]:
    """Go through municipalities as they were in 2025."""
    for row, record in reading.flat_records(prefix_of(reading.file)):
        details: dict[str, Value] = {"administrative_centre": record["adm_center"]}
        if record["population"].isdigit():
            details["population"] = int(record["population"])
        for name in (record["name"], record["name_no"]):
            yield from place(reading, Mention(record["id"], name, row, "id", "2025-01-01", details))


CODES: Final = Register(source_facts(__package__, "klass_codes"), read_codes)
CHANGES: Final = Register(source_facts(__package__, "klass_changes"), read_changes)
VERSIONS: Final = Register(source_facts(__package__, "versions"), read_versions)
REGIONS: Final = Register(source_facts(__package__, "regions"), read_regions)
NUMBER_LISTS: Final = Register(source_facts(__package__, "number_lists"), read_number_lists)
NUMBERS_OF_MUNICIPALITIES: Final = Register(
    source_facts(__package__, "numbers_of_municipalities"), read_numbers_of_municipalities
)
KARTVERKET: Final = Register(source_facts(__package__, "kartverket"), read_kartverket)
NORWAY_GEODATA: Final = Register(source_facts(__package__, "norway_geodata"), read_norway_geodata)
