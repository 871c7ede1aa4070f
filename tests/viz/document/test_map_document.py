"""The map document of the Troms example."""

import json
from typing import Any

import pytest

from samspill.graph.errors import UsageError
from samspill.graph.model import Node, Records, Relationship, Source, Status
from samspill.graph.network import Filters, Network, project, shortest_path
from samspill.graph.store.port import Store
from samspill.viz.document import MapDocument, map_document
from samspill.viz.document.form import MapNode


def node(document: MapDocument, name: str) -> MapNode:
    return next(each for each in document["nodes"] if each["name"] == name)


def tie(document: MapDocument, first: str, second: str) -> dict[str, Any]:
    ends = {node(document, first)["id"], node(document, second)["id"]}
    return next(dict(each) for each in document["ties"] if {each["from"], each["to"]} == ends)


def test_it_holds_all_organisations_and_ties(troms: MapDocument) -> None:
    assert (len(troms["nodes"]), len(troms["ties"])) == (38, 114)
    assert troms["summary"].startswith("38 organisasjoner med 114 forbindelser.")
    assert troms["projection"] == "works-with"


def test_the_islands_are_the_communities_and_those_without_ties_have_a_named_tray(troms: MapDocument) -> None:
    assert [(each["size"], each["tied"]) for each in troms["communities"]] == [
        (10, True),
        (9, True),
        (9, True),
        (10, False),
    ]
    assert troms["communities"][-1]["name"] == "Uten forbindelser"
    assert all(
        each["name"] == f"Rundt {leader(troms, each['leader'])}" for each in troms["communities"] if each["tied"]
    )


def leader(document: MapDocument, identifier: str) -> str:
    return next(each["name"] for each in document["nodes"] if each["id"] == identifier)


def test_a_derived_tie_says_through_what_and_each_claim_says_where_it_is_from(troms: MapDocument) -> None:
    found = tie(troms, "Senja kommune", "Profilgruppa")
    assert found["status"] == "derived"
    way = next(way for way in found["through"] if way["what"] == "Næringsarena Senjaregionen")
    assert (way["kind"], way["verb"], way["status"]) == ("Gruppe", "sitter i en gruppe sammen med", "avledet")
    claims = [troms["claims"][id_] for id_ in way["claims"]]
    assert {claim["text"] for claim in claims} == {
        "Senja kommune er medlem av Næringsarena Senjaregionen (arrangør)",
        "Profilgruppa er medlem av Næringsarena Senjaregionen",
    }
    assert all(claim["source"] and claim["evidence"] and claim["locator"] and claim["status"] for claim in claims)


def test_verbs_follow_the_evidence_so_that_meeting_is_not_working_together(troms: MapDocument) -> None:
    verbs = tie(troms, "Sjømatklyngen Senja", "Profilgruppa")["verbs"]
    assert "var på samme arrangement som" in verbs
    assert "samarbeider med" not in verbs


def test_a_tie_that_somebody_states_is_stated(troms: MapDocument) -> None:
    found = tie(troms, "Troms fylkeskommune", "Lenvik kommune")
    assert (found["status"], found["verbs"]) == ("stated", ["samarbeider med"])


def test_the_legend_counts_what_is_there(troms: MapDocument) -> None:
    assert sum(entry["count"] for entry in troms["legend"]) == 38
    assert {entry["status"]: entry["count"] for entry in troms["tie_legend"]} == {"stated": 8, "derived": 106}
    assert len({entry["shape"] for entry in troms["legend"]}) == len(troms["legend"])
    assert len({entry["color"] for entry in troms["legend"]}) == len(troms["legend"])


def test_possible_and_denied_ties_keep_their_status_and_say_so(troms_store: Store) -> None:
    statuses = ("stated", "derived", "potential", "negative")
    document = map_document(troms_store, project(troms_store, filters=Filters(statuses=statuses)), language="en")
    assert {entry["status"] for entry in document["tie_legend"]} == set(statuses)
    possible = [each for each in document["ties"] if each["status"] == "potential"]
    assert all(verb.startswith("could") for each in possible for verb in each["verbs"])
    denied = [each for each in document["ties"] if each["status"] == "negative"]
    texts = [document["claims"][id_]["text"] for each in denied for way in each["through"] for id_ in way["claims"]]
    assert any(text.startswith("Denied: ") for text in texts)


