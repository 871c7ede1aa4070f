"""The standalone map of Troms in a real browser, opened from disk with the network off, as somebody who got it by e-mail would."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from samspill.graph.network import Filters, project, shortest_path
from samspill.graph.store.port import Store
from samspill.viz.document import MapDocument, map_document
from samspill.viz.page import standalone_page

Opened = Callable[..., Page]
STATUSES = ("stated", "derived", "potential", "negative")


@pytest.fixture(scope="session")
def troms(troms_store: Store) -> MapDocument:
    """The map of Troms in bokmål; not to be changed."""
    return map_document(troms_store, project(troms_store), language="nb", title="Hvem samarbeider med hvem i Troms")


@pytest.fixture
def opened(context: BrowserContext, page: Page, tmp_path: Path) -> Opened:
    """A function that opens the page of a document from disk, optionally at a fragment, with the network off."""
    context.set_offline(offline=True)

    def open_page(document: MapDocument, fragment: str = "") -> Page:
        path = tmp_path / "map.html"
        path.write_text(standalone_page(document), encoding="utf-8")
        page.goto(path.as_uri() + fragment)
        expect(page.locator("canvas")).to_be_visible()
        return page

    return open_page


@pytest.fixture
def map_page(opened: Opened, troms: MapDocument) -> Page:
    return opened(troms)


def find(page: Page, text: str) -> None:
    page.get_by_role("combobox", name="Finn en organisasjon").fill(text)
    page.keyboard.press("Enter")


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Detaljer")


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def colored_points(page: Page) -> int:
    """Count the points of the canvas that are neither white nor empty."""
    script = """() => {
      const canvas = document.querySelector("canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] && data[at] + data[at + 1] + data[at + 2] < 600) count += 1;
      return count;
    }"""
    return int(page.evaluate(script))


def test_it_opens_from_disk_and_draws_within_a_second(map_page: Page) -> None:
    assert colored_points(map_page) > 5_000
    painted = map_page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted < 1_000
    assert map_page.title() == "Hvem samarbeider med hvem i Troms"
    expect(map_page.get_by_role("heading", level=1)).to_have_text("Hvem samarbeider med hvem i Troms")
    expect(status(map_page)).to_have_text("38 av 38 organisasjoner · 114 forbindelser")


def test_a_name_is_found_without_its_norwegian_letters(map_page: Page) -> None:
    find(map_page, "sjomat")
    expect(panel(map_page).get_by_role("heading", level=2)).to_have_text("Sjømatklyngen Senja")
    expect(panel(map_page)).to_contain_text("Klynge")
    expect(panel(map_page).locator(".rows > li")).to_have_count(9)


def test_the_find_box_is_a_combobox_that_arrow_keys_walk_through(map_page: Page) -> None:
    box = map_page.get_by_role("combobox")
    box.fill("senja")
    expect(box).to_have_attribute("aria-expanded", "true")
    options = map_page.get_by_role("option")
    assert options.count() > 2
    map_page.keyboard.press("ArrowDown")
    map_page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(options.nth(1).get_attribute("id")))
    map_page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_what_is_not_there_is_said_not_shown_as_everything(map_page: Page) -> None:
    map_page.get_by_role("combobox").fill("finnes ikke")
    expect(map_page.get_by_role("listbox")).to_contain_text("Ingen treff")


def test_a_tie_shows_where_it_comes_from(map_page: Page) -> None:
    find(map_page, "senja kommune")
    item = panel(map_page).locator(".rows > li").filter(has=map_page.get_by_role("button", name="Profilgruppa"))
    item.locator("summary").click()
    expect(item).to_contain_text("Næringsarena Senjaregionen")
    expect(item).to_contain_text("Senja kommune er medlem av Næringsarena Senjaregionen")
    expect(item).to_contain_text("Kilde: Artikkel om Næringsarena Senjaregionen, 004 L3")
    expect(item).to_contain_text("sitter i en gruppe sammen med")
    expect(item).not_to_contain_text("samarbeider med")


def test_a_click_on_a_tie_opens_its_evidence(map_page: Page, troms: MapDocument) -> None:
    names = {node["id"]: node["name"] for node in troms["nodes"]}
    place = map_page.evaluate(
        """() => {
          const { stage, view } = window.samspill;
          for (const tie of view.ties) {
            const [a, b] = [tie.from, tie.to].map((id) => stage.network.canvasToDOM(view.content.nodes.get(id)));
            for (const share of [0.35, 0.5, 0.65]) {
              const point = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
              if (stage.nodeAt(point) === null && stage.tieAt(point) === tie.id) return { ...point, from: tie.from, to: tie.to };
            }
          }
        }"""
    )
    map_page.locator("canvas").click(position={"x": place["x"], "y": place["y"]})
    expect(panel(map_page).get_by_role("heading", level=2)).to_have_text(
        f"{names[place['from']]} – {names[place['to']]}"
    )
    expect(panel(map_page)).to_contain_text("Kilde:")


def test_a_click_on_an_organisation_selects_it_and_one_beside_it_clears(map_page: Page) -> None:
    point = map_page.evaluate(
        """() => {
          const { stage, view } = window.samspill;
          const node = [...view.content.nodes.values()].find((each) => each.name === "Haplast");
          return stage.network.canvasToDOM(node);
        }"""
    )
    map_page.locator("canvas").click(position=point)
    expect(panel(map_page).get_by_role("heading", level=2)).to_have_text("Haplast")
    map_page.locator("canvas").click(position={"x": 5, "y": 5})
    expect(panel(map_page).get_by_role("heading", level=2)).to_have_text("Om kartet")


def test_the_legend_hides_a_kind_and_the_line_follows(map_page: Page) -> None:
    row = map_page.get_by_role("checkbox", name=re.compile("Klynge"))
    row.uncheck()
    expect(status(map_page)).to_have_text(re.compile("^35 av 38 organisasjoner · "))
    expect(map_page.locator("label").filter(has=row).locator(".count")).to_have_text("0")
    row.check()
    expect(status(map_page)).to_have_text("38 av 38 organisasjoner · 114 forbindelser")


def test_none_leaves_nothing_and_all_brings_everything_back(map_page: Page) -> None:
    map_page.get_by_role("button", name="Ingen: Organisasjoner").click()
    expect(status(map_page)).to_have_text("0 av 38 organisasjoner · 0 forbindelser")
    expect(panel(map_page)).to_contain_text("Ingenting er igjen med disse filtrene.")
    map_page.get_by_role("button", name="Alle: Organisasjoner").click()
    expect(status(map_page)).to_have_text("38 av 38 organisasjoner · 114 forbindelser")


def test_organisations_without_ties_can_be_left_out(map_page: Page) -> None:
    map_page.get_by_role("checkbox", name="Uten forbindelser").uncheck()
    expect(status(map_page)).to_have_text("28 av 38 organisasjoner · 114 forbindelser")


def test_stated_ties_alone_can_be_shown(map_page: Page) -> None:
    map_page.get_by_role("checkbox", name="avledet").uncheck()
    expect(status(map_page)).to_have_text(re.compile("· 8 forbindelser$"))


def test_possible_and_denied_ties_are_in_the_legend_by_name(opened: Opened, troms_store: Store) -> None:
    document = map_document(troms_store, project(troms_store, filters=Filters(statuses=STATUSES)), language="nb")
    page = opened(document)
    expect(status(page)).to_have_text("38 av 38 organisasjoner · 168 forbindelser")
    page.get_by_role("checkbox", name="mulig").uncheck()
    page.get_by_role("checkbox", name="avkreftet").uncheck()
    expect(status(page)).to_have_text("38 av 38 organisasjoner · 114 forbindelser")


def table_names(page: Page) -> list[str]:
    return page.locator("tbody th").all_inner_texts()


def test_the_table_has_what_the_map_has_and_sorts(map_page: Page, troms: MapDocument) -> None:
    map_page.get_by_role("checkbox", name=re.compile("Klynge")).uncheck()
    map_page.get_by_role("button", name="Tabell", exact=True).click()
    expected = {node["name"] for node in troms["nodes"] if node["kind"] != "Cluster"}
    assert set(table_names(map_page)) == expected
    head = map_page.get_by_role("columnheader", name="Organisasjon")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    ascending = table_names(map_page)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert table_names(map_page) == ascending[::-1]
    # Å is the last letter in Norwegian.
    assert ascending.index("Blått Kompetansesenter Nord") > ascending.index("Berg kommune")


def test_only_the_neighbourhood_can_be_shown_and_the_whole_again(map_page: Page) -> None:
    find(map_page, "sjomat")
    map_page.get_by_role("button", name="Bare dette nabolaget").click()
    expect(status(map_page)).to_have_text("10 av 38 organisasjoner · 45 forbindelser")
    map_page.get_by_role("button", name="Vis hele kartet").click()
    expect(status(map_page)).to_have_text("38 av 38 organisasjoner · 114 forbindelser")


def test_the_map_works_by_keyboard_alone(map_page: Page) -> None:
    live = map_page.locator("[aria-live=polite]")
    canvas = map_page.get_by_role("application")
    expect(canvas).to_have_attribute("aria-roledescription", "nettverkskart")
    canvas.focus()
    expect(live).to_contain_text("Piltastene")
    map_page.keyboard.press("ArrowRight")
    expect(live).to_contain_text("9 partnere")
    map_page.keyboard.press("Enter")
    selected = panel(map_page).get_by_role("heading", level=2).inner_text()
    assert selected != "Om kartet"
    map_page.keyboard.press("n")
    expect(live).not_to_contain_text(selected)
    map_page.keyboard.press("Enter")
    expect(panel(map_page).get_by_role("heading", level=2)).not_to_have_text(selected)
    scale = "window.samspill.stage.network.getScale()"
    before = map_page.evaluate(scale)
    map_page.keyboard.press("+")
    assert map_page.evaluate(scale) > before
    map_page.keyboard.press("0")
    map_page.keyboard.press("Escape")
    expect(panel(map_page).get_by_role("heading", level=2)).to_have_text("Om kartet")
    assert canvas.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_a_link_shows_what_its_sender_saw(map_page: Page, opened: Opened, troms: MapDocument) -> None:
    map_page.get_by_role("checkbox", name=re.compile("Forening")).uncheck()
    find(map_page, "sjomat")
    map_page.get_by_role("button", name="Bare dette nabolaget").click()
    fragment = map_page.evaluate("location.hash")
    map_page.goto("about:blank")
    again = opened(troms, fragment)
    expect(panel(again).get_by_role("heading", level=2)).to_have_text("Sjømatklyngen Senja")
    expect(status(again)).to_have_text("10 av 38 organisasjoner · 45 forbindelser")
    expect(again.get_by_role("checkbox", name=re.compile("Forening"))).not_to_be_checked()


def test_a_link_to_what_is_not_on_the_map_opens_the_map(opened: Opened, troms: MapDocument) -> None:
    page = opened(troms, "#org=org%3Agone&tie=gone&ego=1&view=table&sort=__proto__,7")
    expect(status(page)).to_have_text("38 av 38 organisasjoner · 114 forbindelser")
    expect(page.locator("tbody tr")).to_have_count(38)


def test_picture_and_table_can_be_kept(map_page: Page) -> None:
    with map_page.expect_download() as picture:
        map_page.get_by_role("button", name="Lagre bilde").click()
    assert picture.value.suggested_filename == "hvem-samarbeider-med-hvem-i-troms.png"
    assert picture.value.path().read_bytes().startswith(b"\x89PNG")
    with map_page.expect_download() as table:
        map_page.get_by_role("button", name="Lagre tabell").click()
    text = table.value.path().read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == '"Organisasjon";"Type";"Steder";"Partnere";"Sterkeste partnere"'
    assert len(text.splitlines()) == 39


def test_a_connection_is_told_step_by_step_with_its_evidence(opened: Opened, troms_store: Store) -> None:
    network = project(troms_store, filters=Filters(statuses=STATUSES))
    ids = dict(zip(network.organisations["name"], network.ids, strict=True))
    path = shortest_path(network, ids["Wilsgård"], ids["NAV"])
    page = opened(map_document(troms_store, network, language="nb", path=path))
    steps = panel(page).locator(".chain > li")
    expect(steps).to_have_count(3)
    expect(steps.first).to_contain_text("Wilsgård")
    expect(steps.first).to_contain_text("Mulig: Wilsgård er medlem av Næringsarena Senjaregionen")
    expect(steps.last).to_have_text("NAV")


def test_an_overview_shows_communities_and_their_members(opened: Opened, troms: MapDocument) -> None:
    document = deepcopy(troms)
    ring = document["nodes"][0]
    ring.update(
        name="Rundt Haplast",
        kind="",
        members=5,
        mix=[{"kind": "Company", "count": 5}],
        leading=["Haplast", "Kupa"],
        size=20,
    )
    document.update(nodes=[ring], ties=[], communities=[])
    page = opened(document)
    expect(status(page)).to_have_text("1 av 1 miljøer · 0 forbindelser")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    find(page, "haplast")
    expect(panel(page)).to_contain_text("Medlemmer5")
    expect(panel(page)).to_contain_text("Kupa")


def hostile(document: MapDocument, *, name: str) -> MapDocument:
    """Return the document with every text that somebody could have written replaced by `name`."""
    changed: Any = deepcopy(document)
    for node in changed["nodes"]:
        node.update(name=name, places=[name], themes=[name])
    for tie in changed["ties"]:
        tie.update(verbs=[name], verbs_back=[name])
        for way in tie["through"]:
            way.update(what=name, verb=name, kind=name)
    for claim in changed["claims"].values():
        claim.update(dict.fromkeys(("text", "evidence", "source", "locator"), name))
    for community in changed["communities"]:
        community.update(name=name)
    changed.update(title=name, summary=name, notes=[name])
    return changed


@pytest.mark.parametrize("name", ['"><img src=x onerror="window.hit = 1">', "</script><script>window.hit = 1</script>"])
def test_hostile_names_do_nothing_but_show(opened: Opened, troms: MapDocument, name: str) -> None:
    page = opened(hostile(troms, name=name))
    find(page, "img" if "img" in name else "script")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(name)
    page.get_by_role("button", name="Tabell", exact=True).click()
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0


def test_cells_that_a_spreadsheet_would_run_are_made_text(opened: Opened, troms: MapDocument) -> None:
    page = opened(hostile(troms, name='=HYPERLINK("http://x")'))
    with page.expect_download() as table:
        page.get_by_role("button", name="Lagre tabell").click()
    assert (
        table.value.path().read_text(encoding="utf-8-sig").splitlines()[1].startswith('"\'=HYPERLINK(""http://x"")";')
    )


@pytest.mark.parametrize("width", [320, 360])
def test_it_can_be_used_on_a_phone(opened: Opened, troms: MapDocument, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    opened(troms)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("checkbox", name=re.compile("Klynge"))).to_be_hidden()
    page.get_by_role("button", name="Tegnforklaring og filter").click()
    page.get_by_role("checkbox", name=re.compile("Klynge")).uncheck()
    page.get_by_role("button", name="Tegnforklaring og filter").click()
    expect(status(page)).to_have_text(re.compile("^35 av 38"))
    find(page, "senja kommune")
    sheet = panel(page).bounding_box()
    assert sheet
    assert sheet["y"] > 250
    assert sheet["width"] == width
    selected = page.evaluate(
        "(({ stage, view }) => stage.network.canvasToDOM(view.content.nodes.get(view.choice.node)))(window.samspill)"
    )
    canvas = page.locator("canvas").bounding_box()
    assert canvas
    assert canvas["y"] < canvas["y"] + selected["y"] < sheet["y"] - 20
    page.get_by_role("button", name="Lukk").click()
    expect(panel(page)).to_be_hidden()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_it_speaks_the_language_it_was_made_in(opened: Opened, troms_store: Store, language: str) -> None:
    page = opened(map_document(troms_store, project(troms_store), language=language))
    words = {"nb": "forbindelser", "nn": "samband", "en": "ties"}[language]
    expect(status(page)).to_contain_text(f"114 {words}")


def test_every_button_is_large_enough_to_hit(map_page: Page) -> None:
    find(map_page, "sjomat")
    small = map_page.evaluate(
        """() => [...document.querySelectorAll("button, summary, input")]
          .filter((each) => each.checkVisibility() && each.type !== "checkbox")
          .filter((each) => each.getBoundingClientRect().height < 24 || each.getBoundingClientRect().width < 24)
          .map((each) => each.textContent)"""
    )
    assert small == []
