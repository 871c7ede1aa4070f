"""What is known of each source stands in data, is whole, and is said in bokmål and nynorsk too."""

from collections import Counter
from pathlib import Path

import pytest

from samspill.loaders import LOADERS, recognise
from samspill.loaders.registers import REGISTERS
from samspill.loaders.registers.facts import SourceFacts
from samspill.loaders.words import speaker

# Names of publishers' own works and licences are the same in every language.
PROPER = {
    "Enhetsregisteret",
    "Kommuneinfo",
    "Research Organization Registry",
    "Global LEI Index",
    "OpenStreetMap (Overpass)",
}
PROPER |= {
    "Søknader til Forskningsrådet",
    "Bevilgninger fra EU til norske forskningsmiljøer",
    "Beneficial Ownership Data Standard",
}
EACH = pytest.mark.parametrize("facts", [each.facts for each in REGISTERS], ids=lambda facts: facts.name)


@pytest.mark.parametrize("language", ["nb", "nn"])
@EACH
def test_what_a_source_gives_is_said_in_both_languages(facts: SourceFacts, language: str) -> None:
    say = speaker(language)
    assert say(facts.gives) != facts.gives
    assert facts.title in PROPER or say(facts.title) != facts.title


@EACH
def test_a_source_tells_where_it_comes_from_and_is_known_by_what_it_reads(facts: SourceFacts) -> None:
    assert facts.publisher
    assert facts.licence
    assert facts.url.startswith("https://")
    assert facts.recognised
    assert all(wanted for wanted in facts.recognised)
    assert not [name for name in facts.used if name != name.lower()]


def test_names_and_sources_are_one_of_each() -> None:
    assert not [name for name, count in Counter(each.facts.name for each in REGISTERS).items() if count > 1]
    assert {each.facts.name for each in REGISTERS} <= LOADERS.keys()


def test_a_file_says_why_it_was_taken_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "something.txt"
    path.write_text("Navn;Organisasjonsnummer;Organisasjonsform.kode\n", encoding="utf-8")
    found = recognise(path, "nb")
    assert (found.loader.name, found.reason) == (
        "brreg-units",
        "den har navn, organisasjonsform.kode, organisasjonsnummer",
    )
