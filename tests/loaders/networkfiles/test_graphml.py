"""GraphML is read by the rules of graphdrawing.org, and by what yEd does beside them."""

import pytest

from samspill.loaders.networkfiles.graphml import parse
from samspill.loaders.networkfiles.plain import Malformed


def document(body: str, head: str = "", edgedefault: str = "undirected", declaration: str = "") -> bytes:
    """Return a GraphML file around the content of its graph."""
    start = f'<?xml version="1.0"{declaration}?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    return f'{start}{head}<graph edgedefault="{edgedefault}">{body}</graph></graphml>'.encode()


TWO = '<node id="a"/><node id="b"/>'


def test_nodes_and_edges_are_read_with_the_line_they_stand_in() -> None:
    graph = parse(document('<node id="a"/>\n<node id="b"/>\n<edge source="a" target="b"/>'))
    assert list(graph.nodes) == ["a", "b"]
    (tie,) = graph.ties
    assert (tie.start, tie.end, tie.line, tie.directed) == ("a", "b", 4, False)


def test_an_edge_may_stand_before_its_nodes() -> None:
    assert len(parse(document(f'<edge source="a" target="b"/>{TWO}')).ties) == 1


def test_attributes_have_the_name_and_type_that_their_key_declares() -> None:
    head = '<key id="d0" for="node" attr.name="staff" attr.type="int"/><key id="d1" for="node" attr.name="big" attr.type="boolean"/>'
    graph = parse(document('<node id="a"><data key="d0">12</data><data key="d1">true</data></node>', head))
    assert graph.nodes["a"].attributes == {"staff": 12, "big": True}


def test_a_value_that_is_not_of_its_type_stays_text() -> None:
    head = '<key id="d0" for="node" attr.name="staff" attr.type="int"/>'
    assert parse(document('<node id="a"><data key="d0">many</data></node>', head)).nodes["a"].attributes == {
        "staff": "many"
    }


def test_a_default_holds_where_an_element_says_nothing_else() -> None:
    head = '<key id="d0" for="edge" attr.name="weight" attr.type="double"><default>2.5</default></key>'
    edges = '<edge source="a" target="b"/><edge source="a" target="b"><data key="d0">4</data></edge>'
    graph = parse(document(TWO + edges, head))
    assert [tie.attributes["weight"] for tie in graph.ties] == [2.5, 4]
    assert graph.nodes["a"].attributes == {}


def test_an_attribute_without_a_key_keeps_its_id_as_name() -> None:
    assert parse(document('<node id="a"><data key="odd">1</data></node>')).nodes["a"].attributes == {"odd": "1"}


@pytest.mark.parametrize(("edgedefault", "said", "directed"), [("directed", "", True), ("directed", ' directed="false"', False), ("undirected", ' directed="true"', True)])  # fmt: skip
def test_an_edge_has_the_direction_of_its_graph_unless_it_says_otherwise(
    edgedefault: str, said: str, *, directed: bool
) -> None:
    graph = parse(document(f'{TWO}<edge source="a" target="b"{said}/>', edgedefault=edgedefault))
    assert graph.ties[0].directed is directed


def test_parallel_edges_and_loops_are_ties_of_their_own() -> None:
    edges = '<edge source="a" target="b"/>' * 2 + '<edge source="a" target="a"/>'
    assert len(parse(document(TWO + edges)).ties) == 3


def test_a_graph_inside_a_node_makes_its_nodes_parts_of_that_node() -> None:
    nested = '<node id="a"><graph edgedefault="directed"><node id="b"/></graph></node>'
    graph = parse(document(nested + '<edge source="a" target="b"/>'))
    assert [(tie.start, tie.end, tie.relation, tie.directed) for tie in graph.ties] == [
        ("b", "a", "part of", True),
        ("a", "b", "", False),
    ]


def test_a_hyperedge_is_something_that_its_nodes_take_part_in() -> None:
    graph = parse(document(TWO + '<hyperedge id="h"><endpoint node="a"/><endpoint node="b"/></hyperedge>'))
    assert graph.nodes["h"].mode == 2
    assert [(tie.start, tie.end) for tie in graph.ties] == [("a", "h"), ("b", "h")]


def test_the_text_that_yed_draws_on_a_node_is_its_label() -> None:
    head = '<key id="d5" for="node" yfiles.type="nodegraphics"/>'
    drawn = '<y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:NodeLabel>Senja\nkommune</y:NodeLabel></y:ShapeNode>'
    graph = parse(document(f'<node id="n0"><data key="d5">{drawn}</data></node>', head))
    assert graph.nodes["n0"].attributes == {"label": "Senja\nkommune"}


def test_an_edge_to_a_node_that_is_not_there_is_told_and_the_others_are_kept() -> None:
    graph = parse(document(f'{TWO}\n<edge source="a" target="c"/><edge source="a" target="b"/>'))
    assert len(graph.ties) == 1
    assert [(remark.line, remark.value) for remark in graph.remarks] == [(3, "c")]


def test_a_second_node_with_the_same_id_is_told_and_the_first_one_counts() -> None:
    graph = parse(document('<node id="a"/>\n<node id="a"/>'))
    assert len(graph.nodes) == 1
    assert [(remark.line, remark.value) for remark in graph.remarks] == [(3, "a")]


def test_sami_letters_survive_in_every_encoding_that_xml_may_be_in() -> None:
    body = '<node id="Čálliidlágádus"/>'
    for encoding in ("utf-8", "utf-16"):
        text = document(body, declaration=f' encoding="{encoding}"').decode()
        assert list(parse(text.encode(encoding)).nodes) == ["Čálliidlágádus"]


def test_letters_of_windows_below_a_header_that_says_nothing_are_read_as_such() -> None:
    assert list(parse(document('<node id="Tromsø"/>').decode().encode("cp1252")).nodes) == ["Tromsø"]


def test_a_document_type_without_entities_is_let_through() -> None:
    raw = document(TWO).replace(
        b"<graphml", b'<!DOCTYPE graphml SYSTEM "http://graphml.graphdrawing.org/dtds/1.0rc/graphml.dtd"><graphml', 1
    )
    assert len(parse(raw).nodes) == 2


@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY a "&b;&b;&b;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://localhost/x"> %a;',
    ],
)
def test_entities_are_refused_before_anything_is_made_of_them(entity: str) -> None:
    raw = document(TWO).replace(b"<graphml", f"<!DOCTYPE graphml [{entity}]><graphml".encode(), 1)
    with pytest.raises(Malformed, match="entities"):
        parse(raw)


@pytest.mark.parametrize(
    ("raw", "reason", "line"),
    [
        (document(TWO)[:-40], "ends in the middle", 2),
        (document("<node id='a'></edge>"), "not well-formed", 2),
        (document("<node/>"), "has no", 2),
        (document('<edge source="a"/>'), "has no", 2),
        (b"<graphml></graphml>", "no <graph>", None),
        (document(TWO, declaration=' encoding="klingon"'), "encoding that cannot be read", None),
    ],
)
def test_a_broken_file_is_refused_with_the_line(raw: bytes, reason: str, line: int | None) -> None:
    with pytest.raises(Malformed, match=reason) as refused:
        parse(raw)
    assert refused.value.line == line
