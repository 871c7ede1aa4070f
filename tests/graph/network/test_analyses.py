"""Every analysis gives a table, sentences and a document, in three languages, and says what it needs."""

import json
from io import BytesIO

import pandas as pd
import pytest
from babel.messages.pofile import read_po

from samspill.graph.errors import UsageError
from samspill.graph.model import kinds_of
from samspill.graph.network import ANALYSES, Filters, Inquiry, Network, Options, analyse, network_of, project
from samspill.graph.network.notes import LOCALE
from samspill.graph.store import Store


@pytest.fixture(scope="module")
def troms(troms_store: Store) -> Network:
    """Who works with whom in Troms."""
    return project(troms_store)


def senja(network: Network) -> str:
    """Return the id of Senja kommune."""
    [found] = network.organisations.loc[network.organisations["name"] == "Senja kommune", "id"]
    return str(found)


def inquiry(store: Store, network: Network, name: str, language: str = "en") -> Inquiry:
    """Return a question to an analysis with the option that it needs."""
    if name == "without":
        return Inquiry(store, network, Options(organisation=senja(network)), language)
    return Inquiry(store, network, Options(against=("2010", "2014") if name == "compare" else None), language)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_gives_a_table_sentences_and_a_document(
    troms_store: Store, troms: Network, name: str, language: str
) -> None:
    found = analyse(name, inquiry(troms_store, troms, name, language))
    document = json.loads(json.dumps(found.document, allow_nan=False))
    assert (document["projection"], document["organisations"], document["ties"]) == ("works-with", 38, 114)
    assert found.frame().shape == (len(found.rows), len(found.columns))
    assert found.sentences
    assert not any("{" in sentence for sentence in found.sentences)
    columns = {column.name for column in found.columns}
    assert {column.id_of for column in found.columns} - {""} <= columns


@pytest.mark.parametrize("name", sorted(ANALYSES.keys() - {"without", "compare"}))
def test_an_empty_network_is_told_without_numbers_that_do_not_exist(troms_store: Store, name: str) -> None:
    found = analyse(name, inquiry(troms_store, network_of([]), name))
    assert json.dumps(found.document, allow_nan=False)
    assert bool(len(found.rows)) == (name == "figures")
    assert found.document["notes"][0].startswith("No organisation is in this network")


def test_a_network_without_ties_is_told_by_every_analysis_that_needs_them(troms_store: Store) -> None:
    network = project(troms_store, filters=Filters(kinds=("ResearchInstitution",)))
    for name in ANALYSES.keys() - {"without", "compare"}:
        found = analyse(name, Inquiry(troms_store, network, language="nb"))
        assert (
            "Ingen av de 3 organisasjonene har en forbindelse, så det er ingenting å sammenligne."
            in found.document["notes"]
        )
    told = analyse("communities", Inquiry(troms_store, network, language="nb")).sentences
    assert told == ["Det er ikke noe miljø på to eller flere."]


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("without", Options(), "'without' needs the option 'organisation'"),
        ("compare", Options(), "'compare' needs the option 'against'"),
        ("islands", Options(organisation="org:x"), "'islands' does not take the option 'organisation'."),
        ("communities", Options(top=3), "'communities' does not take the option 'top', only resolution."),
        ("beauty", Options(), "There is no analysis 'beauty'"),
        ("without", Options(organisation="org:x"), "There is no organisation in this network"),
        ("likely-partners", Options(method="luck"), "There is no method of link prediction 'luck'"),
    ],
)
def test_what_cannot_be_analysed_is_told(
    troms_store: Store, troms: Network, name: str, options: Options, message: str
) -> None:
    with pytest.raises(UsageError) as raised:
        analyse(name, Inquiry(troms_store, troms, options))
    assert message in str(raised.value)


def test_who_leaves_is_told_with_what_falls_apart(troms_store: Store) -> None:
    network = network_of([("a", "hub"), ("b", "hub"), ("c", "hub"), ("a", "b")])
    found = analyse("without", Inquiry(troms_store, network, Options(organisation="hub"), "nb"))
    assert " ".join(found.sentences) == (
        "Hvis hub går ut, faller øya i 2 deler. 2 par av andre mister sin eneste forbindelse. Alene igjen: c."
    )
    assert [row[:3] for row in found.rows] == [[1, 2, "a"], [1, 2, "b"], [2, 1, "c"]]


LINE = [("Anna", "Bo"), ("Bo", "Cara"), ("Cara", "Dag"), ("Dag", "Eva"), ("Eva", "Finn"), ("Finn", "Gro")]
ROLES = (
    "2 organisations stand between others who have no tie. Those who do so most often: Bo and Cara (pairs: 1). "
    "The most common role is this: Coordinator (all of one kind)."
)
FIGURES = (
    "An organisation has 1 partners on average. There are no small-world figures: they mean nothing where all are tied to "
    "all, or have fewer than two partners on average. All ties are among organisations of one kind, so assortativity has no "
    "value."
)
RING = [("a", "b", 1.0), ("b", "c", 1.0), ("c", "d", 9.0), ("d", "a", 1.0)]


