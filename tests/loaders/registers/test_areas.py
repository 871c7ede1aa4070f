"""Of a register with the whole country, only what lies in some municipalities or counties."""

from pathlib import Path

import pytest

from samspill.graph.errors import InputError, UsageError
from samspill.loaders import read
from samspill.loaders.registers.places.naming import area_of

ALL_UNITS = (
    "organisasjonsnummer,navn,organisasjonsform.kode,forretningsadresse.kommunenummer,overordnetEnhet\n"
    "921369417,SENJA KOMMUNE,KOMM,5530,\n"
    "940101808,TROMSØ KOMMUNE,KOMM,5501,\n"
    "939807314,LENVIK KOMMUNE,KOMM,1931,\n"
    "958935420,OSLO KOMMUNE,KOMM,0301,\n"
    "923609016,EQUINOR ASA,ASA,,\n"
)


@pytest.mark.parametrize(
    ("places", "names"),
    [
        (["Senja"], ["SENJA KOMMUNE"]),
        (["5421"], ["SENJA KOMMUNE"]),
        (["5501", "Oslo"], ["TROMSØ KOMMUNE", "OSLO KOMMUNE"]),
        (["Troms"], ["SENJA KOMMUNE", "TROMSØ KOMMUNE"]),
        (["55"], ["SENJA KOMMUNE", "TROMSØ KOMMUNE"]),
    ],
)
def test_of_the_whole_country_only_some_places_are_taken(tmp_path: Path, places: list[str], names: list[str]) -> None:
    path = tmp_path / "enheter.csv"
    path.write_text(ALL_UNITS, encoding="utf-8")
    records = read(path, places=places)
    assert [node.name for node in records.nodes if node.kind == "PublicBody"] == names
    assert records.read == 5
    assert records.origin != read(path).origin


def test_a_place_that_is_none_and_a_file_without_places_are_told(tmp_path: Path) -> None:
    path = tmp_path / "enheter.csv"
    path.write_text(ALL_UNITS, encoding="utf-8")
    with pytest.raises(UsageError, match="Atlantis is no municipality and no county"):
        read(path, places=["Atlantis"])
    path.write_text("Source,Target\na,b\n", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be cut to a place"):
        read(path, places=["Senja"])


@pytest.mark.parametrize(
    ("one", "same"),
    [(["Senja"], ["5530"]), (["5501", "Senja"], ["Senja kommune", "Tromsø", "1902"]), (["Troms"], ["55"])],
)
def test_a_place_is_one_origin_however_it_is_called(one: list[str], same: list[str]) -> None:
    """Else what the next extract says no more would stay, since another origin stated it."""
    assert area_of(one) == area_of(same)


def test_places_are_origins_of_their_own() -> None:
    assert area_of(["Senja"]).name != area_of(["Senja", "Tromsø"]).name != area_of(["Tromsø"]).name
