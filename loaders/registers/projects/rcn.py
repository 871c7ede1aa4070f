"""Reads the open data of Forskningsrådet: applications with their outcome, and Norwegian participants of EU projects.

An application that was refused is no co-operation: taking part in it has the status `negative`, and one that is not decided yet is
`potential`. Partners of an application are confidential and stand in no file.
"""

from collections.abc import Iterator
from typing import Final

from samspill.graph.model import Node, Relationship, Status, Value, id_from_name
from samspill.loaders.registers.facts import read_toml, source_facts
from samspill.loaders.registers.numbers import checked_number, organisation_id
from samspill.loaders.registers.places.location import Told, located
from samspill.loaders.registers.projects.participation import Project, amount, iso, role_of, told, unread
from samspill.loaders.registers.reading import Fact, Reading, Register
from samspill.loaders.registers.rows import Fields
from samspill.loaders.words import Unusable

_APPLICATIONS: Final = read_toml(__package__, "rcn_applications.toml")
_EU_GRANTS: Final = read_toml(__package__, "rcn_eu_grants.toml")
_PERSON = "person"


def read_applications(reading: Reading) -> Iterator[Fact]:
    """Go through applications: a project a row."""
    funder = _funder()
    for row, fields in reading.rows():
        if not told(fields["prosjektnummer"]) or not told(fields["prosjekttittel"]):
            yield reading.problem(
                row, "prosjektnummer", fields["prosjektnummer"], "The row has no project number or no title."
            )
            continue
        phase = fields["prosjektfase"].strip()
        if phase not in _APPLICATIONS["status"]:
            yield reading.problem(
                row, "prosjektfase", phase, "This phase is not known, so the application counts as undecided."
            )
        days = ("sokstart", "sokslutt", "prosjektstart", "prosjektslutt")
        yield from unread(reading, row, fields, ("tildelt_belop",), days)
        status = Status(_APPLICATIONS["status"].get(phase, Status.POTENTIAL))
        project, locator = _application(fields), f"prosjektnummer {fields['prosjektnummer']}"
        yield from project.said(reading, locator)
        yield from _applicant(reading, row, project, fields, status)
        granted = amount(fields["tildelt_belop"])
        if status is Status.STATED and granted:
            if reading.first(funder.id):
                yield funder
            details: dict[str, Value] = {"amount": granted, "currency": "NOK"}
            if project.start and project.start[:4].isdigit():
                details["year"] = int(project.start[:4])
            evidence = f"tildelt_belop {fields['tildelt_belop']}, {phase}: {project.name}"
            yield Relationship("FUNDS", funder.id, project.id, reading.source, evidence, locator, details=details)


def _application(fields: Fields) -> Project:
    return Project(
        f"rcn:{fields['prosjektnummer']}",
        " ".join(fields["prosjekttittel"].split()),
        start=iso(fields["prosjektstart"]) or iso(fields["sokstart"]),
        end=iso(fields["prosjektslutt"]) or iso(fields["sokslutt"]),
        programme=told(fields["aktivitet"]),
        theme=(told(fields["fagomraade"]), told(fields["fag"]) or told(fields["fagomraade"])),
        details={"phase": fields["prosjektfase"], "type": fields["soknadstype"]},
    )


def _applicant(reading: Reading, row: int, project: Project, fields: Fields, status: Status) -> Iterator[Fact]:
    name = told(fields["prosjektansvarlig_navn"])
    # A personal grant: the name is that of a person.
    if not name or fields["prosjektansvarlig_type"].strip().lower() == _PERSON:
        return
    kind, short = str(_APPLICATIONS["kinds"].get(fields["sektor"], "Organisation")), told(fields["kortnavn"])
    number = told(fields["organisasjonsnummer"])
    if number:
        try:
            number = checked_number(number)
        except Unusable as reason:
            yield reading.unusable(row, "organisasjonsnummer", number, reason)
            return
        # The name is that of a faculty, the short name that of the whole, and the number of either.
        organisation = Node(organisation_id(number), kind, name, details={"orgnr": number})
    else:
        full = f"{name} ({short})" if short else name
        organisation = Node(id_from_name(kind, full), kind, full, review=True)
    yield organisation
    locator = f"prosjektnummer {fields['prosjektnummer']}"
    evidence = f"prosjektansvarlig_navn {name}; prosjektfase {fields['prosjektfase']}"
    yield Relationship(
        "PARTICIPATES_IN", organisation.id, project.id, reading.source, evidence, locator, status,
        project.start, project.end, {"role": "coordinator"},
    )  # fmt: skip
    if code := told(fields["kommunenummer"]):
        words = f"kommunenummer {code} {fields['kommune']}"
        yield from located(reading, organisation.id, Told(code, words, locator, row, "kommunenummer"))


