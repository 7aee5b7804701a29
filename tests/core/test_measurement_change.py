"""Change: larger than the error of measurement, or within it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.measurement.change import change
from attune.core.measurement.scores import Score

scores = st.builds(
    Score,
    value=st.floats(1, 7),
    error=st.floats(0.05, 2),
    df=st.integers(2, 40),
    answered=st.just(12),
    asked=st.just(12),
)


def at(value, error):
    return Score(value, error, 17, 12, 12)


def test_a_worked_example():
    """From 5.4 to 4.3 with errors 0.3 and 0.4: the error of the difference is 0.5, the margin 0.98."""
    found = change(at(5.4, 0.3), at(4.3, 0.4))
    assert found.difference == pytest.approx(-1.1)
    assert found.error == pytest.approx(0.5)
    assert found.margin == pytest.approx(0.98)
    assert found.index == pytest.approx(-2.2)
    assert found.larger_than_error


def test_the_published_figure_for_one_error_for_all():
    """Error 0.233 both times gives 0.646: the reliable change of the reference sample's anxiety scale (0.645
    to its rounding).
    """
    assert change(at(3, 0.233), at(4, 0.233)).margin == pytest.approx(0.645, abs=0.002)


@given(scores, scores)
def test_turning_time_round_turns_the_sign(one, other):
    there, back = change(one, other), change(other, one)
    assert there.difference == pytest.approx(-back.difference)
    assert there.error == pytest.approx(back.error)
    assert there.larger_than_error == back.larger_than_error


@given(scores)
def test_nothing_changed_is_within_the_error(one):
    assert not change(one, one).larger_than_error
