"""Makes a network out of the store: who is tied to whom, by direct relationships and by what they take part in together.

Organisations B by activities gives the ties B·D·Bᵀ, where D holds Newman's weight 1/(k-1) of an activity with k participants
(M. E. J. Newman, Scientific collaboration networks II, Phys. Rev. E 64, 016132, 2001): an activity of two makes better
acquaintances than one of fifty, and each participant's weights through one activity sum to one. k counts everybody who takes
part, also those whom the filters leave out, so that a filter never makes a tie stronger. A direct relationship weighs 1.
Activities are never rolled up: taking part in one phase of a programme is not taking part in the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csr_array

from samspill.graph.language import DEFAULT_LANGUAGE, translations
from samspill.graph.model import kinds_of
from samspill.graph.network import facts
from samspill.graph.network.arrays import Matrix, canonical
from samspill.graph.network.choices import require
from samspill.graph.network.counting import counting
from samspill.graph.network.evidence import Evidence
from samspill.graph.network.filters import Filters
from samspill.graph.network.network import Description, Network
from samspill.graph.network.notes import LOCALE
from samspill.graph.network.weights import through_shared
from samspill.graph.store.port import Store


@dataclass(frozen=True, slots=True)
class _Recipe:
    """Which relationships tie organisations directly, and which make them part of something shared."""

    description: str
    direct: tuple[str, ...] = ()
    shared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each relationship type, the labels of what is shared."""


_DIRECT = ("WORKS_WITH", "MEMBER_OF", "OWNS", "FUNDS")
_TAKES_PART = {"PARTICIPATES_IN": ("Activity",), "FUNDS": ("Activity",)}
_RECIPES: Final = {
    "works-with": _Recipe(
        "Who works with whom: stated ties, and ties through shared activities and memberships.",
        _DIRECT,
        {**_TAKES_PART, "MEMBER_OF": ("Activity", "Organisation")},
    ),
    "shared-activities": _Recipe(
        "Who takes part in the same events, projects, programmes, plans and groups.",
        shared={**_TAKES_PART, "MEMBER_OF": ("Activity",)},
    ),
    "memberships": _Recipe(
        "Who is a member of whom, and who has memberships in common.",
        ("MEMBER_OF",),
        {"MEMBER_OF": ("Activity", "Organisation")},
    ),
    "boards": _Recipe("Which organisations share persons with a role in both.", shared={"HAS_ROLE_IN": ("Person",)}),
    "direct": _Recipe("Direct relationships only: co-operation, membership, ownership and funding.", _DIRECT),
}
PROJECTIONS: Final[Mapping[str, str]] = MappingProxyType({name: each.description for name, each in _RECIPES.items()})
"""The name of each projection and what it shows, in English; `describe_projection` says it in other languages."""


