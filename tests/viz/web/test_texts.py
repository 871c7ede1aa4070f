"""The Cypher texts of the pages: they read, name only what the model has, and mean the same to both engines."""

from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

from samspill.cypher import inspection
from samspill.cypher.checks import check_names
from samspill.graph.model import PARENT, RELATIONSHIP_TYPES
from samspill.graph.store.texts import RECORDS

LABELS = {*PARENT, *RECORDS}
TEXTS = [file for file in (files("samspill.cypher") / "pages").iterdir() if file.name.endswith(".cypher")]


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_a_text_reads_and_names_only_what_the_model_has(file: Traversable) -> None:
    text = file.read_text(encoding="utf-8")
    check_names(file.name, text, LABELS, RELATIONSHIP_TYPES)
    assert list(inspection.write_clauses(text)) == []
    assert list(inspection.doubtful_distinct(text)) == []
    assert all(name for name, _line in inspection.columns(text)), "each column has a name"
    assert text.startswith("// "), "the first line says what it gives"
