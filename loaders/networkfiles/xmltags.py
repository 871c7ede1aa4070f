"""Goes through the tags of an XML file one by one, building no tree, and refuses what makes XML dangerous.

Entities are refused where they are declared, so that neither a billion laughs nor a reference to another file can happen; a
document type without them (as old GraphML files name one) is let through and never fetched.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol
from xml.parsers import expat

from samspill.loaders.networkfiles.plain import Malformed, PlainGraph

_CHUNK: Final = 2**16
_DECLARED = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_TRUNCATED: Final = frozenset(
    expat.errors.codes[text]
    for text in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN, expat.errors.XML_ERROR_PARTIAL_CHAR)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """An element that opens, or one that closes with the text inside it; names are without namespace."""

    name: str
    line: int
    opens: bool
    attributes: Mapping[str, str]
    text: str = ""

    def required(self, name: str) -> str:
        """Return an attribute that the format demands. Raises Malformed if it is not there."""
        value = self.attributes.get(name, "").strip()
        if not value:
            raise Malformed("<{tag}> has no {attribute}.", self.line, tag=self.name, attribute=name)
        return value


class TagReader(Protocol):
    """What makes a graph of the tags of one format."""

    graph: PlainGraph
    has_graph: bool

    def open(self, tag: Tag) -> None:
        """Take an opening tag."""

    def close(self, tag: Tag) -> None:
        """Take a closing tag."""


def graph_of(raw: bytes, reader: TagReader) -> PlainGraph:
    """Return what `reader` makes of all tags of a file, without ties that lead nowhere.

    Raises Malformed for what is no XML or has no graph in it.
    """
    for tag in tags(raw):
        if tag.opens:
            reader.open(tag)
        else:
            reader.close(tag)
    if not reader.has_graph:
        raise Malformed("There is no <graph> in the file. Export it anew.")
    reader.graph.drop_loose_ties()
    return reader.graph


def tags(raw: bytes) -> Iterator[Tag]:
    """Go through all tags of an XML file in their order.

    Raises Malformed, with the line, for what is not well-formed, ends too early or declares entities.
    """
    found: list[Tag] = []
    parser = _parser(raw, found)
    try:
        for start in range(0, len(raw), _CHUNK):
            parser.Parse(raw[start : start + _CHUNK], False)  # noqa: FBT003  expat takes it by place only
            yield from found
            found.clear()
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as exc:
        raise _malformed(exc) from exc
    except (LookupError, ValueError) as exc:
        if isinstance(exc, Malformed):
            raise
        raise Malformed("The file is in an encoding that cannot be read. Save it as UTF-8.") from exc
    yield from found


def _parser(raw: bytes, found: list[Tag]) -> expat.XMLParserType:
    parser = expat.ParserCreate(_encoding(raw))
    parser.buffer_text = True
    texts: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        texts.clear()
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        found.append(Tag(name.rpartition(":")[2], parser.CurrentLineNumber, opens=True, attributes=local))

    def end(name: str) -> None:
        found.append(
            Tag(
                name.rpartition(":")[2],
                parser.CurrentLineNumber,
                opens=False,
                attributes={},
                text="".join(texts).strip(),
            )
        )
        texts.clear()

    def entity(*_declared: object) -> None:
        message = "The file declares XML entities, which can fill the memory or reach other files. Export it without."
        raise Malformed(message, parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = texts.append
    parser.EntityDeclHandler = entity
    return parser


def _encoding(raw: bytes) -> str | None:
    """Return the encoding to read in where the file's own word for it cannot be true, else None.

    Programs on Windows write their own letters below a header that says UTF-8, or says nothing.
    """
    declared = _DECLARED.match(raw.lstrip(b"\xef\xbb\xbf"))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (declared and declared[1].lower() not in {b"utf-8", b"utf8"}):
        return None
    try:
        raw.decode()
    except UnicodeDecodeError:
        return "windows-1252"
    return None


def _malformed(exc: expat.ExpatError) -> Malformed:
    if exc.code in _TRUNCATED:
        return Malformed("The file ends in the middle. Copy or export it anew.", exc.lineno)
    return Malformed(
        "The file is not well-formed XML ({reason}). Export it anew.", exc.lineno, reason=expat.ErrorString(exc.code)
    )