@pytest.mark.parametrize(
    ("name", "ties", "told"),
    [
        ("articulation-points", LINE, "5 organisations hold an island together: Bo, Cara, Dag, Eva and Finn."),
        ("articulation-points", LINE[:2], "1 organisation holds an island together: Bo."),
        (
            "articulation-points",
            RING,
            "No organisation holds an island together: whoever leaves, nothing falls apart.",
        ),
        (
            "bridges",
            LINE,
            "6 ties are each the only way between two sides: Anna – Bo, Bo – Cara, Cara – Dag, Dag – Eva, Eva – Finn and 1 more.",
        ),
        (
            "biconnected-components",
            [*LINE, ("Anna", "Cara")],
            "1 part of three or more holds together whoever leaves. The largest has 3 organisations: Anna, Bo and Cara.",
        ),
        ("biconnected-components", LINE, "No part of three or more holds together whoever leaves."),
        ("bridges", RING, "No tie is the only way between two sides."),
        ("backbone", RING, "No tie stands out."),
        ("roles", LINE[:3], ROLES),
        ("roles", LINE[:1], "Nobody stands between others who have no tie."),
        ("figures", LINE[:1], FIGURES),
        ("mixing", [], "Nobody has a tie in this network."),
    ],
)
def test_sentences_name_who_they_are_about_and_say_why_there_is_nothing(
    troms_store: Store, name: str, ties: list[tuple[object, ...]], told: str
) -> None:
    assert " ".join(analyse(name, Inquiry(troms_store, network_of(ties))).sentences) == told


def test_who_holds_an_island_together_is_in_each_of_its_parts(troms_store: Store) -> None:
    """A triangle and a pair that meet in Cara: parts of three and of two."""
    network = network_of([("Anna", "Bo"), ("Bo", "Cara"), ("Anna", "Cara"), ("Cara", "Dag")])
    found = analyse("biconnected-components", Inquiry(troms_store, network))
    assert [row[:3] for row in found.rows] == [
        [1, 3, "Anna"],
        [1, 3, "Bo"],
        [1, 3, "Cara"],
        [2, 2, "Cara"],
        [2, 2, "Dag"],
    ]


def test_the_strongest_of_the_backbone_and_the_largest_communities_are_named(
    troms_store: Store, troms: Network, karate: Network
) -> None:
    [backbone] = analyse("backbone", Inquiry(troms_store, karate, Options(significance=0.9))).sentences
    assert backbone.startswith("78 of 78 ties stand out, the strongest first: 0 – 1, 0 – 10")
    communities = analyse("communities", Inquiry(troms_store, troms, language="nb"))
    assert communities.sentences[2].startswith("Miljø 1 har 10 medlemmer, blant dem ")
    members = {row[2] for row in communities.rows if row[0] == 1}
    assert sum(name in communities.sentences[2] for name in members) == 3


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Miljø 1 har 3 medlemmer: a, b og c."),
        ("nn", "Miljø 1 har 3 medlemmer: a, b og c."),
        ("en", "Community 1 has 3 members: a, b and c."),
    ],
)
def test_a_community_whose_members_are_all_named_has_no_others(troms_store: Store, language: str, told: str) -> None:
    triangle = network_of([("a", "b"), ("b", "c"), ("c", "a")])
    assert analyse("communities", Inquiry(troms_store, triangle, language=language)).sentences[2] == told


def test_who_should_meet_is_told_with_partners_apart_from_the_rest(troms_store: Store) -> None:
    network = project(troms_store, "direct")
    found = analyse("should-meet", Inquiry(troms_store, network, Options(top=1)))
    told, reasons = " ".join(found.sentences), found.document["rows"][0]["reasons"]
    assert "have no tie. " in told
    partners = [each["name"] for each in reasons if each["kind"] in kinds_of("Organisation")]
    assert ("Both are partners of" in told) == bool(partners)
    assert all(name in told.partition("They have this in common")[0] for name in partners)


def test_an_organisation_that_the_filters_leave_out_is_called_by_its_name(troms_store: Store, troms: Network) -> None:
    companies = project(troms_store, filters=Filters(kinds=("Company",)))
    with pytest.raises(UsageError, match=r"^Senja kommune is not in this network \(works-with\): the filters leave it"):
        analyse("without", Inquiry(troms_store, companies, Options(organisation=senja(troms))))


