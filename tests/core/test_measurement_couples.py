"""Couples: shapes there and back, what is left out and told, and models against direct sums on invented couples."""

from math import inf, isnan, log, pi

import numpy as np
import pytest
from numpy.random import default_rng

from attune.core.measurement.couples import shapes
from attune.core.measurement.couples.apim import Predictors, distinguishable
from attune.core.measurement.couples.diary import NoLibrary, diary
from attune.core.measurement.couples.effects import Effect, Unfit, wald
from attune.core.measurement.couples.exchangeable import exchangeable
from attune.core.measurement.couples.roles import in_roles
from attune.core.measurement.couples.shapes import (
    from_dyad,
    from_individual,
    from_pairwise,
    to_dyad,
    to_individual,
    to_pairwise,
)

FOUR = ("a", "a", "b", "b")
COLUMNS = {"x": np.array([1.0, 2.0, 3.0, np.nan]), "who": np.array(["w", "m", "m", "w"])}


def test_each_shape_there_and_back():
    couples = from_individual(FOUR, COLUMNS, partners="who")
    for there, back in ((to_individual, from_individual), (to_pairwise, from_pairwise), (to_dyad, from_dyad)):
        names, columns = there(couples)
        again = back(names, columns)
        assert again.ids == couples.ids == ("a", "b")
        assert again.left_out == {}
        np.testing.assert_array_equal(again.values["x"], couples.values["x"])
        np.testing.assert_array_equal(again.values["who"], couples.values["who"])


def test_a_pairwise_row_holds_the_partner_beside():
    names, columns = to_pairwise(from_individual(FOUR, COLUMNS))
    assert names == FOUR
    assert columns["x_P"].tolist()[:2] == [2.0, 1.0]
    assert columns["who_P"].tolist() == ["m", "w", "w", "m"]


def test_a_dyad_row_holds_both_and_what_holds_for_both():
    couples = from_dyad(
        ("a", "b"),
        {"x_1": np.array([1.0, 2]), "x_2": np.array([3.0, 4]), "years": np.array([7.0, 8])},
    )
    assert couples.values["x"].tolist() == [[1, 3], [2, 4]]
    assert couples.values["years"].tolist() == [[7, 7], [8, 8]]


@pytest.mark.parametrize(
    ("extra", "who", "reason", "name"),
    [
        (("c",), ("w",), shapes.ALONE, "c"),
        (("c", "c", "c"), ("w", "m", "n"), shapes.CROWD, "c"),
        (("c", "c"), ("w", "w"), shapes.TWICE, "c"),
        (("c", "c", "c"), ("w", "m", "m"), shapes.TWICE, "c"),
        ((" ",), ("w",), shapes.NAMELESS, "row 5"),
    ],
)
def test_what_is_no_couple_is_counted_and_named(extra, who, reason, name):
    columns = {
        "x": np.append(COLUMNS["x"], np.arange(len(extra))),
        "who": np.append(COLUMNS["who"], who),
    }
    couples = from_individual((*FOUR, *extra), columns, partners="who")
    assert couples.ids == ("a", "b")
    assert couples.left_out == {reason: (name,)}
    assert couples.counts() == {reason: 1}


def test_rows_that_do_not_agree_about_a_partner_are_left_out():
    names, columns = to_pairwise(from_individual(FOUR, COLUMNS))
    columns["x_P"][0] = 9.0
    couples = from_pairwise(names, columns)
    assert (couples.ids, couples.left_out) == (("b",), {shapes.UNLIKE: ("a",)})


def test_a_dyad_without_one_partner_and_one_that_stands_twice():
    nan = np.nan
    couples = from_dyad(
        ("a", "b", "a", ""),
        {
            "x_1": np.array([1.0, nan, 3, 4]),
            "x_2": np.array([1.0, 2, 3, 4]),
            "y_1": np.array([1.0, nan, 3, 4]),
            "y_2": np.array([1.0, 2, 3, 4]),
        },
    )
    assert couples.ids == ("a",)
    assert couples.left_out == {
        shapes.ALONE: ("b",),
        shapes.SAME_COUPLE: ("a",),
        shapes.NAMELESS: ("row 4",),
    }


