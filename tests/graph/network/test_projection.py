"""The store becomes a network: who is tied to whom, through what, how strongly, and what is left out."""

from collections.abc import Callable, Mapping

import networkx as nx
import pytest

from samspill.graph.errors import UsageError
from samspill.graph.model import Node, Records, Relationship, Source, Status, Value
from samspill.graph.network import Filters, Network, NoteCode, Through, claims, project, rank, should_meet
from samspill.graph.store import Store

SOURCE = Source("source:minutes", "Minutes")
A, B, C, HUB = (Node(f"org:{name}", "Company", name) for name in ("a", "b", "c", "hub"))
CLUSTER = Node("org:cluster", "Cluster", "Cluster")
EVENT = Node("act:event", "Event", "Event", details={"valid_from": "2024-04-29", "valid_to": "2024-04-30"})
PLAN = Node("act:plan", "Plan", "Plan")
THEME = Node("theme:food", "Theme", "Food")
COUNTY, TOWN = Node("place:county", "County", "County"), Node("place:town", "Municipality", "Town")
PERSON = Node("person:x", "Person", "Manager of A, on B's board")

Load = Callable[..., Store]


def claim(  # noqa: PLR0913  as many as a claim has
    type_: str,
    start: Node,
    end: Node,
    *,
    status: Status = Status.STATED,
    source: str = SOURCE.id,
    details: Mapping[str, Value] | None = None,
    valid: tuple[str | None, str | None] = (None, None),
) -> Relationship:
    """Return a relationship with evidence."""
    dates = {"valid_from": valid[0], "valid_to": valid[1]}
    return Relationship(type_, start.id, end.id, source, "Written.", status=status, details=details or {}, **dates)


@pytest.fixture
def load(embedded_store: Store) -> Load:
    """A function that loads relationships, with whatever they join, and returns the store."""

    def load_them(*relationships: Relationship, nodes: tuple[Node, ...] = ()) -> Store:
        everything = (A, B, C, HUB, CLUSTER, EVENT, PLAN, THEME, COUNTY, TOWN, PERSON, *nodes)
        used = {end for each in relationships for end in (each.start, each.end)} | {A.id, B.id}
        kept = tuple(node for node in everything if node.id in used)
        sources = tuple(Source(id_, id_) for id_ in sorted({each.source for each in relationships} - {SOURCE.id}))
        embedded_store.load(Records("test", "Test", kept, relationships, (SOURCE, *sources)))
        return embedded_store

    return load_them


def ties(network: Network) -> dict[tuple[str, str], float]:
    """Return the weight of each tied pair."""
    frame = network.to_pandas()
    return {
        (one[4:], other[4:]): weight
        for one, other, weight in zip(frame["from"], frame["to"], frame["weight"], strict=True)
    }


def test_each_participant_of_an_activity_shares_a_weight_of_one(load: Load) -> None:
    """Three take part: each pair weighs 1/(3-1), so that a participant's two ties through it sum to 1 (Newman 2001)."""
    network = project(load(*(claim("PARTICIPATES_IN", each, EVENT) for each in (A, B, C))))
    assert ties(network) == {("a", "b"): 0.5, ("a", "c"): 0.5, ("b", "c"): 0.5}
    assert network.description.activities == 1


def test_weights_through_several_activities_and_a_direct_tie_add_up(load: Load) -> None:
    """A and B meet at an event of three (1/2), in a plan of two (1), and say that they work together (1): 2.5."""
    at_event = [claim("PARTICIPATES_IN", each, EVENT) for each in (A, B, C)]
    store = load(*at_event, claim("PARTICIPATES_IN", A, PLAN), claim("FUNDS", B, PLAN), claim("WORKS_WITH", B, A))
    network = project(store)
    assert ties(network)["a", "b"] == 2.5
    assert [(each.id, each.status, each.weight) for each in network.through("org:a", "org:b")] == [
        ("", "stated", 1.0),
        ("act:event", "derived", 0.5),
        ("act:plan", "derived", 1.0),
    ]


def test_what_a_tie_goes_through_leads_to_the_claims_it_rests_on(load: Load) -> None:
    first, second = (
        claim("PARTICIPATES_IN", A, EVENT, details={"role": "organiser"}),
        claim("PARTICIPATES_IN", B, EVENT),
    )
    store = load(first, second)
    [through] = project(store).through("org:b", "org:a")
    assert through == Through("act:event", "Event", "Event", tuple(sorted([first.id, second.id])), "derived", 1.0)
    found = claims(store, through.relationship_ids, ["org:a", "org:b"])
    assert found.keys() == {first.id, second.id}
    said = found[first.id]
    assert (said.start_name, said.type, said.end_name, said.role) == ("a", "PARTICIPATES_IN", "Event", "organiser")
    assert (said.evidence, said.source_title, said.status, said.valid_from) == ("Written.", "Minutes", "stated", "")


