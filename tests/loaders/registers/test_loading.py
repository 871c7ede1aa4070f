"""Registers in the store: loading twice changes nothing, a newer extract ends what it says no more, and two sources meet in one node."""

from collections.abc import Callable
from pathlib import Path

from samspill.graph.store.port import Store
from samspill.loaders import read

HEADER = "organisasjonsnummer,navn,overordnetEnhet,organisasjonsform.kode,forretningsadresse.kommunenummer,forretningsadresse.kommune\n"
SENJA = "921369417,SENJA KOMMUNE,,KOMM,5530,SENJA\n"
SCHOOL = "974760673,SKOLEN,921369417,BEDR,5530,SENJA\n"
MOVED = "974760673,SKOLEN,921369417,BEDR,5501,TROMSØ\n"


def load(store: Store, path: Path, content: str) -> tuple[int, int, int, int]:
    """Load content as an extract and return how much was new, changed, unchanged and ended."""
    path.write_text(content, encoding="utf-8")
    report = store.load(read(path))
    return report.new, report.changed, report.unchanged, report.ended


def test_loading_an_extract_twice_changes_nothing(embedded_store: Store, tmp_path: Path) -> None:
    new, changed, _, ended = load(embedded_store, tmp_path / "units.csv", HEADER + SENJA + SCHOOL)
    assert new > 0
    assert (changed, ended) == (0, 0)
    assert load(embedded_store, tmp_path / "units.csv", HEADER + SCHOOL + SENJA) == (0, 0, new, 0)


def test_a_newer_extract_ends_the_ties_that_it_does_not_state(embedded_store: Store, tmp_path: Path) -> None:
    load(embedded_store, tmp_path / "units.csv", HEADER + SENJA + SCHOOL)
    load(embedded_store, tmp_path / "units.csv", HEADER + SENJA + MOVED)
    query = "MATCH (o:Organisation {id: 'org:no:974760673'})-[r:LOCATED_IN]->(p) RETURN p.id, r.valid_to IS NULL ORDER BY p.id"
    assert embedded_store.read(query).rows == (("place:no:kommune:5501", True), ("place:no:kommune:5530", False))


def test_roles_and_units_of_one_organisation_are_one_node_with_its_name(embedded_store: Store, tmp_path: Path) -> None:
    roles = '[{"organisasjonsnummer": "921369417", "rollegrupper": [{"roller": [{"type": {"kode": "DAGL"}, "person": {"navn": {"etternavn": "N"}}}]}]}]'
    load(embedded_store, tmp_path / "units.csv", HEADER + SENJA)
    load(embedded_store, tmp_path / "roles.json", roles)
    query = "MATCH (o:Entity {id: 'org:no:921369417'})<-[:HAS_ROLE_IN]-(p) RETURN o.name, o:PublicBody, p.name"
    assert embedded_store.read(query).rows == (("SENJA KOMMUNE", True, "N"),)


def test_example_files_of_four_registers_load_beside_one_another(
    embedded_store: Store, example: Callable[[str], Path]
) -> None:
    for name in (
        "brreg/tidybrreg_search_asa_5.json",
        "klass/ssb_kommunekoder_2020.csv",
        "forskningsradet/bevilgningereu_sample.csv",
        "ror/ror_norway_v2_subset.json",
    ):
        records = read(example(name))
        assert embedded_store.load(records).new > 0
        again = embedded_store.load(records)
        assert (again.new, again.changed, again.ended) == (0, 0, 0)


def test_a_workbook_and_an_extract_meet_in_one_municipality_whatever_number_it_had_then(
    embedded_store: Store, tmp_path: Path
) -> None:
    book = tmp_path / "møte"
    book.mkdir()
    for number in ("1902", "5401", "5501"):
        (book / "steder.csv").write_text(f"navn;type;kommunenummer\nTromsø;kommune;{number}\n", encoding="utf-8")
        embedded_store.load(read(book))
        load(embedded_store, tmp_path / "units.csv", HEADER + SENJA + MOVED)
        query = "MATCH (o)-[:LOCATED_IN]->(p:Municipality {name: 'Tromsø'}) RETURN o.name, size(p.claims)"
        assert embedded_store.read(query).rows == (("SKOLEN", 2),)
