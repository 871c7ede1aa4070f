"""Projects and funding: CORDIS, the Horizon Dashboard and Forskningsrådet."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from samspill.graph.model import Node, Records
from samspill.loaders.registers.projects.european import DASHBOARD, ORGANISATIONS, PLUS, PROJECTS
from samspill.loaders.registers.projects.participation import amount, iso, role_of
from samspill.loaders.registers.projects.rcn import APPLICATIONS, EU_GRANTS
from samspill.loaders.registers.reading import Register

Read = Callable[[Register, bytes | str | Path], Records]


def node(records: Records, identifier: str) -> Node:
    """Return the node with this id."""
    return next(each for each in records.nodes if each.id == identifier)


def participations(records: Records) -> list[tuple[str, str, object, object]]:
    """Return organisation, project, role and amount of each participation."""
    return [
        (each.start, each.end, each.details.get("role"), each.details.get("amount"))
        for each in records.relationships
        if each.type == "PARTICIPATES_IN"
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("960619,95", 960619.95),
        ("626199.99999984", 626200.0),
        ("85.510", 85.51),
        ("1 234 567,89", 1234567.89),
        ("1\u00a0234", 1234.0),
        ("1.234.567,89", 1234567.89),
        ("1.234.567", 1234567.0),
        ("1,234,567.5", 1234567.5),
        ("-1.234,5", -1234.5),
        ("12.34.567", None),
        ("1.5,250", None),
        ("1 million", None),
        ("0", 0.0),
        ("-", None),
        ("NA", None),
        ("nan", None),
    ],
)
def test_amounts_have_a_decimal_point_or_comma_and_perhaps_signs_between_thousands(
    written: str, value: float | None
) -> None:
    assert amount(written) == value


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("25.05.2020 00:00", "2020-05-25"),
        ("2012-10-17 13:00:00", "2012-10-17"),
        ("29/11/2021", "2021-11-29"),
        ("2013", "2013"),
        ("31.02.2020", None),
        ("NA", None),
    ],
)
def test_dates_come_in_four_forms(written: str, day: str | None) -> None:
    assert iso(written) == day


def test_each_file_spells_roles_in_its_own_way() -> None:
    assert [role_of(each) for each in ("thirdParty", "THIRDPARTY", "Thirdparty", "COORDINATOR", "associatedPartner", "observer")] == [
        "third party", "third party", "third party", "coordinator", "associated partner", "observer",
    ]  # fmt: skip


def test_a_norwegian_participant_is_known_by_its_number_and_keeps_its_pic(read: Read) -> None:
    header = "projectID;projectAcronym;organisationID;vatNumber;name;activityType;country;role;netEcContribution;ecContribution\n"
    rows = (
        '"1";"SEA";"999974456";"NO970422528MVA";"UNIVERSITETET I TROMSOE";"HES";"NO";"coordinator";"10,5";"11"\n'
        '"1";"SEA";"999905974";"-";"WELLCOME";"PRC";"UK";"thirdParty";"";"7"\n'
    )
    records = read(ORGANISATIONS, header + rows)
    assert participations(records) == [
        ("org:no:970422528", "act:cordis:1", "coordinator", 10.5),
        ("org:eu:pic:999905974", "act:cordis:1", "third party", 7.0),
    ]
    assert node(records, "org:no:970422528").details == {"pic": "999974456", "orgnr": "970422528", "country": "NO"}
    assert node(records, "org:eu:pic:999905974").details["country"] == "GB"


def test_a_participant_of_which_only_the_number_is_told_gets_no_invented_name(read: Read) -> None:
    header = "project_id,pic,partner_role,legal_name,legal_short_name\n"
    nameless = read(PLUS, header + "1,999,Participant,NA,NA\n")
    assert (node(nameless, "org:eu:pic:999").name, node(nameless, "org:eu:pic:999").review) == ("PIC 999", True)
    named = node(read(PLUS, header + "1,999,Participant,NA,NA\n2,999,Partner,NORUT,NORUT\n"), "org:eu:pic:999")
    assert (named.name, named.review) == ("NORUT", False)


def test_rows_without_project_or_organisation_are_told(read: Read) -> None:
    records = read(
        PLUS, "project_id,pic,partner_role,legal_name,legal_short_name\n,1,Participant,A,A\n7,NA,Participant,B,B\n"
    )
    assert [(each.row, each.column) for each in records.problems] == [(2, "project_id"), (3, "pic")]
    assert records.nodes == ()


def test_a_project_has_its_title_dates_cost_and_programme(read: Read) -> None:
    header = "id;acronym;status;title;startDate;endDate;totalCost;ecMaxContribution;frameworkProgramme;objective\n"
    records = read(
        PROJECTS,
        header + '"1";"SEA";"SIGNED";"Sea of plenty";"2024-01-01";"2027-12-31";"12,5";"10";"HORIZON";"To\nfish"\n',
    )
    project = node(records, "act:cordis:1")
    assert (project.name, project.names, project.description) == ("SEA", ("Sea of plenty",), "To\nfish")
    assert project.details == {
        "phase": "SIGNED", "total_cost": 12.5, "eu_contribution": 10.0, "valid_from": "2024-01-01", "valid_to": "2027-12-31",
    }  # fmt: skip
    assert [(each.type, each.end) for each in records.relationships] == [("PART_OF", "act:programme:horizon")]
    assert node(records, "act:programme:horizon").name == "Horizon Europe"


APPLICATION = (
    "prosjektnummer,prosjekttittel,prosjektfase,prosjektansvarlig_type,prosjektansvarlig_navn,kortnavn,organisasjonsnummer,"
    "prosjektstart,prosjektslutt,tildelt_belop,kommunenummer,kommune\n"
)


@pytest.mark.parametrize(
    ("phase", "status", "funded"),
    [
        ("Bevilgning", "stated", True),
        ("Avsluttet", "stated", True),
        ("Avslag", "negative", False),
        ("Vurderes", "potential", False),
    ],
)
def test_what_became_of_an_application_decides_whether_taking_part_is_a_fact(
    read: Read,
    phase: str,
    status: str,
    funded: bool,  # noqa: FBT001  a table
) -> None:
    row = f"1,Krill,{phase},Organisasjon,NOFIMA AS,NOFIMA,989278835,2013,2017,100.0,1902,Tromsø\n"
    records = read(APPLICATIONS, APPLICATION + row)
    (taking_part,) = [each for each in records.relationships if each.type == "PARTICIPATES_IN"]
    assert (taking_part.status, taking_part.valid_from, taking_part.valid_to) == (status, "2013", "2017")
    grants = [(each.start, each.details) for each in records.relationships if each.type == "FUNDS"]
    assert grants == ([("org:no:970141669", {"amount": 100.0, "currency": "NOK", "year": 2013})] if funded else [])
    assert [(each.end, each.details) for each in records.relationships if each.type == "LOCATED_IN"] == [
        ("place:no:kommune:5501", {"kommunenummer": "1902"})
    ]


def test_a_new_phase_is_told_and_counts_as_undecided(read: Read) -> None:
    records = read(APPLICATIONS, APPLICATION + "1,Krill,Trukket,Organisasjon,NOFIMA AS,,989278835,2013,2017,100.0,,\n")
    assert [(each.column, each.value) for each in records.problems] == [("prosjektfase", "Trukket")]
    assert [each.status for each in records.relationships] == ["potential"]


def test_the_holder_of_a_personal_grant_is_not_made_an_organisation(read: Read) -> None:
    records = read(APPLICATIONS, APPLICATION + "1,Krill,Bevilgning,Person,Kari Nordmann,,,2013,2017,0,,\n")
    assert [each.kind for each in records.nodes] == ["Project"]


def test_a_department_without_a_number_is_told_from_the_same_of_another_university(read: Read) -> None:
    rows = "1,A,Avsluttet,Organisasjon,Institutt for statsvitenskap,UIO,0,,,0,,\n2,B,Avsluttet,Organisasjon,Institutt for statsvitenskap,UIT,0,,,0,,\n"
    departments = [each for each in read(APPLICATIONS, APPLICATION + rows).nodes if each.kind == "Organisation"]
    assert [(each.name, each.review) for each in departments] == [
        ("Institutt for statsvitenskap (UIO)", True),
        ("Institutt for statsvitenskap (UIT)", True),
    ]


@pytest.mark.parametrize(
    ("name", "register", "rows", "projects", "organisations", "participating"),
    [
        ("cordis/cordis-plus-2022.csv", PLUS, 2023, 917, 1032, 1847),
        ("cordis/horizon_dashboard_export_2021.csv", DASHBOARD, 2570, 131, 2016, 2554),
        ("cordis/organization_verbatim_rows.csv", ORGANISATIONS, 6, 6, 6, 6),
        ("forskningsradet/bevilgningereu_sample.csv", EU_GRANTS, 159, 152, 74, 158),
        # The 143 applicants, 104 of them with a number, and Forskningsrådet itself.
        ("forskningsradet/soknader2_sample.csv", APPLICATIONS, 171, 171, 144, 171),
    ],
)
def test_example_files_hold_what_they_hold(  # noqa: PLR0913, PLR0917  a table of facts
    read: Read,
    example: Callable[[str], Path],
    name: str,
    register: Register,
    rows: int,
    projects: int,
    organisations: int,
    participating: int,
) -> None:
    """Rows that name the same organisation in the same role of the same project are one participation."""
    records = read(register, example(name))
    assert (records.read, records.problems) == (rows, ())
    assert sum(each.kind == "Project" for each in records.nodes) == projects
    assert sum(each.id.startswith("org:") for each in records.nodes) == organisations
    assert len(participations(records)) == participating


def test_a_participant_listed_twice_has_both_amounts(read: Read, example: Callable[[str], Path]) -> None:
    records = read(EU_GRANTS, example("forskningsradet/bevilgningereu_sample.csv"))
    (twice,) = [
        each for each in records.relationships if (each.start, each.end) == ("org:no:979750730", "act:cordis:636146")
    ]
    assert twice.details["amount"] == pytest.approx(2 * 145795.65)
    assert twice.locator == "Prosjektnr 636146, Deltakernr 23; Prosjektnr 636146, Deltakernr 40"


def test_applications_of_the_example_have_the_outcomes_of_the_file(read: Read, example: Callable[[str], Path]) -> None:
    records = read(APPLICATIONS, example("forskningsradet/soknader2_sample.csv"))
    taking_part = [each for each in records.relationships if each.type == "PARTICIPATES_IN"]
    assert Counter(each.status for each in taking_part) == {"negative": 107, "stated": 64}


def test_one_project_and_one_organisation_of_two_sources_are_one(read: Read) -> None:
    cordis = read(
        ORGANISATIONS, "projectID,organisationID,role,vatNumber,name\n951956,9,participant,NO919303808MVA,SINTEF\n"
    )
    header = "Rammeprogram,Prosjektnr,Prosjektnavn,Organisasjonsnummer,Organisasjonsnavn,Organisasjon rolle\n"
    grants = read(EU_GRANTS, header + "H2020,951956,Twins,919303808,SINTEF AS,PARTICIPANT\n")
    assert (
        participations(cordis) == participations(grants) == [("org:no:919303808", "act:cordis:951956", "partner", None)]
    )


def test_an_amount_or_a_day_that_cannot_be_read_is_told_and_the_rest_of_the_row_is_used(read: Read) -> None:
    text = (
        "Rammeprogram;Prosjektnr;Organisasjonsnummer;Organisasjon rolle;Kontrakt startdato;Innvilget beløp organisasjon EUR\n"
        "H2020;1;970422528;COORDINATOR;våren 2020;om lag 2 mill.\n"
        "H2020;2;970422528;COORDINATOR;01.02.2020 00:00;2 000 000,50\n"
    )
    records = read(EU_GRANTS, text)
    assert [(each.row, each.column, each.value, each.costs_rows) for each in records.problems] == [
        (2, "innvilget beløp organisasjon eur", "om lag 2 mill.", False),
        (2, "kontrakt startdato", "våren 2020", False),
    ]
    assert [each[3] for each in participations(records)] == [None, 2000000.5]
