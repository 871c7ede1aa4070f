"""Values as Norwegian offices write them."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from samspill.loaders import values
from samspill.loaders.tables import Cell, is_blank
from samspill.loaders.words import Unusable


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-04-29", "2024-04-29"), ("29.04.2024", "2024-04-29"), ("29.4.2024", "2024-04-29"), ("29/4/2024", "2024-04-29"),
        ("29. april 2024", "2024-04-29"), ("1 des. 2024", "2024-12-01"), ("april 2024", "2024-04"), ("APRIL 2024", "2024-04"),
        ("March 2024", "2024-03"), ("2024-04", "2024-04"), ("2018", "2018"), (2018, "2018"), (2018.0, "2018"),
        (" 2018 ", "2018"), (date(2024, 4, 29), "2024-04-29"), (datetime(2024, 4, 29, 12, tzinfo=UTC), "2024-04-29"),
        ("2024-04-29T00:00:00", "2024-04-29"), ("29.02.2024", "2024-02-29"),
    ],
)  # fmt: skip
def test_dates_months_and_years_become_iso(written: Cell, iso: str) -> None:
    assert values.day(written) == iso


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Sjømat\u00adklyngen", "Sjømatklyngen"), ("Hap\u200blast", "Haplast"), ("\u202eHaplast\u202c", "Haplast"),
        ("\ufeffHaplast\u00a0AS", "Haplast AS"), ("Haplast\u202f\u2007AS", "Haplast AS"), ("👩\u200d🔬", "👩\u200d🔬"),
    ],
)  # fmt: skip
def test_a_name_is_what_can_be_seen_of_it(written: str, name: str) -> None:
    assert values.name(written) == name


@pytest.mark.parametrize("unseen", ["", " ", "\u00a0", "\u00ad", "\u200b\u2060", "\ufeff"])
def test_a_cell_with_nothing_to_see_is_blank(unseen: str) -> None:
    assert is_blank(unseen)


@pytest.mark.parametrize(
    "written",
    [
        "31.02.2025",
        "29.02.2023",
        "2024-13",
        "2024-00",
        "00.04.2024",
        "04.2024",
        "våren 2015",
        "snart",
        "0",
        "24",
        "1.2.24",
    ],
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(Unusable, match="This is not a date"):
        values.day(written)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2 460 000", 2_460_000), ("2\u00a0460\u202f000", 2_460_000), ("85.510", 85_510), ("7.240", 7_240), ("1.234.567,5", 1_234_567.5),
        ("kr 50 000", 50_000), ("50 000 NOK", 50_000), ("50 000,-", 50_000), ("1,5", 1.5), ("0.5", 0.5), ("-12", -12), ("−12", -12),
        (50_000, 50_000), (50_000.0, 50_000), (0.25, 0.25),
    ],
)  # fmt: skip
def test_numbers_have_norwegian_thousands_and_decimals(written: Cell, number: float) -> None:
    found = values.number(written)
    assert (found, type(found)) == (number, type(number))


@pytest.mark.parametrize("written", ["mye", "1,2,3", "12 km", "1.23.456", True, "", "1e5", "½"])
def test_what_is_no_number_is_refused(written: Cell) -> None:
    with pytest.raises(Unusable, match="This is not a number"):
        values.number(written)


@pytest.mark.parametrize(
    "written", ["923609016", "923 609 016", "NO 923 609 016 MVA", "NO923609016", 923609016, 923609016.0]
)
def test_organisation_numbers_are_read_in_all_their_forms(written: Cell) -> None:
    assert values.organisation_number(written) == "923609016"


@pytest.mark.parametrize("written", ["923609017", "12345678", "0", "Haplast"])
def test_an_organisation_number_that_fails_the_check_is_refused(written: str) -> None:
    with pytest.raises(Unusable, match="not a valid organisation number"):
        values.organisation_number(written)


def test_leading_zeros_that_excel_drops_are_put_back() -> None:
    assert values.digits_of(301, 4) == "0301"
    assert values.digits_of("0301", 4) == "0301"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("  Haplast \n", "Haplast"), ("A\u030as", "Ås"), (5530, "5530"), (1.5, "1.5"), (date(2024, 4, 29), "2024-04-29"),
        (datetime(2024, 4, 29, tzinfo=UTC), "2024-04-29"), ("to\r\nlinjer", "to\nlinjer"),
    ],
)  # fmt: skip
def test_any_cell_can_be_read_as_text(written: Cell, said: str) -> None:
    assert values.text(written) == said


@pytest.mark.parametrize("read", [values.text, values.name])
@pytest.mark.parametrize("written", ["a\x00b", "a\x07b", "a\x1bb", "a\x7fb", "a\x9fb"])
def test_control_characters_are_refused(read: Callable[[Cell], str], written: str) -> None:
    with pytest.raises(Unusable, match="invisible control character"):
        read(written)
