"""Rankings: the organisations of a network in the order of a measure, with what the order rests on."""

from dataclasses import dataclass
from html import escape
from typing import Any, Final

import numpy as np
import pandas as pd

from samspill.graph.errors import UsageError
from samspill.graph.language import DEFAULT_LANGUAGE
from samspill.graph.names import alphabetical
from samspill.graph.network.about import identity, limits, reservations
from samspill.graph.network.arrays import Values
from samspill.graph.network.choices import require
from samspill.graph.network.filters import DEFAULT_STATUSES
from samspill.graph.network.islands import islands
from samspill.graph.network.measures import MEASURES, Measure
from samspill.graph.network.network import Description, Network
from samspill.graph.network.notes import Note, NoteCode
from samspill.graph.store.port import Progress, no_progress

_FEW: Final = 10
"""Below this many organisations with ties, one relationship easily changes who comes first."""
_MANY_EQUAL: Final = 0.5
"""The share of organisations with somebody equal from which a ranking says so."""
_ROUNDING: Final = 1e-12
"""Values that differ by less than this share of the largest differ by rounding alone, and are equal."""


@dataclass(frozen=True)
class Ranking:
    """Organisations by a measure: the highest value first (the lowest for constraint), equal values by name.

    Values that are equal but for rounding share a rank, and so do estimates that may stand in either order.
    """

    measure: Measure
    network: Network
    frame: pd.DataFrame
    """Columns id, name, kind, value, rank: one more than the number of organisations that are surely ahead, so 1 comes first.

    Empty where there is no value.
    """
    notes: tuple[Note, ...]

    def _repr_html_(self) -> str:
        """Show well in a notebook: the title, the first rows, and the remarks in English."""
        title = f"<p><b>{escape(self.measure.title)}</b>: {escape(self.measure.definition)}</p>"
        remarks = "".join(f"<li>{escape(note.text())}</li>" for note in self.notes)
        return title + self.frame.to_html(index=False, max_rows=20, na_rep="", escape=True) + f"<ul>{remarks}</ul>"

    def document(self, top: int | None = None, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """Return the ranking, or its first `top` rows, as programs get it; JSON-ready and stable.

        A value that does not exist is None. Raises UsageError if `top` is below 1.
        """
        if top is not None and top < 1:
            raise UsageError("The number of rows to show is at least 1, not {top}.", top=top)
        rows = self.frame if top is None else self.frame.head(top)
        return {
            "measure": self.measure.name,
            **identity(self.network),
            "rows": rows.astype(object).where(rows.notna(), None).to_dict("records"),
            "notes": [*limits(self.network.description, language), *(note.text(language) for note in self.notes)],
        }


def rank(network: Network, measure: str, progress: Progress = no_progress) -> Ranking:
    """Return the organisations of a network by a measure; raise UsageError if there is no measure of that name.

    An exception that `progress` raises stops the computation.
    """
    require("measure", measure, MEASURES)
    chosen = MEASURES[measure]
    frame = network.organisations.assign(value=chosen.function(network, progress))
    values = frame["value"].to_numpy(np.float64)
    rounding = _ROUNDING * float(np.nanmax(np.abs(values), initial=0.0))
    places = _ranks(values if chosen.lowest_first else -values, rounding)
    settled = max(chosen.settled(network), rounding)
    frame["rank"] = _ranks(values if chosen.lowest_first else -values, settled)
    ordered = frame.assign(_place=places, _name=frame["name"].map(alphabetical)).sort_values(
        ["_place", "_name", "id"], ignore_index=True, na_position="last"
    )
    return Ranking(chosen, network, ordered[frame.columns], tuple(_notes(network, chosen, places)))


def _ranks(values: Values, margin: float) -> "pd.Series[int]":
    """Return for each value one more than the number of those that are smaller by more than the margin; NA for NaN."""
    known = np.sort(values[~np.isnan(values)])
    ranks = pd.Series(1 + np.searchsorted(known, values - margin), dtype="Int64")
    return ranks.mask(np.isnan(values))


def _notes(network: Network, measure: Measure, places: "pd.Series[int]") -> list[Note]:
    """Return what makes the ranking weak, and what was left out of the network."""
    if not network.ties:
        return reservations(network)
    tied = int((network.degrees > 0).sum())
    equal = int(places.duplicated(keep=False)[places.notna()].sum())
    found = islands(network)
    weak = [
        (tied < _FEW, Note(NoteCode.FEW_ORGANISATIONS, tied)),
        (measure.within_islands and len(found) > 1, Note(NoteCode.SEVERAL_ISLANDS, len(found))),
        (equal > _MANY_EQUAL * len(network), Note(NoteCode.MANY_EQUAL, equal)),
        (bool(places.isna().any()), Note(NoteCode.NO_VALUE, int(places.isna().sum()))),
        (bool(measure.settled(network)), Note(NoteCode.ESTIMATED)),
        (measure.margin is not None and not measure.settled(network), Note(NoteCode.EXACT)),
        (network.description.sources == 1, Note(NoteCode.ONE_SOURCE)),
        (_derived_only(network.description), Note(NoteCode.DERIVED_ONLY)),
        (bool(found.isolates), Note(NoteCode.ISOLATES, len(found.isolates))),
    ]
    return [note for applies, note in weak if applies] + network.description.notes()


def _derived_only(description: Description) -> bool:
    """Tell whether all ties are derived: none is stated, and nothing else counts."""
    return description.stated == 0 and set(description.filters.statuses) <= set(DEFAULT_STATUSES)
