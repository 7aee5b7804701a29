"""The graded response model against R's mirt 1.45.1 and published figures, on real answers. Needs the reference data
beside the checkout; says so where it is absent.
"""

import numpy as np
import pytest

from attune.core.measurement.adaptive import reporting, simulation
from attune.core.measurement.adaptive.rules import Rules
from attune.core.measurement.graded import information
from attune.core.measurement.graded.ability import eap
from attune.core.measurement.graded.fitting import fit, log_likelihood
from attune.core.measurement.graded.items import Bank
from bench import ecr

pytestmark = pytest.mark.skipif(
    not ecr.ANSWERS.exists(),
    reason="REFERENCE DATA ABSENT: the graded response model was NOT compared with others",
)

LIKELIEST = -240087.34
THETA = np.arange(-3, 4.0)
INFORMATION = {
    "anxiety": [4.3, 11.7, 14.8, 15.0, 13.8, 8.0, 3.6],
    "avoidance": [1.8, 7.6, 18.5, 19.8, 20.7, 18.3, 7.1],
}
RELIABILITY = {"anxiety": 0.931, "avoidance": 0.946}
SLOPES = {"anxiety": (1.16, 2.24), "avoidance": (1.45, 2.55)}
PEOPLE = {"anxiety": 51_432, "avoidance": 51_430}
BOTH = pytest.mark.parametrize("subscale", ["anxiety", "avoidance"])


@pytest.fixture(scope="module")
def answers():
    return ecr.keyed()


def test_the_sample_is_as_likely_as_with_61_points_and_squarem(answers):
    found = fit(ecr.names("anxiety"), ecr.sample(answers))
    assert found.settled
    assert abs(found.loglik - LIKELIEST) < 0.01
    assert found.bank.slopes[0] == pytest.approx(2.099, abs=0.002)


def test_a_wrong_slope_would_be_noticed(answers):
    categories = ecr.sample(answers)
    found = fit(ecr.names("anxiety"), categories)
    slopes = found.bank.slopes.copy()
    slopes[0] += 0.02
    assert (
        abs(log_likelihood(Bank(found.bank.ids, slopes, found.bank.thresholds), categories) - LIKELIEST)
        > 0.01
    )


@BOTH
def test_all_answers_with_missing_ones_give_the_parameters_of_r(answers, subscale):
    there = ecr.parameters(subscale)
    found = fit(ecr.names(subscale), answers[:, ecr.COLUMNS[subscale]])
    assert found.settled
    assert found.bank.ids == there.ids
    assert np.abs(found.bank.slopes - there.slopes).max() < 0.005
    assert np.abs(found.bank.thresholds - there.thresholds).max() < 0.005
    assert (found.people, found.people + found.empty) == (PEOPLE[subscale], 51_491)
    assert (round(found.bank.slopes.min(), 2), round(found.bank.slopes.max(), 2)) == SLOPES[subscale]


@BOTH
def test_information_and_marginal_reliability(subscale):
    there = ecr.parameters(subscale)
    assert information.test_information(there, THETA).round(1).tolist() == INFORMATION[subscale]
    assert round(information.marginal_reliability(there), 3) == RELIABILITY[subscale]


def test_the_standard_small_case():
    """392 people, four items with four categories; the manual of R's mirt prints -1608.870."""
    given = np.genfromtxt(ecr.DATA / "grm_science_mirt.csv", delimiter=",", skip_header=1)
    found = fit(["Comfort", "Work", "Future", "Benefit"], given)
    assert found.loglik == pytest.approx(-1608.870, abs=0.001)
    assert found.bank.slopes.round(2).tolist() == pytest.approx([1.04, 1.23, 2.29, 1.09], abs=0.011)


def test_adaptive_tests_over_seeds_1_to_20():
    there = ecr.parameters("anxiety")
    told = [
        reporting.payload(simulation.simulate(there, Rules(), 1000, np.random.default_rng(seed)))
        for seed in range(1, 21)
    ]
    assert np.mean([each["r"] for each in told]) >= 0.948
    assert np.mean([each["mean_items"] for each in told]) <= 11


def test_short_tests_of_real_people_agree_with_their_whole_ones(answers):
    from attune.core.measurement.adaptive.prepared import prepare

    there, categories = ecr.parameters("anxiety"), ecr.sample(answers)[:2000]
    short = simulation.run(prepare(there, Rules()), categories)
    whole = eap(there, categories)
    assert np.corrcoef(short.found.theta, whole.theta)[0, 1] > 0.97
    assert short.used.mean() < 11
