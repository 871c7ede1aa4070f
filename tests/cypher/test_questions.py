"""The questions of the catalogue, asked of the Troms example on both engines."""

from collections.abc import Mapping
from typing import Any

import pytest

from samspill.cypher.catalogue import ParameterType, catalogue
from samspill.graph.model import Records
from samspill.graph.names import fold
from samspill.graph.network import islands, project
from samspill.graph.store import Store

EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "partners": {"organisation": "Senja kommune"},
    "partners-of-partners": {"organisation": "Senja kommune"},
    "paths": {"from": "Kupa", "to": "Profilgruppa"},
    "what-a-source-says": {"source": "Artikkel om Næringsarena Senjaregionen"},
    "what-it-does": {"organisation": "Sjømatklyngen Senja"},
}
"""What to fill in where a question needs it; the others are asked as they are."""


def id_of(store: Store, name: str) -> str:
    (found,) = store.read(
        "MATCH (thing) WHERE thing.name = $name AND (thing:Organisation OR thing:Activity OR thing:Source) "
        "RETURN thing.id AS id ORDER BY id",
        {"name": name},
    ).rows
    return str(found[0])


def ask(store: Store, name: str, **given: str) -> list[dict[str, Any]]:
    """Ask a question, with names where it takes ids."""
    question = catalogue()[name]
    values = {}
    for parameter in question.parameters:
        text = given.get(parameter.name, "")
        in_graph = parameter.type in {ParameterType.ORGANISATION, ParameterType.ACTIVITY, ParameterType.SOURCE}
        values[parameter.name] = parameter.value(id_of(store, text) if text and in_graph else text)
    return store.read(question.text, values).records()


def column(rows: list[dict[str, Any]], name: str) -> set[Any]:
    return {row[name] for row in rows}


@pytest.mark.parametrize("name", catalogue())
def test_a_question_gives_the_columns_that_its_header_declares(troms_stores: Store, name: str) -> None:
    rows = ask(troms_stores, name, **EXAMPLES.get(name, {}))
    assert rows or name == "partners-of-partners", "the Troms facts answer every other question"
    assert all(list(row) == [column.name for column in catalogue()[name].columns] for row in rows)


@pytest.mark.parametrize("name", catalogue())
def test_both_engines_give_the_same_answer(
    request: pytest.FixtureRequest, troms_store: Store, troms_records: Records, name: str
) -> None:
    neo4j = request.getfixturevalue("shared_neo4j").holding(troms_records)
    given = EXAMPLES.get(name, {})
    assert ask(neo4j, name, **given) == ask(troms_store, name, **given)


def test_the_partners_of_everybody_are_those_of_the_network(troms_stores: Store) -> None:
    network = project(troms_stores)
    for id_, name in zip(network.organisations["id"], network.organisations["name"], strict=True):
        found = troms_stores.read(catalogue()["partners"].text, {"organisation": id_}).records()
        assert {row["partner_id"] for row in found} == {partner for partner, _ in network.neighbours(id_)}, name


def test_those_without_ties_are_the_isolates_of_the_network(troms_stores: Store) -> None:
    rows = ask(troms_stores, "without-ties")
    assert {row["organisation_id"] for row in rows} == set(islands(project(troms_stores)).isolates)
    assert len(rows) == 10


def test_partners_of_partners_are_the_organisations_two_ties_away(store: Store, troms_records: Records) -> None:
    """Troms has none: within an island all know each other. So a project joins two islands here."""
    joined = next(tie for tie in troms_records.relationships if tie.type == "PARTICIPATES_IN")
    ends = {fold(node.name): node.id for node in troms_records.nodes}
    extra = [
        type(joined)(joined.type, ends[name], joined.end, joined.source, "Begge er med.", details={"role": "partner"})
        for name in ("haplast", "kupa")
    ]
    records = Records(
        "workbook:joined", "Joined", troms_records.nodes, (*troms_records.relationships, *extra), troms_records.sources
    )
    store.load(records)
    network = project(store)
    found = {row["organisation_id"] for row in ask(store, "partners-of-partners", organisation="Haplast")}
    near = {id_ for id_, _ in network.neighbours(ends["haplast"])}
    two_away = set(network.ego(ends["haplast"], steps=2).ids) - near - {ends["haplast"]}
    assert found == two_away
    assert ends["senja kommune"] in found


def test_the_steering_group_of_tromsoregionen_has_eight_members(troms_stores: Store) -> None:
    rows = [row for row in ask(troms_stores, "groups") if row["group"].startswith("Styringsgruppe")]
    assert column(rows, "organisation") == {
        *("Balsfjord kommune", "Karlsøy kommune", "Lyngen kommune", "Storfjord kommune", "Tromsø kommune"),
        *("Haplast", "Næringsforeningen i Tromsøregionen", "UiT – Norges arktiske universitet"),
    }


