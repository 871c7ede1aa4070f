"""The parts that the workbook's form is made of: sheets, their columns, and what a row of each makes.

`sheets.toml` fills them in; reader, writer, template, documentation and messages all follow that one table.
"""

from dataclasses import dataclass
from enum import Enum, auto

from samspill.graph.model import Status
from samspill.graph.names import fold


@dataclass(frozen=True, slots=True)
class Words:
    """One thing's name in bokmål, nynorsk and English, and other words that people use for it."""

    nb: str
    nn: str
    en: str
    others: tuple[str, ...] = ()

    def said(self, language: str) -> str:
        """Return the word in `language`."""
        return str(getattr(self, language))

    def match(self, written: str) -> bool:
        """Tell whether somebody who writes `written` means this, in any language and case."""
        return fold(written) in {fold(word) for word in (self.nb, self.nn, self.en, *self.others)}


class Value(Enum):
    """What a cell holds, and so how it is read and written."""

    NAME = auto()
    """One line of text."""
    NAMES = auto()
    """Several names, parted by semicolons, bars or new lines; one that holds such a sign stands in quotes."""
    TEXT = auto()
    DATE = auto()
    YEAR = auto()
    NUMBER = auto()
    ORGANISATION_NUMBER = auto()
    MUNICIPALITY_NUMBER = auto()
    COUNTY_NUMBER = auto()
    KIND = auto()
    RELATION = auto()
    STATUS = auto()
    ATTENDANCE = auto()
    ROLE = auto()
    FACTS = auto()
    """Any other properties, one `name: value` a line."""
    IDENTIFIERS = auto()
    """Numbers and addresses of several registers, parted as names are."""
    REFERENCE = auto()
    """The name, other name, number or id of something in the workbook."""
    REFERENCES = auto()


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship between what a row describes and what a cell of that row names."""

    type: str
    outwards: bool = True
    """True if it starts at what the row describes."""
    role: str = ""
    or_else: str = ""
    """The relationship type that is meant where the first cannot lead there: what is no member may be a part."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet. `key` is the property of the model that it fills."""

    key: str
    words: Words
    value: Value
    explanation: str
    """What to write, in English; the translations are in `loaders/locale`."""
    example: Words | None = None
    required: bool = False
    points_to: tuple[str, ...] = ()
    """Labels that a reference may lead to."""
    creates: str = ""
    """The label of what a name that is found nowhere else stands for; without it, such a name is a mistake."""
    link: Link | None = None
    identifies: str = ""
    """For a register number: what stands before it in the id."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """Each row describes one thing."""

    kinds: tuple[str, ...]
    """Labels that the column for the kind may name; the first is meant where it is empty."""
    repeats: bool = False
    """True if a row may mention what another row or sheet describes, to tie one more organisation to it."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Each row relates the things in the columns `start` and `end`."""

    types: tuple[str, ...] = ()
    """Relationship types, of which the first that fits is meant; without any, the column `type` says it."""
    status: Status = Status.STATED
    """What is meant where the column for the status is empty."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Each row describes one source."""


@dataclass(frozen=True, slots=True)
class About:
    """The one row describes the workbook itself."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the workbook, or one CSV file of the folder."""

    key: str
    words: Words
    explanation: str
    makes: Nodes | Ties | Sources | About
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column | None:
        """Return the column that fills `key`, or None if the sheet has none."""
        return next((column for column in self.columns if column.key == key), None)
