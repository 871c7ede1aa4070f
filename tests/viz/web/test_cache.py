"""What was made lately is not made again."""

from itertools import count

from samspill.viz.web.cache import Recent


def test_a_value_is_made_once_while_it_is_kept() -> None:
    made = count()
    recent: Recent[int] = Recent(2)
    assert [recent.get("a", lambda: next(made)) for _ in range(3)] == [0, 0, 0]


def test_the_value_that_nobody_asked_for_longest_goes_first() -> None:
    made = count()
    recent: Recent[int] = Recent(2)
    for key in ("a", "b", "a", "c", "a", "b"):
        recent.get(key, lambda: next(made))
    assert next(made) == 4, "a, b and c were made, and b once more"


def test_a_value_that_cannot_be_made_is_not_kept() -> None:
    recent: Recent[float] = Recent(2)
    for denominator in (0, 4):
        try:
            value = recent.get("a", lambda by=denominator: 1 / by)  # type: ignore[misc]
        except ZeroDivisionError:
            continue
        assert value == 0.25
