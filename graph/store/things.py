"""What is stored and what is stated, as far as a comparison needs it: which things there are, who claims each, and as what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from samspill.graph.model import Value

SOURCE: Final = "Source"
VERDICT: Final = "Verdict"
SEVERAL: Final = "several"
"""The place of an origin for which more than one file has been read."""
Properties = Mapping[str, Value]


class Told(Protocol):
    """Whatever has properties, such as a record."""

    @property
    def properties(self) -> Properties:
        """Everything that a store keeps of it."""
        ...


@dataclass(frozen=True, slots=True)
class Whole:
    """Properties that took work to find out, or that come of several records."""

    properties: Properties


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity, source, relationship or verdict; without properties where only who claims it is known."""

    id: str
    kind: str
    """Its most specific label, `Source`, `Verdict`, or its relationship type."""
    claims: tuple[str, ...]
    start: str = ""
    """As stated, whatever the node of this id is shown as; of a verdict that two are one, the kept and the merged one."""
    end: str = ""
    source: str = ""
    has_end_date: bool = False
    told: Told | None = None
    """Who tells its properties."""

    @property
    def properties(self) -> Properties:
        """What is stated of it; asked for each time, since of a million relationships few are written at once."""
        return self.told.properties if self.told else {}


@dataclass(frozen=True, slots=True)
class Things:
    """All that is stored or stated, by id."""

    sources: Mapping[str, Thing]
    nodes: Mapping[str, Thing]
    ties: Mapping[str, Thing]
    verdicts: Mapping[str, Thing] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    """Where each origin was read last, as `Records.place` tells it, or `SEVERAL`."""