def test_claims_that_nobody_made_are_left_out(load: Load) -> None:
    assert claims(load(claim("WORKS_WITH", A, B)), ["tie:unknown"], ["org:a"]) == {}


def test_the_same_tie_from_two_sources_is_one_tie_with_two_claims(load: Load) -> None:
    store = load(claim("WORKS_WITH", A, B), claim("WORKS_WITH", B, A, source="source:report"))
    network = project(store)
    assert ties(network) == {("a", "b"): 1.0}
    [through] = network.through("org:a", "org:b")
    assert len(through.relationship_ids) == 2
    assert network.description.sources == 2


def test_members_of_a_cluster_are_tied_to_it_and_to_each_other(load: Load) -> None:
    """The cluster has two members: each is tied to it by membership (1) and to the other through it (1/(2-1))."""
    store = load(claim("MEMBER_OF", A, CLUSTER), claim("MEMBER_OF", B, CLUSTER))
    assert ties(project(store)) == {("a", "b"): 1.0, ("a", "cluster"): 1.0, ("b", "cluster"): 1.0}
    assert ties(project(store, "direct")) == {("a", "cluster"): 1.0, ("b", "cluster"): 1.0}
    assert ties(project(store, "memberships")) == ties(project(store))
    assert ties(project(store, "shared-activities")) == {}


def test_parts_of_an_activity_are_not_the_activity(load: Load) -> None:
    store = load(claim("PARTICIPATES_IN", A, EVENT), claim("PARTICIPATES_IN", B, PLAN), claim("PART_OF", EVENT, PLAN))
    assert ties(project(store)) == {}


def test_competitors_do_not_work_together(load: Load) -> None:
    assert ties(project(load(claim("COMPETES_WITH", A, B)))) == {}


def test_boards_tie_organisations_that_share_a_person(load: Load) -> None:
    store = load(claim("HAS_ROLE_IN", PERSON, A), claim("HAS_ROLE_IN", PERSON, B))
    network = project(store, "boards")
    assert ties(network) == {("a", "b"): 1.0}
    assert [each.kind for each in network.through("org:a", "org:b")] == ["Person"]
    assert ties(project(store)) == {}


@pytest.mark.parametrize(
    ("status", "attendance", "counts_as"),
    [
        (Status.STATED, "", "stated"),
        (Status.STATED, "attended", "stated"),
        (Status.STATED, "invited", "potential"),
        (Status.STATED, "absent", "negative"),
        (Status.NEGATIVE, "absent", "negative"),
        (Status.NEGATIVE, "", "negative"),
        (Status.POTENTIAL, "", "potential"),
        (Status.ASSUMED, "", "assumed"),
    ],
)
def test_only_those_who_came_are_tied_unless_others_are_asked_for(
    load: Load, status: Status, attendance: str, counts_as: str
) -> None:
    uncertain = claim(
        "PARTICIPATES_IN", B, EVENT, status=status, details={"attendance": attendance} if attendance else {}
    )
    store = load(claim("PARTICIPATES_IN", A, EVENT), uncertain)
    assert bool(ties(project(store))) == (counts_as == "stated")
    network = project(store, filters=Filters(statuses=("stated", counts_as)))
    [through] = network.through("org:a", "org:b")
    assert through.status == ("derived" if counts_as == "stated" else counts_as)


@pytest.mark.parametrize(
    ("period", "tied"),
    [
        ((None, None), True),
        (("2024", None), True),
        (("2024-04-30", "2024-05"), True),
        ((None, "2024-04-29"), True),
        (("2024-05", None), False),
        ((None, "2023"), False),
    ],
)
def test_taking_part_lasts_as_long_as_the_activity(
    load: Load, *, period: tuple[str | None, str | None], tied: bool
) -> None:
    store = load(claim("PARTICIPATES_IN", A, EVENT), claim("PARTICIPATES_IN", B, EVENT))
    assert bool(ties(project(store, filters=Filters(period=period)))) == tied


