"""Everything that the analysis says to people is said in bokmål, nynorsk and English."""

import pytest

from samspill.graph.network import MEASURES, PROJECTIONS, Note, NoteCode, describe_projection

PROPER_NAMES = {"PageRank"}


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("code", NoteCode)
@pytest.mark.parametrize("count", [1, 2])
def test_a_note_is_translated_with_its_numbers(code: NoteCode, count: int, language: str) -> None:
    note = Note(code, count, 7)
    assert note.text(language) != note.text("en")
    assert "{" not in note.text(language) + note.text("en")
    assert (str(count) in note.text(language)) == (str(count) in note.text("en"))


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_measures_and_projections_are_translated(language: str) -> None:
    for measure in MEASURES.values():
        assert measure.titled(language) != measure.titled("en") or measure.title in PROPER_NAMES
        assert measure.defined(language) != measure.defined("en")
    for name in PROJECTIONS:
        assert describe_projection(name, language) != PROJECTIONS[name]


def test_every_measure_names_the_paper_it_comes_from() -> None:
    for measure in MEASURES.values():
        assert any(year.isdigit() and len(year) == 4 for year in measure.paper.replace(",", " ").split()), measure.name
