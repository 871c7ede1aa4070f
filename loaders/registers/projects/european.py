"""Reads files of EU projects: CORDIS organisations and projects, the Horizon Dashboard, and tables made from them.

The amount of each participant stands on its participation. The Commission is no partner of those whom it pays, so it is not made one:
it would tie every participant in Europe to every other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from samspill.graph.model import Node, Relationship, Value
from samspill.loaders.registers.facts import source_facts
from samspill.loaders.registers.projects.participation import (
    Project,
    amount,
    european,
    iso,
    kind_of,
    role_of,
    told,
    unread,
)
from samspill.loaders.registers.reading import Fact, Reading, Register


@dataclass(frozen=True, slots=True)
class Part:
    """What an organisation has to do with a project: its role as the file writes it, and its amount in euros."""

    role: str
    amount: float | None


def read_organisations(reading: Reading) -> Iterator[Fact]:
    """Go through CORDIS organization.csv: a participation a row."""
    for row, fields in reading.rows():
        yield from unread(reading, row, fields, ("neteccontribution", "eccontribution"), ())
        organisation = european(
            told(fields["organisationid"]), told(fields["name"]), told(fields["vatnumber"]), told(fields["country"])
        )
        project = Project(f"cordis:{fields['projectid']}", told(fields["projectacronym"]) or fields["projectid"])
        money = amount(fields["neteccontribution"])
        money = amount(fields["eccontribution"]) if money is None else money
        if organisation:
            organisation = replace(
                organisation,
                kind=kind_of(fields["activitytype"]),
                names=tuple(filter(None, (told(fields["shortname"]),))),
                url=told(fields["organizationurl"]),
            )
        yield from _participation(reading, row, project, organisation, Part(fields["role"], money))


def read_dashboard(reading: Reading) -> Iterator[Fact]:
    """Go through an export of the Horizon Dashboard: a participation a row."""
    for row, fields in reading.rows():
        yield from unread(reading, row, fields, ("eu_contribution",), ("project_start_date", "project_end_date"))
        organisation = european(
            told(fields["pic"]),
            told(fields["legal_name"]),
            told(fields["legal_entity_vat"]),
            told(fields["country_code"]),
        )
        project = Project(
            f"cordis:{fields['project_id']}",
            told(fields["project_acronym"]) or told(fields["project_title"]) or fields["project_id"],
            (told(fields["project_title"]),),
            url=told(fields["cordis_link"]),
            start=iso(fields["project_start_date"]),
            end=iso(fields["project_end_date"]),
            programme=told(fields["framework_programme"]),
            theme=(told(fields["thematic_priority_abbr"]), told(fields["thematic_priority_descr"])),
            details=_topic(fields["topic_code"]),
        )
        partner = told(fields["partner_type"])
        role = fields["partner_role"] if partner == "BENEFICIARY" else partner or fields["partner_role"]
        if organisation:
            organisation = replace(organisation, kind=kind_of(fields["legal_entity_type"]))
        yield from _participation(reading, row, project, organisation, Part(role, amount(fields["eu_contribution"])))


def read_plus(reading: Reading) -> Iterator[Fact]:
    """Go through a table of CORDIS-plus: a participation a row."""
    for row, fields in reading.rows():
        yield from unread(reading, row, fields, ("eu_contribution",), ("start_date", "end_date"))
        organisation = european(told(fields["pic"]), told(fields["legal_name"]), country=told(fields["country_code"]))
        project = Project(
            f"cordis:{fields['project_id']}",
            told(fields["project_acronym"]) or fields["project_id"],
            start=iso(fields["start_date"]),
            end=iso(fields["end_date"]),
            programme=told(fields["framework_programme"]),
            theme=(told(fields["thematic_priority_abbr"]), told(fields["thematic_priority"])),
            details=_topic(fields["topic_code"]),
        )
        if organisation:
            organisation = replace(
                organisation,
                kind=kind_of(fields["legal_entity_type"]),
                names=tuple(filter(None, (told(fields["legal_short_name"]),))),
                url=told(fields["legal_url"]),
            )
        part = Part(fields["partner_role"], amount(fields["eu_contribution"]))
        yield from _participation(reading, row, project, organisation, part)


def read_projects(reading: Reading) -> Iterator[Fact]:
    """Go through CORDIS project.csv: a project a row."""
    for row, fields in reading.rows():
        if not told(fields["id"]):
            yield reading.problem(row, "id", fields["id"], "The project has no number.")
            continue
        yield from unread(reading, row, fields, ("totalcost", "ecmaxcontribution"), ("startdate", "enddate"))
        details: dict[str, Value] = {**_topic(fields["topics"]), "phase": told(fields["status"])}
        for name, column in (("total_cost", "totalcost"), ("eu_contribution", "ecmaxcontribution")):
            if (money := amount(fields[column])) is not None:
                details[name] = money
        yield from Project(
            f"cordis:{fields['id']}",
            told(fields["acronym"]) or told(fields["title"]) or fields["id"],
            (told(fields["title"]),),
            told(fields["objective"]),
            start=iso(fields["startdate"]),
            end=iso(fields["enddate"]),
            programme=told(fields["frameworkprogramme"]),
            details=details,
        ).said(reading, f"row {row}")


def _participation(
    reading: Reading, row: int, project: Project, organisation: Node | None, part: Part
) -> Iterator[Fact]:
    if project.key == "cordis:":
        yield reading.problem(row, "project_id", "", "The row names no project.")
        return
    if organisation is None:
        yield reading.problem(row, "pic", "", "The row has no number (PIC) of an organisation.")
        return
    yield from project.said(reading, f"row {row}")
    yield organisation
    details: dict[str, Value] = {"role": role_of(part.role)}
    if part.amount is not None:
        details |= {"amount": part.amount, "currency": "EUR"}
    evidence = f"{organisation.name}: {part.role} – {project.name} ({project.key.removeprefix('cordis:')})"
    yield Relationship(
        "PARTICIPATES_IN",
        organisation.id,
        project.id,
        reading.source,
        evidence,
        f"row {row}",
        valid_from=project.start,
        valid_to=project.end,
        details=details,
    )


def _topic(code: str) -> dict[str, Value]:
    return {"topic": code} if told(code) else {}


ORGANISATIONS: Final = Register(source_facts(__package__, "cordis_organisations"), read_organisations)
PROJECTS: Final = Register(source_facts(__package__, "cordis_projects"), read_projects)
DASHBOARD: Final = Register(source_facts(__package__, "horizon_dashboard"), read_dashboard)
PLUS: Final = Register(source_facts(__package__, "cordis_plus"), read_plus)
