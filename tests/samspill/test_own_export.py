"""An exported workbook in the hands of somebody who edits it and loads it back where it came from."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from command import Command

from samspill.graph.store import EmbeddedLocation, open_store

ROWS = "navn;type;sted\nPolarfisk AS;Bedrift;Senja\nNordhagen;Kompetansemiljø;Senja\nHavbruk Nord;Bedrift;\n"


@pytest.fixture
def graf() -> Iterator[str]:
    """A store that holds a workbook of three organisations, held open so that the commands find its engine running."""
    Path("bok").mkdir()
    Path("bok/steder.csv").write_text("navn;type\nSenja;Kommune\n", encoding="utf-8")
    Path("bok/organisasjoner.csv").write_text(ROWS, encoding="utf-8")
    with closing(open_store(EmbeddedLocation(Path("graf")))):
        yield "graf"


@pytest.mark.parametrize("file", ["ut.xlsx", "ut.json"])
def test_it_changes_nothing_and_keeps_nothing_from_being_taken_back(samspill: Command, graf: str, file: str) -> None:
    loaded = samspill("load", "bok", "--json", "--store", graf).json
    samspill("export", file, "--store", graf)
    back = samspill("load", file, "--json", "--store", graf).json
    assert (back["new"], back["changed"], back["unchanged"], back["ended"]) == (0, 0, loaded["new"], 0)
    Path("bok/organisasjoner.csv").write_text(ROWS.replace("Havbruk Nord;Bedrift;\n", ""), encoding="utf-8")
    assert samspill("load", "bok", "--json", "--store", graf).json["ended"] == 1


def test_only_what_was_changed_in_it_is_changed_and_what_was_deleted_stays(samspill: Command, graf: str) -> None:
    samspill("load", "bok", "--store", graf)
    samspill("export", "ut.xlsx", "--store", graf)
    book = openpyxl.load_workbook("ut.xlsx")
    page = book["organisations"]
    columns = {str(cell.value).removesuffix(" *"): cell.column for cell in page[1]}
    rows = {page.cell(number, columns["name"]).value: number for number in range(2, page.max_row + 1)}
    page.cell(rows["Nordhagen"], columns["description"]).value = "Ny"
    page.cell(rows["Havbruk Nord"], columns["name"]).value = "Sjømatklyngen"
    book.save("ut.xlsx")
    back = samspill("load", "ut.xlsx", "--json", "--store", graf).json
    assert back["problems"] == []
    assert (back["new"], back["changed"], back["ended"]) == (1, 1, 0)
