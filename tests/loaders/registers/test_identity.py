"""Who an organisation is: ROR, GLEIF, Wikidata, Altinn, Etatsbasen, BODS and OpenStreetMap."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from samspill.graph.errors import InputError
from samspill.graph.model import Node, Records
from samspill.loaders.files import File
from samspill.loaders.registers import REGISTERS
from samspill.loaders.registers.identity.altinn import ALTINN
from samspill.loaders.registers.identity.bods import BODS
from samspill.loaders.registers.identity.etatsbasen import ETATSBASEN
from samspill.loaders.registers.identity.gleif import RECORDS, RELATIONSHIPS
from samspill.loaders.registers.identity.overpass import OVERPASS
from samspill.loaders.registers.identity.ror import ROR
from samspill.loaders.registers.identity.wikidata import WIKIDATA
from samspill.loaders.registers.reading import Register, names_in

Read = Callable[[Register, bytes | str | Path], Records]


def node(records: Records, identifier: str) -> Node:
    """Return the node with this id."""
    return next(each for each in records.nodes if each.id == identifier)


def ties(records: Records) -> list[tuple[str, str, str]]:
    """Return type and ends of all relationships."""
    return [(each.type, each.start, each.end) for each in records.relationships]


UIT = {
    "id": "https://ror.org/00wge5k78",
    "names": [
        {"value": "UiT", "types": ["acronym"], "lang": None},
        {"value": "UiT The Arctic University of Norway", "types": ["ror_display", "label"], "lang": "en"},
        {"value": "Norgga árktalaš universitehta", "types": ["label"], "lang": "se"},
    ],
    "locations": [
        {"geonames_id": 1, "geonames_details": {"name": "Tromsø", "country_code": "NO", "lat": 69.6, "lng": 18.9}}
    ],
    "relationships": [
        {"id": "https://ror.org/030v5kp38", "label": "University Hospital", "type": "related"},
        {"id": "https://ror.org/02wge5k79", "label": "Arctic Centre", "type": "child"},
        {"id": "https://ror.org/02wge5k70", "label": "Harstad University College", "type": "predecessor"},
    ],
    "external_ids": [{"type": "wikidata", "all": ["Q279724"], "preferred": None}],
    "links": [
        {"type": "website", "value": "https://uit.no"},
        {"type": "wikipedia", "value": "https://en.wikipedia.org"},
    ],
    "types": ["funder", "education"],
    "status": "active",
    "established": 1968,
    "admin": {},
}


def test_a_record_of_ror_has_names_in_all_languages_and_its_relatives(read: Read) -> None:
    records = read(ROR, json.dumps([UIT]))
    uit = node(records, "org:ror:00wge5k78")
    assert (uit.kind, uit.name, uit.url) == (
        "ResearchInstitution",
        "UiT The Arctic University of Norway",
        "https://uit.no",
    )
    assert uit.names == ("UiT", "Norgga árktalaš universitehta")
    assert uit.details["wikidata"] == "Q279724"
    assert uit.details["predecessors"] == ["Harstad University College"]
    assert ties(records) == [
        ("WORKS_WITH", "org:ror:00wge5k78", "org:ror:030v5kp38"),
        ("PART_OF", "org:ror:02wge5k79", "org:ror:00wge5k78"),
    ]


def test_a_record_of_ror_needs_no_location(read: Read) -> None:
    record = {
        "id": "https://ror.org/00wge5k78",
        "names": [{"value": "UiT", "types": ["ror_display"]}],
        "status": "active",
    }
    assert [each.name for each in read(ROR, json.dumps(record)).nodes] == ["UiT"]


def test_parent_and_child_that_name_each_other_are_one_tie(read: Read) -> None:
    child = UIT | {
        "id": "https://ror.org/02wge5k79",
        "relationships": [{"id": "https://ror.org/00wge5k78", "label": "UiT", "type": "parent"}],
    }
    assert Counter(each.type for each in read(ROR, json.dumps([UIT, child])).relationships) == {
        "WORKS_WITH": 1,
        "PART_OF": 1,
    }


def test_the_retired_first_version_of_ror_is_read_too(read: Read) -> None:
    old = {
        "id": "https://ror.org/00wge5k78", "name": "UiT", "aliases": ["Universitetet i Tromsø"], "acronyms": ["UiT"],
        "labels": [{"label": "Universitetet i Tromsø – Norges arktiske universitet", "iso639": "no"}], "types": ["Education"],
        "country": {"country_code": "NO", "country_name": "Norway"}, "addresses": [{"city": "Tromsø", "lat": 69.6, "lng": 18.9}],
        "links": ["https://uit.no"], "external_ids": {"Wikidata": {"preferred": None, "all": ["Q279724"]}}, "status": "active",
        "established": 1968, "relationships": [], "wikipedia_url": "", "email_address": None, "ip_addresses": [],
    }  # fmt: skip
    records = read(ROR, json.dumps({"number_of_results": 1, "items": [old]}))
    uit = node(records, "org:ror:00wge5k78")
    assert (uit.kind, uit.url, uit.details["wikidata"], uit.details["city"]) == (
        "ResearchInstitution",
        "https://uit.no",
        "Q279724",
        "Tromsø",
    )
    assert "Universitetet i Tromsø" in uit.names
    assert records.problems == ()


LEI = "549300LBI3LRIZ2V8V66"
LEVEL_1 = (
    "LEI,Entity.LegalName,Entity.LegalName.xmllang,Entity.RegistrationAuthority.RegistrationAuthorityID,"
    "Entity.RegistrationAuthority.RegistrationAuthorityEntityID,Entity.LegalJurisdiction,Entity.EntityCategory,Registration.RegistrationStatus\n"
)


def test_a_norwegian_company_with_lei_is_known_by_its_organisation_number(read: Read) -> None:
    records = read(RECORDS, LEVEL_1 + f'{LEI},NOFIMA AS,no,RA000472,"989 278 835",NO,GENERAL,ISSUED\n')
    nofima = node(records, "org:no:989278835")
    assert (nofima.kind, nofima.details["lei"], nofima.details["orgnr"]) == ("Company", LEI, "989278835")


def test_a_number_of_another_register_is_no_organisation_number(read: Read) -> None:
    records = read(RECORDS, LEVEL_1 + f"{LEI},ACME LTD,en,RA000585,989278835,GB,GENERAL,ISSUED\nshort,X,,,,,,\n")
    assert [each.id for each in records.nodes] == [f"org:lei:{LEI}"]
    assert [(each.row, each.column, each.value) for each in records.problems] == [(3, "LEI", "short")]


def test_a_subsidiary_is_owned_by_whom_it_is_consolidated_by(read: Read) -> None:
    parent = "9845001B2AD43E664E58"
    header = "Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,Relationship.RelationshipStatus\n"
    rows = (
        f"{LEI},{parent},IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE\n{LEI},{parent},IS_INTERNATIONAL_BRANCH_OF,INACTIVE\n"
        f"{LEI},{parent},IS_FRIEND_OF,ACTIVE\n{LEI},x,IS_FRIEND_OF,ACTIVE\n"
    )
    records = read(RELATIONSHIPS, header + rows)
    assert ties(records) == [("OWNS", f"org:lei:{parent}", f"org:lei:{LEI}")]
    assert [(each.row, each.value) for each in records.problems] == [(4, "IS_FRIEND_OF"), (5, f"{LEI} x")]


def answer(*bindings: dict[str, str]) -> str:
    """Return a query's answer; addresses become entities."""
    typed = [{name: {"type": "literal", "value": value} for name, value in binding.items()} for binding in bindings]
    variables = list(dict.fromkeys(name for binding in bindings for name in binding))
    return json.dumps({"head": {"vars": variables}, "results": {"bindings": typed}})


