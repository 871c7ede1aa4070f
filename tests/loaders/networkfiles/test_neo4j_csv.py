"""The files of Neo4j's bulk import are read with their types, their groups of ids, and headers of their own."""

from pathlib import Path

import pytest

from samspill.graph.model import Records
from samspill.loaders import read, recognise


def write(folder: Path, **files: str) -> None:
    """Write CSV files."""
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")


def load(path: Path) -> Records:
    """Read a file, which must be recognised."""
    assert recognise(path).loader.name == "neo4j-csv"
    return read(path)


def test_columns_have_types(tmp_path: Path) -> None:
    header = "orgId:ID(Org),name,staff:int,quota:double,open:boolean,shut:boolean,founded:date,tags:string[],at:point{crs:WGS-84},secret:IGNORE,:LABEL"
    write(
        tmp_path,
        orgs=f'{header}\n1,Haplast,12,0.5,true,True,2001-02-03,a;b,"{{latitude:69.6, longitude:18.9}}",x,Company;Old\n',
    )
    (node,) = load(tmp_path / "orgs.csv").nodes
    assert (node.kind, node.name) == ("Company", "Haplast")
    assert node.details == {
        "file_id": "Org:1", "staff": 12, "quota": 0.5, "open": True, "shut": False, "founded": "2001-02-03", "tags": ["a", "b"],
        "at_latitude": 69.6, "at_longitude": 18.9,
    }  # fmt: skip


def test_relationships_find_the_nodes_that_they_name_in_the_files_beside_them(tmp_path: Path) -> None:
    write(
        tmp_path,
        orgs=":ID(Org),name,:LABEL\n1,Haplast,Company\n2,Senja kommune,PublicBody\n",
        events=":ID(Event),name,:LABEL\n1,Arena,Event\n",
        others=":ID(Other),name\n1,Nobody\n",
        ties=":START_ID(Org),:END_ID(Event),:TYPE,role\n1,1,PARTICIPATES_IN,host\n2,1,PARTICIPATES_IN,\n2,7,PARTICIPATES_IN,\n",
    )
    records = load(tmp_path / "ties.csv")
    assert {node.name for node in records.nodes} == {"Haplast", "Senja kommune", "Arena"}
    assert [(tie.type, tie.details.get("role")) for tie in records.relationships] == [
        ("PARTICIPATES_IN", "host"),
        ("PARTICIPATES_IN", None),
    ]
    assert [(problem.row, problem.value) for problem in records.problems] == [(4, "Event:7")]


@pytest.mark.parametrize("header", ["orgs_header", "orgs-header", "header_orgs"])
@pytest.mark.parametrize("data", ["orgs", "orgs-part1"])
def test_a_header_may_stand_in_a_file_of_its_own(tmp_path: Path, header: str, data: str) -> None:
    write(tmp_path, **{header: "orgId:ID,name,:LABEL\n", data: "1,Haplast,Company\n2,Br. Karlsen,Company\n"})
    by_data, by_header = load(tmp_path / f"{data}.csv"), load(tmp_path / f"{header}.csv")
    assert by_data == by_header
    assert [(node.kind, node.name) for node in by_data.nodes] == [("Company", "Haplast"), ("Company", "Br. Karlsen")]
    assert by_data.read == 2


def test_rows_without_an_id_or_an_end_are_told(tmp_path: Path) -> None:
    write(tmp_path, orgs=":ID,name\n,Haplast\n1,B\n", ties=":START_ID,:END_ID\n1,\n1,1\n")
    assert [problem.row for problem in load(tmp_path / "orgs.csv").problems] == [2]
    assert 2 in {problem.row for problem in load(tmp_path / "ties.csv").problems}
