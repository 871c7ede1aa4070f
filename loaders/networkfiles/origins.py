"""Where a graph comes from: what its claims name as their source, and how its problems are told."""

from collections.abc import Iterable
from dataclasses import dataclass

from samspill.graph.model import Problem, Source
from samspill.loaders.networkfiles.plain import PlainNode, PlainTie, Remark
from samspill.loaders.words import Say, shorten


@dataclass(frozen=True, slots=True)
class Origin:
    """One network of one file."""

    file: str
    source: Source
    scope: str
    """What tells the ids of this file from those of others."""
    unit: str
    """What the format counts in: line, row or element."""
    say: Say

    def locator(self, thing: PlainNode | PlainTie) -> str:
        """Return where in the file something stands, in words."""
        numbered = f"{self.say(self.unit)} {thing.line}" if thing.line else ""
        return ", ".join(part for part in (thing.part, numbered) if part)

    def problems(self, remarks: Iterable[Remark]) -> list[Problem]:
        """Return remarks as problems, in the user's language."""
        return [
            Problem(
                self.file,
                self.say(each.message, **each.values),
                sheet=each.part,
                row=each.line or None,
                column=each.column,
                value=shorten(each.value),
                harmless=each.harmless,
            )
            for each in remarks
        ]
