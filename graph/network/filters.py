"""What a network is limited to: kinds, places, themes, statuses, period, and how large a shared activity may be."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from samspill.cypher.question import is_date
from samspill.graph.errors import UsageError
from samspill.graph.model import Status, kinds_of
from samspill.graph.network.choices import require

DEFAULT_STATUSES: Final = (str(Status.STATED), str(Status.DERIVED))
_AFTER_ALL = "~"
"""Sorts after every digit and hyphen, so that `2015~` is later than every day of 2015."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which organisations and which claims make the network; the empty filter is the whole store.

    Raises UsageError for a kind or status that the model does not have, a date that is none, a period that ends before it
    starts, and a limit below two participants.
    """

    kinds: tuple[str, ...] = ()
    """Labels of organisations; those below them in the model's tree count too."""
    places: tuple[str, ...] = ()
    """Ids of places; organisations located there or in a part of them stay."""
    themes: tuple[str, ...] = ()
    """Ids of themes; organisations that focus on one, or take part in an activity that does, stay."""
    statuses: tuple[str, ...] = DEFAULT_STATUSES
    """Statuses of claims that count. Being absent counts as negative, being invited and no more as potential."""
    period: tuple[str | None, str | None] = (None, None)
    """First and last date (a year, month or day each); claims that held at some time between them count."""
    max_participants: int = 200
    """Shared activities with more participants are left out: being one of thousands makes nobody acquainted."""

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        for kind in self.kinds:
            require("kind of organisation", kind, kinds_of("Organisation"))
        for status in self.statuses:
            require("status", status, list(Status))
        first, last = self.period
        for day in self.period:
            if day and not is_date(day):
                raise UsageError(
                    "'{day}' is no date: write a year, month or day such as 2025, 2025-04 or 2025-04-29.", day=day
                )
        if first and last and first > last + _AFTER_ALL:
            raise UsageError("The period ends ({last}) before it starts ({first}).", last=last, first=first)
        if self.max_participants < 2:  # noqa: PLR2004  one participant is no company
            raise UsageError(
                "An activity needs two participants to tie anybody: max_participants is {max_participants}.",
                max_participants=self.max_participants,
            )

    def hold(self, valid_from: "pd.Series[str]", valid_to: "pd.Series[str]") -> "pd.Series[bool]":
        """Tell for each pair of dates (empty where unknown) whether they overlap the period; unknown means always."""
        first, last = self.period
        holds = pd.Series(data=True, index=valid_from.index)
        if last:
            holds &= valid_from <= last + _AFTER_ALL
        if first:
            holds &= (valid_to == "") | (valid_to + _AFTER_ALL >= first)
        return holds