def describe_projection(name: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Return what a projection shows, as a sentence; raise UsageError for a name that does not exist."""
    require("projection", name, PROJECTIONS)
    return str(translations(language, LOCALE).gettext(PROJECTIONS[name]))


def project(store: Store, projection: str = "works-with", filters: Filters | None = None) -> Network:
    """Return the network of a projection, limited by the filters.

    Raises UsageError for a projection, place or theme that does not exist.
    """
    require("projection", projection, _RECIPES)
    recipe = _RECIPES[projection]
    chosen = filters or Filters()
    claims = counting(store, store.ties(sorted({*recipe.direct, *recipe.shared})), chosen)
    shared, direct = _split(claims, recipe)
    everybody = facts.organisations(store)
    organisations = _selected(store, everybody, chosen, shared)
    names = _names_of_contexts(store, recipe, everybody)
    contexts, participations, too_large = _contexts(names, shared, organisations, chosen)
    direct = direct[direct["first"].isin(organisations["id"]) & direct["second"].isin(organisations["id"])]
    loops = direct["first"] == direct["second"]
    evidence = Evidence(participations, contexts, direct[~loops])
    named = facts.names_and_kinds(store, (*chosen.places, *chosen.themes))
    description = Description(
        projection,
        chosen,
        len(contexts),
        too_large,
        int(loops.sum()),
        evidence.sources,
        len(evidence.stated_pairs),
        {id_: name for id_, (name, _) in named.items()},
    )
    return Network(organisations, _matrix(organisations, evidence), description, evidence)


def _split(claims: pd.DataFrame, recipe: _Recipe) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return participations (organisation, through, …) and direct relationships (first, second, …)."""
    kept = ["id", "status", "source"]
    parts = [pd.DataFrame(columns=["organisation", "through", *kept], dtype=str)]
    for name, labels in recipe.shared.items():
        # A person's role points at the organisation; everything else points away from it.
        organisation, through = ("end", "start") if labels == ("Person",) else ("start", "end")
        kinds = [kind for label in labels for kind in kinds_of(label)]
        ours = claims[f"{organisation}_kind"].isin(facts.ORGANISATION_KINDS) & claims[f"{through}_kind"].isin(kinds)
        rows = claims[(claims["type"] == name) & ours]
        parts.append(rows.rename(columns={organisation: "organisation", through: "through"})[parts[0].columns])
    both = claims["start_kind"].isin(facts.ORGANISATION_KINDS) & claims["end_kind"].isin(facts.ORGANISATION_KINDS)
    direct = claims[claims["type"].isin(recipe.direct) & both]
    backwards = direct["start"] > direct["end"]
    ends = {
        "first": direct["start"].mask(backwards, direct["end"]),
        "second": direct["end"].mask(backwards, direct["start"]),
    }
    return pd.concat(parts, ignore_index=True), direct.assign(**ends)[["first", "second", *kept]]


def _selected(store: Store, everybody: pd.DataFrame, filters: Filters, shared: pd.DataFrame) -> pd.DataFrame:
    """Return the organisations that the filters on kind, place and theme leave."""
    chosen = everybody
    if filters.kinds:
        chosen = chosen[[facts.is_kind(kind, filters.kinds) for kind in chosen["kind"]]]
    if filters.places:
        chosen = chosen[chosen["id"].isin(facts.located_in(store, filters.places))]
    if filters.themes:
        focused = facts.focused_on(store, filters.themes)
        with_them = shared.loc[shared["through"].isin(focused), "organisation"]
        chosen = chosen[chosen["id"].isin(focused | set(with_them))]
    return chosen.reset_index(drop=True)


def _contexts(
    names: pd.DataFrame, shared: pd.DataFrame, organisations: pd.DataFrame, filters: Filters
) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """Return what is shared by at least two of the organisations, who takes part in it, and how many are too large."""
    participants = shared.groupby("through")["organisation"].nunique()
    ours = shared[shared["organisation"].isin(organisations["id"])]
    joins = ours.groupby("through")["organisation"].nunique().loc[lambda count: count > 1].index
    sizes = participants.loc[joins]
    contexts = pd.DataFrame({"weight": 1.0 / (sizes[sizes <= filters.max_participants] - 1)})
    ours = ours[ours["through"].isin(contexts.index)].sort_values(["organisation", "through", "id"], ignore_index=True)
    too_large = int((sizes > filters.max_participants).sum())
    return names.reindex(contexts.index).assign(weight=contexts["weight"]), ours, too_large


def _names_of_contexts(store: Store, recipe: _Recipe, everybody: pd.DataFrame) -> pd.DataFrame:
    readers = {"Activity": facts.activities, "Organisation": lambda _: everybody, "Person": facts.persons}
    wanted = sorted({label for labels in recipe.shared.values() for label in labels})
    parts = [pd.DataFrame(columns=["id", "name", "kind"], dtype=str), *(readers[label](store) for label in wanted)]
    return pd.concat(parts).set_index("id")[["name", "kind"]]


def _matrix(organisations: pd.DataFrame, evidence: Evidence) -> Matrix:
    index, through = pd.Index(organisations["id"]), evidence.contexts.index
    taking_part = evidence.participations.drop_duplicates(["organisation", "through"])
    rows, columns = (
        index.get_indexer(taking_part["organisation"]),
        through.get_indexer(pd.Index(taking_part["through"])),
    )
    members = csr_array((np.ones(len(taking_part)), (rows, columns)), shape=(len(index), len(through)))
    shared = through_shared(members, evidence.contexts["weight"].to_numpy(np.float64))
    pairs = evidence.direct[["first", "second"]].drop_duplicates()
    ends = (index.get_indexer(pairs["first"]), index.get_indexer(pairs["second"]))
    direct = coo_array((np.ones(len(pairs)), ends), shape=shared.shape).tocsr()
    return canonical(shared + direct + direct.T)
