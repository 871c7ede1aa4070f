"""One small file of every kind that can be read, with nothing wrong in it, for tests that hold for all kinds alike."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from openpyxl import Workbook

Rows = Sequence[Sequence[str]]

NUMBER: Final = "989278835"
LEI: Final = "549300LBI3LRIZ2V8V66"


@dataclass(frozen=True, slots=True)
class Sound:
    """One file: its kind, as `--source` calls it, its name, and its bytes."""

    source: str
    name: str
    content: bytes


def delimited(rows: Rows, delimiter: str = ";", line_end: str = "\r\n") -> str:
    """Return rows as delimited text."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return text.getvalue()


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return sheets as an Excel file."""
    book, stream = Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(stream)
    return stream.getvalue()


def zipped(**members: bytes) -> bytes:
    """Return a zip file with these members, the same for the same content."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


TABLES: Final[Mapping[str, Rows]] = MappingProxyType({
    "brreg-units": [
        ["organisasjonsnummer", "navn", "organisasjonsform.kode", "overordnetEnhet", "forretningsadresse.kommunenummer", "aktivitet", "antallAnsatte"],
        ["921369417", "SENJA KOMMUNE", "KOMM", "", "5530", "Kommunale tjenester;\nskole, helse", ""],
        ["974760673", "BLÅBÆRØYA «SKOLE»", "BEDR", "921369417", "1931", "", "12"],
    ],
    "ssb-klass": [
        ["code", "parentCode", "level", "name", "shortName", "notes", "validFrom", "validTo"],
        ["5501", "", "1", "Tromsø - Romsa", "", "", "2024-01-01", ""],
        ["0301", "", "1", "Oslo", "", "", "", ""],
    ],
    "ssb-klass-changes": [
        ["oldCode", "oldName", "newCode", "newName", "changeOccurred"],
        ["5421", "Senja", "5530", "Senja", "2024-01-01"],
        ["1931", "Lenvik", "5421", "Senja", "2020-01-01"],
    ],
    "municipality-versions": [
        ["node", "code", "name", "valid_from", "valid_to"],
        ["1931", "1931", "Lenvik", "1964-01-01", "2019-12-31"],
        ["5421", "5421", "Senja", "2020-01-01", "2023-12-31"],
    ],
    "ssb-economic-regions": [
        ["version_date", "kommune_no", "kommune_name", "economic_region_no", "economic_region_name"],
        ["2019-01-01", "1933", "Balsfjord", "1992", "Tromsø"],
        ["2020-01-01", "5422", "Balsfjord", "54004", "Nord-Troms"],
    ],
    "municipality-number-lists": [
        ["kommunenummer_2020", "kommunenavn_2020", "historisk_nummer"],
        ["5421", "Senja", "1931"],
        ["5401", "Tromsø", "1902"],
    ],
    "ssb-klass-orgnr": [
        ["sourceCode", "sourceName", "targetCode", "targetName"],
        ["921369417", "SENJA KOMMUNE", "5421", "Senja"],
        ["940101808", "TROMSØ KOMMUNE", "5401", "Tromsø"],
    ],
    "cordis-organisations": [
        ["projectID", "projectAcronym", "organisationID", "vatNumber", "name", "role", "ecContribution", "netEcContribution", "country"],
        ["101", "FISK", "999", "NO970422528MVA", "UNIVERSITETET I TROMSOE", "coordinator", "960619,95", "960619.95", "NO"],
        ["101", "FISK", "998", "-", "ELLINIKI; ETAIREIA", "participant", "", "", "EL"],
    ],
    "cordis-projects": [
        ["id", "acronym", "title", "startDate", "endDate", "totalCost", "ecMaxContribution", "objective", "frameworkProgramme"],
        ["101", "FISK", "Fisk for alle", "2023-01-01", "2026-12-31", "1200000,5", "1000000", "Mer\nfisk", "HORIZON"],
        ["102", "BÅT", "Båt for alle", "2024-01-01", "", "", "", "", "H2020"],
    ],
    "horizon-dashboard": [
        ["framework_programme", "topic_code", "project_id", "project_acronym", "partner_role", "pic", "legal_entity_vat", "legal_name", "country_code", "eu_contribution", "project_start_date"],
        ["H2020", "T-1", "101", "FISK", "COORDINATOR", "999", "NO970422528MVA", "UIT", "NO", "2500000", "01/01/2022"],
        ["H2020", "T-1", "101", "FISK", "PARTICIPANT", "997", ".", "ÅL, OG SØNN", "UK", "", "01/01/2022"],
    ],
    "cordis-plus": [
        ["project_id", "pic", "partner_role", "legal_name", "legal_short_name", "country_code", "eu_contribution", "framework_programme", "start_date"],
        ["883687", "999978627", "Coordinator", "JOHANNES GUTENBERG-UNIVERSITÄT", "JGU", "DE", "2499068", "H2020", "2022-01-01"],
        ["883687", "999978433", "Partner", "UIT", "NA", "NO", "NA", "NA", "2022-01-01"],
    ],
    "forskningsradet-applications": [
        ["prosjektnummer", "prosjekttittel", "prosjektfase", "prosjektansvarlig_navn", "organisasjonsnummer", "sektor", "kommunenummer", "tildelt_belop", "prosjektstart"],
        ["300001", "Sild, og makrell", "Bevilgning", "Havforskning", "970422528", "UoH-sektor", "5401", "1000000", "2020-01-01"],
        ["300002", "Blåskjell", "Avslag", "NOFIMA", NUMBER, "Instituttsektor", "5401", "0", "2021-01-01"],
    ],
    "forskningsradet-eu-grants": [
        ["Rammeprogram", "Prosjektnr", "Prosjektkortnavn", "Organisasjonsnummer", "Organisasjonsnavn", "Organisasjon rolle", "Deltakernr", "Adresse kommunenummer", "Innvilget beløp organisasjon EUR", "Kontrakt startdato"],
        ["H2020", "636146", "FISK", "970422528", "UiT Norges arktiske universitet", "COORDINATOR", "999", "5401", "626199.99999984", "01.05.2015 00:00"],
        ["H2020", "636146", "FISK", NUMBER, "Nofima; Tromsø", "PARTICIPANT", "998", "5401", "1000.5", "01.05.2015 00:00"],
    ],
    "gleif": [
        ["LEI", "Entity.LegalName", "Entity.RegistrationAuthority.RegistrationAuthorityID", "Entity.RegistrationAuthority.RegistrationAuthorityEntityID", "Entity.LegalJurisdiction"],
        [LEI, "NOFIMA AS", "RA000472", "989 278 835", "NO"],
        ["9845001B2AD43E664E58", "Ål & Sønn, Ltd", "RA000001", "X1", "IE"],
    ],
    "gleif-relationships": [
        ["Relationship.StartNode.NodeID", "Relationship.EndNode.NodeID", "Relationship.RelationshipType", "Relationship.RelationshipStatus"],
        [LEI, "9845001B2AD43E664E58", "IS_DIRECTLY_CONSOLIDATED_BY", "ACTIVE"],
        [LEI, "549300UKJTYVLAWGCK60", "IS_ULTIMATELY_CONSOLIDATED_BY", "ACTIVE"],
    ],
    "etatsbasen": [
        ["tailid", "parentid", "orgstructid", "name_nb", "name_nn", "name_en", "orgid", "kommunenummer"],
        ["1", "", "10", "Kunnskapsdepartementet", "", "Ministry", "872417842", ""],
        ["2", "1", "11", "Universitetet i Tromsø", "", "", "970422528", "1902"],
    ],
    "participants": [
        ["Fornavn", "Etternavn", "E-post", "Firma", "Org.nr"],
        ["Ola", "Nordmann", "ola@example.no", "Blåbær & Sønn", ""],
        ["Kari", "Nordmann", "kari@example.no", "Senja kommune; kultur", "921 369 417"],
        ["Per", "Hansen", "per@example.no", "Blåbær & Sønn", ""],
    ],
    "neo4j-csv": [
        [":ID", "name", "since:int", "tags:string[]", ":LABEL"],
        ["1", "Blåbær, Senja", "2015", "a;b", "Company"],
        ["2", "Nofima", "", "", "ResearchInstitution"],
    ],
    "graph-commons": [
        ["From Type", "From Name", "Edge Type", "To Type", "To Name"],
        ["Company", "Blåbær; Senja", "PARTICIPATES_IN", "Project", "Sild"],
        ["Company", "Nofima", "PARTICIPATES_IN", "Project", "Sild"],
    ],
    "kumu-csv": [
        ["From", "To", "Direction", "Type"],
        ["Blåbær, Senja", "Nofima", "mutual", "samarbeid"],
        ["Nofima", "UiT", "directed", "samarbeid"],
    ],
    "gephi-csv": [
        ["Source", "Target", "Type", "Weight", "Interval"],
        ["Blåbær, Senja", "Nofima", "Directed", "2,5", "<[2015,2016]>"],
        ["Nofima", "UiT", "Undirected", "1", ""],
    ],
    "vosviewer-files": [
        ["id", "label", "x", "y", "cluster", "weight<Links>", "score<Avg. pub. year>"],
        ["1", "Blåbær, Senja", "0.1", "-0.2", "1", "2", "2019.5"],
        ["2", "Nofima", "0.3", "0.4", "2", "1", "2020"],
    ],
    "matrix": [["", "Blåbær; Senja", "Nofima"], ["Blåbær; Senja", "0", "1"], ["Nofima", "1", "0"]],
    "adjacency-list": [["Blåbær & Sønn", "Nofima"], ["Nofima", "UiT", "NORCE"], ["NORCE", "Blåbær & Sønn"]],
})  # fmt: skip
"""Kinds that come as a table, each as its rows; the letters are all in Windows-1252."""

