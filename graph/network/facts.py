"""Reads from a store what a projection needs, as frames; the one module of the network that asks the store for columns."""

from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd

from samspill.cypher.catalogue import load_text
from samspill.graph.errors import UnknownThing
from samspill.graph.message import Message
from samspill.graph.model import Status, is_a, kinds_of, lineage
from samspill.graph.store.port import Limits, Store

WHOLE_STORE: Final = Limits(max_rows=20_000_000, timeout_s=600.0)
ORGANISATION_KINDS: Final = kinds_of("Organisation")
ACTIVITY_KINDS: Final = kinds_of("Activity")


def organisations(store: Store) -> pd.DataFrame:
    """Return every organisation: columns id, name, kind, sorted by id."""
    return _things(store, "organisations", "id", "name", "labels")


def activities(store: Store) -> pd.DataFrame:
    """Return every activity: columns id, name, kind, valid_from, valid_to (empty where unknown), sorted by id."""
    return _things(store, "activities", "id", "name", "labels", "valid_from", "valid_to")


def persons(store: Store) -> pd.DataFrame:
    """Return every person: columns id, name, kind, sorted by id."""
    return _things(store, "persons", "id", "name", "labels")


def names_and_kinds(store: Store, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the name and the most specific label of each thing; an id that the store does not know is left out."""
    found = store.read(load_text("network/things"), {"ids": list(ids)}, WHOLE_STORE)
    return {id_: (name, _most_specific(labels)) for id_, name, labels in found.rows}


def located_in(store: Store, places: Sequence[str]) -> set[str]:
    """Return the ids of the organisations in the given places or in parts of them; raise UnknownThing for an unknown place."""
    _check(store, "Place", places)
    ties = store.ties(["LOCATED_IN", "PART_OF"])
    place_parts = ties[(ties["type"] == "PART_OF") & ties["start_kind"].isin(kinds_of("Place"))]
    inside = set(places)
    while new := set(place_parts.loc[place_parts["end"].isin(inside), "start"]) - inside:
        inside |= new
    located = _locations(ties)
    return set(located.loc[located["place"].isin(inside), "organisation"])


def locations(store: Store) -> pd.DataFrame:
    """Return where organisations are: columns organisation and place, both ids, each pair once."""
    return _locations(store.ties(["LOCATED_IN"]))


def _locations(ties: pd.DataFrame) -> pd.DataFrame:
    located = ties[(ties["type"] == "LOCATED_IN") & ties["start_kind"].isin(ORGANISATION_KINDS) & _holds(ties)]
    pairs = located[["start", "end"]].rename(columns={"start": "organisation", "end": "place"})
    return pairs.drop_duplicates(ignore_index=True)


def focused_on(store: Store, themes: Sequence[str]) -> set[str]:
    """Return the ids of the organisations and activities that focus on a theme; raise UnknownThing for an unknown theme."""
    _check(store, "Theme", themes)
    ties = store.ties(["FOCUSES_ON"])
    return set(ties.loc[ties["end"].isin(set(themes)) & _holds(ties), "start"])


def _holds(ties: pd.DataFrame) -> "pd.Series[bool]":
    """Tell which ties somebody takes for true, not only for possible or for denied."""
    return ~ties["status"].isin([Status.POTENTIAL, Status.NEGATIVE])


def _check(store: Store, label: str, ids: Sequence[str]) -> None:
    known = names_and_kinds(store, ids)
    for id_ in ids:
        if id_ not in known or not is_a(known[id_][1], label):
            raise UnknownThing("There is no {kind} with the id '{id}'.", kind=Message(label.lower()), id=id_)


def _things(store: Store, text: str, *columns: str) -> pd.DataFrame:
    result = store.read(load_text(f"network/{text}"), limits=WHOLE_STORE)
    rows = [["" if value is None else value for value in row] for row in result.rows]
    frame = pd.DataFrame(rows, columns=list(columns))
    frame.insert(2, "kind", [_most_specific(labels) for labels in frame.pop("labels")])
    return frame.astype(str).sort_values("id", ignore_index=True)


def _most_specific(labels: Iterable[str]) -> str:
    return max(labels, key=lambda label: len(lineage(label)))


def is_kind(kind: str, wanted: Iterable[str]) -> bool:
    """Tell whether `kind` is one of the wanted labels or stands below one."""
    return any(is_a(kind, each) for each in wanted)