def test_the_identifiers_of_an_answer_tell_what_its_items_are(read: Read) -> None:
    entity = "http://www.wikidata.org/entity/"
    content = answer(
        {"item": f"{entity}Q1", "itemLabel": "Nofima", "orgnr": "989278835"},
        {"item": f"{entity}Q2", "itemLabel": "UiT", "ror": "00wge5k78"},
        {"item": f"{entity}Q26087", "itemLabel": "Tromsø", "kommunenummer": "1902", "coord": "Point(18.95 69.65)"},
        {"item": f"{entity}Q26087", "itemLabel": "Tromsø", "kommunenummer": "5501"},
        {"item": f"{entity}Q4", "itemLabel": "Q4", "coord": "Point(18.95 69.65)"},
        {"item": f"{entity}Q5", "itemLabel": "X", "orgnr": "12"},
        {"itemLabel": "no item"},
    )
    records = read(WIKIDATA, content)
    assert [(each.id, each.kind) for each in records.nodes] == [
        ("org:no:989278835", "Organisation"),
        ("org:ror:00wge5k78", "Organisation"),
        ("place:no:kommune:5501", "Municipality"),
        ("place:wikidata:Q4", "Place"),
    ]
    tromso = node(records, "place:no:kommune:5501")
    assert (tromso.details["latitude"], tromso.details["longitude"], tromso.details["wikidata"]) == (
        69.65,
        18.95,
        "Q26087",
    )
    assert node(records, "place:wikidata:Q4").review
    assert [(each.row, each.column) for each in records.problems] == [(6, "orgnr"), (7, "item")]


def test_an_answer_without_items_is_refused_with_what_to_select(read: Read) -> None:
    with pytest.raises(InputError, match="itemLabel"):
        read(WIKIDATA, answer({"name": "Nofima"}))
    assert read(WIKIDATA, answer()).nodes == ()


