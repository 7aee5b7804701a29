"""The trend of days gives what statsmodels gives for the same series, with gaps, and what the plain sums give."""

from datetime import date, timedelta
from math import log, pi

import numpy as np
import pytest

from attune.core.measurement.trend import RATIOS, Point, _contrast, _fit, trend

structural = pytest.importorskip(
    "statsmodels.tsa.statespace.structural", reason="STATSMODELS ABSENT: the trend was NOT checked against it"
)

GAPS = {"none": [], "some": [3, 4, 5, 20], "long": list(range(10, 30))}


def series(gaps, seed=5, days=40):
    rng = np.random.default_rng(seed)
    values = np.round(5 + np.cumsum(0.4 * rng.normal(size=days)) + rng.normal(size=days))
    values[gaps] = np.nan
    return values


def plain(values):
    return [None if np.isnan(value) else float(value) for value in values]


@pytest.mark.parametrize("gaps", GAPS.values(), ids=GAPS)
@pytest.mark.parametrize("ratio", [0.0, 0.04, 0.25, 1.0, 2.25])
def test_levels_errors_and_likelihood_are_those_of_statsmodels(ratio, gaps):
    """Local level, exact diffuse start, both variances given; our likelihood leaves out its constant."""
    values = series(gaps)
    ours = _fit(plain(values), ratio, 1e-9)
    model = structural.UnobservedComponents(values, "llevel", use_exact_diffuse=True)
    theirs = model.smooth([ours.noise, ratio * ours.noise])
    assert ours.levels == pytest.approx(theirs.smoother_results.smoothed_state[0], abs=1e-8)
    variances = np.array(ours.variances) * ours.noise
    assert variances == pytest.approx(theirs.smoother_results.smoothed_state_cov[0, 0], abs=1e-8)
    constant = -np.isfinite(values).sum() / 2 * log(2 * pi)
    assert theirs.llf == pytest.approx(ours.log_likelihood + constant, abs=1e-8)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_likeliest_ratio_is_the_one_beside_their_maximum(seed):
    values = series(GAPS["some"], seed, days=120)
    theirs = structural.UnobservedComponents(values, "llevel", use_exact_diffuse=True).fit(disp=False)
    noise, drift = theirs.params
    start = date(2026, 1, 1)
    points = [
        Point(start + timedelta(days=n), value) for n, value in enumerate(plain(values)) if value is not None
    ]
    likeliest = trend(points, grain=1e-9).ratio
    assert likeliest in RATIOS
    assert likeliest**0.5 == pytest.approx((drift / noise) ** 0.5, abs=0.1)


@pytest.mark.parametrize("gaps", GAPS.values(), ids=GAPS)
def test_a_shift_is_that_of_the_whole_covariance(gaps):
    """All levels at once: precision D'D / q + one for each day seen, in units of the noise."""
    values, ratio = series(gaps), 0.25
    ours = _fit(plain(values), ratio, 1e-9)
    steps, seen = np.diff(np.eye(len(values)), axis=0), np.isfinite(values)
    covariance = np.linalg.inv(steps.T @ steps / ratio + np.diag(seen.astype(float)))
    levels = covariance @ np.where(seen, values, 0)
    weights = np.zeros(len(values))
    weights[:7], weights[-7:] = -1 / 7, 1 / 7
    mean, variance = _contrast(ours, list(weights))
    assert mean == pytest.approx(weights @ levels)
    assert variance == pytest.approx(weights @ covariance @ weights * ours.noise)


def test_planted_a_day_too_few_is_found():
    """A gap that is left out instead of counted: the levels are others."""
    values = series(GAPS["long"])
    ours = _fit(plain(values[np.isfinite(values)]), 0.25, 1e-9)
    model = structural.UnobservedComponents(values, "llevel", use_exact_diffuse=True)
    theirs = model.smooth([ours.noise, 0.25 * ours.noise]).smoother_results.smoothed_state[0]
    assert ours.levels[-1] != pytest.approx(theirs[-1], abs=1e-6)
