"""The trend: a level behind the days, with a band that means what it says."""

from datetime import date, timedelta
from math import sqrt
from random import Random  # noqa: TID251  (made series, seeded)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.measurement.trend import Point, trend

START = date(2026, 11, 1)


def days(values, gaps=None):
    """Points on successive days, or on the day numbers `gaps`."""
    return [
        Point(START + timedelta(days=n), x) for n, x in zip(gaps or range(len(values)), values, strict=True)
    ]


series = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 10)), min_size=5, max_size=30, unique_by=lambda p: p[0]
)


def test_under_five_points_there_is_no_line():
    found = trend(days([3, 4, 5, 4]))
    assert len(found.points) == 4
    assert found.states == []
    assert found.ratio is None
    assert found.shift([START], [START]) is None
    assert trend([]).points == []


def test_a_step_is_followed():
    found = trend(days([2] * 12 + [8] * 12))
    assert found.states[0].level < 3
    assert found.states[-1].level > 7
    moved = found.shift([p.day for p in found.points[:12]], [p.day for p in found.points[12:]])
    assert moved is not None
    assert moved.larger_than_error
    assert moved.difference == pytest.approx(6, abs=0.8)


def test_flat_noise_is_not_a_change():
    found = trend(days([4, 6, 5, 4, 6, 5, 4, 5, 6, 5, 4, 6]))
    moved = found.shift([p.day for p in found.points[:6]], [p.day for p in found.points[6:]])
    assert moved is not None
    assert not moved.larger_than_error
    assert all(state.low < 5 < state.high for state in found.states)


def test_like_numbers_still_leave_doubt():
    found = trend(days([5] * 7))
    assert all(state.level == pytest.approx(5) for state in found.states)
    assert all(state.error > 0.1 for state in found.states)


def test_days_without_a_number_widen_the_band():
    found = trend(days([2, 5, 3, 6, 4, 8, 6, 9], [0, 1, 2, 3, 20, 21, 22, 23]))
    assert len(found.states) == 24
    assert found.states[11].error > found.states[2].error
    assert found.states[11].error > found.states[21].error


def test_two_numbers_on_a_day_count_as_their_mean():
    twice = [Point(START, 2), Point(START, 4)]
    assert trend(twice).points == [Point(START, 3)]


def test_the_band_is_cut_to_the_scale():
    found = trend(days([0, 1, 0, 0, 10, 0, 0]), low=0, high=10)
    assert min(state.low for state in found.states) >= 0
    assert max(state.high for state in found.states) <= 10


def test_a_stretch_outside_the_days_is_refused():
    found = trend(days([1, 2, 3, 4, 5]))
    assert found.shift([START - timedelta(days=1)], [START]) is None
    assert found.shift([], [START]) is None


def test_with_no_drift_the_level_is_the_mean():
    """The fit for ratio 0 is the plain mean with error s / sqrt(n): worked by hand."""
    values = [3, 5, 4, 6, 2, 4]
    still = next(fit for _, fit in trend(days(values)).fits if fit.ratio == 0)
    assert still.levels == pytest.approx([4.0] * 6)
    assert still.noise == pytest.approx(sum((x - 4) ** 2 for x in values) / 5)
    assert still.variances == pytest.approx([1 / 6] * 6)


def test_the_smoother_agrees_with_the_textbook_sums():
    """Three states and ratio 1, all seen: the exact posterior precision is [[2,-1,0],[-1,3,-1],[0,-1,2]] (no
    prior), solved by hand.
    """
    from attune.core.measurement.trend import _fit

    fit = _fit([1.0, 2.0, 6.0], 1.0, 1.0)
    assert fit.levels == pytest.approx(
        [(5 * 1 + 2 * 2 + 6) / 8, (2 * 1 + 4 * 2 + 2 * 6) / 8, (1 + 2 * 2 + 5 * 6) / 8]
    )
    assert fit.variances == pytest.approx([5 / 8, 4 / 8, 5 / 8])


@given(series)
def test_the_order_of_points_does_not_matter(pairs):
    points = [Point(START + timedelta(days=n), x) for n, x in pairs]
    assert trend(points) == trend(sorted(points, key=lambda p: p.day, reverse=True))


@given(series)
def test_every_day_has_a_level_inside_its_band(pairs):
    found = trend([Point(START + timedelta(days=n), x) for n, x in pairs])
    values = [x for _, x in pairs]
    assert len(found.states) == (found.points[-1].day - found.points[0].day).days + 1
    for state in found.states:
        assert state.low < state.level < state.high
        assert min(values) - 1e-9 <= state.level <= max(values) + 1e-9
    assert sum(share for share, _ in found.fits) == pytest.approx(1)


@given(series, st.integers(-20, 20))
def test_moving_all_numbers_moves_the_level(pairs, by):
    one = trend([Point(START + timedelta(days=n), x) for n, x in pairs])
    other = trend([Point(START + timedelta(days=n), x + by) for n, x in pairs])
    for a, b in zip(one.states, other.states, strict=True):
        assert (a.level + by, a.error) == (pytest.approx(b.level), pytest.approx(b.error))


@pytest.mark.parametrize("drift", [0.0, 0.2, 0.5])
def test_the_band_holds_the_true_level_about_as_often_as_it_says(drift):
    """Made series of 20 days, one in five without a number: 92 % or more of true levels inside, also when the
    level drifts.
    """
    rnd, inside, count = Random(7), 0, 0
    for _ in range(100):
        level, truth, points = 4.0, [], []
        for n in range(20):
            level += rnd.gauss(0, drift)
            truth.append(level)
            if n in (0, 19) or rnd.random() < 0.8:
                points.append(Point(START + timedelta(days=n), level + rnd.gauss(0, 1)))
        states = trend(points, grain=0.5).states
        inside += sum(s.low <= x <= s.high for s, x in zip(states, truth, strict=True))
        count += len(states)
    assert inside / count > 0.92


def test_a_shift_of_stretches_is_their_difference():
    found = trend(days([4, 5, 3, 4, 6, 7, 5, 6, 6, 7]))
    days_ = [p.day for p in found.points]
    moved = found.shift(days_[:5], days_[5:])
    assert moved is not None
    levels = [state.level for state in found.states]
    assert moved.difference == pytest.approx(sum(levels[5:]) / 5 - sum(levels[:5]) / 5)
    assert moved.error > 0
    assert moved.margin > 1.96 * moved.error
    same = found.shift(days_[:1], days_[:1])
    assert same is not None
    assert same.difference == 0
    assert sqrt(same.error) < 1e-6