@pytest.mark.parametrize(("kind", "tied"), [("Event", False), ("Project", True)])
def test_an_event_without_a_last_day_is_over_when_it_has_begun(load: Load, kind: str, *, tied: bool) -> None:
    begun = Node("act:begun", kind, "Begun", details={"valid_from": "2015-04-29"})
    store = load(claim("PARTICIPATES_IN", A, begun), claim("PARTICIPATES_IN", B, begun), nodes=(begun,))
    assert bool(ties(project(store, filters=Filters(period=("2020", None))))) == tied
    assert ties(project(store, filters=Filters(period=("2015-04", "2015-05"))))


@pytest.mark.parametrize(
    ("period", "tied"), [(("2019", "2020"), True), (("2021", None), False), ((None, "2017"), False)]
)
def test_a_tie_counts_while_it_holds(load: Load, *, period: tuple[str | None, str | None], tied: bool) -> None:
    store = load(claim("WORKS_WITH", A, B, valid=("2018", "2020-06")))
    assert bool(ties(project(store, filters=Filters(period=period)))) == tied


def test_a_filter_on_kind_keeps_weights_as_they_are(load: Load) -> None:
    """A and B meet among three; that the third is a cluster, and left out, makes their acquaintance no better."""
    store = load(*(claim("PARTICIPATES_IN", each, EVENT) for each in (A, B, CLUSTER)))
    network = project(store, filters=Filters(kinds=("Company",)))
    assert ties(network) == {("a", "b"): 0.5}
    assert network.ids == ["org:a", "org:b"]
    assert len(project(store, filters=Filters(kinds=("Organisation",)))) == 3


def test_a_filter_on_place_includes_its_parts(load: Load) -> None:
    store = load(
        claim("LOCATED_IN", A, TOWN),
        claim("LOCATED_IN", B, COUNTY),
        claim("PART_OF", TOWN, COUNTY),
        claim("WORKS_WITH", A, C),
    )
    assert project(store, filters=Filters(places=("place:county",))).ids == ["org:a", "org:b"]
    assert project(store, filters=Filters(places=("place:town",))).ids == ["org:a"]


def test_a_filter_on_theme_includes_those_in_its_activities(load: Load) -> None:
    store = load(
        claim("FOCUSES_ON", A, THEME),
        claim("FOCUSES_ON", PLAN, THEME),
        claim("PARTICIPATES_IN", B, PLAN),
        claim("WORKS_WITH", A, C),
    )
    assert project(store, filters=Filters(themes=("theme:food",))).ids == ["org:a", "org:b"]


def test_filters_leave_out_what_is_only_possible_or_denied(load: Load) -> None:
    store = load(
        claim("LOCATED_IN", A, TOWN, status=Status.NEGATIVE),
        claim("LOCATED_IN", B, TOWN),
        claim("FOCUSES_ON", A, THEME, status=Status.POTENTIAL),
        claim("FOCUSES_ON", B, THEME, status=Status.ASSUMED),
    )
    assert project(store, filters=Filters(places=("place:town",))).ids == ["org:b"]
    assert project(store, filters=Filters(themes=("theme:food",))).ids == ["org:b"]


def test_activities_with_too_many_participants_are_left_out_and_counted(load: Load) -> None:
    store = load(*(claim("PARTICIPATES_IN", each, EVENT) for each in (A, B, C)), claim("WORKS_WITH", A, B))
    network = project(store, filters=Filters(max_participants=2))
    assert ties(network) == {("a", "b"): 1.0}
    assert network.description.too_large == 1
    assert "1 activity with more than 2 participants" in rank(network, "degree").notes[-1].text()


def test_a_relationship_of_an_organisation_with_itself_is_left_out_and_counted(load: Load) -> None:
    network = project(load(claim("OWNS", A, A), claim("OWNS", A, B)))
    assert ties(network) == {("a", "b"): 1.0}
    assert network.description.self_ties == 1


def test_derived_ties_from_one_source_are_remarked(load: Load) -> None:
    network = project(load(claim("PARTICIPATES_IN", A, EVENT), claim("PARTICIPATES_IN", B, EVENT)))
    found = {note.code for note in rank(network, "degree").notes}
    assert {NoteCode.ONE_SOURCE, NoteCode.DERIVED_ONLY} <= found


def test_a_network_of_what_is_denied_is_not_said_to_be_derived(load: Load) -> None:
    store = load(*(claim("PARTICIPATES_IN", each, EVENT, status=Status.NEGATIVE) for each in (A, B)))
    network = project(store, filters=Filters(statuses=("negative",)))
    assert network.ties == 1
    assert NoteCode.DERIVED_ONLY not in {note.code for note in rank(network, "degree").notes}


