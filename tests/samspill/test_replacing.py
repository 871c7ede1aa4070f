"""A load takes back what its file says no more, but not what another file of the same name has said."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from command import Command, Outcome

from samspill.graph.store import EmbeddedLocation, open_store


@pytest.fixture
def graf() -> Iterator[str]:
    """Give an empty store, held open so that the commands find its engine running."""
    with closing(open_store(EmbeddedLocation(Path("graf")))):
        yield "graf"


def workbook(path: str, *organisations: str) -> None:
    """Write a workbook without an id of its own."""
    Path(path).parent.mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    book.worksheets[0].title = "organisasjoner"
    for name in ("navn", *organisations):
        book.worksheets[0].append([name])
    book.save(path)


def names(samspill: Command, store: str) -> list[str]:
    found = samspill("query", "MATCH (o:Organisation) RETURN o.name AS name ORDER BY name", "--json", "--store", store)
    return [name for (name,) in found.json["rows"]]


def test_another_file_of_the_same_name_takes_nothing_back_unless_told_to(samspill: Command, graf: str) -> None:
    """Two colleagues with a workbook each, called alike, would wipe out each other."""

    def load(folder: str, *options: str) -> Outcome:
        return samspill("load", f"{folder}/arbeidsbok.xlsx", *options, "--store", graf)

    shared = ("Senja kommune", "Troms fylkeskommune")
    workbook("a1/arbeidsbok.xlsx", "Haplast", "Haplast Nord", *shared)
    workbook("a2/arbeidsbok.xlsx", "Profilgruppa", "Profilgruppa Nord", *shared)
    both = ["Haplast", "Haplast Nord", "Profilgruppa", "Profilgruppa Nord", *shared]
    assert load("a1").code == 0
    for folder in ("a2", "a1", "a2"):
        done = load(folder)
        assert done.code == 3
        assert "They stay" in " ".join(done.out.split())
        assert names(samspill, graf) == both
    (problem,) = load("a2", "--json").json["problems"]
    assert problem["message"].startswith("2 of the 7 things that were loaded as workbook:arbeidsbok before")
    assert load("a2", "--replace").code == 0
    assert names(samspill, graf) == both[2:]
    assert load("a2").code == 0


def test_a_workbook_that_loses_most_of_what_it_said_takes_nothing_back_unless_told_to(
    samspill: Command, graf: str
) -> None:
    workbook("bok.xlsx", "Havbruk Nord", "Nordhagen", "Polarfisk AS")
    samspill("load", "bok.xlsx", "--store", graf)
    workbook("bok.xlsx", "Polarfisk Nord AS")
    for options, code, left in (((), 3, 4), ((), 3, 4), (("--replace",), 0, 1)):
        assert samspill("load", "bok.xlsx", *options, "--store", graf).code == code
        assert len(names(samspill, graf)) == left


def test_a_row_that_is_deleted_is_taken_back(samspill: Command, graf: str) -> None:
    workbook("bok.xlsx", "Havbruk Nord", "Nordhagen", "Polarfisk AS")
    samspill("load", "bok.xlsx", "--store", graf)
    workbook("bok.xlsx", "Havbruk Nord", "Polarfisk AS")
    assert samspill("load", "bok.xlsx", "--store", graf).code == 0
    assert names(samspill, graf) == ["Havbruk Nord", "Polarfisk AS"]


def test_a_row_that_is_refused_keeps_what_it_had_stated(samspill: Command, graf: str) -> None:
    """Also a node and the ties of its row, and in a folder of CSV files, where the broken row is in one file of several."""
    folder = Path("bok")
    folder.mkdir()
    (folder / "steder.csv").write_text("navn;type\nSenja;Kommune\n", encoding="utf-8")
    good = "navn;type;sted\nHavbruk Nord;Bedrift;Senja\nNordhagen;Bedrift;Senja\nPolarfisk AS;Bedrift;Senja\n"
    (folder / "organisasjoner.csv").write_text(good, encoding="utf-8")
    samspill("load", folder, "--store", graf)
    for broken in ("Nordhagen;tull;Senja", "Nordhagen;Bedrift;Atlantis", ";Bedrift;Senja"):
        (folder / "organisasjoner.csv").write_text(good.replace("Nordhagen;Bedrift;Senja", broken), encoding="utf-8")
        done = samspill("load", folder, "--json", "--store", graf)
        assert (done.code, done.json["ended"]) == (3, 0)
        assert names(samspill, graf) == ["Havbruk Nord", "Nordhagen", "Polarfisk AS"]
    found = samspill(
        "query", "MATCH (:Organisation)-[tie:LOCATED_IN]->() RETURN count(tie) AS ties", "--json", "--store", graf
    )
    assert found.json["rows"] == [[3]]


PAIRS = {
    "organization.csv": "projectID;organisationID;name;country;role\n{project};{number};{name};NO;participant\n",
    "deltakere.csv": "Fornavn;Etternavn;Organisasjon\nKari;Nordmann;{name}\nOla;Nordmann;Senja kommune\n",
    "kart.net": '*Vertices 2\n1 "{name}"\n2 "Senja kommune"\n*Edges\n1 2\n',
}
"""Names that files of different programmes, events and maps share."""


@pytest.mark.parametrize("name", PAIRS)
def test_files_of_other_kinds_of_one_name_take_nothing_back_either(samspill: Command, graf: str, name: str) -> None:
    for folder, organisation in (("h2020", "Haplast"), ("horizon", "Profilgruppa")):
        Path(folder).mkdir()
        text = PAIRS[name].format(name=organisation, project=len(folder), number=900_000_000 + len(folder))
        Path(folder, name).write_text(text, encoding="utf-8")
        done = samspill("load", f"{folder}/{name}", "--store", graf)
    assert "They stay" in " ".join(done.out.split())
    assert {"Haplast", "Profilgruppa"} <= set(names(samspill, graf))
    ended = "MATCH ()-[r]->() WHERE r.valid_to IS NOT NULL RETURN count(r) AS count"
    assert samspill("query", ended, "--json", "--store", graf).json["rows"] == [[0]]
    assert samspill("load", f"horizon/{name}", "--replace", "--store", graf).code == 0
