"""How much an item, or a test, tells at each theta; and what that makes of its reliability."""

import numpy as np

from attune.core.measurement.graded import grid
from attune.core.measurement.graded.items import Bank, Floats


def item_information(bank: Bank, theta: Floats) -> Floats:
    """Fisher information of each item at each theta, shape (n, k), 0 or more, in 1 / theta^2; `theta` is (n,).

    I(theta) = a^2 sum_c P_c (1 - F_c - F_(c+1))^2 with F_c = P(category >= c), F_0 = 1 and 0 above the last: the form
    that F. Samejima (1969) writes as sum_c P'_c^2 / P_c, without its division.
    """
    above = bank.at_least(theta)
    first, last = above[:, :, 0], above[:, :, -1]
    upper, lower = above[:, :, :-1], above[:, :, 1:]
    between = ((upper - lower) * (1 - upper - lower) ** 2).sum(axis=2)
    return np.asarray(bank.slopes**2 * ((1 - first) * first**2 + between + last * (1 - last) ** 2))


def test_information(bank: Bank, theta: Floats) -> Floats:
    """Information of all items together at each theta, shape (n,): their sum (answers are independent given theta).

    Its standard error is 1 / sqrt(information), without a prior.
    """
    return np.asarray(item_information(bank, theta).sum(axis=1))


def peak(bank: Bank) -> float:
    """The highest test information near the thresholds of the bank."""
    edges = bank.thresholds[np.isfinite(bank.thresholds)]
    return float(test_information(bank, np.unique(np.concatenate([edges, np.linspace(-4, 4, 81)]))).max())


def marginal_reliability(bank: Bank) -> float:
    """The mean of I / (I + 1) over theta ~ N(0, 1), between 0 and 1.

    The share of variance in theta that a score of the whole test holds, averaged over people (B. F. Green, R. D. Bock,
    L. G. Humphreys, R. L. Linn and M. D. Reckase 1984, with the prior's information of 1 counted in).
    """
    told = test_information(bank, grid.REPORTED.points)
    return float(grid.REPORTED.weights @ (told / (told + 1)))
