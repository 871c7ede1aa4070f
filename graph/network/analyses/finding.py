"""What an analysis is asked and what it finds, in one form for the command line, the explorer and notebooks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

import pandas as pd

from samspill.graph.language import DEFAULT_LANGUAGE, translations
from samspill.graph.network.about import identity, in_one_line, remarks
from samspill.graph.network.links import DEFAULT_METHOD
from samspill.graph.network.listing import listed
from samspill.graph.network.network import Network
from samspill.graph.network.notes import LOCALE
from samspill.graph.network.projection import PROJECTIONS, describe_projection
from samspill.graph.spreadsheet import Sheet
from samspill.graph.store.port import Progress, Store, no_progress

_ABOUT: Final = ("measure", "projection", "filters", "against", "organisations", "ties", "notes")
"""What a document says about the network, and that is no finding of its own."""
_NAMED_AT_MOST: Final = 5
"""Nobody listens to more names in a row."""
BETWEEN: Final = ".."
"""What stands between the first and the last day of a period where it is one value."""
DEFAULT_TOP: Final = 20
DEFAULT_SIGNIFICANCE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Options:
    """What an analysis may be told besides the network; each says in `takes` what it listens to."""

    organisation: str | None = None
    """The id of the organisation that it is about."""
    against: tuple[str | None, str | None] | None = None
    """An earlier period to compare with."""
    top: int = DEFAULT_TOP
    """How many of the best pairs to find."""
    method: str = DEFAULT_METHOD
    """How to judge likely partners."""
    significance: float = DEFAULT_SIGNIFICANCE
    """How seldom a tie of the backbone would come up by chance."""
    resolution: float = 1.0
    """Above 1 for more and smaller communities."""


@dataclass(frozen=True)
class Inquiry:
    """A network to analyse, what is asked about it, and in which language to answer."""

    store: Store
    network: Network
    options: Options = field(default_factory=Options)
    language: str = DEFAULT_LANGUAGE
    progress: Progress = no_progress

    def say(self, sentence: str, **values: object) -> str:
        """Return an English sentence in the language, filled in."""
        return str(translations(self.language, LOCALE).gettext(sentence)).format(**values)

    def say_counted(self, one: str, more: str, count: int, **values: object) -> str:
        """Return one of two English sentences, for one and for more, in the language and filled in."""
        sentence = translations(self.language, LOCALE).ngettext(one, more, count)
        return str(sentence).format(count=count, **values)

    def listed(self, names: Sequence[str]) -> str:
        """Return names as a sentence in the language has them: the first few, and how many more there are."""
        return listed(names, self.language, _NAMED_AT_MOST)

    def say_which(self, names: Sequence[str], one: str, more: str, none: str, **values: object) -> str:
        """Return how many there are and the first of their names, or that there is none."""
        if not names:
            return self.say(none)
        return self.say_counted(one, more, len(names), names=self.listed(names), **values)

    def name(self, organisation: str) -> str:
        """Return what an organisation is called."""
        return str(self.network.organisations["name"].iloc[self.network.row(organisation)])

    def things(self, ids: Iterable[str]) -> list[dict[str, Any]]:
        """Return organisations as documents hold them: id, name, kind."""
        found: list[dict[str, Any]] = self.network.organisations.iloc[self.network.rows_of(ids)].to_dict("records")  # type: ignore[assignment]
        return found

    def about(self) -> dict[str, Any]:
        """Return how every document begins: which network it is about, and what was left out of it."""
        return {**identity(self.network), "notes": remarks(self.network, self.language)}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of what was found."""

    name: str
    """For programs; the same in every language."""
    title: str = ""
    """In English; `Finding` is asked for the words of other languages. Blank for what people need not see."""
    words: bool = False
    """True if the values are words of the model, to be translated."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What to say for each value, in English, if the values are codes of the analysis."""
    id_of: str = ""
    """The column that names what this one has the ids of."""

    blanks: Mapping[str, str] = field(default_factory=dict)
    """What the title's blanks are filled with, in the language of the finding."""

    def titled(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the title in a language."""
        return str(translations(language, LOCALE).gettext(self.title)).format(**self.blanks) if self.title else ""

    def told(self, value: object, language: str = DEFAULT_LANGUAGE) -> Any:  # noqa: ANN401  whatever a cell holds
        """Return a value as people of the language read it; numbers and names are what they are."""
        if not isinstance(value, str) or not value or not (self.words or self.texts):
            return value
        return str(translations(language, LOCALE).gettext(self.texts.get(value, value)))


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: a table for people and spreadsheets, sentences, and a document for programs."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    sentences: Sequence[str]
    """What it comes to, ready to be read aloud."""
    document: Mapping[str, Any]
    """JSON-ready and stable."""

    def _repr_html_(self) -> str:
        """Show well in a notebook: the sentences, and the first rows."""
        told = "".join(f"<p>{escape(sentence)}</p>" for sentence in self.sentences)
        return told + self._shown().to_html(index=False, max_rows=20, na_rep="", escape=True)

    def _shown(self) -> pd.DataFrame:
        return pd.DataFrame(self.told(), columns=[column.name for column in self.columns])

    @property
    def network(self) -> str:
        """Which network it is of, and which period that is compared with, in one line that is the same in every language."""
        against = self.document.get("against")
        compared = f" against={BETWEEN.join(day or '' for day in against)}" if against else ""
        return in_one_line(self.document) + compared

    def told(self, language: str = DEFAULT_LANGUAGE) -> list[list[Any]]:
        """Return the rows as people of the language read them."""
        return [
            [column.told(value, language) for column, value in zip(self.columns, row, strict=True)] for row in self.rows
        ]

    def sheets(self, name: str, title: str, language: str = DEFAULT_LANGUAGE) -> list[Sheet]:
        """Return the table for a spreadsheet, and beside it a sheet that says which network it is of and what it comes to."""
        words = translations(language, LOCALE)
        headings = [column.titled(language) or column.name for column in self.columns]
        projection = self.document["projection"]
        shown = describe_projection(projection, language) if projection in PROJECTIONS else projection
        facts = [
            ("Content", title),
            ("Network", shown),
            ("Organisations", self.document["organisations"]),
            ("Ties", self.document["ties"]),
            *(("Remark", note) for note in self.document["notes"]),
            *(("In words", sentence) for sentence in self.sentences),
        ]
        rows = [[str(words.gettext(what)), value] for what, value in facts]
        return [
            (name, headings, self.told(language)),
            (words.gettext("Network"), [words.gettext("What"), words.gettext("Value")], rows),
        ]

    def frame(self) -> pd.DataFrame:
        """Return the table as a data frame; `attrs` says which network it is of, and Parquet files keep that."""
        frame = pd.DataFrame([list(row) for row in self.rows], columns=[column.name for column in self.columns])
        frame.attrs.update({name: value for name, value in self.document.items() if name in _ABOUT})
        return frame


NAMED: Final = (Column("name", "Name"), Column("kind", "Kind", words=True), Column("id", id_of="name"))
"""The columns of an organisation."""
PAIR: Final = (Column("from_name", "From"), Column("to_name", "To"))
PAIR_IDS: Final = (Column("from", id_of="from_name"), Column("to", id_of="to_name"))


def pairs_told(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the pairs of a table by name, as sentences list them."""
    return [f"{row['from_name']} – {row['to_name']}" for row in rows]


def rows_of(columns: Sequence[Column], records: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
    """Return records as rows of a table; a value that a record lacks is None."""
    return [[record.get(column.name) for column in columns] for record in records]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A way to look at a whole network, or at one organisation in it."""

    name: str
    title: str
    """In English; `titled` says it in other languages."""
    definition: str
    """What it shows, in English; `defined` says it in other languages."""
    paper: str
    """Where the method comes from; blank where there is nothing to cite."""
    find: Callable[[Inquiry], Finding]
    takes: frozenset[str] = frozenset()
    """The names of the options that change what it finds."""
    needs: str = ""
    """The option that it cannot do without."""

    def titled(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the title in a language."""
        return str(translations(language, LOCALE).gettext(self.title))

    def defined(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return what it shows, in a language."""
        return str(translations(language, LOCALE).gettext(self.definition))