def test_half_a_dyad_is_refused():
    with pytest.raises(Unfit, match=r"there is x_1, but no x_2\. Mend: "):
        from_dyad(("a",), {"x_1": np.array([1.0])})


def test_no_couple_at_all_is_refused_with_the_counts():
    with pytest.raises(Unfit, match=r"no couple of two remains \(2 left out: one partner only\). Mend: "):
        from_individual(("a", "b"), {"x": np.array([1.0, 2])})


def test_roles_put_partners_in_one_order():
    couples, roles = in_roles(from_individual(FOUR, COLUMNS), "who")
    assert roles == ("m", "w")
    assert couples.values["who"].tolist() == [["m", "w"], ["m", "w"]]
    np.testing.assert_array_equal(couples.values["x"], [[2, 1], [3, np.nan]])


def test_partners_in_one_role_or_none_are_counted_and_named():
    columns = {"who": np.array([-1.0, 1.0, 1.0, 1.0, 1.0, np.nan])}
    couples, roles = in_roles(from_individual((*FOUR, "c", "c"), columns), "who")
    assert (couples.ids, roles) == (("a",), ("-1", "1"))
    assert couples.counts() == {"both partners in one role": 1, "a role is missing": 1}


def test_three_roles_are_refused():
    columns = {"who": np.array(["w", "m", "w", "x"])}
    with pytest.raises(Unfit, match=r"two kinds of partners apart, and holds m, w, x\. Mend: "):
        in_roles(from_individual(FOUR, columns), "who")


def invented(seed=3, n=120):
    """Couples with actor 0.5 and 0.3, partner 0.2 and -0.1, errors that go together by 0.6 * 0.8."""
    rng = default_rng(seed)
    x = rng.normal(size=(n, 2)) + rng.normal(size=(n, 1))
    errors = rng.multivariate_normal([0, 0], [[0.36, 0.25], [0.25, 0.64]], size=n)
    y = 1 + x * [0.5, 0.3] + x[:, ::-1] * [0.2, -0.1] + errors
    return y, Predictors(x, x[:, ::-1]), rng


def dense(y, design, covariance):
    """Generalised least squares with the whole covariance matrix: estimates, errors' covariance, left over."""
    inverse = np.linalg.inv(covariance)
    told = design.T @ inverse @ design
    estimates = np.linalg.solve(told, design.T @ inverse @ y)
    left = y - design @ estimates
    return estimates, np.linalg.inv(told), left @ inverse @ left


def test_two_equations_are_generalised_least_squares_at_their_own_residuals():
    y, predictors, rng = invented()
    predictors = Predictors(predictors.actor, predictors.partner, rng.normal(size=y.shape))
    found = distinguishable(y, predictors, ("a", "b"))
    design, width = predictors.design(), 6
    stacked = np.zeros((y.size, 2 * width))
    stacked[: len(y), :width], stacked[len(y) :, width:] = design[:, 0], design[:, 1]
    estimates, covariance, _ = dense(y.T.ravel(), stacked, np.kron(found.residuals, np.eye(len(y))))
    told = [each for equation in found.effects for each in equation]
    np.testing.assert_allclose([each.estimate for each in told], estimates, rtol=1e-8)
    np.testing.assert_allclose([each.error for each in told], np.sqrt(np.diag(covariance)), rtol=1e-8)
    for difference, test in zip(found.differences, found.tests, strict=False):
        assert difference.ratio**2 == pytest.approx(test.chi2)
        assert difference.p == pytest.approx(test.p)
    assert found.tests[-1].df == 5


