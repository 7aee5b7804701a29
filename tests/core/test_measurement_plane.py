"""The map: probabilities of the four regions and the ellipse of doubt."""

from math import cos, pi, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.measurement import student
from attune.core.measurement.plane import NEAR, REGIONS, place
from attune.core.measurement.scores import Score, score

scores = st.builds(
    Score,
    value=st.floats(1, 7),
    error=st.floats(0.05, 2),
    df=st.integers(2, 40),
    answered=st.just(12),
    asked=st.just(12),
)
twelve = st.lists(st.integers(1, 7), min_size=12, max_size=12)


def at(value, error=0.4, df=17):
    return Score(value, error, df, 12, 12)


def test_a_worked_example():
    """Anxiety 5 +- 0.5 and avoidance 3.5 +- 0.5, df 8: t = 2 and -1, P(T < 2) = 0.95974, P(T < 1) = 0.82668
    (any table).
    """
    found = place(at(5, 0.5, 8), at(3.5, 0.5, 8))
    assert found.probabilities["anxious"] == pytest.approx(0.95974 * 0.82670, abs=2e-4)
    assert found.probabilities["fearful"] == pytest.approx(0.95974 * 0.17330, abs=2e-4)
    assert found.order == ["anxious", "fearful", "secure", "avoidant"]
    assert found.likeliest == "anxious"
    assert found.second == "fearful"


def test_the_four_corners():
    corners = {"secure": (1.5, 1.5), "anxious": (6.5, 1.5), "avoidant": (1.5, 6.5), "fearful": (6.5, 6.5)}
    for region, (anxiety, avoidance) in corners.items():
        found = place(at(anxiety), at(avoidance))
        assert found.likeliest == region
        assert found.probabilities[region] > 0.99
        assert found.second is None
        assert not found.between


def test_the_very_middle_belongs_to_nobody():
    found = place(at(4), at(4))
    assert set(found.probabilities.values()) == {0.25}
    assert found.between
    assert len(found.others) == 3


@given(scores, scores)
def test_probabilities_sum_to_one(anxiety, avoidance):
    found = place(anxiety, avoidance)
    assert sum(found.probabilities.values()) == pytest.approx(1)
    assert all(0 <= p <= 1 for p in found.probabilities.values())
    assert sorted(found.order) == sorted(REGIONS)
    assert all(found.probabilities[region] >= NEAR for region in found.others)


@given(twelve, twelve)
def test_any_answers_give_a_place(anxious, avoidant):
    keys = {str(n): -1 if n % 3 == 2 else 1 for n in range(12)}
    one, other = (score({str(n): x for n, x in enumerate(xs)}, keys) for xs in (anxious, avoidant))
    assert one is not None
    assert other is not None
    found = place(one, other)
    assert sum(found.probabilities.values()) == pytest.approx(1)
    assert found.ellipse().holds(one.value, other.value)
    expected = {
        (False, False): "secure",
        (True, False): "anxious",
        (False, True): "avoidant",
        (True, True): "fearful",
    }
    if one.value != 4 and other.value != 4:
        assert found.likeliest == expected[one.value > 4, other.value > 4]


@given(scores, scores)
def test_the_ellipse_holds_the_spot_and_grows_with_the_level(anxiety, avoidance):
    found = place(anxiety, avoidance)
    narrow, wide = found.ellipse(0.5), found.ellipse(0.95)
    assert wide.holds(anxiety.value, avoidance.value)
    assert wide.anxiety_axis > narrow.anxiety_axis
    assert wide.avoidance_axis > narrow.avoidance_axis
    assert wide.anxiety_axis > anxiety.margin()
    assert wide.avoidance_axis > avoidance.margin()


@given(scores, scores)
def test_swapping_the_dimensions_swaps_the_regions(anxiety, avoidance):
    one, other = place(anxiety, avoidance).probabilities, place(avoidance, anxiety).probabilities
    assert one["anxious"] == pytest.approx(other["avoidant"])
    assert one["fearful"] == pytest.approx(other["fearful"])


@pytest.mark.parametrize(("df_up", "df_across"), [(8, 8), (17, 17), (15, 17), (8, 17)])
def test_the_ellipse_keeps_its_promise(df_up, df_across):
    """Integrates two independent t densities over the ellipse: the share is 95 % or a little more."""
    shape = place(at(4, 0.5, df_up), at(4, 0.5, df_across)).ellipse()
    radius, steps, inside = shape.anxiety_axis / 0.5, 400, 0.0
    for n in range(steps):
        angle = (n + 0.5) / steps * pi
        low, high = -cos(n / steps * pi) * radius, -cos((n + 1) / steps * pi) * radius
        across = radius * sin(angle)
        share = student.cdf(high, df_up) - student.cdf(low, df_up)
        inside += share * (1 - 2 * student.cdf(-sqrt(across * across), df_across))
    assert 0.9495 <= inside < 0.966
