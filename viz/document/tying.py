"""The ties of a map with their evidence: what each goes through, which claims it rests on, and the verbs that these allow."""

from collections.abc import Iterable, Mapping
from typing import Final

from samspill.graph.model import Status
from samspill.graph.network import Claim, Network, Through, claims
from samspill.graph.store.port import Store
from samspill.viz.document.form import MapClaim, MapTie, MapWay
from samspill.viz.document.looks import tie_width
from samspill.viz.document.words import Words
from samspill.viz.persons import nameless_claim, nameless_way

_FEWEST_WAYS: Final = 3
_ROOM: Final = 1_000
"""Ways that a page or map has room for: two organisations that meet everywhere share thousands, which nobody reads or opens."""
_BEST_FIRST: Final = [str(status) for status in Status]


def ways_of_each(ties: int) -> int:
    """Return how many ways to show of each of so many ties: all that there is room for, and never less than a few."""
    return max(_FEWEST_WAYS, _ROOM // max(ties, 1))


def ties_with_evidence(
    store: Store, network: Network, words: Words, *, persons: bool
) -> tuple[list[MapTie], dict[str, MapClaim]]:
    """Return all ties of a network and the claims that the first ways of each rest on, as many as there is room for.

    Without `persons` no person is named: what two organisations share is then somebody, and the claims about it give only source
    and place.
    """
    first, second, weights = network.pairs()
    ids = network.ids
    pairs = [(ids[one], ids[other]) for one, other in zip(first.tolist(), second.tolist(), strict=True)]
    through = [network.through(*pair) for pair in pairs]
    most = ways_of_each(len(pairs))
    shown = (id_ for ways in through for way in ways[:most] for id_ in way.relationship_ids)
    known = claims(store, shown, ids)
    teller = _Teller(words, known, most, persons=persons)
    ties = [
        teller.tie(*pair, weight, ways) for pair, weight, ways in zip(pairs, weights.tolist(), through, strict=True)
    ]
    return ties, {id_: teller.claim(claim) for id_, claim in known.items()}


def best_status(statuses: Iterable[str]) -> str:
    """Return the best known of the statuses of a tie's ways; a tie that goes through nothing counts as derived."""
    return min(statuses, key=_BEST_FIRST.index, default=str(Status.DERIVED))


class _Teller:
    """Puts ties, ways and claims into words."""

    def __init__(self, words: Words, known: Mapping[str, Claim], most: int, *, persons: bool) -> None:
        self.words = words
        self.known = known
        self.most = most
        self.persons = persons

    def tie(self, first: str, second: str, weight: float, ways: list[Through]) -> MapTie:
        """Return the tie from `first` to `second`."""
        return {
            "id": f"{first} {second}",
            "from": first,
            "to": second,
            "width": tie_width(weight),
            "weight": round(weight, 4),
            "status": best_status(way.status for way in ways),
            "verbs": self._verbs(ways, first),
            "verbs_back": self._verbs(ways, second),
            "through": [self._way(way, first) for way in ways[: self.most]],
            "ways": len(ways),
            "evidence": sum(len(way.relationship_ids) for way in ways),
        }

    def _verbs(self, ways: Iterable[Through], reader: str) -> list[str]:
        return list(dict.fromkeys(verb for way in ways for verb in self._verbs_of(way, reader)))

    def _verbs_of(self, way: Through, reader: str) -> list[str]:
        if way.id:
            return [self.words.shared(way.kind, way.status)]
        return list(dict.fromkeys(self.words.direct(claim, reader) for claim in self._claims(way)))

    def _claims(self, way: Through) -> list[Claim]:
        # A relationship may have been removed since the network was made.
        return [self.known[id_] for id_ in way.relationship_ids if id_ in self.known]

    def _way(self, way: Through, reader: str) -> MapWay:
        shown = way if self.persons else nameless_way(way)
        return {
            "id": shown.id,
            "what": self.words("a person") if way.id and not shown.id else shown.name,
            "kind": self.words(way.kind),
            "verb": ", ".join(self._verbs_of(way, reader)),
            "status": self.words(way.status),
            "claims": [claim.id for claim in self._claims(way)],
        }

    def claim(self, claim: Claim) -> MapClaim:
        """Return a claim as a sentence with its evidence."""
        shown = claim if self.persons else nameless_claim(claim)
        start = shown.start_name or self.words("a person")
        return {
            "text": self.words.sentence(claim, start, claim.end_name),
            "evidence": shown.evidence,
            "source": claim.source_title or claim.source,
            "locator": claim.locator,
            "status": self.words(claim.status),
            "from": claim.valid_from,
            "to": claim.valid_to,
        }
