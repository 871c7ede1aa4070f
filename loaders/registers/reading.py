"""One reading of one register file: its rows or records one by one, its problems, and what was left unread."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from samspill.graph.errors import InputError
from samspill.graph.model import Node, Problem, Relationship
from samspill.loaders.files import File
from samspill.loaders.registers import documents, rows
from samspill.loaders.registers.documents import Record
from samspill.loaders.registers.facts import SourceFacts
from samspill.loaders.registers.places.area import Area
from samspill.loaders.registers.rows import Fields
from samspill.loaders.words import Unusable, shorten

Fact = Node | Relationship | Problem
"""What a reader yields. A node may come again and again, with more or with less: who gathers them joins them."""


@dataclass
class Reading:
    """Where the reader of a source gets rows from, and tells what is wrong with them."""

    file: File
    facts: SourceFacts
    area: Area | None = None
    """Where what is wanted lies; without it, everywhere."""
    read: int = 0
    """Rows or records so far."""
    _unknown: Counter[str] = field(default_factory=Counter)
    _seen: set[str] = field(default_factory=set)

    @property
    def source(self) -> str:
        """The id of the source that claims name."""
        return self.facts.source.id

    def rows(self) -> Iterator[tuple[int, Fields]]:
        """Go through the rows of a delimited file: line, and the values of the columns that the source's facts name."""
        header = rows.header_of(self.file)
        self._unknown.update(name for name in header.columns if name and not self.facts.knows(name.lower()))
        header = header.renamed(self.facts.aliases)
        for line, fields in rows.rows(self.file, header, self.facts.used):
            self.read += 1
            yield line, fields

    def records(self, prefix: str) -> Iterator[tuple[int, Record]]:
        """Go through the JSON objects at `prefix`: number from 1, and the record as it is."""
        for record in documents.records(self.file, prefix):
            self.read += 1
            self._unknown.update(name for name in record if not self.facts.knows(name.lower()))
            yield self.read, record

    def flat_records(self, prefix: str) -> Iterator[tuple[int, Fields]]:
        """Go through the JSON objects at `prefix` as rows: number from 1, and the values by path."""
        empty = dict.fromkeys(self.facts.used, "")
        for record in documents.records(self.file, prefix):
            self.read += 1
            fields = documents.flat(record)
            self._unknown.update(name for name in fields if name not in empty and not self.facts.knows(name))
            yield self.read, empty | fields

    def first(self, identifier: str) -> bool:
        """Tell whether this is asked for the first time, for nodes that many rows share."""
        if identifier in self._seen:
            return False
        self._seen.add(identifier)
        return True

    def problem(self, row: int | None, column: str, value: object, message: str, /, **values: object) -> Problem:
        """Return a problem with one value of one row."""
        said = self.file.say(message, **values)
        return Problem(self.file.name, said, row=row, column=column, value=shorten(value))

    def unusable(self, row: int, column: str, value: object, reason: Unusable) -> Problem:
        """Return the problem of a value that could not be turned into what it should be."""
        return Problem(self.file.name, reason.said(self.file.say), row=row, column=column, value=shorten(value))

    def left(self) -> Iterator[Problem]:
        """Tell each column or key that the source's facts do not know: the register has something new."""
        for name in self._unknown:
            told = self.problem(1, name, "", "This column is not known and was not read. The other columns were.")
            yield replace(told, harmless=True)


Reader = Callable[[Reading], Iterator[Fact]]


@dataclass(frozen=True)
class Register:
    """A kind of file: what is known of it, and how it is read."""

    facts: SourceFacts
    reader: Reader
    by_place: bool = False
    """Whether the reader heeds `Reading.area`."""

    def stream(self, reading: Reading) -> Iterator[Fact]:
        """Go through everything that the file says, one fact at a time, in memory that does not grow with the file.

        Raises InputError for a file of another shape, and for one that cannot be read to its end, possibly after some facts:
        use none of them then.
        """
        if not self.facts.recognises(names_in(reading.file)):
            raise InputError(
                reading.file.say(
                    "{file} has not the columns or keys of {source}, which are: {names}.",
                    file=reading.file.path,
                    source=self.facts.title,
                    names=tuple(sorted(self.facts.recognised[0])),
                )
            )
        yield from self.reader(reading)
        yield from reading.left()


def names_in(file: File) -> frozenset[str]:
    """Return what a file is known by, in lower case: the paths in a JSON document, or else the columns of a table."""
    if documents.is_document(file):
        return documents.paths_of(file)
    return frozenset(name.lower() for name in rows.header_of(file).columns)


def prefix_of(file: File, *wrappers: str) -> str:
    """Return where the records of a JSON document are: in an array, below one of `wrappers`, or the document itself."""
    if documents.is_array(file):
        return "item"
    paths = documents.paths_of(file)
    for wrapper in wrappers:
        if wrapper.lower() in paths:
            return f"{wrapper}.item"
    return ""
