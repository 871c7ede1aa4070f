"""The notebook in the examples runs from top to bottom, and says what its words promise."""

import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[2] / "examples" / "notebooks" / "troms.ipynb"


@pytest.fixture(scope="module")
def names() -> dict[str, Any]:
    """Run all cells, one after the other, and return what they leave behind."""
    left: dict[str, Any] = {}
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec(compile(cell["source"], f"{NOTEBOOK.name}, {cell['id']}", "exec"), left)  # noqa: S102  our own notebook
    return left


def test_the_notebook_shows_the_three_islands(names: dict[str, Any]) -> None:
    assert [len(ids) for ids in names["found"].members] == [10, 9, 9]


def test_the_notebook_shows_the_false_island(names: dict[str, Any]) -> None:
    assert len(names["changed"].new) == 168 - 114
    assert len(names["changed"].came) == 5


def test_the_notebook_keeps_no_output() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert not any(cell.get("outputs") for cell in cells)


def test_the_notebook_draws_charts(names: dict[str, Any]) -> None:
    assert names["composition"].sentences[0].startswith("Det er 3 miljøer")
    assert names["periods"].document["unchanged"] == 104
