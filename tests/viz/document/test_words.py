"""The words of the map in three languages."""

import re
from importlib.resources import files
from string import Formatter

import pytest

from samspill.graph.language import LANGUAGES
from samspill.graph.model import RELATIONSHIP_TYPES, Status, kinds_of
from samspill.graph.network import Claim
from samspill.viz.document.looks import KINDS
from samspill.viz.document.words import TEXTS, Words

STATIC = files("samspill.viz") / "static"


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_text_is_translated_with_the_same_places_to_fill(language: str) -> None:
    texts = Words(language).texts
    same = {key for key in TEXTS if texts[key] == TEXTS[key]}
    assert same <= {"partners_one"}, "not translated"
    assert {key: places(text) for key, text in texts.items()} == {key: places(text) for key, text in TEXTS.items()}


def test_the_modules_ask_for_no_text_that_is_missing_and_none_is_left_over() -> None:
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in STATIC.iterdir() if path.name.endswith(".js"))
    keys = {re.sub("_(one|many)$", "", key) for key in TEXTS}
    asked = set(re.findall(r'words\(\s*"(\w+)"', scripts))
    assert asked <= keys
    assert {key for key in keys if f'"{key}"' not in scripts and not key.startswith("column_")} == set()


def test_every_kind_of_organisation_has_a_look() -> None:
    assert set(KINDS) == set(kinds_of("Organisation"))


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("kind", [*kinds_of("Activity"), *kinds_of("Organisation"), "Person"])
def test_there_is_a_verb_for_everything_that_can_be_shared(kind: str, status: Status) -> None:
    assert Words("en").shared(kind, status)


@pytest.mark.parametrize("kind", ["WORKS_WITH", "MEMBER_OF", "OWNS", "FUNDS"])
def test_there_is_a_verb_for_every_direct_relationship(kind: str) -> None:
    assert kind in RELATIONSHIP_TYPES
    empty = dict.fromkeys(Claim.__slots__, "")
    claim = Claim(**{**empty, "type": kind, "start": "a", "end": "b", "status": "stated"})
    assert Words("en").direct(claim, "a")