def _funder() -> Node:
    number = _APPLICATIONS["funder"]["number"]
    return Node(organisation_id(number), "PublicBody", _APPLICATIONS["funder"]["name"], details={"orgnr": number})


def read_eu_grants(reading: Reading) -> Iterator[Fact]:
    """Go through Norwegian participants of EU projects: a participation a row."""
    for row, fields in reading.rows():
        if not told(fields["prosjektnr"]):
            yield reading.problem(row, "Prosjektnr", "", "The row names no project.")
            continue
        organisation = _participant(fields)
        if isinstance(organisation, Unusable):
            yield reading.unusable(row, "Organisasjonsnummer", fields["organisasjonsnummer"], organisation)
            continue
        days = ("kontrakt startdato", "kontrakt sluttdato")
        yield from unread(reading, row, fields, ("innvilget beløp organisasjon eur",), days)
        project = _eu_project(fields)
        locator = f"Prosjektnr {fields['prosjektnr']}, Deltakernr {fields['deltakernr']}"
        yield from project.said(reading, locator)
        yield organisation
        details: dict[str, Value] = {"role": role_of(fields["organisasjon rolle"])}
        if (money := amount(fields["innvilget beløp organisasjon eur"])) is not None:
            details |= {"amount": money, "currency": "EUR"}
        evidence = f"{organisation.name}: {fields['organisasjon rolle']} – {project.name} ({fields['prosjektnr']})"
        yield Relationship(
            "PARTICIPATES_IN", organisation.id, project.id, reading.source, evidence, locator, Status.STATED,
            project.start, project.end, details,
        )  # fmt: skip
        if code := told(fields["adresse kommunenummer"]):
            words = f"Adresse kommunenummer {code} {fields['adresse kommune']}"
            where = f"Organisasjonsnummer {fields['organisasjonsnummer']}"
            yield from located(reading, organisation.id, Told(code, words, where, row, "Adresse kommunenummer"))


def _participant(fields: Fields) -> Node | Unusable:
    name, written = told(fields["organisasjonsnavn"]), told(fields["organisasjonsnummer"])
    kind = str(_EU_GRANTS["kinds"].get(fields["fou sektorkode"], "Organisation"))
    short = tuple(filter(None, (told(fields["kortnavn"]),)))
    if not written:
        return (
            Node(id_from_name(kind, name), kind, name, short, review=True)
            if name
            else Unusable("The row names no organisation.")
        )
    try:
        number = checked_number(written)
    except Unusable as reason:
        return reason
    return Node(organisation_id(number), kind, name or number, short, details={"orgnr": number}, review=not name)


def _eu_project(fields: Fields) -> Project:
    topic = told(fields["topic kode"])
    return Project(
        f"cordis:{fields['prosjektnr']}",
        told(fields["prosjektkortnavn"]) or told(fields["prosjektnavn"]) or fields["prosjektnr"],
        (told(fields["prosjektnavn"]),),
        start=iso(fields["kontrakt startdato"]),
        end=iso(fields["kontrakt sluttdato"]),
        programme=told(fields["rammeprogram"]),
        theme=(told(fields["programkortnavn (h2020)"]), told(fields["program (h2020)"])),
        details={"topic": topic} if topic else {},
    )


APPLICATIONS: Final = Register(source_facts(__package__, "rcn_applications"), read_applications)
EU_GRANTS: Final = Register(source_facts(__package__, "rcn_eu_grants"), read_eu_grants)