DOCUMENTS: Final[Mapping[str, Any]] = MappingProxyType({
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
    "norway-geodata": [{"id": "5530", "name": "Senja", "name_no": "Senja", "adm_center": "Finnsnes", "population": "14800"}],
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
})  # fmt: skip
"""Registers that come as JSON, each as its document."""

_NODES: Final = [{"id": "a", "label": "A", "attributes": {"x": 1}}, {"id": "b", "key": "b"}]
_TIES: Final = [
    {"source": "a", "target": "b", "from": "a", "to": "b", "source_id": "a", "target_id": "b", "strength": 2}
]
_NETWORKS: Final[Mapping[str, tuple[str, Any]]] = MappingProxyType({
    "graphml": (".graphml", (b'<?xml version="1.0"?><graphml><key id="w" for="edge" attr.name="weight" attr.type="int"/><graph edgedefault="directed">'
        b'<node id="a"><graph><node id="c"/></graph></node><node id="b"/><edge source="a" target="b"><data key="w">2</data></edge>'
        b'<hyperedge><endpoint node="a"/></hyperedge></graph></graphml>')),
    "gexf": (".gexf", (b'<gexf xmlns="http://gexf.net/1.3"><graph mode="dynamic"><attributes class="node"><attribute id="0" title="n" type="liststring">'
        b'<default>1</default></attribute></attributes><nodes><node id="a" start="2015"><attvalues><attvalue for="0" value="[2,3]"/></attvalues>'
        b'<spells><spell start="2015" end="2016"/></spells></node><node id="b"/></nodes><edges><edge source="a" target="b" type="mutual"/></edges></graph></gexf>')),
    "pajek": (".paj", (b'*Network x\n*Vertices 3 2\n1 "a" 0.1 [2015-2016]\n2 b\n*Arcs :1 "r"\n1 3 2 l "x"\n*Edgeslist\n1 2 3\n*Matrix\n1\n0\n'
        b"*Partition p\n*Vertices 3\n1\n2\n3\n")),
    "ucinet-dl": (".dat", b"DL NR=2 NC=2 NM=2 FORMAT=FULLMATRIX DIAGONAL ABSENT\nROW LABELS: a b\nCOLUMN LABELS: c d\nMATRIX LABELS: m n\nDATA:\n1 0\n0 1\n"),
    "vosviewer": (".json", {"network": {"items": _NODES, "links": _TIES}}),
    "gephi-lite": (".json", {"graphDataset": {"nodeData": {"a": {"label": "A"}}, "edgeData": {}, "fullGraph": {"nodes": _NODES, "edges": _TIES}}}),
    "kumu-json": (".json", {"elements": _NODES, "connections": _TIES}),
    "prsm": (".prsm", {"room": "A", "styles": {"nodes": {}}, "nodes": _NODES, "edges": _TIES}),
    "node-link-json": (".json", {"options": {"type": "mixed"}, "nodes": _NODES, "links": _TIES}),
})  # fmt: skip

