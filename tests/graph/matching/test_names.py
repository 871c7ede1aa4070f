"""What the matcher makes of names, one trap after the other."""

import pytest

from samspill.graph.language import LANGUAGES
from samspill.graph.matching import Match, Named, Names
from samspill.graph.matching.anatomy import anatomy
from samspill.graph.matching.comparison import compare
from samspill.graph.matching.reasons import TEXTS, Reason
from samspill.graph.model import Records, is_a


def match_of(*names: str) -> Match | None:
    """Return what the matcher says of two names among a few others."""
    others = ("Senja kommune", "Innovasjon Norge", "Tromsø Havn KF", "Nord-Troms Næringshage AS")
    things = [Named(name, (name,)) for name in dict.fromkeys((*names, *others))]
    return next((found for found in Names(things).matches() if {found.one, found.other} == set(names)), None)


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("Br. Karlsen AS", "Brødrene Karlsen A/S", "same-words"),
        ("Innovasjon Norge Arktis", "Innovasjon Norge, Arktis", "same-name"),
        ("Blått kompetansesenter Nord/Sjømatløftet", "Sjømatløftet – Blått kompetansesenter Nord", "other-order"),
        ("Kunnskaps-parken Nord AS", "Kunnskapsparken Nord", "written-together"),
        ("NUPI - Norsk utanrikspolitisk institutt", "NORSK UTENRIKSPOLITISK INSTITUTT (NUPI)", "same-words"),
        ("Chalmers tekniska högskola AB", "CHALMERS TEKNISKA HOEGSKOLA AB", "same-words"),
        ("Universitetet i Bergen", "University of Bergen", "same-words"),
        ("Stiftelsen Norsk institutt for luftforskning", "NILU - Norsk institutt for luftforsking", "same-meaning"),
        ("Trilateral Research Limited", "TRILATERAL RESEARCH LTD", "same-words"),
        ("Smart Innovation sp. z o.o.", "SMART INNOVATION SP ZOO", "same-words"),
    ],
)
def test_names_with_the_same_words_are_sure(one: str, other: str, code: str) -> None:
    """Spelling, order, legal form and acronym aside."""
    found = match_of(one, other)
    assert found is not None
    assert found.is_sure, [reason.text() for reason in found.reasons]
    assert code in {reason.code for reason in found.reasons}


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("Troms fylkekommune", "Troms fylkeskommune", "spelling"),
        ("Fosen Sjømat Holding AS", "Fosen Sjømat AS", "group"),
        ("Statens vegvesen Vegdirektoratet", "Statens vegvesen", "only-one-has"),
        ("Equinor ASA", "Equinor", "one-word"),
        ("Geo AS", "GEO", "few-letters"),
        ("NUPI", "Norsk utenrikspolitisk institutt (NUPI)", "acronym"),
    ],
)
def test_names_that_differ_a_little_are_left_to_a_person(one: str, other: str, code: str) -> None:
    """They are likely, and the matcher says what is to be looked at."""
    found = match_of(one, other)
    assert found is not None
    assert not found.is_sure
    assert code in {reason.code for reason in found.reasons}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Næringsforeningen i Tromsøregionen", "Næringsforeningen i Finnsnesregionen"),
        ("Lærdal kommune", "Lardal kommune"),
        ("Balsfjord kommune", "Båtsfjord kommune"),
        ("Bygg Nord AS", "Bygg Nord ASA"),
        ("Barnehage 1 Senja", "Barnehage 2 Senja"),
        ("Næringsforeningen i Tromsøregionen avd. Senja", "Næringsforeningen i Tromsøregionen"),
        ("Utlendingsdirektoratet", "Utdanningsdirektoratet"),
        ("Søre Sunnmøre tingrett", "Nordre Romsdal tingrett"),
    ],
)
def test_names_that_a_place_a_number_or_a_legal_form_tells_apart_are_not_proposed(one: str, other: str) -> None:
    """Another place, number or legal form outweighs all that is alike."""
    assert match_of(one, other) is None


def test_a_place_that_is_known_tells_names_apart_wherever_it_stands() -> None:
    """The store knows the places; the names alone would look like a typing error."""
    one, other = "Visit Senjahopen Kystreiseliv", "Visit Senjahodden Kystreiseliv"
    assert compare(anatomy(one), anatomy(other)).is_likely
    places = frozenset({"senjahopen", "senjahodden"})
    assert not compare(anatomy(one, places), anatomy(other, places)).is_likely


def test_aas_is_no_limited_company() -> None:
    """Å is a letter, not an a with a ring, where AS would be read."""
    assert anatomy("Byggmester Ås").form == ""
    assert anatomy("Byggmester AS").form == "as"


def test_two_of_one_register_are_two_whatever_their_names() -> None:
    """And one that has the name of both is left to a person."""
    register = frozenset({"orgnr"})
    oslo = [Named("a", ("Oslo Eiendom kommune",), register), Named("b", ("Oslo Eiendom kommune",), register)]
    assert Names(oslo).matches() == []
    found = Names([*oslo, Named("c", ("Oslo eiendom kommune",))]).matches()
    assert {frozenset((each.one, each.other)) for each in found} == {frozenset("ac"), frozenset("bc")}
    assert not any(each.is_sure for each in found)
    assert all("not-alone" in {reason.code for reason in each.reasons} for each in found)


def test_two_of_one_register_do_not_become_one_through_a_third() -> None:
    """The third has a name of each: one of the matches is sure, the other is not any more."""
    register = frozenset({"orgnr"})
    things = [
        Named("a", ("Sjømat Nord Gruppen",), register),
        Named("b", ("Havbruk Øst Gruppen",), register),
        Named("c", ("Sjømat Nord Gruppen", "Havbruk Øst Gruppen")),
    ]
    assert sorted(each.is_sure for each in Names(things).matches()) == [False, True]
    assert len(Names(things).sure()) == 1


def test_sure_matches_are_the_same_with_and_without_the_likely_ones() -> None:
    """The quick way leaves none out."""
    names = ("Br. Karlsen AS", "Brødrene Karlsen", "Karlsen Brødrene AS", "Karlsens Brødre", "Wilsgård", "Wilsgard AS")
    things = [Named(name, (name,)) for name in names]
    assert Names(things).sure() == [each for each in Names(things).matches() if each.is_sure]


def test_nothing_in_the_troms_example_is_sure_to_be_one(troms_records: Records) -> None:
    """38 organisations stay 38; what the matcher would ask about is no more than a few."""
    things = [
        Named(node.id, (node.name, *node.names)) for node in troms_records.nodes if is_a(node.kind, "Organisation")
    ]
    found = Names(things).matches()
    assert not any(each.is_sure for each in found)
    assert len(found) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_told_in_every_language(language: str) -> None:
    """No reason falls back to English, and each fills in what it is about."""
    said = {"words": "WORDS", "value": "VALUE", "form": "FORM", "acronym": "ACRONYM"}
    for code, text in TEXTS.items():
        told = Reason(code, said).text(language)
        assert (told == text.format(**said)) == (language == "en")
        assert "{" not in told
