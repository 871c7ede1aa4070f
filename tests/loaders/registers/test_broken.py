"""Whatever is wrong with a file, its reader gives records with problems, or one error that names the file; never a traceback."""

import copy
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.graph.errors import InputError
from samspill.graph.model import Records, is_a
from samspill.loaders.registers import REGISTERS
from samspill.loaders.registers.reading import Register

Read = Callable[[Register, bytes | str | Path], Records]

NUMBER, LEI = "989278835", "549300LBI3LRIZ2V8V66"
DOCUMENTS: dict[str, Any] = {
    "brreg-units": [
        {"organisasjonsnummer": NUMBER, "navn": "NOFIMA AS", "historiskeNavn": [{"navn": "X"}], "organisasjonsform": {"kode": "AS"},
         "forretningsadresse": {"kommunenummer": "5501"}, "naeringskode1": {"kode": "72.100"}, "aktivitet": ["Forskning"]},
    ],
    "brreg-roles": [
        {"organisasjonsnummer": NUMBER, "rollegrupper": [{"type": {"kode": "STYR"}, "roller": [
            {"type": {"kode": "LEDE"}, "person": {"fodselsdato": "1970-01-01", "navn": {"fornavn": "Kari", "etternavn": "N"}}},
            {"type": {"kode": "DTPR"}, "enhet": {"organisasjonsnummer": NUMBER, "navn": ["X"]}, "ansvarsandel": "50%"}]}]},
    ],
    "ssb-klass": {"codes": [{"code": "5501", "level": "1", "name": "Tromsø", "validFromInRequestedRange": "2024-01-01"}]},
    "ssb-klass-changes": {
        "codeChanges": [{"oldCode": "5421", "oldName": "Senja", "newCode": "5530", "newName": "Senja", "changeOccurred": "2024-01-01"}]
    },
    "kartverket-kommuneinfo": [
        {"fylkesnummer": "55", "fylkesnavn": "Troms", "kommuner": [
            {"kommunenummer": "5530", "kommunenavn": "Senja", "gyldigeNavn": [{"navn": "Senja"}]}]},
    ],
    "ror": [
        {"id": "https://ror.org/00wge5k78", "names": [{"value": "UiT", "types": ["ror_display"]}], "links": [{"type": "website", "value": "x"}],
         "locations": [{"geonames_id": 1, "geonames_details": {"name": "Tromsø", "lat": 1.5, "lng": 2}}], "types": ["education"],
         "relationships": [{"id": "https://ror.org/030v5kp38", "label": "UNN", "type": "parent"}],
         "external_ids": [{"type": "wikidata", "all": ["Q1"], "preferred": None}]},
    ],
    "gleif": {"data": {"attributes": {"lei": LEI, "entity": {
        "legalName": {"name": "X"}, "otherNames": [{"name": "Y"}], "registeredAt": {"id": "RA000472"}, "registeredAs": NUMBER}}}},
    "wikidata": {"head": {"vars": ["item"]}, "results": {"bindings": [
        {"item": {"value": "http://www.wikidata.org/entity/Q1"}, "itemLabel": {"value": "X"}, "coord": {"value": "Point(1 2)"}}]}},
    "altinn-organisations": {"orgs": {"x": {"name": {"nb": "X", "nn": "Y"}, "orgnr": NUMBER}}},
    "bods": [
        {"statementId": "1", "recordId": "a", "recordType": "entity", "recordDetails": {
            "name": "X", "identifiers": [{"scheme": "NO-BRC", "id": NUMBER}]}},
        {"statementId": "2", "recordId": "b", "recordType": "person", "recordDetails": {"names": [{"fullName": "K"}], "birthDate": "1970"}},
        {"statementId": "3", "recordId": "c", "recordType": "relationship", "recordDetails": {
            "subject": "a", "interestedParty": "b", "interests": [{"type": "shareholding", "share": {"exact": 5}, "startDate": "2020"}]}},
    ],
    "openstreetmap": {"osm3s": {"copyright": "x"}, "elements": [
        {"type": "area", "id": 3600000001, "center": {"lat": 1, "lon": 2}, "tags": {"place": "village", "name": "Husøy"}}]},
}  # fmt: skip
STRANGE = st.sampled_from(
    [None, 7, -1.5, True, "", "x", "2024-02-31", [], [None], {}, {"x": []}, [[]], "9" * 400, "\u0000"]
)


def register(name: str) -> Register:
    """Return the register with this name."""
    return next(each for each in REGISTERS if each.facts.name == name)


def spots(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Go through the paths to everything inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*path, key)
        yield from spots(each, (*path, key))


def check(records: Records) -> None:
    """Assert that records are whole: ends are there, and names are text."""
    ids = {each.id: each.kind for each in records.nodes}
    for tie in records.relationships:
        assert tie.start in ids
        assert tie.end in ids
    for each in records.nodes:
        assert isinstance(each.name, str)
        assert each.name
        assert is_a(each.kind, "Entity")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_sound_document_gives_nodes_and_no_problem(read: Read, name: str) -> None:
    records = read(register(name), json.dumps(DOCUMENTS[name]))
    check(records)
    assert records.nodes
    assert records.problems == ()


@pytest.mark.parametrize("name", DOCUMENTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=3000)
@given(data=st.data())
def test_a_value_of_another_shape_is_told_or_refused(read: Read, name: str, data: st.DataObject) -> None:
    document = copy.deepcopy(DOCUMENTS[name])
    *way, last = data.draw(st.sampled_from(list(spots(document))))
    inside = document
    for key in way:
        inside = inside[key]
    inside[last] = data.draw(STRANGE)
    with suppress(InputError):
        check(read(register(name), json.dumps(document)))


@pytest.mark.parametrize("each", REGISTERS, ids=lambda each: each.facts.name)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=3000)
@given(
    cells=st.lists(
        st.sampled_from(
            ["", "NA", "5501", "1900", NUMBER, LEI, "x;y", '"', "31.02.2025", "<script>", "Čálli", "0", "-1"]
        ),
        max_size=30,
    )
)
def test_a_table_with_the_right_columns_and_any_cells_gives_whole_records(
    read: Read, each: Register, cells: list[str]
) -> None:
    columns = sorted(max(each.facts.recognised, key=len) | set(each.facts.used))
    if any("." in column and column.split(".")[0] in {"data", "items", "elements", "codes"} for column in columns):
        columns = sorted(each.facts.used)
    rows = [cells[at : at + len(columns)] for at in range(0, len(cells), len(columns))]
    text = "\n".join("\t".join(cell.replace('"', "'") for cell in row) for row in [columns, *rows])
    with suppress(InputError):
        check(read(each, text))
