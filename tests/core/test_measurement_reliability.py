"""Reliability of a sample: worked by hand, by other formulas, and by what must stay the same."""

from math import isnan, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from attune.core.measurement.samples import reliability as rel
from attune.core.measurement.samples.factor import correlation_of, one_factor

tables = arrays(
    float, st.tuples(st.integers(12, 30), st.integers(3, 7)), elements=st.integers(1, 5).map(float)
)


def parallel(rng, n, k, r):
    """n people, k items that all correlate at r."""
    return sqrt(r) * rng.normal(size=(n, 1)) + sqrt(1 - r) * rng.normal(size=(n, k))


def test_alpha_worked_by_hand():
    """Two items, covariance 1, variances 4/3 and 1: alpha = 2 (1 - 7/3 / 13/3)."""
    rows = np.array([[1.0, 2], [2, 2], [3, 3], [3, 4]])
    found = rel.covariance(rows)
    assert found == pytest.approx(np.cov(rows.T))
    assert rel.alpha(rows) == pytest.approx(2 * (1 - np.trace(found) / found.sum()))


def test_alpha_is_the_reliability_of_parallel_items():
    rows = parallel(np.random.default_rng(1), 100_000, 8, 0.3)
    expected = 8 * 0.3 / (1 + 7 * 0.3)
    for figure in (rel.alpha(rows), rel.omega_total(rows), rel.split_half(rows)):
        assert figure == pytest.approx(expected, abs=0.01)


def test_omega_is_above_alpha_where_items_weigh_differently():
    rng = np.random.default_rng(2)
    loadings = np.array([0.9, 0.8, 0.3, 0.4, 0.7])
    rows = rng.normal(size=(200_000, 1)) * loadings + rng.normal(size=(200_000, 5)) * np.sqrt(1 - loadings**2)
    exact = loadings.sum() ** 2 / (loadings.sum() ** 2 + (1 - loadings**2).sum())
    assert rel.omega_total(rows) == pytest.approx(exact, abs=0.003)
    assert rel.alpha(rows) < rel.omega_total(rows)


def test_one_factor_finds_the_loadings_of_an_exact_matrix():
    loadings = np.array([0.9, 0.8, 0.3, -0.4, 0.7])
    matrix = np.outer(loadings, loadings)
    np.fill_diagonal(matrix, 1)
    assert one_factor(matrix).loadings == pytest.approx(loadings, abs=1e-9)
    assert one_factor(matrix[:2, :2]) is None
    assert one_factor(np.where(np.eye(5) > 0, 1, np.nan)) is None


def test_item_rest_is_the_plain_correlation():
    rows = np.random.default_rng(3).integers(1, 6, (60, 5)).astype(float)
    for n, r in enumerate(rel.item_rest(rows)):
        rest = np.delete(rows, n, axis=1).sum(axis=1)
        assert r == pytest.approx(np.corrcoef(rows[:, n], rest)[0, 1])


def test_pairwise_covariance_uses_everybody_who_answered_both():
    rows = np.random.default_rng(4).integers(1, 6, (40, 4)).astype(float)
    rows[:6, 0], rows[4:9, 2] = np.nan, np.nan
    found = rel.covariance_pairwise(rows)
    for i in range(4):
        for j in range(4):
            both = np.isfinite(rows[:, i]) & np.isfinite(rows[:, j])
            expected = np.cov(rows[both, i], rows[both, j])[0, 1]
            assert found[i, j] == pytest.approx(expected)
    assert rel.covariance_pairwise(rel.complete(rows)) == pytest.approx(rel.covariance(rows))


def test_retest_counts_a_shift_only_where_agreement_is_meant():
    first = np.random.default_rng(5).normal(size=300)
    found = rel.retest(first, first + 1)
    assert found.r == pytest.approx(1)
    assert (found.mean_change, found.sd_change) == (pytest.approx(1), pytest.approx(0, abs=1e-9))
    assert found.icc < 0.8
    same = rel.retest(first, first)
    assert (same.n, same.r, same.icc) == (300, pytest.approx(1), pytest.approx(1))


