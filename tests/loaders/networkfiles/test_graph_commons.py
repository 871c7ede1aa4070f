"""Graph Commons' tables name nodes by type and name together."""

from pathlib import Path

from samspill.loaders import read, recognise

NODES = "Node Type,Name,Description,id\nCompany,Haplast,Makes boxes,n1\nPerson,Haplast,,n2\n"
EDGES = "From Type,From Name,Edge Type,To Type,To Name,id\nCompany,Haplast,FUNDS,Project,Arena,e1\nPerson,Haplast,leads,Company,Haplast,e2\n"


def test_nodes_and_edges_are_read_from_either_file(tmp_path: Path) -> None:
    (tmp_path / "gc-nodes.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "gc-edges.csv").write_text(EDGES, encoding="utf-8")
    for name in ("gc-nodes.csv", "gc-edges.csv"):
        assert recognise(tmp_path / name).loader.name == "graph-commons"
        records = read(tmp_path / name)
        assert {(node.kind, node.name, node.description) for node in records.nodes} == {
            ("Company", "Haplast", "Makes boxes"), ("Person", "Haplast", ""), ("Project", "Arena", ""),
        }  # fmt: skip
        assert [(tie.type, tie.details.get("role")) for tie in records.relationships] == [
            ("FUNDS", None),
            ("HAS_ROLE_IN", "leads"),
        ]


def test_rows_without_a_name_are_told(tmp_path: Path) -> None:
    (tmp_path / "gc-edges.csv").write_text(EDGES + "Company,,FUNDS,Project,Arena,e3\n", encoding="utf-8")
    problems = read(tmp_path / "gc-edges.csv").problems
    assert [problem.row for problem in problems] == [4]
