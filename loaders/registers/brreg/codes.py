"""Names of the codes that the register uses, for records that carry the code alone."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def organisation_forms() -> Mapping[str, str]:
    """Return the Norwegian names of legal forms by code."""
    return _names("organisation_forms.csv", "name_no")


@cache
def industries() -> Mapping[str, str]:
    """Return the English names of industries by code (SN2025, the standard that the register uses since 2026)."""
    return _names("industries.csv", "name_en")


def _names(file: str, column: str) -> Mapping[str, str]:
    text = files(__package__).joinpath("data", file).read_text(encoding="utf-8")
    return {row["code"]: row[column] for row in csv.DictReader(text.splitlines())}
