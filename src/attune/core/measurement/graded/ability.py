"""Where a person stands on theta, and how sure that is; missing answers are simply left out."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from attune.core.measurement.graded import grid, information, responses
from attune.core.measurement.graded.items import Bank, Floats

ROUNDS = 100
CLOSE = 1e-9
STRIDE = 1.0
"""A step of Newton's method goes no farther than this: far out, where answers tell little, it would overshoot."""


@dataclass(frozen=True, slots=True, eq=False)
class Ability:
    """`theta` (n,) with its standard error `error` (n,), in standard deviations of the people who calibrated."""

    theta: Floats
    error: Floats

    def payload(self) -> list[dict[str, float]]:
        """[{"theta", "se"}], one a person, in their order."""
        return [
            {"theta": theta, "se": error}
            for theta, error in zip(self.theta.tolist(), self.error.tolist(), strict=True)
        ]


def eap(bank: Bank, categories: Floats, *, mean: float = 0.0, sd: float = 1.0) -> Ability:
    """Mean and standard deviation of the posterior of theta, for `categories` (n, k) from 0, NaN = missing.

    EAP (R. D. Bock and R. J. Mislevy 1982): theta = sum_q X_q L(X_q) w_q / sum_q L(X_q) w_q over a grid of the prior
    N(mean, sd^2). A person without any answer gets the prior back. Its 95 % interval, theta +- 1.96 se, holds the true
    theta in 95 % of people drawn from the prior, not at each theta: at the ends it holds fewer, as the mean is drawn
    to the middle. Raises Unusable where a category is none of the item's.
    """
    responses.checked(bank, categories)
    nodes = grid.normal(grid.enough(information.peak(bank), sd=sd), mean=mean, sd=sd)
    powers = np.stack([np.ones_like(nodes.points), nodes.points, nodes.points**2], axis=1)
    table, sums = grid.logs(bank, nodes.points), np.empty((categories.shape[0], 3))
    for start in range(0, categories.shape[0], grid.BLOCK):
        some = slice(start, start + grid.BLOCK)
        posterior = responses.chosen(categories[some], bank.thresholds.shape[1] + 1) @ table
        posterior += np.log(nodes.weights)
        posterior -= posterior.max(axis=1, keepdims=True)
        sums[some] = np.exp(posterior, out=posterior) @ powers
    theta = sums[:, 1] / sums[:, 0]
    return Ability(theta, np.sqrt(np.maximum(sums[:, 2] / sums[:, 0] - theta**2, 0.0)))


def map_(bank: Bank, categories: Floats, *, mean: float = 0.0, sd: float = 1.0) -> Ability:
    """The peak of the posterior, and its standard error 1 / sqrt(curvature there); shapes and errors as in `eap`.

    MAP (F. Samejima 1969) by Newton's method: with F the chances of at least this and of at least the next category,
    d log P / d theta = a (1 - F_c - F_(c+1)), and its derivative -a^2 (F_c (1 - F_c) + F_(c+1) (1 - F_(c+1))), which is
    never above 0: there is one peak.
    """
    responses.checked(bank, categories)
    lower, upper = _edges(bank, categories)
    theta = np.full(categories.shape[0], float(mean))
    for _ in range(ROUNDS):
        slope, curvature = _slope(bank, theta, lower, upper)
        step = (slope - (theta - mean) / sd**2) / (curvature + 1 / sd**2)
        theta += np.clip(step, -STRIDE, STRIDE)
        if np.abs(step).max(initial=0.0) < CLOSE:
            break
    return Ability(theta, 1 / np.sqrt(_slope(bank, theta, lower, upper)[1] + 1 / sd**2))


def _edges(bank: Bank, categories: Floats) -> tuple[Floats, Floats]:
    """The thresholds below and above each answer, shape (n, k); -inf below the first and for a missing answer."""
    count = categories.shape[1]
    ends = np.full((count, 1), np.inf)
    table = np.concatenate([-ends, bank.thresholds, ends], axis=1)
    places = np.nan_to_num(categories).astype(np.int64)
    lower, upper = table[np.arange(count), places], table[np.arange(count), places + 1]
    return lower, np.where(np.isnan(categories), np.inf, upper)


def _slope(bank: Bank, theta: Floats, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
    """First derivative of the log-likelihood, and minus the second, at each theta; shapes (n,)."""
    reached = expit(bank.slopes * (theta[:, None] - lower))
    passed = expit(bank.slopes * (theta[:, None] - upper))
    spread = reached * (1 - reached) + passed * (1 - passed)
    return (1 - reached - passed) @ bank.slopes, spread @ bank.slopes**2