def test_with_the_same_columns_two_equations_are_two_regressions():
    y, predictors, _ = invented()
    found = distinguishable(y, predictors, ("a", "b"))
    for side in (0, 1):
        alone, *_ = np.linalg.lstsq(predictors.design()[:, side], y[:, side])
        np.testing.assert_allclose([each.estimate for each in found.effects[side]], alone, rtol=1e-9)
    left = np.stack(
        [
            y[:, side] - predictors.design()[:, side] @ [each.estimate for each in found.effects[side]]
            for side in (0, 1)
        ],
        axis=1,
    )
    chance = -0.5 * (
        2 * log(2 * pi)
        + log(np.linalg.det(found.residuals))
        + np.einsum("ni,ij,nj->n", left, np.linalg.inv(found.residuals), left)
    )
    assert found.loglik == pytest.approx(chance.sum())
    assert -1 < found.correlation < 1


def test_incomplete_couples_are_counted():
    y, predictors, _ = invented()
    y[0, 0] = predictors.actor[5, 1] = np.nan
    found = distinguishable(y, predictors, ("a", "b"))
    assert (found.couples, found.incomplete) == (118, 2)


def test_exchangeable_is_the_peak_of_the_restricted_likelihood_with_partners_missing():
    y, predictors, _ = invented()
    y[:20, 1] = np.nan
    y[20] = np.nan
    found = exchangeable(y, predictors)
    assert (found.couples, found.singles, found.incomplete) == (99, 20, 22)
    whole = np.isfinite(y).ravel()
    design, flat = predictors.design().reshape(-1, 3)[whole], y.ravel()[whole]

    def restricted(rho):
        pattern = np.kron(np.eye(len(y)), [[1, rho], [rho, 1]])[np.ix_(whole, whole)]
        estimates, spread, left = dense(flat, design, pattern)
        free = len(flat) - 3
        parts = np.linalg.slogdet(pattern)[1] - np.linalg.slogdet(spread)[1]
        loglik = -0.5 * (free * (log(2 * pi * left / free) + 1) + parts)
        return loglik, estimates, np.sqrt(np.diag(spread) * left / free)

    loglik, estimates, errors = restricted(found.rho)
    assert found.loglik == pytest.approx(loglik)
    np.testing.assert_allclose([each.estimate for each in found.effects], estimates, rtol=1e-8)
    np.testing.assert_allclose([each.error for each in found.effects], errors, rtol=1e-8)
    assert all(restricted(found.rho + step)[0] < loglik for step in (-0.01, 0.01))


def test_the_truth_lies_in_95_of_100_intervals():
    held = np.zeros(2)
    for seed in range(200):
        y, predictors, _ = invented(seed)
        found = distinguishable(y, predictors, ("a", "b"))
        for place, (effect, truth) in enumerate(
            [(found.effects[0][1], 0.5), (found.differences[1], 0.2 - -0.1)]
        ):
            low, high = effect.interval()
            held[place] += low <= truth <= high
    assert (held >= 180).all()
    assert (held <= 199).all()


@pytest.mark.parametrize("model", [exchangeable, lambda y, x: distinguishable(y, x, ("a", "b"))])
def test_what_cannot_be_told_is_refused(model):
    y, predictors, _ = invented()
    with pytest.raises(Unfit, match=r"partner.* follows from the others. Mend: leave it out"):
        model(y, Predictors(predictors.actor, 2 * predictors.actor + 1))
    with pytest.raises(Unfit, match="are too few for 3 coefficients"):
        model(y[:1], Predictors(predictors.actor[:1], predictors.partner[:1]))
    with pytest.raises(Unfit, match="never differs, or follows without error"):
        model(predictors.actor.copy(), predictors)


def test_exchangeable_needs_couples():
    y, predictors, _ = invented()
    y[:, 1] = np.nan
    with pytest.raises(Unfit, match="no couple has the values of both"):
        exchangeable(y, predictors)


def written(couples=30, days=8, seed=5):
    rng = default_rng(seed)
    couple = np.repeat(np.arange(couples), 2 * days)
    person = np.tile(np.repeat([0, 1], days), couples)
    x = rng.normal(size=(couple.size, 2))
    y = 2 + x @ [0.5, -0.2] + rng.normal(size=couple.size)
    y += rng.normal(size=couples)[couple] + 0.7 * rng.normal(size=2 * couples)[2 * couple + person]
    return y, x, [f"c{each}" for each in couple], [f"{each}" for each in person]