@pytest.mark.parametrize(
    ("details", "filters", "meet"),
    [
        ({"attendance": "attended"}, Filters(), True),
        ({"attendance": "invited"}, Filters(), False),
        ({"attendance": "invited"}, Filters(statuses=("potential",)), True),
        ({"attendance": "absent"}, Filters(), False),
        ({}, Filters(period=("2024", None)), True),
        ({}, Filters(period=(None, "2023")), False),
    ],
)
def test_only_what_counts_in_the_network_is_a_reason_to_meet(
    load: Load, details: Mapping[str, Value], filters: Filters, *, meet: bool
) -> None:
    """A and B share an event of April 2024, which ties nobody in a network of direct relationships."""
    store = load(*(claim("PARTICIPATES_IN", each, EVENT, details=details) for each in (A, B)))
    found = should_meet(store, project(store, "direct", filters))
    assert [[reason.id for reason in each.reasons] for each in found] == ([[EVENT.id]] if meet else [])


def test_filters_that_leave_nobody_give_an_empty_network(load: Load) -> None:
    network = project(load(claim("WORKS_WITH", A, B)), filters=Filters(kinds=("ResearchInstitution",)))
    assert (len(network), network.ties) == (0, 0)
    assert [note.code for note in rank(network, "betweenness").notes] == [NoteCode.NOTHING_LEFT]


def test_an_empty_store_gives_an_empty_network(embedded_store: Store) -> None:
    assert len(project(embedded_store)) == 0


def test_the_davis_women_meet_as_often_as_breiger_counted(load: Load) -> None:
    """R. L. Breiger, The duality of persons and groups (1974), table: Evelyn and Theresa met 7 times, Laura and Theresa 6.

    Weights equal Newman's projection in NetworkX; Evelyn took part in 8 events, so her weights sum to 8.
    """
    davis = nx.davis_southern_women_graph()
    women, events = davis.graph["top"], davis.graph["bottom"]
    nodes = {name: Node(f"org:{name}", "Organisation", name) for name in women}
    nodes |= {name: Node(f"act:{name}", "Event", name) for name in events}
    rows = [claim("PARTICIPATES_IN", nodes[woman], nodes[event]) for woman in women for event in davis[woman]]
    store = load()
    store.load(Records("davis", "Davis", tuple(nodes.values()), tuple(rows), (SOURCE,)))
    network = project(store, filters=Filters(kinds=("Organisation",)))
    assert len(network.through("org:Evelyn Jefferson", "org:Theresa Anderson")) == 7
    assert len(network.through("org:Laura Mandeville", "org:Theresa Anderson")) == 6
    expected = nx.bipartite.collaboration_weighted_projected_graph(davis, women)
    found = ties(network)
    assert found == pytest.approx({tuple(sorted((a, b))): w for a, b, w in expected.edges(data="weight")})
    evelyn = sum(weight for pair, weight in found.items() if "Evelyn Jefferson" in pair)
    assert evelyn == pytest.approx(8)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"projection": "works_with"}, "'works_with'.*works-with"),
        ({"filters": {"kinds": ("Firm",)}}, "'Firm'.*Company"),
        ({"filters": {"statuses": ("true",)}}, "'true'.*stated"),
        ({"filters": {"places": ("place:nowhere",)}}, "place with the id 'place:nowhere'"),
        ({"filters": {"themes": ("theme:none",)}}, "theme with the id 'theme:none'"),
        ({"filters": {"period": ("2025", "2024")}}, "ends .2024. before it starts .2025."),
        ({"filters": {"period": ("2025-02-31", None)}}, "'2025-02-31' is no date"),
        ({"filters": {"period": (None, "31.02.2025")}}, "'31.02.2025' is no date"),
        ({"filters": {"max_participants": 1}}, "max_participants is 1"),
    ],
)
def test_what_does_not_exist_is_named(embedded_store: Store, arguments: dict[str, object], named: str) -> None:
    with pytest.raises(UsageError, match=named):
        ask(embedded_store, **arguments)  # type: ignore[arg-type]


def ask(store: Store, projection: str = "works-with", filters: Mapping[str, object] | None = None) -> Network:
    """Project with filters given as a mapping, so that making them fails inside the test."""
    return project(store, projection, Filters(**(filters or {})))  # type: ignore[arg-type]
