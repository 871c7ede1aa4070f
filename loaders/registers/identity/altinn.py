"""Reads Altinn's list of service owners: an alias table of public bodies and companies."""

from collections.abc import Iterator
from typing import Final

from samspill.graph.model import Node
from samspill.loaders.registers import documents
from samspill.loaders.registers.documents import object_at, texts
from samspill.loaders.registers.facts import source_facts
from samspill.loaders.registers.numbers import checked_number, organisation_id
from samspill.loaders.registers.reading import Fact, Reading, Register
from samspill.loaders.words import Unusable

_LANGUAGES: Final = ("nb", "nn", "en")


def read_service_owners(reading: Reading) -> Iterator[Fact]:
    """Go through the service owners; test owners have no valid number and are told as problems."""
    for acronym, owner in object_at(documents.whole(reading.file).get("orgs")).items():
        reading.read += 1
        entry = object_at(owner)
        written = str(entry.get("orgnr") or "")
        named = object_at(entry.get("name"))
        names = list(dict.fromkeys(texts(named.get(language) for language in _LANGUAGES)))
        try:
            number = checked_number(written)
        except Unusable as reason:
            yield reading.unusable(reading.read, "orgnr", f"{acronym} {written}", reason)
            continue
        if not names:
            yield reading.problem(reading.read, "name", acronym, "The organisation has no name.")
            continue
        others = dict.fromkeys((*names[1:], acronym.upper()))
        homepage = str(entry.get("homepage") or "")
        yield Node(
            organisation_id(number), "Organisation", names[0], tuple(others), url=homepage, details={"orgnr": number}
        )


ALTINN: Final = Register(source_facts(__package__, "altinn"), read_service_owners)
