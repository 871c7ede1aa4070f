"""Rankings read well aloud."""

import math

import pytest

from samspill.graph.network import MEASURES, Filters, Network, explain, introduce, network_of, project, rank
from samspill.graph.network.sayings import SAYINGS
from samspill.graph.store import Store

TWO_GROUPS = network_of(
    [("a", "b"), ("b", "Midt"), ("a", "Midt"), ("Midt", "x"), ("x", "y"), ("Midt", "y"), ("Midt", "z")]
)


@pytest.fixture(scope="module")
def troms(troms_store: Store) -> Network:
    """Who works with whom in Troms."""
    return project(troms_store)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nb", "Midt binder sammen 3 deler av nettverket: uten den mister 3 organisasjoner forbindelsen til resten."),
        ("nn", "Midt bind saman 3 delar av nettverket: utan han mistar 3 organisasjonar sambandet til resten."),
        (
            "en",
            "Midt holds 3 parts of the network together: without it 3 organisations lose the connection to the rest.",
        ),
    ],
)
def test_who_holds_the_network_together_is_said(language: str, sentence: str) -> None:
    assert explain(rank(TWO_GROUPS, "betweenness"), "Midt", language).endswith(sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nb", "Midt alene binder sammen 3 andre: uten den står hver av dem uten forbindelser."),
        ("nn", "Midt åleine bind saman 3 andre: utan han står kvar av dei utan samband."),
        ("en", "Midt alone holds 3 others together: without it each of them is left without ties."),
    ],
)
def test_the_middle_of_a_star_is_said_to_hold_everybody(language: str, sentence: str) -> None:
    star = network_of([("Midt", "a"), ("Midt", "b"), ("Midt", "c")])
    assert explain(rank(star, "degree"), "Midt", language).endswith(sentence)


def test_partners_who_are_strangers_all_count() -> None:
    star = network_of([("Midt", "a"), ("Midt", "b"), ("Midt", "c")])
    for measure in ("effective-size", "efficiency"):
        assert explain(rank(star, measure), "Midt").startswith("The 3 partners of Midt do not know each other, so each")
        assert explain(rank(star, measure), "a").startswith("a has one partner, who is the only way to others.")


def test_partners_who_all_know_each_other_count_as_one() -> None:
    four = network_of([("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")])
    for measure in ("effective-size", "efficiency"):
        assert explain(rank(four, measure), "a").startswith("The 3 partners of a all know each other, so they count as")


def test_one_partner_is_too_few_for_a_share_of_pairs() -> None:
    assert explain(rank(TWO_GROUPS, "clustering"), "z", "nb") == (
        "z har for få forbindelser i dette nettverket til å få en verdi."
    )


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        ("strength", "Forbindelsene til Midt veier 5 til sammen."),
        # 4 + 2·1 pairs in two steps; all five others are partners.
        ("closeness", "Midt når 5 av 5 andre, alle i ett steg."),
        ("harmonic", "Midt er like nær de andre som om 100\N{NO-BREAK SPACE}% av dem var partnere"),
        ("eigenvector", "Ingen har bedre forbundne partnere enn Midt. Det er plass 1 av 6."),
        ("katz", "Til ingen fører det flere veier, korte og lange, enn til Midt. Det er plass 1 av 6."),
        ("core", "Midt hører til en gruppe der alle har minst 2 partnere i gruppa."),
        # Five partners with two ties among them: 5 - 2·2/5.
        ("effective-size", "De 5 partnerne til Midt teller som 4,2, fordi noen av dem kjenner hverandre."),
        (
            "efficiency",
            "Sammenlignet med partnere som ikke kjenner hverandre, teller de 5 partnerne til Midt 84\N{NO-BREAK SPACE}%.",
        ),
        ("external-internal", "0\N{NO-BREAK SPACE}% av forbindelsene til Midt går til andre typer organisasjoner."),
    ],
)
def test_a_value_is_said_by_what_it_means(measure: str, sentence: str) -> None:
    assert explain(rank(TWO_GROUPS, measure), "Midt", "nb").startswith(sentence)


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_nobody_of_equals_is_said_to_be_ahead(name: str) -> None:
    ring = network_of([("a", "b"), ("b", "c"), ("c", "a")])
    assert explain(rank(ring, "katz"), name).startswith(f"To nobody lead more ways, short and long, than to {name}.")


