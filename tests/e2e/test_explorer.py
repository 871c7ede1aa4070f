"""The explorer in a real browser, as a newcomer uses it: search, read, rank, ask, query; without scripts; and on a narrow screen."""

import re
from collections.abc import Iterator

import pytest
from explorer_server import serving
from playwright.sync_api import Browser, Locator, Page, expect

from samspill.graph.store.port import Store
from samspill.viz.web import create_app


@pytest.fixture(scope="session")
def address(troms_store: Store) -> Iterator[str]:
    """Where the explorer of the Troms example is."""
    with serving(create_app(troms_store)) as found:
        yield found


def search_for(page: Page, text: str) -> None:
    """Type into the search box, letter by letter as people do."""
    page.get_by_role("search").get_by_role("combobox").press_sequentially(text)


def suggestions(page: Page) -> Locator:
    """Return what is suggested under the search field that is being typed in."""
    return page.get_by_role("listbox").get_by_role("option")


def row_of(page: Page, name: str) -> Locator:
    """Return the row of a table with a cell that says just `name`."""
    return page.get_by_role("row").filter(has=page.get_by_role("cell", name=name, exact=True))


@pytest.mark.parametrize("typed", ["sjømat", "sjomat"])
def test_a_newcomer_finds_an_organisation_and_reads_how_its_ties_are_known(
    page: Page, address: str, typed: str
) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvem samarbeider med hvem?")
    search_for(page, typed)
    page.get_by_role("option", name="Sjømatklyngen Senja").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sjømatklyngen Senja")

    partners = page.get_by_role("region", name=re.compile("Partnere, de sterkeste først"))
    expect(partners.get_by_role("link", name="Kupa")).to_be_visible()
    kupa = partners.locator("li").filter(has=page.get_by_role("link", name="Kupa")).first
    expect(kupa).to_contain_text("avledet")
    expect(kupa).to_contain_text("gjennom Næringsarena Senjaregionen")
    kupa.get_by_text("opplysninger").click()
    expect(kupa.get_by_text("004 L3, L13").first).to_be_visible()
    kupa.get_by_role("link", name="Artikkel om Næringsarena Senjaregionen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Artikkel om Næringsarena Senjaregionen")
    expect(page.get_by_text("Kunne ikke komme denne gangen").first).to_be_visible()


