"""Organisation numbers in registers, a million at a time."""

from hypothesis import given
from hypothesis import strategies as st
from stdnum.no import orgnr

from samspill.loaders.registers.numbers import number_or_none


@given(st.integers(0, 10**9 - 1).map(lambda number: f"{number:09}"))
def test_a_plain_number_passes_the_check_that_others_make(number: str) -> None:
    assert (number_or_none(number) == number) == orgnr.is_valid(number)