def test_retest_by_the_sums_of_a_two_way_analysis():
    rng = np.random.default_rng(6)
    one = rng.normal(size=50)
    two = 0.7 * one + 0.5 * rng.normal(size=50) + 0.3
    rows = np.column_stack([one, two])
    whole = ((rows - rows.mean()) ** 2).sum()
    people = 2 * ((rows.mean(axis=1) - rows.mean()) ** 2).sum()
    times = 50 * ((rows.mean(axis=0) - rows.mean()) ** 2).sum()
    msr, msc, mse = people / 49, times, (whole - people - times) / 49
    assert rel.retest(one, two).icc == pytest.approx((msr - mse) / (msr + mse + 2 * (msc - mse) / 50))


def test_who_came_once_is_left_out():
    first, second = np.array([1.0, 2, 3, 4, np.nan]), np.array([1.0, 2, 3, np.nan, 5])
    assert rel.retest(first, second).n == 3


def test_sem_and_reliable_change():
    assert rel.sem(0.802, 0.916) == pytest.approx(0.2324, abs=5e-5)
    assert rel.reliable_change(0.802, 0.916) == pytest.approx(1.96 * sqrt(2) * 0.2324, abs=2e-4)


@pytest.mark.parametrize(
    "rows",
    [
        np.empty((0, 4)),
        np.ones((2, 4)),
        np.full((5, 4), 3.0),
        np.full((5, 4), np.nan),
        np.arange(5.0)[:, None],
    ],
    ids=["nobody", "two people", "no difference", "no answers", "one item"],
)
def test_without_enough_there_is_no_figure(rows):
    for figure in (rel.alpha, rel.omega_total, rel.split_half):
        assert isnan(figure(rows))
    assert np.isnan(rel.item_rest(rows)).all()
    assert np.isnan(rel.alpha_interval(rel.alpha(rows), len(rows), rows.shape[1])).all()
    assert len(rows) == 5 or isnan(rel.retest(rows[:, 0], rows[:, 0]).icc)


@given(tables, st.randoms(use_true_random=False))
def test_order_direction_and_unit_do_not_matter(rows, rnd):
    order = list(range(rows.shape[1]))
    rnd.shuffle(order)
    for other in (rows[:, order], 6 - rows, 4 * rows - 3):
        assert rel.alpha(other) == pytest.approx(rel.alpha(rows), nan_ok=True, abs=1e-9)
    assert rel.item_rest(rows[:, order]) == pytest.approx(rel.item_rest(rows)[order], nan_ok=True, abs=1e-7)
    matrix = correlation_of(rel.covariance(rows))
    assert np.isnan(matrix).any() or np.abs(matrix).max() <= 1 + 1e-9


@pytest.mark.parametrize(("k", "r"), [(10, 0.3), (18, 0.35)])
def test_the_interval_of_alpha_holds_what_it_says(k, r):
    """Normal answers, 100 people, 1,000 samples: 95 in 100."""
    rng, true = np.random.default_rng(7), k * r / (1 + (k - 1) * r)
    held = sum(_holds(parallel(rng, 100, k, r), true) for _ in range(1000))
    assert held / 1000 == pytest.approx(0.95, abs=0.02)


def test_the_interval_of_alpha_holds_less_where_most_give_the_lowest_answer():
    """As its docstring says: about 87 in 100."""
    rng = np.random.default_rng(8)

    def steps(n):
        rows = parallel(rng, n, 9, 0.4)
        return (rows > 0.5).astype(float) + (rows > 1.2) + (rows > 1.9)

    true = rel.alpha(steps(200_000))
    held = sum(_holds(steps(100), true) for _ in range(1000))
    assert held / 1000 == pytest.approx(0.87, abs=0.03)


def _holds(rows, true):
    low, high = rel.alpha_interval(rel.alpha(rows), *rows.shape)
    return low <= true <= high


def test_planted_a_question_keyed_the_wrong_way_is_seen_in_its_item_rest():
    rows = parallel(np.random.default_rng(9), 500, 6, 0.4)
    rows[:, 2] *= -1
    rest = rel.item_rest(rows)
    assert rest[2] < 0 < np.delete(rest, 2).min()
