"""Charts say in words and numbers what they show, and hold nothing that a strict page would refuse."""

from xml.etree import ElementTree as ET

import pytest

from samspill.graph.language import LANGUAGES
from samspill.graph.network import Finding, Inquiry, Options, analyse, network_of, project
from samspill.graph.store import Store
from samspill.viz.charts import CHARTS, Bar, bar_chart, chart_of

SVG = "{http://www.w3.org/2000/svg}"


def found(store: Store, name: str, language: str = "en") -> Finding:
    """Return what an analysis of Troms finds."""
    options = Options(against=(None, "2014") if name == "compare" else None)
    return analyse(name, Inquiry(store, project(store), options, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_a_title_a_description_and_its_numbers_as_a_table(
    troms_store: Store, name: str, language: str
) -> None:
    chart = chart_of(name, found(troms_store, name, language), language)
    assert chart
    root = ET.fromstring(chart.svg)  # noqa: S314  we made it
    assert root.get("role") == "img"
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert (root[0].text, root[1].text) == (chart.title, chart.description)
    assert all(len(row) == len(chart.headings) for row in chart.rows)
    assert chart._repr_svg_() == chart.svg
    if language != "en":
        assert chart.title != chart_of(name, found(troms_store, name), "en").title  # type: ignore[union-attr]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_no_style_or_script_of_its_own(troms_store: Store, name: str) -> None:
    chart = chart_of(name, found(troms_store, name))
    assert chart
    for element in ET.fromstring(chart.svg).iter():  # noqa: S314
        assert element.tag.removeprefix(SVG) in {"svg", "title", "desc", "text", "rect"}
        assert not [attribute for attribute in element.attrib if attribute.startswith("on") or attribute == "style"]


def test_every_organisation_is_in_a_bar(troms_store: Store) -> None:
    chart = chart_of("figures", found(troms_store, "figures"))
    assert chart
    assert sum(float(row[1]) for row in chart.rows) == 38


def test_many_partners_share_bars_that_double() -> None:
    document = {"degrees": [{"partners": number, "organisations": 1} for number in range(1, 101)]}
    chart = chart_of("figures", Finding((), [[]], (), document))
    assert chart
    assert [row[0] for row in chart.rows][-4:] == ["20", "21–40", "41–80", "81–160"]
    assert [row[1] for row in chart.rows][-4:] == [1, 20, 40, 20]


def test_bars_are_as_long_as_their_numbers_and_names_cannot_break_out() -> None:
    chart = bar_chart(
        "<b>", "x", "who", [Bar('<script>"', {"a": 2, "b": 1}), Bar("other", {"a": 6})], {"a": "#000", "b": "#fff"}
    )
    assert "<script>" not in chart.svg
    assert "<b>" not in chart.svg
    bars = [rect for rect in ET.fromstring(chart.svg).iter(f"{SVG}rect") if rect.find(f"{SVG}title") is not None]  # noqa: S314
    widths = [float(rect.get("width", 0)) for rect in bars]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.15)
    assert widths[2] == pytest.approx(3 * widths[0], abs=0.2)
    assert chart.rows == [['<script>"', 2, 1], ["other", 6, 0]]


def test_what_found_nothing_or_has_no_chart_has_none(troms_store: Store) -> None:
    assert chart_of("bridges", found(troms_store, "bridges")) is None
    assert chart_of("communities", analyse("communities", Inquiry(troms_store, network_of([])))) is None
