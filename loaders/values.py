"""Turns cells into values: text, dates, numbers and organisation numbers as Norwegian offices write them.

Each function takes a cell that is not blank and returns the value, or raises Unusable with what to write instead.
"""

import re
import unicodedata
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Final

from stdnum.exceptions import ValidationError
from stdnum.no import orgnr

from samspill.loaders.tables import Broken, Cell, visible
from samspill.loaders.words import Unusable

LONGEST_NAME: Final = 500
LONGEST_TEXT: Final = 10_000

_MONTHS: Final = MappingProxyType(
    {
        word: str(number)
        for number, words in enumerate(
            (
                "januar january jan", "februar february feb", "mars march mar", "april apr", "mai may", "juni june jun",
                "juli july jul", "august aug", "september sept sep", "oktober october okt oct", "november nov",
                "desember december des dec",
            ),
            1,
        )
        for word in words.split()
    }
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]00:00(?::00)?)?)?)?")
_NORWEGIAN = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{4})")
_IN_WORDS = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d]+)\.?\s+(\d{4})")
_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?|[-−]?\d+\.\d+")
_GAPS = re.compile(r"[\s'’]")
_MONEY = re.compile(r"^(?:kr|nok)\.?|(?:kr|nok|,-)\.?$", re.IGNORECASE)
_KEPT_CONTROLS = "\t\n\r"


def text(cell: Cell, longest: int = LONGEST_TEXT) -> str:
    """Return the words of a cell: composed letters that can be seen, no blanks around, numbers as they are shown."""
    if isinstance(cell, Broken):
        raise Unusable("The cell holds a formula without a result. Write the value itself.")
    words = unicodedata.normalize("NFC", visible(_plain(cell))).replace("\r\n", "\n").strip()
    for letter in words:
        if unicodedata.category(letter) in {"Cc", "Cs"} and letter not in _KEPT_CONTROLS:
            raise Unusable("The text holds an invisible control character ({code}). Type it anew.", code=_code(letter))
    if len(words) > longest:
        raise Unusable("The text has {length} characters; {longest} is the most.", length=len(words), longest=longest)
    return words


def name(cell: Cell) -> str:
    """Return a name: one line, single blanks."""
    return " ".join(text(cell, LONGEST_NAME).split())


def day(cell: Cell) -> str:
    """Return a date, month or year in ISO form from Excel's dates, ISO, `29.04.2024`, `april 2024` or `2018`."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    words = name(cell)
    parts = _parts_of_date(words)
    try:
        date(*(1 if part is None and at else part for at, part in enumerate(parts)))  # type: ignore[arg-type]
    except (TypeError, ValueError) as exc:
        raise Unusable("This is not a date. Write 29.04.2024, 2024-04-29, april 2024 or 2024.") from exc
    return "-".join(f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=True) if part is not None)


def number(cell: Cell) -> int | float:
    """Return a number: `2 460 000`, `85.510` and `kr 50 000` have thousands, `1,5` a decimal comma."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _whole(float(cell)) if isinstance(cell, float) else cell
    digits = _MONEY.sub("", _GAPS.sub("", name(cell)))
    if not _NUMBER.fullmatch(digits):
        raise Unusable("This is not a number. Write digits only, such as 50 000 or 1,5.")
    digits = digits.replace("−", "-")
    thousands = "," in digits or re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+", digits)
    return _whole(float(digits.replace(".", "").replace(",", ".") if thousands else digits))


def year(cell: Cell) -> int:
    """Return a year between 1000 and 9999."""
    value = number(cell)
    if not (isinstance(value, int) and 1000 <= value <= 9999):  # noqa: PLR2004  four digits
        raise Unusable("This is not a year. Write four digits, such as 2024.")
    return value


def organisation_number(cell: Cell) -> str:
    """Return nine digits that pass the check of Enhetsregisteret (mod 11), from forms such as `NO 923 609 016 MVA`."""
    compact = re.sub(r"(?i)^no|mva$|[\s.\-]", "", name(cell))
    try:
        return str(orgnr.validate(compact))
    except ValidationError as exc:
        raise Unusable("This is not a valid organisation number. Look it up in Enhetsregisteret (brreg.no).") from exc


def digits_of(cell: Cell, width: int) -> str:
    """Return a code of `width` digits; Excel drops leading zeros, which are put back."""
    digits = name(cell)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= width):
        raise Unusable("This must be a number of {width} digits.", width=width)
    return digits.zfill(width)


def _plain(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(_whole(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    return str(cell)


def _whole(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"


def _parts_of_date(words: str) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day, None where not said; no year if it is no date, month 99 for a word that is no month.

    >>> _parts_of_date("29.04.2024"), _parts_of_date("april 2024"), _parts_of_date("soon")
    ((2024, 4, 29), (2024, 4, None), (None, None, None))
    """
    if found := _ISO.fullmatch(words):
        year_, month, of_month = found.groups()
    elif found := _NORWEGIAN.fullmatch(words):
        of_month, month, year_ = found.groups()
    elif found := _IN_WORDS.fullmatch(words):
        of_month, year_ = found[1], found[3]
        month = _MONTHS.get(found[2].casefold(), "99")
    else:
        return (None, None, None)
    return (_integer(year_), _integer(month), _integer(of_month))


def _integer(digits: str | None) -> int | None:
    return None if digits is None else int(digits)
