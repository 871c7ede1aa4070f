"""Tables as files to keep: CSV as the spreadsheet programs of the reader's country open it, and Excel."""

from collections.abc import Callable
from dataclasses import dataclass

from samspill.graph.errors import UnknownThing
from samspill.graph.network import Finding
from samspill.graph.spreadsheet import harmless
from samspill.viz.web.context import Context, Parameters


@dataclass(frozen=True, slots=True)
class Download:
    """A table on its way into a file."""

    name: str
    """The name of the file, without ending."""
    title: str
    finding: Finding


TableFunction = Callable[[Context, Parameters], Download]


def as_csv(download: Download, language: str) -> str:
    """Return a table as CSV text; no cell of it is taken for a formula."""
    frame = download.finding.frame().assign(network=download.finding.network).map(_cell)
    separator, decimal = (",", ".") if language == "en" else (";", ",")
    # The mark at the start is how spreadsheet programs know that æ, ø and å are UTF-8.
    return "\ufeff" + frame.to_csv(index=False, sep=separator, decimal=decimal)


def as_excel(download: Download, context: Context) -> bytes:
    """Return a table as an Excel file in the reader's language; raise UnknownThing if this explorer writes none."""
    write = context.explorer.settings.as_excel
    if write is None:
        raise UnknownThing("This explorer writes no Excel files: take the CSV file.")
    return write(download.finding.sheets(download.name, download.title, context.language))


def _cell(value: object) -> object:
    if isinstance(value, list):
        return _cell("; ".join(map(str, value)))
    return harmless(value) if isinstance(value, str) else value