def test_two_periods_are_named_in_the_sentences_and_over_the_columns(troms_store: Store) -> None:
    later = project(troms_store, filters=Filters(period=("2015", None)))
    found = analyse("compare", Inquiry(troms_store, later, Options(against=(None, "2014")), "nb"))
    assert found.sentences[0] == "To perioder er sammenlignet: før (til og med 2014) og etter (fra 2015)."
    assert analyse("compare", Inquiry(troms_store, later, Options(against=(None, "2014")))).sentences[0] == (
        "Two periods are compared: before (until 2014) and after (from 2015)."
    )
    titles = {column.name: column.titled("nb") for column in found.columns}
    assert (titles["before"], titles["after"]) == ("Før (til og med 2014)", "Etter (fra 2015)")
    beginnings = {
        "new": "De sterkeste nye forbindelsene",
        "ended": "De sterkeste forbindelsene som er avsluttet",
        "stronger": "Forbindelsene som er blitt mest styrket",
        "weaker": "Forbindelsene som er blitt mest svekket",
    }
    assert {row["change"] for row in found.document["rows"]} & set(beginnings)
    for change, beginning in beginnings.items():
        changed = [row for row in found.document["rows"] if row["change"] == change]
        assert any(sentence.startswith(beginning) for sentence in found.sentences) == bool(changed)
        assert all(f"{each['from_name']} – {each['to_name']}" in " ".join(found.sentences) for each in changed[:5])


def test_two_periods_of_troms_differ_by_what_was_stated_in_each(troms_store: Store) -> None:
    later = project(troms_store, filters=Filters(period=("2015", None)))
    found = analyse("compare", Inquiry(troms_store, later, Options(against=(None, "2014"))))
    changes = found.frame()["change"].value_counts()
    document = found.document
    assert document["against"] == [None, "2014"]
    assert sum(changes) == len(document["rows"]) > 0
    assert later.ties == document["unchanged"] + sum(
        row["change"] in {"new", "stronger", "weaker"} for row in document["rows"]
    )


def test_the_likeliest_pairs_of_all_are_the_likeliest_of_each(karate: Network, troms_store: Store) -> None:
    best = analyse("likely-partners", Inquiry(troms_store, karate, Options(top=1))).document["rows"][0]
    of_one = analyse("likely-partners", Inquiry(troms_store, karate, Options(organisation=best["from"], top=1)))
    assert of_one.document["rows"][0]["score"] == pytest.approx(best["score"])
    assert best["to"] not in dict(karate.neighbours(best["from"]))


def test_kinds_are_mixed_as_often_as_there_are_ties(troms_store: Store, troms: Network) -> None:
    found = analyse("mixing", Inquiry(troms_store, troms))
    assert sum(row["ties"] for row in found.document["rows"]) == troms.ties
    inside = sum(row["ties"] for row in found.document["rows"] if row["from_kind"] == row["to_kind"])
    assert found.document["external_internal"] == pytest.approx((troms.ties - 2 * inside) / troms.ties)


def test_places_are_strong_in_kinds_that_they_have_more_of_than_all(troms_store: Store, troms: Network) -> None:
    found = analyse("specialities", Inquiry(troms_store, troms))
    rows = found.document["rows"]
    by_place, by_kind = ({each[key]: 0 for each in rows} for key in ("place", "kind"))
    for each in rows:
        by_place[each["place"]] += each["organisations"]
        by_kind[each["kind"]] += each["organisations"]
    everything = sum(by_place.values())
    for each in rows:
        share = each["organisations"] / by_place[each["place"]]
        assert each["quotient"] == pytest.approx(share / (by_kind[each["kind"]] / everything))
    senja = {each["kind"]: each["organisations"] for each in rows if each["place_name"] == "Senja"}
    assert senja == {"PublicBody": 1}
    assert f"of {len(troms)} organisations have a known place." in found.sentences[0]


def test_nothing_is_said_of_places_where_none_is_known(troms_store: Store) -> None:
    assert analyse("specialities", Inquiry(troms_store, network_of([("a", "b")]))).rows == []


def test_a_finding_is_a_frame_in_a_notebook(troms_store: Store, troms: Network) -> None:
    frame = analyse("islands", Inquiry(troms_store, troms)).frame()
    assert isinstance(frame, pd.DataFrame)
    assert sorted(frame.groupby("island").size(), reverse=True)[:3] == [10, 9, 9]


def test_a_notebook_shows_sentences_and_rows_and_no_markup_from_names(troms_store: Store) -> None:
    found = analyse("islands", Inquiry(troms_store, network_of([("<script>", "b")])))
    shown = found._repr_html_()
    assert shown.startswith("<p>The network is a single island.</p>")
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown


def test_every_message_is_translated_with_the_same_placeholders() -> None:
    for language in ("nb", "nn"):
        catalogue = read_po(BytesIO((LOCALE / f"{language}.po").read_bytes()), locale=language)
        for message in catalogue:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            said = message.string if isinstance(message.string, tuple) else (message.string,)
            if message.id:
                assert all(said), message.id
                assert {name for text in said for name in placeholders(text)} <= placeholders("".join(ids)), message.id


def placeholders(text: str) -> set[str]:
    """Return the names in curly brackets."""
    return {part.split("}")[0] for part in text.split("{")[1:]}
