"""The points of theta at which sums stand for integrals, and what each answer weighs there."""

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np

from attune.core.measurement.graded.items import Bank, Floats

FEWEST = 41
REACH = 6.0
"""Points lie within so many standard deviations of the prior: all but 2 in 10^9 of it."""
BLOCK = 2048
"""So many people at a time: their sums at all points fit a processor's cache, whatever the size of the sample."""
FAINT = 1e-300
"""Stands for a probability that a computer rounds to 0, so that its logarithm stays a number."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """`points` (q,) of theta, evenly spaced, and the prior's `weights` (q,) at them, summing to 1."""

    points: Floats
    weights: Floats


def normal(points: int, *, mean: float = 0.0, sd: float = 1.0, reach: float = REACH) -> Grid:
    """A normal prior at so many evenly spaced points from mean - reach sd to mean + reach sd."""
    steps = np.linspace(-reach, reach, points)
    weights = np.exp(-0.5 * steps**2)
    return Grid(mean + sd * steps, weights / weights.sum())


REPORTED = normal(401, reach=8.0)
"""Log-likelihoods are told on this grid, N(0, 1) at 401 points from -8 to 8, so that programs can be compared."""


def enough(sharpest: float, *, sd: float = 1.0, reach: float = REACH) -> int:
    """How many points a bank with `sharpest` test information at its peak needs, at least FEWEST; odd.

    An even grid of step h sums a bell of standard deviation s with a relative error of 2 exp(-2 (pi s / h)^2)
    (Poisson's sum formula): under 10^-8 while h is at most s. The narrowest posterior has
    s = 1 / sqrt(information + 1 / sd^2).
    """
    needed = ceil(2 * reach * sd * sqrt(sharpest + 1 / sd**2))
    return max(FEWEST, needed + 1 - needed % 2)


def logs(bank: Bank, points: Floats) -> Floats:
    """The logarithm of P(category | theta) at the points, shape (k * (m + 1), q): what an answer adds."""
    table = bank.probabilities(points).transpose(1, 2, 0)
    return np.log(np.maximum(table.reshape(-1, points.size), FAINT))
