"""Turns a page's dict into HTML in the reader's language; the templates are beside this module."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from samspill.graph.language import LANGUAGES
from samspill.graph.network import ANALYSES, LINK_METHODS, MEASURES
from samspill.viz.web.assets import Assets
from samspill.viz.web.frame import Frame
from samspill.viz.web.language import words
from samspill.viz.web.view import address

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
        analyses=ANALYSES,
        link_methods=LINK_METHODS,
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


def render(environments: Mapping[str, Environment], frame: Frame, template: str, page: Mapping[str, Any]) -> str:
    """Return the HTML of a page."""
    return environments[frame.context.language].get_template(template).render(page=page, frame=frame)
