"""The pages of activities, places and themes."""

from collections.abc import Callable

from samspill.viz.web.context import Context
from samspill.viz.web.pages.about import about, source
from samspill.viz.web.pages.things import activity, place, theme

MakeContext = Callable[..., Context]
GATHERING = {"id": "act:event:samling-på-næringsarenaen-29-30-april"}


def test_an_activity_tells_who_was_invited_who_came_and_who_was_absent(context: MakeContext) -> None:
    participants = activity(context(), GATHERING)["participants"]
    attendance = {each["other"]["name"]: each["attendance"] for each in participants}
    assert attendance["Kupa"] == ["invited", "attended"]
    assert attendance["NAV"] == ["absent"]
    assert [name for name, what in attendance.items() if "absent" in what] == [
        "NAV",
        "Næringsforeningen i Finnsnesregionen",
    ]


def test_participants_stand_in_norwegian_order(context: MakeContext) -> None:
    names = [each["other"]["name"] for each in activity(context(), GATHERING)["participants"]]
    assert names.index("NAV") < names.index("Nordavind Utvikling") < names.index("Næringshagen Midt-Troms")


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
