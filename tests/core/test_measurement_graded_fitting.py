"""Fitting the graded response model."""

import numpy as np
import pytest

from attune.core.measurement.graded import coordinates, grid, marginal, responses
from attune.core.measurement.graded.ability import eap
from attune.core.measurement.graded.climbing import Hill
from attune.core.measurement.graded.fitting import fit, log_likelihood
from attune.core.measurement.graded.items import Unusable, bank, from_params
from tests.core.graded_bank import LONG, answers, turned


def test_a_fit_finds_the_items_that_made_the_answers():
    _, given = answers(20_000, 1, missing=0.1)
    rounds = []
    found = fit(LONG.ids, given, lambda: rounds.append(1))
    assert found.settled
    assert len(rounds) == found.rounds
    assert np.abs(found.bank.slopes - LONG.slopes).max() < 0.12
    there = np.isfinite(LONG.thresholds)
    assert np.abs(found.bank.thresholds[there] - LONG.thresholds[there]).max() < 0.12
    assert not np.isfinite(found.bank.thresholds[~there]).any()
    assert found.loglik >= log_likelihood(LONG, given)


def test_no_neighbour_of_the_fit_is_likelier():
    _, given = answers(500, 2)
    found = fit(LONG.ids, given)
    for item in range(len(LONG.ids)):
        for factor in (0.97, 1.03):
            slopes = found.bank.slopes.copy()
            slopes[item] *= factor
            moved = type(found.bank)(found.bank.ids, slopes, found.bank.thresholds)
            assert log_likelihood(moved, given) < found.loglik


def test_the_slope_of_the_likelihood_is_its_difference():
    _, given = answers(300, 3, missing=0.2)
    seen = responses.found(LONG.ids, given)
    beyond = coordinates.padding(seen)
    hill = Hill(marginal.blocks(seen.categories, 5), beyond, grid.normal(61))
    x = coordinates.start(seen.categories, beyond)
    slope = hill.uphill(x)[1]
    for place in np.ndindex(*x.shape):
        up, down = x.copy(), x.copy()
        up[place] += 1e-5
        down[place] -= 1e-5
        difference = (hill.uphill(up)[0] - hill.uphill(down)[0]) / 2e-5
        assert slope[place] == pytest.approx(difference, abs=1e-4)


def test_the_order_of_people_and_items_does_not_matter():
    _, given = answers(800, 4, missing=0.1)
    here = fit(LONG.ids, given)
    order = np.random.default_rng(9).permutation(len(LONG.ids))
    there = fit([LONG.ids[j] for j in order], given[::-1][:, order])
    assert there.loglik == pytest.approx(here.loglik, abs=0.001)
    assert np.allclose(there.bank.slopes, here.bank.slopes[order], atol=0.005)


def test_reversed_answers_give_reversed_items():
    _, given = answers(800, 5)
    here, there = fit(LONG.ids, given), fit(LONG.ids, LONG.steps - given)
    assert there.loglik == pytest.approx(here.loglik, abs=0.001)
    mirrored = turned(here.bank)
    assert np.allclose(there.bank.slopes, mirrored.slopes, atol=0.005)
    finite = np.isfinite(mirrored.thresholds)
    assert np.allclose(there.bank.thresholds[finite], mirrored.thresholds[finite], atol=0.01)


def test_nothing_is_dropped_without_a_count():
    _, given = answers(400, 6, missing=0.1)
    given[7] = np.nan
    found = fit(LONG.ids, given)
    assert (found.people, found.empty, found.missing) == (399, 1, int(np.isnan(given).sum()))
    assert found.payload()["n"] == 399
    without = fit(LONG.ids, np.delete(given, 7, axis=0))
    assert found.loglik == pytest.approx(without.loglik, abs=1e-6)


def test_people_with_the_same_answers_are_worked_out_once():
    few = bank([(f"i{j}", 1.5, [0.0]) for j in range(4)])
    _, given = answers(5000, 7, of=few)
    data = marginal.blocks(given, 2)
    assert sum(block.gave.size for block in data) <= 16
    assert sum(block.gave.sum() for block in data) == 5000


def test_answers_nobody_chose_and_a_higher_lowest_survive_the_way_through_a_file():
    _, given = answers(2000, 8)
    given += 1
    given[given[:, 0] == 3, 0] = 4
    given[given[:, 1] == 1, 1] = 2
    found = fit(LONG.ids, given)
    assert found.bank.values == {"calm": (1, 2, 4, 5), "near": (2, 3, 4, 5)}
    read = from_params(found.payload())
    scores = eap(read, responses.categorised(read, given))
    assert np.isfinite(scores.theta).all()
    assert scores.payload()[0] == {"theta": scores.theta[0], "se": scores.error[0]}


def test_a_sharp_bank_gets_the_points_it_needs():
    sharp = bank([(f"i{j}", 6.0, list(np.linspace(-2, 2, 5))) for j in range(12)])
    _, given = answers(1500, 9, of=sharp)
    found = fit(sharp.ids, given)
    assert found.loglik >= log_likelihood(sharp, given)
    assert np.abs(found.bank.slopes / 6 - 1).max() < 0.3


def spoiled(change):
    _, given = answers(300, 10)
    change(given)
    return given


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda g: g[:, 3].fill(np.nan), "column worry has no answers"),
        (lambda g: g[:, 3].fill(2), "column worry has one category only (2)"),
        (lambda g: g[:, 3].__setitem__(0, 0.5), "column worry has answers that are no whole numbers"),
        (lambda g: g[:, 3].__setitem__(0, np.inf), "column worry has answers that are no whole numbers"),
        (lambda g: g[:, 3].__setitem__(slice(60), np.arange(60)), "column worry has 60 different answers"),
        (lambda g: g[:, 3].__setitem__(slice(None), 4 - g[:, 3]), "item worry runs against the others"),
    ],
)
def test_a_column_that_cannot_be_fitted_is_named(change, said):
    with pytest.raises(Unusable) as refused:
        fit(LONG.ids, spoiled(change))
    assert str(refused.value).startswith(said)


def test_shapes_that_cannot_be_fitted():
    _, given = answers(50, 1)
    for ids, table, said in (
        (LONG.ids[:2], given[:, :2], "at least 3 columns"),
        (LONG.ids[:9], given, "9 names do not fit"),
        ((*LONG.ids[:9], "calm"), given, "column calm is there twice"),
        (LONG.ids, given[:0], "no answers"),
    ):
        with pytest.raises(Unusable, match=said):
            fit(ids, table)


def test_items_in_perfect_order_have_no_slope():
    theta = np.random.default_rng(3).standard_normal(400)
    with pytest.raises(Unusable, match="hardly an exception"):
        fit(list("abcde"), np.stack([theta > b for b in (-1, -0.5, 0, 0.5, 1)], axis=1).astype(float))