def test_two_could_not_come_to_the_gathering_in_senja(troms_stores: Store) -> None:
    rows = [row for row in ask(troms_stores, "attendance") if row["activity"].startswith("Samling")]
    absent = [row["organisation"] for row in rows if row["attendance"] == ["absent"]]
    assert absent == ["NAV", "Næringsforeningen i Finnsnesregionen"]
    assert sum(row["attendance"] == ["invited", "attended"] for row in rows) == 9


def test_a_path_leads_through_what_both_take_part_in(troms_stores: Store) -> None:
    rows = ask(troms_stores, "paths", **EXAMPLES["paths"])
    assert rows[0]["path"] == ["Kupa", "Næringsarena Senjaregionen", "Profilgruppa"]
    assert rows[0]["relationships"] == ["MEMBER_OF", "MEMBER_OF"]
    assert [row["length"] for row in rows] == sorted(row["length"] for row in rows)


def test_no_path_leads_from_one_island_to_another(troms_stores: Store) -> None:
    assert ask(troms_stores, "paths", **{"from": "Kupa", "to": "Haplast"}) == []


def test_no_path_leads_through_what_is_only_possible(troms_stores: Store) -> None:
    assert ask(troms_stores, "paths", **{"from": "Kupa", "to": "Smart Senja"}) == []


def test_companies_are_missing_from_the_arena(troms_stores: Store) -> None:
    (row,) = ask(troms_stores, "missing-kinds", activity="Næringsarena Senjaregionen")
    assert row["participants"] == 10
    assert row["present"] == ["Cluster", "CompetenceBody", "PublicBody"]
    assert row["missing"] == ["Company", "ResearchInstitution", "Association"]


def test_the_ministry_gives_most(troms_stores: Store) -> None:
    rows = ask(troms_stores, "funding")
    assert (rows[0]["funder"], rows[0]["amount"]) == ("Kommunal- og moderniseringsdepartementet", 2460000)
    assert [row["amount"] for row in rows[1:]] == [50000] * 5


def test_funding_of_one_organisation_is_what_it_gives_and_gets(troms_stores: Store) -> None:
    assert column(ask(troms_stores, "funding", organisation="Lyngen kommune"), "funder") == {"Lyngen kommune"}


def test_three_companies_could_join_and_two_could_not_come(troms_stores: Store) -> None:
    possible = ask(troms_stores, "possible-co-operation", status="potential")
    assert {"Br. Karlsen", "Smart Senja", "Wilsgård"} <= column(possible, "from")
    assert column(ask(troms_stores, "possible-co-operation", status="negative"), "from") == {
        "NAV",
        "Næringsforeningen i Finnsnesregionen",
    }


def test_five_municipalities_share_three_themes(troms_stores: Store) -> None:
    rows = [row for row in ask(troms_stores, "themes-per-municipality") if row["municipality"] == "Storfjord"]
    assert [(row["theme"], row["status"]) for row in rows] == [
        ("Industrimiljø og næringsklynger", "assumed"),
        ("Mat fra sjø og land", "assumed"),
        ("Opplevelsesnæringer", "assumed"),
    ]
    assert all(row["who"] == ["Storfjord kommune"] for row in rows)


def test_the_yearly_plan_of_some_years_holds_what_lasts_in_them(troms_stores: Store) -> None:
    rows = ask(troms_stores, "yearly-plan", **{"from": "2023", "to": "2024-06"})
    assert "Strategisk næringsplan 2024–2028" in column(rows, "activity")
    assert "Fylkesplan for Troms 2014–2025" in column(rows, "activity")
    assert "Byregionprogrammet fase 2" not in column(rows, "activity")


def test_the_yearly_plan_from_a_day_holds_what_is_only_known_to_be_of_that_year(troms_stores: Store) -> None:
    known = {row["activity"] for row in ask(troms_stores, "yearly-plan") if row["ends"] == "2015"}
    assert known
    assert known <= set(column(ask(troms_stores, "yearly-plan", **{"from": "2015-06-01"}), "activity"))
    assert not known & set(column(ask(troms_stores, "yearly-plan", **{"from": "2016"}), "activity"))


def test_interlocks_are_those_in_at_least_so_many(troms_stores: Store) -> None:
    rows = ask(troms_stores, "interlocks", least="3")
    assert rows
    assert all(row["number"] >= 3 and row["number"] == len(row["activities"]) for row in rows)


def test_each_source_says_as_much_as_it_is_counted_for(troms_stores: Store) -> None:
    counted = {row["source"]: row["claims"] for row in ask(troms_stores, "sources")}
    article = "Artikkel om Næringsarena Senjaregionen"
    assert len(ask(troms_stores, "what-a-source-says", source=article)) == counted[article]


@pytest.mark.parametrize("name", [name for name, question in catalogue().items() if "person" not in question.tags])
def test_persons_are_left_out_unless_the_question_is_about_them(troms_store: Store, name: str) -> None:
    persons = column(troms_store.read("MATCH (p:Person) RETURN p.name AS name ORDER BY name").records(), "name")
    assert persons
    for row in ask(troms_store, name, **EXAMPLES.get(name, {})):
        assert not persons & {
            text for value in row.values() for text in (value if isinstance(value, list) else [value])
        }