def test_the_keyboard_alone_is_enough_to_search(page: Page, address: str) -> None:
    page.goto(address)
    box = page.get_by_role("search").get_by_role("combobox")
    box.focus()
    search_for(page, "kupa")
    expect(suggestions(page)).to_have_count(1)
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(suggestions(page)).to_have_count(0)
    page.keyboard.type(" ")
    expect(suggestions(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox").get_by_role("option", selected=True)).to_contain_text("Kupa")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kupa")


def test_a_tie_is_chosen_on_the_map_and_its_source_is_read_there(page: Page, address: str) -> None:
    page.goto(address)
    region = page.get_by_role("region", name="Kart over nettverket")
    expect(region.locator("canvas")).to_be_visible()
    expect(region).to_contain_text("38 av 38 organisasjoner")
    region.get_by_role("button", name="Kupa").click()
    panel = region.get_by_role("complementary", name="Detaljer")
    expect(panel.get_by_role("heading", name="Kupa")).to_be_visible()
    expect(panel).to_contain_text("004 L3, L13")


def test_the_map_leads_to_the_page_of_an_organisation(page: Page, address: str) -> None:
    page.goto(f"{address}/?lang=nn")
    region = page.get_by_role("region", name="Kart over nettverket")
    region.get_by_role("button", name="Kupa").click()
    region.get_by_role("button", name=re.compile("Opne|side")).first.click()
    expect(page).to_have_url(re.compile(r"/organisation/org.*kupa\?lang=nn"))


def test_a_newcomer_ranks_asks_and_queries(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Rangering").click()
    expect(page.get_by_role("row")).to_have_count(39)
    expect(page.get_by_text("38 organisasjoner, 114 forbindelser")).to_be_visible()

    page.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Spørsmål").click()
    page.get_by_role("link", name="Hvem var invitert, hvem kom, og hvem manglet?").click()
    field = page.get_by_role("combobox", name="Aktivitet")
    field.press_sequentially("samling")
    page.get_by_role("option", name="Samling på næringsarenaen").click()
    page.get_by_role("button", name="Spør").click()
    expect(page).to_have_url(re.compile("activity=act:event:|activity=act%3Aevent"))
    expect(field).to_have_value(re.compile("^Samling på næringsarenaen"))
    expect(row_of(page, "NAV")).to_contain_text("ikke til stede")

    page.get_by_text("Cypher-teksten bak").click()
    page.get_by_role("link", name="Åpne den på Cypher-siden").click()
    expect(row_of(page, "NAV")).to_be_visible()

    page.wait_for_load_state("networkidle")
    text = page.get_by_role("textbox", name="Spørring")
    text.fill("MATCH (c:Cluster)-[r]->(a:Activity) RETURN c, r, a")
    text.press("Control+Enter")
    expect(page.get_by_role("region", name="Kart over organisasjonene i svaret").locator("canvas")).to_be_visible()
    expect(page.get_by_role("cell", name="Profilgruppa").first).to_be_visible()

    text.fill("CREATE (n:Company {id: 'x'})")
    page.get_by_role("button", name="Kjør").click()
    expect(page.get_by_role("alert")).to_contain_text("CREATE")
    page.go_back()
    expect(text).to_have_value("MATCH (c:Cluster)-[r]->(a:Activity) RETURN c, r, a")


def test_the_way_between_two_is_shown_with_evidence_or_said_not_to_be(page: Page, address: str) -> None:
    page.goto(f"{address}/path")
    for name, typed in (("Fra organisasjon", "hapl"), ("Til organisasjon", "tromsø komm")):
        page.get_by_role("combobox", name=name).press_sequentially(typed)
        suggestions(page).first.click()
    page.get_by_role("button", name="Finn veien").click()
    expect(page.get_by_role("heading", name="Forbundet i 1 steg")).to_be_visible()
    expect(page.get_by_text("001 L24").first).to_be_visible()

    goal = page.get_by_role("combobox", name="Til organisasjon")
    goal.fill("")
    goal.press_sequentially("senja kommune")
    page.get_by_role("option", name="Senja kommune").click()
    page.get_by_role("button", name="Finn veien").click()
    expect(page.get_by_role("status").filter(has_text="Ingen vei")).to_be_visible()


def test_filters_are_in_the_address_and_stay_on_the_next_page(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_text("Velg hvilke forbindelser og organisasjoner som teller").click()
    page.get_by_role("checkbox", name="mulig").check()
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page).to_have_url(re.compile("status=stated&status=derived&status=potential"))
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who works with whom?")
    page.get_by_role("link", name="Ranking", exact=True).click()
    expect(page).to_have_url(re.compile("lang=en&.*status=potential"))


def test_search_path_and_questions_work_without_scripts(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False, locale="nn-NO")
    page = plain.new_page()
    page.goto(address)
    page.get_by_role("searchbox").fill("sjomat")
    page.get_by_role("button", name="Søk").click()
    page.get_by_role("link", name="Sjømatklyngen Senja").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sjømatklyngen Senja")
    page.get_by_role("link", name="Finn vegen til ein annan organisasjon").click()
    page.get_by_role("searchbox", name="Til organisasjon").fill("kupa")
    page.get_by_role("button", name="Finn vegen").click()
    expect(page.get_by_role("heading", name="Knytte saman i 1 steg")).to_be_visible()
    page.goto(f"{address}/questions/attendance")
    page.get_by_role("searchbox", name="Aktivitet").fill("Samling på næringsarenaen 29.–30. april")
    page.get_by_role("button", name="Spør").click()
    expect(row_of(page, "Kupa")).to_be_visible()
    plain.close()


PAGES = (
    "/",
    "/search?q=senja",
    "/organisation/org:name:sjømatklyngen-senja",
    "/activity/act:group:næringsarena-senjaregionen",
    "/path?from=Haplast&to=Tromsø kommune",
    "/ranking/betweenness",
    "/questions/attendance",
    "/cypher?query=MATCH (c:Cluster)-[r]-(o) RETURN c, r, o",
    "/about",
)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_telephone(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_rules_that_the_browser_is_given_let_the_pages_work(page: Page, address: str) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    for path in PAGES:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    assert refused == []