def test_who_is_one_step_further_away_takes_more_steps() -> None:
    """From z to Midt is one step, to the four others two: 9 steps to 5 others."""
    text = explain(rank(TWO_GROUPS, "closeness"), "z", "en")
    assert text.startswith("z reaches 5 of 5 others, in 1.8 steps on average.")


def test_a_very_small_share_is_not_said_to_be_nothing() -> None:
    line = network_of([(f"{number:04}", f"{number + 1:04}") for number in range(1500)])
    assert explain(rank(line, "pagerank"), "0700").startswith(
        "Somebody who walks along the ties at random is with 0700 0.067% of the time."
    )


def test_one_step_is_said_only_of_who_is_tied_to_all() -> None:
    """Of a star of 39 with one more behind the last, the middle reaches 39 in one step and one in two."""
    star = network_of([*(("Midt", f"{number:02}") for number in range(39)), ("38", "Bak")])
    assert explain(rank(star, "closeness"), "Midt").startswith("Midt reaches 40 of 40 others, in 1.03 steps on average")
    ring = network_of([("a", "b"), ("b", "c"), ("c", "a")])
    assert explain(rank(ring, "closeness"), "a").startswith("a reaches 2 of 2 others, each in one step")


def test_every_measure_has_a_saying_of_its_own() -> None:
    assert set(SAYINGS) == set(MEASURES)


def test_the_share_of_paths_is_said_as_a_percentage() -> None:
    """Midt is between {a, b}, {x, y} and {z}: 4 + 2 + 2 of the 10 pairs of others."""
    text = explain(rank(TWO_GROUPS, "betweenness"), "Midt", "nb")
    assert text.startswith(
        "80\N{NO-BREAK SPACE}% av alle par av andre har den korteste veien gjennom Midt. Det er plass 1 av 6."
    )


def test_equals_are_said_to_be_equal() -> None:
    assert "shared with 3 others" in explain(rank(TWO_GROUPS, "degree"), "a")


def test_what_ties_go_through_is_named(troms: Network) -> None:
    [senja] = troms.organisations.loc[troms.organisations["name"] == "Senja kommune", "id"]
    text = explain(rank(troms, "degree"), senja, "nb")
    assert text.startswith("Senja kommune har 9 partnere.")
    assert "Næringsarena Senjaregionen" in text


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("measure", MEASURES)
def test_every_value_of_every_measure_can_be_said(troms: Network, measure: str, language: str) -> None:
    ranking = rank(troms, measure)
    for id_, name, value in ranking.frame[["id", "name", "value"]].itertuples(index=False):
        text = explain(ranking, id_, language)
        assert name in text
        assert ("rank" in text or "plass" in text) != math.isnan(value)
        assert "{" not in text


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_introduction_names_measure_network_and_weaknesses(troms: Network, language: str) -> None:
    ranking = rank(troms, "closeness")
    text = introduce(ranking, language)
    assert text.startswith(MEASURES["closeness"].titled(language))
    assert "38 org" in text
    assert all(note.text(language) in text for note in ranking.notes)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (("2015", "2024"), "Det dekker tiden fra 2015 til 2024."),
        (("2015", None), "Det dekker tiden fra 2015."),
        ((None, "2024"), "Det dekker tiden til og med 2024."),
    ],
)
def test_the_introduction_tells_the_period(
    troms_store: Store, period: tuple[str | None, str | None], words: str
) -> None:
    assert words in introduce(rank(project(troms_store, filters=Filters(period=period)), "degree"), "nb")


def test_without_a_period_none_is_told(troms: Network) -> None:
    assert "Det dekker" not in introduce(rank(troms, "degree"), "nb")
