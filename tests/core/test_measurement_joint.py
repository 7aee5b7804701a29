"""The map where the two errors go together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import multivariate_normal, norm

from attune.core.measurement import student
from attune.core.measurement.joint import both
from attune.core.measurement.plane import place
from attune.core.measurement.scores import Score

shares = st.floats(0.0005, 0.9995)
leans = st.floats(-0.99, 0.99)


def at(value, error=0.5, df=17):
    return Score(value, error, df, 12, 12)


@pytest.mark.parametrize("lean", [-0.99, -0.9, -0.3, 0.1, 0.5, 0.9, 0.99])
def test_it_is_the_two_dimensional_normal(lean):
    exact = multivariate_normal(cov=[[1, lean], [lean, 1]], abseps=1e-12, releps=1e-12)
    for one in (0.001, 0.2, 0.5, 0.77, 0.999):
        for other in (0.01, 0.5, 0.99):
            assert both(one, other, lean) == pytest.approx(exact.cdf(norm.ppf([one, other])), abs=1e-9)


def test_a_quarter_and_the_arc_sine():
    """P(both above the middle) = 1/4 + asin(r) / (2 pi), known since W. F. Sheppard (1899)."""
    assert both(0.5, 0.5, 0.5) == pytest.approx(1 / 3)


def test_full_correlation_is_refused():
    for lean in (-1, 1, 1.2):
        with pytest.raises(ValueError, match="between -1 and 1"):
            both(0.5, 0.5, lean)


@given(shares, shares, leans)
def test_it_keeps_the_bounds_of_any_two_events(one, other, lean):
    found = both(one, other, lean)
    assert max(0.0, one + other - 1) <= found <= min(one, other)
    assert found == pytest.approx(both(other, one, lean), abs=1e-9)


@given(st.floats(1, 7), st.floats(1, 7), leans)
def test_regions_sum_to_one_and_keep_each_dimension(anxiety, avoidance, lean):
    alone, found = place(at(anxiety), at(avoidance)), place(at(anxiety), at(avoidance), correlation=lean)
    assert sum(found.probabilities.values()) == pytest.approx(1)
    assert all(0 <= p <= 1 for p in found.probabilities.values())
    for pair in (("anxious", "fearful"), ("avoidant", "fearful")):
        ours, theirs = (sum(one.probabilities[region] for region in pair) for one in (found, alone))
        assert ours == pytest.approx(theirs, abs=1e-6)


def test_none_is_the_independent_case():
    assert place(at(5), at(3), correlation=0.0) == place(at(5), at(3))
    near = place(at(5), at(3), correlation=1e-9)
    for region, share in place(at(5), at(3)).probabilities.items():
        assert near.probabilities[region] == pytest.approx(share, abs=1e-8)


def test_going_together_makes_the_corners_of_the_lean_likelier():
    middle = place(at(4), at(4), correlation=0.6).probabilities
    assert middle["secure"] == middle["fearful"] > 0.25 > middle["anxious"]


def test_the_ellipse_leans_and_holds_what_it_says():
    """Made places with normal errors that go together at .6: 95 in 100 lie inside."""
    shape = place(at(4, 0.5, student.NORMAL), at(4, 0.5, student.NORMAL), correlation=0.6).ellipse()
    rng = np.random.default_rng(4)
    made = rng.multivariate_normal([4, 4], 0.25 * np.array([[1, 0.6], [0.6, 1]]), size=20_000)
    inside = np.mean([shape.holds(*one) for one in made])
    assert inside == pytest.approx(0.95, abs=0.006)
    straight = place(at(4, 0.5, student.NORMAL), at(4, 0.5, student.NORMAL)).ellipse()
    assert abs(np.mean([straight.holds(*one) for one in made]) - 0.95) > 0.01


def test_the_outline_is_its_line():
    shape = place(at(5, 0.3), at(3, 0.6), correlation=-0.4).ellipse()
    outline = shape.outline(40)
    for anxiety, avoidance in outline:
        out = (anxiety - 5) * 1.001 + 5, (avoidance - 3) * 1.001 + 3
        inn = (anxiety - 5) * 0.999 + 5, (avoidance - 3) * 0.999 + 3
        assert shape.holds(*inn)
        assert not shape.holds(*out)
    assert max(anxiety for anxiety, _ in outline) == pytest.approx(5 + shape.anxiety_axis, rel=1e-3)
