"""What the nodes and ties of a file become in the model, and what is told where the model has no place for them."""

from collections.abc import Callable

import pytest

from samspill.graph.model import Records, Status
from samspill.loaders.networkfiles.plain import PlainGraph, PlainNode, PlainTie

Mapped = Callable[..., Records]


def network(*nodes: PlainNode, ties: tuple[PlainTie, ...] = ()) -> PlainGraph:
    """Return a graph of these nodes and ties."""
    graph = PlainGraph()
    for node in nodes:
        graph.add_node(node)
    for tie in ties:
        graph.add_tie(tie)
    return graph


def pair(kind: str = "", other: str = "", **tie: object) -> PlainGraph:
    """Return two nodes of these kinds and a tie between them."""
    return network(
        PlainNode("a", "Senja kommune", kind=kind),
        PlainNode("b", "UiT", kind=other),
        ties=(PlainTie("a", "b", 7, **tie),),
    )  # type: ignore[arg-type]


def test_a_tie_says_where_it_stands_and_what_the_file_says_of_it(mapped: Mapped) -> None:
    (tie,) = mapped(pair(weight=5, relation="share a building", directed=True)).relationships
    assert (tie.type, tie.status, tie.source, tie.locator) == (
        "WORKS_WITH",
        Status.STATED,
        "source:pajek:test",
        "line 7",
    )
    assert tie.details == {"kind": "share a building", "weight": 5, "directed": True}
    assert (
        tie.evidence
        == "test.net has a tie between “Senja kommune” and “UiT”. It calls it “share a building”. Its weight is 5."
    )


@pytest.mark.parametrize(
    ("kind", "other", "relation", "expected"),
    [
        ("", "", "", "Senja kommune WORKS_WITH UiT"),
        ("", "", "FUNDS", "Senja kommune FUNDS UiT"),
        ("", "", "del av", "Senja kommune PART_OF UiT"),
        ("Company", "klynge", "", "Senja kommune WORKS_WITH UiT"),
        ("Company", "Cluster", "member of", "Senja kommune MEMBER_OF UiT"),
        ("Person", "Company", "chair", "Senja kommune HAS_ROLE_IN UiT"),
        ("Company", "Person", "chair", "UiT HAS_ROLE_IN Senja kommune"),
        ("Person", "Person", "", "Senja kommune WORKS_WITH UiT"),
        ("Company", "Event", "", "Senja kommune PARTICIPATES_IN UiT"),
        ("Event", "Company", "", "UiT PARTICIPATES_IN Senja kommune"),
        ("Company", "Place", "", "Senja kommune LOCATED_IN UiT"),
        ("Company", "tema", "", "Senja kommune FOCUSES_ON UiT"),
        # The word of the file does not fit its ends, and is kept as it is.
        ("Company", "Company", "located in", "Senja kommune WORKS_WITH UiT"),
    ],
)  # fmt: skip
def test_kinds_and_words_decide_what_a_tie_means(
    mapped: Mapped, kind: str, other: str, relation: str, expected: str
) -> None:
    records = mapped(pair(kind, other, relation=relation))
    (tie,) = records.relationships
    names = {node.id: node.name for node in records.nodes}
    assert f"{names[tie.start]} {tie.type} {names[tie.end]}" == expected


def test_ties_that_the_model_has_no_place_for_are_counted_in_a_problem(mapped: Mapped) -> None:
    records = mapped(pair("Person", "Place"))
    assert not records.relationships
    assert [problem.message for problem in records.problems] == [
        "Ties between Person and Place: 1. They are left out, since samspill has no such relationship."
    ]


def test_parallel_ties_become_one_with_the_sum_of_their_weights(mapped: Mapped) -> None:
    graph = pair(weight=2)
    graph.add_tie(PlainTie("a", "b", 8, weight=3))
    graph.add_tie(PlainTie("a", "b", 9, relation="other"))
    records = mapped(graph)
    assert [(tie.details.get("kind"), tie.details.get("weight"), tie.locator) for tie in records.relationships] == [
        (None, 5, "line 7; line 8"), ("other", None, "line 9"),
    ]  # fmt: skip
    assert [problem.message for problem in records.problems] == [
        "Ties that repeat another one between the same two: 1. Their weights are added up."
    ]


def test_a_tie_to_itself_is_left_out_and_told(mapped: Mapped) -> None:
    records = mapped(network(PlainNode("a", "Senja"), ties=(PlainTie("a", "a", 3),)))
    assert not records.relationships
    assert [(problem.row, "itself" in problem.message) for problem in records.problems] == [(3, True)]


def test_a_negative_weight_is_a_negative_tie(mapped: Mapped) -> None:
    assert [tie.status for tie in mapped(pair(weight=-1)).relationships] == [Status.NEGATIVE]


def test_two_modes_are_organisations_and_activities(mapped: Mapped) -> None:
    graph = network(
        PlainNode("1", "Senja kommune", mode=1), PlainNode("2", "Arena", mode=2), PlainNode("3", "Klynga", mode=2, kind="Cluster"),
        ties=(PlainTie("2", "1"), PlainTie("1", "3")),
    )  # fmt: skip
    records = mapped(graph)
    assert [node.kind for node in records.nodes] == ["Organisation", "Activity", "Cluster"]
    assert [(tie.type, tie.start) for tie in records.relationships] == [
        ("PARTICIPATES_IN", "org:name:senja-kommune"), ("MEMBER_OF", "org:name:senja-kommune"),
    ]  # fmt: skip


