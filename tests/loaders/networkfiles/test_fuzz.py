"""Whatever is broken in a file, its user gets one clear error or its records: no other exception, and no hang."""

import contextlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from samspill.graph.errors import InputError
from samspill.loaders.networkfiles import LOADERS
from samspill.loaders.words import in_english

BY_NAME = {loader.name: loader for loader in LOADERS}


def workbook() -> bytes:
    """Return a workbook with a map of Kumu."""
    book, stream = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in (["Label", "Type"], ["A", "Company"], ["From", "To"], ["A", "B"]):
        sheet.append(row)
    book.save(stream)
    return stream.getvalue()


JSON_NODES = [{"id": "a", "label": "A", "attributes": {"x": 1}}, {"id": "b", "key": "b"}]
JSON_TIES = [{"source": "a", "target": "b", "from": "a", "to": "b", "source_id": "a", "target_id": "b", "strength": 2}]
SEEDS = {
    "graphml": b'<?xml version="1.0"?><graphml><key id="w" for="edge" attr.name="weight" attr.type="int"/><graph edgedefault="directed">'
    b'<node id="a"><graph><node id="c"/></graph></node><node id="b"/><edge source="a" target="b"><data key="w">2</data></edge>'
    b'<hyperedge><endpoint node="a"/></hyperedge></graph></graphml>',
    "gexf": b'<gexf xmlns="http://gexf.net/1.3"><graph mode="dynamic"><attributes class="node"><attribute id="0" title="n" type="liststring">'
    b'<default>1</default></attribute></attributes><nodes><node id="a" start="2015"><attvalues><attvalue for="0" value="[2,3]"/></attvalues>'
    b'<spells><spell start="2015" end="2016"/></spells></node></nodes><edges><edge source="a" target="a" type="mutual"/></edges></graph></gexf>',
    "pajek": b'*Network x\n*Vertices 3 2\n1 "a" 0.1 [2015-2016]\n2 b\n*Arcs :1 "r"\n1 3 2 l "x"\n*Edgeslist\n1 2 3\n*Matrix\n1\n0\n'
    b"*Partition p\n*Vertices 3\n1\n2\n3\n",
    "ucinet-dl": b"DL NR=2 NC=2 NM=2 FORMAT=FULLMATRIX DIAGONAL ABSENT\nROW LABELS: a b\nCOLUMN LABELS: c d\nMATRIX LABELS: m n\nDATA:\n1 0\n0 1\n",
    "kumu": workbook(),
    "vosviewer": json.dumps({"network": {"items": JSON_NODES, "links": JSON_TIES}}).encode(),
    "gephi-lite": json.dumps({"graphDataset": {"nodeData": {"a": {}}, "edgeData": {}, "fullGraph": {"nodes": [{"key": "a"}], "edges": JSON_TIES}}}).encode(),
    "kumu-json": json.dumps({"elements": JSON_NODES, "connections": JSON_TIES}).encode(),
    "prsm": json.dumps({"room": "A", "styles": {"nodes": {}}, "nodes": JSON_NODES, "edges": JSON_TIES}).encode(),
    "node-link-json": json.dumps({"options": {"type": "mixed"}, "nodes": JSON_NODES, "links": JSON_TIES}).encode(),
    "neo4j-csv": b":ID(A),n:int,p:point,l:string[],:LABEL\n1,2,{x:1},a;b,C\n",
    "graph-commons": b"From Type,From Name,Edge Type,To Type,To Name\nCompany,A,FUNDS,Project,B\n",
    "kumu-csv": b"From,To,Direction\nA,B | C,mutual\n",
    "gephi-csv": b'Source;Target;Type;Weight;Interval\nA;B;Directed;2,5;"<[2015,2016]>"\n',
    "matrix": b";A;B\nA;0;1\nB;1;0\n",
    "adjacency-list": b"A,B\nB,C,D\nC,A\n",
}  # fmt: skip
SUFFIX = {"kumu": ".xlsx", "prsm": ".prsm"}


@st.composite
def broken(draw: st.DrawFn, seed: bytes) -> bytes:
    """Return a file with some of its bytes taken out, put in, doubled or cut off."""
    raw = bytearray(seed)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        length = draw(st.integers(0, 20))
        piece = draw(st.one_of(st.binary(max_size=8), st.just(bytes(raw[at : at + length])), st.sampled_from(WORDS)))
        raw[at : at + draw(st.sampled_from([0, length]))] = piece
    return bytes(raw[: draw(st.one_of(st.just(len(raw)), st.integers(0, len(raw))))])


WORDS = [
    b"\0",
    b'"',
    b"\xff\xfe",
    b"99999999999999999999",
    b"-1",
    b"nan",
    b"1e999",
    b"*",
    b"<",
    b"]]>",
    b"{",
    b"[",
    b"null",
    b";;;",
    b"\n\n",
    b"\xc3",
    b"&a;",
]


def test_every_format_is_tried() -> None:
    assert SEEDS.keys() == BY_NAME.keys()


@pytest.mark.parametrize("name", SEEDS)
def test_an_unbroken_file_is_recognised_and_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"net{SUFFIX.get(name, '')}"
    path.write_bytes(SEEDS[name])
    assert next(loader.name for loader in LOADERS if loader.recognise(path, in_english)) == name
    assert BY_NAME[name].read(path, "en").nodes


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_broken_file_gives_records_or_an_input_error(tmp_path: Path, name: str, data: st.DataObject) -> None:
    path = tmp_path / f"net{SUFFIX.get(name, '')}"
    path.write_bytes(data.draw(broken(SEEDS[name])))
    with contextlib.suppress(InputError):
        BY_NAME[name].recognise(path, in_english)
    with contextlib.suppress(InputError):
        BY_NAME[name].read(path, "nb")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=200))
def test_no_file_at_all_breaks_a_reader(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "net"
    path.write_bytes(raw)
    for loader in LOADERS:
        with contextlib.suppress(InputError):
            loader.recognise(path, in_english)
        with contextlib.suppress(InputError):
            loader.read(path, "en")
