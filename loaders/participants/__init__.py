"""Reads lists of participants as people keep them: Excel or CSV of one's own, Microsoft Forms, Eventbrite.

A list becomes one event, and who is listed becomes the organisations that took part, with how many people. Persons never enter: only
the columns that name organisation, number, event, role, attendance and quantity are read at all.
"""

from pathlib import Path
from typing import Final

from samspill.graph.errors import InputError
from samspill.graph.model import Problem, Records
from samspill.loaders.loader import Loader
from samspill.loaders.participants.lists import HEADER_WITHIN, ParticipantList, lists_in
from samspill.loaders.participants.records import Gathering
from samspill.loaders.tables import Table
from samspill.loaders.tabular import SUFFIXES, beginnings_in, tables_in
from samspill.loaders.words import Say, speaker

__all__ = ["LOADER", "read", "recognise"]


def recognise(path: Path, say: Say) -> str | None:
    """Return in words why `path` is a list of participants, or None if it is something else."""
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return None
    try:
        found = lists_in(_visible(beginnings_in(path, say, HEADER_WITHIN)))
    except InputError:
        # What no list could be is for others to recognise.
        return None
    headers = (header for each in found for header in each.headers(each.read))
    return (
        say("it lists people with their organisation ({columns})", columns=tuple(dict.fromkeys(headers)))
        if found
        else None
    )


def read(path: Path, language: str = "en") -> Records:
    """Read all lists of a file.

    Raises InputError if it has none, or cannot be opened.
    """
    say = speaker(language)
    tables = tables_in(path, say)
    found = lists_in(_visible(tables)) or lists_in(_visible(tables), named=True)
    if not found:
        raise InputError(say("{file} has no row of headers with a column for the organisation.", file=path))
    gathering = Gathering(path, say)
    for each in found:
        gathering.add(each, alone=len(found) == 1)
    gathering.problems += [_hidden(each, say) for each in lists_in(table for table in tables if table.hidden)]
    return gathering.records()


def _visible(tables: list[Table]) -> list[Table]:
    return [table for table in tables if not table.hidden]


def _hidden(found: ParticipantList, say: Say) -> Problem:
    said = say("The sheet is hidden and was not read. Show it, or delete it.")
    return Problem(found.table.file, said, found.table.name, harmless=True)


LOADER: Final = Loader(
    name="participants",
    title="List of participants",
    gives="Which organisations took part in an event, with how many people and in which role; nothing about the persons",
    licence="Your own",
    recognise=recognise,
    read=read,
)
