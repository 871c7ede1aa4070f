"""A network too large for one map, in a real browser: from the rings of its communities to the organisations of one of them."""

import re
from collections.abc import Iterator

import pytest
from explorer_server import serving
from playwright.sync_api import Page, expect

from samspill.graph.model import Node, Records, Relationship, Source
from samspill.graph.store.port import Store
from samspill.viz.web import create_app

GROUPS = 42
MEMBERS = 50
LINE = 40
"""No row of one line of text is as high, in pixels."""
SOURCE = Source("source:made", "Made for this test")


def large() -> Records:
    """Return 42 groups of 50 companies that each work with the first of their group, and 30 companies by themselves."""
    ids = [f"org:{group:02d}-{member:02d}" for group in range(GROUPS) for member in range(MEMBERS)]
    alone = [f"org:alone-{number}" for number in range(30)]
    ties = [(id_, f"{id_[:-2]}00") for id_ in ids if not id_.endswith("-00")]
    ties += [(f"org:{group:02d}-01", f"org:{(group + 1) % GROUPS:02d}-01") for group in range(GROUPS)]
    return Records(
        "test:large",
        "Large",
        nodes=tuple(Node(id_, "Company", id_.replace("org:", "Bedrift ")) for id_ in [*ids, *alone]),
        relationships=tuple(Relationship("WORKS_WITH", *ends, SOURCE.id, "Says so.") for ends in ties),
        sources=(SOURCE,),
    )


@pytest.fixture
def address(embedded_store: Store) -> Iterator[str]:
    """Where the explorer of a large network is."""
    embedded_store.load(large())
    with serving(create_app(embedded_store)) as found:
        yield found


def test_a_ring_opens_into_its_organisations_and_the_filter_leads_back(page: Page, address: str) -> None:
    page.goto(f"{address}/?status=stated")
    region = page.get_by_role("region", name="Kart over nettverket")
    expect(region.locator("canvas")).to_be_visible()
    expect(region).to_contain_text(f"{GROUPS} av {GROUPS} miljøer")
    region.get_by_role("combobox").fill("Bedrift 07-00")
    region.get_by_role("option").first.click()
    name = region.get_by_role("complementary").get_by_role("listitem").filter(has_text="Bedrift 07-00").bounding_box()
    assert name is not None
    assert name["height"] < LINE, "the names of members stand in one line each"
    region.get_by_role("button", name="Vis organisasjonene").click()

    page.wait_for_url(re.compile("community=org:07-00|community=org%3A07-00"))
    expect(region).to_contain_text(f"{MEMBERS} av {MEMBERS} organisasjoner")
    expect(page.locator(".network").first).to_contain_text(f"{MEMBERS} organisasjoner")
    region.get_by_role("combobox").fill("Bedrift 07-31")
    region.get_by_role("option").first.click()
    expect(region.get_by_role("complementary")).to_contain_text("Bedrift 07-00")

    page.get_by_role("list", name="Filtre som er på").get_by_role(
        "link", name=re.compile("Rundt Bedrift 07-00")
    ).click()
    expect(region).to_contain_text(f"{GROUPS} av {GROUPS} miljøer")
    assert "status=stated" in page.url