def test_service_owners_have_names_in_three_languages_and_an_acronym(read: Read) -> None:
    owners = {
        "brg": {
            "name": {"nb": "Brønnøysundregistrene", "nn": "Brønnøysundregistera", "en": "Register Centre"},
            "orgnr": "974760673",
        },
        "ttd": {"name": {"nb": "Testdepartementet"}, "orgnr": ""},
    }
    records = read(ALTINN, json.dumps({"orgs": owners}))
    assert node(records, "org:no:974760673").names == ("Brønnøysundregistera", "Register Centre", "BRG")
    assert [each.value for each in records.problems] == ["ttd"]


def test_a_body_is_part_of_the_one_above_it_also_if_that_stands_further_down(read: Read) -> None:
    header = "tailid;parentid;orgstructid;name_nb;name_nn;name_en;orgid;kommunenummer\n"
    records = read(
        ETATSBASEN,
        header
        + "2;1;66;Skolen;Skulen;School;;\n1;;66;Senja kommune;;;921369417;5421\n3;9;66;Troms fylkeskommune;;;12;1900\n",
    )
    assert ties(records) == [
        ("PART_OF", "org:etatsbasen:2", "org:no:921369417"),
        ("LOCATED_IN", "org:no:921369417", "place:no:kommune:5530"),
        ("LOCATED_IN", "org:etatsbasen:3", "place:no:fylke:19"),
    ]
    assert [(each.row, each.column, each.value) for each in records.problems] == [
        (4, "orgid", "12"),
        (4, "parentid", "9"),
    ]


def owned_since_0_4(owner: object, *interests: object) -> list[object]:
    """Return statements in the form of 0.4: an entity, a person, and what the owner has."""
    return [
        {"statementId": "s3", "recordId": "r3", "recordType": "relationship",
         "recordDetails": {"subject": "r1", "interestedParty": owner, "interests": list(interests)}},
        {"statementId": "s1", "recordId": "r1", "recordType": "entity",
         "recordDetails": {"name": "Nofima AS", "identifiers": [{"scheme": "NO-BRC", "id": "989278835"}]}},
        {"statementId": "s2", "recordId": "r2", "recordType": "person",
         "recordDetails": {"names": [{"fullName": "Kari Nordmann"}], "birthDate": "1970-02-03"}},
    ]  # fmt: skip


def test_shares_are_ownership_and_offices_are_roles(read: Read) -> None:
    share, office = {"type": "shareholding", "share": {"exact": 60}, "startDate": "2020-01-01"}, {"type": "boardChair"}
    records = read(BODS, json.dumps(owned_since_0_4("r2", share, office)))
    assert [(each.type, each.end, dict(each.details), each.valid_from) for each in records.relationships] == [
        ("OWNS", "org:no:989278835", {"share": "60 %", "kind": "shareholding"}, "2020-01-01"),
        ("HAS_ROLE_IN", "org:no:989278835", {"role": "boardChair"}, None),
    ]
    assert "1970-02-03" not in repr(records)


def test_an_owner_that_no_statement_describes_is_told(read: Read) -> None:
    records = read(BODS, json.dumps(owned_since_0_4({"reason": "unknown"}, {"type": "shareholding"})))
    assert (ties(records), [each.column for each in records.problems]) == ([], ["subject"])


def test_the_second_version_of_the_standard_is_read_too_and_replaced_statements_are_not(read: Read) -> None:
    statements = [
        {"statementID": "e0", "statementType": "entityStatement", "name": "Old name", "identifiers": []},
        {"statementID": "e1", "statementType": "entityStatement", "name": "Acme Ltd", "replacesStatements": ["e0"],
         "identifiers": [{"scheme": "GB-COH", "id": "07444723"}], "isComponent": False},
        {"statementID": "e2", "statementType": "entityStatement", "name": "Holding", "identifiers": []},
        {"statementID": "o1", "statementType": "ownershipOrControlStatement", "subject": {"describedByEntityStatement": "e1"},
         "interestedParty": {"describedByEntityStatement": "e2"},
         "interests": [{"type": "shareholding", "share": {"minimum": 25, "exclusiveMaximum": 50}}]},
    ]  # fmt: skip
    records = read(BODS, json.dumps(statements))
    assert ties(records) == [("OWNS", "org:bods:e2", "org:gb-coh:07444723")]
    assert records.relationships[0].details["share"] == "25–50 %"
    assert [each.name for each in records.nodes] == ["Acme Ltd", "Holding"]


