"""Reads units and sub-units of Enhetsregisteret: bulk files, search answers and single records, as CSV or JSON.

Takes no street, telephone or e-mail address. A unit is located where its business address is (a sub-unit where it lies); the postal
address is a box number somewhere and tells nothing.
"""

from collections.abc import Iterator
from typing import Final

from samspill.graph.model import Node, Relationship, Value, node_id
from samspill.loaders.registers import documents
from samspill.loaders.registers.brreg.codes import industries
from samspill.loaders.registers.brreg.kinds import kind_of
from samspill.loaders.registers.facts import read_toml, source_facts
from samspill.loaders.registers.numbers import checked_number, number_or_none, only_numbered, organisation_id
from samspill.loaders.registers.places.location import Told, located
from samspill.loaders.registers.reading import Fact, Reading, Register, prefix_of
from samspill.loaders.registers.rows import Fields, mended
from samspill.loaders.values import day
from samspill.loaders.words import Unusable

FACTS: Final = source_facts(__package__, "units")
PLACEHOLDERS: Final = frozenset(read_toml(__package__, "units.toml")["placeholders"])
_NO_INDUSTRY = "00"
_INDUSTRY: Final = node_id("Theme", "nace:")
_INDUSTRY_COLUMNS = tuple(
    (each, f"{each}.kode", f"{each}.beskrivelse") for each in ("naeringskode1", "naeringskode2", "naeringskode3")
)
_YES = frozenset({"true", "j", "ja"})
_SITES = ("forretningsadresse", "beliggenhetsadresse")
_WRAPPERS = ("_embedded.enheter", "_embedded.underenheter")


def read_units(reading: Reading) -> Iterator[Fact]:
    """Go through the units of a file."""
    if not documents.is_document(reading.file):
        for line, fields in _wanted(reading, reading.rows()):
            yield from _unit(reading, line, fields)
        return
    prefix = prefix_of(reading.file, *_WRAPPERS)
    if prefix or "organisasjonsnummer" in documents.paths_of(reading.file):
        for number, fields in _wanted(reading, reading.flat_records(prefix)):
            yield from _unit(reading, number, fields)
    if prefix != "item":
        yield from _missing_pages(reading)


def _wanted(reading: Reading, rows: Iterator[tuple[int, Fields]]) -> Iterator[tuple[int, Fields]]:
    """Go through the rows of units that lie in the area that is asked for."""
    area = reading.area
    return rows if area is None else (each for each in rows if area.holds(_site_of(each[1])[1]))


def _site_of(fields: Fields) -> tuple[str, str]:
    """Return where a unit lies: what its address is called, and the number of the municipality."""
    return next(((site, code) for site in _SITES if (code := fields[f"{site}.kommunenummer"])), ("", ""))


def _missing_pages(reading: Reading) -> Iterator[Fact]:
    """Tell if a search answer is one page of several: the file holds fewer units than were found."""
    page = documents.whole(reading.file).get("page")
    found = page.get("totalElements", 0) if isinstance(page, dict) else 0
    if isinstance(found, int) and found > reading.read:
        yield reading.problem(
            None, "page", found, "The search found {found} units; this page holds {read}. Load the other pages too.",
            found=found, read=reading.read,
        )  # fmt: skip


def _unit(reading: Reading, row: int, fields: Fields) -> Iterator[Fact]:
    try:
        number = checked_number(fields["organisasjonsnummer"])
    except Unusable as reason:
        yield reading.unusable(row, "organisasjonsnummer", fields["organisasjonsnummer"], reason)
        return
    name = mended(fields["navn"])
    if not name:
        yield reading.problem(row, "navn", "", "The unit has no name.")
        return
    this, where = organisation_id(number), f"organisasjonsnummer {number}"
    yield Node(
        this,
        kind_of(
            fields["organisasjonsform.kode"], fields["institusjonellsektorkode.kode"], fields["naeringskode1.kode"]
        ),
        name,
        names=tuple(filter(None, fields["historiskenavn.navn"].split("|"))),
        description=mended(fields["aktivitet"]).replace("/n", " "),
        url=_address(fields["hjemmeside"]),
        details=_details(number, fields),
    )
    if fields["slettedato"]:
        return
    yield from _site(reading, this, row, where, fields)
    yield from _parent(reading, this, row, where, fields["overordnetenhet"])
    yield from _industries(reading, this, where, fields)


def _details(number: str, fields: Fields) -> dict[str, Value]:
    employees = fields["antallansatte"]
    details: dict[str, Value] = {
        "orgnr": number,
        "legal_form": fields["organisasjonsform.kode"],
        "sector": fields["institusjonellsektorkode.kode"],
        "industry": fields["naeringskode1.kode"],
        "founded": _day(fields["stiftelsesdato"] or fields["oppstartsdato"]),
        "dissolved": _day(fields["slettedato"] or fields["nedleggelsesdato"]),
    }
    if employees.isdigit():
        details["employees"] = int(employees)
    if _is_so(fields["konkurs"]):
        details["bankrupt"] = True
    if _is_so(fields["underavvikling"]):
        details["winding_up"] = True
    return details


def _site(reading: Reading, this: str, row: int, where: str, fields: Fields) -> Iterator[Fact]:
    site, code = _site_of(fields)
    if code:
        words = f"{site}: {code} {mended(fields[f'{site}.kommune'])}".strip()
        yield from located(reading, this, Told(code, words, where, row, f"{site}.kommunenummer"))


def _parent(reading: Reading, this: str, row: int, where: str, written: str) -> Iterator[Fact]:
    if not written or written in PLACEHOLDERS:
        return
    number = number_or_none(written)
    if number is None:
        message = "This is not a valid organisation number, so the unit was loaded without the one above it."
        yield reading.problem(row, "overordnetEnhet", written, message)
        return
    parent = only_numbered(number)
    yield parent
    yield Relationship("PART_OF", this, parent.id, reading.source, f"overordnetEnhet: {number}", where)


def _industries(reading: Reading, this: str, where: str, fields: Fields) -> Iterator[Fact]:
    for column, code_column, name_column in _INDUSTRY_COLUMNS:
        code = fields[code_column]
        if not code or code.startswith(_NO_INDUSTRY):
            continue
        name = mended(fields[name_column]) or industries().get(code, code)
        theme = _INDUSTRY + code
        if reading.first(theme):
            yield Node(theme, "Theme", name, details={"nace": code})
        yield Relationship("FOCUSES_ON", this, theme, reading.source, f"{column}: {code} {name}", where)


def _address(written: str) -> str:
    """Return a web address that a browser opens; the register leaves `https://` out."""
    address = written.strip()
    return address if not address or address.startswith(("http://", "https://")) else f"https://{address}"


def _day(written: str) -> str:
    """Return a date in ISO form, as it is today; older extracts have 31.12.2015."""
    if "." not in written:
        return written
    try:
        return day(written)
    except Unusable:
        return ""


def _is_so(written: str) -> bool:
    return written.lower() in _YES


UNITS: Final = Register(FACTS, read_units, by_place=True)
