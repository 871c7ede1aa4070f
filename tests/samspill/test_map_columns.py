"""`samspill map-columns` and `samspill load --mapping`: any table, with columns that its owner names."""

from pathlib import Path

import pytest
from command import Command

TABLE = "Bedriftens navn;Kommune;Omsetning;E-post\nHaplast AS;Senja;5;post@haplast.no\nNett AS;1902;7;post@nett.no\n"


@pytest.fixture
def table() -> Path:
    path = Path("medlemmer.csv")
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_proposal_is_corrected_and_loads_the_table(samspill: Command, table: Path) -> None:
    done = samspill("map-columns", table, "--to", "medlemmer.toml", "--language", "nb")
    assert done.code == 0
    assert "samspill load medlemmer.csv --mapping medlemmer.toml" in done.err
    mapping = Path("medlemmer.toml")
    proposed = mapping.read_text(encoding="utf-8")
    mapping.write_text(proposed.replace('"Omsetning" = "facts"', '"Omsetning" = ""'), encoding="utf-8")
    loaded = samspill("load", table, "--mapping", mapping, "--json", "--store", "graf")
    assert loaded.code == 0
    assert (loaded.json["source"], loaded.json["read"], loaded.json["problems"]) == ("table:medlemmer", 2, [])
    query = "MATCH (o:Company)-[:LOCATED_IN]->(p) RETURN o.name, p.name, o.omsetning, o.e_post ORDER BY o.name"
    rows = samspill("query", query, "--json", "--store", "graf").json["rows"]
    assert rows == [["Haplast AS", "Senja", None, None], ["Nett AS", "Tromsø", None, None]]


def test_a_proposal_is_shown_and_no_file_written_over(samspill: Command, table: Path) -> None:
    assert '"Bedriftens navn" = "name"' in samspill("map-columns", table).out
    Path("medlemmer.toml").write_text("mine", encoding="utf-8")
    assert samspill("map-columns", table, "--to", "medlemmer.toml").code == 2
    assert Path("medlemmer.toml").read_text(encoding="utf-8") == "mine"


def test_a_mapping_that_cannot_be_used_loads_nothing(samspill: Command, table: Path) -> None:
    Path("feil.toml").write_text("[columns]\nNavn = 'fisk'\n", encoding="utf-8")
    done = samspill("load", table, "--mapping", "feil.toml", "--store", "graf", "--language", "nb")
    assert done.code == 3
    assert "«rows» må si" in done.err
    assert not Path("graf").exists()