_WORKBOOKS: Final[Mapping[str, Mapping[str, Sequence[Sequence[object]]]]] = MappingProxyType({
    "workbook": {
        "organisasjoner": [["navn", "type", "sted"], ["Senja kommune", "kommune", "Senja"], ["Blåbær", "bedrift", ""]],
        "steder": [["navn", "type", "kommunenummer"], ["Senja", "kommune", 5530]],
        "aktiviteter": [["navn", "type", "fra"], ["Næringsarenaen", "arena", "29.04.2024"]],
        "deltakelse": [["organisasjon", "aktivitet", "belegg"], ["Blåbær", "Næringsarenaen", "Var med."]],
    },
    "kumu": {"Elements": [["Label", "Type"], ["A", "Company"], ["B", ""]], "Connections": [["From", "To"], ["A", "B"]]},
    "participants": {"Ark1": [["Møte 12. mars 2025"], [], ["Navn", "Firma", "E-post"], ["Ola", "Blåbær", "o@example.no"], ["Sum", 1]]},
    "brreg-units": {"enheter": [["organisasjonsnummer", "navn", "organisasjonsform.kode"], [921369417, "SENJA KOMMUNE", "KOMM"]]},
})  # fmt: skip


def _as_bytes(content: object) -> bytes:
    return content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()


SOUND: Final[tuple[Sound, ...]] = (
    *(Sound(source, "fil.csv", delimited(rows).encode()) for source, rows in TABLES.items()),
    *(Sound(source, "fil.json", _as_bytes(document)) for source, document in DOCUMENTS.items()),
    *(Sound(source, f"fil{ending}", _as_bytes(content)) for source, (ending, content) in _NETWORKS.items()),
    *(Sound(source, "fil.xlsx", workbook(sheets)) for source, sheets in _WORKBOOKS.items()),
)
"""All of them; several of a kind that comes in several forms."""