def test_a_diary_is_the_peak_of_the_restricted_likelihood():
    y, x, couples, persons = written()
    y[:5], couples[7] = np.nan, ""
    found = diary(y, x, ("own", "partner"), couples, persons)
    assert (found.couples, found.persons, found.days, found.incomplete) == (30, 60, 474, 6)
    whole = np.isfinite(y) & (np.array(couples) != "")
    couple = np.array(couples)[whole]
    pairs = np.array([f"{c} {p}" for c, p in zip(couples, persons, strict=True)])[whole]
    design = np.column_stack([np.ones(len(y)), x])[whole]

    def restricted(parts):
        covariance = parts[0] * (couple[:, None] == couple) + parts[1] * (pairs[:, None] == pairs)
        covariance += parts[2] * np.eye(len(couple))
        estimates, spread, left = dense(y[whole], design, covariance)
        free = len(couple) - 3
        rest = np.linalg.slogdet(covariance)[1] - np.linalg.slogdet(spread)[1]
        return -0.5 * (free * log(2 * pi) + rest + left), estimates, np.sqrt(np.diag(spread))

    parts = np.array([found.couple_variance, found.person_variance, found.residual_variance])
    loglik, estimates, errors = restricted(parts)
    assert found.loglik == pytest.approx(loglik, abs=1e-4)
    np.testing.assert_allclose([each.estimate for each in found.effects], estimates, atol=1e-6)
    np.testing.assert_allclose([each.error for each in found.effects], errors, rtol=1e-6)
    for place in range(3):
        for factor in (0.9, 1.1):
            assert restricted(parts * np.where(np.arange(3) == place, factor, 1))[0] < loglik


def test_a_diary_does_not_depend_on_the_order_of_rows():
    y, x, couples, persons = written(couples=12)
    order = default_rng(1).permutation(len(y))
    one = diary(y, x, ("own", "partner"), couples, persons)
    other = diary(
        y[order],
        x[order],
        ("own", "partner"),
        [couples[each] for each in order],
        [persons[each] for each in order],
    )
    assert [each.estimate for each in other.effects] == pytest.approx(
        [each.estimate for each in one.effects], rel=1e-4
    )


def test_a_diary_without_pairs_or_with_a_doubled_column_is_refused():
    y, x, couples, _ = written(couples=4)
    with pytest.raises(Unfit, match="with both partners"):
        diary(y, x, ("own", "partner"), couples, ["1"] * len(y))
    with pytest.raises(Unfit, match="again is the same everywhere, or follows"):
        diary(y, np.column_stack([x[:, 0], x[:, 0]]), ("own", "again"), couples, ["1"] * len(y))


def test_a_diary_without_its_library_says_the_mend(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "statsmodels.regression.mixed_linear_model", None)
    with pytest.raises(NoLibrary, match=r"needs statsmodels\. Mend: "):
        diary(*written(couples=4)[:2], ("own", "partner"), *written(couples=4)[2:])


def test_effects_know_their_errors():
    effect = Effect("actor", 0.4, 0.2)
    assert effect.ratio == 2
    assert effect.p == pytest.approx(0.0455003)
    assert effect.interval() == pytest.approx((0.0080072, 0.7919928))
    few = Effect("actor", 0.4, 0.2, 5)
    assert few.p == pytest.approx(0.1019395)
    assert few.interval()[1] == pytest.approx(0.4 + 0.2 * 2.5705818)
    assert isnan(Effect("none", 0.0, 0.0, inf).ratio)
    test = wald("both", np.eye(2), np.array([0.4, 0.0]), np.diag([0.04, 1.0]))
    assert (test.chi2, test.df) == (pytest.approx(4), 2)
    assert test.p == pytest.approx(0.1353353)
