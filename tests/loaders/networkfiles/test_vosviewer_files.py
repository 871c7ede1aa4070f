"""VOSviewer keeps a network in a map, which is a table of items, and a network file of numbers alone."""

from pathlib import Path

import pytest

from samspill.loaders import read, recognise

MAP = (
    "id\tlabel\tx\ty\tcluster\tweight<Links>\tscore<Avg. pub. year>\n"
    "1\tUiT Norges arktiske universitet\t0.1\t0.2\t1\t1\t2019.5\n"
    "2\tNofima\t0.3\t-0.2\t1\t2\t2020\n"
    "7\tNORCE\t0.3\t-0.2\t2\t1\t2020\n"
)
NETWORK = "1\t2\t5\n2\t7\t0.5\n2\t9\t1\n"


@pytest.mark.parametrize(
    ("items", "links"),
    [("map.txt", "network.txt"), ("fisk_map.txt", "fisk_network.txt"), ("VOSviewer-map.txt", "VOSviewer-network.txt")],
)
def test_either_file_reads_both(tmp_path: Path, items: str, links: str) -> None:
    (tmp_path / items).write_text(MAP, encoding="utf-8")
    (tmp_path / links).write_text(NETWORK, encoding="utf-8")
    assert {recognise(tmp_path / name).loader.name for name in (items, links)} == {"vosviewer-files"}
    records = read(tmp_path / items)
    assert read(tmp_path / links) == records
    names = {node.id: node.name for node in records.nodes}
    assert {(names[tie.start], names[tie.end], tie.details["weight"]) for tie in records.relationships} == {
        ("UiT Norges arktiske universitet", "Nofima", 5),
        ("Nofima", "NORCE", 0.5),
    }
    assert not any("directed" in tie.details for tie in records.relationships)
    nofima = next(node for node in records.nodes if node.name == "Nofima")
    assert (nofima.details["cluster"], nofima.details["weight_links"], nofima.details["score_avg_pub_year"]) == (
        1,
        2,
        2020,
    )
    (problem,) = (each for each in records.problems if not each.harmless)
    assert (problem.row, problem.value) == (3, "9")


def test_a_map_alone_gives_its_items(tmp_path: Path) -> None:
    (tmp_path / "map.csv").write_text(MAP.replace("\t", ","), encoding="utf-8-sig")
    records = read(tmp_path / "map.csv")
    assert (len(records.nodes), records.relationships) == (3, ())


def test_numbers_without_a_map_beside_them_are_no_network_of_vosviewer(tmp_path: Path) -> None:
    (tmp_path / "network.txt").write_text(NETWORK, encoding="utf-8")
    assert recognise(tmp_path / "network.txt").loader.name == "adjacency-list"
