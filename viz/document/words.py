"""The words of a map in one language: the screen's texts, and verbs that follow the evidence.

Having met at an event is not working together, and the map does not say so.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from samspill.graph.language import translations
from samspill.graph.model import Status, is_a
from samspill.graph.network import Claim

LOCALE: Final = Path(__file__).parent.parent / "locale"

TEXTS: Final[Mapping[str, str]] = {
    "find": "Find an organisation",
    "found": "Organisations found",
    "nothing_found": "Nothing found",
    "view": "View",
    "map": "Map",
    "table": "Table",
    "save_picture": "Save picture",
    "save_table": "Save table",
    "shown": "{shown} of {all} organisations",
    "shown_communities": "{shown} of {all} communities",
    "ties_one": "{n} tie",
    "ties_many": "{n} ties",
    "legend": "Legend and filters",
    "kinds": "Organisations",
    "ties_of": "Ties",
    "all": "All",
    "none": "None",
    "loose": "Without ties",
    "key": "How to read the map",
    "key_size": "Size: number of partners",
    "key_width": "Width: weight of the tie",
    "key_area": "Shaded area: community",
    "details": "Details",
    "about": "About this map",
    "start_with": "Start with the most connected",
    "nothing_shown": "Nothing is left with these filters.",
    "none_tied": "None of them has a tie.",
    "close": "Close",
    "fact_partners": "Partners",
    "fact_evidence": "Pieces of evidence",
    "fact_members": "Members",
    "leading": "Most connected members",
    "partners_one": "{n} partner",
    "partners_many": "{n} partners",
    "partners_first": "Partners, strongest first",
    "no_partners": "No ties with these filters",
    "claims_one": "{n} piece of evidence",
    "claims_many": "{n} pieces of evidence",
    "more_ways_one": "… and {n} more way, on the explorer's page “Connection between two”",
    "more_ways_many": "… and {n} more ways, on the explorer's page “Connection between two”",
    "source": "Source",
    "ego_on": "Only this neighbourhood",
    "ego_off": "Show the whole map",
    "open": "Open its page",
    "open_community": "Show its organisations",
    "path": "Connection",
    "steps_one": "{n} step",
    "steps_many": "{n} steps",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "fit": "Show all",
    "network_map": "network map",
    "in_panel": "Partners and evidence are listed in the details.",
    "keys": "Arrow keys move between organisations, Enter opens one, N and P step through its partners, plus and minus zoom, "
    "zero shows all, Shift with arrow keys moves the map, Escape clears. The table has the same content.",
    "table_caption": "The organisations on the map",
    "column_name": "Organisation",
    "column_kind": "Kind",
    "column_themes": "Themes",
    "column_places": "Places",
    "column_partners": "Partners",
    "column_strongest": "Strongest partners",
}
"""The words of the screen by key, in English. A key in `_one` or `_many` is taken by the number `n` in it."""

_DIRECT: Final = {
    "WORKS_WITH": ("works with", "works with"),
    "MEMBER_OF": ("is a member of", "has as a member"),
    "OWNS": ("owns", "is owned by"),
    "FUNDS": ("funds", "is funded by"),
}
_DIRECT_UNLESS_STATED: Final = {
    Status.ASSUMED: "is assumed to work with",
    Status.POTENTIAL: "could work with",
    Status.NEGATIVE: "does not work with",
}
_SHARED: Final = {
    "Event": "met at an event with",
    "Project": "takes part in a project with",
    "Programme": "takes part in a programme with",
    "Plan": "is in a plan with",
    "Group": "sits in a group with",
    "Activity": "takes part in something with",
    "Organisation": "shares a membership with",
    "Person": "shares a person with",
}
_SHARED_UNLESS_STATED: Final = {
    Status.ASSUMED: "is assumed to take part with",
    Status.POTENTIAL: "could take part with",
    Status.NEGATIVE: "did not take part with",
}
_CLAIM: Final = {
    Status.POTENTIAL: "Possible: {sentence}",
    Status.NEGATIVE: "Denied: {sentence}",
}


class Words:
    """Everything that a map document says, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translations = translations(language, LOCALE)

    def __call__(self, text: str) -> str:
        """Return the translation of an English text or of a label, type or status of the model."""
        return self._translations.gettext(text) if text else ""

    @cached_property
    def texts(self) -> dict[str, str]:
        """The words of the screen by key."""
        return {key: self(text) for key, text in TEXTS.items()}

    def number(self, one: str, many: str, count: int) -> str:
        """Return the form of a text that fits the count, with `{count}` filled in."""
        return str(self._translations.ngettext(one, many, count)).format(count=count)

    def direct(self, claim: Claim, reader: str) -> str:
        """Return the verb of a direct relationship as read from its end `reader`."""
        if claim.status in _DIRECT_UNLESS_STATED:
            return self(_DIRECT_UNLESS_STATED[Status(claim.status)])
        away, back = _DIRECT[claim.type]
        return self(away if claim.start == reader else back)

    def shared(self, kind: str, status: str) -> str:
        """Return the verb of a tie through something of that kind; it reads the same from both ends."""
        if status in _SHARED_UNLESS_STATED:
            return self(_SHARED_UNLESS_STATED[Status(status)])
        return self(next(verb for label, verb in _SHARED.items() if is_a(kind, label)))

    def sentence(self, claim: Claim, start_name: str, end_name: str) -> str:
        """Return a claim as a sentence, with the role it gives."""
        details = ", ".join(self(each) for each in (claim.role, claim.attendance) if each)
        said = f"{start_name} {self(claim.type)} {end_name}" + (f" ({details})" if details else "")
        pattern = _CLAIM.get(Status(claim.status))
        return self(pattern).format(sentence=said) if pattern else said
