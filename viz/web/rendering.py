"""Turns a page's dict into HTML in the reader's language; the templates are beside this module."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request

from samspill.graph.language import LANGUAGES
from samspill.graph.model import Status, kinds_of
from samspill.graph.names import alphabetical
from samspill.graph.network import MEASURES, PROJECTIONS, describe_projection
from samspill.viz.web.assets import Assets
from samspill.viz.web.context import Context
from samspill.viz.web.language import LANGUAGE_NAMES, words
from samspill.viz.web.pages.query import as_query_parameters
from samspill.viz.web.pages.shapes import Thing
from samspill.viz.web.view import VIEW_PARAMETERS, address, with_query

FOLDER: Final = Path(__file__).parent / "templates"
DETAIL_NAMES: Final = {
    "area_km2": "Area, km²",
    "dissolved": "Dissolved",
    "employees": "Employees",
    "founded": "Founded",
    "fylkesnummer": "County number",
    "industry": "Industry code",
    "kommunenummer": "Municipality number",
    "legal_form": "Legal form",
    "orgnr": "Organisation number",
    "population": "Population",
    "population_date": "Population counted",
    "sector": "Sector code",
    "valid_from": "From",
    "valid_to": "Until",
}
"""What to call the properties of a node; others are called by their own name. The words are in the catalogues."""
_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def make_environments(assets: Assets) -> Mapping[str, Environment]:
    """Return one Jinja environment per language: escaping is on, and a name that is not there is an error."""
    return {language: _environment(language, assets) for language in LANGUAGES}


def _environment(language: str, assets: Assets) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    spoken = words(language)
    environment.install_gettext_translations(spoken, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(
        language=language,
        asset=assets.address,
        address=address,
        # Unlike gettext in a template it leaves a % in the text alone, so it suits words from the data.
        word=spoken.gettext,
        number=_number_format(language),
        day=_day_format(language),
        detail_name=lambda name: DETAIL_NAMES.get(name, name.replace("_", " ")),
        measures=MEASURES,
    )
    environment.filters["word"] = spoken.gettext
    return environment


def _number_format(language: str) -> Callable[[float], str]:
    """Return a function that writes a whole number in full and any other with four digits that mean something."""

    def write(value: float) -> str:
        if value == int(value):
            return format_decimal(int(value), locale=language)
        return format_decimal(float(f"{value:.4g}"), locale=language, format="#,##0.##########")

    return write


def _day_format(language: str) -> Callable[[str], str]:
    """Return a function that writes an ISO day as people do, and leaves a year, a month or anything else as it is."""

    def write(text: str) -> str:
        if not _ISO_DAY.fullmatch(text):
            return text
        return format_date(date.fromisoformat(text), "medium", locale=language)

    return write


@dataclass(frozen=True)
class Frame:
    """What stands around a page: links that keep the view, the language switch, the filters."""

    context: Context
    request: Request

    @property
    def title(self) -> str:
        """The name of this explorer."""
        return self.context.explorer.settings.title

    def link(self, path: str, **own: str) -> str:
        """Return an address with parameters of its own that keeps language, projection and filters."""
        return with_query(path, [*own.items(), *(pair for pair in self.state() if pair[0] not in own)])

    def state(self) -> Iterator[tuple[str, str]]:
        """Go through the parameters that links and forms carry on."""
        if self.request.query_params.get("lang") in LANGUAGES:
            yield "lang", self.context.language
        yield from self.context.view.pairs()

    def here(self, ending: str = "", **changes: str | None) -> str:
        """Return the address of this page with some parameters changed, or taken out if None."""
        kept = [(name, value) for name, value in self.request.query_params.multi_items() if name not in changes]
        changed = [(name, value) for name, value in changes.items() if value is not None]
        path = self.request.scope["path"]
        return with_query(f"{'/index' if ending and path == '/' else path}{ending}", [*kept, *changed])

    def without(self, name: str, value: str) -> str:
        """Return the address of this page with one value of a parameter taken out."""
        kept = [pair for pair in self.request.query_params.multi_items() if pair != (name, value)]
        return with_query(self.request.scope["path"], kept)

    def is_at(self, path: str) -> bool:
        """Tell whether this page belongs to the part of the explorer that `path` opens."""
        here: str = self.request.scope["path"]
        return here == path if path == "/" else here.split("/")[1] == path.split("/")[1]

    def map_address(self, path: str) -> str:
        """Return where the map of the page at `path` is, for the parameters of this request."""
        others = [pair for pair in self.request.query_params.multi_items() if pair[0] != "lang"]
        # Said outright, since a script's request need not carry the language that the page was asked for in.
        return with_query(f"{path.rstrip('/')}/map.json", [*others, ("lang", self.context.language)])

    def with_statuses(self, *statuses: str) -> str:
        """Return the address of this page with other statuses counted."""
        others = [pair for pair in self.request.query_params.multi_items() if pair[0] != "status"]
        return with_query(self.request.scope["path"], [*others, *(("status", each) for each in statuses)])

    def query_link(self, query: str, parameters: Mapping[str, str | int]) -> str:
        """Return the address where a Cypher text stands ready with its parameters."""
        return self.link("/cypher", query=query, **as_query_parameters(parameters))

    def chosen(self) -> list[tuple[str, str, str]]:
        """Return the filters that are on: the parameter, its value, and what to call it."""
        spoken = self.context.words.gettext
        names = {thing["id"]: thing["name"] for thing in self.context.choices}
        return [
            (name, value, spoken(value) if name in {"kind", "status"} else names.get(value, value))
            for name, value in self.context.view.pairs()
            if name != "projection"
        ]

    def own_parameters(self) -> list[tuple[str, str]]:
        """Return what the address says besides the view, for a form that changes the view."""
        items = self.request.query_params.multi_items()
        return [(name, value) for name, value in items if name not in VIEW_PARAMETERS or name == "lang"]

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The languages that a reader can choose, with their own names."""
        return list(LANGUAGE_NAMES.items())

    @property
    def projections(self) -> dict[str, str]:
        """The projections and what each counts as a tie."""
        return {name: describe_projection(name, self.context.language) for name in PROJECTIONS}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of organisations."""
        return kinds_of("Organisation")[1:]

    @property
    def statuses(self) -> tuple[str, ...]:
        """All statuses."""
        return tuple(map(str, Status))

    @cached_property
    def choices(self) -> dict[str, list[Thing]]:
        """The places and themes to filter by, by kind."""
        by_kind: dict[str, list[Thing]] = {}
        for thing in sorted(self.context.choices, key=lambda thing: alphabetical(thing["name"])):
            by_kind.setdefault(thing["kind"], []).append(thing)
        return by_kind


def render(environments: Mapping[str, Environment], frame: Frame, template: str, page: Mapping[str, Any]) -> str:
    """Return the HTML of a page."""
    return environments[frame.context.language].get_template(template).render(page=page, frame=frame)