def test_a_neighbourhood_has_its_organisation_in_the_middle_and_no_islands(
    troms_store: Store, troms_network: Network
) -> None:
    focus = next(id_ for id_, name, _ in troms_network.organisations.itertuples(index=False) if name == "Senja kommune")
    document = map_document(troms_store, troms_network.ego(focus), language="en", focus=focus)
    middle = node(document, "Senja kommune")
    assert (middle["x"], middle["y"]) == (0, 0)
    assert (document["focus"], document["communities"], len(document["nodes"])) == (focus, [], 10)


def test_a_focus_outside_the_network_is_refused(troms_store: Store, troms_network: Network) -> None:
    with pytest.raises(UsageError, match="org:no-such"):
        map_document(troms_store, troms_network, language="en", focus="org:no-such")


def test_a_path_is_carried_along(troms_store: Store, troms_network: Network) -> None:
    first, second, _ = troms_network.pairs()
    ends = [troms_network.ids[first[0]], troms_network.ids[second[0]]]
    path = shortest_path(troms_network, *ends)
    assert map_document(troms_store, troms_network, language="en", path=path)["path"] == ends


def test_the_same_network_gives_the_same_document(
    troms_store: Store, troms_network: Network, troms: MapDocument
) -> None:
    assert map_document(troms_store, troms_network, language="nb") == troms


def test_it_is_plain_json(troms: MapDocument) -> None:
    assert json.loads(json.dumps(troms, allow_nan=False)) == troms


SOURCE = Source("source:minutes", "Minutes")
BOARD = Records(
    "test:board",
    "Board",
    nodes=(
        Node("org:one", "Company", "One"),
        Node("org:two", "Company", "Two"),
        Node("person:kari", "Person", "Kari Nordmann"),
    ),
    relationships=tuple(
        Relationship(
            "HAS_ROLE_IN", "person:kari", org, SOURCE.id, "Kari Nordmann chairs.", "p. 1", details={"role": "chair"}
        )
        for org in ("org:one", "org:two")
    ),
    sources=(SOURCE,),
)


def test_no_person_is_in_a_document_unless_asked_for(embedded_store: Store) -> None:
    embedded_store.load(BOARD)
    network = project(embedded_store, "boards")
    hidden = map_document(embedded_store, network, language="en")
    assert len(hidden["ties"]) == 1
    assert "Nordmann" not in json.dumps(hidden)
    assert "kari" not in json.dumps(hidden)
    shown = map_document(embedded_store, network, language="en", persons=True)
    assert shown["ties"][0]["through"][0]["what"] == "Kari Nordmann"


def test_organisations_carry_where_they_are_and_what_they_focus_on(embedded_store: Store) -> None:
    place, theme = Node("place:senja", "Municipality", "Senja"), Node("theme:fish", "Theme", "Fisheries")
    about = [
        Relationship("LOCATED_IN", "org:one", place.id, SOURCE.id, "Address."),
        Relationship("FOCUSES_ON", "org:one", theme.id, SOURCE.id, "Strategy."),
        Relationship("FOCUSES_ON", "org:two", theme.id, SOURCE.id, "Could be.", status=Status.POTENTIAL),
    ]
    nodes = (*BOARD.nodes[:2], place, theme)
    embedded_store.load(Records("test:about", "About", nodes=nodes, relationships=tuple(about), sources=(SOURCE,)))
    document = map_document(embedded_store, project(embedded_store), language="en")
    assert (node(document, "One")["places"], node(document, "One")["themes"]) == (["Senja"], ["Fisheries"])
    assert (node(document, "Two")["places"], node(document, "Two")["themes"]) == ([], [])


def test_ownership_reads_differently_from_its_two_ends(embedded_store: Store) -> None:
    owns = Relationship("OWNS", "org:two", "org:one", SOURCE.id, "Two owns all shares.")
    embedded_store.load(Records("test:owner", "Owner", nodes=BOARD.nodes[:2], relationships=(owns,), sources=(SOURCE,)))
    only = map_document(embedded_store, project(embedded_store, "direct"), language="en")["ties"][0]
    assert (only["from"], only["verbs"], only["verbs_back"]) == ("org:one", ["is owned by"], ["owns"])
