"""Writes GraphML and GEXF, the two XML forms that network programs share.

Rules: http://graphml.graphdrawing.org/specification.html and https://gexf.net/1.3/.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from samspill.graph.model import Records
from samspill.loaders.exchange.attributes import Attributes, Drawn, Type, drawing_of, text_of

_NOT_IN_XML: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold, however it is written."""
_NODE, _TIE = "node", "edge"


def write_graphml(path: Path, records: Records) -> None:
    """Write a directed graph in which every property is a `<data>` with a typed key."""
    drawing = drawing_of(records)
    types = {_NODE: drawing.node_types, _TIE: drawing.tie_types}
    with _Xml.opened(path) as xml, xml.element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns"):
        for domain, names in types.items():
            for name, type_ in names.items():
                xml.empty("key", {"id": f"{domain}.{name}", "for": domain, "attr.name": name, "attr.type": type_})
        with xml.element("graph", edgedefault="directed"):
            for node in drawing.nodes:
                with xml.element("node", id=node.id):
                    xml.data(_NODE, node.attributes)
            for tie in drawing.ties:
                with xml.element("edge", id=tie.id, source=tie.start, target=tie.end):
                    xml.data(_TIE, tie.attributes)


def write_gexf(path: Path, records: Records) -> None:
    """Write a directed graph in which every node has a label and every edge its type as kind and label."""
    drawing = drawing_of(records)
    root = {"xmlns": "http://gexf.net/1.3", "version": "1.3"}
    with _Xml.opened(path) as xml, xml.element("gexf", **root):
        with xml.element("meta"):
            xml.text("creator", "samspill")
            xml.text("description", records.title)
        with xml.element("graph", mode="static", defaultedgetype="directed"):
            numbers = {
                domain: xml.declared(domain, types)
                for domain, types in ((_NODE, drawing.node_types), (_TIE, drawing.tie_types))
            }
            with xml.element("nodes"):
                for node in drawing.nodes:
                    with xml.element("node", id=node.id, label=node.label):
                        xml.values(numbers[_NODE], node)
            with xml.element("edges"):
                for tie in drawing.ties:
                    named = {"kind": tie.label, "label": tie.label}
                    with xml.element("edge", id=tie.id, source=tie.start, target=tie.end, **named):
                        xml.values(numbers[_TIE], tie)


class _Xml:
    """An XML document that is written as it goes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._xml = XMLGenerator(file, "utf-8", short_empty_elements=True)
        self._xml.startDocument()

    @classmethod
    @contextmanager
    def opened(cls, path: Path) -> Iterator["_Xml"]:
        with path.open("wb") as file:
            xml = cls(file)
            yield xml
            xml._xml.endDocument()

    @contextmanager
    def element(self, name: str, **attributes: str) -> Iterator[None]:
        self._xml.startElement(name, AttributesImpl({key: _clean(value) for key, value in attributes.items()}))
        yield
        self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")

    def empty(self, name: str, attributes: Mapping[str, str]) -> None:
        with self.element(name, **attributes):
            pass

    def text(self, name: str, text: str, **attributes: str) -> None:
        with self.element(name, **attributes):
            self._xml.characters(_clean(text))

    def data(self, domain: str, attributes: Attributes) -> None:
        for name, value in attributes.items():
            self.text("data", text_of(value), key=f"{domain}.{name}")

    def declared(self, domain: str, types: Mapping[str, Type]) -> dict[str, str]:
        """Declare attributes, and return the numbers that values name them by."""
        numbers = {name: str(number) for number, name in enumerate(types)}
        with self.element("attributes", **{"class": domain, "mode": "static"}):
            for name, type_ in types.items():
                self.empty("attribute", {"id": numbers[name], "title": name, "type": type_})
        return numbers

    def values(self, numbers: Mapping[str, str], thing: Drawn) -> None:
        with self.element("attvalues"):
            for name, value in thing.attributes.items():
                self.empty("attvalue", {"for": numbers[name], "value": text_of(value)})


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
