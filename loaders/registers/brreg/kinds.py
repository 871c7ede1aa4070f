"""Tells what kind of organisation a unit is from its legal form, sector and industry, by the rules in kinds.toml."""

from dataclasses import dataclass
from functools import cache

from samspill.loaders.registers.facts import read_toml

UNKNOWN = "Organisation"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: what must hold, what the unit is then, and why."""

    kind: str
    reason: str
    forms: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()

    def holds(self, form: str, sector: str, industry: str) -> bool:
        """Tell whether a unit meets every condition that this rule has."""
        return (
            (not self.forms or form in self.forms)
            and (not self.sectors or sector.startswith(self.sectors))
            and (not self.industries or industry.startswith(self.industries))
        )


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order in which they are asked."""
    return tuple(
        Rule(rule["kind"], rule["reason"], *(tuple(rule.get(name, ())) for name in ("forms", "sectors", "industries")))
        for rule in read_toml(__package__, "kinds.toml")["rule"]
    )


@cache
def kind_of(form: str, sector: str, industry: str) -> str:
    """Return the kind of a unit with these codes; just Organisation if no rule knows it."""
    return next((rule.kind for rule in rules() if rule.holds(form, sector, industry)), UNKNOWN)
