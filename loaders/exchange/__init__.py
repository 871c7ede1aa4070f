"""The forms in which the content of a store leaves: three that come back as they were, and those of network programs.

Writers stand beside the readers of the same form, so that the two cannot drift apart.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from samspill.graph.model import Records
from samspill.loaders import workbook
from samspill.loaders.exchange import gephicsv, jsonfile, neo4jcsv, parquet, xmlfiles
from samspill.loaders.loader import Loader

__all__ = ["FORMS", "LOADERS", "Form"]

LOADERS: Final[tuple[Loader, ...]] = (jsonfile.LOADER, neo4jcsv.LOADER, parquet.LOADER)
"""Read what the writers of the same form wrote."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form, and how to write it."""

    name: str
    title: str
    write: Callable[[Path, Records, str], None]
    """Writes records, with words in a language where the form has any, to a file that is not there or into an empty folder."""
    ending: str = ""
    """Of the name of the file; forms without one are folders."""
    comes_back: bool = False
    """True if loading what is written gives the same again."""


def _without_words(write: Callable[[Path, Records], None]) -> Callable[[Path, Records, str], None]:
    def write_in_no_language(path: Path, records: Records, _language: str) -> None:
        write(path, records)

    return write_in_no_language


_ALL: Final = (
    Form("workbook", "the workbook in Excel", workbook.write, ".xlsx", comes_back=True),
    Form("workbook-csv", "the workbook as CSV files", workbook.write, comes_back=True),
    Form("json", "JSON, for programs", _without_words(jsonfile.write), ".json", comes_back=True),
    Form("parquet", "Parquet, for pandas, DuckDB and Spark", _without_words(parquet.write), comes_back=True),
    Form("neo4j-csv", "CSV for Neo4j's bulk import", _without_words(neo4jcsv.write), comes_back=True),
    Form(
        "graphml", "GraphML, for Gephi, Cytoscape, yEd and others", _without_words(xmlfiles.write_graphml), ".graphml"
    ),
    Form("gexf", "GEXF, for Gephi", _without_words(xmlfiles.write_gexf), ".gexf"),
    Form("gephi-csv", "tables for Gephi", _without_words(gephicsv.write)),
)
FORMS: Final[Mapping[str, Form]] = MappingProxyType({form.name: form for form in _ALL})
"""Every form by its name."""
