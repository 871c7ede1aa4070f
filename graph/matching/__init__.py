"""Tells which names mean one organisation: sees names and nothing else, and says what speaks for and against."""

from samspill.graph.matching.matches import Match, Named, Names
from samspill.graph.matching.reasons import Reason

__all__ = ["Match", "Named", "Names", "Reason"]
