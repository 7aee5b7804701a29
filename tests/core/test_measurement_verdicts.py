"""Reliable rise, fall, or within the error; better or worse; and which reliability it rests on."""

from datetime import date, timedelta
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.measurement import student
from attune.core.measurement.change import change, reliable_change
from attune.core.measurement.published import Published
from attune.core.measurement.scores import Score, score
from attune.core.measurement.trend import Point, trend
from attune.core.measurement.verdicts import Turn, Verdict, turn, verdict

ALPHA = Published("alpha", 0.916, 0.802, "computed from 46,610 people", n=46610)


def test_a_worked_example():
    """SD 0.802 and alpha .916: SEM 0.2324, and a change must exceed 0.644 (1.96 * sqrt(2) * SEM)."""
    assert ALPHA.sem == pytest.approx(0.2324, abs=5e-5)
    found = reliable_change(3.0, 3.7, ALPHA)
    assert found.margin == pytest.approx(1.96 * sqrt(2) * 0.2324, abs=2e-4)
    assert (found.verdict, found.basis) == (Verdict.RISE, ALPHA)
    assert reliable_change(3.7, 3.0, ALPHA).verdict is Verdict.FALL
    assert reliable_change(3.0, 3.6, ALPHA).verdict is Verdict.WITHIN


def test_better_and_worse_depend_on_what_is_good():
    risen = reliable_change(3.0, 4.0, ALPHA)
    assert risen.turn("up") is Turn.BETTER
    assert risen.turn("down") is Turn.WORSE
    assert reliable_change(3.0, 3.1, ALPHA).turn("down") is Turn.NEITHER
    with pytest.raises(ValueError, match="good is"):
        turn(Verdict.RISE, "sideways")


def test_own_answers_name_no_published_reliability():
    one = Score(3, 0.2, 17, 12, 12)
    assert change(one, Score(5, 0.2, 17, 12, 12)).basis is None
    assert change(one, Score(5, 0.2, 17, 12, 12)).turn("up") is Turn.BETTER


def test_at_the_margin_it_is_within():
    assert verdict(1.0, 1.0) is Verdict.WITHIN
    assert verdict(-1.0, 0.99) is Verdict.FALL


@pytest.mark.parametrize(("value", "sd"), [(-0.1, 1), (1.1, 1), (0.8, 0)])
def test_what_is_no_reliability_is_refused(value, sd):
    with pytest.raises(ValueError, match="a reliability is"):
        Published("alpha", value, sd, "nowhere")


@given(st.floats(-10, 10), st.floats(0, 5))
def test_turning_the_sign_turns_the_verdict(difference, margin):
    back = {Verdict.RISE: Verdict.FALL, Verdict.FALL: Verdict.RISE, Verdict.WITHIN: Verdict.WITHIN}
    assert verdict(-difference, margin) is back[verdict(difference, margin)]
    assert turn(verdict(difference, margin), "up") is turn(verdict(-difference, margin), "down")


def test_a_trend_that_rose_reliably():
    start = date(2026, 11, 1)
    points = [Point(start + timedelta(days=n), 2 if n < 12 else 8) for n in range(24)]
    days = [point.day for point in points]
    moved = trend(points).shift(days[:12], days[12:])
    assert (moved.verdict, moved.turn("up"), moved.turn("down")) == (Verdict.RISE, Turn.BETTER, Turn.WORSE)
    still = trend(points).shift(days[:1], days[1:2])
    assert still.verdict is Verdict.WITHIN


def test_a_score_can_rest_on_a_published_error():
    own = score({"a": 2, "b": 4, "c": 3}, dict.fromkeys("abc", 1), points=5)
    known = own.resting_on(ALPHA)
    assert (known.value, known.error, known.basis) == (own.value, ALPHA.sem, ALPHA)
    assert known.margin() == pytest.approx(1.959964 * ALPHA.sem, rel=1e-6)
    assert known.interval(0.95)[0] == pytest.approx(3 - known.margin())
    assert known.above(3) == pytest.approx(0.5)


def test_many_degrees_of_freedom_are_normal():
    assert student.quantile(0.975, student.NORMAL) == pytest.approx(1.9599640, abs=1e-7)
    assert student.cdf(1.0, student.NORMAL) == pytest.approx(0.8413447, abs=1e-7)
    assert student.quantile(0.975, student.NORMAL - 1) == pytest.approx(1.9602, abs=1e-4)
    assert student.f2_quantile(0.95, student.NORMAL) == pytest.approx(2.9957, abs=2e-3)


# ---- how often it is wrong about people who stayed the same ----


def made(rng, n, swing):
    """Two occasions: true scores of SD 1, swings from day to day, and the error of questions for an alpha of .80."""
    true, days = rng.normal(size=n), swing * rng.normal(size=(2, n))
    noise = sqrt((1 + swing**2) * 0.25) * rng.normal(size=(2, n))
    return true + days + noise


def called_changed(first, second, known):
    margin = reliable_change(0.0, 0.0, known).margin
    return float((np.abs(second - first) > margin).mean())


def test_five_in_a_hundred_where_the_error_is_the_whole_error():
    first, second = made(np.random.default_rng(1), 200_000, 0.0)
    known = Published("alpha", 0.8, float(first.std()), "made")
    assert called_changed(first, second, known) == pytest.approx(0.05, abs=0.003)


def test_more_where_days_swing_and_the_reliability_does_not_know_it():
    """As `reliable_change` says: about 14 in 100 with an alpha, 5 with a retest."""
    first, second = made(np.random.default_rng(2), 200_000, 0.5)
    spread = float(first.std())
    assert called_changed(first, second, Published("alpha", 0.8, spread, "made")) == pytest.approx(
        0.144, abs=0.005
    )
    r = float(np.corrcoef(first, second)[0, 1])
    assert called_changed(first, second, Published("retest", r, spread, "made", days=30)) == pytest.approx(
        0.05, abs=0.003
    )
