"""Reads the files of public registers and open graphs, each kind by a module with its facts beside it in a TOML file."""

from pathlib import Path
from typing import Final

from samspill.graph.model import Records
from samspill.loaders.files import File
from samspill.loaders.loader import Loader
from samspill.loaders.registers.brreg.roles import ROLES
from samspill.loaders.registers.brreg.units import UNITS
from samspill.loaders.registers.gathering import gathered
from samspill.loaders.registers.identity import altinn, bods, etatsbasen, gleif, overpass, ror, wikidata
from samspill.loaders.registers.places import readers as places
from samspill.loaders.registers.places.area import Area
from samspill.loaders.registers.projects import european, rcn
from samspill.loaders.registers.reading import Reading, Register, names_in
from samspill.loaders.words import Say, speaker

__all__ = ["LOADERS", "REGISTERS"]

REGISTERS: Final[tuple[Register, ...]] = (
    ROLES,
    UNITS,
    places.CODES,
    places.CHANGES,
    places.VERSIONS,
    places.REGIONS,
    places.NUMBER_LISTS,
    places.NUMBERS_OF_MUNICIPALITIES,
    places.KARTVERKET,
    places.NORWAY_GEODATA,
    european.ORGANISATIONS,
    european.PROJECTS,
    european.DASHBOARD,
    european.PLUS,
    rcn.APPLICATIONS,
    rcn.EU_GRANTS,
    ror.ROR,
    gleif.RECORDS,
    gleif.RELATIONSHIPS,
    wikidata.WIKIDATA,
    altinn.ALTINN,
    etatsbasen.ETATSBASEN,
    bods.BODS,
    overpass.OVERPASS,
)
"""Every register that can be read; the first that knows a file takes it."""
_NAMES_TOLD = 4


def _loader(register: Register) -> Loader:
    facts = register.facts

    def recognise(path: Path, say: Say) -> str | None:
        if not (facts.automatic and path.is_file()):
            return None
        known_by = facts.recognises(names_in(File(path, say)))
        names = ", ".join(sorted(known_by)[:_NAMES_TOLD])
        return say("it has {names}", names=names) if known_by else None

    def read(path: Path, language: str) -> Records:
        return gathered(register, Reading(File(path, speaker(language)), facts))

    def read_area(path: Path, language: str, area: Area) -> Records:
        return gathered(register, Reading(File(path, speaker(language)), facts, area))

    reads_areas = read_area if register.by_place else None
    return Loader(facts.name, facts.title, facts.gives, facts.licence, recognise, read, reads_areas)


LOADERS: Final[tuple[Loader, ...]] = tuple(map(_loader, REGISTERS))
"""The same, as the registry of all loaders takes them."""
