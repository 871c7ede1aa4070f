"""GEXF is read by the rules of gexf.net, whatever namespace its version put it in."""

import pytest

from samspill.loaders.networkfiles.gexf import parse
from samspill.loaders.networkfiles.plain import Malformed

NAMESPACES = (
    "http://www.gephi.org/gexf",
    "http://www.gexf.net/1.1draft",
    "http://www.gexf.net/1.2draft",
    "http://www.gexf.net/1.2",
    "http://www.gexf.net/1.3draft",
    "http://www.gexf.net/1.3",
    "http://gexf.net/1.3",
    "",
)
NODES = '<nodes><node id="0" label="Senja kommune"/><node id="1" label="UiT"/></nodes>'
EDGE = '<edges><edge id="0" source="0" target="1"/></edges>'


def document(body: str, namespace: str = "http://gexf.net/1.3", graph: str = "") -> bytes:
    """Return a GEXF file around the content of its graph."""
    return f'<?xml version="1.0"?>\n<gexf xmlns="{namespace}">\n<graph {graph}>\n{body}\n</graph>\n</gexf>'.encode()


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_a_file_is_read_in_every_namespace_in_use(namespace: str) -> None:
    graph = parse(document(NODES + EDGE, namespace))
    assert [node.label for node in graph.nodes.values()] == ["Senja kommune", "UiT"]
    assert [(tie.start, tie.end, tie.line) for tie in graph.ties] == [("0", "1", 4)]


def test_elements_with_a_prefix_are_read_like_those_without() -> None:
    raw = b'<g:gexf xmlns:g="http://gexf.net/1.3"><g:graph><g:nodes><g:node id="0"/></g:nodes></g:graph></g:gexf>'
    assert list(parse(raw).nodes) == ["0"]


@pytest.mark.parametrize(
    ("graph", "edge", "directions"),
    [
        ("", "", [False]),
        ('defaultedgetype="directed"', "", [True]),
        ('defaultedgetype="directed"', 'type="undirected"', [False]),
        ("", 'type="mutual"', [True, True]),
    ],
)
def test_an_edge_has_the_direction_of_its_graph_unless_it_says_otherwise(
    graph: str, edge: str, directions: list[bool]
) -> None:
    read = parse(document(f'{NODES}<edges><edge source="0" target="1" {edge}/></edges>', graph=graph))
    assert [tie.directed for tie in read.ties] == directions


def test_a_mutual_edge_is_a_tie_in_each_direction() -> None:
    read = parse(document(f'{NODES}<edges><edge source="0" target="1" type="mutual"/></edges>'))
    assert [(tie.start, tie.end) for tie in read.ties] == [("0", "1"), ("1", "0")]


def test_attributes_have_the_title_and_type_that_is_declared_for_their_class() -> None:
    declared = (
        '<attributes class="node"><attribute id="0" title="staff" type="integer"/><attribute id="1" title="open" type="boolean">'
        '<default>true</default></attribute><attribute id="2" title="tags" type="liststring"/></attributes>'
        '<attributes class="edge"><attribute id="0" title="since" type="integer"/></attributes>'
    )
    nodes = '<nodes><node id="0"><attvalues><attvalue for="0" value="12"/><attvalue for="2" value="[fish, sea]"/></attvalues></node><node id="1"/></nodes>'
    edges = '<edges><edge source="0" target="1"><attvalues><attvalue for="0" value="2015"/></attvalues></edge></edges>'
    graph = parse(document(declared + nodes + edges))
    assert graph.nodes["0"].attributes == {"staff": 12, "tags": ["fish", "sea"], "open": True}
    assert graph.nodes["1"].attributes == {"open": True}
    assert graph.ties[0].attributes == {"since": 2015}


def test_version_1_0_names_attributes_by_id() -> None:
    declared = '<attributes class="node"><attribute id="0" title="staff" type="integer"/></attributes>'
    graph = parse(
        document(f'{declared}<nodes><node id="0"><attvalues><attvalue id="0" value="3"/></attvalues></node></nodes>')
    )
    assert graph.nodes["0"].attributes == {"staff": 3}


