"""The questions of the catalogue as forms, with their answers and the Cypher behind them."""

from collections.abc import Callable

import httpx
import pytest

from samspill.cypher.catalogue import ParameterType, catalogue
from samspill.graph.errors import UsageError
from samspill.viz.web.context import Context
from samspill.viz.web.pages.questions import question, questions

MakeContext = Callable[..., Context]
EXAMPLES = {
    ParameterType.ORGANISATION: "Kupa",
    ParameterType.ACTIVITY: "Næringsarena Senjaregionen",
    ParameterType.PLACE: "place:no:kommune:5530",
    ParameterType.THEME: "Sjømat",
    ParameterType.SOURCE: "source:artikkel-om-næringsarena-senjaregionen",
    ParameterType.DATE: "2024",
}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_all_questions_are_listed_in_the_readers_language(context: MakeContext, language: str) -> None:
    listed = {each["name"]: each["title"] for each in questions(context(language), {})["questions"]}
    assert listed == {name: each.title[language] for name, each in catalogue().items()}


@pytest.mark.parametrize("name", catalogue())
def test_every_question_can_be_asked_with_names_as_people_write_them(explorer: httpx.Client, name: str) -> None:
    given = {each.name: EXAMPLES[each.type] for each in catalogue()[name].parameters if each.type in EXAMPLES}
    page = explorer.get(f"/questions/{name}.json", params=given).json()
    assert [field["problem"] for field in page["fields"]] == [""] * len(page["fields"])
    assert page["answer"] is not None
    assert explorer.get(f"/questions/{name}", params=given).status_code == 200


@pytest.mark.parametrize(
    "name", [name for name, each in catalogue().items() if any(p.required for p in each.parameters)]
)
def test_a_question_waits_for_what_it_needs(context: MakeContext, name: str) -> None:
    page = question(context(), {"name": name})
    assert page["answer"] is None
    assert {field["problem"] for field in page["fields"]} == {""}


@pytest.mark.parametrize("name", catalogue())
def test_its_cypher_gives_the_same_rows_on_the_cypher_page(explorer: httpx.Client, name: str) -> None:
    given = {each.name: EXAMPLES[each.type] for each in catalogue()[name].parameters if each.type in EXAMPLES}
    page = explorer.get(f"/questions/{name}", params=given)
    link = page.text.partition('href="/cypher?query=')[2].partition('"')[0].replace("&amp;", "&")
    answers = (
        explorer.get(f"/cypher.json?query={link}").json(),
        explorer.get(f"/questions/{name}.json", params=given).json(),
    )
    assert answers[0]["answer"]["rows"] == answers[1]["answer"]["rows"]


def test_a_name_that_more_than_one_thing_has_comes_back_as_a_choice(context: MakeContext) -> None:
    [field] = question(context("nb"), {"name": "attendance", "activity": "handlingsplan"})["fields"]
    assert field["problem"] == "Velg en av disse."
    assert len(field["choices"]) > 1


def test_a_name_that_nothing_has_is_told(context: MakeContext) -> None:
    page = question(context("nn"), {"name": "attendance", "activity": "julebord"})
    assert page["fields"][0]["problem"] == "Ikkje funne."
    assert page["answer"] is None


def test_a_question_that_does_not_exist_is_not_found(context: MakeContext) -> None:
    with pytest.raises(UsageError, match="meaning-of-life"):
        question(context(), {"name": "meaning-of-life"})
