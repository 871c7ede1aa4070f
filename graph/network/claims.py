"""Claims: what a source says about two things, with everything a reader needs to check it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samspill.cypher.catalogue import load_text
from samspill.graph.network.facts import WHOLE_STORE
from samspill.graph.store.port import Store


@dataclass(frozen=True, slots=True)
class Claim:
    """One relationship with the words, the place and the source that it rests on; empty where unknown."""

    id: str
    type: str
    start: str
    end: str
    start_name: str
    end_name: str
    source: str
    source_title: str
    evidence: str
    locator: str
    status: str
    valid_from: str
    valid_to: str
    role: str
    attendance: str


def claims(store: Store, ids: Iterable[str], nodes: Iterable[str]) -> dict[str, Claim]:
    """Return the claims with the given ids that are about the given nodes; an id that the store does not know is left out."""
    wanted = dict.fromkeys(ids, True)
    about = sorted(set(nodes)) if wanted else []
    parameters = {"nodes": about, "wanted": wanted}
    rows = {row["id"]: row for row in store.read(load_text("network/claims"), parameters, WHOLE_STORE).records()}
    titles = source_titles(store, {row["source"] for row in rows.values()})
    return {id_: _claim(row, titles) for id_, row in rows.items()}


def source_titles(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """Return the titles of those sources that the store knows, by id and in the order of the titles."""
    return dict(store.read(load_text("network/source-titles"), {"ids": sorted(set(ids))}, WHOLE_STORE).rows)


def _claim(row: Mapping[str, Any], titles: Mapping[str, str]) -> Claim:
    known = {name: str(value) for name, value in row.items() if value is not None}
    return Claim(**dict.fromkeys(row, "") | known, source_title=titles.get(row["source"]) or "")
