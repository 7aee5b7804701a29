"""Scores: a mean with its error, worked by hand, then by properties."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.measurement import student
from attune.core.measurement.scores import Prior, keyed, needed, score

KEYS = {f"a{n:02}": -1 if n % 3 == 0 else 1 for n in range(1, 13)}
answer_sets = st.fixed_dictionaries({item: st.none() | st.integers(1, 7) for item in KEYS})
full_sets = st.fixed_dictionaries({item: st.integers(1, 7) for item in KEYS})


def test_the_t_table_of_any_textbook():
    for df, expected in (
        (1, 12.7062),
        (2, 4.3027),
        (5, 2.5706),
        (8, 2.3060),
        (17, 2.1098),
        (30, 2.0423),
        (120, 1.9799),
    ):
        assert student.quantile(0.975, df) == pytest.approx(expected, abs=5e-5)
    assert student.cdf(1.0, 1) == pytest.approx(0.75)
    assert student.cdf(1.0, 2) == pytest.approx(0.5 + 1 / (2 * sqrt(3)))
    assert student.cdf(0, 9) == 0.5
    assert student.cdf(float("inf"), 3) == 1
    assert student.cdf(float("-inf"), 3) == 0


def test_the_f_table_of_any_textbook():
    for df, expected in ((1, 199.5), (8, 4.4590), (17, 3.5915), (120, 3.0718)):
        assert student.f2_quantile(0.95, df) == pytest.approx(expected, rel=1e-4)


def test_t_refuses_what_has_no_meaning():
    for call in (
        lambda: student.cdf(0, 0),
        lambda: student.quantile(0, 3),
        lambda: student.quantile(1, 3),
        lambda: student.f2_quantile(1, 3),
        lambda: student.f2_quantile(0.5, 0),
    ):
        with pytest.raises(ValueError, match=r"degrees of freedom|probability|needs"):
            call()


@given(st.floats(-60, 60), st.integers(1, 60))
def test_t_is_symmetric_and_its_quantile_is_its_inverse(t, df):
    p = student.cdf(t, df)
    assert p + student.cdf(-t, df) == pytest.approx(1)
    if 1e-6 < p < 1 - 1e-6:
        assert student.cdf(student.quantile(p, df), df) == pytest.approx(p, abs=1e-12)


def test_a_worked_example():
    """Four answers, one of them worded the other way: 5, 6, 3 and 2 turned round to 6. Mean 5, squares
    0+1+4+1.
    """
    found = score(
        {"a": 5, "b": 6, "c": 3, "d": 2},
        {"a": 1, "b": 1, "c": 1, "d": -1},
        prior=Prior(weight=6, spread=1.4 / 6),
    )
    assert found is not None
    assert found.value == 5
    assert found.df == 9
    assert found.error == pytest.approx(sqrt((6 * 1.96 + 6) / 9 / 4))
    low, high = found.interval()
    assert (low, high) == (pytest.approx(3.4111, abs=1e-4), pytest.approx(6.5889, abs=1e-4))


def test_a_reversed_answer_is_turned_round():
    assert [keyed(answer, -1) for answer in range(1, 8)] == [7, 6, 5, 4, 3, 2, 1]


def test_wrong_answers_and_keys_are_refused():
    for answer, key in ((0, 1), (8, 1), (4, 0)):
        with pytest.raises(ValueError, match=r"a key is|an answer is"):
            keyed(answer, key)


def test_the_missing_answer_rule():
    assert needed(12, 0.8) == 10
    assert needed(3, 2 / 3) == 2
    assert needed(5, 0.8) == 4
    assert needed(2, 0) == 1
    ten = dict.fromkeys(list(KEYS)[:10], 4)
    assert score(ten, KEYS) is not None
    assert score(ten | {next(iter(KEYS)): None}, KEYS) is None
    assert score({}, KEYS) is None
    assert score({}, {}) is None


def test_twelve_like_answers_still_leave_doubt():
    found = score({item: 7 if key == 1 else 1 for item, key in KEYS.items()}, KEYS)
    assert found is not None
    assert found.value == 7
    assert 0.2 < found.error < 0.3
    assert found.interval() == (pytest.approx(7 - found.margin()), 7)


@given(full_sets, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(answers, rnd):
    shuffled = list(answers.items())
    rnd.shuffle(shuffled)
    keys = list(KEYS.items())
    rnd.shuffle(keys)
    one, other = score(answers, KEYS), score(dict(shuffled), dict(keys))
    assert one is not None
    assert other is not None
    assert (one.value, one.error) == (pytest.approx(other.value), pytest.approx(other.error))


@given(answer_sets)
def test_a_score_stays_on_its_scale_with_a_real_error(answers):
    found = score(answers, KEYS)
    if found is None:
        assert sum(answer is not None for answer in answers.values()) < 10
        return
    assert 1 <= found.value <= 7
    assert 0 < found.error < 2
    low, high = found.interval()
    assert 1 <= low <= found.value <= high <= 7
    assert found.interval(0.8)[0] >= low
    assert 0 < found.above(4) < 1


@given(full_sets)
def test_turning_all_answers_round_mirrors_the_score(answers):
    one, other = score(answers, KEYS), score({item: 8 - answer for item, answer in answers.items()}, KEYS)
    assert one is not None
    assert other is not None
    assert one.value == pytest.approx(8 - other.value)
    assert one.error == pytest.approx(other.error)
    assert one.above(4) == pytest.approx(1 - other.above(4))