def test_openstreetmap_gives_places_and_organisations_and_counts_the_rest(read: Read) -> None:
    elements = [
        {
            "type": "relation",
            "id": 1,
            "tags": {"boundary": "administrative", "admin_level": "7", "ref": "5530", "name": "Senja"},
        },
        {
            "type": "node",
            "id": 2,
            "lat": 69.2,
            "lon": 17.9,
            "tags": {"office": "company", "name": "Br. Karlsen", "website": "https://x.no"},
        },
        {
            "type": "way",
            "id": 3,
            "center": {"lat": 69.2, "lon": 17.9},
            "nodes": [4],
            "tags": {"place": "village", "name": "Husøy"},
        },
        {"type": "node", "id": 4, "tags": {"highway": "bus_stop", "name": "Husøy"}},
    ]
    records = read(OVERPASS, json.dumps({"version": 0.6, "osm3s": {"copyright": "ODbL"}, "elements": elements}))
    assert [(each.id, each.kind) for each in records.nodes] == [
        ("place:no:kommune:5530", "Municipality"),
        ("org:osm:node/2", "Company"),
        ("place:osm:way/3", "Place"),
    ]
    assert node(records, "place:osm:way/3").details["latitude"] == 69.2
    assert [(each.column, each.value) for each in records.problems] == [("elements", "1")]


@pytest.mark.parametrize(
    ("name", "register", "rows", "by_kind", "by_type", "problems"),
    [
        (
            "ror/ror_norway_v2_subset.json", ROR, 175,
            {"Organisation": 122, "ResearchInstitution": 57, "Company": 27, "PublicBody": 21}, {"WORKS_WITH": 27, "PART_OF": 55}, 0,
        ),
        ("gleif/549300LBI3LRIZ2V8V66_lapsed.json", RECORDS, 1, {"Organisation": 1}, {}, 0),
        ("gleif/9845001B2AD43E664E58_issued.json", RECORDS, 1, {"Company": 1}, {}, 0),
        # Two countries for three cities: the cities have no item of their own in this answer.
        ("wikidata/sparql_results_3bindings.json", WIKIDATA, 3, {"Place": 2}, {}, 0),
        ("norway/altinn-orgs.json", ALTINN, 106, {"Organisation": 102}, {}, 4),
        (
            "norway/difi_etatsbasen_organization.csv", ETATSBASEN, 4530,
            {"PublicBody": 4523, "Municipality": 428, "County": 18, "Region": 1}, {"PART_OF": 3607, "LOCATED_IN": 447}, 0,
        ),
        ("bods/0.4_bods-package.json", BODS, 3, {"Organisation": 1, "Person": 1}, {"OWNS": 1}, 0),
        ("bods/0.4_indirect-ownership.json", BODS, 6, {"Organisation": 2, "Person": 1}, {"OWNS": 3}, 0),
        ("bods/0.4_joint-ownership.json", BODS, 7, {"Organisation": 2, "Person": 2}, {"OWNS": 3}, 0),
        ("osm/overpass_node-01.json", OVERPASS, 3, {}, {}, 1),
        ("osm/overpass_area-01.json", OVERPASS, 4, {"Place": 1}, {}, 1),
        ("osm/overpass_relation-04.json", OVERPASS, 1, {}, {}, 1),
    ],
)  # fmt: skip
def test_example_files_hold_what_they_hold(  # noqa: PLR0913, PLR0917  a table of facts
    read: Read,
    example: Callable[[str], Path],
    name: str,
    register: Register,
    rows: int,
    by_kind: dict[str, int],
    by_type: dict[str, int],
    problems: int,
) -> None:
    records = read(register, example(name))
    assert (records.read, len(records.problems)) == (rows, problems)
    assert Counter(each.kind for each in records.nodes) == by_kind
    assert Counter(each.type for each in records.relationships) == by_type


@pytest.mark.parametrize(
    "folder", ["brreg", "cordis", "forskningsradet", "gleif", "ror", "wikidata", "bods", "osm", "klass"]
)
def test_every_example_file_is_known_as_one_kind_and_no_more(example: Callable[[str], Path], folder: str) -> None:
    kinds = {
        path.name: [each.facts.name for each in REGISTERS if each.facts.recognises(names_in(File(path)))]
        for path in example(folder).rglob("*.[cj]s*")
        if not path.name.endswith("_fields.csv") and path.name != "counties-2025.json"
    }
    assert kinds
    assert {name: found for name, found in kinds.items() if len(found) != 1} == {}


def test_statements_one_a_line_are_those_of_an_array(read: Read) -> None:
    """Bulk files of ownership statements are JSON Lines."""
    statements = owned_since_0_4("r2", {"type": "shareholding", "share": {"exact": 60}})
    lines = "\n".join(map(json.dumps, statements))
    array, one_a_line = read(BODS, json.dumps(statements)), read(BODS, lines)
    assert (one_a_line.nodes, one_a_line.relationships, one_a_line.read) == (
        array.nodes,
        array.relationships,
        array.read,
    )
    assert len(array.relationships) > 0
    with pytest.raises(InputError, match="damaged"):
        read(BODS, lines[:-5])