def test_a_column_of_two_words_that_part_the_ties_makes_two_modes(mapped: Mapped) -> None:
    nodes = [
        PlainNode("1", "Evelyn", attributes={"bipartite": 0}),
        PlainNode("2", "Laura", attributes={"bipartite": 0}),
        PlainNode("3", "Supper", attributes={"bipartite": 1}),
    ]
    records = mapped(network(*nodes, ties=(PlainTie("1", "3"), PlainTie("2", "3"))))
    assert [node.kind for node in records.nodes] == ["Organisation", "Organisation", "Activity"]
    assert "“0” and “1”" in records.problems[0].message


def test_a_tie_inside_a_class_leaves_a_network_in_one_mode(mapped: Mapped) -> None:
    nodes = [
        PlainNode(name, name * 3, attributes={"type": word})
        for name, word in (("a", "red"), ("b", "blue"), ("c", "red"))
    ]
    records = mapped(network(*nodes, ties=(PlainTie("a", "b"), PlainTie("a", "c"))))
    assert {node.kind for node in records.nodes} == {"Organisation"}


def test_attributes_that_are_understood_become_what_they_mean(mapped: Mapped) -> None:
    attributes = {
        "Organisasjonsnummer": "923 609 016", "Type": "bedrift", "Kommune": "Senja", "Tema": "Sjømat; Turisme", "Hjemmeside": "https://example.org",
        "Beskrivelse": "Makes boxes", "Alias": "Haplast AS",
    }  # fmt: skip
    records = mapped(network(PlainNode("1", "Haplast", attributes=dict(attributes))))
    company, *others = records.nodes
    assert (company.id, company.kind, company.url, company.description, company.names, company.review) == (
        "org:no:923609016", "Company", "https://example.org", "Makes boxes", ("Haplast AS",), False,
    )  # fmt: skip
    assert {(other.kind, other.name) for other in others} == {
        ("Municipality", "Senja"),
        ("Theme", "Sjømat"),
        ("Theme", "Turisme"),
    }
    assert sorted(tie.type for tie in records.relationships) == ["FOCUSES_ON", "FOCUSES_ON", "LOCATED_IN"]
    assert not records.problems


def test_attributes_that_are_not_understood_are_kept_and_told(mapped: Mapped) -> None:
    graph = network(
        PlainNode(
            "1",
            "Haplast",
            attributes={"2010 Population": 5, "search": "x", "Modularity Class": 3, "modularity-class": 4},
        )
    )
    records = mapped(graph)
    assert records.nodes[0].details == {
        "file_id": "1", "file_2010_population": 5, "file_search": "x", "modularity_class": 3, "modularity_class_2": 4,
    }  # fmt: skip
    assert [problem.column for problem in records.problems] == [
        "2010 Population",
        "search",
        "Modularity Class",
        "modularity-class",
    ]


def test_a_kind_that_is_not_understood_is_kept_and_told(mapped: Mapped) -> None:
    records = mapped(network(PlainNode("1", "Ohio", kind="State")))
    assert (records.nodes[0].kind, records.nodes[0].details["file_kind"]) == ("Organisation", "State")
    assert [problem.value for problem in records.problems] == ["State"]


def test_an_organisation_number_that_fails_its_check_is_told(mapped: Mapped) -> None:
    records = mapped(network(PlainNode("1", "Haplast", line=4, attributes={"orgnr": "123"})))
    assert records.nodes[0].id == "org:name:haplast"
    assert [(problem.row, problem.value) for problem in records.problems] == [(4, "123")]


@pytest.mark.parametrize(("weight", "expected"), [("3,5", 3.5), ("1e3", 1000), (2, 2), ("many", None)])
def test_a_weight_may_be_written_in_several_ways(mapped: Mapped, weight: str | float, expected: float | None) -> None:
    records = mapped(pair(attributes={"Weight": weight}))
    assert records.relationships[0].details.get("weight") == expected
    assert bool(records.problems) is (expected is None)


def test_periods_roles_and_status_of_a_tie_are_understood(mapped: Mapped) -> None:
    attributes = {"From date": "01.02.2015", "til dato": "2016", "status": "potensiell", "Evidence": "Minutes, page 2"}
    (tie,) = mapped(pair(attributes=attributes)).relationships
    assert (tie.valid_from, tie.valid_to, tie.status, tie.evidence) == (
        "2015-02-01",
        "2016",
        Status.POTENTIAL,
        "Minutes, page 2",
    )


def test_nodes_that_share_a_name_stay_apart(mapped: Mapped) -> None:
    records = mapped(
        network(PlainNode("1", "Klynga"), PlainNode("2", "klynga!"), PlainNode("2.", "Klynga"), PlainNode("3", "Senja"))
    )
    ids = [node.id for node in records.nodes]
    assert len(set(ids)) == 4
    assert ids[0] == "org:pajek-test:1"
    assert ids[3] == "org:name:senja"


@pytest.mark.parametrize("name", ["17", "n12", "E1", "§"])
def test_a_mere_number_is_no_name_that_other_files_could_mean(mapped: Mapped, name: str) -> None:
    (node,) = mapped(network(PlainNode(name))).nodes
    assert node.id.startswith("org:pajek-test:")
    assert node.name == name


@pytest.mark.parametrize("name", ["UiT", "SIVA", "4H Troms", "Čálliidlágádus"])
def test_a_name_means_the_same_organisation_in_every_file(mapped: Mapped, name: str) -> None:
    (node,) = mapped(network(PlainNode("1", name))).nodes
    assert node.id.startswith("org:name:")
    assert node.review


def test_html_names_for_letters_are_letters(mapped: Mapped) -> None:
    (node,) = mapped(network(PlainNode("1", "Troms&oslash; &amp; Senja&#x21;"))).nodes
    assert node.name == "Tromsø & Senja!"


def test_reading_a_file_twice_gives_the_same_records(mapped: Mapped) -> None:
    assert mapped(pair(weight=1)) == mapped(pair(weight=1))