def test_weight_and_kind_of_an_edge_are_read() -> None:
    edges = '<edges><edge source="0" target="1" weight="2.50" kind="funds"/><edge source="0" target="1" label="meets"/></edges>'
    first, second = parse(document(NODES + edges)).ties
    assert (first.weight, first.relation) == (2.5, "funds")
    assert (second.weight, second.relation) == (None, "meets")


def test_a_node_may_stand_in_another_or_name_it_as_its_parent() -> None:
    nested = '<nodes><node id="a"><nodes><node id="b"/></nodes></node><node id="c" pid="a"/><node id="d"><parents><parent for="a"/></parents></node></nodes>'
    graph = parse(document(nested))
    assert [(tie.start, tie.end, tie.relation) for tie in graph.ties] == [
        ("b", "a", "part of"),
        ("c", "a", "part of"),
        ("d", "a", "part of"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2015-01-31", "2016-02-01", ("2015-01-31", "2016-02-01")),
        ("2015-01-31T12:00:00", "", ("2015-01-31", None)),
        ("2015", "2016.0", ("2015", "2016")),
        ("0.5", "12", (None, None)),
    ],
)
def test_dates_and_years_tell_when_a_tie_begins_and_ends(
    start: str, end: str, expected: tuple[str | None, str | None]
) -> None:
    edge = f'<edges><edge source="0" target="1" start="{start}" end="{end}"/></edges>'
    (tie,) = parse(document(NODES + edge, graph='mode="dynamic"')).ties
    assert (tie.valid_from, tie.valid_to) == expected


def test_times_that_are_no_dates_are_kept_as_they_are() -> None:
    (tie,) = parse(document(f'{NODES}<edges><edge source="0" target="1" start="0.5" end="12"/></edges>')).ties
    assert tie.attributes == {"spells": ["0.5/12"]}


def test_a_tie_that_comes_and_goes_lasts_from_its_first_spell_to_its_last() -> None:
    spells = '<spells><spell start="2012-01-01" end="2013-01-01"/><spell start="2015-01-01" end="2016-01-01"/></spells>'
    (tie,) = parse(document(f'{NODES}<edges><edge source="0" target="1">{spells}</edge></edges>')).ties
    assert (tie.valid_from, tie.valid_to) == ("2012-01-01", "2016-01-01")
    assert tie.attributes == {"spells": ["2012-01-01/2013-01-01", "2015-01-01/2016-01-01"]}


def test_a_spell_that_is_open_leaves_the_tie_open() -> None:
    spells = '<spells><spell start="2012-01-01" end="2013-01-01"/><spell start="2015-01-01"/></spells>'
    (tie,) = parse(document(f'{NODES}<edges><edge source="0" target="1">{spells}</edge></edges>')).ties
    assert (tie.valid_from, tie.valid_to) == ("2012-01-01", None)


def test_drawing_is_noticed_and_no_attribute() -> None:
    viz = '<viz:color xmlns:viz="http://gexf.net/1.3/viz" r="1" g="2" b="3"/>'
    graph = parse(document(f'<nodes><node id="0">{viz}</node></nodes>'))
    assert graph.drawn
    assert graph.nodes["0"].attributes == {}


def test_an_edge_to_a_node_that_is_not_there_is_told() -> None:
    graph = parse(document(f'{NODES}<edges><edge source="0" target="7"/></edges>'))
    assert not graph.ties
    assert [remark.value for remark in graph.remarks] == ["7"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (document(NODES)[:-30], "ends in the middle"),
        (document("<nodes><node label='x'/></nodes>"), "has no id"),
        (b"<gexf/>", "no <graph>"),
        (document(NODES).replace(b"<gexf", b'<!DOCTYPE g [<!ENTITY a "b">]><gexf', 1), "entities"),
    ],
)
def test_a_broken_file_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(Malformed) as refused:
        parse(raw)
    assert reason in refused.value.message.format(**refused.value.values)
