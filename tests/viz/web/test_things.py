"""The pages of activities, places and themes."""

from collections.abc import Callable, Sequence

import pytest

from samspill.graph.model import Node, Records, Relationship, Source, Status
from samspill.graph.store.port import KeptStore, Store
from samspill.viz.web import ExplorerSettings, create_app
from samspill.viz.web.context import Context
from samspill.viz.web.pages.about import about, source
from samspill.viz.web.pages.shapes import Involvement
from samspill.viz.web.pages.things import activity, place, theme
from samspill.viz.web.view import View

MakeContext = Callable[..., Context]
GATHERING = {"id": "act:event:samling-på-næringsarenaen-29-30-april"}


def names_of(involvements: Sequence[Involvement]) -> list[str]:
    """Return the names of other things, in their order."""
    return [each["other"]["name"] for each in involvements]


def test_an_activity_tells_who_was_invited_who_came_and_who_was_absent(context: MakeContext) -> None:
    page = activity(context(), GATHERING)
    attendance = {each["other"]["name"]: each["attendance"] for each in page["participants"]}
    assert attendance["Kupa"] == ["invited", "attended"]
    assert names_of(page["denied"]) == ["NAV", "Næringsforeningen i Finnsnesregionen"]
    assert not attendance.keys() & set(names_of(page["denied"]))
    assert all("absent" not in what for what in attendance.values())


def test_who_could_take_part_is_not_among_those_who_do(context: MakeContext) -> None:
    page = activity(context(), {"id": "act:group:næringsarena-senjaregionen"})
    assert "Smart Senja" in names_of(page["possible"])
    assert "Smart Senja" not in names_of(page["participants"])
    assert {status for each in page["participants"] for status in each["statuses"]} == {"stated"}


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ([("stated", "")], ["participants"]),
        ([("stated", "attended")], ["participants"]),
        ([("stated", "invited"), ("stated", "attended")], ["participants"]),
        ([("stated", "invited")], ["invited"]),
        ([("stated", "invited"), ("stated", "absent")], ["denied"]),
        ([("negative", "")], ["denied"]),
        ([("potential", "")], ["possible"]),
        ([("assumed", "")], ["participants"]),
    ],
)
def test_each_stands_where_what_is_said_of_it_belongs(
    embedded_store: Store, said: list[tuple[str, str]], where: list[str]
) -> None:
    source = Source("source:list", "List")
    claims = [
        Relationship(
            "PARTICIPATES_IN",
            "org:one",
            "act:fair",
            source.id,
            "On the list.",
            status=Status(status),
            details={"attendance": attendance} if attendance else {},
        )
        for status, attendance in said
    ]
    nodes = (Node("org:one", "Company", "One"), Node("act:fair", "Event", "Fair"))
    embedded_store.load(Records("test:list", "List", nodes=nodes, relationships=tuple(claims), sources=(source,)))
    page = activity(Context(create_app(embedded_store).state.explorer, "en", View()), {"id": "act:fair"})
    shown = {name: names_of(page[name]) for name in ("participants", "invited", "possible", "denied")}  # type: ignore[literal-required]
    assert shown == {name: ["One"] if name in where else [] for name in shown}


def test_participants_stand_in_norwegian_order(context: MakeContext) -> None:
    names = names_of(activity(context(), GATHERING)["participants"])
    assert names.index("Kupa") < names.index("Nordavind Utvikling") < names.index("Næringshagen Midt-Troms")


def test_an_activity_is_part_of_another(context: MakeContext) -> None:
    assert [each["other"]["name"] for each in activity(context(), GATHERING)["part_of"]] == [
        "Næringsarena Senjaregionen"
    ]


def test_a_region_tells_its_municipalities_and_what_is_focused_on_there(context: MakeContext) -> None:
    page = place(context(), {"id": "place:region:tromsøregionen"})
    parts = {each["other"]["name"] for each in page["parts"]}
    assert {"Tromsø", "Karlsøy", "Balsfjord", "Lyngen", "Storfjord"} <= parts
    assert {cell["place"]["name"] for cell in page["themes"]} >= {"Tromsø", "Karlsøy"}
    assert all(cell["things"] for cell in page["themes"])


def test_a_theme_tells_who_focuses_on_it(context: MakeContext) -> None:
    page = theme(context(), {"id": "theme:name:sjømat"})
    assert page["organisations"] or page["activities"]


def test_a_source_tells_each_of_its_claims(context: MakeContext) -> None:
    page = source(context(), {"id": "source:artikkel-om-næringsarena-senjaregionen"})
    assert {claim["source"] for claim in page["claims"]} == {page["source"]["id"]}
    assert len(page["claims"]) > 30
    assert "ordfører" not in str(page["claims"]), "persons are not shown"


def test_the_sources_and_the_loads_that_brought_them_are_listed(context: MakeContext) -> None:
    page = about(context(), {})
    assert "Artikkel om Næringsarena Senjaregionen" in {each["title"] for each in page["sources"]}
    assert [each["origin"] for each in page["loads"]] == ["workbook:troms"]


def test_what_was_changed_otherwise_is_listed_as_no_load(embedded_store: KeptStore) -> None:
    embedded_store.load(Records("book", "Book", (Node("org:1", "Company", "Polarfisk"),)))
    embedded_store.amend("Repair", lambda _: [])
    explorer = create_app(embedded_store, ExplorerSettings()).state.explorer
    assert [each["origin"] for each in about(Context(explorer, "en", View()), {})["loads"]] == ["book"]
