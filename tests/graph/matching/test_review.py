"""What is proposed of a store, and what decisions do to it."""

from typing import cast

import pytest

from samspill.graph.errors import UsageError
from samspill.graph.matching.decisions import accept, join_sure, reject, undo
from samspill.graph.matching.review import SAMSPILL, YOU, review
from samspill.graph.model import Node, Records, Relationship
from samspill.graph.store import Store
from samspill.graph.store.port import LoadReport

KEYED = Node("org:no:987654325", "Company", "Brødrene Karlsen AS", details={"orgnr": "987654325"})
SHORT = Node("org:name:br-karlsen", "Organisation", "Br. Karlsen", review=True)
TYPO = Node("org:name:brødrene-karslen", "Organisation", "Brødrene Karslen", review=True)
ROR = Node("org:ror:0abc", "ResearchInstitution", "Havinstituttet", details={"ror": "0abc", "orgnr": "974760673"})
NUMBER = Node("org:no:974760673", "PublicBody", "Institutt for hav", details={"orgnr": "974760673"})
ARENA = Node("act:arena", "Group", "Arenaen")
CAME = Relationship("PARTICIPATES_IN", SHORT.id, ARENA.id, "source:1", "Line 1")
RECORDS = Records("list:one", "List", (KEYED, SHORT, TYPO, ROR, NUMBER, ARENA), (CAME,))


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with three spellings of one company, and an institute under two keys."""
    store.load(RECORDS)
    return store


def proposed(store: Store) -> set[tuple[str, str, bool]]:
    """Return the pairs: which is kept, which goes, and whether that is sure."""
    return {(pair.kept.id, pair.merged.id, pair.is_sure) for pair in review(store).pairs()}


def test_what_has_a_key_is_kept_and_the_same_key_is_sure(filled: Store) -> None:
    assert proposed(filled) == {
        (KEYED.id, SHORT.id, True),
        (KEYED.id, TYPO.id, False),
        (TYPO.id, SHORT.id, False),
        (ROR.id, NUMBER.id, True),
    }
    by_key = next(pair for pair in review(filled).pairs() if pair.kept.id == ROR.id)
    assert [reason.text("nb") for reason in by_key.reasons] == ["De har samme organisasjonsnummer: 974760673"]


def test_sure_pairs_are_joined_and_each_can_be_taken_back(filled: Store) -> None:
    joined = join_sure(filled)
    assert {(each.kept, each.merged, each.by) for each in joined} == {
        (KEYED.id, SHORT.id, SAMSPILL),
        (ROR.id, NUMBER.id, SAMSPILL),
    }
    assert join_sure(filled) == []
    assert proposed(filled) == {(KEYED.id, TYPO.id, False)}
    for verdict in joined:
        undo(filled, verdict.id)
    assert {(each.id, each.same, each.by) for each in review(filled).decisions} == {
        (each.id, False, YOU) for each in joined
    }
    assert join_sure(filled) == []
    for verdict in joined:
        undo(filled, verdict.id)
    assert review(filled).decisions == []
    assert (KEYED.id, SHORT.id, True) in proposed(filled)


def test_two_programs_may_take_back_decisions_of_one_origin_at_the_same_instant(filled: Store) -> None:
    """What one has taken back does not return because the other has read it before."""
    first, second = join_sure(filled)

    class Meanwhile:
        read = filled.read

        def load(self, records: Records) -> LoadReport:
            undo(filled, first.id)
            return filled.load(records)

    undo(cast("Store", Meanwhile()), second.id)
    assert [each.same for each in review(filled).decisions] == [False, False]


def test_a_pair_that_is_accepted_or_rejected_is_not_proposed_again(filled: Store) -> None:
    accept(filled, TYPO.id, KEYED.id)
    reject(filled, KEYED.id, SHORT.id)
    assert proposed(filled) == {(ROR.id, NUMBER.id, True)}
    assert {(each.merged, each.same, each.by) for each in review(filled).decisions} == {
        (TYPO.id, True, YOU),
        (SHORT.id, False, YOU),
    }


def test_one_may_decide_otherwise(filled: Store) -> None:
    rejected = reject(filled, KEYED.id, SHORT.id)
    accepted = accept(filled, KEYED.id, SHORT.id)
    assert rejected.id == accepted.id
    assert [each.same for each in review(filled).decisions] == [True]
    undo(filled, accepted.id)
    assert review(filled).decisions == []


def test_two_keys_of_one_register_are_two(store: Store) -> None:
    other = Node("org:no:974760674", "Company", KEYED.name, details={"orgnr": "974760674"})
    store.load(Records("list:one", "List", (KEYED, other)))
    assert proposed(store) == set()


def test_a_decision_about_nobody_is_refused(filled: Store) -> None:
    with pytest.raises(UsageError, match="no organisation 'org:nobody'"):
        accept(filled, KEYED.id, "org:nobody")
    with pytest.raises(UsageError, match="one organisation, not two"):
        reject(filled, KEYED.id, KEYED.id)
    with pytest.raises(UsageError, match="no decision"):
        undo(filled, "verdict:none")
