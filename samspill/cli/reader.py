"""Whom a command talks to, for those who tell errors without knowing the settings."""

from dataclasses import dataclass

from samspill.graph.message import ENGLISH


@dataclass
class Reader:
    """The one who reads the messages; in English until the command has found out which language that one reads."""

    language: str = ENGLISH
