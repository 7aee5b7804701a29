"""Ability, information and change under the graded response model."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import norm

from attune.core.measurement.adaptive import reporting
from attune.core.measurement.graded import information
from attune.core.measurement.graded.ability import Ability, eap, map_
from attune.core.measurement.graded.change import change
from attune.core.measurement.graded.items import Unusable, bank, from_params
from attune.core.measurement.graded.responses import categorised, matched
from tests.core.graded_bank import LONG, answers, banks, turned

THETA = np.linspace(-4, 4, 33)


def test_probabilities_sum_to_one_and_padding_has_none():
    table = LONG.probabilities(THETA)
    assert np.allclose(table.sum(axis=2), 1)
    assert (table[:, LONG.ids.index("yes"), 2:] == 0).all()


def test_eap_is_the_mean_of_the_posterior():
    row = np.array([[3.0, np.nan, 2, 0, 4, 1, 1, np.nan, 2, 3]])

    def density(theta):
        chances = LONG.probabilities(np.array([theta]))[0]
        seen = [chances[j, int(c)] for j, c in enumerate(row[0]) if not np.isnan(c)]
        return float(np.prod(seen) * norm.pdf(theta, 0.3, 0.8))

    whole, mean, square = (quad(lambda t, p=p: density(t) * t**p, -6, 6, epsabs=1e-12)[0] for p in (0, 1, 2))
    found = eap(LONG, row, mean=0.3, sd=0.8)
    assert found.theta[0] == pytest.approx(mean / whole, abs=1e-6)
    assert found.error[0] == pytest.approx(np.sqrt(square / whole - (mean / whole) ** 2), abs=1e-6)


def test_map_is_the_peak_of_the_posterior():
    _, categories = answers(200, 4, missing=0.3)
    found = map_(LONG, categories, mean=-0.2, sd=0.9)

    def height(theta):
        chances = LONG.probabilities(theta)
        places = np.nan_to_num(categories).astype(int)
        seen = np.take_along_axis(chances, places[:, :, None], axis=2)[:, :, 0]
        logs = np.where(np.isnan(categories), 0, np.log(seen)).sum(axis=1)
        return logs - 0.5 * ((theta + 0.2) / 0.9) ** 2

    step = 1e-3
    assert (height(found.theta) >= height(found.theta + step)).all()
    assert (height(found.theta) >= height(found.theta - step)).all()
    bend = (height(found.theta + step) - 2 * height(found.theta) + height(found.theta - step)) / step**2
    assert np.allclose(found.error, 1 / np.sqrt(-bend), rtol=1e-3)


@pytest.mark.parametrize("way", [eap, map_])
def test_nobody_who_answered_nothing_is_dropped(way):
    found = way(LONG, np.full((2, 10), np.nan), mean=0.5, sd=0.7)
    assert np.allclose(found.theta, 0.5, atol=1e-6)
    assert np.allclose(found.error, 0.7, atol=1e-6)


def test_map_settles_with_the_sharpest_items_at_the_ends():
    sharp = bank([(f"i{j}", 12.0, [2.9, 3.0, 3.1]) for j in range(30)])
    found = map_(sharp, np.array([[3.0] * 30, [0.0] * 30]), sd=5)
    assert np.isfinite(found.theta).all()
    assert found.theta[0] > 3.1
    assert found.theta[1] < 2.9


@settings(max_examples=40, deadline=None)
@given(banks(), st.randoms(use_true_random=False), st.integers(0, 9999))
def test_scores_do_not_depend_on_the_order_of_items(of, shuffler, seed):
    _, categories = answers(20, seed, missing=0.2, of=of)
    order = list(range(len(of.ids)))
    shuffler.shuffle(order)
    for way in (eap, map_):
        here, there = way(of, categories), way(of.only(order), categories[:, order])
        assert np.allclose(here.theta, there.theta, atol=1e-7)
        assert np.allclose(here.error, there.error, atol=1e-7)


@settings(max_examples=40, deadline=None)
@given(banks(), st.integers(0, 9999))
def test_reversal_is_symmetric(of, seed):
    _, categories = answers(20, seed, missing=0.2, of=of)
    for way in (eap, map_):
        here, there = way(of, categories), way(turned(of), of.steps - categories)
        assert np.allclose(here.theta, -there.theta, atol=1e-7)
        assert np.allclose(here.error, there.error, atol=1e-7)


@settings(max_examples=60, deadline=None)
@given(banks(least=2))
def test_information_never_falls_as_items_are_added(of):
    told = [information.test_information(of.only(range(n)), THETA) for n in range(1, len(of.ids) + 1)]
    assert (np.diff(told, axis=0) >= 0).all()


@settings(max_examples=40, deadline=None)
@given(banks())
def test_information_is_that_of_the_slopes_of_the_probabilities(of):
    step = 1e-5
    slopes = (of.probabilities(THETA + step) - of.probabilities(THETA - step)) / (2 * step)
    chances = of.probabilities(THETA)
    there = np.where(chances > 1e-9, slopes**2 / np.maximum(chances, 1e-9), 0).sum(axis=2)
    assert np.allclose(information.item_information(of, THETA), there, atol=1e-3)


def test_marginal_reliability_is_what_scores_hold_of_theta():
    theta, categories = answers(40_000, 7)
    found = eap(LONG, categories)
    squared = np.corrcoef(theta, found.theta)[0, 1] ** 2
    assert information.marginal_reliability(LONG) == pytest.approx(squared, abs=0.01)


def test_intervals_cover_over_all_people_and_fall_short_at_the_ends():
    theta, categories = answers(20_000, 11)
    found = eap(LONG, categories)
    assert reporting.held(theta, found) == pytest.approx(0.95, abs=0.006)
    bands = reporting.bands(theta, found, np.full(theta.size, 10))
    assert sum(band.people for band in bands) == theta.size
    assert all(0.93 < band.coverage < 0.975 for band in bands[1:-1])
    assert all(band.coverage < 0.93 for band in (bands[0], bands[-1]))
    assert bands[0].bias > 0.1 > -0.1 > bands[-1].bias


def test_change_within_the_error_is_told_from_change_beyond_it():
    first = Ability(np.array([0.0, 0.0, 0.0]), np.array([0.3, 0.3, 0.3]))
    later = Ability(np.array([0.9, 0.7, -0.9]), np.array([0.3, 0.3, 0.3]))
    found = change(first, later)
    assert found.margin == pytest.approx(1.96 * 0.3 * np.sqrt(2))
    assert found.verdict.tolist() == [1, 0, -1]


@pytest.mark.parametrize("way", [eap, map_])
def test_who_has_not_changed_is_seldom_told_so_and_who_has_often(way):
    theta, before = answers(20_000, 3)
    rng = np.random.default_rng(5)
    from attune.core.measurement.adaptive.simulation import draw

    same = change(way(LONG, before), way(LONG, draw(LONG, theta, rng)))
    false = (same.verdict != 0).mean()
    assert 0.01 < false < 0.05
    risen = change(way(LONG, before), way(LONG, draw(LONG, theta + 1.5, rng)))
    assert (risen.verdict == 1).mean() > 0.7
    assert (risen.verdict == -1).mean() < 0.001


def test_categories_of_answers():
    two = bank([("a", 1.0, [0.0]), ("b", 1.0, [-1.0, 1.0])])
    raw = np.array([[1.0, 3], [2, np.nan]])
    assert categorised(two, raw)[0].tolist() == [0, 2]
    assert matched(two, ["b", "other", "a"], np.array([[3.0, 99, 1]]), 1)[0].tolist() == [0, 2]
    odd = from_params({"items": [{"id": "a", "a": 1, "b": [-1, 1], "values": [2, 3, 5]}]})
    assert categorised(odd, np.array([[5.0], [2], [np.nan]]))[:2, 0].tolist() == [2, 0]
    assert from_params({"items": odd.params()}).values == odd.values


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (None, "the shape"),
        ({"items": []}, "no items"),
        ({"items": [{"a": 1, "b": [0]}]}, "item number 1"),
        ({"items": [{"id": "x", "a": "1", "b": [0]}]}, 'item x: the slope "a" must be a number'),
        ({"items": [{"id": "x", "a": True, "b": [0]}]}, 'item x: the slope "a" must be a number'),
        ({"items": [{"id": "x", "a": -1, "b": [0]}]}, "item x: the slope a must be above 0"),
        ({"items": [{"id": "x", "a": float("nan"), "b": [0]}]}, "item x: the slope a must be above 0"),
        ({"items": [{"id": "x", "a": 1, "b": []}]}, "item x: b has no thresholds"),
        ({"items": [{"id": "x", "a": 1, "b": 3}]}, 'item x: the thresholds "b"'),
        ({"items": [{"id": "x", "a": 1, "b": [1, 0]}]}, "item x: the thresholds in b must rise"),
        ({"items": [{"id": "x", "a": 1, "b": [float("inf")]}]}, "item x: each threshold"),
        ({"items": [{"id": "x", "a": 1, "b": [0]}] * 2}, "item x is there twice"),
        ({"items": [{"id": "x", "a": 1, "b": [0], "values": [1, 2, 3]}]}, 'item x: "values" must be 2'),
    ],
)
def test_wrong_parameters_are_named(items, said):
    with pytest.raises(Unusable) as refused:
        from_params(items)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("columns", "raw", "said"),
    [
        (["a"], [[1.0]], "item b has no column"),
        (["a", "b", "b"], [[1.0, 1, 1]], "column b is there twice"),
        (["a", "b"], [[1.0, 1], [1, 4]], "item b: answers go from 1 to 3, row 2 has 4"),
        (["a", "b"], [[1.0, 1], [1.5, 2]], "item a: answers go from 1 to 2, row 2 has 1.5"),
    ],
)
def test_wrong_answers_are_named(columns, raw, said):
    two = bank([("a", 1.0, [0.0]), ("b", 1.0, [-1.0, 1.0])])
    with pytest.raises(Unusable) as refused:
        matched(two, columns, np.array(raw))
    assert str(refused.value) == said
