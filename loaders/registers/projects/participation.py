"""What all files of projects tell in their own words: an organisation that takes part in a project, in a role, with an amount."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from samspill.graph.model import Node, Problem, Relationship, Value, id_from_name, node_id
from samspill.loaders.registers.facts import read_toml
from samspill.loaders.registers.numbers import number_or_none, organisation_id
from samspill.loaders.registers.reading import Fact, Reading
from samspill.loaders.registers.rows import Fields
from samspill.loaders.values import day
from samspill.loaders.words import Unusable

WORDS: Final = read_toml(__package__, "words.toml")
MISSING: Final = frozenset({"", "NA", "-", ".", "0"})
"""What stands in these files for nothing; NA is not Namibia in any column where this is asked."""
_NOT_LETTERS = re.compile(r"[^a-z]")
_GAPS = re.compile(r"[\s'’]")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?:\D|$))")
_AMOUNT = re.compile(r"-?\d{1,15}(?:\.\d*)?")


def told(text: str) -> str:
    """Return a value without blanks around it; empty for the signs that stand for nothing."""
    value = text.strip()
    return "" if value in MISSING else value


def iso(text: str) -> str | None:
    """Return a date (or year) in ISO form, without the time of day; None for none and for what is no date."""
    try:
        return day(value.split(" ")[0].split("T")[0]) if (value := told(text)) else None
    except Unusable:
        return None


def amount(text: str) -> float | None:
    """Return an amount; None for none, and for what is no amount.

    A point or comma that stands alone begins the decimals, as these files have them. Of both, or of several of one, the thousands are
    parted: `1 234 567,89`, `1.234.567,89` and `1,234,567.89` are the same.
    """
    compact = _GAPS.sub("", text)
    whole, sign, decimals = compact.rpartition(max(".", ",", key=compact.rfind))
    if sign and whole.count(sign):
        whole, decimals = compact, ""
    digits = _THOUSANDS.sub("", whole) + f".{decimals}" if sign else compact
    return round(float(digits), 2) if _AMOUNT.fullmatch(digits) else None


def unread(
    reading: Reading, row: int, fields: Fields, amounts: Iterable[str], days: Iterable[str]
) -> Iterator[Problem]:
    """Tell the amounts and days of a row that cannot be read; the rest of the row is used."""
    for columns, read, message in (
        (amounts, amount, "This is not a number. Write digits only, such as 50 000 or 1,5."),
        (days, iso, "This is not a date. Write 29.04.2024, 2024-04-29, april 2024 or 2024."),
    ):
        for column in columns:
            if told(fields[column]) and read(fields[column]) is None:
                yield replace(reading.problem(row, column, fields[column], message), rows_used=True)


def role_of(written: str) -> str:
    """Return our word for a role; the word itself where we have none."""
    letters = _NOT_LETTERS.sub("", written.lower())
    return str(WORDS["roles"].get(letters, written.strip().lower()))


def _programme(code: str) -> Node | None:
    name = WORDS["programmes"].get(code, code)
    return Node(node_id("Programme", f"programme:{code.lower()}"), "Programme", name) if code else None


@dataclass(frozen=True, slots=True)
class Project:
    """A project, as far as a row tells of it."""

    key: str
    """What it is known by, such as `cordis:951956`."""
    name: str
    names: tuple[str, ...] = ()
    description: str = ""
    url: str = ""
    start: str | None = None
    end: str | None = None
    programme: str = ""
    theme: tuple[str, str] = ("", "")
    """Code and name of its topic."""
    details: Mapping[str, Value] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the activity."""
        return node_id("Project", self.key)

    def said(self, reading: Reading, locator: str) -> Iterator[Fact]:
        """Say that the project exists, and once in which programme and on what, whichever row tells that."""
        details = {**self.details, "valid_from": self.start or "", "valid_to": self.end or ""}
        names = tuple(name for name in self.names if name and name != self.name)
        yield Node(self.id, "Project", self.name, names, self.description, self.url, details)
        whole = _programme(self.programme)
        if whole and reading.first(f"{self.id} in {whole.id}"):
            if reading.first(whole.id):
                yield whole
            evidence = f"{self.name}: {whole.name}"
            yield Relationship("PART_OF", self.id, whole.id, reading.source, evidence, locator)
        code, name = self.theme
        if code and name and reading.first(f"{self.id} on {code} {name}"):
            theme = Node(id_from_name("Theme", name), "Theme", name, names=(code,) if code != name else ())
            if reading.first(theme.id):
                yield theme
            yield Relationship("FOCUSES_ON", self.id, theme.id, reading.source, f"{self.name}: {code} {name}", locator)


def european(
    pic: str, name: str, vat: str = "", country: str = "", details: Mapping[str, Value] | None = None
) -> Node | None:
    """Return the node of an organisation that the Commission knows by PIC: by its Norwegian number if the VAT number has it."""
    number = number_or_none(vat) if vat.upper().startswith("NO") or country == "NO" else None
    if not (pic or number):
        return None
    identifier = organisation_id(number) if number else node_id("Organisation", f"eu:pic:{pic}")
    identifiers = {"pic": pic, "orgnr": number or "", "country": WORDS["countries"].get(country, country)}
    return Node(
        identifier, "Organisation", name or f"PIC {pic}", details={**identifiers, **(details or {})}, review=not name
    )


def kind_of(code: str) -> str:
    """Return the kind of an organisation from the Commission's code for it."""
    return str(WORDS["kinds"].get(code.strip(), "Organisation"))
