"""Percentiles in the band that fits, and a reason where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.core.measurement.norms import Band, Reason, standing

POINTS = ((5.0, 1.72), (25.0, 2.56), (50.0, 3.11), (75.0, 3.67), (95.0, 4.39))
ALL = Band("visitors", 51347, 2018, percentiles=POINTS)
YOUNG = Band("visitors", 8258, 2018, ages=(13, 17), mean=3.28, sd=0.79)
WOMEN = Band("visitors", 34811, 2018, gender="woman", mean=3.12, sd=0.79)
YOUNG_WOMEN = Band("visitors", 6000, 2018, gender="woman", ages=(13, 17), mean=3.30, sd=0.78)
BANDS = (ALL, YOUNG, WOMEN, YOUNG_WOMEN)


def test_between_points_on_a_straight_line():
    found = standing(2.835, [ALL])
    assert found.percentile == pytest.approx(37.5)
    assert (found.band, found.how, found.beyond) == (ALL, "points", None)
    assert standing(3.11, [ALL]).percentile == 50


def test_beyond_the_points_only_the_end_is_known():
    low, high = standing(1.0, [ALL]), standing(5.0, [ALL])
    assert (low.percentile, low.beyond) == (5, "under")
    assert (high.percentile, high.beyond) == (95, "over")


def test_many_people_at_one_score_count_by_half():
    """Half of a group at the lowest score: points 0, 25 and 50 all lie at 0; the middle of them is said."""
    found = standing(0, [Band("g", 100, 2020, percentiles=((0, 0), (25, 0), (50, 0), (75, 2)))])
    assert found.percentile == 25


def test_from_mean_and_sd_where_only_these_exist():
    found = standing(3.28 + 0.79, [YOUNG], age=15)
    assert found.percentile == pytest.approx(84.134, abs=1e-3)
    assert found.how == "normal"


def test_the_closest_band_is_used_and_named():
    assert standing(3, BANDS, gender="woman", age=15).band is YOUNG_WOMEN
    assert standing(3, BANDS, gender="man", age=15).band is YOUNG
    assert standing(3, BANDS, gender="woman", age=40).band is WOMEN
    assert standing(3, BANDS, gender="man", age=40).band is ALL
    assert standing(3, BANDS).band is ALL
    assert standing(3, BANDS, gender="woman", age=17.9).band is YOUNG_WOMEN
    assert standing(3, BANDS, gender="woman", age=18).band is WOMEN
    bigger = Band("others", 60000, 2020, percentiles=POINTS)
    assert standing(3, [*BANDS, bigger]).band is bigger


def test_without_norms_it_says_so():
    nobody = standing(3, [])
    assert (nobody.percentile, nobody.band, nobody.reason) == (None, None, Reason.NONE_EXIST)
    assert standing(3, [YOUNG]).reason is Reason.AGE_NEEDED
    assert standing(3, [YOUNG], age=40).reason is Reason.NO_BAND
    assert standing(3, [WOMEN]).reason is Reason.GENDER_NEEDED
    assert standing(3, [WOMEN], gender="man").reason is Reason.NO_BAND
    assert standing(3, [YOUNG_WOMEN], gender="man", age=15).reason is Reason.NO_BAND
    assert standing(3, [Band("g", 10, 2020)]).reason is Reason.NO_FIGURES


def test_planted_points_that_fall_are_refused():
    with pytest.raises(ValueError, match="fall where"):
        standing(3, [Band("g", 10, 2020, percentiles=((5, 3), (50, 2)))])
    with pytest.raises(ValueError, match="0 to 100"):
        standing(3, [Band("g", 10, 2020, percentiles=((5, 3), (101, 4)))])


@given(st.floats(0, 6), st.floats(0, 6))
def test_a_higher_score_never_stands_lower(one, other):
    low, high = sorted((one, other))
    for band in (ALL, YOUNG):
        below, above = (standing(x, [band], age=15).percentile for x in (low, high))
        assert 0 <= below <= above <= 100
